"""What a visit to a tree on one page leaves on the disk of the visitor, in browsers killed while it is open."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.firefox import firefox
from tests.deploy.profiles import found_in, kill_all_of
from tools.commands import CHROMIUM, command
from tools.server import Server

pytestmark = pytest.mark.browser

TREE = "een/pad/keuzehulp/bespreken/"
OTHER = "een/pad/bronnen/"
"""A page without a link to the tree; what is kept of it shows that the browser wrote down what it may."""
OTHER_TEXT = "Arbeidsomstandighedenwet"
SECRET = (
    *("Hoeveel mensen werken er in uw organisatie?", "Heeft uw branche een eigen", "Nee of weet ik niet"),
    *("1 tot en met 9", "omvang", "tot-10", "inhuur", "Zo regelt u", "data-kind", "assets/page.", "#inhoud>form"),
)
"""Words of the tree: questions, answers, ids, outcomes, what is in its page and its styles and in no other."""
PLACES = (
    # Chromium
    r"Default/(History|Favicons|Top Sites|Visited Links|Shortcuts)(-journal|-wal)?",
    r"Default/Sessions(_Encrypted)?/(Session|Tabs)_\d+",
    r"segmentation_platform/ukm_db(-wal|-journal)?",
    # Firefox
    r"(places|favicons)\.sqlite(-wal)?",
    r"sessionstore-backups/recovery\.(json|bak)lz4",
)
"""Where a browser keeps the address of a page, whatever the page: its history, and what it would open again."""
ANSWER = """() => {
  const questions = [];
  for (let step = 0; step < 2; step += 1) {
    questions.push(document.querySelector("[data-current]").dataset.node);
    document.querySelector("[data-current] label").click();
    document.querySelector("[data-next]").click();
  }
  return questions;
}"""


def wait_until(profile: Path, word: str, *places: str) -> None:
    """Wait until the browser has written this down in one of these places."""
    until = time.monotonic() + 20
    while not any(re.fullmatch("|".join(places), file) for file in found_in(profile, [word])[word]):
        assert time.monotonic() < until, f"{word} was never written down"
        time.sleep(0.5)


def hold(profile: Path) -> None:
    """Nothing of the tree is there but its address, in the history and in what would be opened again."""
    secret = {word: files for word, files in found_in(profile, SECRET).items() if files}
    assert secret == {}
    address = found_in(profile, [TREE])[TREE]
    assert address, "the history knows where one was"
    assert [file for file in address if not any(re.fullmatch(place, file) for place in PLACES)] == []


def visit(open_page: Callable[[str], object], answer: Callable[[], object], server: Server) -> None:
    """Open another page and then the tree, and answer two of its questions, so that the third shows."""
    open_page(server.at + OTHER)
    open_page(server.at + TREE)
    assert answer() == ["omvang", "branche"]


def key_of(certificate: Path) -> str:
    """The mark by which Chromium can be told to trust a certificate: what it takes with an error it keeps nowhere."""
    public = subprocess.run(
        ["openssl", "x509", "-in", certificate, "-pubkey", "-noout"], capture_output=True, check=True
    ).stdout
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"], input=public, capture_output=True, check=True
    ).stdout
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


def test_in_chromium(sample_server: Server, browser: Browser, tmp_path: Path) -> None:
    """Killed on the third question, Chromium has kept the address and nothing that was on the page."""
    profile, trusted = tmp_path / "profile", key_of(sample_server.certificate)
    context = browser.browser_type.launch_persistent_context(
        str(profile),
        executable_path=command(CHROMIUM),
        headless=False,  # what Playwright calls so has no history
        args=[
            "--headless=new",
            "--no-sandbox",
            f"--ignore-certificate-errors-spki-list={trusted}",
        ],
        viewport={"width": 390, "height": 300},
    )
    page = context.new_page()
    for scrolled in (60, 150, -100):  # it writes down which part of a page was in sight when one goes on
        visit(page.goto, lambda: page.evaluate(ANSWER), sample_server)
        page.mouse.wheel(0, scrolled)
        page.wait_for_timeout(800)
    page.goto(sample_server.at + OTHER)
    visit(page.goto, lambda: page.evaluate(ANSWER), sample_server)
    wait_until(profile, TREE, r"Default/Sessions/.*")
    wait_until(profile, OTHER_TEXT, r"Default/Cache/.*")
    time.sleep(3)  # whatever it writes a little later
    kill_all_of(profile)
    hold(profile)


def test_in_firefox(sample_server: Server, tmp_path: Path) -> None:
    """So has Firefox."""
    profile = tmp_path / "profile"
    often = 'user_pref("browser.sessionstore.interval", 500);'
    as_visitors_have_it = 'user_pref("remote.prefs.recommended", false);'
    with firefox(profile, often, as_visitors_have_it) as window:
        visit(window.open, lambda: window.evaluate(ANSWER, None), sample_server)
        wait_until(profile, TREE, r"sessionstore-backups/.*")
        wait_until(profile, OTHER_TEXT, r"cache2/.*")
        time.sleep(3)
        window.kill()
    hold(profile)
