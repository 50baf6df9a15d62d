"""What visitors read on pages, and what the data says, as blocks of text that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.numbers import format_decimal
from markdown_it import MarkdownIt

from wegwijzer_build.model import BLANK

Block = tuple[str, ...]
"""A block of text, cut where elements begin and end within it."""

_ENDS = re.compile(
    r"</?(?:p|h[1-6]|[uod]l|li|d[td]|div|section|article|nav|header|footer|main|aside|details|summary|form|fieldset|"
    r"legend|label|table|caption|thead|tbody|tr|t[hd]|figure|pre|blockquote|hr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r'<span class="ww-number">(.*?)</span>', re.DOTALL)
_MEANING = re.compile(r'<p class="ww-meaning"[^>]*>(.*?)</p>', re.DOTALL)
_MARKDOWN = MarkdownIt()
_SIGNS = " .,·:;›/‘’"


def blocks_of(html: str) -> Iterator[Block]:
    """The blocks of some HTML; what a term means is one of its own."""
    html = _NUMBER.sub(r"\1", html)
    for part in (*_ENDS.split(_MEANING.sub("", html)), *_MEANING.findall(html)):
        block = tuple(unescape(piece) for piece in _TAG.split(part))
        if "".join(block).strip():
            yield block


def blocks_of_page(source: str) -> Iterator[Block]:
    """The blocks of what a page is about, without top and bottom."""
    return blocks_of(source[source.index("<main") : source.rindex("</main>")])


@cache
def plain(text: str) -> str:
    """A text as it is compared: capitals, spaces and the signs around it do not matter."""
    return " ".join(text.split()).casefold().strip(_SIGNS)


@cache
def blocks_of_text(text: str) -> tuple[str, ...]:
    """A text of the data as a page shows it, block by block."""
    return tuple(" ".join("".join(block).split()) for block in blocks_of(_MARKDOWN.render(text)))


def texts_in(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in some data, with the key under which it stands: in a map from ids, that of the map."""
    if isinstance(data, dict):
        for name, part in data.items():
            yield from texts_in(part, name)
    elif isinstance(data, list):
        for part in data:
            yield from texts_in(part, key)
    elif isinstance(data, str):
        yield key, data


def with_labels(part: Any, fields: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """Some data in which a blank of an instrument says what is filled in there, as its page does."""
    if isinstance(part, dict):
        own = part["fields"] if isinstance(part.get("fields"), dict) else fields
        return {key: with_labels(value, own) for key, value in part.items()}
    if isinstance(part, list):
        return [with_labels(value, fields) for value in part]
    if isinstance(part, str):
        return BLANK.sub(lambda found: f"[{fields[found[1]]['label']}]" if found[1] in fields else found[0], part)
    return part


def words_for(data: Mapping[str, Any]) -> Iterator[str]:
    """How pages say what is no text in a file of the data: days, addresses, and numbers with their units."""
    for figure in data.get("figures", {}).values():
        for measured in figure["values"]:
            yield f"{format_decimal(Decimal(str(measured['value'])), locale='nl')} {figure['unit']}"
    for _key, text in texts_in(data):
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
            form = ("y", "MMMM y", "d MMMM y")[text.count("-")]
            yield format_date(date(year, month, day), form, "nl")
        if text.startswith("https://"):
            url = urlsplit(text)
            host = (url.hostname or "").removeprefix("www.")
            yield from (host, host + url.path.rstrip("/"), text.removeprefix("https://").rstrip("/"))
