"""A site that knows its address is found by programs: oEmbed for what they can show, a feed for what changed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from lxml import etree, html

from tests.contents import load_files, sample_files
from tests.project import AS_OF, Project, make_project
from tests.site.reading import NOT_FOUND, Site
from tests.site.test_addresses import made_of
from wegwijzer_build.model import EMBEDDED
from wegwijzer_build.render.feed import MOST, changed
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


def test_the_feed_tells_of_every_advice(sample: Site) -> None:
    """It is Atom: each advice with its address, title, first words and the day it was looked at, the newest first."""
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
        f"{HOME}adviezen/{name}/" for name in sample.advice
    }
    for entry in entries:
        page = sample.pages[entry.findtext("a:id", "", ATOM).removeprefix(HOME)]
        assert [link.get("href") for link in entry.findall("a:link", ATOM)] == [HOME + page.address]
        assert entry.findtext("a:title", None, ATOM) == page.heading
        assert entry.findtext("a:summary", None, ATOM)


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


REVIEWED = "reviewed_on: 2026-11-20\nvalid_from: 2026-07-01\n"


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (REVIEWED.strip(), date(2026, 11, 20)),
        ("reviewed_on: 2026-10-01", date(2026, 10, 1)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2026-11-15", date(2026, 11, 15)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2020-01-01", date(2026, 10, 1)),
        ("reviewed_on: 2026-10-01\nvalid_from: 2027-01-01", date(2026, 10, 1)),
    ],
)
def test_when_an_advice_changed(dates: str, day: date) -> None:
    """It changed when it was last looked at, or when it began to hold; not on a day that nobody has seen yet."""
    files = sample_files()
    text = files["advice/beleid.yml"]
    assert REVIEWED in text
    content = validate(
        load_files({**files, "advice/beleid.yml": text.replace(REVIEWED, f"{dates}\n")})[0], AS_OF
    ).content
    assert content
    assert {name: found for found, name in changed(content)}["beleid"] == day


def test_the_feed_ends_somewhere() -> None:
    """It holds at most 50 advice, and those of one day stand in the order of their ids."""
    files = sample_files()
    more = {f"advice/nieuw-{number}.yml": files["advice/beleid.yml"] for number in range(100, 160)}
    content = validate(load_files({**files, **more})[0], AS_OF).content
    assert content
    names = [name for _day, name in changed(content)]
    assert len(names) == MOST == 50
    assert names == sorted(names)
