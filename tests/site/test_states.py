"""Every page of every tree says what the model says, and leads where the model leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

import pytest

from tests.project import ROOT, raw_tree
from tests.site.walking import StatePage, before, kind_of, longest, walk
from tools.reading import Site, sources_in, words

TREES = sorted(
    file.stem
    for file in (ROOT / "content" / "trees").glob("*.yml")
    if "\ndelivery: one-page\n" not in file.read_text("utf-8")
)
"""The trees with a page for each state."""
MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
_ITEM = r"\s*(?:[-*]|\d+[.)])\s+"
Walk = Mapping[str, StatePage]

pytestmark = pytest.mark.parametrize("tree", TREES)


@pytest.fixture(scope="module")
def walks(site: Site) -> Mapping[str, Walk]:
    """Tree → every page of it that a visitor can reach by clicking answers."""
    return {tree: walk(site, tree) for tree in TREES}


def test_clicking_finds_exactly_the_states_of_the_api(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """A visitor who clicks answers meets the states that the API names, each at its address, and no other page."""
    api = site.trees[tree]
    keys = {"tree", "audience", "delivery", "title", "full_title", "for_whom", "text", "start", "cases", "states"}
    assert set(api) | {"text"} == keys | {"licence", "attribution"}
    assert (api["title"], api["for_whom"]) == (raw_tree(tree)["title"], raw_tree(tree)["for_whom"])
    assert (api["tree"], api["audience"]) == (tree, raw_tree(tree)["audience"])
    assert api["states"][api["start"]]["url"] == f"keuzehulp/{tree}/"
    assert {address: page.id for address, page in walks[tree].items()} == {
        state["url"]: name for name, state in api["states"].items() if state["kind"] != "tree"
    }
    carrying = {address for address, page in site.dutch.items() if page.body.get("data-tree") == tree}
    assert carrying == set(walks[tree])


def test_page_and_api_agree(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """Node, kind, title, answers and advice are the same on the page and in the API, in the same order."""
    api = site.trees[tree]
    for name, state in api["states"].items():
        assert set(state) - {"why", "text", "explain"} == {
            "node",
            "kind",
            "facts",
            "url",
            "title",
            "remaining",
            "answers",
            "first",
            "advice",
            "fragments",
        }
        if state["kind"] == "tree":
            continue
        page = walks[tree][state["url"]]
        body, heading = page.page.body, page.page.heading
        assert dict(body.attrib) | {"class": ""} == {
            "data-tree": tree,
            "data-node": state["node"],
            "data-state": name,
            "data-kind": state["kind"],
            "class": "",
        }
        assert heading == " ".join(state["title"].split())
        assert page.page.title.startswith(heading)
        assert [(answer, link.words, link.address) for answer, link in page.answers.items()] == [
            (answer["id"], _said(answer["say"], api["states"][answer["to"]]), api["states"][answer["to"]]["url"])
            for answer in state["answers"]
        ]
        assert [article.get("data-advice") for article in page.advice] == state["advice"]
        fragments = [part.get("data-fragment") for part in page.page.main.xpath(".//*[@data-fragment]")]
        assert fragments == [f"{name}/{each}" for name in state["advice"] for each in state["fragments"].get(name, ())]
        assert bool(state["answers"]) == (state["kind"] == "question") == (not state["advice"])


def test_another_tree_is_an_end(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """An answer that leads on to another tree is a link to the start of that, which says so; in the data, an end."""
    states = site.trees[tree]["states"]
    ways_out = {name: state for name, state in states.items() if state["kind"] == "tree"}
    assert {f"tree:{to}" for page in walks[tree].values() for to in page.onward.values()} == set(ways_out)
    for name, state in ways_out.items():
        other = name.removeprefix("tree:")
        assert (state["node"], state["url"]) == (name, f"keuzehulp/{other}/")
        assert (state["answers"], state["advice"]) == ([], [])
        assert state["title"] == raw_tree(other).get("neutral_title", raw_tree(other)["title"])
    for page in walks[tree].values():
        embed = site.embeds[f"embed/{page.page.address.removeprefix('keuzehulp/')}"]
        for answer, other in page.onward.items():
            assert page.answers[answer].address == f"keuzehulp/{other}/"
            (inside,) = embed.root.xpath(f"//a[@data-answer='{answer}']")
            assert (embed.link(inside).address, inside.get("target")) == (f"embed/{other}/", "_self")


def test_a_door_says_for_whom_it_is(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """The start of a tree says for whom it is, and no later page does."""
    line = " ".join(raw_tree(tree)["for_whom"].split())
    start = f"keuzehulp/{tree}/"
    for address, page in walks[tree].items():
        assert (line in words(page.page.main)) == (address == start), address
    assert line in words(site.embeds[f"embed/{tree}/"].main)


def test_an_advice_on_a_page_is_the_advice_of_the_api(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """What an outcome shows of an advice, from its weight to its dates, is what the API tells of it."""
    audience = site.trees[tree]["audience"]
    for page in walks[tree].values():
        for article in page.advice:
            told = site.advice[article.get("data-advice")]
            assert kind_of(article) == told["kind"]
            assert sources_in(article) == told["sources"]
            assert [a.get("data-contact") for a in article.xpath(".//*[@data-contact]")] == told["contacts"]
            bare = deepcopy(article)
            for meaning in bare.xpath(".//*[@popover]"):  # what a term means, in place
                meaning.drop_tree()
            said = re.sub("[*_`]", "", words(bare))
            assert said.startswith(told["title"])
            for text in (told["text"], told["steps"]):
                for line in _lines(text.get(audience, text.get("iedereen", ""))):
                    assert line in said, f"{page.page.address}: {article.get('data-advice')}"
            for key, sign in (
                ("valid_from", "Geldt vanaf "),
                ("valid_until", "vóór "),
                ("reviewed_on", "Nagekeken op "),
            ):
                assert (sign in said) == (told[key] is not None)
                assert told[key] is None or sign + _in_words(told[key]) in said


def test_an_outcome_says_what_to_do_then_who_helps_then_why(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """On an outcome come the advice, then a card for each contact that it names, then what the weights of it mean."""
    outcomes = [page for page in walks[tree].values() if page.page.body.get("data-kind") == "outcome"]
    assert outcomes
    for page in outcomes:
        main, address = page.page.main, page.page.address
        told = [site.advice[article.get("data-advice")] for article in page.advice]
        cards = main.xpath(".//section[@data-contact]")
        assert [card.get("data-contact") for card in cards] == _each_once(c for a in told for c in a["contacts"])
        assert all(card.xpath(".//h3//a") and card.xpath(".//li") for card in cards), address
        headings = [words(heading) for heading in main.iter("h2")]
        why = headings.index("Waarom dit advies")
        do = next(at for at, heading in enumerate(headings) if re.fullmatch("Wat (u|je) nu kunt? doen", heading))
        before = {"Dit geldt voor u als …", "Dit geldt voor jou als …", "Wie u nu kan helpen", "Wie je nu kan helpen"}
        assert set(headings[:do]) <= before, address
        assert headings[do + 1 : why] == (["Wie kan helpen"] if cards else []), address
        order = list(main.iter())
        places = [order.index(element) for element in (*page.advice, *cards, list(main.iter("h2"))[why])]
        assert places == sorted(places), address
        assert not main.xpath("//article[@data-advice]//article|//article[@data-advice]//section"), address


def test_how_many_questions_there_still_are(walks: Mapping[str, Walk], tree: str) -> None:
    """'Nog hoogstens n vragen' is the longest way to an outcome from there; an outcome does not count any more."""
    most = longest(walks[tree])
    for address, page in walks[tree].items():
        assert page.remaining == most[address], address


def test_every_answer_can_be_changed(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """A back link leads back to a question of the same tree from which one can come here again."""
    api = site.trees[tree]
    can_lead_here = before(walks[tree])
    changes = 0
    for address, page in walks[tree].items():
        for link in (given.change for given in page.told):
            changes += 1
            assert link.address in can_lead_here[address] - {address}, f"{address} → {link.href}"
            assert link.words.startswith("Wijzig")
            assert link.words != "Wijzig", "read aloud, a link says what it changes"
    assert changes >= len(api["states"]) // 2


def test_the_answer_given_before_is_marked(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """Where only one question leads here, "Vorige vraag" leads to it; a link marks an answer that came here."""
    leading = before(walks[tree])
    previous = 0
    for address, page in walks[tree].items():
        back = [link for link in page.page.links(page.page.main) if link.words == "Vorige vraag"]
        came_from = {at for at, other in walks[tree].items() if address in {a.address for a in other.answers.values()}}
        if back:
            previous += 1
            assert {back[0].address} == came_from, address
        elif page.answers:
            assert len(came_from) != 1, address
        for link in (*back, *(given.change for given in page.told)):
            if link.fragment:
                (answer,) = site.pages[str(link.address)].main.xpath(".//a[@id = $name]", name=link.fragment)
                chosen = site.pages[str(link.address)].link(answer).address
                assert chosen == address or chosen in leading[address], f"{address} → {link.href}"
    assert previous > 0


def test_one_can_begin_again(walks: Mapping[str, Walk], tree: str) -> None:
    """Every page but the first has one link back to the start."""
    start = f"keuzehulp/{tree}/"
    for address, page in walks[tree].items():
        assert [link.address for link in page.start_over] == ([] if address == start else [start]), address


def test_a_page_names_the_facts_of_the_api(site: Site, walks: Mapping[str, Walk], tree: str) -> None:
    """'Dit geldt voor u als …' names the questions, and the answers, that the API calls the facts of a state."""
    questions = raw_tree(tree)["questions"]
    for state in site.trees[tree]["states"].values():
        if state["kind"] == "tree":
            continue
        told = walks[tree][state["url"]].combinations
        expected = {
            questions[name]["ask"]: {questions[name]["answers"][answer]["say"] for answer in answers}
            for name, answers in state["facts"].items()
        }
        assert {ask for combination in told for ask in combination} <= set(expected), state["url"]
        for ask, answers in expected.items() if any(told) else ():
            named = {said for combination in told for said in combination.get(ask, ())}
            free = not all(ask in combination for combination in told)
            assert named, f"{state['url']} does not name: {ask}"
            assert named <= answers if free else named == answers, f"{state['url']}: {ask}"


def test_every_way_through_the_tree(walks: Mapping[str, Walk], tree: str) -> None:
    """Whatever a visitor answers, they come where the file says, see the advice that it says, and are told the truth.

    The file is read here once more, as naively as can be: no code that built the site has a say in this.
    """
    raw = raw_tree(tree)
    waiting: list[tuple[str, str, dict[str, str]]] = [(f"keuzehulp/{tree}/", raw["start"], {})]
    ends = 0
    while waiting:
        address, node, facts = waiting.pop()
        page = walks[tree][address]
        assert page.node == node, f"{address} after {facts}"
        assert _true_of(page, raw, facts), f"{address} after {facts}"
        if node in raw["outcomes"]:
            ends += 1
            uses = [{"use": use} if isinstance(use, str) else use for use in raw["outcomes"][node]["advice"]]
            expected = [use["use"] for use in uses if _holds(use, facts)]
            assert [article.get("data-advice") for article in page.advice] == expected, f"{address} after {facts}"
        else:
            answers = raw["questions"][node]["answers"]
            assert list(page.answers) == list(answers)
            for answer in answers:
                given = {**facts, node: answer}
                address, target = str(page.answers[answer].address), _next(answers[answer]["next"], given)
                if target.startswith("tree:"):
                    ends += 1
                    assert address == f"keuzehulp/{target.removeprefix('tree:')}/"
                else:
                    waiting.append((address, target, given))
    assert ends >= len(raw["cases"])


def test_every_example_comes_out_as_told(walks: Mapping[str, Walk], tree: str) -> None:
    """Every case in the file of a tree, clicked through, ends at the outcome and the advice that the case tells."""
    for case in raw_tree(tree)["cases"]:
        page = walks[tree][f"keuzehulp/{tree}/"]
        end = page.node
        while page.answers and not end.startswith("tree:"):
            answer = case["answers"][page.node]
            if answer in page.onward:
                end = f"tree:{page.onward[answer]}"
            else:
                page = walks[tree][str(page.answers[answer].address)]
                end = page.node
        assert end == case["outcome"], case["name"]
        if end.startswith("tree:"):
            continue
        shown = [article.get("data-advice") for article in page.advice]
        shown += [part.get("data-fragment") for part in page.page.main.xpath(".//*[@data-fragment]")]
        assert set(shown) == set(case["advice"]), case["name"]


def _said(say: str, to: Mapping[str, Any]) -> str:
    """What the board of an answer says: also, in which other tree one goes on."""
    more = f" verder in: {to['title']}" if to["kind"] == "tree" else ""
    return " ".join(f"{say}{more}".split())


def _next(ways: Any, facts: Mapping[str, str]) -> str:
    """The node that an answer leads to."""
    if isinstance(ways, str):
        return ways
    (target,) = {way["to"] for way in ways if "to" in way and _holds(way, facts)} or {ways[-1]["otherwise"]}
    return str(target)


def _holds(item: Mapping[str, Any], facts: Mapping[str, str]) -> bool:
    """Whether one map of `when` fits, or there is none, and none of `unless` does."""

    def fits(wanted: Mapping[str, Any]) -> bool:
        return all(facts.get(question) in _listed(answers) for question, answers in wanted.items())

    return ("when" not in item or any(map(fits, _listed(item["when"])))) and not any(
        map(fits, _listed(item.get("unless", [])))
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _true_of(page: StatePage, raw: Any, facts: Mapping[str, str]) -> bool:
    """Whether a visitor who gave these answers recognises themselves in what the page says of them."""
    said = {raw["questions"][q]["ask"]: raw["questions"][q]["answers"][answer]["say"] for q, answer in facts.items()}
    return any(
        all(said.get(ask) in answers for ask, answers in combination.items()) for combination in page.combinations
    )


def _lines(text: Any) -> list[str]:
    """The words of a text in Markdown, or of several, without its marks; a line a paragraph or an item of a list."""
    if not isinstance(text, str):
        return [line for part in text for line in _lines(part)]
    bare = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    blocks = re.split(rf"\n\s*\n|\n(?={_ITEM})", bare)
    return [" ".join(re.sub(f"^{_ITEM}|[*_`]", "", block).split()) for block in blocks if block.strip()]


def _in_words(day: str) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}"


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
