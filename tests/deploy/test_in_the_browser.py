"""The site behind its server, in Chromium: nothing breaks under the headers, and frames are for who is on the list."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, expect

from tests.browser.visiting import Visit, Visitor
from tests.deploy.conftest import PORTAL, Sample
from tools.kinds import Kinds
from tools.server import Server, serving
from wegwijzer_build.render.shared.addresses import FOR_HOSTS

pytestmark = pytest.mark.browser

_UNSTYLED = """() => [...document.querySelectorAll("link[rel=stylesheet]")]
  .filter((link) => !link.sheet?.cssRules.length).map((link) => link.href)"""
"""The stylesheets that a page asks for and does not have."""
_STYLED = "() => getComputedStyle(document.documentElement).getPropertyValue('--ww-paper') !== ''"
"""The same, where a page has no origin and so may not read in its own stylesheets."""


_OUR_OWN = "can escape its sandboxing"
"""What Chromium says of a frame with our sandbox on our own page, where it shows how it looks on those of others."""


class Listening:
    """What the browser has to say of a page: refused by a policy, not understood, gone wrong."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        page.on("console", self._note)
        page.on("requestfailed", lambda request: self.said.append(f"{request.failure}: {request.url}"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text}")


def visiting(visit: Visit, server: Server, **context: Any) -> AbstractContextManager[Visitor]:
    """Somebody at the real server; its certificate is one that only this run knows."""
    return visit(at=server.at, ignore_https_errors=True, **context)


def test_no_kind_of_page_breaks(visit: Visit, server: Server, kinds: Kinds, embeds: Kinds) -> None:
    """Every kind of page and embed gets its styles and scripts, and the browser has nothing to complain of."""
    with visiting(visit, server) as visitor:
        heard = Listening(visitor.page)
        for name, address in {**kinds, **embeds}.items():
            visitor.go(address)
            if address in FOR_HOSTS:
                visitor.page.wait_for_load_state("networkidle")  # whoever leaves breaks off what its frames still load
            assert visitor.page.evaluate(_UNSTYLED) == [], name
            assert [said for said in heard.said if _OUR_OWN not in said] == [], name


def test_all_over_one_connection(visit: Visit, server: Server, kinds: Kinds) -> None:
    """A page and what it loads come over HTTP/2: one connection, one agreement on keys."""
    with visiting(visit, server) as visitor:
        visitor.go(kinds["question"])
        spoken = (
            "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).map(e => e.nextHopProtocol)"
        )
        assert set(visitor.page.evaluate(spoken)) == {"h2"}


def test_the_page_for_what_is_not_there(visit: Visit, server: Server) -> None:
    """It has its styles too, from whatever depth."""
    with visiting(visit, server) as visitor:
        heard = Listening(visitor.page)
        for address in ("bestaat-niet/", "keuzehulp/bestaat/niet/"):
            visitor.expected.add(server.at + address)
            visitor.go(address)
            expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet (meer)")
            assert visitor.page.evaluate(_STYLED)
        assert [said for said in heard.said if "status of 404" not in said] == []


def test_menu_and_search_work(visit: Visit, server: Server, kinds: Kinds) -> None:
    """The menu opens, and the search fetches what it needs and finds: both are scripts, under the policy."""
    with visiting(visit, server, width=390) as visitor:
        page, heard = visitor.page, Listening(visitor.page)
        visitor.go(kinds["search"])
        menu = page.get_by_role("button", name="Menu")
        menu.click()
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.get_by_role("searchbox").fill("vertrouwenspersoon")
        expect(page.locator("[data-search-results] a").first).to_be_visible()
        assert heard.said == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("kind", ["one page", "embed of one page"])
def test_a_tree_on_one_page_works(
    visit: Visit, server: Server, kinds: Kinds, embeds: Kinds, script: bool, kind: str
) -> None:
    """From start to outcome, with script and without: the styles that decide what shows are not refused."""
    with visiting(visit, server, java_script_enabled=script) as visitor:
        page, heard = visitor.page, Listening(visitor.page)
        visitor.go({**kinds, **embeds}[kind])
        outcome = page.locator("[data-kind=outcome]:visible")
        for _ in range(30):
            if outcome.count():
                break
            answer_open_question(page, script)
        expect(outcome).to_have_count(1)
        assert page.locator("[data-advice]:visible").count()
        assert heard.said == []


def answer_open_question(page: Page, script: bool) -> None:
    """Choose the first answer of the last question that shows and has none, and go on."""
    question = page.locator("[data-kind=question]:visible:not(:has(:checked))").last
    question.locator("label").first.click()
    if script:
        page.locator("[data-next]").click()


def test_a_tree_with_a_page_for_every_step_works(visit: Visit, server: Server, kinds: Kinds) -> None:
    """One gets from the start to an outcome by choosing the first answer each time."""
    with visiting(visit, server) as visitor:
        page, heard = visitor.page, Listening(visitor.page)
        visitor.go(kinds["start"])
        for _ in range(30):
            if page.locator("body[data-kind=outcome]").count():
                break
            page.locator("a[data-answer]").first.click()
        expect(page.locator("article[data-advice]").first).to_be_visible()
        assert heard.said == []


# --- frames --------------------------------------------------------------------------------------------------------


@contextmanager
def site_of_others(**headers: str) -> Iterator[str]:
    """A site of somebody else, with a page that shows in a frame what stands behind its `?`; gives its origin.

    Below `/sandbox` the frame has scripts and nothing else: no origin, and nowhere to lead to but itself.
    """

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            for name, value in {"Content-Type": "text/html", **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            frame = self.path.partition("?")[2]
            sandbox = "sandbox=allow-scripts" if self.path.startswith("/sandbox") else ""
            self.wfile.write(f"<!doctype html><title>Portaal</title><iframe {sandbox} src='{frame}'></iframe>".encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Theirs) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def strict_portal() -> Iterator[str]:
    """A portal on the list, which asks of everything that it loads that it may be loaded from elsewhere."""
    with site_of_others(Cross_Origin_Embedder_Policy="require-corp") as origin:
        yield origin


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    """A portal on the list."""
    with site_of_others() as origin:
        yield origin


@pytest.fixture(scope="module")
def framed(
    sample: Sample, portal: str, strict_portal: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The small site, with the two portals on its list instead of the one in its content, which is nowhere."""
    folder = tmp_path_factory.mktemp("framed")
    shutil.copytree(sample.live, folder / "live")
    file = folder / "live" / "nginx" / "http.conf"
    text = file.read_text("utf-8")
    assert text.count(PORTAL) == 1
    file.write_text(text.replace(PORTAL, f"{portal} {strict_portal}"), encoding="utf-8")
    with serving(folder / "live", folder / "own") as running:
        yield running


@pytest.fixture
def guest(browser: Browser) -> Iterator[Page]:
    """Somebody who visits a site of others."""
    with browser.new_context(ignore_https_errors=True) as profile:
        profile.set_default_timeout(10_000)
        yield profile.new_page()


def in_frame(page: Page, host: str, address: str) -> Frame:
    """Open a page of a host with an address in a frame."""
    page.goto(f"{host}/?{address}", wait_until="load")
    return page.frames[1]


def test_who_is_on_the_list_can_show_a_tree(guest: Page, portal: str, strict_portal: str, framed: Server) -> None:
    """In a frame of a host on the list one goes through the tree; also where that host is strict in what it loads."""
    for host in (portal, strict_portal):
        heard = Listening(guest)
        frame = in_frame(guest, host, f"{framed.at}een/pad/embed/regelen/")
        assert guest.evaluate("crossOriginIsolated") is False
        frame.locator("a[data-answer]").first.click()
        frame.wait_for_url("**/embed/regelen/branche/**")
        assert frame.evaluate(_UNSTYLED) == []
        in_frame(guest, host, f"{framed.at}een/pad/embed/bespreken/").locator("label").first.click()
        assert heard.said == []


def test_a_frame_without_origin_has_its_styles_and_scripts(guest: Page, portal: str, framed: Server) -> None:
    """Programs that show what somebody pastes take all origin from the frame: it looks and works as elsewhere."""
    heard = Listening(guest)
    frame = in_frame(guest, f"{portal}/sandbox", f"{framed.at}een/pad/embed/bespreken/")
    assert frame.evaluate("origin") == "null"
    assert frame.evaluate(_STYLED)
    questions = frame.locator("[data-kind=question]:visible")
    expect(questions).to_have_count(1)
    first = questions.get_attribute("data-node")
    frame.locator("label:visible").first.click()
    frame.locator("[data-next]").click()
    expect(questions).to_have_count(1)
    assert questions.get_attribute("data-node") != first
    frame = in_frame(guest, f"{portal}/sandbox", f"{framed.at}een/pad/embed/regelen/")
    assert frame.evaluate(_STYLED)
    frame.locator("a[data-answer]").first.click()
    frame.wait_for_url("**/embed/regelen/branche/**")
    assert frame.evaluate(_STYLED)
    assert heard.said == []


def test_a_step_that_is_gone_starts_again_in_its_frame(guest: Page, portal: str, framed: Server) -> None:
    """After an edit of the tree, whoever was on the way is at the first question again, and not before a wall."""
    frame = in_frame(guest, portal, f"{framed.at}een/pad/embed/regelen/oude-stap/")
    expect(frame.locator("body[data-node=omvang]")).to_be_visible()


def refused(page: Page, host: str, address: str) -> bool:
    """Open a page of a host with an address in a frame, wait until the browser says that it may not, and look."""
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        frame = in_frame(page, host, address)
    return frame.locator("#inhoud").count() == 0


def test_nobody_else_can(guest: Page, framed: Server) -> None:
    """A host that is not on the list shows nothing of us."""
    with site_of_others() as stranger:
        assert refused(guest, stranger, f"{framed.at}een/pad/embed/regelen/")


def test_nobody_can_show_a_page(guest: Page, portal: str, framed: Server) -> None:
    """The pages themselves are for nobody's frame: what looks like a button could be a trap."""
    for address in ("", "keuzehulp/regelen/", "keuzehulp/bespreken/"):
        assert refused(guest, portal, f"{framed.at}een/pad/{address}"), address


# --- what is noted down --------------------------------------------------------------------------------------------


def test_a_whole_visit_to_a_tree_on_one_page_is_not_noted_down(
    visit: Visit, server: Server, kinds: Kinds, embeds: Kinds
) -> None:
    """With everything that a browser loads for it, the log stays as it was."""
    before = server.logs
    with visiting(visit, server) as visitor:
        for address in (kinds["one page"], embeds["embed of one page"]):
            visitor.go(address)
            answer_open_question(visitor.page, script=True)
        assert len(visitor.requested) >= 4
    assert server.logs == before
