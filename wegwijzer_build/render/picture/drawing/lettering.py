"""How wide words are, and where a line of them ends: SVG breaks no lines by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_GROUPS: Mapping[str, int] = {
    "iIjlJ'’‘|": 30, " \u00a0.,;:!·/()": 34, "-ftr[]": 42, "\"“”–s?": 53, "czkL": 58, "vxyFTY": 60, "aehnou": 64,
    "0123456789bdgpq€+=<>EPSé": 65, "ABCKRVXZ": 70, "DGHNOQU&": 79, "w": 82, "Mm%W—…": 99,
}  # fmt: skip
_WIDTHS = {sign: width for signs, width in _GROUPS.items() for sign in signs}
"""Hundredths of the size of the type: those of DejaVu Sans, than which no usual sans-serif font is wider."""
_OTHERS = 70
_BOLD = 1.13


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text comes out at most, in the units of the drawing."""
    return sum(_WIDTHS.get(sign, _OTHERS) for sign in text) / 100 * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit. A word that is longer than a line is cut, with a hyphen."""
    lines, line = list[str](), ""
    for word in re.split(r"[^\S\u00a0]+", text.strip()):
        for part in _parts(word, room, size, bold=bold):
            longer = f"{line} {part}" if line else part
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                line = part
            else:
                line = longer
    return (*lines, line) if line else tuple(lines)


def _parts(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    while width(word, size, bold=bold) > room:
        end = len(word) - 1
        while end > 1 and width(word[:end] + "-", size, bold=bold) > room:
            end -= 1
        # What is written with a hyphen is cut there.
        end = word.rfind("-", 0, end) + 1 or end
        yield word[:end].rstrip("-") + "-"
        word = word[end:]
    yield word
