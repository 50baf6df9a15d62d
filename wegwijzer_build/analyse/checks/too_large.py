"""A tree that is too large to prove or to read (too-large).

Over 20,000 states, 500,000 combinations of a question with the answers that still matter there, or 200 questions in a
row, a tree is refused; on one page also over 1,500 rules that say what shows. Answers multiply when many questions are
looked at again much later: the message names those.

Bad:
    # twelve questions with five answers each, all looked at in one outcome

Good:
    # conditions that look back at few questions, or two smaller trees
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.analyse.context import ExploredTreeContext, TreeContext
from wegwijzer_build.analyse.exploration import MAX_CONFIGURATIONS
from wegwijzer_build.analyse.graph import longest_way
from wegwijzer_build.analyse.one_page import OnePage
from wegwijzer_build.analyse.patterns import MAX_RULES
from wegwijzer_build.analyse.states import MAX_STATES, number_of_states
from wegwijzer_build.problems import Problem

MAX_QUESTIONS_IN_A_ROW = 200


def check_length(context: TreeContext) -> Iterator[Problem]:
    """Measure the longest way, before anything is walked."""
    longest = longest_way(context.graph)
    if longest > MAX_QUESTIONS_IN_A_ROW:
        yield Problem(
            context.place(("questions",), of_key=True),
            "too-large",
            f"a visitor may have to answer {longest} questions in a row; {MAX_QUESTIONS_IN_A_ROW} is the most",
            "split the tree",
        )


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Count configurations and states. A walk stops at the bound: by how much it is passed is known of states only."""
    exploration = context.exploration
    found: Mapping[str, int] = {node: len(known) for node, known in exploration.configurations.items()}
    most, what = MAX_CONFIGURATIONS, "combinations of a question and the answers that still matter there"
    large = f"over {most:,} {what}"
    if exploration.complete:
        found = number_of_states(exploration)
        large = f"{sum(found.values()):,} states; {MAX_STATES:,} is the most"
        if sum(found.values()) <= MAX_STATES:
            return
    node = max(found, key=found.__getitem__)
    given = zip(*exploration.configurations[node], strict=True)
    multiply = [f"'{q}'" for q, answers in zip(exploration.live[node], given, strict=True) if len(set(answers)) > 1]
    yield Problem(
        context.place(("questions",), of_key=True),
        "too-large",
        f"the tree has {large}",
        f"these answers multiply at '{node}': {', '.join(multiply)}; "
        "let fewer conditions look back at them, or split the tree"
        if multiply
        else "split the tree",
    )


def check_rules(context: ExploredTreeContext, page: OnePage) -> Iterator[Problem]:
    """Count the rules of a tree on one page."""
    if page.number_of_rules <= MAX_RULES and all(page.patterns.values()):
        return
    large = f"{page.number_of_rules:,}" if all(page.patterns.values()) else f"over {MAX_RULES:,}"
    parts = [part for part in page.patterns if part[0] != "section"]  # those have no id that an editor knows
    part = max(parts, key=lambda name: len(page.patterns[name]) or MAX_RULES + 1)
    named = dict.fromkeys(question for way in page.patterns[part] for question, _answers in way)
    questions = ", ".join(f"'{question}'" for question in named or context.tree.questions)
    yield Problem(
        context.place(("questions",), of_key=True),
        "too-large",
        f"the page would need {large} rules to say what shows; {MAX_RULES:,} is the most",
        f"these answers multiply at '{part[1]}': {questions}; look back at fewer of them, or split the tree",
    )
