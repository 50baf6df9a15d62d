"""The front matter of a page written by hand is not in order (front-matter).

Front matter stands on top of a page, between two lines of three hyphens, and says `title`, `description` and
`found_by`, each on a line of its own. All are plain text and mean what stands there, as everywhere in the content;
`found_by` is what people would type for it, with commas between. A page needs none: its first heading is then its
title.

Bad:
    ---
    titel: Over deze site
    ---

Good:
    ---
    title: Over deze site
    description: Wie deze site maakt, en waarom.
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wegwijzer_build.load import parse
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate.markdown import plain_violations
from wegwijzer_build.wording import Called, joined, say

from .written import WrittenPage

KEYS = ("title", "description", "found_by")
_LINE = re.compile(r"-{3}\s*")
_END = re.compile(r"(?:-{3}|\.{3})\s*")
_LOOSE = re.compile(rf"\s{{0,3}}({'|'.join(KEYS)})\s*:", re.IGNORECASE)
_WRITE = say("write 'title: …' between a line --- and another line ---, on top of the page")


def read_front_matter(page: WrittenPage, called: Called) -> tuple[WrittenPage, tuple[Problem, ...]]:
    """The page with what its front matter says, and what is wrong with that."""
    lines = page.text.split("\n")
    if not _LINE.fullmatch(lines[0]):
        return page, tuple(_loose(page, lines[0]))
    end = next((number for number, line in enumerate(lines[1:], 1) if _END.fullmatch(line)), None)
    if end is None:
        message = say("front matter starts here and has no end")
        return page, (Problem(Place(page.shown), "front-matter", message, say("end it with a line ---")),)
    page = replace(page, start=end + 1)
    written = "\n".join(lines[1:end])
    if not written.strip():
        return page, ()
    parsed = parse(f"\n{written}\n", page.shown)
    if not isinstance(parsed.value, dict):
        return page, tuple(replace(problem, rule="front-matter") for problem in parsed.problems)
    problems = [replace(problem, rule="front-matter") for problem in parsed.problems]
    meta = []
    for key, value in parsed.value.items():
        problem = _problem(page, key, value, parsed.keys[(key,)], called)
        if problem:
            problems.append(problem)
        else:
            meta.append((key, " ".join(str(value).split())))
    return replace(page, meta=tuple(meta)), tuple(problems)


def _problem(page: WrittenPage, key: str, value: object, place: Place, called: Called) -> Problem | None:
    if key not in KEYS:
        guess = called.meant(key, KEYS)
        hint = (
            say("did you mean '{guess}'?", guess=guess)
            if guess
            else say("a page says {keys}, nothing else", keys=joined(KEYS, say(" and ")))
        )
        return Problem(place, "front-matter", say("'{key}' is no key of a page", key=key), hint)
    if not isinstance(value, str):
        return Problem(
            place,
            "front-matter",
            say("'{key}' has to be one text", key=key),
            say("write '{key}: …' on one line", key=key),
        )
    violation = next(iter(plain_violations(value)), None)
    if violation is None:
        return None
    return Problem(
        replace(place, file=page.shown),
        "front-matter",
        say("'{key}': {message}", key=key, message=violation.message),
        violation.hint,
    )


def _loose(page: WrittenPage, first: str) -> Iterator[Problem]:
    """A builder would take such a line for front matter in an old form; without this key it is text, and stays so."""
    if found := _LOOSE.match(first):
        message = say("'{found}:' looks like front matter, and stands outside it", found=found[1])
        yield Problem(Place(page.shown, 1, 1, len(first)), "front-matter", message, _WRITE)
