"""Each tree from its start to an outcome by keyboard alone, with the focus where one reads on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import ONE_PAGE, Step, longest_way, shown, trees
from tests.browser.test_visit import tab_to
from tests.browser.visiting import Visit
from tools.reading import Site

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const top = document.elementFromPoint(box.x + 5, box.y + box.height / 2);
  return {
    node: it.closest("[data-node]")?.dataset.node,
    tag: it.tagName,
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    inView: box.top >= 0 && box.bottom <= innerHeight,
    bare: !!top && (it.contains(top) || top.contains(it)),
  };
}"""


def test_trees_of_pages(visit: Visit, site: Site) -> None:
    """Tab and Enter lead through each tree of pages; each new page begins at its top, with a title of its own."""
    with visit(390) as visitor:
        page = visitor.page
        names = trees(site, "pages")
        assert len(names) > 1
        for name in names:
            visitor.go(f"keuzehulp/{name}/")
            titles = [page.title()]
            for step in longest_way(site.trees[name]):
                expect(page.locator("body")).to_have_attribute("data-node", step.node)
                tab_to(page, f"a[data-answer='{step.answer}']")
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                titles.append(page.title())
                assert page.title().startswith(page.locator("h1").inner_text())
                assert page.evaluate("scrollY") == 0
            expect(page.locator("body")).to_have_attribute("data-kind", "outcome")
            assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("height", [800, 256])
@pytest.mark.parametrize("name", ONE_PAGE)
def test_trees_on_one_page(visit: Visit, site: Site, name: str, height: int) -> None:
    """Tab, arrows and Space do for each tree on one page; after each step the focus is on the new heading, in sight."""
    with visit(320, height) as visitor:
        page = visitor.page
        visitor.go(f"keuzehulp/{name}/")
        for step in longest_way(site.trees[name]):
            choose(page, step)
            tab_to(page, "[data-next]", most=20)
            page.keyboard.press("Space")
            focused = page.evaluate(_FOCUSED)
            assert (focused["tag"], focused["node"]) == ("H2", shown(page))
            assert focused["node"] != step.node
            assert focused["ring"] >= 2, focused
            assert (focused["inView"], focused["bare"]) == (True, True), focused
        assert page.locator("[data-node][data-kind=outcome]:visible").count() == 1
        tab_to(page, ".ww-again summary", most=120)
        page.keyboard.press("Enter")
        tab_to(page, ".ww-again button[type=reset]", most=2)
        page.keyboard.press("Enter")
        expect(page.locator(f"[data-node='{site.trees[name]['start']}'] [tabindex]")).to_be_focused()


def choose(page: Page, step: Step) -> None:
    """Tab into the answers of a question, and take one with the arrows and Space."""
    wanted = f"[data-node='{step.node}'] [data-answer='{step.answer}'] input"
    tab_to(page, f"[data-node='{step.node}'] input", most=20)
    page.keyboard.press("Space")
    for _ in range(20):
        if page.locator(wanted).is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not lead to {step}")
