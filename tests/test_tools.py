"""What people run by hand still fits the code that it is about."""

from __future__ import annotations

from tests.project import ROOT
from tools.mutants import mutants, stands_once


def test_every_mutant_can_be_planted() -> None:
    """Each fault of `make mutants` finds its text in the code, once, and tests that may notice it."""
    assert [mutant for mutant in mutants() if not stands_once(mutant, ROOT)] == []
    assert [mutant for mutant in mutants() if not all((ROOT / path).exists() for path in mutant.tests.split())] == []
