"""Publishing is all or nothing, whatever goes wrong at any single step, and whenever it is killed."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.publish.building import Way, beside, build, built, fork, start_and_give_up, whole
from tests.publish.striking import (
    ALL_STRUCK,
    FAULTS,
    INTERRUPTED,
    PUBLISHED,
    REFUSED,
    Fault,
    build_in_child_with,
    build_with,
)


@pytest.mark.parametrize(
    ("way", "old"),
    [("exchange", True), ("renames", True), ("exchange", False)],  # the first site needs no exchange
    ids=["exchange", "renames", "first"],
    indirect=["way"],
)
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_at_any_step_leaves_one_whole_site(fault: Fault, old: bool, site: Path, way: Way) -> None:
    """Old or new, never a mixture, never half; and after the next build starts nothing is left behind."""
    before, after = built(1, count=2) if old else {}, built(2, count=2)
    for step in itertools.count():
        if whole(site) != before:
            shutil.rmtree(site, ignore_errors=True)
            if old:
                build(site, 1, count=2)
        fails = fault.startswith("fails")
        ended = build_with(fault, step, site) if fails else build_in_child_with(fault, step, site, way)
        if ended == ALL_STRUCK:
            break
        where = f"step {step}, ended {ended}"

        # Between two renames there is no site for a moment; the next build makes that good.
        missing = way == "renames" and fault not in ("fails", "interrupted after") and not site.exists()
        if not missing:
            assert whole(site) in (before, after), where
        if fails:
            assert ended in (PUBLISHED, REFUSED), where
            assert missing or whole(site) == (after if ended == PUBLISHED else before), where
        else:
            assert ended == (INTERRUPTED if fault == "interrupted after" else -signal.SIGKILL), where

        start_and_give_up(site)
        assert whole(site) in (before, after), where
        assert beside(site) == [], where
    assert step > 20, "it struck too few steps to prove anything"
    assert whole(site) == after


def test_kill_at_any_moment_leaves_one_whole_site(quick_site: Path, way: Way) -> None:
    """After each of thirty kills of a process that builds and builds, all of it is one version."""
    site = quick_site
    chance = random.Random(20)  # noqa: S311 - the same moments every time, as far as a machine can repeat them
    count = 200
    version = left_behind = 0
    build(site, version, count)
    begun = time.perf_counter()
    build(site, version, count)
    takes = time.perf_counter() - begun
    for kills in itertools.count():
        if kills >= 30 and version >= 5 and left_behind >= 5:
            break
        assert kills < 300, "it was killed at the wrong moments to prove anything"
        told, tell = os.pipe()

        def work(start: int = version, tell: int = tell) -> None:
            for number in itertools.count(start + 1):
                os.write(tell, b".")
                build(site, number, count)

        child = fork.Process(target=work)
        child.start()
        os.close(tell)
        with os.fdopen(told, "rb") as pipe:
            pipe.read(1)
            time.sleep(chance.uniform(0, 1.5 * takes))
            child.kill()
            child.join()
            finished = version + len(pipe.read())

        left_behind += len(beside(site)) > 0
        # Without an exchange there is no site between two renames, until the next build makes that good.
        found = whole(site)
        start_and_give_up(site)
        assert beside(site) == []
        if found or way == "exchange":
            assert whole(site) == found
        found = whole(site)
        assert found in (built(finished, count), built(finished + 1, count))
        version = finished if found == built(finished, count) else finished + 1
