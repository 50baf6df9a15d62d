"""The trees of the real site that are delivered on one page, in full: `make proof`."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import proof
from tests.browser.steps import ONE_PAGE
from tests.project import raw_items, raw_tree

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.mark.parametrize("name", ONE_PAGE)
def test_whatever_is_chosen_the_page_shows_what_the_oracle_says(served: str, browser: Browser, name: str) -> None:
    """Every combination of answers of a tree, or many walks where there are too many, without script."""
    tree: dict[str, Any] = raw_tree(name)
    with browser.new_context(java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(f"{served}keuzehulp/{name}/")
        assert list(proof.differences(page.evaluate, tree, contacts_of, proof.all_or_walks(tree)))[:3] == []


@cache
def contacts_of(advice: str) -> list[str]:
    """The contacts of an advice, as its file says."""
    return list(raw_items()["advice", advice].get("contacts", []))
