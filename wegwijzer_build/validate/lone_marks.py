"""Marks of Markdown that mark nothing: a lone ** or ` shows as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from wegwijzer_build.wording import quoted, say

from .markdown import LONGEST, inline_parts
from .violation import Violation

RULE = "lone-mark"

_WORTH_READING = re.compile(r"[*_`~•]|^#{2}|^-[A-Z]", re.MULTILINE)
_CHUNK = re.compile(r"\S+")
_LONE = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\W\d_])"  # *nu, **nu
    r"|(?<=[^\W\d_])[.,:;!?]?\*{1,2}(?![\w*)])"  # nu*, nu**; f*** and 5* are none
    r"|(?<![\w*])\*\*(?![\w*)])"  # ** alone
    r"|(?<![\w*])\*\*(?=\d)"
    r"|(?<![\w_])_{1,3}(?=[^\W_])|(?<=[^\W_])[.,:;!?]?_{1,2}(?![\w_])"  # _nu, nu_; a_b and ____ are none
    r"|~~|`"
)
_ONLY_MARKS = re.compile(r"[*_]{1,2}")
_HEADING = re.compile(r"#{2,6}[^\s#]")
_NO_ITEM = re.compile(r"[•·▪] |-[A-Z]")
_NOTE = re.compile(r"(?<!\S)\*{1,3}\)|\(\*{1,3}\)")
"""`*)` opens a note, so that `woord*` refers to it."""


@lru_cache(maxsize=65536)
def lone_marks(text: str, *, plain: bool) -> tuple[Violation, ...]:
    """The marks in a text that would show as they are; `plain` tells that it has one line, without marks at all."""
    if len(text) > LONGEST or not _WORTH_READING.search(text):
        return ()
    return tuple(_violations(text.strip(), plain=plain))


def _violations(text: str, *, plain: bool) -> Iterator[Violation]:
    notes = _NOTE.search(text) is not None
    before = ""
    lines = text.split("\n") if plain else [text]  # those of a text to copy stay apart
    for written, parts in (row for line in lines for row in inline_parts(line)):
        at = 0
        for index, token in enumerate(parts):
            if token.type != "text" or not token.content:
                continue
            start = max(written.find(token.content, at), at)
            at = start + len(token.content)
            for offset, chunk, mark in _in_token(parts, index, notes=notes):
                nth = _count(before + written[: start + offset], chunk)
                yield _violation(mark, chunk, nth, plain=plain)
        before += f"{written}\n"


def _in_token(parts: Sequence[Token], index: int, *, notes: bool) -> Iterator[tuple[int, str, str]]:
    """Each lone mark in a text: where, the word that it stands at, and the mark."""
    text = parts[index].content
    starts_line = index == 0 or parts[index - 1].type in ("softbreak", "hardbreak")
    if starts_line and (found := _HEADING.match(text) or (_NO_ITEM.match(text) if index else None)):
        yield 0, found[0], found[0]
        return
    for chunk in _CHUNK.finditer(text):
        if "://" in chunk[0] or "@" in chunk[0] or chunk[0].startswith("www."):
            continue
        lone = _LONE.search(chunk[0])
        if lone is None and _ONLY_MARKS.fullmatch(chunk[0]) and _touches_a_mark(parts, index, chunk):
            lone = _ONLY_MARKS.search(chunk[0])
        if lone and not (notes and "*" in lone[0]):
            yield chunk.start(), chunk[0], lone[0].lstrip(".,:;!?")


def _touches_a_mark(parts: Sequence[Token], index: int, chunk: re.Match[str]) -> bool:
    """Tell whether a mark stands right beside emphasis, which took another number of them: **vet*."""
    after = parts[index + 1].type if index + 1 < len(parts) and chunk.end() == len(chunk.string) else ""
    before = parts[index - 1].type if index and chunk.start() == 0 else ""
    return after.startswith(("em_", "strong_")) or before.startswith(("em_", "strong_"))


def _count(text: str, chunk: str) -> int:
    """How often a chunk occurs in a text, overlaps counted."""
    found, at = 0, text.find(chunk)
    while at >= 0:
        found, at = found + 1, text.find(chunk, at + 1)
    return found


def _violation(mark: str, chunk: str, nth: int, *, plain: bool) -> Violation:
    message = say("{mark} would show as it is: it marks nothing", mark=quoted(mark))
    if mark[0] in "•·▪-":
        message = say("this line joins the line above: it is no item of a list")
        hint = say("start each item with '- ', and put an empty line before the first")
    elif mark[0] == "#":
        message = say("{mark} would show as it is", mark=quoted(mark[:-1]))
        hint = say("leave it out: texts have no headings")
    elif plain:
        message = say("{mark} would show as it is", mark=quoted(mark))
        hint = say("leave it out: a text of one line has no marks")
    elif mark == "`":
        hint = say("leave it out, or write an apostrophe: ’")
    elif mark == "~~":
        hint = say("leave it out, and what it was to strike out too")
    else:
        hint = say(
            "put {mark} right before and right after the words, or leave it out; \\{sign} shows {sign} itself",
            mark=mark,
            sign=mark[0],
        )
    return Violation(RULE, message, hint, chunk, nth)
