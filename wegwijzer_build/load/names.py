"""Names of files that nobody meant as content."""

from __future__ import annotations

import re

_LEFT_BEHIND = re.compile(r".*~|~\$.*|#.*#|.*\.(?:bak|backup|old|orig|rej|swo|swp|tmp)", re.IGNORECASE)
_OF_SYSTEMS = frozenset(["thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"])


def is_left_behind(name: str) -> bool:
    """Tell whether a file has the name of what an editor leaves beside the files that are written in it."""
    return _LEFT_BEHIND.fullmatch(name) is not None


def is_of_a_system(name: str) -> bool:
    """Tell whether a file has the name of what an operating system puts into folders."""
    return name.lower() in _OF_SYSTEMS
