"""A page written by hand came out as something that no page may hold (docs-rendered).

What a page says is looked at once more as it will be shown: some extensions of Markdown make tags and attributes of
signs that look innocent, such as `{ onclick=… }` behind a link. Only what Markdown itself is for may come of it.

Bad:
    [Meer](https://example.nl/){ onclick="alert(1)" }

Good:
    [Meer](https://example.nl/)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser

from wegwijzer_build.validate.violation import Violation
from wegwijzer_build.wording import say

from .texts import address_violation, picture_violation

_TAGS = frozenset(
    [
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img", "details", "summary"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("a", "abbr", "cite", "code", "del", "dfn", "em", "ins", "kbd", "mark", "q", "s", "samp", "small", "span"),
        *("strong", "sub", "sup", "var"),
    ]
)
_EVERYWHERE = frozenset(["class", "dir", "id", "lang", "title"])
_ON_TAGS = {
    "a": frozenset(["href", "rel"]),
    "img": frozenset(["alt", "height", "loading", "src", "width"]),
    "ol": frozenset(["start", "type"]),
    "td": frozenset(["align", "colspan", "rowspan"]),
    "th": frozenset(["align", "colspan", "rowspan", "scope"]),
    "details": frozenset(["open"]),
}
_LOOK: Mapping[str, Callable[[str], Violation | None]] = {"href": address_violation, "src": picture_violation}
_SCROLLED = ("tabindex", "0")
"""Code that is wider than the page can then be reached with the keyboard."""
_ALIGNED = re.compile(r"text-align: ?(?:left|right|center);?")


def rendered_violations(html: str) -> Iterator[tuple[str, str]]:
    """What a page shows that it may not: (sentence, the words to look for in its source), each once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return iter(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.found.append((say("a tag <{tag}> would stand on the page", tag=tag), f"<{tag}"))
        else:
            self.found += _attribute_violations(tag, attrs)

    def handle_comment(self, data: str) -> None:
        self.found.append((say("a comment would stand on the page"), data.strip()))

    def handle_decl(self, decl: str) -> None:
        self.found.append((say("a declaration would stand on the page"), decl))

    def unknown_decl(self, data: str) -> None:
        self.found.append((say("a declaration would stand on the page"), data))

    def handle_pi(self, data: str) -> None:
        self.found.append((say("an instruction would stand on the page"), data))


def _attribute_violations(tag: str, attributes: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    for name, given in attributes:
        value = given or ""
        if (name == "style" and _ALIGNED.fullmatch(value)) or (name, value) == _SCROLLED:
            continue
        if name not in _EVERYWHERE and name not in _ON_TAGS.get(tag, ()):
            yield say("<{tag}> would have the attribute '{name}'", tag=tag, name=name), name
        look = _LOOK.get(name)
        violation = look(value) if look else None
        if violation:
            yield violation.message, value
