"""The parts that make pages: addresses, texts, dates, links both ways, views and files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urljoin

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from tests.contents import SAMPLE
from tests.project import AS_OF
from tools.reading import words
from wegwijzer_build.model import COLLECTIONS, WITH_PAGES, Content, WayKind
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.render import Output, Partials, embed_addresses, page_addresses, plan, render, site_of
from wegwijzer_build.render.data import tree_data
from wegwijzer_build.render.shared import assets, prose
from wegwijzer_build.render.shared.addresses import FOLDERS, of_item, of_state
from wegwijzer_build.render.shared.crossings import Crossings, crossings_of, pointed_to
from wegwijzer_build.render.shared.here import Here, Site, first_trees, trees_in_order
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.statement.view import advice_view, way_view
from wegwijzer_build.render.tree.state.view import GivenView, StateView, state_view
from wegwijzer_build.validate.markdown import links_in


@lru_cache(maxsize=1)
def sample() -> Checked:
    """The sample content, checked."""
    found = check(SAMPLE, AS_OF)
    assert found.is_sound, found.problems
    return found


def site_with(content: Content) -> Site:
    """A site of some content, with a stand-in for the library that searches."""
    return site_of(content, sample().trees, {"lunr.js": b"// library"})


def sample_content() -> Content:
    """The sample content itself."""
    content = sample().content
    assert content is not None
    return content


@lru_cache(maxsize=1)
def sample_site() -> Site:
    """A site of it, for who only looks where links lead."""
    return site_with(sample_content())


# --- addresses -----------------------------------------------------------------------------------------------------

_part = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,5}", fullmatch=True)
_pages = st.lists(_part, max_size=5).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(_pages, _pages, st.one_of(st.just(""), _part))
@example("", "", "")
@example("a/b/", "a/b/", "")
@example("a/b/", "a/", "b")
@example("a/", "a/a/", "")
def test_a_relative_link_leads_where_it_should(start: str, folder: str, file: str) -> None:
    """From any page to any page or file: a browser that follows the link arrives, wherever the site is put."""
    link = Here(sample_site(), start).to(folder + file)
    for root in ("https://a.example/", "https://a.example/x/y/"):
        assert urljoin(root + start, link) == root + folder + file
    assert not link.startswith("/")
    assert link


@given(_pages, _pages)
def test_here_links_the_same_way(start: str, target: str) -> None:
    """The links that pages use lead to the same places, and the root is found from anywhere."""
    here = Here(sample_site(), start)
    root = "https://a.example/x/"
    assert urljoin(root + start, here.to(target)) == root + target
    assert urljoin(root + start, here.root or "./") == root
    elsewhere = Here(here.site, "", "/x/")
    assert urljoin("https://a.example/other/deep/", elsewhere.to(target)) == root + target


def test_every_collection_has_a_folder_of_its_own() -> None:
    """No two collections share addresses, and the promised addresses of trees are kept."""
    assert set(FOLDERS) == {collection.name for collection in COLLECTIONS}
    assert len(set(FOLDERS.values())) == len(FOLDERS)
    assert of_item("trees", "werkgever") == of_state("werkgever", "omvang", "omvang") == "keuzehulp/werkgever/"
    assert of_state("werkgever", "branche/omvang_klein", "omvang") == "keuzehulp/werkgever/branche/omvang_klein/"
    assert of_item("contacts", "113", "en/") == "en/hulp/113/"
    assert of_item("notices", "menu") == "wat-is-er-veranderd/#over-menu"


@pytest.mark.parametrize(
    ("path", "address", "is_page"),
    [
        ("index.md", "", True),
        ("index.html", "", True),
        ("over.md", "over/", True),
        ("redactie/index.md", "redactie/", True),
        ("redactie/controles.md", "redactie/controles/", True),
        ("keuzehulp/werkgever/index.html", "keuzehulp/werkgever/", True),
        ("assets/tree.0123456789.css", "assets/tree.0123456789.css", False),
        ("api/v1/advice.json", "api/v1/advice.json", False),
    ],
)
def test_an_output_knows_its_address(path: str, address: str, is_page: bool) -> None:
    """A page is found at its folder, anything else at its own name."""
    output = Output(path, b"")
    assert (output.address, output.is_page) == (address, is_page)


# --- texts ---------------------------------------------------------------------------------------------------------


def test_links_to_ids_become_addresses() -> None:
    """`[words](kind:id)` leads to the page of that item, from wherever the text is shown; other links stay."""
    for collection in WITH_PAGES:
        made = prose.html(f"Zie [dit]({collection.one}:een-id).", "../../")
        mark = ' data-term="een-id"' if collection.one == "term" else ""
        assert made == f'<p>Zie <a href="../../{FOLDERS[collection.name]}/een-id/"{mark}>dit</a>.</p>'
    assert prose.inline("[a](https://a.nl/?b=1&c=2) *b*", "") == '<a href="https://a.nl/?b=1&amp;c=2">a</a> <em>b</em>'
    assert prose.inline("[bel](tel:0800-5151)", "../") == '<a href="tel:0800-5151">bel</a>'


def test_paragraphs_and_lists() -> None:
    """Blank lines part paragraphs, and lists are lists; a number at the start of a line is no heading."""
    assert prose.html("Een.\n\nTwee.\n\n- a\n- b\n\n1. c\n2. d", "") == (
        "<p>Een.</p>\n<p>Twee.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n<li>d</li>\n</ol>"
    )
    assert not re.search(r"<h\d", prose.html("# Kop\n\nKop\n===\n\nKop\n---", ""))


_HOSTILE = [
    *("<script>", "</p>", "<style>", "<!--", "-->", "<img src=x onerror=alert(1)>", "<https://a.nl/>", '"', "'", "\\"),
    *("javascript:alert(1)", "data:text/html,x", "&lt;", "&#106;", "[x](", ")", "![x](https://b.nl/)", "advice:x"),
    *("[x](vbscript:x)", "[x](JaVaScRiPt&colon;x)", "[x]: javascript:x\n\n[x]", "`", "**", "\n\n", "- ", "1. ", " "),
]
_hostile = st.lists(st.sampled_from(_HOSTILE), max_size=12).map("".join)
_TAGS = {"p", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "blockquote", "hr", "br", "div"}


@given(_hostile, st.sampled_from(["", "../../"]))
@example("<script>alert(1)</script>", "")
@example("[x](javascript:alert(1))", "")
@example('[x](https://a.nl/"onmouseover="alert)', "")
def test_hostile_text_comes_out_inert(text: str, root: str) -> None:
    """Whatever an author, or who is quoted, writes: no element, attribute or address comes through that could act."""
    for made in (prose.html(text, root), prose.inline(text, root)):
        for element in html.fragment_fromstring(f"<div>{made}</div>").iter():
            assert isinstance(element.tag, str), f"{text!r} → {made}"
            assert element.tag in _TAGS, f"{text!r} → {made}"
            assert set(element.attrib) <= {"href", "title", "start", "class"}, f"{text!r} → {made}"
            address = re.sub(r"\s", "", element.get("href", "")).lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), f"{text!r} → {made}"


@given(_hostile)
@example("[a\n\nb](https://a.nl/)")
@example("- [a\n- b](https://a.nl/)")
def test_every_link_in_a_row_was_seen_by_the_checks(text: str) -> None:
    """What is rendered without paragraphs holds no link that the checks on links did not read."""
    made = html.fragment_fromstring(f"<div>{prose.inline(text, '')}</div>")
    read = [*links_in(text), *re.findall(r"<[a-z]+:[^<>]*>", text)]
    assert len(made.findall(".//a")) <= len(read)


def test_plain_words() -> None:
    """For search engines and the search, a text is its words only."""
    text = "Lees [de wet](source:arbowet) *goed*.\nDat `helpt`.\n\n- een\n- twee"
    assert prose.plain(text) == "Lees de wet goed. Dat helpt. een twee"
    assert prose.plain("") == ""


# --- language ------------------------------------------------------------------------------------------------------


def test_dates_and_numbers_in_dutch() -> None:
    """Dates are said as precisely as they are known, and numbers as people write them here."""
    assert DUTCH.day(date(2026, 3, 1)) == "1 maart 2026"
    assert DUTCH.partial_date("2026") == "2026"
    assert DUTCH.partial_date("2026-08") == "augustus 2026"
    assert DUTCH.partial_date("2026-11-20") == "20 november 2026"
    assert DUTCH.number(Decimal("61.6")) == "61,6"
    assert DUTCH.number(Decimal(3000)) == "3.000"
    assert DUTCH.ngettext("vraag", "vragen", 1) == "vraag"


# --- links both ways -----------------------------------------------------------------------------------------------


def test_crossings_are_the_same_links_read_backwards() -> None:
    """An item is used by exactly those with a page that point to it, each once, and never by itself."""
    content = sample_content()
    crossings = crossings_of(content)
    forwards = {
        (target, (collection.name, name))
        for collection in WITH_PAGES
        for name, item in content.items(collection.name).items()
        for target in pointed_to(item)
        if target != (collection.name, name)
    }
    backwards = [(target, user) for target, users in crossings.used_by.items() for user in users]
    assert set(backwards) == forwards
    assert len(backwards) == len(forwards)


def users(crossings: Crossings, collection: str, item: str, of: str) -> tuple[str, ...]:
    """The ids in collection `of` that point to an item."""
    return tuple(user for kind, user in crossings.used_by.get((collection, item), ()) if kind == of)


def test_crossings_find_lists_texts_and_parts() -> None:
    """A link counts wherever it stands: in a list, in a text, in a part of an item, and in what a role never does."""
    crossings = crossings_of(sample_content())
    assert users(crossings, "contacts", "hulplijn", "advice") == ("beleid", "klacht")
    assert users(crossings, "sources", "arbowet", "advice") == ("beleid",)
    assert users(crossings, "sources", "kamerbrief", "topics") == ("wet", "wie-doet-wat")
    assert users(crossings, "pictures", "lijn", "topics") == ("wet",)
    assert users(crossings, "advice", "klacht", "pictures") == ("wegen",)
    assert users(crossings, "topics", "wet", "pictures") == ("lijn",)
    assert users(crossings, "glossary", "psa", "advice") == ("beleid", "klacht")
    assert users(crossings, "tasks", "beslissen", "roles") == ("extern",)
    assert users(crossings, "sources", "kamerbrief", "roles") == ("extern",)
    assert users(crossings, "trees", "regelen", "audiences") == ("werkgever",)
    assert users(crossings, "advice", "beleid", "advice") == ()
    assert crossings.paths["beleid"] == (("regelen", "regelen"), ("regelen", "klein"))
    assert crossings.paths["wetsvoorstel"] == (("regelen", "regelen"),)


# --- views ---------------------------------------------------------------------------------------------------------


def views() -> Mapping[str, StateView]:
    """The pages of the sample's tree by state id."""
    site = site_with(sample_content())
    analysis = sample().trees["regelen"]
    return {name: state_view(site, "regelen", analysis, state) for name, state in analysis.states.items()}


