"""What comes first for whom was looked at by a person, in every outcome of the real content."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tools.outcomes import NOT_ASKED, TABLE, WHO_DID_IT, Row, met, read_table, rows_of, write_table
from wegwijzer_build.model import Tree
from wegwijzer_build.pipeline import Checked

CONFIDANT = "praat-met-vertrouwenspersoon"


@pytest.fixture(scope="module")
def rows(checked: Checked) -> list[Row]:
    """The rows of the real content, without marks."""
    return [row for name, analysis in sorted(checked.trees.items()) for row in rows_of(name, analysis.tree)]


def test_the_table_holds_what_people_meet(rows: list[Row]) -> None:
    """Every outcome, for everybody who did it, with the advice that comes first."""
    assert [row.unmarked for row in read_table()] == rows, "run `make outcomes`, and look at what changed"


def test_somebody_looked_at_each_row() -> None:
    """Each row has the day on which a person looked at it, and what was found."""
    for row in read_table():
        assert row.mark, f"{row.tree}, {row.outcome}, {row.who}: look at it, and mark it in {TABLE.name}"
        assert date.fromisoformat(row.looked_at).year >= 2026


def test_the_trees_that_ask_who_did_it_are_there(checked: Checked) -> None:
    """Each tree that the table splits by who did it has that question."""
    for name, question in WHO_DID_IT.items():
        assert question in checked.trees[name].tree.questions


def test_nobody_is_sent_to_who_did_it(checked: Checked) -> None:
    """Who was harmed by the confidant, or by the owner, does not meet the confidant's advice at all; others do."""
    sent: set[str] = set()
    for name in ("werknemer", "wat-nu", "voor-een-ander", "hoe-verder"):
        people = [*met(name, checked.trees[name].tree)]
        by_them = [advice for _outcome, who, advice in people if who in {"vertrouwenspersoon", "eigenaar"}]
        assert len(by_them) > 5, f"{name} does not ask that any more"
        assert [advice for advice in by_them if CONFIDANT in advice] == []
        sent |= {name for _outcome, _who, advice in people if CONFIDANT in advice}
    assert "werknemer" in sent, "the advice has another name"


def test_a_row_tells_who_did_it_and_what_comes_first() -> None:
    """The answer to the question counts for each outcome, though nothing in the tree looks at it there."""
    tree = Tree.model_validate(
        yaml.safe_load("""
        title: T
        audience: werknemer
        start: wie
        questions:
          wie: {ask: Wie, answers: {baas: {say: B, next: hoe}, ander: {say: A, unsure: true, next: hoe}}}
          hoe: {ask: Hoe, answers: {erg: {say: E, next: klaar}, weet-niet: {say: W, unsure: true, next: klaar}}}
        outcomes:
          klaar: {title: Klaar, advice: [{use: een, when: {hoe: erg, wie: baas}}, twee]}
        """)
    )
    told = [(row.who, row.advice) for row in rows_of("werknemer", tree)]
    assert told == [("ander", "twee"), ("baas", "een"), ("baas", "twee")]
    assert [(row.who, row.advice) for row in rows_of("ander", tree)] == [(NOT_ASKED, "een"), (NOT_ASKED, "twee")]


def test_a_mark_stays_while_its_row_does(tmp_path: Path) -> None:
    """Writing the table anew keeps the marks, and drops that of a row of which something changed."""
    path = tmp_path / "outcomes.tsv"
    old = Row("t", "o", "baas", "een")
    assert write_table([old, Row("t", "o", "ander", "twee")], path) == 2
    path.write_text(path.read_text("utf-8").replace("baas\teen\t\t", "baas\teen\t2026-11-29\tok"), encoding="utf-8")
    assert write_table([old, Row("t", "o", "ander", "drie")], path) == 1
    assert read_table(path) == [Row("t", "o", "baas", "een", "2026-11-29", "ok"), Row("t", "o", "ander", "drie")]
