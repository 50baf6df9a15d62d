"""Numbers to call stay on one line: a browser breaks them at a space, and some of them at a hyphen.

A number is marked in the page, and its signs stay as the contact writes them: what is copied can be dialled, and what
is searched for on the page is found.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wegwijzer_build.model import Content, WayKind

_WORDS_ONLY = frozenset(["title", "script", "style", "textarea", "text", "tspan", "desc"])
"""Elements that hold words or code, and no elements of HTML."""
_ELEMENT = re.compile(r"[a-z]+")


def kept_whole(page: str, content: Content) -> str:
    """Mark every number of a contact or a solution that a line could break. A `>` in our HTML ends a tag."""
    pattern = _pattern(tuple(sorted(_numbers(content))))
    return pattern.sub(_marked, page) if pattern else page


def _numbers(content: Content) -> set[str]:
    ways = {way.at for contact in content.contacts.values() for way in contact.ways if way.by is WayKind.PHONE}
    return ways | {solution.phone for solution in content.solutions.values() if solution.phone}


@lru_cache(maxsize=32)
def _pattern(numbers: tuple[str, ...]) -> re.Pattern[str] | None:
    spelled = [_spelled(number) for number in numbers if re.search(r"[^\d+]", number)]
    longest_first = "|".join(sorted(spelled, key=len, reverse=True))
    return re.compile(rf"(?:{longest_first})(?![\w-])") if spelled else None


def _spelled(number: str) -> str:
    """A number as it stands in a page. What may not stand before it is asked behind its first sign: that is quick."""
    first, rest = number[0], number[1:]
    return re.escape(first) + r"(?<![\w-].)" + r"[ \u00a0]".join(map(re.escape, rest.split(" ")))


def _marked(found: re.Match[str]) -> str:
    page, at = found.string, found.start()
    opened = page.rfind("<", 0, at)
    element = _ELEMENT.match(page, opened + 1)
    if opened > page.rfind(">", 0, at) or (element and element[0] in _WORDS_ONLY):
        return found[0]
    return f'<span class="ww-number">{found[0]}</span>'
