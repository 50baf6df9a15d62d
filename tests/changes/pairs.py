"""Random pairs of trees: a sound one, and what became of it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.mending import mended
from tests.oracle import Raw, listed
from tests.trees import sound_trees


@st.composite
def tree_pairs(draw: st.DrawFn) -> tuple[Raw, Raw]:
    """Two sound trees: two that have only their ids in common, or one and an edit of it; either may be the old one."""
    old = draw(sound_trees())
    new = draw(sound_trees()) if draw(st.integers(0, 3)) == 0 else _edited(draw, old)
    return (old, new) if draw(st.booleans()) else (new, old)


def _edited(draw: st.DrawFn, tree: Raw) -> Raw:
    new = copy.deepcopy(tree)
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
        edit(draw, new)
    new = mended(new)
    assume(bool(new["outcomes"]) and new["start"] in new["questions"])
    return new


def _question(draw: st.DrawFn, tree: Raw) -> str:
    return str(draw(st.sampled_from(list(tree["questions"]))))


def _lead_elsewhere(draw: st.DrawFn, tree: Raw) -> None:
    """An answer leads to an outcome."""
    answers = tree["questions"][_question(draw, tree)]["answers"]
    answers[draw(st.sampled_from(list(answers)))]["next"] = draw(st.sampled_from(list(tree["outcomes"])))


def _take_answer_out(draw: st.DrawFn, tree: Raw) -> None:
    answers = tree["questions"][_question(draw, tree)]["answers"]
    if len(answers) > 1:
        del answers[draw(st.sampled_from(list(answers)))]


def _add_answer(draw: st.DrawFn, tree: Raw) -> None:
    target: Any = draw(st.sampled_from(list(tree["outcomes"])))
    tree["questions"][_question(draw, tree)]["answers"]["e"] = {"say": "e", "next": target}


def _ask_first(_draw: st.DrawFn, tree: Raw) -> None:
    """A new question before all others, of which one answer ends at once."""
    answers = {"a": {"say": "a", "next": tree["start"]}, "b": {"say": "b", "next": next(iter(tree["outcomes"]))}}
    name = f"p{len(tree['questions'])}"
    tree["questions"][name] = {"ask": name, "everyone_knows": True, "answers": answers}
    tree["start"] = name


def _pass_by_start(_draw: st.DrawFn, tree: Raw) -> None:
    """The first question is asked no longer."""
    following = next(iter(tree["questions"][tree["start"]]["answers"].values()))["next"]
    if isinstance(following, str) and following in tree["questions"]:
        del tree["questions"][tree["start"]]
        tree["start"] = following


def _change_uses(draw: st.DrawFn, tree: Raw) -> None:
    """An outcome shows its advice the other way round, or one less, or another."""
    outcome = tree["outcomes"][draw(st.sampled_from(list(tree["outcomes"])))]
    kind = draw(st.integers(0, 2))
    if kind == 0:
        outcome["advice"] = outcome["advice"][::-1]
    elif kind == 1 and len(outcome["advice"]) > 1:
        del outcome["advice"][draw(st.integers(0, len(outcome["advice"]) - 1))]
    else:
        outcome["advice"] = [*listed(outcome["advice"]), "v9"]


EDITS = (_lead_elsewhere, _take_answer_out, _add_answer, _ask_first, _pass_by_start, _change_uses)
