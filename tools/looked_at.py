"""The last day on which anything of the real content was looked at: today, for who has to tell the same tomorrow."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"
_LOOKED_AT = re.compile(r"^ *(?:reviewed_on|checked_on): \"?(\d{4}-\d{2}-\d{2})", re.MULTILINE)


def last_looked_at() -> date:
    """The last day on which anything of the real content was looked at; for tests of that content it is today.

    So who looks at an item, and writes down when, never turns a test red.
    """
    files = CONTENT.rglob("*.yml")
    return max(date.fromisoformat(day) for file in files for day in _LOOKED_AT.findall(file.read_text("utf-8")))
