"""Starts commands from a process that has read all of the program already: that is most of what a small command takes.

Each command is a process of its own, a copy of the one that waits here, with its own folder, environment and output. It
stands for a program that is started anew in all but what Python reads from the environment while it starts.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

PROGRAMS = ("wegwijzer", "mkdocs")
_READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TERM")


def can_start(program: Path, env: Mapping[str, str]) -> bool:
    """Whether a program can be started from here, in an environment that differs from ours in these."""
    return program.name in PROGRAMS and not any(name.startswith(_READ_AT_THE_START) for name in env)


def start(
    arguments: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it says. `arguments`: its program first; `env`: all of its environment."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = {"arguments": arguments, "cwd": str(cwd), "env": dict(env), "out": str(out), "err": str(err)}
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps({**asked, "timeout": timeout}) + "\n")
        server.stdin.flush()
        code = json.loads(server.stdout.readline())
        said = (each.read_text("utf-8", "backslashreplace") for each in (out, err))
        return subprocess.CompletedProcess(arguments, code, *said)


@cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(  # it ends when we do: then nothing more can come
        [sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def _serve(asked: IO[str], told: IO[str]) -> None:
    for line in asked:
        told.write(f"{_run(json.loads(line))}\n")
        told.flush()


def _run(asked: dict[str, object]) -> int:
    child = os.fork()
    if child == 0:
        _be(asked)
    until = time.monotonic() + float(str(asked["timeout"]))
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.kill(child, 9)
        time.sleep(0.002)


def _be(asked: dict[str, object]) -> NoReturn:
    """Be the command."""
    code: object = 0
    try:
        os.setsid()
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(str(asked[name]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(str(asked["cwd"]))
        env, arguments = asked["env"], asked["arguments"]
        assert isinstance(env, dict)
        assert isinstance(arguments, list)
        os.environ.clear()
        os.environ.update(env)
        time.tzset()
        sys.argv = arguments
        MAINS[Path(arguments[0]).name]()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - told as Python does at the end of a program
        traceback.print_exc()
        code = 1
    finally:
        if isinstance(code, str):
            sys.stderr.write(f"{code}\n")
            code = 1
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    from mkdocs.__main__ import cli

    from wegwijzer_build.cli import main

    MAINS = dict(zip(PROGRAMS, (main, cli), strict=True))
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as _told:
        _serve(sys.stdin, _told)
