"""Places for sites, and both ways to swap two of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.building import Way, cannot_exchange, need_exchange
from wegwijzer_build.publish import (
    exchange,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A place for a site, with nothing else beside it."""
    (tmp_path / "www").mkdir()
    return tmp_path / "www" / "site"


@pytest.fixture
def quick_site(tmp_path: Path) -> Iterator[Path]:
    """The same in memory, where there is such a place: for a test that needs many files more than a disk."""
    memory = Path("/dev/shm")  # noqa: S108 - made by tempfile below it
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder) / "site"


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Way:
    """Both ways to swap: at once, and as on a system that cannot do that."""
    if request.param == "renames":
        monkeypatch.setattr(exchange, "exchange_at_once", cannot_exchange)
        return "renames"
    need_exchange(tmp_path)
    return "exchange"
