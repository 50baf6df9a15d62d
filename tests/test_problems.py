"""Problems as values: what is told once, and how many are told."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import MOST_COUNTED, MOST_LISTED, MOST_PLACES, Place, Problem, Severity, as_one, bounded


def _problem(line: int, message: str = "x", file: str = "a.yml", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Place(file, line), "rule", message, severity=severity)


def test_what_says_the_same_is_told_once() -> None:
    """Problems with one message are one, at the first place, with the others and how many more."""
    found = list(as_one([_problem(line) for line in range(1, 143)] + [_problem(1, "y")]))
    assert [(problem.place.line, problem.message) for problem in found] == [(1, "x"), (1, "y")]
    assert found[0].details[:2] == ("also at a.yml:2", "also at a.yml:3")
    assert found[0].details[MOST_PLACES:] == (f"and {141 - MOST_PLACES} more",)
    assert found[1].details == ()


def test_a_flood_is_bounded() -> None:
    """Of each file the first problems are told, then how many more; a warning keeps no error from being told."""
    flood = [_problem(line, severity=Severity.WARNING) for line in range(MOST_LISTED + 5)]
    found = list(bounded([*flood, _problem(1), _problem(1, file="b.yml")]))
    assert len(found) == MOST_LISTED + 3
    assert (found[-1].rule, found[-1].message) == (
        "too-many-problems",
        "and 5 more warnings of this kind in this file",
    )
    assert found[-1].severity is Severity.WARNING
    assert [problem.place.file for problem in found if problem.severity is Severity.ERROR] == ["a.yml", "b.yml"]


def test_an_endless_flood_ends() -> None:
    """Counting stops too; what was not looked at counts as an error, so that no build goes on with it."""

    def endless() -> Iterator[Problem]:
        line = 0
        while True:
            line += 1
            yield _problem(line, severity=Severity.WARNING)

    found = list(bounded(endless()))
    assert len(found) == MOST_LISTED + 1
    assert found[-1].message == f"and more than {MOST_COUNTED:,} more errors of this kind in this file"
    assert found[-1].severity is Severity.ERROR