def test_the_view_of_a_question() -> None:
    """A question has its answers in file order with the ways on, and says whether it is the start."""
    start = views()["omvang"]
    assert (start.is_start, start.is_outcome, start.remaining) == (True, False, 3)
    assert (start.title, start.why) == (
        "Hoeveel mensen werken er in uw organisatie?",
        "Wat past, hangt af van hoe groot u bent.",
    )
    assert [(answer.id, answer.unsure) for answer in start.answers] == [
        ("tot-10", False),
        ("vanaf-10", False),
        ("weet-niet", True),
    ]
    assert start.answers[0].href == "branche/omvang_tot-10/"
    assert "Hoogstens drie vragen" in start.intro
    assert (start.applies.always, start.applies.one_of, start.advice) == ((), (), ())


def test_the_view_of_an_outcome() -> None:
    """An outcome has its advice, and every contact that an advice names once."""
    klein = views()["klein"]
    assert (klein.is_outcome, klein.remaining, klein.answers) == (True, 0, ())
    assert klein.advice == ("beleid",)
    assert klein.contacts == ("hulplijn", "inspectie")


def test_an_advice_speaks_to_its_audience() -> None:
    """An advice is told in the words of who reads it, with their steps; elsewhere in those of others."""
    content = sample_content()
    here = Here(site_with(content), "keuzehulp/regelen/klein/")
    for_employers = advice_view(here, "beleid", content.advice["beleid"], "werkgever")
    assert "U moet dat beleid ook uitvoeren" in for_employers.text
    assert "Je werkgever" not in for_employers.text
    assert for_employers.rests.dates == ("Geldt vanaf 1 juli 2026", "Nagekeken op 20 november 2026")
    for_employees = advice_view(here, "beleid", content.advice["beleid"], "werknemer")
    assert for_employees.text.startswith("<p>Je werkgever moet beleid hebben.")
    assert for_employees.steps == ("Vraag waar het beleid staat.",)


