"""What an office file says of itself: its title, its language and the day of its text, and nothing of who made it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from wegwijzer_build.render.shared.language import Language

LONGEST_TITLE = 255
"""Signs of the title that a file tells of itself: office programs take no more."""


def tell_of_itself(properties: Any, title: str, day: date, language: Language) -> None:
    """Fill in the core properties of a file of python-docx or python-pptx, which have the same ones."""
    properties.title, properties.language = title[:LONGEST_TITLE], language.tag
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.keywords = properties.subject = ""
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    properties.revision = 1
