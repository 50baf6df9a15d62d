"""Stories: a tree, and what is told of it or what becomes of it. Each is a file in `cases/analyse/`.

Above the line `---` stands a tree as in a content file; below it what is expected: `problems` as the lines that an
editor reads (with the text that a caret underlines), or `states`, each as a whole, and for one page also the `page`.
`demands` is what is asked of the tree.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.analysing import analysed, proved
from tests.stories import CASES, Tells
from tests.trees import chain
from wegwijzer_build import analyse as analysis
from wegwijzer_build.analyse import Demands, OnePage, State, Walked, analyse, walk
from wegwijzer_build.analyse import one_page as one_page_module
from wegwijzer_build.analyse.checks import MANUAL, too_large
from wegwijzer_build.analyse.demands import FirstContacts
from wegwijzer_build.analyse.exploration import explore
from wegwijzer_build.load import Document, parse
from wegwijzer_build.model import Advice, Tree
from wegwijzer_build.problems import MOST_LISTED, Problem
from wegwijzer_build.rules import rules_in

STORIES = sorted((CASES / "analyse").glob("*.yml"))
ADVICE = {
    "title": "Een advies",
    "kind": "practice",
    "audiences": ["werkgever", "werknemer"],
    "text": "Tekst.",
    "reviewed_on": "2026-11-20",
}


@dataclass(frozen=True)
class Story:
    """A tree file, and what is expected of it."""

    text: str
    document: Document
    expected: Any

    @property
    def tree(self) -> Tree:
        return Tree.model_validate(self.document.value)

    @property
    def advice(self) -> dict[str, Advice]:
        """All advice that the tree uses; it is plain, but for what the story says of it."""
        used = {use.use for outcome in self.tree.outcomes.values() for use in outcome.advice}
        said = self.expected.get("advice", {})
        return {name: Advice.model_validate({**ADVICE, **said.get(name, {})}) for name in used}

    @property
    def demands(self) -> Demands:
        said = self.expected.get("demands", {})
        return Demands(
            questions_on_a_way=int(said["questions_on_a_way"]) if "questions_on_a_way" in said else None,
            cases=int(said["cases"]) if "cases" in said else None,
            contacts=frozenset(said["contacts"]) if "contacts" in said else None,
            door_line="door_line" in said,
            first_contacts=_first_contacts(said["first_contacts"]) if "first_contacts" in said else None,
            urgent=frozenset(said.get("urgent", [])),
        )


def _first_contacts(said: Any) -> FirstContacts:
    return FirstContacts(frozenset(said["helping"]), frozenset(said["without_phone"]))


def read(path: Path) -> Story:
    """Read a story; places in its tree are places in the file."""
    text, expected = path.read_text(encoding="utf-8").split("\n---\n")
    parsed, told = parse(text + "\n", path.name), parse(expected, path.name)
    assert parsed.problems + told.problems == ()
    assert parsed.value is not None
    document = Document(path.name, "trees", path.stem, False, parsed.value, parsed.values, parsed.keys)
    return Story(text, document, told.value)


def as_told(problem: Problem, text: str) -> str:
    """A problem as lines, with the text that a caret underlines."""
    place = problem.place
    marked = text.split("\n")[place.line - 1][place.column - 1 :][: place.length]
    first = f"{place.line}:{place.column} «{marked}»: {problem.message} ({problem.rule})"
    return "\n".join([first, *(f"  {detail}" for detail in problem.details), f"  hint: {problem.hint}"])


def in_full(state: State) -> dict[str, Any]:
    """Everything about a state that does not follow from its id, as it would be read from a story."""
    return {
        "node": state.node,
        **({"advice": list(state.advice)} if state.is_outcome else {}),
        **({"answers": dict(state.answers)} if state.is_question else {}),
        "remaining": str(state.remaining),
        "applies": [{q: list(answers) for q, answers in combination.items()} for combination in state.applies],
        "facts": {q: list(answers) for q, answers in state.facts.items()},
        "back_links": dict(state.back_links),
    }


def page_in_full(page: OnePage) -> dict[str, Any]:
    """Everything about a tree as one page, as it would be read from a story."""
    return {
        "nodes": list(page.nodes),
        "advice": list(page.advice),
        "contacts": list(page.contacts),
        "patterns": {
            " ".join(part): [{q: list(a) for q, a in way} for way in ways] for part, ways in page.patterns.items()
        },
        "remaining": {node: str(number) for node, number in page.remaining.items()},
    }


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path, tells: Tells, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree comes out as its story says: these problems in these words and no others, or these states."""
    story = read(path)
    set_bounds(monkeypatch, **story.expected.get("bounds", {}))
    found, problems = analyse(story.tree, story.advice, story.document.place, story.demands)
    came = "\n".join(as_told(problem, story.text) for problem in problems)
    assert came == tells(path, 2, "problems", story.expected.get("problems", "").strip(), came)
    if problems and found:
        return  # warnings: that there are states says the site
    states = {} if found is None else {name: in_full(state) for name, state in found.states.items()}
    assert list(states.items()) == list(story.expected.get("states", {}).items())
    page = {} if found is None or found.page is None else page_in_full(found.page)
    assert page == story.expected.get("page", {})


