"""A second engine: Firefox ESR, spoken to in its own protocol.

Marionette is a few lines: each message is its length, a colon and JSON. Mozilla's client for it needs a module that
Python 3.13 no longer has, and other drivers need a program that no package registry carries.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.commands import FIREFOX, command


class Firefox:
    """A running Firefox with one window."""

    def __init__(self, connection: socket.socket, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._stream = connection.makefile("rwb")
        self._sent = 0
        self._read()  # the greeting
        self._ask("WebDriver:NewSession", {"acceptInsecureCerts": True})
        self._ask("WebDriver:SetTimeouts", {"script": 300_000})

    def open(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        self._ask("WebDriver:Navigate", {"url": address})

    def kill(self) -> None:
        """End it at once, as a power cut does: it puts nothing in order."""
        self._process.kill()
        self._process.wait(20)

    def address(self) -> str:
        """Where it is. A script that asked this of the page would break off while the page is being left."""
        return str(self._ask("WebDriver:GetCurrentURL", {})["value"])

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Run a function on the page; gives what it gives."""
        script = {"script": f"return ({function})(arguments[0])", "args": [argument]}
        return self._ask("WebDriver:ExecuteScript", script)["value"]

    def act(self, actions: list[dict[str, Any]]) -> None:
        """Do something with keys or pointer, as WebDriver writes it. It may take the page away on which it is done."""
        try:
            self._ask("WebDriver:PerformActions", {"actions": actions})
        except RuntimeError as error:
            if "no longer active" not in str(error):
                raise

    def into(self, frame: int | None) -> None:
        """Go on in a frame of the page, by its place; None: in the page itself."""
        self._ask("WebDriver:SwitchToFrame", {"id": frame})

    def _ask(self, command: str, parameters: object) -> Any:
        self._sent += 1
        message = json.dumps([0, self._sent, command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _kind, _number, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def _read(self) -> Any:
        length = b""
        while (character := self._stream.read(1)) != b":":
            length += character
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(profile: Path, *settings: str) -> Iterator[Firefox]:
    """Start Firefox with a new profile in a folder, and end it afterwards. `settings`: more lines of `user.js`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile.mkdir(parents=True, exist_ok=True)
    lines = (f'user_pref("marionette.port", {port});', *settings)
    (profile / "user.js").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    process = subprocess.Popen(
        [command(FIREFOX), "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with _connected(port) as connection:
            yield Firefox(connection, process)
    finally:
        process.terminate()
        process.wait(20)


def _connected(port: int) -> socket.socket:
    """Wait for Firefox to listen, for half a minute at most."""
    for _ in range(60):
        try:
            return socket.create_connection(("127.0.0.1", port), 300)
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("Firefox does not listen")
