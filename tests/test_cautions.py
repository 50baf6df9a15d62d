"""No time limit, warning or negation that readers had is lost: it stands in the content, or what says it now does."""

from __future__ import annotations

from tests.project import ROOT
from tools.cautions import Caution, cautions, lost, said_by


def test_none_is_lost() -> None:
    """Every row of `reviews/cautions.tsv` is said, and one that is said otherwise tells why."""
    rows = cautions()
    assert lost(rows, said_by(ROOT / "content")) == []
    assert [row for row in rows if bool(row.said_now) != bool(row.why)] == []


def test_one_that_is_gone_is_noticed() -> None:
    """The table can fail: on a sentence that nothing says, and on an other one that nothing says."""
    said = said_by(ROOT / "content")
    gone = [Caution("advice/x", "Teken hier op de maan niets."), Caution("advice/x", "Bel.", "Bel de maan.", "why")]
    assert lost(gone, said) == gone
