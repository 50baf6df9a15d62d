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
from wegwijzer_build.wording import first_day, quoted

from .context import CheckContext, RawItem
from .lapsed import Standing
from .violation import Violation

BEGIN, ON, BY = "valid_from", "confirmed_on", "confirmed_by"
_NOT_A_LAW = "only law with 'valid_from' is confirmed"


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every statement that begins on a day."""
    sources = {item.id: item for item in context.items if item.collection == "sources"}
    for item in context.items:
        if not issubclass(item.model, Statement):
            continue
        if item.text("kind") == Kind.BILL and item.has(BEGIN):
            hint = "take it out; once it is law and published, write a text of kind 'law' that follows this one"
            message = f"this {item.one} is about a bill, and a bill holds from no day"
            yield item.problem((BEGIN,), Violation("bill-dated", message, hint), of_key=True)
        elif item.has(BEGIN) and _is_law(item):
            yield from _confirmation(item)
            if not item.has(ON):
                yield from _publication(context, item, sources)
        elif item.text("kind") in tuple(Kind):
            for key in (ON, BY):
                if item.has(key):
                    violation = Violation("confirmation", f"'{key}' is not needed: {_NOT_A_LAW}", "take it out")
                    yield item.problem((key,), violation, of_key=True)


def unconfirmed(places: Mapping[tuple[str, str], RawItem], today: Standing) -> Iterator[Problem]:
    """A warning for each law that should hold on the day of a standing, and that nobody confirmed."""
    for name, day in today.pending.items():
        item = places[name]
        other = item.text("follows") or ""
        instead = f"{quoted(other)} is still shown" if (name[0], other) in today.held else "it is not shown"
        message = f"this {item.one} should hold from {day}, and nobody has confirmed it: {instead}"
        hint = f"see in its publication whether it holds, then say in '{ON}' when you did and in '{BY}' in which role"
        yield item.problem((BEGIN,), Violation("unconfirmed", message, hint), warning=True)


def _is_law(item: RawItem) -> bool:
    sections = item.raw.get("sections") if isinstance(item.raw, dict) and "sections" in item.shape.fields else None
    parts = [part for part in sections if isinstance(part, dict)] if isinstance(sections, list) else []
    return Kind.LAW in (item.text("kind"), *(part.get("kind") for part in parts))


def _confirmation(item: RawItem) -> Iterator[Problem]:
    for key, other in ((ON, BY), (BY, ON)):
        if item.has(key) and not item.has(other):
            what = "in which role somebody confirmed it" if other == BY else "when somebody confirmed it"
            violation = Violation("confirmation", f"nothing says {what}", f"add '{other}'")
            yield item.problem((key,), violation, of_key=True)
    begin, on = first_day(item.text(BEGIN) or ""), first_day(item.text(ON) or "")
    if begin and on and on < begin:
        message = f"this {item.one} was confirmed on {on}, before it begins on {begin}"
        hint = f"look on {begin} or later whether it really holds, and leave '{ON}' out until then"
        yield item.problem((ON,), Violation("confirmation", message, hint))


def _publication(context: CheckContext, item: RawItem, sources: Mapping[str, RawItem]) -> Iterator[Problem]:
    raw = item.raw.get("sources") if isinstance(item.raw, dict) else None
    named = (
        [sources[name] for name in raw if isinstance(name, str) and name in sources] if isinstance(raw, list) else []
    )
    journals = context.demands.official_journals
    for source in named:
        journal = source.text("published_in")
        if journal and source.has("number") and (not journals or journal in journals):
            return
    where = " or ".join(journals) if journals else "the official journal"
    message = f"this {item.one} is law that begins on {item.text(BEGIN)}, and none of its sources is its publication"
    hint = (
        f"name the source with 'published_in: {where}' and its 'number'; until it was published, leave '{BEGIN}' out "
        "and say in the text what was announced, with another kind"
    )
    yield item.problem(("sources",), Violation("no-publication", message, hint), of_key=item.has("sources"))
