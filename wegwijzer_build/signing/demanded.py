"""Nobody agreed yet to a text as it is, in a role that the site asks for (not-signed, a warning).

`demands: {signed: …}` in site.yml says in which roles somebody has to agree to texts of a kind: to those of law a
lawyer, for example. Who agreed stands in `reviews/signoffs.yml` beside the content, by a hash of the text. After an
edit of that text the hash is another, and somebody has to read it again. A tree is asked for in the roles of the kinds
that the explanations at its questions have. `wegwijzer status` lists what has to be read, `wegwijzer review --unsigned`
makes a page of it to send, and `wegwijzer sign` writes down who agreed. A site that asks for nothing gets no such
warning.

Bad:
    demands: {signed: {law: [legal]}}   # in site.yml
    signed: []                          # in reviews/signoffs.yml

Good:
    demands: {signed: {law: [legal]}}   # in site.yml
    signed:                             # in reviews/signoffs.yml
      - item: advice/beleid
        hash: 4f3a2b1c9d0e
        role: legal
        by: A lawyer
        on: 2026-11-20
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from wegwijzer_build.model import SigningRole
from wegwijzer_build.problems import Problem, Severity, as_one
from wegwijzer_build.validate.context import CheckContext, RawItem
from wegwijzer_build.validate.explained import with_explanations
from wegwijzer_build.wording import Message, say

from .agreed import Agreement, ItemName, SignedTexts


def check(context: CheckContext, texts: SignedTexts, shown: Container[ItemName]) -> Iterator[Problem]:
    """A warning for each role in which texts of a kind wait for somebody. `shown`: what the site says on the day."""
    yield from as_one(_each(context, texts, shown))


def _each(context: CheckContext, texts: SignedTexts, shown: Container[ItemName]) -> Iterator[Problem]:
    asked = {kind.value: roles for kind, roles in context.demands.signed.items()}
    for item in context.written:
        name = item.collection, item.id
        if name not in texts.hashes or name not in shown:
            continue
        kinds = _kinds_by_role(item, asked)
        for role in texts.lacking(name, kinds):
            message, hint = _said(texts.of(name, role).agreement, role.value, kinds[role])
            yield Problem(item.place(), "not-signed", message, hint, severity=Severity.WARNING)


def _kinds_by_role(item: RawItem, asked: Mapping[str, Sequence[SigningRole]]) -> Mapping[SigningRole, str]:
    """Each role that has to agree to an item → the first kind in it for which the site asks that."""
    found: dict[SigningRole, str] = {}
    for each in with_explanations([item]):
        kind = each.text("kind") or ""
        for role in asked.get(kind, ()):
            found.setdefault(role, kind)
    return found


def _said(agreement: Agreement, role: str, kind: str) -> tuple[Message, Message]:
    if agreement is Agreement.VOIDED:
        message = say(
            "this text differs from the one to which somebody agreed as '{role}', which the site asks for '{kind}'",
            role=role,
            kind=kind,
        )
        return message, say("let somebody in that role read it again; 'wegwijzer review --unsigned' makes a page of it")
    return (
        say("nobody agreed to this text as '{role}', which the site asks for '{kind}'", role=role, kind=kind),
        say("'wegwijzer review --unsigned' makes a page to send of it, 'wegwijzer sign' writes down who agreed"),
    )
