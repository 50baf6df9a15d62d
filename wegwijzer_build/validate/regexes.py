"""Regular expressions of the content: put together of their parts, and what keeps one from being one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping

from wegwijzer_build.wording import quoted, say

Parts = Mapping[str, tuple[str, ...]]
"""Name → what may stand where a regex says {name}."""
_NO_PARTS: Parts = {}
_PART = re.compile(r"\{([a-z][a-z0-9-]*)\}")


def either(regexes: Iterable[str], parts: Parts = _NO_PARTS) -> str:
    """One regex that fits where any of them fits; of none, nowhere. Those with a fault are passed over."""
    sound = [_whole(regex, parts) for regex in regexes if violation_in(regex, parts) is None]
    return "|".join(f"(?:{regex})" for regex in sound) or "(?!)"


def violation_in(regex: str, parts: Parts = _NO_PARTS, *, of_part: bool = False) -> str | None:
    """What keeps a text from being a regex, in words; None where it is one. `of_part`: it may fit an empty text."""
    unknown = next((name for name in _PART.findall(regex) if name not in parts), None)
    if unknown is not None:
        return say("there is no part {unknown}", unknown=quoted(unknown))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(_whole(regex, parts))
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return str(error) or say("it is too deep")
    return None if of_part or compiled.search("") is None else say("it fits where nothing stands")


def _whole(regex: str, parts: Parts) -> str:
    return _PART.sub(lambda found: "|".join(parts[found[1]]), regex)
