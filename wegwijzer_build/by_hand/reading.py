"""Reads docs/: every page once, every problem at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from wegwijzer_build.load.characters import check_characters
from wegwijzer_build.load.characters import shown as shown_text
from wegwijzer_build.load.encoding import decode
from wegwijzer_build.load.files import read_bytes
from wegwijzer_build.problems import Problem, in_order
from wegwijzer_build.validate.tongue import NEUTRAL, Tongue
from wegwijzer_build.wording import visible

from .files import PAGE, DocsFile, LeftOut, find
from .front_matter import read_front_matter
from .texts import described, text_problems
from .unused import led_to, unused_files, unused_pages
from .written import WrittenPage


@dataclass(frozen=True)
class ByHand:
    """What was written by hand: its pages, and the files that they show or lead to.

    `texts`: what the pages hold, by how they are shown, for messages. `problems`: everything found.
    """

    pages: tuple[WrittenPage, ...] = ()
    files: tuple[DocsFile, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_by_hand(
    docs: Path, shown: str, left_out: LeftOut, menu: Iterable[str] | None, tongue: Tongue = NEUTRAL
) -> ByHand:
    """Read and check all that stands below docs/. Never raises, whatever is there.

    `shown`: how docs/ is written in messages. `left_out`: what the configuration keeps out. `menu`: the paths of the
    pages in the menu; None where there is no menu and all pages are in it. `tongue`: the language of the content.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    pages, files = [], []
    for found in find(docs, visible(shown), left_out):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.ending != PAGE:
            files.append(found)
        else:
            page, text, of_page = _read(found, tongue)
            problems += of_page
            if text is not None:
                texts[found.shown] = text
            if page is not None:
                pages.append(page)
    led = led_to(pages)
    problems += unused_files(files, led)
    if menu is not None:
        problems += unused_pages(pages, frozenset(menu), led)
    return ByHand(tuple(pages), tuple(file for file in files if file.name in led), texts, in_order(problems))


def _read(file: DocsFile, tongue: Tongue) -> tuple[WrittenPage | None, str | None, tuple[Problem, ...]]:
    """A page, its text as it can be shown (None where there is none), and what is wrong with it."""
    data = read_bytes(file.path, file.shown)
    if isinstance(data, Problem):
        return None, None, (data,)
    text, problem = decode(data, file.shown)
    if problem:
        return None, shown_text(text), (problem,)
    page, problems = _page(text, file.name, file.shown, tongue)
    return page, shown_text(text), problems


@lru_cache(maxsize=1024)  # whoever edits checks all pages after every edit of one
def _page(text: str, name: str, shown: str, tongue: Tongue) -> tuple[WrittenPage, tuple[Problem, ...]]:
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    of_characters = (problem for problem in check_characters(shown, plain).problems if problem.rule != "tab")
    page, of_front_matter = read_front_matter(WrittenPage(name, shown, plain, 0), tongue.called)
    return described(page), (*of_characters, *of_front_matter, *text_problems(page, tongue))