def test_an_outcome_speaks_to_its_audience() -> None:
    """A tree for employees leads back to their page."""
    analysis = sample().trees["regelen"]
    theirs = replace(analysis, tree=analysis.tree.model_copy(update={"audience": "werknemer"}))
    view = state_view(site_with(sample_content()), "regelen", theirs, analysis.states["klein"])
    assert (view.audience.words, view.audience.href) == ("Werknemer", "../../../voor/werknemer/")


def test_what_applies_is_split_in_always_and_one_of(checked: Checked) -> None:
    """What all ways here share is said once; the rest as one of several; together they are what the analysis found."""
    assert checked.content is not None
    several = 0
    for content, trees in ((sample_content(), sample().trees), (checked.content, checked.trees)):
        site = site_of(content, trees, {"lunr.js": b""})
        for tree, analysis in trees.items():
            for state in analysis.paged:
                applies = state_view(site, tree, analysis, state).applies
                told = [_ids((*applies.always, *group)) for group in applies.one_of or ((),)]
                said = [
                    {q: tuple(analysis.tree.questions[q].answers[a].say for a in answers) for q, answers in way.items()}
                    for way in state.applies or ({},)
                ]
                assert told == said, state.id
                assert len(applies.one_of) != 1
                shared = {given.question for given in applies.always}
                for group in applies.one_of:
                    assert not shared & {given.question for given in group}
                several += bool(applies.one_of)
    assert several, "no state has several ways, so this test proves nothing"


