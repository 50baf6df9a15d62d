"""Nobody but a host on the list hears anything, nobody can fool a host, and a host hears no more than it needs."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import ONE_PAGE
from tests.browser.visiting import Visit
from tests.embedding.conftest import OUT, Guest, embed, entries, framed, inside, loader
from tests.embedding.hosts import PORTAL, STRANGER, Hosts
from tools.reading import Site
from tools.server import Server

pytestmark = pytest.mark.browser

SANDBOX = "allow-scripts allow-same-origin allow-top-navigation allow-downloads"
"""What a frame needs, and no more."""
_STYLED = "getComputedStyle(document.querySelector('.ww-main')).maxWidth !== 'none'"


def plain(server: Server, what: str, more: str = "") -> str:
    """The line for who wants no script."""
    return f'<iframe src="{server.at}embed/{what}/" title="Keuzehulp" width="100%" height="640" {more}></iframe>'


_LOOKS = "(({ clientHeight, title }) => [clientHeight, title])(document.querySelector('wegwijzer-embed').frame)"
"""Height and title of the first frame."""

# --- without script ------------------------------------------------------------------------------------------------


def test_a_host_without_script(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A plain frame works and scrolls; what stands in our own element is a link that leads to the page."""
    with guest(java_script_enabled=False) as page:
        address = hosts.show(
            plain(site_server, "werkgever") + embed(site_server, "werkgever"), head=loader(site_server)
        )
        page.goto(address)
        frame = framed(page)
        for _ in range(9):
            if frame.locator("body[data-kind=outcome]").count():
                break
            with page.expect_event("framenavigated"):
                frame.locator("a[data-answer]").last.click()
        expect(frame.locator("article[data-advice]").first).to_be_visible()
        frame.locator(".ww-origin a").last.scroll_into_view_if_needed()
        expect(frame.locator(".ww-origin a").last).to_be_in_viewport()
        page.get_by_role("link", name="Keuzehulp", exact=True).click()
        page.wait_for_url(f"{site_server.at}keuzehulp/werkgever/")


# --- who hears and who is heard ------------------------------------------------------------------------------------


def test_a_stranger_shows_nothing(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """The browser refuses a host that is not on the list, with the script and without; the link stays."""
    with guest() as page:
        lines = plain(site_server, "werkgever") + embed(site_server, "werkgever")
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(hosts.show(lines, head=loader(site_server), at=STRANGER))
        expect(page.locator("wegwijzer-embed iframe")).to_have_count(1)
        page.wait_for_timeout(300)
        assert [frame.locator("#inhoud").count() for frame in page.frames[1:]] == [0, 0]
        expect(page.get_by_role("link", name="Keuzehulp")).to_be_visible()
        assert page.evaluate("said") == []


def test_a_frame_answers_only_who_is_on_the_list(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Even where no server says who may show it: a greeting from another origin, or another window, is not heard."""
    with guest() as page:

        def unguarded(route: object) -> None:
            response = route.fetch()  # type: ignore[attr-defined]  # of Playwright
            headers = {n: v for n, v in response.headers.items() if n != "content-security-policy"}
            route.fulfill(response=response, headers=headers)  # type: ignore[attr-defined]  # the same

        page.route("**/embed/werkgever/", unguarded)
        page.goto(hosts.show(plain(site_server, "werkgever"), at=STRANGER))
        expect(framed(page).locator("h2").first).to_be_visible()
        page.evaluate("frames[0].postMessage({ wegwijzer: 1 }, '*')")
        framed(page).evaluate("postMessage({ wegwijzer: 1 }, '*')")
        page.wait_for_timeout(300)
        assert page.evaluate("said") == []
        beside = f"<iframe src='{hosts.show('Ook van het portaal')}'></iframe>"
        page.goto(hosts.show(plain(site_server, "werkgever") + beside))
        expect(framed(page).locator("h2").first).to_be_visible()
        framed(page, 1).evaluate("top.frames[0].postMessage({ wegwijzer: 1 }, '*')")
        page.wait_for_timeout(300)
        assert page.evaluate("said") == [], "the page around it did not greet it"
        for wrong in ("null", "'hoi'", "{ wegwijzer: 2 }"):
            page.evaluate(f"frames[0].postMessage({wrong}, '*')")
        page.wait_for_timeout(200)
        assert page.evaluate("said") == []
        page.evaluate("frames[0].postMessage({ wegwijzer: 1 }, '*')")
        page.wait_for_function("said.length === 1")


def test_nobody_can_fool_a_host(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Nothing comes of a message of the host itself, of another frame of ours, of others, or of others in our frame."""
    forged = "{ wegwijzer: 1, height: 5000, title: 'Vals', outcome: 'vals' }"
    other = hosts.show(f"<script>setInterval(() => top.postMessage({forged}, '*'), 20)</script>", at=STRANGER)
    frames = plain(site_server, "werkgever") + f"<iframe src='{other}'></iframe>"
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "werkgever") + frames, head=loader(site_server)))
        ours = inside(page)
        settle = 300
        page.wait_for_timeout(settle)
        height, title = page.evaluate(_LOOKS)
        assert 100 < height < 5000
        page.evaluate(f"postMessage({forged}, '*')")
        framed(page, 0).evaluate(f"top.postMessage({forged}, '*')")
        page.wait_for_timeout(settle)
        assert page.evaluate(_LOOKS) == [height, title]
        assert page.evaluate("said.splice(0).filter(({ title }) => title === 'Vals').length") > 5, "they did say it"
        framed(page, 1).evaluate("location = 'about:blank'")
        ours.evaluate(f"location = '{other}'")
        page.wait_for_function("said.filter(({ title }) => title === 'Vals').length > 5")
        assert page.evaluate(_LOOKS) == [height, title]
        assert page.evaluate("outcomes") == []


