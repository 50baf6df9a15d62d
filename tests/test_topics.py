"""Topics: sections with their weight, and overviews made from what there is."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from tests.test_render import sample_content, site_with
from wegwijzer_build.model import Clash, Content, Kind, Overview, Sides
from wegwijzer_build.render.layout.scripts import scripts_of
from wegwijzer_build.render.lists.entries import solution_groups
from wegwijzer_build.render.lists.view import audience_view, collection_view, home_view
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.topic.overviews import OverviewView, TableView, overview_view
from wegwijzer_build.render.topic.view import topic_view


def here(address: str, content: Content | None = None) -> Here:
    """A page of the sample, or of some other content."""
    return Here(site_with(content or sample_content()), address)


SIDES = Sides(solutions=("intern", "extern"), roles=("vertrouwenspersoon-intern", "vertrouwenspersoon-extern"))


def overview(kind: Overview, content: Content | None = None) -> OverviewView:
    """An overview on a page of the sample."""
    return overview_view(here("onderwerpen/x/", content), kind, SIDES)


def cells(table: TableView | None) -> list[tuple[str, ...]]:
    """The table as words, a row a tuple; a list of links or texts joined by `|`."""
    assert table is not None
    return [
        (
            row.words,
            *(
                cell.word
                or "|".join([*(link.words for link in cell.links), *(text.striptags() for text in cell.texts)])
                for cell in each
            ),
        )
        for row, each in table.rows
    ]


# --- topics --------------------------------------------------------------------------------------------------------


def test_a_topic_says_what_each_section_weighs() -> None:
    """With sections of several kinds each says its own; one without has that of the topic, and shows no sources."""
    view = topic_view(here("onderwerpen/wet/"), "wet")
    assert [(s.heading, s.kind.id if s.kind else None, len(s.sources)) for s in view.sections] == [
        ("Wat nu geldt", "law", 0),
        ("Wat het voorstel zou veranderen", "bill", 1),
    ]
    assert (view.rests.kind.id, [source.href.rstrip("/").rpartition("/")[2] for source in view.rests.sources]) == (
        "law",
        ["arbowet"],
    )
    one_kind = topic_view(here("onderwerpen/wie-doet-wat/"), "wie-doet-wat")
    assert [section.kind for section in one_kind.sections] == [None, None, None]


def test_a_topic_shows_what_its_sections_name() -> None:
    """Pictures and figures are drawn in their section, and everything else that it names is led on to."""
    now, proposal = topic_view(here("onderwerpen/wet/"), "wet").sections
    assert [picture.href for picture in now.pictures] == ["../../afbeeldingen/lijn/"]
    assert [figure.href for figure in now.figures] == ["../../cijfers/toegang/"]
    assert [(group.heading, [entry.title for entry in group.entries]) for group in now.groups] == [
        ("Wat u kunt doen", ["Maak beleid tegen ongewenst gedrag"])
    ]
    assert [group.heading for group in proposal.groups] == ["Oplossingen", "Om te gebruiken"]
    assert [contact.id for contact in proposal.contacts] == ["hulplijn"]
    assert proposal.overview is not None


def test_a_topic_speaks_to_its_audience() -> None:
    """Only where all of its readers are addressed with 'je' a topic says so."""
    content = sample_content()
    informal = {name: audience.model_copy(update={"informal": True}) for name, audience in content.audiences.items()}
    all_informal = replace(content, audiences=MappingProxyType(informal))
    one_informal = replace(
        content, audiences=MappingProxyType({**content.audiences, "werknemer": informal["werknemer"]})
    )
    told = [topic_view(here("onderwerpen/wet/", c), "wet").sections[0].groups[0] for c in (all_informal, one_informal)]
    assert [group.heading for group in told] == ["Wat je kunt doen", "Wat u kunt doen"]


def test_topics_stand_in_their_order() -> None:
    """The list of topics, the home page and the page of an audience follow `order`; a page shows only its own."""
    in_order = ["De wet nu en het wetsvoorstel", "Wie doet wat"]
    for groups in (
        collection_view(here("onderwerpen/"), "topics").groups,
        [group for group in home_view(here("")).groups if group.heading == "Onderwerpen"],
        [g for g in audience_view(here("voor/werkgever/"), "werkgever").groups if g.heading == "Onderwerpen"],
    ):
        assert [[entry.title for entry in group.entries] for group in groups] == [in_order]
    theirs = audience_view(here("voor/werknemer/"), "werknemer").groups
    assert [e.title for g in theirs if g.heading == "Onderwerpen" for e in g.entries] == in_order[:1]


# --- overviews -----------------------------------------------------------------------------------------------------


def test_the_matrix_says_in_words_who_does_what() -> None:
    """Every role against every task that one of them names: does, never, or neither; who does most stands first."""
    content = sample_content()
    idle = content.roles["extern"].model_copy(update={"title": "Collega", "tasks": (), "never": ("luisteren",)})
    table = overview(Overview.MATRIX, replace(content, roles=MappingProxyType({"a": idle, **content.roles}))).table
    assert table is not None
    assert [link.words for link in table.head] == ["Externe vertrouwenspersoon", "Collega"]
    assert cells(table) == [
        ("Luisteren en meedenken", "doet", "nooit"),
        ("Beslissen voor een ander", "nooit", "geen taak"),
    ]


def sides() -> Content:
    """The sample with a confidant from inside and one from outside."""
    content = sample_content()
    solution, role = content.solutions["branche"], content.roles["extern"]
    inside = role.model_copy(
        update={
            "title": "Intern",
            "tasks": ("luisteren", "beslissen"),
            "never": (),
            "clashes": (Clash(function="HR", why="Dat wringt.", sources=("arbowet",)),),
        }
    )
    return replace(
        content,
        solutions=MappingProxyType(
            {
                "intern": solution.model_copy(update={"cost": None, "good": ("Is dichtbij.",)}),
                "extern": solution.model_copy(update={"cost": None, "watch": ()}),
            }
        ),
        roles=MappingProxyType({"vertrouwenspersoon-intern": inside, "vertrouwenspersoon-extern": role}),
    )


def test_internal_and_external_stand_side_by_side() -> None:
    """What speaks for each, and in what they differ, stands side by side; what both do, once; nothing, not at all."""
    found = overview(Overview.INTERNAL_EXTERNAL, sides())
    assert cells(found.table) == [
        ("Wat ervoor pleit", "Is dichtbij.", "Staat buiten uw bedrijf.|Kost weinig tijd."),
        ("Waar u op let", "Is verder weg dan een collega.", ""),
        ("Wat beiden doen", "Luisteren en meedenken"),
        ("Wat alleen de één doet", "Beslissen voor een ander", ""),
        ("Past niet samen met", "HR", "Lid van de klachtencommissie"),
    ]
    assert found.table is not None
    assert [sum(cell.across for cell in row) for _, row in found.table.rows] == [2] * 5
    assert [source.href.rstrip("/").rpartition("/")[2] for source in found.sources] == ["kamerbrief"]


def test_what_clashes_is_told_with_why_and_sources() -> None:
    """Every function that does not go together with a role stands with that role, the reason and what says so."""
    found = overview(Overview.CLASHES, sides())
    assert cells(found.table) == [
        ("Intern", "HR", "Dat wringt."),
        ("Externe vertrouwenspersoon", "Lid van de klachtencommissie", "Wie luistert, kan niet ook oordelen."),
    ]
    assert [source.href.rstrip("/").rpartition("/")[2] for source in found.sources] == ["arbowet", "kamerbrief"]


def test_solutions_stand_by_sector() -> None:
    """First those for one employer, then shared ones, those of no branch in particular, and each sector by name."""
    content = sample_content()
    one = content.solutions["branche"]
    variants = {
        "z": one.model_copy(update={"sector": "zorg"}),
        "e": one.model_copy(update={"reach": "own", "sector": None}),
        "s": one.model_copy(update={"reach": "shared", "sector": None}),
        "b": one.model_copy(update={"sector": None}),
        "k": one,
    }
    groups = solution_groups(here("x/", replace(content, solutions=MappingProxyType(variants))))
    assert [(group.heading, [entry.href.split("/")[-2] for entry in group.entries]) for group in groups] == [
        ("Voor één werkgever", ["e"]),
        ("Samen met andere werkgevers", ["s"]),
        ("Per branche", ["b"]),
        ("Branche: kappers", ["k"]),
        ("Branche: zorg", ["z"]),
    ]


def test_what_is_law_and_what_is_a_bill() -> None:
    """Laws are known by their official number, and count the texts of that kind that rest on them; others stay out."""
    content = sample_content()
    letter = content.sources["kamerbrief"].model_copy(update={"number": "Kamerstuk 25 883, nr. 365"})
    changed = replace(content, sources=MappingProxyType({**content.sources, "kamerbrief": letter}))
    found = [
        (kind.id, [(link.words, link.note) for link in links])
        for kind, links in overview(Overview.SOURCES_OF_LAW, changed).weights
    ]
    assert found == [
        (Kind.LAW, [("Arbeidsomstandighedenwet", "wetten.overheid.nl, 1 juli 2026 · draagt 2 teksten")]),
        (
            Kind.BILL,
            [
                (
                    "Brief over vertrouwenspersonen",
                    "Ministerie van Sociale Zaken en Werkgelegenheid, oktober 2019 · draagt 2 teksten",
                )
            ],
        ),
    ]


# --- scripts -------------------------------------------------------------------------------------------------------


def test_only_pages_with_words_to_copy_have_the_script_for_it() -> None:
    """A page that has no use for a script does not load it."""
    assert scripts_of(here("instrumenten/checklist/")) == ("copy.js",)
    assert scripts_of(here("zoeken/")) == ("search.js",)
    assert scripts_of(here("instrumenten/")) == ()
    content = sample_content()
    silent = content.instruments["checklist"].model_copy(update={"parts": ()})
    changed = replace(content, instruments=MappingProxyType({"checklist": silent}))
    assert scripts_of(here("instrumenten/checklist/", changed)) == ()
