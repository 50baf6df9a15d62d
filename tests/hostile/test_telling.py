"""What others may see of a tree on one page tells nothing: its address, title, meta, previews and file names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from tests.contents import dutch
from tools.reading import Page, Site
from wegwijzer_build.validate.telling_words import folded

TELLING = dutch().telling
assert TELLING
telling_in = TELLING.found_in
WORDS = yaml.safe_load(Path(__file__).with_name("telling.yml").read_text("utf-8"))


@pytest.mark.parametrize("language", WORDS["telling"])
def test_telling(language: str) -> None:
    """Words for what happens to people, and for where they complain of it, are found in each language, in any form."""
    for word in WORDS["telling"][language].split(", "):
        assert telling_in(f"Wat nu: {word}!") == (word,)
        assert telling_in(f"wat-nu-{folded(word).replace(' ', '-')}-3"), word


def test_harmless() -> None:
    """Words that only look like them are not."""
    assert [word for word in WORDS["harmless"].split(", ") if telling_in(word)] == []


def test_the_name_of_an_audience_may_stand() -> None:
    """What the name of an audience holds is passed over, in other forms too, and nothing else is."""
    text = "Vertrouwenspersonen over pesten"
    assert telling_in(text) == ("Vertrouwenspersonen", "pesten")
    assert telling_in(text, ["werknemer", "vertrouwenspersoon"]) == ("pesten",)


def test_words_are_told_apart() -> None:
    """A word is what stands between spaces, hyphens, digits and other signs; signs that nobody sees hide nothing."""
    assert telling_in("ge\u00adpest/klacht_2geweld") == ("ge\u00adpest", "klacht", "geweld")
    assert telling_in("persona  de-confianza") == ("persona  de-confianza",)
    assert telling_in("geweld geweld") == ("geweld", "geweld")


def shown_of(page: Page) -> Iterator[str]:
    """All that others may see of a page: where it is, and all that stands in its head or is loaded from it."""
    yield page.address
    yield from page.root.xpath("//head//text() | //head//@* | //body//@src")


@pytest.mark.parametrize("name", ["site", "harmless_site"])
def test_trees_on_one_page_tell_nothing(name: str, request: pytest.FixtureRequest) -> None:
    """No telling word stands in the head of any tree on one page, nor in its addresses and what it loads."""
    site: Site = request.getfixturevalue(name)
    trees = {tree: told["audience"] for tree, told in site.trees.items() if told["delivery"] == "one-page"}
    assert trees
    for tree, audience in trees.items():
        for page in (site.pages[f"keuzehulp/{tree}/"], site.embeds[f"embed/{tree}/"]):
            shown = [unquote(text) for text in shown_of(page)]
            assert len(shown) > 10
            assert [text for text in shown if telling_in(text, [audience])] == [], page.address
            assert any(text.endswith(".css") for text in shown)
