"""Markdown texts of the content as safe HTML, with links to ids turned into addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from wegwijzer_build.model import WITH_PAGES

from . import addresses

_SPACES = re.compile(r"[^\S\u00a0]+")
"""All but those that keep a number on one line."""
_COLLECTION_OF = {collection.one: collection.name for collection in WITH_PAGES}


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    href = str(token.attrGet("href"))
    scheme, _, rest = href.partition(":")
    if scheme in _COLLECTION_OF:
        token.attrSet("href", env["root"] + addresses.of_item(_COLLECTION_OF[scheme], rest))
    if scheme == "term":
        token.attrSet("data-term", rest)
    return renderer.renderToken(tokens, index, options, env)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "html_block", "html_inline", "heading", "lheading"]
    )
    reader.add_render_rule("link_open", _link_open)
    return reader


_READER = _reader()


@lru_cache(maxsize=16384)
def html(text: str, root: str) -> Markup:
    """Paragraphs and lists. `root` is the relative way from the page to the root of the site."""
    return Markup(_READER.render(text, {"root": root}).strip())  # noqa: S704 - the renderer escapes, html is off


@lru_cache(maxsize=16384)
def inline(text: str, root: str) -> Markup:
    """What its paragraphs hold, without these around it: read as the checks read it, so that they saw each link."""
    environment = {"root": root}
    rows = (block for block in _READER.parse(text.strip()) if block.type == "inline")
    rendered = (_READER.renderer.render([row], _READER.options, environment) for row in rows)
    return Markup(" ".join(rendered))  # noqa: S704 - the renderer escapes, html is off


def tokens(text: str) -> list[Token]:
    """What a text is made of, read as its HTML is."""
    return _READER.parse(text.strip())


def first_sentence(text: str) -> str:
    """The sentence that a text opens with, without its marks."""
    return re.split(r"(?<=[.?!])\s", plain(text), maxsplit=1)[0]


def in_short(text: str, most: int = 160) -> str:
    """The first words of a text, for search engines."""
    words = plain(text)
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def plain(text: str) -> str:
    """The words of a text without its marks, for descriptions and for searching."""
    words = []
    for token in _READER.parse(text):
        children = token.children or ()
        words += [" " if child.type in ("softbreak", "hardbreak") else child.content for child in children]
        if token.type in ("paragraph_close", "list_item_close"):
            words.append(" ")
    return _SPACES.sub(" ", "".join(words)).strip()


Paragraphs = tuple[tuple[Markup | str, ...], ...]
"""Plain words as paragraphs, each a row of lines."""


def paragraphs(words: str) -> Paragraphs:
    """Cut plain words at empty lines into paragraphs, and these into lines."""
    found: list[list[str]] = [[]]
    for line in (line.strip() for line in words.split("\n")):
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return tuple(tuple(lines) for lines in found if lines)
