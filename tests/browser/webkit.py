"""A third engine: WebKitGTK, the kin of Safari, spoken to through its driver in the words of W3C WebDriver."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DRIVER = "WebKitWebDriver"
_SCREEN = "Xvfb"
_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


def is_here() -> bool:
    """Whether this machine has it: Debian and its kin do, others need not."""
    return bool(shutil.which(DRIVER) and shutil.which(_SCREEN) and _browser())


def _browser() -> Path | None:
    return next(iter(sorted(Path("/").glob(_BROWSERS.removeprefix("/")), reverse=True)), None)


class WebKit:
    """A running browser with one window."""

    def __init__(self, at: str) -> None:
        self._at = at
        options = {"binary": str(_browser()), "args": ["--automation"]}
        wanted = {"acceptInsecureCerts": True, "webkitgtk:browserOptions": options}
        self._session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def open(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        self.ask("POST", "url", {"url": address})

    def address(self) -> str:
        """Where it is. A script that asked this of the page would break off while the page is being left."""
        return str(self.ask("GET", "url"))

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Run a function on the page; gives what it gives."""
        return self.ask("POST", "execute/sync", {"script": f"return ({function})(arguments[0])", "args": [argument]})

    def act(self, actions: list[dict[str, Any]]) -> None:
        """Do something with keys or pointer, as WebDriver writes it."""
        self.ask("POST", "actions", {"actions": actions})

    def into(self, frame: int | None) -> None:
        """Go on in a frame of the page, by its place; None: in the page itself."""
        self.ask("POST", "frame", {"id": frame})

    def end(self) -> None:
        """Close the browser."""
        self._ask("DELETE", f"/session/{self._session}")

    def ask(self, method: str, command: str, body: object = None) -> Any:
        """Send a command of the session; gives its value."""
        return self._ask(method, f"/session/{self._session}/{command}", body)

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._at + path, data, method=method)  # noqa: S310 - our own driver
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - the same
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from error


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start the browser on a screen that nobody sees, and end both afterwards."""
    screen = subprocess.Popen(
        [_SCREEN, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert screen.stdout is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        [DRIVER, f"--port={port}"],
        env={**os.environ, "DISPLAY": f":{screen.stdout.readline().decode().strip()}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        browser = WebKit(f"http://127.0.0.1:{port}")
        try:
            yield browser
        finally:
            browser.end()
    finally:
        for process in (driver, screen):
            process.terminate()
            process.wait(20)


def _wait_for(port: int) -> None:
    """Wait for the driver to listen, for half a minute at most."""
    for _ in range(60):
        try:
            socket.create_connection(("127.0.0.1", port), 30).close()
            return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(f"{DRIVER} does not listen")
