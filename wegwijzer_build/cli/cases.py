"""`cases`: what an intended change of a tree does to its cases, and the cases that promise it from now on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import click

from wegwijzer_build.load import Loaded
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.upkeep.cases import ChangedCase, accepted, as_json, as_text, changed_cases, hindering, summary
from wegwijzer_build.validate import Standing
from wegwijzer_build.wording import counted, nearest

from .around import file_text, standing_content
from .options import as_of_option, content_option, language_option
from .speaking import PROBLEMS, busy, fail, show_problems


@click.command("cases", epilog="Examples:\n\n\b\n  wegwijzer cases\n  wegwijzer cases --accept")
@click.argument("trees", nargs=-1, metavar="[TREE]...")
@content_option
@as_of_option
@language_option
@click.option("--accept", "accepts", is_flag=True, help="Write into the trees what their cases come to now.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def cases_command(trees: tuple[str, ...], content: Path, as_of: date, accepts: bool, form: str) -> None:
    """Show which cases come out otherwise than they promise, and how; with --accept let them promise that.

    Only the lines of these cases change. A case whose answers no longer lead anywhere is told, and left alone.
    """
    with busy("Walking the cases"):
        loaded, standing = standing_content(content, as_of)
        walked = _walked(loaded, standing, _known(trees, standing))
    cases = _accepted(content, loaded, walked.cases) if accepts else walked.cases
    if form == "json":
        click.echo(as_json(cases))
    else:
        if cases:
            click.echo(f"{as_text(cases)}\n")
        click.echo("\n".join([summary(cases), *_what_next(cases, accepts=accepts)]))
    left = [case for case in cases if case.now is None or case.is_left]
    if walked.is_hindered or (accepts and left):
        sys.exit(PROBLEMS)


@dataclass(frozen=True)
class _Walked:
    """The cases that come out otherwise; `is_hindered`: some tree could not be walked, which was told."""

    cases: tuple[ChangedCase, ...]
    is_hindered: bool


def _known(names: Sequence[str], standing: Standing) -> tuple[str, ...]:
    for name in names:
        if name not in standing.trees:
            guess = nearest(name, standing.trees)
            known = f"did you mean '{guess}'?" if guess else f"there are: {', '.join(standing.trees) or 'none'}"
            raise click.UsageError(f"there is no tree '{name}'; {known}")
    return tuple(dict.fromkeys(names)) or tuple(standing.trees)


def _walked(loaded: Loaded, standing: Standing, names: Sequence[str]) -> _Walked:
    cases: list[ChangedCase] = []
    hindered = False
    for name in names:
        found = hindering(loaded, standing, name)
        if found:
            show_problems(found, loaded.texts)
            click.echo(f"the cases of '{name}' were not looked at: mend the tree first\n", err=True)
            hindered = True
            continue
        cases += changed_cases(loaded, standing, name)
    return _Walked(tuple(cases), hindered)


def _accepted(content: Path, loaded: Loaded, cases: Sequence[ChangedCase]) -> tuple[ChangedCase, ...]:
    """Write the files of the trees, one by one, and tell which cases are still as they were."""
    taken: list[ChangedCase] = []
    for tree in dict.fromkeys(case.tree for case in cases):
        of_tree = [case for case in cases if case.tree == tree]
        path = content / "trees" / PurePosixPath(loaded.document("trees", tree).file).name
        read = file_text(path)
        text, here = accepted(read.text, of_tree)
        taken += here
        if text != read.text:
            try:
                replace_file(path, read.as_bytes(text))
            except PublishError as error:
                fail(error.sentence, "the cases of the trees before it were written; the others are as they were")
    return tuple(taken)


def _what_next(cases: Sequence[ChangedCase], *, accepts: bool) -> list[str]:
    can = sum(case.now is not None and not case.is_left for case in cases)
    if not can:
        return []
    if accepts:
        return [f"{counted(can, 'case')} rewritten; look at them with 'git diff', then run 'wegwijzer check'."]
    return ["'wegwijzer cases --accept' writes this into the trees."]
