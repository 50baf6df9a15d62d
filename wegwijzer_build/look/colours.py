"""Colours as somebody sees them, and how well two can be told apart (WCAG 2.2)."""

from __future__ import annotations

from typing import TypeAlias

from tinycss2.color4 import parse_color

RGB: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""
_FOOT = 0.04045
"""Below this a channel grows in a straight line: IEC 61966-2-1, as WCAG 2.2 takes it over."""


def colour(text: str) -> RGB | None:
    """A colour as style sheets write it; None where it is none, or where something shines through it."""
    found = parse_color(text)
    if found is None or found.space not in ("srgb", "hsl", "hwb") or found.alpha != 1:
        return None
    red, green, blue = (min(max(float(part or 0), 0.0), 1.0) for part in found.to("srgb").coordinates)
    return red, green, blue


def as_hex(rgb: RGB) -> str:
    """The colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def ratio(one: RGB, other: RGB) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: RGB) -> float:
    red, green, blue = (part / 12.92 if part <= _FOOT else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
