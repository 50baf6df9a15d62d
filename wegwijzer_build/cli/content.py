"""The content as a command needs it: checked, told about, or sound."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from wegwijzer_build.hosting import host_problems
from wegwijzer_build.mkdocs_plugin import check_around, configuration_near
from wegwijzer_build.model import Outcome
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.problems import errors, in_order
from wegwijzer_build.signing import SignedTexts, hashes_of
from wegwijzer_build.signing import check as unsigned_texts
from wegwijzer_build.validate.context import context_of
from wegwijzer_build.wording import joined, say, say_many

from .options import ahead_of_today
from .readings import signoffs_beside
from .speaking import PROBLEMS, busy, show_problems, shown, spoken


def checked_content(content: Path, as_of: date, config: Path | None) -> Checked:
    """The content with all that is wrong with it, and with the configuration and the pages around it."""
    with busy(spoken(say("Checking the content"))):
        checked = replace(check(content, as_of, shown(content)), ahead=ahead_of_today(as_of))
        whole, _ = check_around(config or configuration_near(content), content.resolve(), checked)
    if whole.content is None:
        return whole
    of_host = host_problems(whole.loaded, whole.content, whole.trees)
    whole = replace(whole, problems=in_order([*whole.problems, *of_host]))
    return _with_signoffs(whole, content, as_of)


def _with_signoffs(checked: Checked, content: Path, as_of: date) -> Checked:
    """The content with what is wrong with the file of sign-offs, and with texts to which nobody agreed as asked."""
    said, problems, texts = signoffs_beside(content, as_of)
    site = checked.content
    if site is not None and site.site.demands.signed:
        context = context_of(checked.loaded, as_of)
        shown_today = {(name, item) for name in context.ids for item in site.items(name)}
        unsigned = unsigned_texts(context, SignedTexts(hashes_of(context), said.signed), shown_today)
        problems = (*problems, *(() if errors(problems) else unsigned))
    loaded = replace(checked.loaded, texts={**checked.loaded.texts, **texts})
    return replace(checked, loaded=loaded, problems=in_order([*checked.problems, *problems]))


def sound_content(content: Path, as_of: date, config: Path | None) -> Checked:
    """Content that may be built; else its problems are shown and the command ends."""
    return shown_sound(checked_content(content, as_of, config))


def shown_sound(checked: Checked) -> Checked:
    """What was checked, if it may be built; else its problems are shown and the command ends."""
    show_problems(checked.problems, checked.loaded.texts)
    if not checked.is_sound:
        sys.exit(PROBLEMS)
    return checked


def in_order_line(checked: Checked) -> str:
    """The sentence that all is well, with how much there is."""
    states = sum(len(analysis.states) for analysis in checked.trees.values())
    return spoken(
        say_many(
            "The content is in order: {files} files, {number} tree with {states} states.",
            "The content is in order: {files} files, {number} trees with {states} states.",
            len(checked.trees),
            files=len(checked.loaded.documents),
            states=states,
        )
    )


def measured(checked: Checked) -> Iterator[str]:
    """A line for each tree: how large it is, and how much of it the cases reach, which is all."""
    for name, analysis in checked.trees.items():
        tree = analysis.tree
        measures = (
            say_many("{number} state", "{number} states", len(analysis.states)),
            say_many(
                "at most {number} question on a way", "at most {number} questions on a way", analysis.start.remaining
            ),
            say_many("{number} outcome", "{number} outcomes", len(tree.outcomes)),
            say("{number} advice under conditions", number=sum(map(_under_conditions, tree.outcomes.values()))),
            say_many("{number} case that reach all of it", "{number} cases that reach all of it", len(tree.cases)),
        )
        yield f"   {name}: {spoken(joined(measures))}"


def _under_conditions(outcome: Outcome) -> int:
    return sum(use.when is not None or use.unless is not None for use in outcome.advice)
