"""How long an editor waits: from saving a file to seeing the edit on its page."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 60.0


def seconds_after_an_edit(folder: Path, rounds: int) -> Iterator[float]:
    """Change the title of an advice, again and again, under `wegwijzer serve`, and wait until its page shows it."""
    port = _free_port()
    command = [Path(sys.executable).parent / "wegwijzer", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL)
    try:
        advice = min((folder / "content" / "advice").glob("*.yml"))
        before = advice.read_text(encoding="utf-8")
        title = next(line for line in before.splitlines() if "title" in line)
        page = f"http://127.0.0.1:{port}/adviezen/{advice.stem}/"
        _wait_for(page, "<h1>")
        for number in range(rounds):
            words = f"Bewerking {number + 1}"
            edited = f'"title": "{words}",' if title.lstrip().startswith('"') else f"title: {words}"
            began = time.perf_counter()
            advice.write_text(before.replace(title, edited), encoding="utf-8")
            _wait_for(page, f"<h1>{words}")
            yield time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(page: str, words: str) -> None:
    until = time.perf_counter() + PATIENCE
    while words not in _get(page):
        if time.perf_counter() > until:
            raise TimeoutError(f"{page} never said: {words}")
        time.sleep(0.01)


def _get(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - an address of ours, made above
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""
