"""Questions lead back to themselves (cycle).

A visitor must get nearer to an outcome with every answer. A change of mind needs no way back in the tree: every page
has links for that. Where the order of questions depends on an answer, arrows go round though nobody does: the message
then says which question has to stand there once more, who comes to that copy, and where its answers lead. A condition
further on that looks at the question looks at its copy too.

Bad:
    omvang: {…, next: branche}
    branche: {…, next: omvang}

Good:
    omvang: {…, next: branche}
    branche: {…, next: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.analyse.conditions import targets_named
from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.analyse.cut import is_unclear
from wegwijzer_build.analyse.graph import circle_of, cycles
from wegwijzer_build.analyse.unrolled import Copy, copies_for
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import in_turns, joined, say

MOST_LISTED = 12


def check(context: TreeContext) -> Iterator[Problem]:
    """Tell one round trip for every knot of questions."""
    sound = _is_sound_else(context)
    for trip in cycles(context.graph):
        copies = copies_for(context.tree, circle_of(context.graph, trip[0])) if sound else None
        shown = trip if len(trip) <= MOST_LISTED else (*trip[:MOST_LISTED], "…")
        round_trip = " → ".join([*shown, trip[0]])
        place = context.place(("questions", trip[0]), of_key=True)
        if copies is None:
            message = say("these questions lead back to themselves: {round_trip}", round_trip=round_trip)
            hint = say("lead one of these ways on to an outcome or a later question")
            yield Problem(place, "cycle", message, hint)
        else:
            message = say(
                "these arrows lead back to where they begin, though nobody can walk them: {round_trip}",
                round_trip=round_trip,
            )
            hint = say(
                "add these copies, and lead there who is named; where a condition looks at a question, add its copy"
            )
            yield Problem(place, "cycle", message, hint, _in_lines(copies))


def _is_sound_else(context: TreeContext) -> bool:
    """Whether it is known where every answer leads."""
    tree, known = context.tree, context.graph.next
    answers = [a for question in tree.questions.values() for a in question.answers.values()]
    return tree.start in tree.questions and all(
        not is_unclear(tree, a) and all(target in known for target in targets_named(a)) for a in answers
    )


def _in_lines(copies: Sequence[Copy]) -> tuple[str, ...]:
    lines: list[str] = []
    for copy in copies[:MOST_LISTED]:
        leading = (say("{answer} → {to}", answer=answer, to=in_turns(to)) for answer, to in copy.leading.items())
        lines.append(
            say(
                "'{copy}', which asks what '{of}' asks, after {coming}; its answers: {leading}",
                copy=copy.name,
                of=copy.of,
                coming=", ".join(f"{question} = {answer}" for question, answer in copy.coming),
                leading=joined(leading),
            )
        )
    more = len(copies) - MOST_LISTED
    return (*lines, say("and {number} more", number=more)) if more > 0 else tuple(lines)
