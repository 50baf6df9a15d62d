"""The server under load: nobody is turned away. For one minute, and for the figures: `make load`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.load import CONNECTIONS, END, START, Load, load, table, write
from tests.project import ROOT
from tools.kinds import Kinds
from tools.server import Server


def test_no_error_under_load(server: Server, kinds: Kinds) -> None:
    """With as many requests at a time as the server can take, each gets its page, and the server lives."""
    found = load(server, tuple(kinds.values()), 2)
    assert found.errors == 0
    assert found.requests > 10 * CONNECTIONS
    assert server.get("").status == 200


def test_what_is_not_there_is_no_load(server: Server) -> None:
    """A path that is gone stops the run before it begins: fast answers that say so would look like a fast server."""
    with pytest.raises(ValueError, match="/bestaat-niet/ answers 404"):
        load(server, ("", "bestaat-niet/"), 1)


def test_the_table(tmp_path: Path) -> None:
    """A run replaces what stands between its marks and nothing else, and names errors of both kinds together."""
    readme = tmp_path / "README.md"
    readme.write_text(f"Before\n{START}\nold\n{END}\nAfter\n", encoding="utf-8")
    write(readme, table(Load(600_000, 60.0, 6_000_000_000, 4.25, 20.0, 1234.0, 1, 2), 50, "2 processors, Linux"))
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"Before\n{START}\n\n2 processors, Linux; 60 seconds, {CONNECTIONS} connections, 50 pages")
    assert "| 10,000 | 100 MB | 4.2 ms | 20.0 ms | 1,234.0 ms | 600,000 | 3 |\n" in text
    assert text.endswith(f"\n{END}\nAfter\n")
    assert "old" not in text
    readme.write_text("Before\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        write(readme, [])


def test_the_benchmark_has_a_place_for_its_table() -> None:
    """The marks stand in bench/README.md, once and in order."""
    text = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    assert text.count(START) == text.count(END) == 1
    assert text.index(START) < text.index(END)