def test_few_of_many_combinations_are_told() -> None:
    """A page tells the eight simplest combinations that lead to it, how many others there are, and where all stands."""
    analysis = sample().trees["regelen"]
    site, state = site_with(sample_content()), analysis.states["klein"]
    question = next(iter(state.facts))
    answers = tuple(analysis.tree.questions[question].answers)
    other = next(name for name in analysis.tree.questions if name != question)
    both = {question: answers[:1], other: tuple(analysis.tree.questions[other].answers)[:1]}
    links = {question: analysis.start.id, other: analysis.start.id}
    many = replace(state, applies=(*[both] * 9, {question: answers[:1]}), back_links=links)
    applies = state_view(site, "regelen", analysis, many).applies
    assert ([len(group) for group in applies.one_of], applies.others) == ([0, *[1] * 7], 2)
    assert applies.to_all == "../../../keuzehulp/regelen/tekst/"
    assert state_view(site, "regelen", analysis, replace(many, applies=many.applies[:8])).applies.others == 0


def _ids(group: tuple[GivenView, ...]) -> dict[str, tuple[str, ...]]:
    return {given.question: given.answers for given in group}


@pytest.mark.parametrize(
    ("by", "at", "href", "shown"),
    [
        (WayKind.PHONE, "0800 51 51", "tel:08005151", "0800 51 51"),
        (WayKind.PHONE, "+31 (0)70 123", "tel:+31070123", "+31 (0)70 123"),
        (WayKind.MAIL, "a@b.nl", "mailto:a@b.nl", "a@b.nl"),
        (WayKind.FORM, "https://www.b.nl/melden/", "https://www.b.nl/melden/", "b.nl/melden"),
        (WayKind.VISIT, "Den Haag", "", "Den Haag"),
    ],
)
def test_a_way_to_a_contact_can_be_clicked(by: WayKind, at: str, href: str, shown: str) -> None:
    """A number calls, an address mails or opens; a place is only said."""
    way = sample_content().contacts["hulplijn"].ways[0].model_copy(update={"by": by, "at": at})
    view = way_view(way, DUTCH)
    assert (view.href, view.at) == (href, shown)
    assert view.details[:2] == ("gratis", "dag en nacht")


def test_doubts_about_a_way_stand_apart() -> None:
    """What is not sure about a way is no part of what stands beside it on a card."""
    way = sample_content().contacts["hulplijn"].ways[0]
    sure = way.model_copy(update={"to_be_called": False})
    unsure = way.model_copy(update={"to_be_called": True, "doubt": "Dit nummer komt van een blog uit 2021."})
    assert way_view(sure, DUTCH).doubts == ()
    assert way_view(unsure, DUTCH).doubts == (
        "Dit nummer komt van een blog uit 2021",
        "nummer en tijden nog niet nagebeld",
    )
    assert way_view(unsure, DUTCH).details == way_view(sure, DUTCH).details


# --- files ---------------------------------------------------------------------------------------------------------

_titles = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=40
).filter(str.strip)