@pytest.mark.parametrize(
    ("said", "height"),
    [("-5", 80), ("1e9", 30_000), ("79.5", 80), ("NaN", None), ("Infinity", None), ("'9px; color: red'", None)],
)
def test_a_height_out_of_range(guest: Guest, hosts: Hosts, site_server: Server, said: str, height: int | None) -> None:
    """Whatever goes wrong in the frame, the host gets no frame of no height, or of miles."""
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        frame = inside(page)
        page.wait_for_timeout(150)
        before = page.locator("iframe").evaluate("frame => frame.clientHeight")
        frame.evaluate(f"parent.postMessage({{ wegwijzer: 1, height: {said}, outcome: '<b>' }}, '*')")
        page.wait_for_timeout(150)
        assert page.locator("iframe").evaluate("frame => frame.clientHeight") == (height or before)
        assert page.evaluate("outcomes") == []


# --- a tree on one page --------------------------------------------------------------------------------------------

_ANSWER = """() => {
  const open = [...document.querySelectorAll("[data-node][data-kind=question]")].find((it) => it.checkVisibility());
  open.querySelector("input").click();
  document.querySelector("[data-next]").click();
}"""
"""Done in the page: a click of the browser would scroll to the button first."""
_AT_END = "[...document.querySelectorAll('[data-node]:not([data-kind=question])')].some((it) => it.checkVisibility())"


