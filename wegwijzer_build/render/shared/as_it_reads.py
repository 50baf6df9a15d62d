"""What a page says, marked so that numbers and addresses are read as they are written."""

from __future__ import annotations

import re

from .here import Site
from .numbers import kept_whole

_ADDRESS = re.compile(
    r"(<a (?:(?!dir=)[^<>])*)>((?:[\w.+-]+@)?(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<]*)?)(?=</a>)",
    flags=re.IGNORECASE | re.ASCII,
)
"""A link whose words are an address, on the web or for mail, up to the end of its tag; and these words."""


def as_it_reads(page: str, site: Site) -> str:
    """Keep numbers whole; where a page reads from right to left, addresses read from left to right."""
    whole = kept_whole(page, site.content)
    return whole if site.language.direction == "ltr" else _ADDRESS.sub(r'\1 dir="ltr">\2', whole)
