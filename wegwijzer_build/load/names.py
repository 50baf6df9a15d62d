"""Names of files and ids: which are right, what a right one would be, and how to show an odd one."""

from __future__ import annotations

import re
import unicodedata

ID_LENGTH = 40
_LEFT_BEHIND = re.compile(r".*~|~\$.*|#.*#|.*\.(?:bak|backup|old|orig|rej|swo|swp|tmp)", re.IGNORECASE)
_OF_SYSTEMS = frozenset(["thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"])
ID_FORM = f"lower case, digits and single hyphens, at most {ID_LENGTH} characters"


def is_id(text: str) -> bool:
    """Tell whether a text may serve as an id.

    The model has the same rule; loading cannot import it, so a test keeps the two together.
    """
    return len(text) <= ID_LENGTH and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def id_like(text: str) -> str:
    """The id nearest to a text: no accents, lower case, hyphens; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).lstrip("-")[:ID_LENGTH].rstrip("-")


def is_left_behind(name: str) -> bool:
    """Tell whether a file has the name of what an editor leaves beside the files that are written in it."""
    return _LEFT_BEHIND.fullmatch(name) is not None


def is_of_a_system(name: str) -> bool:
    """Tell whether a file has the name of what an operating system puts into folders."""
    return name.lower() in _OF_SYSTEMS


def visible(name: str) -> str:
    r"""A file name that is safe to print: what cannot be shown becomes an escape, an undecodable byte `\xff`."""
    return "".join(char if char.isprintable() else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    byte = ord(char) - 0xDC00  # how Python keeps a byte of a file name that it cannot decode
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else char.encode("unicode_escape").decode("ascii")