def set_bounds(
    monkeypatch: pytest.MonkeyPatch, configurations: str = "", states: str = "", row: str = "", rules: str = ""
) -> None:
    """Set the bounds on trees lower, where a story says so."""
    if configurations:
        monkeypatch.setattr(too_large, "MAX_CONFIGURATIONS", int(configurations))
        monkeypatch.setattr(analysis, "explore", partial(explore, bound=int(configurations)))
    if states:
        monkeypatch.setattr(too_large, "MAX_STATES", int(states))
    if row:
        monkeypatch.setattr(too_large, "MAX_QUESTIONS_IN_A_ROW", int(row))
    if rules:
        monkeypatch.setattr(too_large, "MAX_RULES", int(rules))
        monkeypatch.setattr(one_page_module, "MAX_RULES", int(rules))


def test_every_rule_has_a_story() -> None:
    """Each rule that the handbook explains is told in a story, and each that is told is explained."""
    rules = {rule.id for page in MANUAL for rule in rules_in(page)}
    problems = "\n".join(read(path).expected.get("problems", "") for path in STORIES)
    told = set(re.findall(r" \(([a-z-]+)\)$", problems, re.MULTILINE))
    assert told == rules


def test_a_flood_is_cut() -> None:
    """Of one check no more findings are told than an editor can use and how many more there are; of others no fewer."""
    tree = chain(1, 8)
    first = tree["questions"]["q0"]["answers"]
    first |= {f"a{number}": {"say": "Iets", "next": f"nergens-{number}"} for number in range(200)}
    first["a"]["next"] = [{"when": {"q9": "a"}, "to": "o"}]
    problems = analysed(tree)[1]
    rules = Counter(problem.rule for problem in problems)
    assert rules == {"unknown-target": MOST_LISTED, "unknown-fact": 1, "too-many-problems": 1}
    assert "and 100 more errors of this kind in this file" in {problem.message for problem in problems}


def test_long_names() -> None:
    """However many and long the answers that a state looks back at, its name fits a folder, and is its own."""
    tree = chain(7, 2, range(7))
    text = json.dumps(tree)
    for number in range(7):
        text = text.replace(f'"q{number}"', f'"een-vraag-met-een-lange-naam-nummer-{number}"')
    states = proved(json.loads(text)).states
    assert len(states) == 2**8 - 1
    assert max(len(name.partition("/")[2]) for name in states) <= 180
    assert all(re.fullmatch(r"[a-z0-9-]+(/[a-z0-9_.-]+)?", name) for name in states)


def test_a_walk_that_stops() -> None:
    """Whoever has no answer, or an unknown one, to a question that is asked, is told of that question."""
    tree = proved(chain(3)).tree
    assert walk(tree, {"q0": "a", "q2": "a"}) == Walked((("q0", "a"),), "q1", arrived=False, advice=())
    assert walk(tree, {"q0": "z"}) == Walked((), "q0", arrived=False, advice=())
