"""What views decide is shown: nothing is worked out that no template, no other view and no output looks at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

from tests.translation.foreign import checked_with, files, without
from wegwijzer_build import render
from wegwijzer_build.downloads import downloads_of
from wegwijzer_build.look import Look
from wegwijzer_build.render.data.files import schemas
from wegwijzer_build.render.partials import Partials
from wegwijzer_build.render.shared.pages import Page, PageKind
from wegwijzer_build.render.site import layout, site_of

READ_ELSEWHERE = {("GivenView", "question"), ("Output", "path"), ("Output", "data"), ("AppliesView", "to_all")}
"""Read by who takes the pages, by tests that hold views against the analysis, and where more ways lead to a page than
it tells (tests/test_render.py)."""

DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'
OVER = Page("over/", "Over deze site", PageKind.BY_HAND, "nl", in_menu="Over")


def views() -> Iterator[type[Any]]:
    """Every dataclass of `render`."""
    for module in walk_packages(render.__path__, f"{render.__name__}."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                yield kind


def test_every_field_of_a_view_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a whole site is made, each field of each view is looked at by somebody."""
    unread = {(view.__name__, field.name) for view in views() for field in fields(view)}
    assert len(unread) > 200
    for view in views():
        monkeypatch.setattr(view, "__getattribute__", _noting(unread))
    found = checked_with(files(), without(context="trees/kiezen/questions/wat/ask"))
    assert found.content is not None
    schemas.cache_clear()  # made once, and maybe by another test
    made = site_of(
        found.content,
        found.trees,
        {"lunr.js": b""},
        [OVER],
        downloads=downloads_of,
        translations=found.translations,
        look=Look(style_page=True, files={"logo.svg": DRAWN, "logo-dark.svg": DRAWN}),
    )
    partials = Partials(made)
    assert len(list(render.render(partials))) > 100
    layout(partials, "over/")
    assert unread == READ_ELSEWHERE


def _noting(unread: set[tuple[str, str]]) -> Any:
    """Reads an attribute as ever, and takes it off the list; comparing two views is not reading them."""

    def read(view: Any, name: str) -> Any:
        if sys._getframe(1).f_code.co_filename != "<string>":  # noqa: SLF001 - where dataclasses write their methods
            unread.discard((type(view).__name__, name))
        return object.__getattribute__(view, name)

    return read
