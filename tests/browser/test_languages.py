"""Another language is another text and nothing else: answers stay, and nothing tells that somebody changed it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.firefox import firefox
from tools.reading import Site

pytestmark = pytest.mark.browser

WALKS, SAMPLED = 6, 2
"""How often each tree is walked in each language: some answers, another language, and on to the end. `make test` walks
less often: it takes the first of the same walks."""

_TRACES = """() => ({
  address: location.href,
  length: history.length,
  state: JSON.stringify(history.state),
  name: window.name,
  stored: localStorage.length + sessionStorage.length + document.cookie.length,
})"""
_CHECKED = "() => [...document.querySelectorAll('input:checked')].map(({ name, value }) => [name, value])"
_ELSEWHERE = """() => [...document.querySelectorAll('a[href^=http]')]
  .map(({ href }) => href)
  .filter((href) => href.startsWith(location.origin))"""
_SEEN = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, legend, label, a)')]
  .filter((each) => each.checkVisibility())
  .map((each) => each.innerText.trim())"""


_COME = """async (language) => {
  for (let n = 0; n < 100 && document.documentElement.lang !== language; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return document.documentElement.lang === language;
}"""


def _go_on(page: Page, choice: random.Random, answers: dict[str, str]) -> bool:
    """Answer the question that shows, as was answered before or by chance; False at an end."""
    if page.locator("[data-next]").is_hidden():
        return False
    name = page.locator("[data-current]").get_attribute("data-node") or ""
    values = page.locator("[data-current] input").evaluate_all("all => all.map(({ value }) => value)")
    answers.setdefault(name, choice.choice(values))
    page.locator(f"[data-current] label[data-answer='{answers[name]}']").click()
    page.locator("[data-next]").click()
    return True


_GO_ON = """([answers, chances, most]) => {
  const [next] = document.querySelectorAll("[data-next]");
  for (let n = 0; n < most && next.checkVisibility(); n += 1) {
    const [current] = document.querySelectorAll("[data-current]");
    const values = [...current.querySelectorAll("input")].map(({ value }) => value);
    answers[current.dataset.node] ??= values[Math.floor(chances[n] * values.length)];
    current.querySelector(`label[data-answer="${answers[current.dataset.node]}"]`).click();
    next.click();
    if (current.hasAttribute("data-current")) throw new Error(`${current.dataset.node} is not left`);
  }
  return answers;
}"""
_EMPTIED = """async () => {
  document.querySelector("[data-one-page]").reset();
  await new Promise((done) => setTimeout(done)); // what the page itself does after it was emptied comes first
}"""
_MOST = 50


def _gone_on(page: Page, choice: random.Random, answers: dict[str, str], most: int = _MOST) -> dict[str, str]:
    """Answer so many questions, or all to an end: what `_go_on` does, quickly; gives all answers."""
    gone: dict[str, str] = page.evaluate(_GO_ON, [answers, [choice.random() for _ in range(most)], most])
    assert most < _MOST or page.locator("[data-next]").is_hidden()
    return gone


