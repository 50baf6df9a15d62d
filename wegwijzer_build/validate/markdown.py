"""Reading a Markdown text: its links, and what in it has no place in a text of this site."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html.entities import html5
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from wegwijzer_build.wording import quoted, say

from .violation import Violation

LONGEST = 6000
"""Longer texts are refused by their model, and not parsed."""

_MARKS = re.compile(r"[\\`*_\[\]<>&#~!|=]|^[ \t]|^[ \t]*(?:[-+]|\d+[.)])", re.MULTILINE)
_TAG = re.compile(r"<(?:[A-Za-z]|/[A-Za-z]|!(?:--|[A-Za-z\[])|\?)[^<>\n]{0,60}>?")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
_WORDS_FIRST = say("write the words first and then the address: [words](https://…)")

_NO_BRACKETS = say("leave '<' and '>' out")
_BROKEN_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)?")

_REFUSED = {
    "heading_open": (
        say("a heading"),
        say("the title of the item is its heading; start a new item or part for a new one"),
    ),
    "code_block": (
        say("a block of code"),
        say("lines that start with four spaces or a tab become code: indent them less"),
    ),
    "fence": (say("a block of code"), say("take the ``` or ~~~ away")),
    "code_inline": (say("code"), say("take the ` away; for words of others use quotation marks")),
    "blockquote_open": (say("a quotation block"), say("take the > away and use quotation marks")),
    "hr": (say("a line across the page"), say("an empty line parts two paragraphs")),
    "image": (say("an image"), say("texts hold words and links; say in words what the image shows")),
}

_MARKED = {
    "em_open": say("emphasis"),
    "strong_open": say("bold"),
    "link_open": say("a link"),
    "bullet_list_open": say("a list"),
    **{token: name for token, (name, _) in _REFUSED.items()},
}


@dataclass(frozen=True)
class WrittenLink:
    """A link as it is written: where it leads, and which (from 0) of those with that address it is."""

    href: str
    words: str
    nth: int


class MarkdownReader(MarkdownIt):
    """Markdown that hides no link: an address that a browser may not follow has to be seen to be refused."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the name and arguments are those of the parser
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is that of the parser
        return url


_READER = MarkdownReader("commonmark").disable("text_join")
"""What is written with a backslash stays apart from the text around it: who wrote it meant it to show."""


@dataclass(frozen=True)
class _Reading:
    """A parsed text: its blocks, the parts of each of its words in a row, and whether it holds loose definitions."""

    blocks: tuple[Token, ...]
    inline: tuple[tuple[Token, ...], ...]
    definitions: bool


@lru_cache(maxsize=16)
def _read(text: str) -> _Reading:
    environment: dict[str, object] = {}
    blocks = tuple(_READER.parse(text, environment))
    inline = tuple(tuple(block.children) for block in blocks if block.children)
    return _Reading(blocks, inline, bool(environment.get("references")))


