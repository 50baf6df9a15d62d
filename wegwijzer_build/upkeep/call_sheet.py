"""The call sheet on paper: as a page of its own, and as text. Its words go through gettext, as those of pages do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wegwijzer_build.downloads.paper import Block, Grid, Heading, Paper, Paragraph, line
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.wording import first_day

from .calls import LANGUAGES, Call, Fact

_TEMPLATE = "call_sheet.html.jinja"
_BLANK = "_" * 30


@dataclass(frozen=True)
class _Asked:
    """A line of the sheet: what to ask, and what the site says now, if it says anything."""

    question: str
    now: str
    is_said: bool


@dataclass(frozen=True)
class _CallView:
    """A contact on the sheet. `numbers`: where to call."""

    title: str
    numbers: tuple[str, ...]
    shown: str
    asked: tuple[_Asked, ...]
    sources: tuple[str, ...]
    read_in: str


def as_html(calls: Sequence[Call], as_of: date, language: Language) -> str:
    """A page to print, whole in itself: no script, and nothing that is fetched."""
    template = environment(language, Path(__file__).parent).get_template(_TEMPLATE)
    views = [_view(call, language) for call in calls]
    return template.render(calls=views, lang=language.code, day=language.day(as_of)) + "\n"


def as_paper(calls: Sequence[Call], as_of: date, language: Language) -> Paper:
    """The same to fill in as a file, or to print with it."""
    _ = language.gettext
    blocks: list[Block] = [Paragraph((line(each),)) for each in _instructions(language)]
    for call in calls:
        blocks += _blocks(_view(call, language), language)
    if not calls:
        blocks.append(Paragraph((line(_("Er is niemand om te bellen.")),)))
    return Paper(_("Bellijst, gemaakt op {day}").format(day=language.day(as_of)), language.code, as_of, tuple(blocks))


def _blocks(view: _CallView, language: Language) -> Iterator[Block]:
    _ = language.gettext
    yield Heading(1, view.title)
    yield Paragraph((line(", ".join(view.numbers) or "-", bold=True),))
    if view.shown:
        yield Paragraph((line(view.shown),), soft=True)
    columns = (_("Vraag"), _("De site zegt nu"), _("Klopt"), _("Het is"))
    rows = tuple(((line(asked.question),), (line(asked.now),), (), ()) for asked in view.asked)
    yield Grid(_("Vragen aan {title}").format(title=view.title), columns, rows, (34, 24, 10, 32), ticked=2)
    blank = _BLANK[:20]
    yield Paragraph((line(f"{_('Gebeld op')} {blank} {_('door (rol)')} {blank}"),))
    said = [view.read_in, *(_("Bron: {source}").format(source=source) for source in view.sources)]
    yield Paragraph(tuple(map(line, said)), soft=True)


def as_text(calls: Sequence[Call], as_of: date, language: Language) -> str:
    """The same to read in a terminal, or to print."""
    _ = language.gettext
    if not calls:
        return _("Er is niemand om te bellen.")
    head = [_("Bellijst, gemaakt op {day}").format(day=language.day(as_of)), *_instructions(language)]
    return "\n\n".join(["\n".join(head), *("\n".join(_lines(_view(call, language), language)) for call in calls)])


def _instructions(language: Language) -> tuple[str, ...]:
    _ = language.gettext
    return (
        _("Zeg eerst dat u voor een website belt, en dat u zelf geen hulp nodig hebt. Bel op een rustig moment."),
        _("Vertel niets over iemand. Vraag wat hieronder staat, en schrijf op wat u hoort."),
    )


def _view(call: Call, language: Language) -> _CallView:
    _ = language.gettext
    numbers = tuple(fact.now for fact in call.facts if fact.key == "at" and fact.way.startswith("phone") and fact.now)
    shown = language.ngettext(
        "Staat bij {number} uitkomst van keuzehulpen", "Staat bij {number} uitkomsten van keuzehulpen", call.outcomes
    ).format(number=call.outcomes)
    read_in = language.partial_date(call.read_in) if first_day(call.read_in) else _("kopie zonder datum")
    return _CallView(
        call.title,
        numbers,
        shown if call.outcomes else "",
        tuple(_Asked(_question(fact, language), _now(fact, language), bool(fact.now)) for fact in call.facts),
        tuple(", ".join(filter(None, (line.title, line.publisher, line.date))) for line in call.sources),
        _("Gelezen: {day}").format(day=read_in),
    )


def _question(fact: Fact, language: Language) -> str:
    _ = language.gettext
    by, _slash, number = fact.way.partition("/")
    way = {"phone": _("telefoon"), "chat": _("chat"), "": ""}[by] + (f" {number}" if number else "")
    asked = {
        "at": _("Klopt dit nummer of adres?"),
        "hours": _("Wanneer is het open?"),
        "cost": _("Wat kost het?"),
        "free": _("Is de hulp gratis?"),
        "anonymous": _("Kan iemand anoniem blijven?"),
        "confidential": _("Blijft het gesprek vertrouwelijk? Wanneer niet?"),
        LANGUAGES: _("In welke talen kan het? Is er een tolk?"),
    }[fact.key]
    return f"{way}: {asked}" if way else asked


def _now(fact: Fact, language: Language) -> str:
    _ = language.gettext
    return {"true": _("ja"), "false": _("nee"), "": _("staat er niet")}.get(fact.now, fact.now)


def _lines(view: _CallView, language: Language) -> Iterator[str]:
    _ = language.gettext
    yield f"{view.title}: {', '.join(view.numbers) or '-'}"
    if view.shown:
        yield f"   {view.shown}"
    for asked in view.asked:
        yield f"   {'[ ]' if asked.is_said else '   '} {asked.question}"
        yield "       {now}".format(now=_("nu: {now}").format(now=asked.now))
        yield "       {answer} {blank}".format(answer=_("het is:"), blank=_BLANK)
    yield "   {on} {blank} {by} {blank}".format(on=_("gebeld op:"), by=_("door (rol):"), blank=_BLANK)
    for source in view.sources:
        yield "   {source}".format(source=_("bron: {source}").format(source=source))
    yield f"   {view.read_in}"
