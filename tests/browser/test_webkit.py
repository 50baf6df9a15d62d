"""What a visitor with Safari's kin sees: WebKit runs the scripts of a page before its styles are there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_leaving_engines import wait
from tests.browser.webkit import WebKit, is_here, webkit
from tests.conftest import Quiet

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not is_here(), reason="this machine has no WebKitGTK with its driver"),
]

LATE = 1.5
"""Seconds that a style sheet takes on a slow network: longer than all else on the page."""

_SHOWN = """() => [...document.querySelectorAll("[data-node]")]
  .filter((node) => getComputedStyle(node).display !== "none").map((node) => node.dataset.node)"""


@contextmanager
def late_styles(folder: Path) -> Iterator[str]:
    """Serve a folder, each style sheet late; gives the address of its root."""

    class Late(Quiet):
        def do_GET(self) -> None:  # noqa: N802 - its name there
            if self.path.endswith(".css"):
                threading.Event().wait(LATE)
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Late, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def kit() -> Iterator[WebKit]:
    """A running WebKit."""
    with webkit() as running:
        yield running


def shown(kit: WebKit) -> Any:
    """The parts of a tree on one page that can be seen."""
    return kit.evaluate(_SHOWN)


@pytest.mark.parametrize("name", ["keuzehulp/werknemer/", "embed/werknemer/"])
def test_a_first_visit_goes_step_by_step(kit: WebKit, built: Path, name: str) -> None:
    """However late the styles come: one question at a time, and on return no answer is left."""
    with late_styles(built) as at:
        kit.open(at + name)
        first = shown(kit)
        assert len(first) == 1
        kit.evaluate("() => document.querySelectorAll('[data-node] label')[3].click()")
        kit.evaluate("() => document.querySelector('[data-next]').click()")
        assert len(shown(kit)) == 1
        assert shown(kit) != first
        kit.open(f"{at}404.html")
        kit.ask("POST", "back", {})
        wait(lambda: bool(shown(kit)), "nothing comes back")
        assert shown(kit) == first
        assert kit.evaluate("() => document.querySelector(':checked')") is None


def test_an_embed_takes_the_scheme_of_its_host(kit: WebKit, built: Path) -> None:
    """Also where the styles come after the script that sets it."""
    with late_styles(built) as at:
        colours = []
        for scheme in ("dark", "light"):
            kit.open(f"{at}404.html")
            kit.open(f"{at}embed/werknemer/#{scheme}")
            colours.append(kit.evaluate("() => getComputedStyle(document.body).backgroundColor"))
        assert colours[0] != colours[1]
