"""Everybody can read what was published, whoever built it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tests.publish.building import build
from wegwijzer_build.publish import (
    make_readable,
    staged,
)


def test_others_can_read_the_site(site: Path) -> None:
    """A web server runs as somebody else: the umask decides on the rights, as for every other new folder."""
    before = os.umask(0o027)
    try:
        build(site, 1)
    finally:
        os.umask(before)
    assert stat.S_IMODE(site.stat().st_mode) == 0o750
    assert stat.S_IMODE((site / "index.html").stat().st_mode) == 0o640


def test_what_is_served_can_be_read_whatever_the_umask(site: Path) -> None:
    """A site for a server is readable for everybody, and who may write is as the umask has it."""
    before = os.umask(0o077)
    try:
        with staged(site) as staging:
            (staging / "map").mkdir()
            (staging / "map" / "a.html").write_text("a", encoding="utf-8")
            make_readable(staging)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (site, site / "map", site / "map" / "a.html")}
    assert list(modes.values()) == [0o755, 0o755, 0o644]
