"""load → validate → analyse → render, in one place to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from wegwijzer_build.analyse import Analysis, Demands, PlaceOf, analyse, demands_on
from wegwijzer_build.load import Layout, Loaded, load, parse
from wegwijzer_build.model import COLLECTIONS, LANGUAGE, Advice, Content, Tree
from wegwijzer_build.problems import KeyPath, Place, Problem, Severity, errors, in_order
from wegwijzer_build.validate import NEUTRAL, Standing, Tongue, Validated, validate

LAYOUT: Layout = {"site": True, "language": tuple(LANGUAGE), **{c.name: c.in_one_file for c in COLLECTIONS}}
"""What the content folder holds."""


@dataclass(frozen=True)
class Checked:
    """Content with everything found about it. `content` and `trees` are whole only where `is_sound`.

    `ends`: the collection and id of each item that lapses later → the first day without it.
    """

    loaded: Loaded
    content: Content | None
    trees: Mapping[str, Analysis]
    problems: tuple[Problem, ...]
    ends: Mapping[tuple[str, str], date] = field(default_factory=dict)
    tongue: Tongue = NEUTRAL
    """The language of the content."""

    @property
    def is_sound(self) -> bool:
        """Whether the site may be built: no errors (warnings do not stop it)."""
        return self.content is not None and not errors(self.problems)


class Memory:
    """What was found before, for who checks again after every edit: only what changed is read and proved anew."""

    def __init__(self) -> None:
        self.parse = lru_cache(maxsize=8192)(parse)
        self._analyses: dict[str, tuple[object, Analysis]] = {}
        self._days: dict[date, Memory] = {}

    def of_day(self, day: date) -> Memory:
        """What was found about the content as it will be on a later day."""
        return self._days.setdefault(day, Memory())

    def analyse(
        self, name: str, tree: Tree, advice: Mapping[str, Advice], place: PlaceOf, demands: Demands
    ) -> tuple[Analysis | None, tuple[Problem, ...]]:
        """Analyse a tree, unless it and the advice that it uses are as they were, and sound."""
        used = {use.use for outcome in tree.outcomes.values() for use in outcome.advice}
        about = (tree, {item: advice.get(item) for item in used}, demands)
        if name in self._analyses and self._analyses[name][0] == about:
            return self._analyses[name][1], ()
        analysis, problems = analyse(tree, advice, place, demands)
        if analysis is not None and not problems:
            self._analyses[name] = (about, analysis)
        return analysis, problems


def check(folder: Path, as_of: date, shown: str | None = None, memory: Memory | None = None) -> Checked:
    """Load, validate and analyse all content below a folder, as it stands on a day. All problems at once.

    `shown`: how the folder is written in the places of problems. `memory`: of an earlier check, whose work is used.
    """
    memory = memory or Memory()
    return check_loaded(*load(folder, LAYOUT, shown, memory.parse), as_of, memory)


def check_loaded(loaded: Loaded, of_loading: Sequence[Problem], as_of: date, memory: Memory | None = None) -> Checked:
    """Validate and analyse what was loaded. `of_loading`: what loading found."""
    memory = memory or Memory()
    validated = validate(loaded, as_of)
    trees: dict[str, Analysis] = {}
    problems = [*of_loading, *validated.problems]
    for name in validated.today.trees:
        analysis, of_tree = _proved(loaded, validated, validated.today, name, memory)
        if of_tree and ("trees", name) in validated.today.kept:
            # A fault of the author comes first: it may be the cause of what seems to be missing.
            of_author = _proved(loaded, validated, validated.whole, name, Memory())[1]
            of_tree = of_author or _because(of_tree, validated.missed(name, validated.today))
        problems += of_tree
        if analysis is not None:
            trees[name] = analysis
    problems += _later(loaded, validated, trees, memory)
    return Checked(loaded, validated.content, trees, in_order(problems), validated.ends, validated.tongue)


def _proved(
    loaded: Loaded, validated: Validated, standing: Standing, name: str, memory: Memory
) -> tuple[Analysis | None, tuple[Problem, ...]]:
    """What a tree comes to with what is left on a day."""
    tree = standing.trees[name]
    demands = demands_on(name, tree.audience, standing.site, standing.audiences, standing.contacts, len(standing.trees))

    def place(keys: KeyPath, /, *, of_key: bool = False) -> Place:
        written = validated.plain[name].written(standing.written("trees", name, keys))
        return loaded.place("trees", name, written, of_key=of_key)

    return memory.analyse(name, tree, standing.advice, place, demands)


def _because(problems: Sequence[Problem], gone: Sequence[str]) -> tuple[Problem, ...]:
    """Faults in what is left of a tree, with the advice that lapsed: that is why they are there."""
    line = f"no longer shown, since the dates have passed: {', '.join(gone)}"
    return tuple(replace(problem, details=(*problem.details, line)) for problem in problems)


def _later(loaded: Loaded, validated: Validated, trees: Mapping[str, Analysis], memory: Memory) -> Iterator[Problem]:
    """Holes in sound trees on a later day: warnings, each of the first day on which it is there."""
    reported = set()
    for day, standing in validated.later.items():
        for name, tree in standing.trees.items():
            if name not in trees or tree is validated.today.trees[name]:
                continue
            _, of_tree = _proved(loaded, validated, standing, name, memory.of_day(day))
            for problem in _because(of_tree, validated.missed(name, standing)):
                if (problem.rule, problem.place) not in reported:
                    reported.add((problem.rule, problem.place))
                    message = f"from {day} on: {problem.message}"
                    yield replace(problem, message=message, severity=Severity.WARNING)