def _switched(page: Page, language: str) -> None:
    page.locator(f"[data-languages] a[hreflang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def _walk(page: Page, served: str, tree: str, language: str, seed: int) -> dict[str, Any]:
    """Answer some questions, take another language, go on to the end; what was answered, and what shows then."""
    choice = random.Random(f"{tree}-{language}-{seed}")  # noqa: S311 - examples, no secrets
    page.goto(f"{served}keuzehulp/{tree}/")
    answers = _gone_on(page, choice, {}, choice.randrange(4))
    before, given = page.evaluate(_TRACES), page.evaluate(_CHECKED)
    at = page.locator("[data-current]").get_attribute("data-node")
    _switched(page, language)
    assert page.evaluate(_TRACES) == before
    assert page.evaluate(_CHECKED) == given
    assert page.evaluate(_ELSEWHERE) == []
    assert page.locator("[data-current]").get_attribute("data-node") == at
    if seed:
        answers = _gone_on(page, choice, answers)
    else:  # as a visitor does it
        while _go_on(page, choice, answers):
            pass
    assert page.evaluate(_TRACES) == before
    return {"answers": answers, "seen": page.evaluate(_SEEN)}


def test_answers_stay(browser: Browser, served: str, site: Site, thorough: bool) -> None:
    """What shows after a change of language on the way is what shows to who began in that language."""
    walks = WALKS if thorough else SAMPLED
    page, beside = browser.new_page(), browser.new_page()
    walked = 0
    for language in languages(site):
        for tree in trees(site, language):
            beside.goto(f"{served}{language}/keuzehulp/{tree}/")
            for seed in range(walks):
                found = _walk(page, served, tree, language, seed)
                beside.evaluate(_EMPTIED)
                chance = random.Random(0)  # noqa: S311 - nothing is left to choose
                assert _gone_on(beside, chance, found["answers"]) == found["answers"]
                assert beside.evaluate(_SEEN) == found["seen"], (language, tree, found["answers"])
                walked += 1
    page.close()
    beside.close()
    assert walked >= walks * 4


def test_in_firefox_too(served: str, site: Site, tmp_path: Path) -> None:
    """The same in another engine, once for each language."""
    with firefox(tmp_path / "profile") as driver:
        for language in languages(site):
            driver.open(f"{served}keuzehulp/wat-nu/")
            driver.evaluate("() => document.querySelector('[data-current] input').click()")
            before = driver.evaluate(_TRACES)
            driver.evaluate(f"() => document.querySelector('[data-languages] a[hreflang={language}]').click()")
            assert driver.evaluate(_COME, language)
            assert driver.evaluate(_TRACES) == before
            assert len(driver.evaluate(_CHECKED)) == 1


def test_back_again(browser: Browser, served: str, site: Site) -> None:
    """From one language to the next and back to Dutch, everything reads as it did."""
    page = browser.new_page()
    page.goto(f"{served}keuzehulp/wat-nu/")
    before = page.evaluate(_SEEN)
    for language in (*languages(site), "nl"):
        _switched(page, language)
    assert page.evaluate(_SEEN) == before
    page.close()


def test_without_script_it_is_a_link_that_says_what_is_lost(browser: Browser, served: str) -> None:
    """Where nothing can be fetched the link leads to the page, and the page says that answers do not come along."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}keuzehulp/wat-nu/")
    link = page.locator("[data-languages] a[hreflang=en]")
    expect(page.get_by_text("Elke link brengt je weg van je antwoorden")).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{served}en/keuzehulp/wat-nu/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    context.close()


def test_a_page_that_does_not_come_is_gone_to(browser: Browser, served: str) -> None:
    """Where the fetch fails, the link still does what a link does."""
    page = browser.new_page()
    page.goto(f"{served}keuzehulp/wat-nu/")
    page.route("**/en/keuzehulp/wat-nu/", _only_to_go_to)
    page.locator("[data-languages] a[hreflang=en]").click()
    expect(page).to_have_url(f"{served}en/keuzehulp/wat-nu/")
    page.close()


def _only_to_go_to(route: Route) -> None:
    if route.request.resource_type == "fetch":
        route.abort()
    else:
        route.continue_()


def test_the_browsers_language_decides_nothing(browser: Browser, served: str) -> None:
    """Who has a browser in Polish still gets the page that was asked for."""
    context = browser.new_context(locale="pl-PL")
    page = context.new_page()
    page.goto(f"{served}keuzehulp/wat-nu/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    context.close()


def languages(site: Site) -> list[str]:
    """The languages that there are beside Dutch."""
    found = {address.split("/")[0] for address in site.pages if address.endswith("/keuzehulp/wat-nu/")}
    return sorted(found - {"keuzehulp"})


def trees(site: Site, language: str) -> list[str]:
    """The trees on one page in a language."""
    one_page = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    return [name for name in one_page if f"{language}/keuzehulp/{name}/" in site.pages]
