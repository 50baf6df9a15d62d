"""A tree on one page, in real browsers: what shows without script, and how script takes it step by step."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests import oracle
from tests.browser import generated, proof
from tests.browser.firefox import firefox
from tests.conftest import serving
from tests.project import AS_OF, wegwijzer
from tools.commands import CHROMIUM, command

pytestmark = pytest.mark.browser

SAMPLED = 2_000
"""Sheets that the tests try in Chromium, over all trees; `make test-all` tries all."""


@dataclass(frozen=True)
class Made:
    """Generated trees on pages of their own: where they are served, with script and with none, and their content."""

    root: str
    bare: str
    folder: Path
    content: Path

    @property
    def trees(self) -> dict[str, Any]:
        """Every generated tree by its id."""
        return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(self.content.glob("trees/t*.yml"))}

    def contacts_of(self, advice: str) -> list[str]:
        """The contacts of an advice, as its file says."""
        text = (self.content / "advice" / f"{advice}.yml").read_text("utf-8")
        return list(yaml.load(text, Loader=yaml.BaseLoader).get("contacts", []))  # noqa: S506 - makes text only


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Trees of six and seven questions, built and served; once as they are, once with every script taken out."""
    base = tmp_path_factory.mktemp("one-page")
    trees = {f"t{number}-{seed}": generated.tree_of(number, seed) for number in (6, 7) for seed in range(2)}
    generated.write_content(base / "content", trees)
    built = wegwijzer(
        "build", "--content", base / "content", "--as-of", AS_OF.isoformat(), "--site-dir", base / "host/whole"
    )
    assert built.returncode == 0, built.stdout + built.stderr
    shutil.copytree(base / "host/whole", base / "host/bare")
    for page in (base / "host/bare").rglob("*.html"):
        page.write_text(re.sub(r"<script.*?</script>", "", page.read_text("utf-8")), encoding="utf-8")
    with serving(base / "host") as root:
        yield Made(f"{root}whole/", f"{root}bare/", base / "host/whole", base / "content")