def inline_parts(text: str) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Each row of words of a Markdown text, as it is written and as it is read."""
    for block in _read(text).blocks:
        if block.children:
            yield block.content, tuple(block.children)


@lru_cache(maxsize=8192)
def links_in(text: str) -> tuple[WrittenLink, ...]:
    """All links of a Markdown text that are written with words, in order."""
    if not _worth_reading(text):
        return ()
    seen: Counter[str] = Counter()
    found = []
    for parts in _read(text.strip()).inline:
        for index, token in enumerate(parts):
            if token.type == "link_open" and token.info != "auto":
                href = str(token.attrs["href"])
                found.append(WrittenLink(href, _words_of(parts[index + 1 :]), seen[href]))
                seen[href] += 1
    return tuple(found)


@lru_cache(maxsize=8192)
def markdown_violations(text: str) -> tuple[Violation, ...]:
    """Everything in a Markdown text that has no place in it."""
    if not _worth_reading(text):
        return ()
    reading = _read(text.strip())
    found = (*html_violations(text), *_blocks_refused(reading, text.strip()), *_parts_refused(reading))
    return tuple(_numbered((*found, *_loose_definitions(reading, text))))


def paragraph_violations(text: str) -> Iterator[Violation]:
    """What makes a Markdown text more than one paragraph: an empty line, a list. What is refused anyway is not told."""
    if not _worth_reading(text) and "\n" not in text:
        return
    blocks = [block for block in _read(text.strip()).blocks if block.level == 0 and block.nesting >= 0]
    kinds = {block.type for block in blocks}
    if kinds & {"bullet_list_open", "ordered_list_open"}:
        hint = say("write each item as a text of its own; a number before a text stands there by itself")
        yield Violation("not-here", say("a list has no place in a text of one paragraph"), hint)
    elif len(blocks) > 1 and kinds == {"paragraph_open"}:
        yield Violation(
            "not-here",
            say("there is an empty line in a text of one paragraph"),
            say("leave it out, or make two texts of it"),
        )


@lru_cache(maxsize=65536)
def plain_violations(text: str) -> tuple[Violation, ...]:
    """Everything in a one-line text that would show as it is written: HTML, marks of Markdown, line breaks."""
    text = text.strip()
    if "\n" in text:
        return (
            Violation("plain-text", say("there is a line break in a text of one line"), say("use '>-' instead of '|'")),
        )
    if not _worth_reading(text):
        return ()
    if found := tuple(_numbered(html_violations(text))):
        return tuple(
            replace(violation, hint=_NO_BRACKETS) if violation.hint == _WORDS_FIRST else violation
            for violation in found
        )
    reading = _read(text)
    parts = (token for line in reading.inline for token in line)
    mark = next((token.type for token in (*reading.blocks, *parts) if token.type in _MARKED), None)
    if mark is None:
        return ()
    hint = say("write plain words; links and emphasis belong in a longer text, such as 'text'")
    return (
        Violation("plain-text", say("the marks of {marked} would show as they are here", marked=_MARKED[mark]), hint),
    )


def html_violations(text: str) -> Iterator[Violation]:
    """Raw HTML: tags, comments, and characters written as codes. `a < b` and `<3` are none."""
    for match in _TAG.finditer(text):
        yield _tag(match[0])
    for match in _ENTITY.finditer(text):
        if match[0].startswith("&#") or match[0][1:] in html5:
            yield _entity(match[0])


def _numbered(violations: Iterable[Violation]) -> Iterator[Violation]:
    """Tell faults with the same snippet apart by how many came before."""
    seen: Counter[str] = Counter()
    for violation in violations:
        yield replace(violation, nth=seen[violation.snippet])
        seen[violation.snippet] += 1


def _worth_reading(text: str) -> bool:
    return len(text) <= LONGEST and _MARKS.search(text) is not None


def _words_of(parts: Sequence[Token]) -> str:
    end = next((index for index, token in enumerate(parts) if token.type == "link_close"), len(parts))
    return "".join(token.content for token in parts[:end]).strip()


def _blocks_refused(reading: _Reading, text: str) -> Iterator[Violation]:
    lines = text.split("\n")
    for token in reading.blocks:
        if token.type in _REFUSED and token.map:
            yield _not_here(token, lines[token.map[0]].strip())


def _parts_refused(reading: _Reading) -> Iterator[Violation]:
    for parts in reading.inline:
        for index, token in enumerate(parts):
            if token.type in _REFUSED:
                yield _not_here(token, f"![{token.content}" if token.type == "image" else f"`{token.content}`")
            elif token.type == "link_open" and token.info == "auto":
                written = f"<{parts[index + 1].content}>"
                if not _TAG.match(written):
                    yield _tag(written)
            elif token.type == "text" and (broken := _BROKEN_LINK.search(_joined(parts, index))):
                hint = say("{hint}, without spaces in the address", hint=_WORDS_FIRST)
                yield Violation("link-form", say("this looks like a link but is none"), hint, broken[0])


def _joined(parts: Sequence[Token], index: int) -> str:
    """The text that starts at a part, with what follows it that was written with a backslash; empty further on."""
    words = ("text", "text_special")
    if index and parts[index - 1].type in words:
        return ""
    return "".join(part.content for part in takewhile(lambda part: part.type in words, parts[index:]))


def _not_here(token: Token, snippet: str) -> Violation:
    name, hint = _REFUSED[token.type]
    return Violation("not-here", say("{name} has no place in a text", name=name), hint, snippet)


def _loose_definitions(reading: _Reading, text: str) -> Iterator[Violation]:
    if reading.definitions:
        match = _DEFINITION.search(text)
        message = say("an address apart from its words has no place in a text")
        yield Violation("not-here", message, _WORDS_FIRST, match[0].strip() if match else "")


def _tag(written: str) -> Violation:
    inside = written.strip("<>")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", inside) or "@" in inside.partition(" ")[0]:
        hint = _WORDS_FIRST
    elif written.endswith(">"):
        hint = say("leave the tag out; what is to be filled in stands between [brackets]")
    else:
        hint = say("put a space after '<' where it means 'less than'")
    return Violation("raw-html", say("{written} is read as HTML", written=quoted(written)), hint, written)


def _entity(written: str) -> Violation:
    sign = html.unescape(written)
    hint = say("write the character itself")
    if sign.isprintable() and sign.strip():
        hint = say("write the character itself: '{sign}'", sign=sign)
    return Violation(
        "raw-html",
        say("{written} is a code of HTML", written=quoted(written)),
        hint,
        written,
    )
