"""For each state, who comes there: as combinations of answers, and as facts."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from .ancestry import Ancestry
from .answer_sets import ALL, NONE, AnswerSets, Combination
from .exploration import Exploration

Visitors = tuple[tuple[Combination, ...], Mapping[str, tuple[str, ...]]]
"""What `State` calls `applies` and `facts`."""


def visitors_of(exploration: Exploration, nodes: Sequence[str], ancestry: Ancestry) -> Mapping[int, Visitors]:
    """State → its visitors. `nodes`: state → its node."""
    questions = exploration.tree.questions
    every = [(node, tuple(questions[node].answers) if node in questions else ()) for node in exploration.order]
    rank = {node: place for place, node in enumerate(exploration.order)}
    place = {index: place for place, index in enumerate(ancestry.order)}
    found: dict[int, Visitors] = {ancestry.order[0]: (({},), {})}
    for index in ancestry.order[1:]:
        # A fresh table for each: what leads to one state is of no use to the next, and together they would be large.
        sets = AnswerSets(every)
        leads_here = {index: ALL}
        waiting = sorted(-place[before] for before in ancestry.before[index])
        queued = set(waiting)
        while index not in found:
            here = ancestry.order[-heapq.heappop(waiting)]
            parts = tuple(leads_here.get(target, NONE) for target in ancestry.following[here])
            leads_here[here] = sets.divided(rank[nodes[here]], parts)
            if leads_here[here] == ALL and here == ancestry.passed[index]:
                found[index] = found[here]  # all come past that state, and all who come there come here
            elif not ancestry.before[here]:
                found[index] = sets.combinations(leads_here[here]), sets.answers_possible(leads_here[here])
            for before in ancestry.before[here]:
                if -place[before] not in queued:
                    queued.add(-place[before])
                    heapq.heappush(waiting, -place[before])
    return found
