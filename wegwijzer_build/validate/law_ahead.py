"""A bill has a day on which it holds (bill-dated).

Law that is to come in on a day names no publication of it (no-publication).

What is said of a confirmation does not fit (confirmation).

Law begins, and nobody has seen that it does (unconfirmed, a warning).

Law never comes in by itself. A bill may never have `valid_from`: nobody knows its day. A law may, once it was
published: then one of its sources has `published_in`, the official journal, with its `number`. Which journals are
official stands under `demands` in site.yml (`official_journals`). On its day, or later, a person looks whether it
really holds, and writes down `confirmed_on` and in which role, `confirmed_by`. Until then what it follows stays, or
nothing stands there; pages tell that it was not looked at, and a warning asks for it.

Bad:
    kind: law
    sources: [nieuwsbericht]
    valid_from: 2027-01-01

Good:
    kind: law
    sources: [wet-in-het-staatsblad]  # published_in: Staatsblad, number: …
    valid_from: 2027-01-01
    confirmed_on: 2027-01-04
    confirmed_by: jurist
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.model import Kind, Statement
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import first_day, in_turns, quoted, say, this

from .context import CheckContext, RawItem
from .lapsed import Standing
from .violation import Violation

BEGIN, ON, BY = "valid_from", "confirmed_on", "confirmed_by"
_NOT_A_LAW = say("only law with 'valid_from' is confirmed")


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every statement that begins on a day."""
    sources = {item.id: item for item in context.items if item.collection == "sources"}
    for item in context.items:
        if not issubclass(item.model, Statement):
            continue
        if item.text("kind") == Kind.BILL and item.has(BEGIN):
            hint = say("take it out; once it is law and published, write a text of kind 'law' that follows this one")
            message = say("{this} is about a bill, and a bill holds from no day", this=this(item.one))
            yield item.problem((BEGIN,), Violation("bill-dated", message, hint), of_key=True)
        elif item.has(BEGIN) and _is_law(item):
            yield from _confirmation(item)
            if not item.has(ON):
                yield from _publication(context, item, sources)
        elif item.text("kind") in tuple(Kind):
            for key in (ON, BY):
                if item.has(key):
                    violation = Violation(
                        "confirmation",
                        say("'{reason}' is not needed: {why}", reason=key, why=_NOT_A_LAW),
                        say("take it out"),
                    )
                    yield item.problem((key,), violation, of_key=True)


def unconfirmed(places: Mapping[tuple[str, str], RawItem], today: Standing) -> Iterator[Problem]:
    """A warning for each law that should hold on the day of a standing, and that nobody confirmed."""
    for name, day in today.pending.items():
        item = places[name]
        other = item.text("follows") or ""
        instead = say("it is not shown")
        if (name[0], other) in today.held:
            instead = say("{other} is still shown", other=quoted(other))
        message = say(
            "{this} should hold from {day}, and nobody has confirmed it: {instead}",
            this=this(item.one),
            day=day,
            instead=instead,
        )
        hint = say(
            "see in its publication whether it holds, then say in '{on}' when you did and in '{by}' in which role",
            on=ON,
            by=BY,
        )
        yield item.problem((BEGIN,), Violation("unconfirmed", message, hint), warning=True)


def _is_law(item: RawItem) -> bool:
    sections = item.raw.get("sections") if isinstance(item.raw, dict) and "sections" in item.shape.fields else None
    parts = [part for part in sections if isinstance(part, dict)] if isinstance(sections, list) else []
    return Kind.LAW in (item.text("kind"), *(part.get("kind") for part in parts))


def _confirmation(item: RawItem) -> Iterator[Problem]:
    for key, other in ((ON, BY), (BY, ON)):
        if item.has(key) and not item.has(other):
            message = (
                say("nothing says in which role somebody confirmed it")
                if other == BY
                else say("nothing says when somebody confirmed it")
            )
            violation = Violation("confirmation", message, say("add '{key}'", key=other))
            yield item.problem((key,), violation, of_key=True)
    begin, on = first_day(item.text(BEGIN) or ""), first_day(item.text(ON) or "")
    if begin and on and on < begin:
        message = say(
            "{this} was confirmed on {on}, before it begins on {begin}", this=this(item.one), on=on, begin=begin
        )
        hint = say(
            "look on {begin} or later whether it really holds, and leave '{key}' out until then", begin=begin, key=ON
        )
        yield item.problem((ON,), Violation("confirmation", message, hint))


def _publication(context: CheckContext, item: RawItem, sources: Mapping[str, RawItem]) -> Iterator[Problem]:
    named = (scalar.text for scalar in item.scalars if scalar.leaf.refers_to == "sources")
    journals = context.demands.official_journals
    for source in (sources[name] for name in named if name in sources):
        journal = source.text("published_in")
        if journal and source.has("number") and (not journals or journal in journals):
            return
    where = in_turns(journals) if journals else say("the official journal")
    message = say(
        "{this} is law that begins on {begin}, and none of its sources is its publication",
        this=this(item.one),
        begin=item.text(BEGIN),
    )
    hint = say(
        "name the source with 'published_in: {where}' and its 'number'; until it was published, leave '{key}' out "
        "and say in the text what was announced, with another kind",
        where=where,
        key=BEGIN,
    )
    yield item.problem(("sources",), Violation("no-publication", message, hint), of_key=item.has("sources"))
