"""A site that knows its address is found by programs: oEmbed for what they can show, a feed for what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree, html

from tests.contents import load_files, sample_files
from tests.project import AS_OF, Project, make_project
from tests.site.test_addresses import made_of
from tests.test_render import site_with
from tools.reading import NOT_FOUND, Site
from wegwijzer_build.model import EMBEDDED
from wegwijzer_build.render.data.feed import ENOUGH, news
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.validate import validate

SANDBOX = "allow-scripts allow-same-origin allow-top-navigation"
HOME = "https://wegwijzer.example.nl/op/het/werk/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample at an address, with its tree on one page as well."""
    project = make_project(tmp_path_factory.mktemp("sample") / "project")
    project.change("content/site.yml", "url: https://wegwijzer.example.nl/\n", f"url: {HOME}\n")
    tree = (project.content / "trees" / "regelen.yml").read_text("utf-8")
    tree = tree.replace("title: Regel een vertrouwenspersoon\n", "title: Bespreken\n", 1)
    tree = tree.replace("start:", "delivery: one-page\nneutral_title: Keuzehulp\nstart:", 1)
    tree = tree.replace("text: Hoogstens drie vragen, dan weet u wat u kunt doen.\n", "", 1)
    project.write("content/trees/bespreken.yml", tree)
    return made_of(project)


def alternates(site: Site, kind: str) -> dict[str, str]:
    """Page → the file of a kind that its head names."""
    found = {}
    for address, page in site.pages.items():
        links = page.root.xpath(f"//head/link[@rel='alternate'][@type='{kind}']/@href")
        assert len(links) <= 1, address
        if links:
            found[address] = links[0]
    return found


def test_what_can_be_shown_elsewhere_says_how(sample: Site) -> None:
    """The start of a tree of pages and each item with an embed lead to their oEmbed file; no other page leads to one.

    Who shows oEmbed lets nobody leave: a tree on one page is not offered, and there is no file for it.
    """
    folders = {"advice": "adviezen", "situations": "situaties", "solutions": "oplossingen"}
    folders |= {"contacts": "hulp", "figures": "cijfers", "instruments": "instrumenten"}
    assert set(folders) == set(EMBEDDED)
    assert {tree["delivery"] for tree in sample.trees.values()} == {"pages", "one-page"}
    paged = [name for name, tree in sample.trees.items() if tree["delivery"] == "pages"]
    expected = {f"keuzehulp/{tree}/": f"{HOME}oembed/{tree}.json" for tree in paged}
    assert {file.stem for file in (sample.folder / "oembed").glob("*.json")} == set(paged)
    for collection, folder in folders.items():
        for name in sample.json(f"api/v1/{collection}.json")[collection]:
            expected[f"{folder}/{name}/"] = f"{HOME}oembed/{collection}/{name}.json"
    assert alternates(sample, "application/json+oembed") == expected


def test_an_oembed_file_holds_a_plain_frame(sample: Site) -> None:
    """The frame shows the embed of that very page, has its title, and the size that stands beside it."""
    for address, link in alternates(sample, "application/json+oembed").items():
        told = sample.json(link.removeprefix(HOME))
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert (told["provider_name"], told["provider_url"]) == ("Voorbeeldwegwijzer", HOME)
        frame = html.fragment_fromstring(told["html"])
        assert frame.tag == "iframe"
        assert (frame.get("width"), frame.get("height")) == (str(told["width"]), str(told["height"]))
        assert frame.get("title") == told["title"]
        assert (frame.get("sandbox"), frame.get("allow")) == (SANDBOX, "clipboard-write")
        if address.startswith("keuzehulp/"):
            embed = sample.embeds[frame.get("src").removeprefix(HOME)]
            assert embed.root.xpath("//link[@rel='canonical']/@href") == [HOME + address]
            assert told["title"] in embed.title
        else:
            collection, name = link.removesuffix(".json").split("/")[-2:]
            assert frame.get("src") == f"{HOME}embed/{collection}/{name}/"
            assert told["title"] == sample.pages[address].heading


def test_titles_do_not_get_out_of_the_frame(project: Project) -> None:
    """A title with quotation marks and signs of HTML in it stays a title."""
    title = """Zeg "ja" & 'nee' als 5 < 6"""
    project.change("content/trees/regelen.yml", "title: Regel een vertrouwenspersoon", f"title: {json.dumps(title)}")
    told = made_of(project).json("oembed/regelen.json")
    assert told["title"] == title
    assert html.fragment_fromstring(told["html"]).get("title") == title


COMPARED = (
    *("advice", "topics", "situations", "roles", "tasks", "competencies", "solutions", "instruments"),
    *("pictures", "figures"),
)


