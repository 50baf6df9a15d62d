"""A visitor may have to answer more questions than the site allows (long-way).

Who has little time or is upset does not finish a long row of questions. `demands` in site.yml says how many there may
be on any way: `questions_on_a_way`. Leave out questions that change little, or ask some only of those whom they
concern.

Bad:
    # site.yml: demands: {questions_on_a_way: 8}
    # nine questions, and every answer leads to the next one

Good:
    # the ninth is asked only of those who were not asked the fourth
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import ExploredTreeContext, in_words
from wegwijzer_build.analyse.exploration import Configuration, Exploration
from wegwijzer_build.analyse.graph import longest_way
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look for the longest way that answers really lead along; where no arrows are as long, there is none."""
    most = context.demands.questions_on_a_way
    if most is None or longest_way(context.graph) <= most:
        return
    way = longest_given(context.exploration)
    if len(way) > most:
        yield Problem(
            context.place(("questions",), of_key=True),
            "long-way",
            say("a visitor may have to answer {number} questions; {most} is the most", number=len(way), most=most),
            say("leave a question out, or ask it only of those whom it concerns"),
            (say("a way that long: {way}", way=in_words(way)),),
        )


def longest_given(exploration: Exploration) -> list[tuple[str, str]]:
    """Questions and answers of the longest way, of equally long ones the first in the file."""
    left: dict[Configuration, int] = {}
    longest: dict[Configuration, tuple[str, Configuration]] = {}
    for node in reversed(exploration.order):
        for facts in exploration.configurations[node]:
            here: Configuration = (node, facts)
            ways = exploration.ways_on.get(here, ())
            if ways:
                longest[here] = max(ways, key=lambda way: left[way[1]])
            left[here] = 1 + left[longest[here][1]] if ways else 0
    at = next(iter(exploration.first))
    given = []
    while at in longest:
        answer, target = longest[at]
        given.append((at[0], answer))
        at = target
    return given
