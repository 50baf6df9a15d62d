"""Moments along a line from top to bottom. What has been is a full dot on an unbroken line; what is open, a ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .canvas import SMALL, WIDTH, Canvas

_LINE = 11
_LEFT = 34


@dataclass(frozen=True)
class Point:
    """A moment: when, what, more about it, and whether it is still open."""

    at: str
    title: str
    text: str
    is_open: bool


def timeline(name: str, title: str, description: str, points: Sequence[Point]) -> Markup:
    """Draw moments one below the other."""
    words, marks = Canvas(2), Canvas()
    middles = []
    for point in points:
        middles.append(words.y + 11)
        words.words(_LEFT, point.at, WIDTH - _LEFT, "ww-d-soft", size=SMALL, bold=True)
        words.words(_LEFT, point.title, WIDTH - _LEFT, bold=True)
        words.words(_LEFT, point.text, WIDTH - _LEFT)
        words.y += 16
    words.y -= 8
    for index, middle in enumerate(middles):
        end = middles[index + 1] if index + 1 < len(middles) else words.y - 4
        ahead = index + 1 < len(points) and points[index + 1].is_open
        marks.shape("path", "ww-d-line ww-d-dashed" if ahead else "ww-d-line", d=f"M{_LINE} {middle:.0f}V{end:.0f}")
    for point, middle in zip(points, middles, strict=True):
        marks.shape("circle", "ww-d-ring" if point.is_open else "ww-d-dot", cx=_LINE, cy=middle, r=8)
    marks.under(words)
    return marks.finished(name, title, description)