def sample(tree: dict[str, Any], number: int) -> list[dict[str, str]]:
    """Some sheets of a tree, the same in every run: half by chance, half as visitors leave them."""
    chance = random.Random(number)  # noqa: S311 - nothing here is a secret
    questions = oracle.all_questions(tree)
    any_sheets = [
        {q: a for q, answers in questions.items() if (a := chance.choice([None, *answers]))} for _ in range(number // 2)
    ]
    return [*any_sheets, *proof.walks(tree, number - number // 2)]


def test_without_script_the_page_shows_what_the_oracle_says(made: Made, browser: Browser, thorough: bool) -> None:
    """Whatever is chosen, changed or left over, exactly the questions, outcome, advice and contacts of the way show."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name, tree in made.trees.items():
        page.goto(f"{made.root}keuzehulp/{name}/")
        sheets = proof.all_or_walks(tree) if thorough else sample(tree, SAMPLED // len(made.trees))
        assert list(proof.differences(page.evaluate, tree, made.contacts_of, sheets)) == []
    context.close()


def test_a_rule_too_few_is_noticed(made: Made, browser: Browser) -> None:
    """The proof can fail: take one selector out of the styles, and it tells of sheets that show something else.

    Not of each: where one way gets wider, another may have shown the same there anyhow.
    """
    name, tree = next(iter(made.trees.items()))
    page = (made.folder / f"keuzehulp/{name}/index.html").read_text("utf-8")
    (style,) = (made.folder / link for link in re.findall(r'"(?:\.\./)*(assets/[^"]+\.css)"', page))
    whole = style.read_text("utf-8")
    # One that names answers: where any answer will do, what follows it takes the answer for granted.
    naming = re.compile(r":has\(\[name=[^()]*\](?:\[value[^()]*\]|:is\([^()]*\)):checked\)")
    selectors = list(naming.finditer(whole[whole.index("@supports") + 30 :]))
    chance = random.Random(1)  # noqa: S311 - nothing here is a secret
    noticed = 0
    for selector in chance.sample(selectors, 12):
        # A browser that knows nothing yet: two styles of one second look the same to one that asks what is newer.
        window = browser.new_context(java_script_enabled=False).new_page()
        start = whole.index("@supports") + 30 + selector.start()
        style.write_text(whole[:start] + whole[start + len(selector[0]) :], encoding="utf-8")
        try:
            window.goto(f"{made.root}keuzehulp/{name}/?{start}")
            window.reload()
            differences = proof.differences(window.evaluate, tree, made.contacts_of, proof.all_sheets(tree), 500)
            noticed += next(differences, None) is not None
        finally:
            style.write_text(whole, encoding="utf-8")
            window.context.close()
        if noticed == 6:
            break
    assert noticed == 6


def test_firefox_agrees(made: Made, tmp_path: Path) -> None:
    """A second engine shows the same."""
    with firefox(tmp_path / "profile") as window:
        for name, tree in made.trees.items():
            window.open(f"{made.bare}keuzehulp/{name}/")
            assert list(proof.differences(window.evaluate, tree, made.contacts_of, sample(tree, 200))) == []


def test_without_styles_each_part_says_when_it_holds(made: Made, browser: Browser) -> None:
    """With styles off all can be read: all parts but the first say when they hold, each advice who helps with it."""
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    name, tree = next(iter(made.trees.items()))
    page.goto(f"{made.root}keuzehulp/{name}/")
    for part in ("[data-node]", "article[data-advice]"):
        for element in page.locator(part).all():
            assert element.is_visible()
            if element.get_attribute("data-node") != tree["start"]:
                assert element.locator(".ww-when li").count() > 0
    expect(page.locator("[data-section=contact] > .ww-when")).to_be_visible()
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    for card in page.locator(".ww-contact").all():
        assert card.is_visible()
        name = card.locator("h3, h4").first.inner_text()
        assert page.locator("[data-advice] .ww-reach b").get_by_text(name, exact=True).count() > 0
    context.close()


def start(made: Made, browser: Browser) -> tuple[Page, dict[str, Any]]:
    """A fresh window on the first generated tree."""
    name, tree = next(iter(made.trees.items()))
    page = browser.new_page()
    page.goto(f"{made.root}keuzehulp/{name}/")
    return page, tree


def shown(page: Page) -> list[str]:
    """The nodes that can be seen."""
    return [str(node.get_attribute("data-node")) for node in page.locator("[data-node]").all() if node.is_visible()]


def walk(page: Page, tree: dict[str, Any]) -> list[str]:
    """Take the first answer of every question to the end; gives the nodes passed."""
    passed = [tree["start"]]
    while passed[-1] in tree["questions"]:
        page.locator(f'[data-node="{passed[-1]}"] [data-answer] input').first.check()
        page.get_by_role("button", name="Verder").click()
        (now,) = shown(page)
        assert now != passed[-1]
        passed.append(now)
    return passed


def test_with_script_one_step_shows_at_a_time(made: Made, browser: Browser) -> None:
    """Step by step to an outcome, the focus on each new heading; back one by one; and from the start, all folded."""
    page, tree = start(made, browser)
    assert shown(page) == [tree["start"]]
    expect(page.get_by_role("button", name="Vorige vraag")).to_be_hidden()
    page.get_by_role("button", name="Verder").click()
    assert shown(page) == [tree["start"]], "without an answer there is no next step"
    fault = page.get_by_role("alert")
    expect(fault).to_have_text("Kies eerst een antwoord.")
    expect(page.locator(f'fieldset[data-node="{tree["start"]}"]')).to_have_accessible_description(
        "Kies eerst een antwoord."
    )
    page.locator("fieldset[data-current] input").first.check()
    expect(fault).to_have_text("")
    page.locator("form").evaluate("form => form.reset()")
    passed = walk(page, tree)
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.locator("article[data-advice]:visible").count() > 0
    for before in reversed(passed[:-1]):
        page.get_by_role("button", name="Vorige vraag").click()
        assert shown(page) == [before]
        assert page.locator("article[data-advice]:visible").count() == 0
    walk(page, tree)
    page.locator(".ww-do details:visible > summary").first.click()
    again = page.locator("[data-again]")
    again.locator("summary").click()
    assert page.locator("input:checked").count() > 0, "it asks before it wipes"
    again.get_by_role("button", name="Ja, wis mijn antwoorden").click()
    expect(page.locator(f'[data-node="{tree["start"]}"]')).to_be_visible()
    assert page.locator("input:checked").count() == 0
    assert page.locator("details[open]").count() == 0, "what is unfolded tells what was read"
    page.close()


def test_it_leaves_one_entry_in_the_history_and_nothing_in_the_address(made: Made, browser: Browser) -> None:
    """From start to outcome and back, the browser has been on one page."""
    page, tree = start(made, browser)
    address, length = page.url, page.evaluate("history.length")
    walk(page, tree)
    page.get_by_role("button", name="Vorige vraag").click()
    assert (page.url, page.evaluate("history.length")) == (address, length)
    page.close()


def test_by_keyboard_alone(made: Made, browser: Browser) -> None:
    """Tab, space, arrows and Enter are enough to come to an outcome."""
    page, tree = start(made, browser)
    for _ in range(len(tree["questions"]) + 1):
        (now,) = shown(page)
        if now in tree["outcomes"]:
            break
        page.locator(f'[data-node="{now}"] input').first.focus()
        page.keyboard.press("Space")
        for _press in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('[data-next]')"):
                break
        page.keyboard.press("Enter")
    assert shown(page)[0] in tree["outcomes"]
    page.close()


def way_out(tree: dict[str, Any]) -> oracle.Given:
    """The fewest answers that lead on to another tree."""
    return next(moment.given for moment in oracle.moments(tree) if moment.node == generated.OTHER)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_another_tree_shows_like_an_outcome(made: Made, browser: Browser, script: bool) -> None:
    """Who comes to a way out sees what it is called and for whom, no advice, and one link, which leads there."""
    name, tree = next((name, tree) for name, tree in made.trees.items() if oracle.exits(tree))
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{made.root}keuzehulp/{name}/")
    for question, answer in way_out(tree):
        page.locator(f'[data-node="{question}"] [data-answer="{answer}"] input').check()
        if script:
            page.get_by_role("button", name="Verder").click()
    end = page.locator(f'[data-node="{generated.OTHER}"]')
    assert shown(page)[-1] == generated.OTHER
    expect(end.locator("h2")).to_have_text("Regel een vertrouwenspersoon")
    expect(end).to_contain_text("Voor wie mensen in dienst heeft of inhuurt.")
    assert page.locator("[data-advice]:visible, [data-section]:visible, .ww-contact:visible").count() == 0
    if script:
        assert page.evaluate("document.activeElement.tagName") == "H2"
        expect(page.get_by_role("button", name="Verder")).to_be_hidden()
        page.get_by_role("button", name="Vorige vraag").click()
        assert shown(page) == [way_out(tree)[-1][0]]
        page.get_by_role("button", name="Verder").click()
    link = end.get_by_role("link", name="Ga verder in deze keuzehulp (andere pagina)")
    assert link.evaluate("it => getComputedStyle(it, '::after').position") == "static", "what is said lies over nothing"
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{made.root}keuzehulp/regelen/")
    context.close()


def test_print_holds_only_what_shows(made: Made, browser: Browser) -> None:
    """On paper stands the outcome with its advice, not the rest of the tree."""
    page, tree = start(made, browser)
    last = walk(page, tree)[-1]
    visible = page.locator("article[data-advice]:visible").count()
    page.emulate_media(media="print")
    assert shown(page) == [last]
    assert page.locator("article[data-advice]:visible").count() == visible
    page.close()


def test_back_from_another_page_finds_nothing_filled_in(made: Made, browser: Browser) -> None:
    """The browser keeps a whole page for Back; it is emptied before anyone sees it again."""
    own = browser.browser_type.launch(
        executable_path=command(CHROMIUM),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page, tree = start(made, own)
    page.evaluate("window.kept = true")
    walk(page, tree)
    page.goto(f"{made.root}over/")
    session = page.context.new_cdp_session(page)
    entries = session.send("Page.getNavigationHistory")["entries"]
    session.send("Page.navigateToHistoryEntry", {"entryId": entries[-2]["id"]})
    page.wait_for_url("**/keuzehulp/**", wait_until="commit")  # a page from that cache does not load again
    expect(page.locator(f'[data-node="{tree["start"]}"]')).to_be_visible()
    assert page.evaluate("window.kept") is True, "the page came from the cache, or this proves nothing"
    assert page.locator("input:checked").count() == 0
    assert shown(page) == [tree["start"]]
    own.close()


def test_every_step_says_how_much_is_left(made: Made) -> None:
    """“Nog hoogstens n vragen” is the longest way on from each question, whatever was answered before."""
    for name, tree in made.trees.items():
        text = (made.folder / "keuzehulp" / name / "index.html").read_text("utf-8")
        longest: dict[str, int] = {}
        for moment in oracle.moments(tree):
            longest[moment.node] = max(longest.get(moment.node, 0), oracle.longest_way(tree, moment))
        for question in tree["questions"]:
            part = text[text.index(f'data-node="{question}"') :].partition("</fieldset>")[0]
            told = re.search(r"hoogstens (\d+) vra", part)
            assert (int(told[1]) if told else 1) == longest[question]