@given(_titles)
@example("Zeg: \"nee\" — en 'ja' # of {wat} ook")
@example("--- ja")
@example("no")
@example("[x](y) *z* <b> &amp; {{ config }} {% raw %}")
@example("a\\nb")
def test_a_title_comes_through_whole(title: str) -> None:
    """Whatever a title holds, the head of the page hands it on unchanged, and the heading on the page says it."""
    content = sample_content()
    advice = {**content.advice, "inhuur": content.advice["inhuur"].model_copy(update={"title": title})}
    site = site_with(replace(content, advice=MappingProxyType(advice)))
    (page,) = [planned.output() for planned in plan(Partials(site)) if planned.path == "adviezen/inhuur/index.md"]
    assert title in yaml.safe_load(page.data.decode().split("---\n", 2)[1])["title"]
    (heading,) = _body(page).iter("h1")
    assert words(heading) == " ".join(title.split())


def test_a_source_is_named_with_its_publisher() -> None:
    """Two documents of two publishers may have one title: what a browser shows of their pages tells them apart."""
    planned = plan(Partials(site_with(sample_content())))
    (page,) = [each.output() for each in planned if each.path == "bronnen/arbowet/index.md"]
    head = yaml.safe_load(page.data.decode().split("---\n", 2)[1])
    assert head["title"] == "Arbeidsomstandighedenwet, wetten.overheid.nl"
    (heading,) = _body(page).iter("h1")
    assert words(heading) == "Arbeidsomstandighedenwet"


def test_every_page_that_is_asked_for_is_rendered() -> None:
    """The pages that come out are those that the model asks for, counted apart, and no path comes twice."""
    site = site_with(sample_content())
    outputs = list(render(Partials(site)))
    paths = [output.path for output in outputs]
    assert len(set(paths)) == len(paths)
    pages = {output.address for output in outputs if output.is_page}
    assert pages == page_addresses(site.content, site.trees) | embed_addresses(site.content, site.trees)


def test_rendering_twice_gives_the_same() -> None:
    """Nothing is left over from a first rendering that shows in a second."""
    assert list(render(Partials(site_with(sample_content())))) == list(render(Partials(site_with(sample_content()))))


def test_assets_are_named_by_what_they_hold() -> None:
    """The name of a style or script changes with its contents only; what no browser may keep is called the same."""
    files = {**assets.read_assets(), assets.style_of("tree"): b"b{}"}
    for name, address in assets.addressed(files).items():
        stem, ending = name.split(".")
        stem = "page" if stem.startswith("passing/") else stem
        assert address == f"assets/{stem}.{hashlib.sha256(files[name]).hexdigest()[:10]}.{ending}"
    changed = {**files, "tree.css": files["tree.css"] + b"a{}"}
    before, after = assets.addressed(files), assets.addressed(changed)
    assert {name for name in files if before[name] != after[name]} == {"tree.css"}
    assert all(b"/*" not in data for name, data in files.items() if name.endswith(".css"))


def test_the_data_of_a_tree_tells_all_its_states() -> None:
    """The API names every state with its facts in file order, and every answer with the state it leads to."""
    content = sample().content
    assert content
    data = json.loads(json.dumps(tree_data(content, "regelen", sample().trees["regelen"])))
    assert (data["tree"], data["audience"], data["delivery"], data["start"]) == (
        "regelen",
        "werkgever",
        "pages",
        "omvang",
    )
    states = data["states"]
    assert {answer["to"] for state in states.values() for answer in state["answers"]} == set(states) - {"omvang"}
    assert states["klein"] == {
        "node": "klein",
        "kind": "outcome",
        "facts": {"omvang": ["tot-10"], "branche": ["ja"], "inhuur": ["nee"]},
        "url": "keuzehulp/regelen/klein/",
        "title": "Zo regelt u het samen met uw branche",
        "answers": [],
        "remaining": 0,
        "first": [],
        "advice": ["beleid"],
        "fragments": {},
    }
    assert states["omvang"]["remaining"] == 3


def _body(page: Output) -> html.HtmlElement:
    """What a page has below its head."""
    return html.document_fromstring(page.data.decode().split("---\n", 2)[2])


def test_doors_lead_with_their_own_tree(checked: Checked) -> None:
    """Trees stand door by door; the one that is named after its audience comes first, and leads on the front page."""
    assert checked.content is not None
    content = checked.content
    doors = sorted(content.audiences, key=lambda name: content.audiences[name].order)
    assert list(first_trees(content)) == [name for name in doors if name in content.trees]
    ordered = trees_in_order(content)
    assert sorted(ordered) == sorted(content.trees)
    assert [content.trees[name].audience for name in ordered] == sorted(
        (tree.audience for tree in content.trees.values()), key=doors.index
    )
    assert first_trees(sample_content()) == ("regelen",), "where none is named after the audience, its first one leads"
