"""Two folders are exchanged at once, or by renames where the system cannot."""

from __future__ import annotations

import ctypes
import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.building import beside, build, built, start_and_give_up, whole
from wegwijzer_build.publish import (
    PublishError,
    exchange,
)
from wegwijzer_build.publish.lock import held


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EIO])
def test_swap_that_fails_leaves_the_old_site(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sentence of the system, and a hint where the cause is known."""

    def fail(_new: Path, _site: Path) -> bool:
        raise OSError(number, os.strerror(number))

    build(site, 1)
    monkeypatch.setattr(exchange, "exchange_at_once", fail)
    with pytest.raises(PublishError) as caught:
        build(site, 2)
    assert str(caught.value) == f"cannot put the new site at {site}: {os.strerror(number)}"
    assert (caught.value.hint is None) == (number == errno.EIO)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_new_site_that_is_not_there_is_not_tried_again(site: Path) -> None:
    """Only what another build can cause is."""
    with pytest.raises(FileNotFoundError):
        exchange.swap(site.with_name("new"), site)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM])
def test_system_that_cannot_exchange_gets_renames(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old kernel, a network disk or a strict container still gets its site."""

    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", lambda: refuse)
    build(site, 1)
    build(site, 2)
    assert whole(site) == built(2)
    assert beside(site) == []


def test_system_without_the_call_gets_renames(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some C libraries, and on every system but Linux."""
    monkeypatch.setattr(exchange, "_renameat2", lambda: None)
    build(site, 1)
    build(site, 2)
    assert whole(site) == built(2)


def swap_newer(site: Path) -> None:
    """Finish a build."""
    exchange.swap(site.parent / "newer", site)


@pytest.mark.parametrize(("act", "version"), [(start_and_give_up, 2), (swap_newer, 3)])
def test_site_on_its_way_is_not_taken_for_missing(act: Callable[[Path], None], version: int, site: Path) -> None:
    """Who starts or finishes between the two renames of another build waits for the second one."""
    in_place = threading.Event()
    old = site.with_name(".site.old-0badcafe")
    build(old, 1)
    build(site.parent / "new", 2)
    build(site.parent / "newer", 3)
    locked = threading.Event()

    def other_build() -> None:
        with held(old):
            locked.set()
            time.sleep(0.1)
            (site.parent / "new").rename(site)
            old.rename(site.with_name(".site.staging-0badcafe"))
            in_place.set()

    thread = threading.Thread(target=other_build)
    thread.start()
    locked.wait()
    act(site)
    assert in_place.is_set()
    thread.join()
    assert whole(site) == built(version)
