"""The next build puts right what a killed one left, and touches nothing of others."""

from __future__ import annotations

import itertools
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests.publish.building import beside, build, built, make, pages, start_and_give_up, whole
from tests.publish.striking import ALL_STRUCK, build_in_child_with
from wegwijzer_build.publish import (
    leftovers,
    staged,
    write_outputs,
)
from wegwijzer_build.publish.lock import held


def test_kill_while_an_old_site_is_put_back_loses_nothing(site: Path) -> None:
    """Cleaning up after a killed build can itself be killed, at any step."""
    for step in itertools.count():
        shutil.rmtree(site, ignore_errors=True)
        build(site.with_name(".site.old-0badcafe"), 1, count=2)
        make(site.with_name(".site.staging-0badcafe"))
        ended = build_in_child_with("killed before", step, site)
        start_and_give_up(site)
        assert whole(site) in (built(1, count=2), built(2, count=2)), step
        assert beside(site) == [], step
        if ended == ALL_STRUCK:
            break


def test_half_of_an_old_site_is_never_put_back(site: Path) -> None:
    """Somebody removes the site after a build was killed while it removed an older one."""
    for step in itertools.count():
        build(site, 1, count=2)
        shutil.copytree(site, site.with_name(".site.old-0badcafe"))
        ended = build_in_child_with("killed before", step, site)
        shutil.rmtree(site, ignore_errors=True)
        start_and_give_up(site)
        assert whole(site) in ({}, built(1, count=2)), step
        assert beside(site) == [], step
        if ended == ALL_STRUCK:
            break


def test_old_site_is_kept_for_as_long_as_there_is_no_other(site: Path) -> None:
    """Another build may be killed between its renames while this one cleans up."""
    old = site.with_name(".site.old-0badcafe")
    build(old, 1)
    leftovers.remove(site)
    assert whole(old) == built(1)


@pytest.mark.parametrize("name", ["site", ".mijn site (één)", "[s]*?"])
def test_next_build_removes_what_a_killed_one_left(name: str, site: Path) -> None:
    """Both what was never finished and an old site on its way out."""
    site = site.with_name(name)
    build(site, 1)
    for kind in ("staging", "old"):
        shutil.copytree(site, site.with_name(f".{name}.{kind}-0badcafe"))
    start_and_give_up(site)
    assert whole(site) == built(1)
    assert beside(site) == []


@pytest.mark.parametrize("empty_folder", [False, True])
def test_next_build_puts_back_the_old_site(empty_folder: bool, site: Path) -> None:
    """A system that cannot exchange was stopped between two renames; the newest old site is the right one."""
    for version, name in ((1, ".site.old-ffffffff"), (2, ".site.old-00000000")):
        build(site.with_name(name), version)
    if empty_folder:
        site.mkdir()
    start_and_give_up(site)
    assert whole(site) == built(2)
    assert beside(site) == []


def test_next_build_puts_back_before_it_fails(site: Path) -> None:
    """The old site is there again even if the new content turns out to be wrong."""
    build(site.with_name(".site.old-0badcafe"), 1)
    with suppress(ZeroDivisionError), staged(site):
        assert whole(site) == built(1)
        raise ZeroDivisionError
    assert whole(site) == built(1)


def test_folders_of_others_are_left(site: Path) -> None:
    """Only a folder with exactly a name of ours is removed: no lookalike, file, link or other site's."""
    keep = make(site.with_name("keep"))
    (keep / "thesis.txt").write_text("ten years of work", "utf-8")
    for name in (
        ".site.staging-mine",
        ".site.staging-0badcafe.bak",
        ".site2.staging-0badcafe",
        "site.staging-0badcafe",
    ):
        (site.parent / name).mkdir()
    for kind in ("staging", "old"):
        (site.parent / f".site.{kind}-0badcaff").write_text("a file", "utf-8")
        (site.parent / f".site.{kind}-0badcafe").symlink_to(keep)
    before = beside(site)
    for version in (1, 2):  # with no site there yet, and with one
        build(site, version)
        assert whole(site) == built(version)
        assert beside(site) == before
    assert whole(keep) == {"thesis.txt": b"ten years of work"}


@pytest.mark.usefixtures("way")
def test_folder_in_use_is_not_removed(site: Path) -> None:
    """A build that starts while another runs leaves that one alone; who finishes last is published."""
    build(site, 1)
    with staged(site) as first:
        write_outputs(first, pages(2, count=3))
        build(site, 3)
        assert whole(site) == built(3)
        assert first.is_dir()
    assert whole(site) == built(2)
    assert beside(site) == []


def test_folder_that_was_taken_for_a_leftover_is_made_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between making the folder and locking it, another build may find it, and remove it."""
    real = os.mkdir
    moments = iter(["removed", "found", "left"])
    keep = []

    def mkdir(path: Path, mode: int = 0o777) -> None:
        real(path, mode)
        match next(moments):
            case "removed":
                leftovers.remove(site)
            case "found":
                holder = held(Path(path))
                holder.__enter__()
                keep.append(holder)
            case _:
                pass

    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", mkdir)
        with staged(site) as folder:
            patch.undo()
            assert folder.is_dir()
            write_outputs(folder, pages(1, count=3))
    keep[0].__exit__(None, None, None)
    assert whole(site) == built(1)
    assert beside(site) == []
