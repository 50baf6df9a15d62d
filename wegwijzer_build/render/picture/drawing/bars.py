"""A chart with a bar for each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from .canvas import WIDTH, Canvas

_THICK = 16


@dataclass(frozen=True)
class Bar:
    """A value: what it is of, how much it is, and how that is said."""

    label: str
    value: Decimal
    said: str


def bars(name: str, title: str, description: str, values: Sequence[Bar], full: Decimal | None = None) -> Markup:
    """Draw bars from left to right, each below its words. `full` is what a whole bar stands for, if that is known."""
    most = max([*(bar.value for bar in values), full or Decimal(0), Decimal(0)])
    least = min([*(bar.value for bar in values), Decimal(0)])
    scale = WIDTH / float(most - least or 1)
    start = -float(least) * scale
    sheet = Canvas()
    for bar in values:
        sheet.words(0, f"{bar.label}: {bar.said}", WIDTH)
        sheet.y += 4
        if full is not None:
            sheet.shape("rect", "ww-d-track", x=0, y=sheet.y, width=WIDTH, height=_THICK)
        long = abs(float(bar.value)) * scale
        left = start if bar.value >= 0 else start - long
        sheet.shape("rect", "ww-d-bar", x=left, y=sheet.y, width=long, height=_THICK)
        sheet.y += _THICK + 8
    if least < 0:
        sheet.shape("path", "ww-d-line", d=f"M{start:.1f} 0V{sheet.y:.0f}")
    return sheet.finished(name, title, description)
