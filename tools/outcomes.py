"""Which advice comes first, for whom: the table in `reviews/outcomes.tsv`, in which a person marks each row.

`make outcomes` writes it anew from the content. A row that is as it was keeps its mark; a new one has none, and a test
fails until somebody looked at it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tools.looked_at import last_looked_at
from wegwijzer_build.analyse.exploration import explore, shown_advice
from wegwijzer_build.model import Tree, Use
from wegwijzer_build.pipeline import check

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "reviews" / "outcomes.tsv"
HEAD = ("tree", "outcome", "who did it", "first advice", "looked at", "mark")
WHO_DID_IT: Mapping[str, str] = {
    "werknemer": "wie",
    "wat-nu": "wie",
    "voor-een-ander": "wie",
    "hoe-verder": "wie",
    "stappen-werkgever": "over-wie",
    "stappen-leiding": "over-wie",
    "stappen-hr": "over-wie",
}
"""Tree → its question that asks who did it; the others ask no such thing."""

NOT_ASKED = "not asked"


@dataclass(frozen=True, order=True)
class Row:
    """What somebody meets first. `looked_at`: the day; `mark`: what the reader found, `ok` where it is right."""

    tree: str
    outcome: str
    who: str
    advice: str
    looked_at: str = ""
    mark: str = ""

    @property
    def unmarked(self) -> Row:
        """The row as the content gives it."""
        return replace(self, looked_at="", mark="")


def rows_of(name: str, tree: Tree) -> Iterator[Row]:
    """The rows of a tree without faults, in the order of the file."""
    found: dict[str, set[Row]] = {outcome: set() for outcome in tree.outcomes}
    for outcome, who, advice in met(name, tree):
        found[outcome].add(Row(name, outcome, who, advice[0]))
    for rows in found.values():
        yield from sorted(rows)


def met(name: str, tree: Tree) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Everybody who comes to an outcome: which one, who did it, and all the advice that shows there, in its order."""
    who = WHO_DID_IT.get(name)
    exploration = explore(_that_minds(tree, who) if who else tree)
    for outcome in tree.outcomes:
        for facts in exploration.configurations[outcome]:
            given = zip(exploration.live[outcome], facts, strict=True)
            answers = {question: answer for question, answer in given if answer is not None}
            yield outcome, answers.get(who or "", NOT_ASKED), tuple(shown_advice(tree, outcome, answers))


def _that_minds(tree: Tree, question: str) -> Tree:
    """The same tree, in which every outcome looks at the answer to a question, so that the walk keeps it."""
    anyone = {question: tuple(tree.questions[question].answers)}
    outcomes = {
        name: outcome.model_copy(update={"advice": (*outcome.advice, Use(use="x", when=(anyone,)))})
        for name, outcome in tree.outcomes.items()
    }
    return tree.model_copy(update={"outcomes": outcomes})


def read_table(path: Path = TABLE) -> list[Row]:
    """The rows as they stand in the table."""
    lines = path.read_text("utf-8").splitlines()[1:] if path.exists() else []
    return [Row(*line.split("\t")) for line in lines]


def write_table(rows: Iterable[Row], path: Path = TABLE) -> int:
    """Write the table anew, keeping the marks of rows that are as they were; gives how many have none."""
    marked = {row.unmarked: row for row in read_table(path)}
    kept = [marked.get(row, row) for row in rows]
    lines = [HEAD, *((row.tree, row.outcome, row.who, row.advice, row.looked_at, row.mark) for row in kept)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return sum(not row.mark for row in kept)


def real_rows() -> list[Row]:
    """The rows of the content of this project."""
    checked = check(ROOT / "content", last_looked_at())
    return [row for name, analysis in sorted(checked.trees.items()) for row in rows_of(name, analysis.tree)]


if __name__ == "__main__":
    sys.stdout.write(f"{write_table(real_rows())} rows without a mark in {TABLE.relative_to(ROOT)}\n")
