"""Proves trees on one page in Chromium without script, and says what was tried: `make proof`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from tests.browser import generated, proof
from tests.browser.commands import CHROMIUM, command
from tests.conftest import serving
from tests.project import AS_OF, ROOT, wegwijzer

WALKS = 10_000


def main(site: Path) -> int:
    """Prove the trees of the real site, and four generated ones; gives the exit code."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        base = Path(folder)
        trees = {f"t{number}-{seed}": generated.tree_of(number, seed) for number in (6, 7) for seed in range(2)}
        generated.write_content(base / "content", trees)
        wegwijzer("build", "--content", base / "content", "--as-of", AS_OF.isoformat(), "--site-dir", base / "site")
        browser = playwright.chromium.launch(executable_path=command(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        wrong = prove(page, site.resolve(), ROOT / "content") + prove(page, base / "site", base / "content")
        browser.close()
    return 1 if wrong else 0


def prove(page: Page, site: Path, content: Path) -> int:
    """Prove every tree on one page of a built site; gives the number of differences."""
    wrong = 0
    with serving(site) as root:
        for path in sorted((content / "trees").glob("*.yml")):
            tree = _read(path)
            if tree.get("delivery") != "one-page":
                continue
            page.goto(f"{root}keuzehulp/{path.stem}/")
            number = proof.number_of_sheets(tree)
            every = number <= proof.MOST
            sheets = proof.all_sheets(tree) if every else proof.walks(tree, WALKS)
            started = time.monotonic()
            found = list(proof.differences(page.evaluate, tree, _contacts_of(content), sheets))
            tried = f"all {number:,} combinations" if every else f"{WALKS:,} walks of {number:,} combinations"
            sys.stdout.write(f"{path.stem}: {tried}, {len(found)} differences, {time.monotonic() - started:.0f} s\n")
            for difference in found[:3]:
                sys.stdout.write(f"  {difference}\n")
            wrong += len(found)
    return wrong


def _contacts_of(content: Path) -> Callable[[str], list[str]]:
    known: dict[str, list[str]] = {}

    def contacts_of(advice: str) -> list[str]:
        if advice not in known:
            known[advice] = list(_read(content / "advice" / f"{advice}.yml").get("contacts", []))
        return known[advice]

    return contacts_of


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
