"""Patterns of the content as regular expressions: put together of their parts, and what keeps one from being one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping

from .words import quoted

Parts = Mapping[str, tuple[str, ...]]
"""Name → what may stand where a pattern says {name}."""
_NO_PARTS: Parts = {}
_PART = re.compile(r"\{([a-z][a-z0-9-]*)\}")


def either(patterns: Iterable[str], parts: Parts = _NO_PARTS) -> str:
    """One pattern that fits where any of them fits; of none, nowhere. Those with a fault are passed over."""
    sound = [_whole(pattern, parts) for pattern in patterns if fault_in(pattern, parts) is None]
    return "|".join(f"(?:{pattern})" for pattern in sound) or "(?!)"


def fault_in(pattern: str, parts: Parts = _NO_PARTS, *, of_part: bool = False) -> str | None:
    """What keeps a text from being a pattern, in words; None where it is one. `of_part`: it may fit an empty text."""
    unknown = next((name for name in _PART.findall(pattern) if name not in parts), None)
    if unknown is not None:
        return f"there is no part {quoted(unknown)}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(_whole(pattern, parts))
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return str(error) or "it is too deep"
    return None if of_part or compiled.search("") is None else "it fits where nothing stands"


def _whole(pattern: str, parts: Parts) -> str:
    return _PART.sub(lambda found: "|".join(parts[found[1]]), pattern)
