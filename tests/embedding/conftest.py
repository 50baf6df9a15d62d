"""The real site behind its server, which lets one portal show its embeds, and that portal in Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, Route

from tests.deploy.conftest import at_the_root, live  # noqa: F401 - `live` is a fixture
from tests.embedding.hosts import PORTAL, STRANGER, Hosts, hosting
from tools.commands import CHROMIUM, command
from tools.server import Server, serving
from wegwijzer_build.hosting import deploy_files
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.publish import write_outputs
from wegwijzer_build.render.shared.assets import addressed, read_assets

OUT = "https://www.knmi.nl/nederland-nu/weer"

_LISTEN = """
if (window === top) {
  window.said = [];
  window.outcomes = [];
  addEventListener("message", ({ data }) => said.push(data));
  addEventListener("wegwijzer-outcome", ({ detail }) => outcomes.push(detail));
}
"""


@pytest.fixture(scope="session")
def site_server(live: Path, checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:  # noqa: F811 - the fixture
    """The real site as it is where the portal stands in `embed_hosts` of site.yml: two scripts and the server know."""
    assert checked.content is not None
    folder = tmp_path_factory.mktemp("embedding")
    copy = folder / "live"
    shutil.copytree(live, copy, copy_function=os.link)
    scripts = addressed(read_assets(checked.content.site.embed_hosts))
    for name, data in read_assets([PORTAL]).items():
        if name.startswith("embed") and name.endswith(".js"):
            script = copy / "www" / scripts[name]
            for file in (script, *script.parent.glob(f"{script.name}.*")):
                file.unlink()
            script.write_bytes(data)
    shutil.rmtree(copy / "nginx")
    host = replace(at_the_root(checked), embed_hosts=(PORTAL,))
    write_outputs(copy, (file for file in deploy_files(host, []) if file.path.startswith("nginx/")))
    with serving(copy, folder / "own") as running:
        yield running


@pytest.fixture(scope="session")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """The sites of others."""
    with hosting(tmp_path_factory.mktemp("hosts")) as running:
        yield running


@pytest.fixture(scope="session")
def world(browser: Browser, hosts: Hosts) -> Iterator[Browser]:
    """All of Chromium, in which the names of others lead to them: in its shell a hidden frame goes on speaking."""
    rules = ", ".join(f"MAP {name.removeprefix('https://')} 127.0.0.1:{hosts.port}" for name in (PORTAL, STRANGER))
    own = browser.browser_type.launch(
        executable_path=command(CHROMIUM), args=["--no-sandbox", f"--host-resolver-rules={rules}"]
    )
    yield own
    own.close()


Guest = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def guest(world: Browser) -> Guest:
    """Lets somebody visit a site of others, with a fresh profile; the page notes what is said to it."""

    @contextmanager
    def visiting(width: int = 1024, height: int = 800, **context: Any) -> Iterator[Page]:
        options = {"ignore_https_errors": True, "viewport": {"width": width, "height": height}, **context}
        with world.new_context(**options) as profile:
            profile.set_default_timeout(10_000)
            profile.route(OUT, _weather)
            profile.add_init_script(_LISTEN)
            yield profile.new_page()

    return visiting


def _weather(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<!doctype html><title>Weer</title><p>Weer")


def loader(server: Server) -> str:
    """The line with the script."""
    return f'<script src="{server.at}embed/v1/wegwijzer.js" async></script>'


def entries(page: Page) -> list[str]:
    """The addresses that Back and Forward know."""
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in history["entries"]]


def embed(server: Server, what: str, more: str = "") -> str:
    """The line with an embed: `what` is a tree, or a collection and an item."""
    attribute = "item" if "/" in what else "tree"
    page = f"{server.at}keuzehulp/{what}/"
    return f'<wegwijzer-embed {attribute}="{what}" {more}><a href="{page}">Keuzehulp</a></wegwijzer-embed>'


def inside(page: Page, number: int = 0) -> Frame:
    """The page in a frame, once the frame has answered."""
    page.wait_for_function(
        "number => document.querySelectorAll('wegwijzer-embed')[number]?.shadowRoot?.querySelector('slot').hidden",
        arg=number,
    )
    return _content(page.locator("wegwijzer-embed").nth(number).locator("iframe"))


def framed(page: Page, number: int = 0) -> Frame:
    """The page in a frame; a locator counts those in our elements last."""
    return _content(page.locator("iframe").nth(number))


def _content(frame: Locator) -> Frame:
    found = frame.element_handle().content_frame()
    assert found is not None
    return found
