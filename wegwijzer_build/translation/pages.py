"""Pages written by hand as texts to translate: what their heads say, then paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Meta = tuple[tuple[str, str], ...]

_SAID = frozenset(["title", "description", "found_by"])
_BETWEEN = re.compile(r"\n{2,}")
_STARTS = re.compile(r"\s*(?:(?:[-*+]|\d+\.|#+|\|)\s|>)")
"""What starts a line of its own: an item of a list, a heading, a row of a table, a line of a quotation."""
_CODE = re.compile(r"^(```|~~~).*?^\1[ ]*$", re.MULTILINE | re.DOTALL)
"""What somebody types or copies: it is the same in every language."""


def texts_of_page(meta: Meta, body: str) -> tuple[str, ...]:
    """The texts of a page: of the keys of its head that visitors see or type, then of its Markdown, in order."""
    found: list[str] = []

    def listen(text: str) -> str:
        found.append(text)
        return text

    retold_page(meta, body, listen)
    return tuple(found)


def retold_page(meta: Meta, body: str, tell: Callable[[str], str]) -> tuple[Meta, str]:
    """A page with other words: each text as `tell` has it."""
    head = tuple((key, tell(said) if key in _SAID else said) for key, said in meta)
    parts: list[str] = []
    at, body = 0, body.strip("\n")
    for code in _CODE.finditer(body):
        parts += [*_blocks(body[at : code.start()], tell), code[0]]
        at = code.end()
    return head, "\n\n".join((*parts, *_blocks(body[at:], tell))) + "\n"


def _blocks(text: str, tell: Callable[[str], str]) -> Iterator[str]:
    """Paragraph by paragraph, each as `tell` has it."""
    yield from (tell("\n".join(_lines(block))) for block in _BETWEEN.split(text.strip("\n")) if block.strip())


def _lines(block: str) -> Iterator[str]:
    """A paragraph or a list without the line breaks that show nowhere, so that moving them changes no text."""
    line = ""
    for part in block.split("\n"):
        if line and not _STARTS.match(part):
            line = f"{line} {part.strip()}"
            continue
        if line:
            yield line
        line = part
    yield line
