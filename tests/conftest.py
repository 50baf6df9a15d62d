"""What all tests share."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.visiting import browser, kinds, shapes, visit
from tests.project import LAST_LOOK, ROOT, Project, make_project, wegwijzer, without_url
from tests.stories import Tells, as_it_stands, written_anew
from tools.reading import Site, read_site
from wegwijzer_build.pipeline import Checked, check

# One browser for all: a program can run only one Playwright that waits for its answers.
__all__ = ["browser", "kinds", "shapes", "visit"]

# The same examples in every run, so that a red run is about the change at hand.
# To look further: pytest --hypothesis-profile=explore
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")

# Messages are English in tests, whatever language the terminal of who runs them asks for.
os.environ.pop("WEGWIJZER_LANGUAGE", None)

# What runs in the background may start with interrupts ignored, and so would every program that the tests start: then
# those that prove what an interrupt does would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make test-all` asks for."""
    parser.addoption("--thorough", action="store_true", help="all there is, where a test takes samples")
    parser.addoption("--rewrite-stories", action="store_true", help="write what came into the files of the stories")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only a thorough run proves; CONTRIBUTING tells what stands in for it."""
    if not config.getoption("--thorough"):
        left_out = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]
    # While one worker builds the real site, the other one does what needs none.
    items.sort(key=lambda item: "host_folder" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether to try all there is, and not samples."""
    return bool(pytestconfig.getoption("--thorough"))


UNDER = "een/pad"
"""Where the site is put on its test host: an address that starts at the root of the host would lead nowhere."""


@pytest.fixture(scope="session")
def tells(pytestconfig: pytest.Config) -> Tells:
    """What a story has to tell: what its file says, or what came, which is written there (`make stories`)."""
    return written_anew if pytestconfig.getoption("--rewrite-stories") else as_it_stands


@pytest.fixture(scope="session")
def host_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with the real site somewhere below it, built once by the real command for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    host = shared / "host"
    with (shared / "host.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not host.exists():
            where = ("--content", without_url(shared), "--config", ROOT / "mkdocs.yml")
            asked = ("--as-of", LAST_LOOK.isoformat(), "--site-dir", shared / "made" / UNDER)
            made = wegwijzer("build", *where, *asked)
            assert made.returncode == 0, made.stdout + made.stderr
            (shared / "made").rename(host)
    return host


@pytest.fixture(scope="session")
def built(host_folder: Path) -> Path:
    """The folder of the real site."""
    return host_folder / UNDER


@pytest.fixture(scope="session")
def site(built: Path) -> Site:
    """The real site, every page of it read."""
    return read_site(built)


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The real content, as the real site was made of it."""
    return check(without_url(tmp_path_factory.getbasetemp()), LAST_LOOK, "content")


@pytest.fixture(scope="session")
def served(host_folder: Path) -> Iterator[str]:
    """The address of the real site, under a path of a host on this machine; ends in a slash."""
    with serving(host_folder) as host:
        yield f"{host}{UNDER}/"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The sample content in a project of its own."""
    return make_project(tmp_path / "project")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder as plain files, as the simplest host does; gives the address of its root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Keeps quiet, and shows the site's own page for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass
