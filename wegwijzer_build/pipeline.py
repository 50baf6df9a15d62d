"""load → validate → analyse → render, in one place to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from wegwijzer_build.analyse import Analysis, Demands, PlaceOf, analyse, demands_on
from wegwijzer_build.load import Loaded, load, parse
from wegwijzer_build.model import COLLECTIONS, Advice, Content, Tree
from wegwijzer_build.problems import Problem, errors, in_order
from wegwijzer_build.validate import validate

LAYOUT: Mapping[str, bool] = {"site": True, **{c.name: c.in_one_file for c in COLLECTIONS}}
"""What the content folder holds: name → whether it is one file (else a folder of them)."""


@dataclass(frozen=True)
class Checked:
    """Content with everything found about it. `content` and `trees` are whole only where `is_sound`."""

    loaded: Loaded
    content: Content | None
    trees: Mapping[str, Analysis]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the site may be built: no errors (warnings do not stop it)."""
        return self.content is not None and not errors(self.problems)


class Memory:
    """What was found before, for who checks again after every edit: only what changed is read and proved anew."""

    def __init__(self) -> None:
        self.parse = lru_cache(maxsize=8192)(parse)
        self._analyses: dict[str, tuple[object, Analysis]] = {}

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
    problems = [*of_loading, *validated.problems]
    trees: dict[str, Analysis] = {}
    for name, tree in validated.trees.items():
        doors = len(validated.trees)
        demands = demands_on(name, tree.audience, validated.site, validated.audiences, validated.contacts, doors)
        place = partial(loaded.place, "trees", name)
        analysis, of_tree = memory.analyse(name, tree, validated.advice, place, demands)
        problems += of_tree
        if analysis is not None:
            trees[name] = analysis
    return Checked(loaded, validated.content, trees, in_order(problems))
