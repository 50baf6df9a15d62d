"""The way out leaves in three engines, from the page itself and from a frame of another site; or the frame says so."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.firefox import Firefox, firefox
from tests.browser.test_leaving import OUT
from tests.browser.webkit import WebKit, is_here, webkit
from tests.conftest import serving

pytestmark = pytest.mark.browser

TREE = "werknemer"
WORDS = "allow-scripts allow-same-origin allow-top-navigation allow-downloads"
HOSTS = {
    None: "free.html",
    WORDS: "asked.html",
    "allow-scripts allow-same-origin": "held.html",
    "allow-scripts": "bare.html",
}
"""Sandbox → the page of a host that frames the tree in it."""
PATIENCE = 15.0

_LINK = """() => {
  const box = document.querySelector("[data-leave]").getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


class Engine(Protocol):
    """What a visitor does, and what can be seen of it. `framed`: in the only frame of the page."""

    def open(self, address: str) -> None: ...

    def path(self) -> str:
        """The path of the address where the window is."""

    def evaluate(self, function: str, *, framed: bool) -> Any:
        """What a function gives; None where there is no frame, or none any more."""

    def press(self, *keys: str, framed: bool) -> None:
        """Press and let go of keys, one after the other, as fast as can be."""

    def click(self, *, framed: bool) -> None:
        """Click the way out."""


class Chromium:
    """Chromium through Playwright. Keys are said to go down and up at once: no tap is long on a slow machine."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._keys = page.context.new_cdp_session(page)

    def open(self, address: str) -> None:
        self._page.goto(address)

    def path(self) -> str:
        self._page.wait_for_timeout(10)  # else nothing is heard of what the browser did
        return urlsplit(self._page.url).path

    def evaluate(self, function: str, *, framed: bool) -> Any:
        try:
            return self._page.frames[framed].evaluate(function)
        except (Error, IndexError):
            return None

    def press(self, *keys: str, framed: bool) -> None:  # noqa: ARG002 - they go to what has the focus
        now = self._page.evaluate("() => Date.now() / 1000")
        for key in keys:
            code = {"Shift": 16}.get(key, ord(key[0].upper()))
            for kind in ("rawKeyDown", "keyUp"):
                event = {"type": kind, "key": key, "windowsVirtualKeyCode": code, "timestamp": now}
                self._keys.send("Input.dispatchKeyEvent", event)

    def click(self, *, framed: bool) -> None:
        self._page.frames[framed].locator("[data-leave]").click()


class Driven:
    """Firefox or WebKit through their own drivers."""

    def __init__(self, browser: Firefox | WebKit) -> None:
        self._browser = browser
        self.open = browser.open

    def path(self) -> str:
        return urlsplit(self._browser.address()).path

    def evaluate(self, function: str, *, framed: bool) -> Any:
        try:
            with self._in(framed):
                return self._browser.evaluate(function)
        except RuntimeError:
            return None

    def press(self, *keys: str, framed: bool) -> None:
        steps = [
            {"type": kind, "value": {"Shift": "\ue008"}.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")
        ]
        with self._in(framed):
            self._browser.act([{"type": "key", "id": "keys", "actions": steps}])

    def click(self, *, framed: bool) -> None:
        x, y = self.evaluate(_LINK, framed=framed)
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        with self._in(framed):
            self._browser.act([{"type": "pointer", "id": "mouse", "actions": steps}])

    @contextmanager
    def _in(self, framed: bool) -> Iterator[None]:
        if framed:
            self._browser.into(0)
        try:
            yield
        finally:
            self._browser.into(None)


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running browser."""
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        with browser.new_context() as profile:
            yield Chromium(profile.new_page())
    elif request.param == "firefox":
        with firefox(tmp_path_factory.mktemp("firefox")) as fox:
            yield Driven(fox)
    elif is_here():
        with webkit() as kit:
            yield Driven(kit)
    else:
        pytest.skip("this machine has no WebKitGTK with its driver")


@pytest.fixture(scope="module")
def hosted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a tree and its embed, whose way out leads to a page here."""
    folder = tmp_path_factory.mktemp("hosted")
    shutil.copytree(built / "assets", folder / "assets")
    for name in (f"keuzehulp/{TREE}", f"embed/{TREE}"):
        text = (built / name / "index.html").read_text("utf-8")
        assert OUT in text
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(text.replace(OUT, "/weer.html"), encoding="utf-8")
    (folder / "weer.html").write_text("<!doctype html><title>Weer</title><p>Zon", encoding="utf-8")
    with serving(folder) as address:
        embed = f"{address.replace('127.0.0.1', 'localhost')}embed/{TREE}/"
        for sandbox, name in HOSTS.items():
            within = "" if sandbox is None else f' sandbox="{sandbox}"'
            frame = f'<iframe src="{embed}"{within} width="600" height="640"></iframe>'
            (folder / name).write_text(f"<!doctype html><title>Gastheer</title>{frame}", encoding="utf-8")
        yield address


def wait(until: Callable[[], bool], what: str) -> None:
    """Until something is so."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def has_left(engine: Engine) -> bool:
    """Whether the whole window is where the way out leads."""
    return engine.path() == "/weer.html"


def is_emptied(engine: Engine) -> bool:
    """Whether the frame shows nothing but that it could not leave."""
    said = engine.evaluate("() => document.querySelector('main, h2') ? '' : document.body.innerText", framed=True)
    return said is not None and said.startswith("Deze pagina is leeg.")


def test_it_leaves_from_the_page(engine: Engine, hosted: str) -> None:
    """By the link, and by three taps on Shift."""
    engine.open(f"{hosted}keuzehulp/{TREE}/")
    engine.click(framed=False)
    wait(lambda: has_left(engine), "the link does not leave")
    engine.open(f"{hosted}keuzehulp/{TREE}/")
    engine.press("Shift", "Shift", "Shift", framed=False)
    wait(lambda: has_left(engine), "Shift does not leave")


@pytest.mark.parametrize("sandbox", [None, WORDS], ids=["no sandbox", "sandbox"])
def test_it_leaves_from_a_frame(engine: Engine, hosted: str, sandbox: str | None) -> None:
    """By the link at once; by Shift too, or, where the browser wants more than that, by the next key."""
    engine.open(hosted + HOSTS[sandbox])
    engine.click(framed=True)
    wait(lambda: has_left(engine), "the link does not leave")
    engine.open(hosted + HOSTS[sandbox])
    engine.evaluate("() => document.querySelector('iframe').focus()", framed=False)
    engine.press("Shift", "Shift", "Shift", framed=True)
    wait(lambda: has_left(engine) or is_emptied(engine), "the page is still there")
    assert sandbox is None or has_left(engine)
    if not has_left(engine):
        engine.press("a", framed=True)
        wait(lambda: has_left(engine), "the next key does not leave")


@pytest.mark.parametrize("sandbox", ["allow-scripts allow-same-origin", "allow-scripts"])
def test_a_frame_that_may_not_leave_is_emptied_and_says_so(engine: Engine, hosted: str, sandbox: str) -> None:
    """Whatever the host allows, nothing of the page stays, and nothing comes back at the next key."""
    engine.open(hosted + HOSTS[sandbox])
    engine.click(framed=True)
    wait(lambda: is_emptied(engine), "the page is still there")
    engine.press("a", framed=True)
    assert is_emptied(engine)
    assert not has_left(engine)
