"""Whether two texts read the same, however their files lay them out."""

from __future__ import annotations

from wegwijzer_build.model import Written
from wegwijzer_build.render.shared import prose


def as_read(text: str | None, written: Written | None) -> str | None:
    """A text as its reader meets it: without the line ends and spaces that only its file has."""
    if text is None:
        return None
    if written is Written.MARKDOWN:
        return " ".join(str(prose.html(text, "")).split())
    if written is Written.LINES:
        return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    return " ".join(text.split())
