"""A whole tree as a text says all of it: every question, answer, way on, outcome, advice, condition and example."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from lxml import html

from tests.test_render import sample, sample_content, site_with
from tools.reading import sources_in, words
from wegwijzer_build.model import Delivery, Tree, Use
from wegwijzer_build.render import Partials, as_text, page_addresses, render
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.tree.conditions import condition_view
from wegwijzer_build.render.tree.text.view import text_title, tree_text_view


def here() -> Here:
    """The page of the text of the sample's tree."""
    return Here(site_with(sample_content()), "keuzehulp/regelen/tekst/")


def tree() -> Tree:
    """The sample's tree."""
    return sample_content().trees["regelen"]


def test_every_answer_has_its_ways_on_with_their_conditions() -> None:
    """Where an answer leads stands behind it, and when; the last way is for all others."""
    view = tree_text_view(here(), "regelen")
    assert [question.ask for question in view.questions] == [question.ask for question in tree().questions.values()]
    yes, no = view.questions[2].answers
    assert [(way.to.href, way.condition.when, way.otherwise) for way in yes.ways] == [("#stap-regelen", (), False)]
    small = (
        "Hoeveel mensen werken er in uw organisatie? 1 tot en met 9; Heeft uw branche een eigen vertrouwenspersoon? Ja"
    )
    assert [(way.to.href, way.condition.when, way.otherwise) for way in no.ways] == [
        ("#stap-klein", (small,), False),
        ("#stap-regelen", (), True),
    ]


def test_every_advice_has_its_condition() -> None:
    """An advice of an outcome says under which answers it shows there, and under which it does not."""
    view = tree_text_view(here(), "regelen")
    policy, hired, bill = view.outcomes[0].advice
    assert (policy.condition.when, policy.condition.unless) == ((), ())
    assert hired.condition.when == ("Werken er ook mensen die niet bij u in dienst zijn? Ja",)
    assert bill.condition.when == (
        "Hoeveel mensen werken er in uw organisatie? 10 of meer",
        "Heeft uw branche een eigen vertrouwenspersoon? Ja",
    )
    (unless,) = bill.condition.unless
    hired_small = (
        "Werken er ook mensen die niet bij u in dienst zijn? Ja",
        "Hoeveel mensen werken er in uw organisatie? 1 tot en met 9",
    )
    assert unless == "; ".join(hired_small)
    assert [anchor for anchor, _ in view.advice] == ["advies-beleid", "advies-inhuur", "advies-wetsvoorstel"]


def page() -> Any:
    """The page as it is made."""
    (output,) = [each for each in render(Partials(here().site)) if each.path == "keuzehulp/regelen/tekst/index.html"]
    return html.document_fromstring(output.data.decode())


def test_the_page_says_all_of_the_tree() -> None:
    """Every question, answer, outcome, advice with its source, contact and case stands on the page, in order."""
    root = page()
    told = words(root.find(".//main"))
    expected = [
        *(question.ask for question in tree().questions.values()),
        *(outcome.title for outcome in tree().outcomes.values()),
        "U moet dat beleid ook uitvoeren.",
        "Hulplijn",
        *(case.name for case in tree().cases),
    ]
    places = [told.find(each) for each in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert {a.say for q in tree().questions.values() for a in q.answers.values()} <= {
        words(bold) for bold in root.iter("b")
    }
    assert [sources_in(article) for article in root.xpath("//article[@data-advice='beleid']")] == [["arbowet"]]


def test_every_link_on_the_page_leads_somewhere() -> None:
    """Ids are unique, and every link within the page leads to one of them."""
    root = page()
    ids = root.xpath("//@id")
    assert len(set(ids)) == len(ids)
    within = [href.removeprefix("#") for href in root.xpath("//@href") if href.startswith("#")]
    assert set(within) <= set(ids)
    assert len(within) > 10


@pytest.mark.parametrize(
    ("delivery", "title"),
    [(Delivery.PAGES, "Op één pagina: Regel een vertrouwenspersoon"), (Delivery.ONE_PAGE, "Op één pagina: Wat nu?")],
)
def test_a_tree_without_traces_has_a_title_that_tells_nothing(delivery: Delivery, title: str) -> None:
    """The text of a tree on one page is called by the neutral title of that tree, also in lists."""
    content = sample_content()
    other = tree().model_copy(update={"delivery": delivery, "neutral_title": "Wat nu?"})
    site = site_with(replace(content, trees=MappingProxyType({"regelen": other})))
    assert text_title(Here(site, "x/"), "regelen") == title
    assert tree_text_view(Here(site, "x/"), "regelen").is_neutral == (delivery is Delivery.ONE_PAGE)


def test_the_page_is_counted() -> None:
    """The text of every tree is one of the pages that there should be."""
    assert "keuzehulp/regelen/tekst/" in page_addresses(sample_content(), sample().trees)


def test_joined_conditions_are_said_in_words() -> None:
    """Clauses that are joined stand in one line: what has to hold, then what takes away; alternatives in brackets."""
    small, unsure, ja, nee = {"omvang": "tot-10"}, {"omvang": "weet-niet"}, {"branche": "ja"}, {"inhuur": "nee"}
    when = [{"all": [{"unless": [unsure, nee]}, small, {"any": [ja, nee]}]}, {"any": [ja, {"unless": nee}]}]
    view = condition_view(tree(), Use.model_validate({"use": "beleid", "when": when}), DUTCH)
    size, branch, hired = (question.ask for question in tree().questions.values())
    assert view.when == (
        f"{size} 1 tot en met 9; ({branch} Ja) of ({hired} Nee); niet als: ({size} Weet ik niet) of ({hired} Nee)",
        f"{branch} Ja",
        f"niet als: {hired} Nee",
    )


def test_joined_conditions_in_the_terminal() -> None:
    """The text for authors says the same with the ids that they wrote."""
    when = {"any": [{"omvang": "tot-10"}, {"all": [{"branche": ["ja", "nee"]}, {"unless": {"inhuur": "nee"}}]}]}
    use = Use.model_validate({"use": "beleid", "when": when})
    analysis = sample().trees["regelen"]
    outcomes = MappingProxyType({"klein": analysis.tree.outcomes["klein"].model_copy(update={"advice": (use,)})})
    changed = replace(analysis, tree=analysis.tree.model_copy(update={"outcomes": outcomes}))
    told = as_text("regelen", changed, sample_content().advice).splitlines()[-1]
    assert told.endswith("(beleid) if (omvang = tot-10 or (branche = ja/nee and not (inhuur = nee)))")
