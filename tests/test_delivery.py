"""The table of the benchmark on delivery, and the server that it measures on."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bench.delivery_server import delivering
from bench.delivery_table import END, START, Row, write_table
from tests.project import ROOT

SCORES = {"performance": 99, "accessibility": 100, "best-practices": 100}
ROW = Row("embed of a question", 6_223, 3, 598.4, 0.0, 0.0, SCORES)


def test_the_table_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """A run replaces what stands between its marks and nothing else; what was not asked has a dash."""
    readme = tmp_path / "README.md"
    readme.write_text(f"# Before\n\n{START}\n\nold\n\n{END}\n\nAfter\n", encoding="utf-8")
    for _ in range(2):
        write_table(readme, "4 processors", [ROW], 3)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"# Before\n\n{START}\n\n4 processors; medians of 3 rounds.\n")
    assert "| embed of a question | 6,223 | 3 | 0.60 s | 0.000 | < 16 ms | 99 | 100 | 100 | – |\n" in text
    assert text.endswith(f"\n\n{END}\n\nAfter\n")
    assert "old" not in text


def test_a_page_without_a_place_for_the_table_is_refused(tmp_path: Path) -> None:
    """A run that cannot put its table down says so, and leaves the page as it is."""
    readme = tmp_path / "README.md"
    readme.write_text("# Before\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        write_table(readme, "4 processors", [ROW], 3)
    assert readme.read_text(encoding="utf-8") == "# Before\n"


def test_the_benchmark_has_a_place_for_its_table() -> None:
    """The marks stand in bench/README.md, once and in order."""
    text = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    assert text.count(START) == text.count(END) == 1
    assert text.index(START) < text.index(END)


def test_the_server_compresses_texts_and_lets_hashed_files_be_kept(tmp_path: Path) -> None:
    """Who can read gzip gets gzip; a file with a hash in its name is kept, a page is asked for anew; 404 is 404."""
    (tmp_path / "index.html").write_text("<p>Dag</p>", encoding="utf-8")
    (tmp_path / "a.0123456789.css").write_text("p{}", encoding="utf-8")
    (tmp_path / "404.html").write_text("weg", encoding="utf-8")
    with delivering(tmp_path) as at:
        asked = urllib.request.Request(at, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
        with urllib.request.urlopen(asked) as page:  # noqa: S310
            assert gzip.decompress(page.read()) == b"<p>Dag</p>"
            assert page.headers["Content-Encoding"] == "gzip"
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            assert page.headers["Cache-Control"] == "no-cache"
        with urllib.request.urlopen(f"{at}a.0123456789.css") as style:  # noqa: S310
            assert style.read() == b"p{}"
            assert "immutable" in style.headers["Cache-Control"]
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{at}niets/")  # noqa: S310
        with missing.value as answer:
            assert (answer.code, answer.read()) == (404, b"weg")
