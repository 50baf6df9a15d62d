"""What was promised stays: every address that others rely on is there, or leads on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Project, raw_site
from tests.site.test_addresses import made_of
from tools.promised import HEAD, LIST, PROMISED, add, promised_by, read_list


def test_every_promised_address_is_there_or_leads_on(built: Path) -> None:
    """No address on the list is gone without a word on where it went."""
    moved = raw_site().get("moved", {})
    gone = set(read_list()) - promised_by(built) - set(moved)
    assert gone == set(), "add them under `moved` in content/site.yml (docs/redactie/adres-verhuizen.md)"


def test_every_new_address_is_on_the_list(built: Path) -> None:
    """Whoever adds a page, an embed or data promises it: the list says so."""
    assert promised_by(built) - set(read_list()) == set(), "run `make promise`"


def test_the_list_is_in_order() -> None:
    """It says how to add to it, and holds each address once, sorted, so that two people can add at the same time."""
    lines = read_list()
    assert LIST.read_text("utf-8").startswith(HEAD)
    assert lines == sorted(set(lines))
    assert [line for line in lines if not PROMISED.fullmatch(line)] == []
    assert {"", "keuzehulp/", "keuzehulp/werkgever/", "embed/werkgever/", "api/v1/index.json"} <= set(lines)


def test_the_list_is_only_added_to(tmp_path: Path) -> None:
    """Writing it anew keeps what is gone from the site."""
    path = tmp_path / "promised.txt"
    assert add(["b/", "a/"], path) == ["a/", "b/"]
    assert add(["c/", "a/"], path) == ["c/"]
    assert read_list(path) == ["a/", "b/", "c/"]


@pytest.mark.parametrize(
    ("address", "is_promised"),
    [
        ("", True),
        ("adviezen/", True),
        ("adviezen/psa-beleid/", True),
        ("keuzehulp/werkgever/", True),
        ("keuzehulp/werkgever/branche/", False),
        ("keuzehulp/werkgever/tekst/", False),
        ("embed/werkgever/", True),
        ("embed/werkgever/branche/", False),
        ("embed/advice/psa-beleid/", True),
        ("embed/advice/", False),
        ("embed/v1/", False),
        ("embed/v1/wegwijzer.js", True),
        ("api/v1/advice.json", True),
        ("api/v1/trees/werkgever.json", True),
        ("api/v1/schemas/tree.json", True),
        ("oembed/werkgever.json", False),
        ("feed.xml", True),
        ("over/", False),
        ("404.html", False),
        ("assets/search.json", False),
    ],
)
def test_what_is_promised(address: str, is_promised: bool) -> None:
    """Starts, embeds of starts and of items, lists, items, data and the script of hosts; not the steps of a tree."""
    assert bool(PROMISED.fullmatch(address)) == is_promised


def test_an_old_address_is_a_page_that_leads_on(project: Project) -> None:
    """At an address that moved stands a page with a link, which a browser follows by itself, and no search lists it.

    Its words are the same wherever it leads, so that it tells no more than its address did; and the way out is there.
    """
    moved = {"keuzehulp/oud/": "keuzehulp/regelen/", "embed/oud/": "embed/regelen/", "adviezen/weg/": "adviezen/"}
    data = {"api/v1/trees/oud.json": "api/v1/trees/regelen.json"}
    text = (project.content / "site.yml").read_text("utf-8")
    lines = "".join(f"  {old}: {new}\n" for old, new in {**moved, **data}.items())
    project.write("content/site.yml", f"{text}moved:\n{lines}")
    made = made_of(project)
    words = set()
    for old, new in moved.items():
        page = made.moved[old]
        (refresh,) = page.root.xpath("//meta[@http-equiv='refresh']/@content")
        wait, _, href = refresh.partition("; url=")
        assert (wait, page.follow(href).address) == ("0", new)
        assert [link.address for link in page.links() if link.address is not None] == [new]
        assert page.title == "Dit adres is veranderd"
        assert page.root.xpath("//a[@data-leave]/@target") == ["_top"]
        assert page.root.xpath("//link[@rel='canonical' or @rel='alternate'] | //meta[@name='description']") == []
        assert page.root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
        words.add(" ".join(" ".join(page.root.itertext()).split()))
        assert page.root.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.root.get("lang") == "nl"
        assert old not in (made.folder / "sitemap.xml").read_text("utf-8")
    assert len(words) == 1
    assert not (made.folder / "api/v1/trees/oud.json").exists(), "a program would take it for the data"
    assert set(moved) <= promised_by(made.folder)


def test_an_address_that_moved_and_a_page_by_hand(project: Project) -> None:
    """Nothing overwrites a page that somebody wrote at an old address: the build says so, and the old site stays."""
    project.write("docs/adviezen/weg/index.md", "# Weg\n")
    text = (project.content / "site.yml").read_text("utf-8")
    project.write("content/site.yml", f"{text}moved: {{adviezen/weg/: adviezen/}}\n")
    with pytest.raises(AssertionError, match="stands in the way"):
        made_of(project)
