"""Days, as content writes them: 2026-11-20; a date may be less precise, 2026-11 or 2026."""

from __future__ import annotations

import re
from datetime import date


def day_of(text: object) -> date | None:
    """A whole day; None where a text is none."""
    return first_day(text) if isinstance(text, str) and len(text) == len("2026-11-20") else None


def first_day(text: str) -> date | None:
    """The first day that a date can mean; None where it is none."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text, re.ASCII)
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return None
