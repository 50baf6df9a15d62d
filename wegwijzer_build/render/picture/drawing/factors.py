"""What has influence on a thing in the middle: half of it above, half of it below, along one line that leads there."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .canvas import WIDTH, Canvas

_LEFT = 30
_IN = 12
_LINE = 11
_GAP = 12

Factor = tuple[str, Sequence[str]]
"""What it is called, and examples."""


def factors(name: str, title: str, description: str, centre: str, each: Sequence[Factor]) -> Markup:
    """Draw factors around a centre."""
    above = each[: (len(each) + 1) // 2]
    below = each[len(above) :]
    sheet = Canvas()
    ends = [_factor(sheet, factor) for factor in above]
    sheet.y += 10
    top, middle = sheet.y, Canvas(sheet.y + 12)
    middle.words(_IN + 6, centre, WIDTH - 2 * _IN - 12, "ww-d-on", bold=True)
    middle.y += 14
    sheet.shape("rect", "ww-d-board", x=0, y=top, width=WIDTH, height=middle.y - top, rx=5)
    sheet.under(middle)
    bottom = sheet.y
    sheet.y += 10 + _GAP if below else 0
    ends += [_factor(sheet, factor) for factor in below]
    sheet.y -= _GAP if below else 0
    lines = Canvas()
    for y in ends:
        lines.shape("path", "ww-d-line", d=f"M{_LEFT} {y:.0f}H{_LINE}")
    for first, last, tip in ((ends[0], top, -9), *(((ends[-1], bottom, 9),) if below else ())):
        lines.shape("path", "ww-d-line", d=f"M{_LINE} {first:.0f}V{last + tip / 2:.0f}")
        lines.shape("path", "ww-d-tip", d=f"M{_LINE} {last:.0f}l-7 {tip}h14z")
    lines.under(sheet)
    return lines.finished(name, title, description)


def _factor(sheet: Canvas, factor: Factor) -> float:
    """Draw one factor below what is there; tells how far down the line to it starts."""
    called, items = factor
    room = WIDTH - _LEFT - 2 * _IN
    top, inside = sheet.y, Canvas(sheet.y + 6)
    inside.words(_LEFT + _IN, called, room, bold=True)
    for item in items:
        inside.shape("circle", "ww-d-tip", cx=_LEFT + _IN + 3, cy=inside.y + 11, r=2.5)
        inside.words(_LEFT + _IN + 14, item, room - 14)
    inside.y += 10
    sheet.shape("rect", "ww-d-sheet", x=_LEFT, y=top + 1, width=WIDTH - _LEFT - 1, height=inside.y - top - 2, rx=5)
    sheet.under(inside)
    sheet.y += _GAP
    return top + 20
