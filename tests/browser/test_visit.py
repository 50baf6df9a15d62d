"""A visitor gets from the front page to an outcome: by mouse, by keyboard, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import Visit
from wegwijzer_build.model import Case
from wegwijzer_build.pipeline import Checked

pytestmark = pytest.mark.browser

TREE = "keuzehulp/werkgever/"


@pytest.fixture(scope="module")
def case(checked: Checked) -> Case:
    """The example in the tree for employers that is asked most."""
    return max(checked.trees["werkgever"].tree.cases, key=lambda case: len(case.answers))


def advice_on(page: Page) -> set[str]:
    """The advice that one sees, each under its heading."""
    articles = page.locator("article[data-advice]")
    for article in articles.all():
        expect(article.locator("h3")).to_be_visible()
    return {str(article.get_attribute("data-advice")) for article in articles.all()}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [390, 1280])
def test_by_mouse(visit: Visit, case: Case, script: bool, width: int) -> None:
    """Three clicks to the first question, one click an answer, and there is the advice: with and without script."""
    with visit(width, java_script_enabled=script) as visitor:
        page = visitor.page
        visitor.go("")
        page.locator("main a[href='voor/werkgever/']").first.click()
        assert visitor.address == "voor/werkgever/"
        page.locator("main a[href$='keuzehulp/werkgever/']").first.click()
        assert visitor.address == TREE
        for _ in case.answers:
            node = page.locator("body").get_attribute("data-node")
            page.locator(f"a[data-answer='{case.answers[str(node)]}']").click()
        expect(page.locator("body")).to_have_attribute("data-kind", "outcome")
        expect(page.locator("body")).to_have_attribute("data-node", case.outcome)
        assert advice_on(page) == set(case.advice)


def test_by_keyboard(visit: Visit, case: Case) -> None:
    """The same with Tab and Enter only, from the top of the front page."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go("")
        tab_to(page, "main a[href='voor/werkgever/']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/voor/werkgever/")
        tab_to(page, "main a[href$='keuzehulp/werkgever/']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{TREE}")
        for _ in case.answers:
            node = page.locator("body").get_attribute("data-node")
            tab_to(page, f"a[data-answer='{case.answers[str(node)]}']")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        assert advice_on(page) == set(case.advice)


def test_the_skip_link(visit: Visit) -> None:
    """The first Tab stop skips the menu: the next one is in the contents."""
    with visit() as visitor:
        visitor.go(TREE)
        visitor.page.keyboard.press("Tab")
        expect(visitor.page.locator(":focus")).to_have_text("Naar de inhoud")
        expect(visitor.page.locator(":focus")).to_be_in_viewport()
        visitor.page.keyboard.press("Enter")
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_an_answer_can_be_changed(visit: Visit, case: Case) -> None:
    """From an outcome a back link leads to the question, another answer leads on, and Back goes a step back."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(TREE)
        for _ in range(2):
            node = page.locator("body").get_attribute("data-node")
            page.locator(f"a[data-answer='{case.answers[str(node)]}']").click()
        before = visitor.address
        change = page.get_by_role("link", name="Wijzig").last
        change.click()
        expect(page.locator("body")).to_have_attribute("data-kind", "question")
        assert visitor.address != before
        assert visitor.address.startswith(TREE)
        page.locator("a[data-answer]").last.click()
        assert visitor.address.startswith(TREE)
        page.go_back()
        page.go_back()
        assert visitor.address == before
        page.get_by_role("link", name="Begin opnieuw").click()
        assert visitor.address == TREE


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until the focus is on an element."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached with {most} times Tab on {page.url}")