@pytest.mark.parametrize(("tree", "width"), list(zip(ONE_PAGE, itertools.cycle((320, 1024)))))
def test_a_tree_on_one_page_tells_nothing(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site, tree: str, width: int
) -> None:
    """From start to outcome the host hears one message; its history, its place and the frame stay as they are."""
    space = "<div><br></div>" * 40
    with guest(width, 500) as page:
        page.goto(hosts.show(space + embed(site_server, tree) + space, head=loader(site_server)))
        page.locator("wegwijzer-embed").scroll_into_view_if_needed()
        frame = inside(page)
        page.wait_for_timeout(150)
        seen = "[scrollY, history.length, location.href, ...document.querySelectorAll('wegwijzer-embed')].map((it) => "
        seen += "it.shadowRoot ? [it.shadowRoot.firstChild.clientHeight, it.shadowRoot.firstChild.title] : it)"
        before = page.evaluate(seen)
        assert before[3] == [500, site.embeds[f"embed/{tree}/"].title], (
            "no higher than the window: the way out is in it"
        )
        for _ in range(12):
            if frame.evaluate(_AT_END):
                break
            frame.evaluate(_ANSWER)
            page.wait_for_timeout(30)
        assert frame.evaluate(_AT_END)
        assert frame.evaluate("scrollX === 0 && document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(seen) == before
        assert page.evaluate("said.length") == 1
        assert page.evaluate("said[0]") == {
            "wegwijzer": 1,
            "height": 640,
            "scrolls": True,
            "title": site.embeds[f"embed/{tree}/"].title,
            "outcome": None,
        }
        assert page.evaluate("outcomes") == []


def test_a_tree_on_one_page_is_one_entry_without_script(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Without script too, the answers that one chooses in the frame put nothing into the history of the host."""
    with guest(java_script_enabled=False) as page:
        page.goto(hosts.show(plain(site_server, "werknemer")))
        before = entries(page)
        frame = framed(page)
        for _ in range(12):
            if frame.locator("[data-node]:not(fieldset):visible").count():
                break
            frame.locator("fieldset[data-node]:visible:not(:has(:checked)) label").first.click()
        expect(frame.locator("[data-node]:not(fieldset):visible")).to_have_count(1)
        assert entries(page) == before


# --- leaving, and what a sandbox must allow ------------------------------------------------------------------------


def leave_by_shift(page: Page) -> None:
    """Shift three times, long after the last click, when Chromium has forgotten that somebody is there."""
    framed(page).locator("label").first.click()
    page.wait_for_timeout(5_500)
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("sandbox", ["", "data-sandbox"])
def test_leaving_from_an_embed(guest: Guest, hosts: Hosts, site_server: Server, sandbox: str) -> None:
    """By the link and by Shift the whole window leaves, without an entry of its own; the sandbox is always the same."""
    address = hosts.show(embed(site_server, "werknemer", sandbox), head=loader(site_server))
    with guest() as page:
        for how in ("link", "shift"):
            page.goto(address)
            frame = inside(page)
            assert page.locator("iframe").get_attribute("sandbox") == SANDBOX
            if how == "link":
                frame.locator("[data-leave]").click()
            else:
                leave_by_shift(page)
            page.wait_for_url(OUT)
            assert address not in entries(page)[-1:]


def test_a_sandbox_without_scripts_cannot_leave_by_shift(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Without `allow-scripts` the tree works, and Shift does nothing."""
    with guest() as page:
        address = hosts.show(plain(site_server, "werknemer", 'sandbox="allow-same-origin allow-top-navigation"'))
        page.goto(address)
        assert framed(page).evaluate(_STYLED)
        framed(page).locator("label").first.click()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_timeout(300)
        assert page.url == address


def test_a_sandbox_without_its_origin_has_styles_and_is_not_heard(
    guest: Guest, hosts: Hosts, site_server: Server
) -> None:
    """Without `allow-same-origin` the frame is nobody's: it looks as it should, and nobody believes what it says."""
    with guest() as page:
        page.goto(hosts.show(plain(site_server, "werknemer", 'sandbox="allow-scripts allow-top-navigation"')))
        assert framed(page).evaluate(_STYLED)
        assert page.evaluate("said") == []


@pytest.mark.parametrize("instead", ["", "allow-top-navigation-by-user-activation"])
def test_a_sandbox_without_top_navigation_is_a_trap(
    guest: Guest, hosts: Hosts, site_server: Server, instead: str
) -> None:
    """Without `allow-top-navigation` one does not get away: not at all, or, with its weaker sister, not by Shift."""
    with guest() as page:
        address = hosts.show(plain(site_server, "werknemer", f'sandbox="allow-scripts allow-same-origin {instead}"'))
        page.goto(address)
        framed(page).locator("[data-leave]").click()
        if instead:
            page.wait_for_url(OUT)
            page.goto(address)
            leave_by_shift(page)
        page.wait_for_timeout(500)
        assert page.url == address
        expect(framed(page).locator("h2").first).to_be_hidden()


FILE = "instruments/model-aanstellingsbrief"
"""An item with files to take along."""


def test_a_file_in_an_embed_can_be_taken_along(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A click on a file in a frame of ours gives the file, with the script and with the line for who wants none.

    That it begins is what a sandbox decides; whether it ends well, Chromium leaves to the certificate of the test.
    """
    lines = (embed(site_server, FILE), plain(site_server, FILE, f'sandbox="{SANDBOX}"'))
    with guest() as page:
        for line in lines:
            page.goto(hosts.show(line, head=loader(site_server)))
            frame = inside(page) if line is lines[0] else framed(page)
            with page.expect_download() as got:
                frame.locator("a[download]").first.click()
            assert got.value.suggested_filename == "model-aanstellingsbrief.docx"


def test_a_sandbox_without_downloads_gives_no_file(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Without `allow-downloads` a click on a file does nothing, but for a line in the console."""
    less = SANDBOX.replace(" allow-downloads", "")
    with guest() as page:
        page.goto(hosts.show(plain(site_server, FILE, f'sandbox="{less}"')))
        with page.expect_console_message(lambda said: "allow-downloads" in said.text):
            framed(page).locator("a[download]").first.click()


def test_a_sandbox_with_scripts_alone(visit: Visit) -> None:
    """As the page for hosts says of sites that show what somebody pastes: one can read there, and answer."""
    with visit() as visitor:
        page = visitor.page
        page.set_content(f'<iframe src="{visitor.at}embed/werkgever/" sandbox="allow-scripts" height="600"></iframe>')
        frame = framed(page)
        asked = frame.locator("h2").first.inner_text()
        before = entries(page)
        frame.locator("a[data-answer]").last.click()
        expect(frame.locator("h2").first).not_to_have_text(asked)
        assert frame.evaluate(_STYLED)
        assert entries(page) == before


@pytest.mark.parametrize(("around", "shows"), [(PORTAL, True), (STRANGER, False)])
def test_every_page_around_counts(guest: Guest, hosts: Hosts, site_server: Server, around: str, *, shows: bool) -> None:
    """A host on the list that is itself in a frame of one that is not shows the link, and says why in the console."""
    line = hosts.show(embed(site_server, "werkgever"), head=loader(site_server))
    with guest() as page:
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        page.goto(hosts.show(f'<iframe src="{line}" width="600" height="600"></iframe>', at=around))
        link = framed(page).get_by_role("link", name="Keuzehulp")
        expect(framed(page).locator("wegwijzer-embed iframe")).to_be_visible(visible=shows)
        expect(link).to_be_visible(visible=not shows)
        assert any("does not answer" in words for words in heard) != shows
