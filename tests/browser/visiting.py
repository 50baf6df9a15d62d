"""A real browser, one for all tests, and a page that keeps an eye on what is loaded and on what goes wrong.

The fixtures here are those of all tests: `tests/conftest.py` takes them in, once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Response, Route, expect, sync_playwright

from tests.project import raw_site
from tools.commands import SHELL, command
from tools.kinds import Kinds, kinds_of, of_other_parts
from tools.reading import Site


@dataclass
class Visitor:
    """Somebody at a browser. `at`: the address of the site, ends in a slash."""

    page: Page
    at: str
    loaded: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)
    """What may well fail."""

    def note_request(self, request: Request) -> None:
        self.loaded.append(request)

    def note_response(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.expected:
            self.faults.append(f"{response.status} {response.url}")

    def go(self, address: str) -> None:
        """Open a page of the site and wait until all of it is there."""
        self.page.goto(self.at + address, wait_until="load")

    @property
    def address(self) -> str:
        """Where one is, relative to the root of the site."""
        assert self.page.url.startswith(self.at), f"{self.page.url} is not on the site"
        return self.page.url.removeprefix(self.at)

    @property
    def requested(self) -> list[str]:
        """Everything that was loaded, relative to the root of the site."""
        return [request.url.removeprefix(self.at) for request in self.loaded if not request.url.startswith("data:")]


# A slow machine may take long; where all is well, nobody waits for it.
expect.set_options(timeout=30_000)

Visit = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=command(SHELL), args=["--no-sandbox"] if as_root else [])
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Visit:
    """Lets somebody visit the site, with a fresh profile; nothing may go wrong, or come from others."""

    @contextmanager
    def visiting(width: int = 1280, height: int = 800, at: str = served, **context: Any) -> Iterator[Visitor]:
        with browser.new_context(viewport={"width": width, "height": height}, **context) as profile:
            profile.set_default_timeout(10_000)
            home = raw_site().get("url")
            if home:  # where the site says that it lives, in a test it is here
                profile.route(f"{home}**", partial(_as_served, home=home, at=at))
            visitor = Visitor(profile.new_page(), at)
            profile.on("request", visitor.note_request)
            profile.on("response", visitor.note_response)
            profile.on("weberror", lambda error: visitor.faults.append(str(error.error)))
            yield visitor
            assert visitor.faults == []
            others = [r.url for r in visitor.loaded if not r.url.startswith((at, home or at, "data:"))]
            assert others == [], "something was loaded from others"

    return visiting


def _as_served(route: Route, home: str, at: str) -> None:
    route.fulfill(response=route.fetch(url=at + route.request.url.removeprefix(home)))


@pytest.fixture(scope="session")
def shapes(site: Site, kinds: Kinds, thorough: bool) -> Kinds:
    """The kinds that differ in what they are made of: for what does not depend on words, size or address."""
    return kinds if thorough else of_other_parts(site, kinds)


@pytest.fixture(scope="session")
def kinds(site: Site) -> Kinds:
    """One page of every kind: name → address."""
    return kinds_of(site)
