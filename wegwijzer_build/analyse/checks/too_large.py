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
from wegwijzer_build.wording import say

MAX_QUESTIONS_IN_A_ROW = 200


def check_length(context: TreeContext) -> Iterator[Problem]:
    """Measure the longest way, before anything is walked."""
    longest = longest_way(context.graph)
    if longest > MAX_QUESTIONS_IN_A_ROW:
        yield Problem(
            context.place(("questions",), of_key=True),
            "too-large",
            say(
                "a visitor may have to answer {number} questions in a row; {most} is the most",
                number=longest,
                most=MAX_QUESTIONS_IN_A_ROW,
            ),
            say("split the tree"),
        )


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Count configurations and states. A walk stops at the bound: by how much it is passed is known of states only."""
    exploration = context.exploration
    found: Mapping[str, int] = {node: len(known) for node, known in exploration.configurations.items()}
    large = say(
        "the tree has over {number:,} combinations of a question and the answers that still matter there",
        number=MAX_CONFIGURATIONS,
    )
    if exploration.complete:
        found = number_of_states(exploration)
        number = sum(found.values())
        large = say("the tree has {number:,} states; {most:,} is the most", number=number, most=MAX_STATES)
        if number <= MAX_STATES:
            return
    node = max(found, key=found.__getitem__)
    given = zip(*exploration.configurations[node], strict=True)
    multiply = [f"'{q}'" for q, answers in zip(exploration.live[node], given, strict=True) if len(set(answers)) > 1]
    yield Problem(
        context.place(("questions",), of_key=True),
        "too-large",
        large,
        say(
            "these answers multiply at '{node}': {multiply}; let fewer conditions look back at them, or split the tree",
            node=node,
            multiply=", ".join(multiply),
        )
        if multiply
        else say("split the tree"),
    )


def check_rules(context: ExploredTreeContext, page: OnePage) -> Iterator[Problem]:
    """Count the rules of a tree on one page."""
    if page.number_of_rules <= MAX_RULES and all(page.patterns.values()):
        return
    large = (
        say("{number:,}", number=page.number_of_rules)
        if all(page.patterns.values())
        else say("over {number:,}", number=MAX_RULES)
    )
    parts = [part for part in page.patterns if part[0] != "section"]  # those have no id that an editor knows
    part = max(parts, key=lambda name: len(page.patterns[name]) or MAX_RULES + 1)
    named = dict.fromkeys(question for way in page.patterns[part] for question, _answers in way)
    questions = ", ".join(f"'{question}'" for question in named or context.tree.questions)
    yield Problem(
        context.place(("questions",), of_key=True),
        "too-large",
        say("the page would need {large} rules to say what shows; {most:,} is the most", large=large, most=MAX_RULES),
        say(
            "these answers multiply at '{part}': {questions}; look back at fewer of them, or split the tree",
            part=part[1],
            questions=questions,
        ),
    )