def test_the_feed_tells_what_was_compared(sample: Site) -> None:
    """It is Atom: each item that is compared with sources, with its address, title and first words, newest first."""
    feed = etree.parse(sample.folder / "feed.xml").getroot()
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert [feed.findtext(f"a:{key}", None, ATOM) for key in ("id", "title")] == [
        HOME + "feed.xml",
        "Voorbeeldwegwijzer",
    ]
    assert feed.findtext("a:author/a:name", None, ATOM) == "Voorbeeldwegwijzer"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"self": HOME + "feed.xml", "alternate": HOME}
    entries = feed.findall("a:entry", ATOM)
    days = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", None, ATOM) == days[0]
    assert {entry.findtext("a:id", None, ATOM) for entry in entries} == {
        f"{HOME}{item['url']}" for each in COMPARED for item in sample.json(f"api/v1/{each}.json")[each].values()
    }
    for entry in entries:
        page = sample.pages[entry.findtext("a:id", "", ATOM).removeprefix(HOME)]
        assert [link.get("href") for link in entry.findall("a:link", ATOM)] == [HOME + page.address]
        assert entry.findtext("a:title", None, ATOM) == page.heading
        (kind,) = entry.findall("a:category", ATOM)
        data = sample.json(f"api/v1/{kind.get('term')}.json")[kind.get("term")]
        day = date.fromisoformat(data[page.address.split("/")[-2]]["reviewed_on"])
        summary = entry.findtext("a:summary", "", ATOM)
        assert summary.startswith(f"Met de bronnen vergeleken op {DUTCH.day(day)}. ")
        assert len(summary) < 300


def test_home_and_the_list_of_advice_lead_to_the_feed(sample: Site) -> None:
    """They do, and no other page does."""
    assert alternates(sample, "application/atom+xml") == dict.fromkeys(("", "adviezen/"), HOME + "feed.xml")


def test_a_page_has_one_canonical_link(sample: Site) -> None:
    """Each page and each embed names one address as its own: that of the page."""
    for page in (*sample.pages.values(), *sample.embeds.values()):
        assert len(page.root.xpath("//link[@rel='canonical']")) == (page.address != NOT_FOUND), page.address


def test_without_an_address_there_is_neither(site: Site) -> None:
    """All of it is absolute, so that a site that does not say where it lives has none of it."""
    assert not (site.folder / "oembed").exists()
    assert not (site.folder / "feed.xml").exists()
    assert not [page.address for page in site.pages.values() if page.root.xpath("//head/link[@rel='alternate']")]


REVIEWED = "reviewed_on: 2026-11-20\nvalid_from: 2026-07-01\nconfirmed_on: 2026-07-01\nconfirmed_by: jurist\n"


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (REVIEWED.strip(), date(2026, 11, 20)),
        ("reviewed_on: 2026-10-01", date(2026, 10, 1)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2026-11-15", date(2026, 11, 15)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2020-01-01", date(2026, 10, 1)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2026-12-01", date(2026, 12, 1)),
    ],
)
def test_when_an_item_is_news(dates: str, day: date) -> None:
    """On the day it was compared with its sources, or began to hold."""
    files = sample_files()
    text = files["advice/beleid.yml"].replace("kind: law", "kind: policy")
    assert REVIEWED in text
    content = validate(
        load_files({**files, "advice/beleid.yml": text.replace(REVIEWED, f"{dates}\n")})[0], max(AS_OF, day)
    ).content
    assert content
    assert {entry.page.id: entry.day for entry in news(site_with(content)) if entry.page.collection == "advice"}[
        "beleid"
    ] == day


@pytest.mark.parametrize(("newest", "older", "told"), [(60, 5, 60), (49, 5, 54), (1, 80, 81)])
def test_a_day_is_told_as_a_whole(newest: int, older: int, told: int) -> None:
    """Days are told until there are fifty entries, and none is cut off: not the newest, nor the last that is told."""
    content = validate(load_files(sample_files())[0], AS_OF).content
    assert content
    beleid, days = content.advice["beleid"], (date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 18))
    advice = {
        f"advies-{number:03}": beleid.model_copy(update={"reviewed_on": day, "valid_from": None})
        for number, day in enumerate(
            day for day, many in zip(days, (newest, older, 9), strict=True) for _ in range(many)
        )
    }
    others = replace(content, topics={}, situations={}, roles={}, tasks={}, competencies={}, solutions={})
    found = news(site_with(replace(others, advice=advice, instruments={}, pictures={}, figures={})))
    assert len(found) == told >= ENOUGH
    assert [entry.page.id for entry in found] == sorted(entry.page.id for entry in found)
