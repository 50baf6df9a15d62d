"""A page written by hand holds HTML (docs-html).

A page written by hand holds a link or a picture that is not safe (docs-address).

A page written by hand holds a link that leads nowhere (docs-nowhere).

Pages are Markdown: headings, paragraphs, lists, tables, code, pictures and links. HTML is refused, also as character
codes such as &nbsp; and as addresses between < and >; in code it is shown as it stands. A link leads to another page or
file by its path from here (`hulp/index.md`), to a heading (`#privacy`), to a full https address, to a number (tel:) or
a mail address (mailto:). A picture stands in docs/ too: one on another site would tell that site who reads this page.
Once the content is in order too, every link is followed.

Bad:
    <a href="http://example.nl">Meer</a> of [meer](/over/)

Good:
    [Meer](https://example.nl/) of [meer](over.md)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate.markdown import MarkdownReader, html_violations
from wegwijzer_build.validate.targets import WORDS, target_violation
from wegwijzer_build.validate.tongue import NEUTRAL, Tongue
from wegwijzer_build.validate.violation import Violation
from wegwijzer_build.wording import quoted, say

from .written import WrittenPage, place_of

_SHORT = 160
"""Characters that search engines show."""
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
"""Signs that a browser takes out of an address before it reads it."""
_ALLOWED = say("links go to a page or file by its path from here, to https://…, tel:… or mailto:…")
_FROM_HERE = say("write its path from this page, such as ../over.md")


_READER = MarkdownReader("commonmark").enable("table")


def text_problems(page: WrittenPage, tongue: Tongue) -> Iterator[Problem]:
    """Everything in the text of a page that has no place in it, where it stands."""
    blocks = _READER.parse(page.body)
    yield from _html(page, _without_code(page, blocks))
    for block in blocks:
        line = page.start + (block.map[0] if block.map else 0)
        for token in block.children or ():
            if token.type == "link_open" and token.info != "auto":
                yield from _at(
                    page, line, str(token.attrs["href"]), address_violation(str(token.attrs["href"]), tongue)
                )
            elif token.type == "image":
                source = str(token.attrs["src"])
                yield from _at(page, line, source, picture_violation(source))


def leads(page: WrittenPage) -> Iterator[str]:
    """Where the links and pictures of a page lead, as they are written."""
    for block in _READER.parse(page.body):
        for token in block.children or ():
            if token.type in ("link_open", "image"):
                yield str(token.attrs["href" if token.type == "link_open" else "src"])


def described(page: WrittenPage) -> WrittenPage:
    """The page with a description of its own, for search engines: where none is written, how it begins."""
    if "description" in dict(page.meta):
        return page
    blocks = _READER.parse(page.body)
    texts = (block for before, block in pairwise(blocks) if before.type == "paragraph_open")
    opening = next(texts, None)
    words = " ".join("".join(token.content or " " for token in (opening.children or ())).split()) if opening else ""
    short = words if len(words) <= _SHORT else words[: words.rfind(" ", 0, _SHORT)] + " …"
    return replace(page, meta=(*page.meta, ("description", short))) if short else page


def address_violation(href: str, tongue: Tongue = NEUTRAL) -> Violation | None:
    """What is wrong with the form of a link; None when it may stand. Whether it leads anywhere is not looked at."""
    href = _UNSEEN.sub("", href)
    start = _SCHEME.match(href)
    if start is None and not href.startswith(("/", "\\")):
        return None
    if start and start[1] in WORDS:
        message = say(
            "{href} is a link for content; a page written by hand says where the page stands", href=quoted(href)
        )
        return Violation(
            "docs-address", message, say("write its path from this page, such as ../adviezen/psa-beleid/index.md")
        )
    if start is None and not href.startswith("//"):
        return Violation(
            "docs-address", say("the link {href} starts at the root of the host", href=quoted(href)), _FROM_HERE
        )
    violation = target_violation(href.strip(), tongue)
    if violation is None:
        return None
    return Violation(
        "docs-address", violation.message, _ALLOWED if "such as advice:" in violation.hint else violation.hint
    )


def picture_violation(source: str) -> Violation | None:
    """What is wrong with the address of a picture."""
    source = _UNSEEN.sub("", source)
    if not _SCHEME.match(source) and not source.startswith(("/", "\\")):
        return None
    return Violation(
        "docs-address",
        say("the picture {source} is not in docs/", source=quoted(source)),
        say("put it in docs/, and its path here"),
    )


def _at(page: WrittenPage, line: int, snippet: str, violation: Violation | None) -> Iterator[Problem]:
    if violation is not None:
        yield Problem(_place(page, line, snippet), violation.rule, violation.message, violation.hint)


def _place(page: WrittenPage, line: int, address: str) -> Place:
    """The place of an address in a block that starts at a line (from 0); it may stand in a definition elsewhere."""
    for before in ("](", "](<", "]: ", ""):
        found = place_of(page, f"{before}{address}", line)
        if found.length > 1:
            return replace(found, column=found.column + len(before), length=len(address))
    found = place_of(page, address)
    return found if found.length > 1 else Place(page.shown, line + 1)


def _html(page: WrittenPage, lines: list[str]) -> Iterator[Problem]:
    opened: set[str] = set()
    for number, line in enumerate(lines, page.start + 1):
        at = 0
        for violation in sorted(html_violations(line), key=lambda violation: line.find(violation.snippet)):
            at = max(line.find(violation.snippet, at), 0)
            name = re.split(r"[\s/>]", violation.snippet.strip("</"), maxsplit=1)[0]
            if violation.snippet.startswith("</") and name in opened:  # told with what it closes
                continue
            opened.add(name)
            place = Place(page.shown, number, at + 1, len(violation.snippet))
            yield Problem(place, "docs-html", violation.message, violation.hint)
            at += len(violation.snippet)


def _without_code(page: WrittenPage, blocks: list[Token]) -> list[str]:
    """The lines of the body, with blanks for what is code: there a tag is text."""
    lines = page.body.split("\n")
    for block in blocks:
        if block.map is None:
            continue
        start, end = block.map
        if block.type in ("fence", "code_block"):
            lines[start:end] = [""] * (end - start)
        elif block.type == "inline":
            blanked = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(lines[start:end]))
            lines[start:end] = blanked.split("\n")
    return lines
