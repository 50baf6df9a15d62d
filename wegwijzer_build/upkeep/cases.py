"""What the cases of trees come to now, beside what they promise, and the text of a tree in which they promise that."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wegwijzer_build.analyse import demands_on, walk
from wegwijzer_build.analyse.checks import STRUCTURAL
from wegwijzer_build.analyse.context import TreeContext, in_words
from wegwijzer_build.analyse.graph import graph_of
from wegwijzer_build.load import Loaded
from wegwijzer_build.model import Case, Tree
from wegwijzer_build.problems import KeyPath, Place, Problem
from wegwijzer_build.validate import Standing
from wegwijzer_build.wording import counted, visible

from .original import Original, read_original
from .rewriting import with_key, with_list, with_scalar, without

HINDERING = frozenset(["unknown-target", "unknown-fact", "same-id", "cycle", "dead-end", "unreachable"])
"""Rules about trees after which a walk may end where no case can."""


@dataclass(frozen=True)
class Ending:
    """Where a case ends, and the advice shown there; none where another tree goes on."""

    outcome: str
    advice: tuple[str, ...]


@dataclass(frozen=True)
class ChangedCase:
    """A case that comes out otherwise. `index`: its position in the file. `not_asked`: questions that it still answers.

    `now` is None where its answers no longer lead anywhere; `stuck` says why.
    """

    tree: str
    index: int
    name: str
    place: Place
    given: tuple[tuple[str, str], ...]
    promised: Ending
    now: Ending | None
    not_asked: tuple[str, ...] = ()
    stuck: str = ""
    is_left: bool = False
    """Its text cannot be rewritten without touching what stands around it."""

    @property
    def lost(self) -> tuple[str, ...]:
        """Advice that it promises and that is not shown."""
        return tuple(name for name in self.promised.advice if self.now is None or name not in self.now.advice)

    @property
    def gained(self) -> tuple[str, ...]:
        """Advice that is shown and that it does not promise."""
        return tuple(name for name in self.now.advice if name not in self.promised.advice) if self.now else ()


def changed_cases(loaded: Loaded, standing: Standing, tree: str) -> tuple[ChangedCase, ...]:
    """The cases of a tree that come out otherwise. The tree has none of the faults that `hindering` finds."""
    found = (_compared(loaded, standing, tree, at, case) for at, case in enumerate(standing.trees[tree].cases))
    return tuple(case for case in found if case is not None)


def hindering(loaded: Loaded, standing: Standing, name: str) -> tuple[Problem, ...]:
    """What keeps anybody from walking through a tree, beside faults of the cases themselves."""
    tree = standing.trees[name]
    demands = demands_on(name, tree.audience, standing.site, standing.audiences, standing.contacts, len(standing.trees))

    def place(keys: KeyPath, /, *, of_key: bool = False) -> Place:
        return loaded.place("trees", name, standing.written("trees", name, keys), of_key=of_key)

    context = TreeContext(tree, graph_of(tree), standing.advice, place, demands)
    found = (problem for each in STRUCTURAL for problem in each.check(context))
    return tuple(problem for problem in found if problem.rule in HINDERING and problem.place.keys[:1] != ("cases",))


def accepted(text: str, cases: Sequence[ChangedCase]) -> tuple[str, tuple[ChangedCase, ...]]:
    """The text of a tree in which the cases promise what they come to, and the cases as they were taken over.

    One of which the text cannot be changed without touching what stands around it is left as it is, and says so.
    """
    original = read_original(text)
    taken = []
    for case in cases:
        made = None if original is None or case.now is None else _rewritten(original, case, case.now)
        original = made or original
        taken.append(case if made is not None or case.now is None else replace(case, is_left=True))
    return (text if original is None else original.text), tuple(taken)


def as_text(cases: Sequence[ChangedCase]) -> str:
    """Each case to read: who it is about, their answers, and what changed for them."""
    return "\n\n".join("\n".join(_block(case)) for case in cases)


def as_json(cases: Sequence[ChangedCase]) -> str:
    """The same for programs: a list of `cases`; `now` is null where answers lead nowhere."""
    listed = [
        {
            "tree": case.tree,
            "name": case.name,
            "file": case.place.file,
            "line": case.place.line,
            "answers": dict(case.given),
            "promised": {"outcome": case.promised.outcome, "advice": list(case.promised.advice)},
            "now": {"outcome": case.now.outcome, "advice": list(case.now.advice)} if case.now else None,
            "not_asked": list(case.not_asked),
            "stuck": case.stuck or None,
            "is_left": case.is_left,
        }
        for case in cases
    ]
    return json.dumps({"cases": listed}, ensure_ascii=False, indent=2)


def summary(cases: Sequence[ChangedCase]) -> str:
    """How many cases come out otherwise, and of how many of these somebody has to look at the answers."""
    if not cases:
        return "All cases come out as they promise."
    stuck = sum(case.now is None for case in cases)
    verb = "comes" if len(cases) == 1 else "come"
    trees = len({case.tree for case in cases})
    line = f"{counted(len(cases), 'case')} of {counted(trees, 'tree')} {verb} out otherwise"
    return f"{line}; the answers of {stuck} no longer lead anywhere." if stuck else f"{line}."


def _compared(loaded: Loaded, standing: Standing, tree: str, index: int, case: Case) -> ChangedCase | None:
    promised = Ending(case.outcome, case.advice)
    walked = walk(standing.trees[tree], case.answers)
    keys = standing.written("trees", tree, ("cases", index))
    place = loaded.place("trees", tree, (*keys, "name"))
    found = ChangedCase(tree, int(keys[-1]), case.name, place, walked.given, promised, None)
    if not walked.arrived:
        return replace(found, stuck=_stuck(standing.trees[tree], case, walked.end, walked.given))
    now = Ending(walked.end, walked.advice)
    not_asked = tuple(question for question in case.answers if question not in dict(walked.given))
    as_promised = now.outcome == case.outcome and sorted(now.advice) == sorted(case.advice)
    return None if as_promised and not not_asked else replace(found, now=now, not_asked=not_asked)


def _stuck(tree: Tree, case: Case, question: str, given: tuple[tuple[str, str], ...]) -> str:
    if question in dict(given):
        return f"no way on fits its answer to '{question}'"
    known = ", ".join(tree.questions[question].answers)
    if question in case.answers:
        return f"'{case.answers[question]}' is no answer to '{question}'; its answers are: {known}"
    return f"it has no answer to '{question}', which is asked; its answers are: {known}"


def _rewritten(original: Original, case: ChangedCase, now: Ending) -> Original | None:
    """The text with one case mended, step by step; None where a step cannot be made."""
    here = ("cases", case.index)
    made: Original | None = original
    for question in case.not_asked:
        made = made and without(made, (*here, "answers", question))
    if made is not None and now.outcome != case.promised.outcome:
        made = with_scalar(made, (*here, "outcome"), now.outcome)
    held = case.promised.advice
    if made is None or sorted(held) == sorted(now.advice):
        return made
    if not held:
        return with_key(made, here, "outcome", "advice", f"[{', '.join(now.advice)}]")
    return with_list(made, (*here, "advice"), list(now.advice)) if now.advice else without(made, (*here, "advice"))


def _block(case: ChangedCase) -> Iterator[str]:
    yield f"{visible(case.place.file)}:{case.place.line}: {visible(case.name)}"
    yield f"   answers: {in_words(case.given)}"
    if case.now is None:
        yield f"   left alone: {case.stuck}"
        return
    for question in case.not_asked:
        yield f"   no longer asked: {question}"
    same = case.now.outcome == case.promised.outcome
    yield f"   outcome: {case.promised.outcome}" + ("" if same else f" → {case.now.outcome}")
    for sign, names in (("-", case.lost), ("+", case.gained)):
        yield from (f"   {sign} {name}" for name in names)
    if case.is_left:
        yield "   left alone: it stands in the file in a way that cannot be changed by itself; change it by hand"
