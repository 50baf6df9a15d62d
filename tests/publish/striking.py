"""Builds that are struck by a fault at a step of their choice."""

from __future__ import annotations

import errno
import fcntl
import io
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.publish.building import Way, build, cannot_exchange, fork
from wegwijzer_build.publish import (
    PublishError,
    exchange,
)

ROOT = Path(__file__).parents[2]

# A kill after a step is a kill before the next.
Fault = Literal["fails", "fails from then on", "interrupted after", "killed before"]


FAULTS: list[Fault] = ["fails", "fails from then on", "interrupted after", "killed before"]


# Everything through which a build touches the disk. (`io.open` is what pathlib opens files with.)
CALLS: list[tuple[Any, str]] = [
    *((os, name) for name in ("mkdir", "rename", "rmdir", "unlink", "open", "write", "scandir", "stat", "lstat")),
    (io, "open"),
    (fcntl, "flock"),
    (exchange, "exchange_at_once"),
]


PUBLISHED, REFUSED, INTERRUPTED, ALL_STRUCK = 0, 10, 11, 12  # 1 is what Python ends with on any other error


@contextmanager
def struck(fault: Fault, step: int) -> Iterator[Iterator[int]]:
    """Put the fault at one step, counted from 0 over all calls; gives the counter, which stands at the next one."""
    steps = itertools.count()

    def with_fault(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            now = next(steps)
            here = now == step
            if (here and fault == "fails") or (now >= step and fault == "fails from then on"):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            if here and fault == "killed before":
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return call(*args, **options)
            finally:
                if here and fault == "interrupted after":
                    raise KeyboardInterrupt

        return run

    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, with_fault(getattr(module, name)))
        yield steps


def build_with(fault: Fault, step: int, site: Path) -> int:
    """Publish version 2 while one step goes wrong; give how that ended, or ALL_STRUCK when there is no such step."""
    with struck(fault, step) as steps:
        ended = PUBLISHED
        try:
            build(site, 2, count=2)
        except PublishError:
            ended = REFUSED
        except KeyboardInterrupt:
            ended = INTERRUPTED
        return ended if next(steps) > step else ALL_STRUCK


def build_in_child_with(fault: Fault, step: int, site: Path, way: Way = "exchange") -> int:
    """The same in a process of its own: one that is killed, or that is interrupted with a file still open."""
    asked, answers = _parent().stdin, _parent().stdout
    assert asked is not None
    assert answers is not None
    asked.write(json.dumps([fault, step, str(site), way]) + "\n")
    asked.flush()
    return int(answers.readline())


@cache
def _parent() -> subprocess.Popen[str]:
    """A small process that builds in children of its own: what runs the tests is so large that to fork it takes long.

    It ends with the tests, when nobody can ask anything any more.
    """
    command = [sys.executable, "-m", "tests.publish.striking"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def _build_what_is_asked() -> None:
    """Fork for each line that comes in, and write how that ended."""
    for line in sys.stdin:
        fault, step, site, way = json.loads(line)

        def work(fault: Fault = fault, step: int = step, site: str = site, way: Way = way) -> None:
            if way == "renames":
                pytest.MonkeyPatch().setattr(exchange, "exchange_at_once", cannot_exchange)
            os._exit(build_with(fault, step, Path(site)))

        child = fork.Process(target=work)
        child.start()
        child.join()
        sys.stdout.write(f"{child.exitcode}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _build_what_is_asked()
