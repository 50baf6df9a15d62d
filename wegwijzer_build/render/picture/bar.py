"""A bar as long as a number is large: SVG without a word in it, so that whoever makes words larger loses none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

WIDTH = 100
"""How wide the place for a bar is, in the units of the drawing."""
_HIGH = 10


def bars(values: Sequence[Decimal], full: Decimal | None = None) -> tuple[Markup, ...]:
    """A bar for each value, on one scale. `full` is what a whole bar stands for, if that is known."""
    most = max([*values, full or Decimal(0), Decimal(0)])
    least = min([*values, Decimal(0)])
    scale = WIDTH / float(most - least or 1)
    start = -float(least) * scale
    return tuple(_bar(start, float(value) * scale, track=full is not None) for value in values)


def _bar(start: float, length: float, *, track: bool) -> Markup:
    left = start if length >= 0 else start + length
    behind = Markup('<rect class="ww-bar__track" width="{}" height="{}"/>').format(WIDTH, _HIGH) if track else ""
    return Markup(
        '<svg class="ww-bar" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}'
        '<rect class="ww-bar__value" x="{:.1f}" width="{:.1f}" height="{}"/></svg>'
    ).format(WIDTH, _HIGH, behind, left, abs(length), _HIGH)
