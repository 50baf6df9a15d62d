"""The script for hosts works on any page, however it is loaded, and believes nothing that stands there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.embedding.conftest import Guest, embed, inside, loader
from tests.embedding.hosts import STRANGER, Hosts
from tools.server import Server

pytestmark = pytest.mark.browser

_PATH = "embed/v1/wegwijzer.js"
_BORROWED_NAMES = f"""
<img name="currentScript" src="{STRANGER}/{_PATH}">
<form name="documentElement"></form> <img name="querySelector"> <img name="activeElement"> <img name="baseURI">
<iframe name="createElement" srcdoc=""></iframe> <img name="createElement"> <img name="getElementsByTagName">
<img id="customElements"> <a id="Document" href="{STRANGER}"></a> <img id="HTMLElement"> <img id="addEventListener">
<form id="console"><input name="warn"></form> <p id="p"></p>
"""
"""Elements with the names of what browsers bring along."""


def said(page: Page) -> list[str]:
    """What our script says in the console from now on; a list that grows. An error of it is there as well."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if "wegwijzer-embed" in message.text else None)
    page.on("pageerror", lambda error: heard.append(f"{error}"))
    return heard


@pytest.mark.parametrize(
    "how",
    [
        '<script src="{at}"></script>',
        '<script src="{at}" async></script>',
        '<script src="{at}?versie=3#hier" defer></script>',
        '<script type="module" src="{at}"></script>',
        '<script type="module">import "{at}"</script>',
        "<script>import('{at}')</script>",
        "<script>p.append(it = Document.prototype.createElement.call(document, 'script')); it.src = '{at}'</script>",
        '<script src="{at}"></script><script src="{at}?weer"></script><script type="module" src="{at}?nog"></script>',
    ],
)
def test_however_it_is_loaded(guest: Guest, hosts: Hosts, site_server: Server, how: str) -> None:
    """As a script or a module, early or late, once or more: the frame is of the site that the script came from.

    The page gives elements the names of what browsers bring along, and has variables that hide them.
    """
    script = how.format(at=site_server.at + _PATH)
    hides = f"<script>const URL = '{STRANGER}'; var ROOT = URL, NAME = URL; function Embed() {{}}</script>"
    with guest() as page:
        heard = said(page)
        page.goto(hosts.show(_BORROWED_NAMES + hides + embed(site_server, "werkgever") + script))
        expect(page.locator("wegwijzer-embed iframe")).to_have_attribute("src", f"{site_server.at}embed/werkgever/")
        expect(inside(page).locator("a[data-answer]").first).to_be_visible()
        assert heard == []


def test_base_leads_nowhere(guest: Guest, site_server: Server) -> None:
    """A <base> that comes after the script was asked for does not lead the frame elsewhere."""
    address = f"{site_server.at}insluiten/"
    script, base = f'<script src="../{_PATH}" defer></script>', f'<base href="{STRANGER}/embed/v1/">'
    body = f"<!doctype html><title>Eigen</title>{embed(site_server, 'werkgever')}{script}{base}"
    with guest() as page:
        page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
        page.goto(address)
        expect(inside(page).locator("a[data-answer]").first).to_be_visible()


@pytest.mark.parametrize("kind", ["", 'type="module"'])
def test_a_copy_says_that_it_is_one(guest: Guest, hosts: Hosts, site_server: Server, kind: str) -> None:
    """A host that serves the script itself gets one word in the console; the link stays, and no frame comes."""
    with guest() as page:
        copy = site_server.get(_PATH).text.replace("</", "<\\/")
        heard = said(page)
        page.goto(hosts.show(f"<script {kind}>{copy}</script>{embed(site_server, 'werkgever')}"))
        page.wait_for_timeout(200)
        assert [message.partition(":")[2].strip()[:16] for message in heard] == ["load this script"]
        expect(page.get_by_role("link", name="Keuzehulp")).to_be_visible()
        expect(page.locator("iframe")).to_have_count(0)


