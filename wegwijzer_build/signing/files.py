"""The file of sign-offs, and a list that somebody filled in, as values; what is wrong in them is told by its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegwijzer_build.load import Document, Parsed
from wegwijzer_build.model import COLLECTIONS, SigningList, SignOffs
from wegwijzer_build.problems import KeyPath, Problem, errors
from wegwijzer_build.validate.beside import document_beside, read_beside
from wegwijzer_build.wording import did_you_mean, say, visible

NO_SIGNOFFS = SignOffs.model_validate({})
_COLLECTIONS = tuple(each.name for each in COLLECTIONS)


def signoffs_in(file: str, text: str, parsed: Parsed, as_of: date) -> tuple[SignOffs, tuple[Problem, ...]]:
    """What the file of sign-offs says, and all that is wrong with it; with an error it says nothing."""
    document = document_beside(file, parsed)
    said, problems = read_beside(SignOffs, say("file of sign-offs"), document, text, parsed.problems)
    if said is None or document is None:
        return NO_SIGNOFFS, problems
    for index, signoff in enumerate(said.signed):
        problems += (*_collection(document, ("signed", index, "item"), signoff.item),)
        if signoff.on > as_of:
            problems += (_future(document, ("signed", index, "on"), signoff.on, as_of),)
    return (NO_SIGNOFFS if errors(problems) else said), problems


def list_in(file: str, text: str, parsed: Parsed, as_of: date) -> tuple[SigningList | None, tuple[Problem, ...]]:
    """A list that somebody filled in, None where it cannot be read, and all that is wrong with it."""
    document = document_beside(file, parsed)
    said, problems = read_beside(SigningList, say("list to sign"), document, text, parsed.problems)
    if said is None or document is None:
        return None, problems
    for index, listed in enumerate(said.texts):
        problems += (*_collection(document, ("texts", index, "item"), listed.item),)
    if said.on is not None and said.on > as_of:
        problems += (_future(document, ("on",), said.on, as_of),)
    return (None if errors(problems) else said), problems


def _collection(document: Document, path: KeyPath, item: str) -> Iterator[Problem]:
    collection = item.partition("/")[0]
    if collection not in _COLLECTIONS:
        message = say("'{collection}' is no collection of items", collection=visible(collection))
        yield Problem(document.place(path), "unknown-reference", message, did_you_mean(collection, _COLLECTIONS))


def _future(document: Document, path: KeyPath, day: date, as_of: date) -> Problem:
    message = say("somebody agreed in the future: {day}", day=day)
    hint = say("the content is checked as of {as_of}", as_of=as_of)
    return Problem(document.place(path), "future-date", message, hint)
