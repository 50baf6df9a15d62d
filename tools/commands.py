"""Where the browsers of this machine are."""

from __future__ import annotations

import shutil

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SHELL = ("chromium-headless-shell", *CHROMIUM)
"""Chromium without the windows around its pages, which takes half the time; or Chromium itself."""
FIREFOX = ("firefox-esr", "firefox")


def command(names: tuple[str, ...]) -> str:
    """The first of these names that is on the PATH."""
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"these tests need one of {names} on the PATH (leave them out with -m 'not browser')"
    return found
