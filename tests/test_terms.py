"""A term is explained where it is first used, with what browsers have for that and no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from lxml import html

from tests.test_render import sample_content, site_with
from tools.reading import words
from wegwijzer_build.model import Content
from wegwijzer_build.render import Partials, render
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.terms import Telling, with_terms

TEXT = "Stress heet [*psychosociale* belasting](term:psa). Vraag de [vertrouwenspersoon](term:vertrouwenspersoon)."
AGAIN = "Ook [PSA](term:psa)."


def page(
    text: str, telling: Telling = Telling.FULL, address: str = "adviezen/x/", content: Content | None = None
) -> Any:
    """A page of a text, with its terms explained."""
    here = Here(site_with(content or sample_content()), address)
    return html.fragment_fromstring(with_terms(f"<main>{prose.html(text, here.root)}</main>", here, telling))


def buttons(root: Any) -> Iterator[tuple[str, Any]]:
    """Each term on a page, and what shows when it is pressed."""
    for button in root.iter("button"):
        assert button.get("type") == "button"
        if button.getparent().get("popover") is not None:
            assert button.getparent().get("id") == button.get("popovertarget"), "it closes the box that it stands in"
            continue
        (box,) = root.xpath(".//*[@id = $name]", name=button.get("popovertarget"))
        assert (box.get("popover"), box.tag, box.getnext() is None or box.getnext().tag == "p") == ("", "p", True)
        yield words(button), box


def test_a_term_is_explained_at_its_first_use() -> None:
    """The words of the author become a button for a box with the meaning and a link; later they are only words."""
    root = page(f"{TEXT}\n\n{AGAIN}")
    (psa, meaning), (person, other) = buttons(root)
    assert (psa, person) == ("psychosociale belasting", "vertrouwenspersoon")
    assert words(meaning) == (
        "psychosociale arbeidsbelasting: Stress door druk werk, pesten of ander ongewenst gedrag. Sluit"
    )
    assert [link.get("href") for link in meaning.iter("a")] == [
        "../../begrippen/psa/",
        "https://www.arboportaal.nl/ongewenst-gedrag",
    ]
    assert words(other).startswith("vertrouwenspersoon: Iemand op het werk")
    assert words(root.findall("p")[1]) == "Ook PSA."
    assert not root.xpath(".//*[@data-term]")


def test_a_brief_explanation_is_its_first_sentence() -> None:
    """Where a page has to be small the box says one sentence, and leads to the rest."""
    content = sample_content()
    longer = content.glossary["psa"].model_copy(update={"text": "Stress & *druk*. En nog meer."})
    glossary = MappingProxyType({**content.glossary, "psa": longer})
    ((_, meaning),) = buttons(page(AGAIN, Telling.BRIEF, content=replace(content, glossary=glossary)))
    assert words(meaning) == "psychosociale arbeidsbelasting: Stress & druk. Sluit"
    assert [link.get("href") for link in meaning.iter("a")] == ["../../begrippen/psa/"]


def test_on_the_page_of_a_term_that_term_is_only_words() -> None:
    """What the page itself explains is not explained again, and a meaning explains no terms."""
    assert not list(buttons(page(AGAIN, address="begrippen/psa/")))
    content = sample_content()
    told = "Zie [de ander](term:vertrouwenspersoon).\n\nEn meer."
    circular = content.glossary["psa"].model_copy(update={"text": told})
    root = page(AGAIN, content=replace(content, glossary=MappingProxyType({**content.glossary, "psa": circular})))
    ((_, meaning),) = buttons(root)
    assert meaning.text_content() == "psychosociale arbeidsbelasting: Zie de ander. En meer. Sluit"


def test_traceless_explanations_lead_nowhere() -> None:
    """On a page that is to leave no traces no explanation has a link, and each part explains its own terms."""
    here = Here(site_with(sample_content()), "keuzehulp/wat-nu/")
    part = f'<article class="x" data-advice="a">{prose.html(f"{TEXT} {AGAIN}", here.root)}</article>'
    root = html.fragment_fromstring(with_terms(f"<div>{part}{part}</div>", here, Telling.TRACELESS))
    found = [(words(each), [said for said, _ in buttons(each)]) for each in root.iter("article")]
    assert [said for _, said in found] == [["psychosociale belasting", "vertrouwenspersoon"]] * 2
    assert not list(root.iter("a"))
    names = root.xpath(".//@id")
    assert len(set(names)) == len(names) == 4


@pytest.mark.parametrize("text", ["Zonder termen.", "Zie [dit](advice:beleid)."])
def test_a_page_without_terms_stays_as_it_is(text: str) -> None:
    """Nothing else on a page changes."""
    here = Here(site_with(sample_content()), "x/")
    made = str(prose.html(text, here.root))
    assert with_terms(made, here) == made


def test_no_mark_is_left_on_any_page() -> None:
    """Every page that is made has its terms explained: none shows the mark by which they are found."""
    for output in render(Partials(site_with(sample_content()))):
        assert b"data-term" not in output.data, output.path
        assert output.data.count(b"popovertarget=") == 2 * output.data.count(b" popover>"), output.path
