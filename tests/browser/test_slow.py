"""A page that comes slowly, cut off in awkward places, moves nothing that is already on the screen."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.project import AS_OF, Project, make_project
from wegwijzer_build.mkdocs_plugin import build_site
from wegwijzer_build.pipeline import check

pytestmark = pytest.mark.browser

TREE = "content/trees/regelen.yml"
PAGES = ("", "over/", "adviezen/", "adviezen/inhuur/", "keuzehulp/regelen/", "zoeken/")
ONE_PAGE = ("keuzehulp/kort/", "embed/kort/")
_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    shifts.push([shift.value, ...shift.sources.map((source) => source.node?.outerHTML?.slice(0, 60) ?? "text")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_CUTS = re.compile(
    rb"(?<=Veilig bek)|(?<=<span>[^<>]{4})|(?<=<li>)|(?<=<nav)(?= id)"
    rb"|(?<=</li>)|(?<=</h2>)|(?<=</div>)|(?<=<p)(?=>Deze site)"
)
"""After the first letters of the link at the right and of each answer, and in everything that is made of items beside
each other."""


class Partials:
    """A page in partials: the next one goes out when it is asked for."""

    def __init__(self) -> None:
        self.asked = threading.Semaphore(0)
        self.sent = threading.Semaphore(0)
        self.number = 0


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site of the sample, with a page written by hand that others lead to."""
    project = make_project(tmp_path_factory.mktemp("slow") / "project")
    project.write("docs/veilig-bekijken.md", "# Veilig bekijken\n\nZo.\n")
    project.change("mkdocs.yml", "nav:\n", "nav:\n  - Veilig bekijken: veilig-bekijken.md\n")
    tree = (project.root / TREE).read_text("utf-8")
    for old, new in (
        ("title: Regel een vertrouwenspersoon\n", "title: Bespreken\ndelivery: one-page\nneutral_title: Keuzehulp\n"),
        ("say: Weet ik niet", f"say: Weet ik niet{' en ook dat niet' * 4}"),
    ):
        assert old in tree
        tree = tree.replace(old, new, 1)
    project.write("content/trees/kort.yml", tree)
    build_site(project.config, project.content, check(project.content, AS_OF), project.site)
    return project


@contextmanager
def slow(folder: Path, partials: Partials) -> Iterator[str]:
    """Serve a folder, its pages in partials and all else at once."""

    class Handler(SimpleHTTPRequestHandler):
        """Sends the first piece at once, and each further one when it is asked for."""

        def do_GET(self) -> None:
            if not self.path.endswith("/"):
                return super().do_GET()
            data = (folder / self.path.lstrip("/") / "index.html").read_bytes()
            cuts = [0, *(found.start() for found in _CUTS.finditer(data)), len(data)]
            parts = [data[start:end] for start, end in pairwise(cuts)]
            partials.number = len(parts)
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            for number, part in enumerate(parts):
                if number:
                    partials.asked.acquire()
                self.wfile.write(part)
                self.wfile.flush()
                partials.sent.release()
            return None

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def in_pieces(page: Page, address: str, partials: Partials) -> None:
    """Open a page; every piece is painted before the next one comes."""
    page.goto(address, wait_until="commit")
    partials.sent.acquire()
    for _ in range(partials.number - 1):
        page.evaluate(_PAINTED)
        partials.asked.release()
        partials.sent.acquire()
    page.wait_for_load_state("load")
    page.evaluate(_PAINTED)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", [*PAGES, *ONE_PAGE])
def test_nothing_moves_when_a_page_comes_in_pieces(browser: Browser, small: Project, path: str, width: int) -> None:
    """What is on the screen stays where it is, wherever the rest of the page is waited for."""
    partials = Partials()
    with slow(small.site, partials) as at, browser.new_context(viewport={"width": width, "height": 2000}) as profile:
        page = profile.new_page()
        page.add_init_script(_SHIFTS)
        in_pieces(page, f"{at}{path}", partials)
        assert partials.number > 20
        assert page.evaluate("shifts") == []
