"""Builds that run at the same time leave each other alone."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from tests.publish.building import beside, build, built, refusal, start_and_give_up, whole
from wegwijzer_build.publish import (
    PublishError,
    exchange,
    leftovers,
)
from wegwijzer_build.publish.lock import held


def test_lock_is_refused_for_a_folder_that_was_replaced(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder came to stand at the name while we waited: the lock that we got says nothing about it."""
    site.mkdir()
    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        real(descriptor, operation)
        site.rename(site.with_name("moved"))
        site.mkdir()

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(FileNotFoundError), held(site):
        pytest.fail("held")


def test_file_system_without_locks_still_gets_its_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing tells whether a folder is in use, so none is removed; but an old site is put back."""

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(exchange, "exchange_at_once", lambda _new, _site: False)
    build(site.with_name(".site.old-0badcafe"), 1)
    (site.parent / ".site.staging-0badcafe").mkdir()
    start_and_give_up(site)
    assert whole(site) == built(1)
    build(site, 2)
    assert whole(site) == built(2)
    assert beside(site) == [".site.staging-0badcafe"]


def test_lock_that_is_never_given_back_ends_in_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever for a program that forgot."""
    monkeypatch.setattr(exchange, "exchange_at_once", lambda _new, _site: False)
    monkeypatch.setattr(exchange, "_PATIENCE", 0.05)
    monkeypatch.setattr(leftovers, "_PATIENCE", 0.05)
    build(site, 1)
    with held(site), pytest.raises(PublishError, match=r"another program keeps .* locked"):
        build(site, 2)
    assert whole(site) == built(1)
    site.rename(old := site.with_name(".site.old-0badcafe"))
    with held(old):
        assert str(refusal(site)) == f"another build keeps {site} locked"
