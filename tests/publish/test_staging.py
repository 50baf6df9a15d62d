"""A build leaves the new site as a whole, or the old one, and nothing beside it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.publish.building import (
    Way,
    beside,
    build,
    built,
    fork,
    in_private_mounts,
    make,
    need_exchange,
    pages,
    start_and_give_up,
    whole,
)
from wegwijzer_build.publish import (
    MARKER,
    PublishError,
    staged,
    write_outputs,
)


@pytest.mark.usefixtures("way")
def test_new_site_replaces_the_old_one_as_a_whole(site: Path) -> None:
    """A file that the new version no longer has is gone, and nothing is left beside the site."""
    build(site, 1, count=20)
    assert whole(site) == built(1, count=20)
    build(site, 2, count=5)
    assert whole(site) == built(2, count=5)
    assert beside(site) == []


@pytest.mark.usefixtures("way")
def test_empty_folder_is_a_place_for_a_site(site: Path) -> None:
    """Somebody made the folder before us; that is no reason to refuse it."""
    site.mkdir()
    build(site, 1)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_missing_parents_are_made(tmp_path: Path) -> None:
    """Nobody has to make folders first."""
    build(tmp_path / "a" / "b" / "site", 1)
    assert whole(tmp_path / "a" / "b" / "site") == built(1)


def test_same_content_gives_the_same_bytes(site: Path) -> None:
    """The marker holds nothing of the moment."""
    build(site, 1)
    first = whole(site)
    build(site, 1)
    assert whole(site) == first


@pytest.mark.parametrize(
    "name", ["site/", "./a/../site", "mijn site", "één wegwijzer", ".verborgen", "[s]*?", "-s", "a/b/c//d/"]
)
def test_any_name_for_the_folder_works(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative, with a slash at the end, with blanks, accents or signs that mean something elsewhere."""
    monkeypatch.chdir(tmp_path)
    build(Path(name), 1)
    build(Path(name), 2)
    assert whole(Path(name).resolve()) == built(2)
    assert not [path for path in tmp_path.rglob("*") if ".staging-" in path.name or ".old-" in path.name]


def test_reader_never_misses_a_page(site: Path, tmp_path: Path) -> None:
    """Someone who opens the home page over and over during fifty swaps always finds it."""
    need_exchange(tmp_path)
    build(site, 0)
    stop = threading.Event()
    read: list[bytes] = []
    missed: list[OSError] = []

    def reader() -> None:
        while not stop.is_set():
            try:
                read.append((site / "index.html").read_bytes())
            except OSError as error:
                missed.append(error)

    thread = threading.Thread(target=reader)
    thread.start()
    try:
        for version in range(1, 51):
            build(site, version)
    finally:
        stop.set()
        thread.join()
    assert missed == []
    assert len(set(read)) > 10, "it looked too seldom to prove anything"


@pytest.mark.parametrize("fault", [ZeroDivisionError(), KeyboardInterrupt(), SystemExit(143), GeneratorExit()])
def test_exception_in_the_block_leaves_the_old_site(fault: BaseException, site: Path) -> None:
    """It passes as it is; the staging folder is gone."""
    build(site, 1)

    def work() -> None:
        with staged(site) as folder:
            write_outputs(folder, pages(2, count=3))
            raise fault

    with pytest.raises(type(fault)) as caught:
        work()
    assert caught.value is fault
    assert whole(site) == built(1)
    assert beside(site) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_cleans_up(number: signal.Signals, site: Path) -> None:
    """Ctrl-C, and a SIGTERM that the command turns into SystemExit, leave no folder behind."""
    build(site, 1)
    told, tell = os.pipe()

    def work() -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with suppress(KeyboardInterrupt), staged(site) as folder:
            write_outputs(folder, pages(2, count=3))
            os.write(tell, b".")
            while True:  # short naps: a signal on the doorstep of a long one would come after it
                time.sleep(0.01)

    child = fork.Process(target=work)
    child.start()
    os.read(told, 1)
    assert child.pid is not None
    os.kill(child.pid, number)
    child.join()
    assert child.exitcode == (143 if number == signal.SIGTERM else 0)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_full_disk_gives_the_sentence_of_the_system(tmp_path: Path) -> None:
    """Whether our own writing or another writer in the block hits the end of the disk."""
    said = in_private_mounts(
        """
        from pathlib import Path
        from types import SimpleNamespace

        site = Path("mnt/site").resolve()
        def attempt(write):
            try:
                with staged(site) as folder:
                    write(folder)
            except PublishError as error:
                print(str(error).replace(str(site), "*"), "|", error.hint)

        page = SimpleNamespace(path="a/index.html", data=b"x" * 100_000)
        big = SimpleNamespace(path="a/big.html", data=b"x" * 1_000_000)
        attempt(lambda folder: write_outputs(folder, [page]))
        attempt(lambda folder: write_outputs(folder, [page, big]))
        attempt(lambda folder: (folder / "page").write_bytes(big.data))
        print(sorted(path.name for path in site.rglob("*")), [path.name for path in site.parent.iterdir()])
        """,
        make(tmp_path / "mnt"),
    )
    hint = "free some space on that disk, or choose a --site-dir on another one"
    assert said.splitlines() == [
        f"cannot write a/big.html: No space left on device | {hint}",
        f"cannot write the new site beside *: No space left on device | {hint}",
        f"['{MARKER}', 'a', 'index.html'] ['site']",
    ]


def test_other_fault_of_the_system_in_the_block_passes_unchanged(site: Path) -> None:
    """It may be about anything, so it is not ours to explain."""
    with pytest.raises(FileNotFoundError), staged(site):
        (site / "no such file").read_bytes()


def test_staging_folder_that_was_thrown_away_is_a_clear_error(site: Path) -> None:
    """Whatever runs in the block, the old site is only ever replaced by a marked one."""
    build(site, 1)
    with pytest.raises(PublishError, match="cannot put the new site at"), staged(site) as folder:
        shutil.rmtree(folder)
    assert whole(site) == built(1)


def test_folder_that_fills_up_during_the_build_is_not_replaced(site: Path) -> None:
    """What somebody else puts there meanwhile is as little ours as what was there before."""
    with pytest.raises(PublishError, match="was not made by wegwijzer build"), staged(site):
        make(site).joinpath("thesis.txt").write_text("ten years of work", "utf-8")
    assert whole(site) == {"thesis.txt": b"ten years of work"}
    assert beside(site) == []


@pytest.mark.usefixtures("way")
def test_old_site_that_cannot_be_removed_is_no_fault(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site is in place; the next build tries again."""

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    build(site, 1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", fail)
        patch.setattr(os, "rmdir", fail)
        build(site, 2)
        assert whole(site) == built(2)
        assert len(beside(site)) == 1
    build(site, 3)
    assert whole(site) == built(3)
    assert beside(site) == []


def test_many_builds_at_once_all_succeed(site: Path, way: Way) -> None:
    """Four processes publish over each other; the last one to finish is there, and nothing is left behind."""
    build(site, 0, count=10)

    def work(first: int) -> None:
        for version in range(first, first + 15):
            build(site, version, count=10)

    children = [fork.Process(target=work, args=(start,)) for start in (100, 200, 300, 400)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * 4, way
    assert whole(site) in [built(first + 14, count=10) for first in (100, 200, 300, 400)]
    start_and_give_up(site)
    assert beside(site) == []
