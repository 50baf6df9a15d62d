"""A site that knows its address is found by programs: oEmbed for what they can show, a feed for what changed."""

from __future__ import annotations

import json

import pytest
from lxml import etree, html

from tests.project import Project, make_project
from tests.site.test_addresses import made_of
from tools.reading import NOT_FOUND, Site
from wegwijzer_build.model import EMBEDDED

SANDBOX = "allow-scripts allow-same-origin allow-top-navigation allow-downloads"
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


def test_the_feed_tells_what_the_page_tells(sample: Site) -> None:
    """It is Atom: each notice with its address on the page, its title, day and text, in the order of the page."""
    feed = etree.parse(sample.folder / "feed.xml").getroot()
    page = sample.pages["wat-is-er-veranderd/"]
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert [feed.findtext(f"a:{key}", None, ATOM) for key in ("id", "title")] == [
        HOME + "feed.xml",
        "Voorbeeldwegwijzer: Wat is er veranderd",
    ]
    assert feed.findtext("a:author/a:name", None, ATOM) == "Voorbeeldwegwijzer"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"self": HOME + "feed.xml", "alternate": HOME + page.address}
    entries = feed.findall("a:entry", ATOM)
    sections = page.main.xpath(".//section")
    assert len(entries) == len(sections) > 1
    for entry, section in zip(entries, sections, strict=True):
        (heading,) = section.xpath("./h2")
        at = f"{HOME}{page.address}#{heading.get('id')}"
        assert entry.findtext("a:id", None, ATOM) == at
        assert [link.get("href") for link in entry.findall("a:link", ATOM)] == [at]
        assert entry.findtext("a:title", None, ATOM) == heading.text_content()
        assert entry.findtext("a:updated", "", ATOM)[:10] == section.xpath(".//time/@datetime")[0]
        told = html.fragment_fromstring(entry.findtext("a:content", "", ATOM), create_parent=True)
        assert (
            told.text_content().split()
            == " ".join(p.text_content() for p in section.xpath("./p[position() > 1]")).split()
        )
        for href in told.xpath(".//a/@href"):
            assert href.removeprefix(HOME) in sample.pages, "a link in a feed is whole"
    assert feed.findtext("a:updated", None, ATOM) == entries[0].findtext("a:updated", None, ATOM)


def test_home_and_what_changed_lead_to_the_feed(sample: Site) -> None:
    """They do, and no other page does."""
    assert alternates(sample, "application/atom+xml") == dict.fromkeys(("", "wat-is-er-veranderd/"), HOME + "feed.xml")


def test_a_page_has_one_canonical_link(sample: Site) -> None:
    """Each page and each embed names one address as its own: that of the page."""
    for page in (*sample.pages.values(), *sample.embeds.values()):
        assert len(page.root.xpath("//link[@rel='canonical']")) == (page.address != NOT_FOUND), page.address


def test_without_an_address_there_is_neither(site: Site) -> None:
    """All of it is absolute, so that a site that does not say where it lives has none of it."""
    assert not (site.folder / "oembed").exists()
    assert not (site.folder / "feed.xml").exists()
    assert not [page.address for page in site.pages.values() if page.root.xpath("//head/link[@rel='alternate']")]
