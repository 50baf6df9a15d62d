"""Overviews made from the other collections: who does what, two sides compared, what clashes, what is law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from wegwijzer_build.model import COLLECTIONS, Kind, Model, Overview, Sides, Statement, Topic, Tree
from wegwijzer_build.render.lists.entries import Group, solution_groups
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.statement.view import KindView, SourceView, kind_view, sources_of


@dataclass(frozen=True)
class Cell:
    """A field of a table: a word, a list, or nothing; `look` is its class. `across`: how many columns it takes."""

    word: str = ""
    look: str = ""
    links: tuple[Link, ...] = ()
    texts: tuple[Markup, ...] = ()
    across: int = 1


@dataclass(frozen=True)
class TableView:
    """A table. `rows`: what each is of, and its fields; `apart`: that stands on a row of its own above them."""

    caption: str
    corner: str
    head: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[Cell, ...]], ...]
    apart: bool = False


@dataclass(frozen=True)
class OverviewView:
    """An overview: some lines to read it by, and a table, groups of entries, or sources by weight."""

    lines: tuple[str, ...] = ()
    table: TableView | None = None
    groups: tuple[Group, ...] = ()
    weights: tuple[tuple[KindView, tuple[Link, ...]], ...] = ()
    sources: tuple[SourceView, ...] = ()


def overview_view(here: Here, overview: Overview, sides: Sides | None = None) -> OverviewView:
    """Make an overview from what there is. `sides`: what to put side by side, where it does that."""
    match overview:
        case Overview.MATRIX:
            return _matrix(here)
        case Overview.INTERNAL_EXTERNAL:
            return _sides(here, sides) if sides else OverviewView()
        case Overview.CLASHES:
            return _clashes(here)
        case Overview.SOLUTIONS:
            return OverviewView(groups=solution_groups(here))
        case Overview.SOURCES_OF_LAW:
            return _weights(here)


def _matrix(here: Here) -> OverviewView:
    """Every task that a role names against every role, who does most first, with what they do on top."""
    content = here.site.content
    _ = here.site.language.gettext
    roles = dict(sorted(content.roles.items(), key=lambda each: -len(each[1].tasks)))
    words = {"does": _("doet"), "never": _("nooit"), "neither": _("geen taak")}

    def cell(role: str, task: str) -> Cell:
        found = "never" if task in roles[role].never else "does" if task in roles[role].tasks else "neither"
        return Cell(words[found], f"ww-{found}")

    named = dict.fromkeys(task for role in roles.values() for task in role.tasks)
    named |= dict.fromkeys(task for role in roles.values() for task in role.never)
    table = TableView(
        caption=_("Wie doet wat, en wie juist niet"),
        corner=_("Taak"),
        head=here.links("roles", tuple(roles)),
        rows=tuple((here.link("tasks", task), tuple(cell(role, task) for role in roles)) for task in named),
    )
    lines = (
        _("‘Doet’: dit hoort bij de rol."),
        _("‘Nooit’: dit doet deze rol zeker niet."),
        _("‘Geen taak’: deze wegwijzer noemt het niet bij deze rol."),
    )
    return OverviewView(lines=lines, table=table)


def _sides(here: Here, sides: Sides) -> OverviewView:
    """One side and the other: what speaks for each, and in what their work differs."""
    content = here.site.content
    _ = here.site.language.gettext
    inside, outside = (content.solutions[name] for name in sides.solutions)
    role_in, role_out = (content.roles[name] for name in sides.roles)

    def texts(items: Sequence[str]) -> Cell:
        return Cell(texts=tuple(map(escape, items)))

    def tasks(items: Iterator[str]) -> Cell:
        return Cell(links=here.links("tasks", tuple(items)))

    rows = [
        (_("Wat ervoor pleit"), (texts(inside.good), texts(outside.good))),
        (_("Waar u op let"), (texts(inside.watch), texts(outside.watch))),
        (_("Wat het kost"), (Cell(inside.cost or ""), Cell(outside.cost or ""))),
        (_("Wat beiden doen"), (_across(tasks(task for task in role_in.tasks if task in role_out.tasks)),)),
        (
            _("Wat alleen de één doet"),
            (
                tasks(task for task in role_in.tasks if task not in role_out.tasks),
                tasks(task for task in role_out.tasks if task not in role_in.tasks),
            ),
        ),
        (_("Wat beiden nooit doen"), (_across(tasks(task for task in role_in.never if task in role_out.never)),)),
        (
            _("Past niet samen met"),
            (
                texts([clash.function for clash in role_in.clashes]),
                texts([clash.function for clash in role_out.clashes]),
            ),
        ),
    ]
    names = dict.fromkeys([*inside.sources, *outside.sources, *role_in.sources, *role_out.sources])
    return OverviewView(
        table=TableView(
            caption=_("Intern en extern naast elkaar"),
            corner="",
            head=here.links("roles", sides.roles),
            rows=tuple((Link(heading, ""), cells) for heading, cells in rows if any(map(_says, cells))),
            apart=True,
        ),
        sources=sources_of(here, tuple(names)),
    )


def _clashes(here: Here) -> OverviewView:
    """Every function that does not go together with a role, and why."""
    _ = here.site.language.gettext
    roles = here.site.content.roles
    rows = tuple(
        (here.link("roles", name), (Cell(clash.function), Cell(texts=(here.inline(clash.why),))))
        for name, role in roles.items()
        for clash in role.clashes
    )
    names = dict.fromkeys(source for role in roles.values() for clash in role.clashes for source in clash.sources)
    return OverviewView(
        table=TableView(
            caption=_("Functies die niet samengaan"),
            corner=_("Rol"),
            head=(Link(_("Gaat niet samen met"), ""), Link(_("Waarom"), "")),
            rows=rows,
        ),
        sources=sources_of(here, tuple(names)),
    )


def _weights(here: Here) -> OverviewView:
    """The laws that texts rest on which hold today, and the documents of those on a bill; who carries most first.

    Which sources are such documents says language/laws.yml; without it all of them are.
    """
    content, language = here.site.content, here.site.language
    laws = content.language.laws
    official = {Kind.LAW: laws.law if laws else (), Kind.BILL: laws.bill if laws else ()}
    starts = {kind: re.compile("|".join(f"(?:{start})" for start in all_) or "") for kind, all_ in official.items()}
    uses: dict[Kind, Counter[str]] = {kind: Counter() for kind in starts}
    for collection in COLLECTIONS:
        for item in content.items(collection.name).values():
            for kind, sources in _rests(item):
                if kind in uses:
                    uses[kind].update(
                        name for name in sources if starts[kind].match(content.sources[name].number or "")
                    )
    weights = []
    for kind, found in uses.items():
        in_order = sorted(found, key=lambda name: (-found[name], here.title("sources", name)))
        links = tuple(here.link("sources", name, _source_note(here, name, found[name])) for name in in_order)
        weights.append((kind_view(kind, language), links))
    return OverviewView(weights=tuple(each for each in weights if each[1]))


def _rests(item: Model) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    if isinstance(item, Statement):
        yield item.kind, item.sources
    if isinstance(item, Topic):
        yield from ((section.kind or item.kind, section.sources) for section in item.sections)
    if isinstance(item, Tree):
        explained = (question.explain for question in item.questions.values())
        yield from ((each.kind, each.sources) for each in explained if each)


def _source_note(here: Here, name: str, uses: int) -> str:
    language = here.site.language
    source = here.site.content.sources[name]
    date = f", {language.partial_date(source.date)}" if source.date else ""
    used = language.ngettext("draagt {n} tekst", "draagt {n} teksten", uses).format(n=uses)
    return f"{source.publisher}{date} · {used}"


def _across(cell: Cell) -> Cell:
    return Cell(cell.word, cell.look, cell.links, cell.texts, across=2)


def _says(cell: Cell) -> bool:
    return bool(cell.word or cell.links or cell.texts)
