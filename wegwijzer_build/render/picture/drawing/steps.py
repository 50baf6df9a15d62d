"""Steps one below the other, each on a sheet with its number, with an arrow to the next."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .canvas import SIZE, WIDTH, Canvas

_IN = 14
_TEXT = 48
_ROOM = WIDTH - _TEXT - _IN
_ARROW = 26

Step = tuple[str, str, Sequence[str]]
"""What it is called, what happens in it, and what one can choose there."""


def steps(name: str, title: str, description: str, each: Sequence[Step]) -> Markup:
    """Draw steps in their order."""
    sheet = Canvas()
    for index, (called, text, choices) in enumerate(each):
        if index:
            middle = _IN + 11
            sheet.shape("path", "ww-d-line", d=f"M{middle} {sheet.y:.0f}v{_ARROW - 5}")
            sheet.shape("path", "ww-d-tip", d=f"M{middle - 7} {sheet.y + _ARROW - 9:.0f}h14l-7 9z")
            sheet.y += _ARROW
        top, inside = sheet.y, Canvas(sheet.y + 8)
        inside.words(_TEXT, called, _ROOM, bold=True)
        if text:
            inside.words(_TEXT, text, _ROOM)
        for choice in choices:
            inside.y += 4
            inside.shape("path", "ww-d-tip", d=f"M{_TEXT} {inside.y + 6:.0f}l8 5-8 5z")
            inside.words(_TEXT + 16, choice, _ROOM - 16)
        inside.y += 12
        sheet.shape("rect", "ww-d-sheet", x=1, y=top + 1, width=WIDTH - 2, height=inside.y - top - 2, rx=5)
        sheet.shape("circle", "ww-d-board", cx=_IN + 11, cy=top + 20, r=13)
        number = Canvas(top + 9)
        number.line(_IN + 11, str(index + 1), "ww-d-on ww-d-mid", size=SIZE, bold=True)
        sheet.shapes += number.shapes
        sheet.under(inside)
    return sheet.finished(name, title, description)
