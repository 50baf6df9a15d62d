"""load → validate → analyse → render, in one place to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from wegwijzer_build.analyse import Analysis, analyse
from wegwijzer_build.load import Loaded, load
from wegwijzer_build.model import COLLECTIONS, Content
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


def check(folder: Path, as_of: date, shown: str | None = None) -> Checked:
    """Load, validate and analyse all content below a folder, as it stands on a day. All problems at once.

    `shown`: how the folder is written in the places of problems.
    """
    return check_loaded(*load(folder, LAYOUT, shown), as_of)


def check_loaded(loaded: Loaded, of_loading: Sequence[Problem], as_of: date) -> Checked:
    """Validate and analyse what was loaded. `of_loading`: what loading found."""
    validated = validate(loaded, as_of)
    problems = [*of_loading, *validated.problems]
    trees: dict[str, Analysis] = {}
    for name, tree in validated.trees.items():
        analysis, of_tree = analyse(tree, validated.advice, partial(loaded.place, "trees", name))
        problems += of_tree
        if analysis is not None:
            trees[name] = analysis
    return Checked(loaded, validated.content, trees, in_order(problems))
