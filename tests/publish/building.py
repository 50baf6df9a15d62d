"""Builds for the tests of publishing: small sites, every file of which tells its version."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from wegwijzer_build.publish import (
    MARKER,
    PublishError,
    exchange,
    staged,
    write_outputs,
)

Site = dict[str, bytes]


fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Page:
    """What `write_outputs` asks of an output."""

    path: str
    data: bytes


def pages(version: int, count: int) -> list[Page]:
    """Some files in some folders, every one of which tells its version."""
    first = Page("index.html", f"{version}: home".encode())
    return [first, *(Page(f"{n % 7}/{n}.html", f"{version}: {n}".encode()) for n in range(1, count))]


def build(site: Path, version: int, count: int = 3) -> None:
    """Publish one version."""
    with staged(site) as folder:
        write_outputs(folder, pages(version, count))


def whole(site: Path) -> Site:
    """Every file of a site; nothing at all if there is none."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if not path.is_dir()
    }


def built(version: int, count: int = 3) -> Site:
    """Every file that a site of this version must have."""
    return {page.path: page.data for page in pages(version, count)} | {MARKER: MARKER_BYTES}


def beside(site: Path) -> list[str]:
    """What else is in the folder of the site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def start_and_give_up(site: Path) -> None:
    """Do what every next build does first, without a new site."""
    with suppress(ZeroDivisionError), staged(site):
        raise ZeroDivisionError


MARKER_BYTES = (
    b"This folder was made by: wegwijzer build\n"
    b"The next build replaces it as a whole. Put nothing here that you want to keep.\n"
)


Way = Literal["exchange", "renames"]


def cannot_exchange(_new: Path, _site: Path) -> bool:
    """Stands in for the exchange, as on a system that has none."""
    return False


def need_exchange(tmp_path: Path) -> None:
    """Skip the test where a fallback is all there is."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if not exchange.exchange_at_once(one, other):
        pytest.skip("this file system cannot exchange two folders")
    one.rmdir()
    other.rmdir()


def refusal(site_dir: Path) -> PublishError:
    """The error on entering; the block is never run."""
    with pytest.raises(PublishError) as caught, staged(site_dir):
        pytest.fail("the work had begun")
    return caught.value


def in_private_mounts(script: str, folder: Path) -> str:
    """Run a script that may mount things, which nobody else sees; give what it prints."""
    command = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=256k tmpfs $1 && exec $2 -", "sh"]
    try:
        done = subprocess.run(
            [*command, folder, sys.executable],
            input="from wegwijzer_build.publish import *\n" + textwrap.dedent(script),
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
            cwd=folder.parent,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("needs unshare(1)")
    if done.returncode and ("unshare:" in done.stderr or "mount:" in done.stderr):
        pytest.skip("needs the right to mount")
    assert done.returncode == 0, done.stderr
    return done.stdout


def make(folder: Path) -> Path:
    """Make a folder, and give it."""
    folder.mkdir()
    return folder
