"""What people type leads to a page that is not there (phrase-leads-nowhere).

A word stands in two lists of words alike (word-alike-twice).

In language/typed.yml stands under `phrases` what people type, each list under the address of the page that answers it,
from the root of the site. The search finds that page by it. The words of a list under `alike` in language/search.yml it
takes for one, so a word stands in one list.

Bad:
    phrases:
      hulp/bestaat-niet/: [met wie kan ik praten]

Good:
    phrases:
      hulp/: [met wie kan ik praten]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import nearest, quoted, say

from .context import LANGUAGE_FOLDER, CheckContext, RawItem
from .own_addresses import alike, is_there, place_of
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every address, and at every word that is like others."""
    for item in context.items:
        if item.collection == LANGUAGE_FOLDER and item.id in ("search", "typed") and isinstance(item.raw, dict):
            yield from _addresses(context, item)
            yield from _twice(item)


def _addresses(context: CheckContext, item: RawItem) -> Iterator[Problem]:
    phrases = item.raw.get("phrases") if isinstance(item.raw, dict) else None
    for address in phrases if isinstance(phrases, dict) else ():
        place = place_of(address)
        if place is None or place.form != "page" or not is_there(context, place):
            message = say("{address} is no page of this site", address=quoted(address))
            guess = nearest(address, alike(context, place)) if place and place.form == "page" else None
            hint = (
                say("did you mean {guess}?", guess=quoted(guess))
                if guess
                else say("write it from the root of the site, as 'hulp/112/'")
            )
            yield item.problem(("phrases", address), Violation("phrase-leads-nowhere", message, hint), of_key=True)


def _twice(item: RawItem) -> Iterator[Problem]:
    groups = item.raw.get("alike") if isinstance(item.raw, dict) else None
    seen: dict[str, int] = {}
    for number, group in enumerate(groups if isinstance(groups, list) else ()):
        for index, word in enumerate(group if isinstance(group, list) else ()):
            if isinstance(word, str) and seen.setdefault(word.casefold(), number) != number:
                message = say("{word} stands in another list of words alike too", word=quoted(word))
                hint = say("make one list of the two, or take it out of one")
                yield item.problem(("alike", number, index), Violation("word-alike-twice", message, hint))