def test_a_name_that_is_taken(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Where another script has our element, ours says so once and leaves the page as it is."""
    other = "<script>customElements.define('wegwijzer-embed', class extends HTMLElement {})</script>"
    with guest() as page:
        heard = said(page)
        page.goto(hosts.show(other + embed(site_server, "werkgever") + loader(site_server)))
        page.wait_for_function("performance.getEntriesByType('resource').length > 0")
        page.wait_for_timeout(200)
        assert len(heard) == 1
        assert "belongs to another script" in heard[0]
        expect(page.get_by_role("link", name="Keuzehulp")).to_be_visible()


@pytest.mark.parametrize(
    "name",
    ['tree="Werknemer"', 'tree="../werknemer"', 'tree=""', 'item="advice/a/b"', 'item="https://elders"', "", "tree"],
)
def test_a_wrong_name(guest: Guest, hosts: Hosts, site_server: Server, name: str) -> None:
    """One word in the console, and no error at any message of the host; the link is there, and nothing else."""
    with guest() as page:
        heard = said(page)
        lines = f'<wegwijzer-embed {name}><a href="/">Keuzehulp</a></wegwijzer-embed>'
        page.goto(hosts.show(lines, head=loader(site_server)))
        page.wait_for_function("Boolean(customElements.get('wegwijzer-embed'))")
        page.evaluate("for (const it of [1, null, { wegwijzer: 1, height: 500 }]) postMessage(it, '*')")
        page.wait_for_function("said.length === 3")
        assert len(heard) == 1
        assert "is not the name of a tree or an item" in heard[0]
        expect(page.get_by_role("link")).to_have_count(1)
        assert page.evaluate("document.querySelector('wegwijzer-embed').getBoundingClientRect().height") < 40


@pytest.mark.parametrize("inside", ["", "\n  <!-- niets -->\n", '<a href="/">Keuzehulp</a>'])
@pytest.mark.parametrize("name", ['tree="bestaat-niet"', 'item="advice/bestaat-niet"', 'tree="v1"'])
def test_a_name_that_nothing_has(guest: Guest, hosts: Hosts, site_server: Server, name: str, inside: str) -> None:
    """No grey area: what stands inside is in its place, or a link to the site; one word in the console says why."""
    with guest() as page:
        heard = said(page)
        page.goto(hosts.show(f"<wegwijzer-embed {name}>{inside}</wegwijzer-embed>", head=loader(site_server)))
        expect(page.locator("iframe")).to_be_hidden()
        link = page.get_by_role("link")
        expect(link).to_have_count(1)
        expect(link).to_have_text("Keuzehulp" if "<a" in inside else "Naar de wegwijzer")
        if "<a" not in inside:
            assert link.evaluate("it => it.href") == site_server.at
        own = [message for message in heard if "does not answer" in message]
        assert len(own) == 1


def test_a_name_put_right(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A wrong name that a host puts right becomes a frame, a right one that goes wrong a link; a late answer counts."""
    with guest() as page:
        page.goto(hosts.show('<wegwijzer-embed id="it" tree="?"></wegwijzer-embed>', head=loader(site_server)))
        ours = page.get_by_role("link", name="Naar de wegwijzer")
        expect(ours).to_be_visible()
        page.evaluate("it.setAttribute('tree', 'werkgever')")
        frame = inside(page)
        expect(ours).to_be_hidden()
        page.evaluate("it.refuse('te laat')")
        expect(page.locator("iframe")).to_be_hidden()
        expect(ours).to_be_visible()
        frame.evaluate("parent.postMessage({ wegwijzer: 1, height: 300 }, '*')")
        expect(page.locator("iframe")).to_be_visible()
        expect(ours).to_be_hidden()
        page.evaluate("it.setAttribute('tree', 'Werkgever')")
        expect(page.locator("iframe")).to_be_hidden()
        expect(ours).to_be_visible()
        page.evaluate("it.append('Bel ons')")
        expect(ours).to_be_hidden()
