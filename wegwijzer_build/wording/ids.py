"""Ids: which are right, what a right one would be."""

from __future__ import annotations

import re
import unicodedata

from .messages import say

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 40
LANGUAGE_PATTERN = "^[a-z]{2,3}$"
"""The code of a language, as in HTML."""
ID_FORM = say("lower case, digits and single hyphens, at most {most} characters", most=ID_LENGTH)
_LONGEST = 60


def is_id(text: str) -> bool:
    """Tell whether a text may serve as an id: lower case, digits, single hyphens, at most 40 characters."""
    return len(text) <= ID_LENGTH and re.fullmatch(ID_PATTERN[1:-1], text) is not None


def id_like(text: str) -> str:
    """The id nearest to a text: no accents, lower case, hyphens; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).lstrip("-")[:ID_LENGTH].rstrip("-")
