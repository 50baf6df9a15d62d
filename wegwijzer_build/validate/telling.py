"""A tree on one page shows a word that tells what it is about (telling-word).

Others look over the shoulder of who must leave no traces, or into the history of the browser. So no word for what
happened to somebody may stand in the title, the neutral title or the id of a tree with `delivery: one-page`, in any
language that language/telling.yml has words of: the id is its address and the name of its files. The address of the
site stands before it, so the same goes for `url` in site.yml. The name of an audience tells nothing, and may stand
there. Questions, answers and advice may hold any word. Nor may such a word stand in the id or in the words of an
instrument with `neutral: true`, such as a poster that everybody passes.

Bad:
    title: Gepest op het werk
    audience: werknemer
    delivery: one-page
    neutral_title: Pesten

Good:
    title: Hulp kiezen
    audience: werknemer
    delivery: one-page
    neutral_title: Keuzehulp
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.model import Delivery, is_id
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import SITE, CheckContext, RawItem
from .telling_words import TellingWords
from .violation import Violation

_LONGEST = 1000
_HINT = say(
    "choose words that everyone may read, such as 'Keuzehulp' or 'Wat nu'; what it is about stands in its questions"
)
_RENAME = say("rename the file to words that everyone may read, such as keuzehulp.yml")
_NEUTRAL = say("choose words that everyone may read, or take 'neutral: true' out")
_ELSEWHERE = say("put the site below an address with a general name, such as https://www.example.nl/wegwijzer/")


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at whatever becomes the title, the address, a description or a file name of a tree on one page."""
    words = context.tongue.telling
    if words is None:
        return
    trees = [item for item in context.items if item.collection == "trees" and _is_traceless(item)]
    for tree in trees:
        yield from _in_tree(tree, words)
    for item in context.items:
        if item.collection == "instruments" and item.text("neutral") == "true":
            yield from _in_instrument(item, words)
        elif trees and item.collection == SITE:
            yield from _in_address(item, context.ids["audiences"], words)


def _is_traceless(tree: RawItem) -> bool:
    return tree.text("delivery") == Delivery.ONE_PAGE


def _said(item: RawItem, key: str) -> str:
    """A text of an item; of one that its model refuses for its length, only as much as fits."""
    return (item.text(key) or "")[:_LONGEST]


def _in_tree(tree: RawItem, words: TellingWords) -> Iterator[Problem]:
    audience = tree.text("audience") or ""
    known = (audience,) if is_id(audience) else ()
    for word in dict.fromkeys(words.found_in(tree.id, known)):
        message = say("the id of this tree stands in its address, and {word} tells what it is about", word=quoted(word))
        yield tree.problem((), Violation("telling-word", message, _RENAME))
    for key in ("title", "neutral_title"):
        for word in dict.fromkeys(words.found_in(_said(tree, key), known)):
            message = say("{word} tells who looks on what this tree is about", word=quoted(word))
            yield tree.problem((key,), Violation("telling-word", message, _HINT, word))


def _in_instrument(instrument: RawItem, words: TellingWords) -> Iterator[Problem]:
    for word in dict.fromkeys(words.found_in(instrument.id)):
        message = say(
            "the id of this instrument is the name of its files, and {word} tells what it is about", word=quoted(word)
        )
        yield instrument.problem((), Violation("telling-word", message, _RENAME))
    for scalar in instrument.scalars:
        if "say" in scalar.path and not scalar.is_key:
            for word in dict.fromkeys(words.found_in(scalar.text[:_LONGEST])):
                message = say("{word} tells who passes what this is about", word=quoted(word))
                yield instrument.problem(scalar.path, Violation("telling-word", message, _NEUTRAL, word))


def _in_address(site: RawItem, audiences: Sequence[str], words: TellingWords) -> Iterator[Problem]:
    for word in dict.fromkeys(words.found_in(_said(site, "url"), audiences)):
        message = say(
            "{word} stands in the address of every page, and tells what trees on one page are about", word=quoted(word)
        )
        yield site.problem(("url",), Violation("telling-word", message, _ELSEWHERE, word))
