"""A visit leaves nothing behind, and nobody else hears of it."""

from __future__ import annotations

import pytest

from tests.browser.visiting import Visit
from tools.kinds import Kinds

pytestmark = pytest.mark.browser

_KEPT = """async () => ({
  cookie: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def test_nothing_is_kept(visit: Visit, kinds: Kinds, shapes: Kinds) -> None:
    """After a visit to every kind of page, with menu and search, no cookie, storage, database or worker is there."""
    with visit(390) as visitor:
        page = visitor.page
        for name, address in shapes.items():
            visitor.go(address)
            if "embed" not in name:
                page.locator("[data-menu-open]").click()
            assert page.evaluate(_KEPT) == NOTHING, address
        visitor.go(kinds["search"])
        page.get_by_role("searchbox").fill("vertrouwenspersoon")
        page.locator("[data-search-results] a").first.click()
        page.go_back()
        assert page.evaluate(_KEPT) == NOTHING
        assert page.context.cookies() == []
        assert page.context.storage_state() == {"cookies": [], "origins": []}


def test_nobody_hears_where_a_visitor_comes_from(visit: Visit, shapes: Kinds) -> None:
    """On no kind of page a request names the page that it comes from: neither what it loads, nor where a link leads."""
    with visit() as visitor:
        for name, address in shapes.items():
            visitor.go(address)
            links = visitor.page.locator("a[href]:visible:not([href^='#'], [href^='http'], [href^='tel:'], .ww-skip)")
            before = len(visitor.loaded)
            links.last.click()
            visitor.page.wait_for_load_state()
            assert len(visitor.loaded) > before, name
        named = {request.url: request.all_headers().get("referer") for request in visitor.loaded}
        assert {url: page for url, page in named.items() if page} == {}
