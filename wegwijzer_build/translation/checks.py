"""A site offers a language that its pages cannot be in (unknown-language).

A tree is offered in a language, and leads on to one that is not (unoffered-tree).

A translation lost or changed what is the same in every language (translation-lost, a warning).

What is offered in a language is not shown, since a text of it has no translation (translation-missing, a warning).

Which languages there are says `languages` in site.yml; the words around the content have to be in them too. Links to
items and to ways of contacts, the names of fields in braces, numbers, amounts and times, the number of items in a list
and of paragraphs are the same in every language. A translation in which one of these is another counts as none, and a
tree or a page of which one text has none is not shown: who to call stands in its place. Whether a "not" survived cannot
be seen like this: that is what the read-back is for. `wegwijzer translate status` lists all that is behind.

Bad:
    msgid "Bel […](phone:112)."
    msgstr "Call 113."

Good:
    msgid "Bel […](phone:112)."
    msgstr "Call […](phone:112)."
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import cast

from wegwijzer_build.model import Delivery, Tree
from wegwijzer_build.problems import Place, Problem, Severity
from wegwijzer_build.validate.telling_words import TellingWords
from wegwijzer_build.wording import joined, quoted, say, say_many

from .language_files import Files
from .po import Translation
from .spoken import Spoken, leads_to
from .surviving import lost
from .translations import Translations

PlaceOfLanguage = Callable[[str], Place]
_MOST_NAMED = 5


def problems_of(
    there: Translations,
    spoken_by_pages: Collection[str],
    is_whole: Callable[[str], bool],
    place: PlaceOfLanguage,
    telling: TellingWords | None,
) -> Iterator[Problem]:
    """What is wrong with what is offered in other languages.

    `spoken_by_pages`: the languages that pages can be in; `is_whole`: whether one has all words for them. `place` finds
    a language in site.yml. `telling`: words that no neutral title may hold.
    """
    for code in there.offers:
        about = partial(_problems_in, there, code, spoken_by_pages, is_whole, place(code), telling)
        yield from there.once("problems", code, lambda about=about: tuple(about()))  # type: ignore[misc]  # bound now


def _problems_in(
    there: Translations,
    code: str,
    spoken_by_pages: Collection[str],
    is_whole: Callable[[str], bool],
    place: Place,
    telling: TellingWords | None,
) -> Iterator[Problem]:
    if code not in spoken_by_pages or code == there.today.site.language:
        message = say("no page can be in the language {code} beside that of the site", code=quoted(code))
        known = ", ".join(each for each in spoken_by_pages if each != there.today.site.language)
        yield Problem(place, "unknown-language", message, say("there are: {known}", known=known))
        return
    yield from _ways_out(there, code, place)
    yield from _in_files(there, code, telling)
    if not is_whole(code):
        message = say(
            "the words around the content are not all in {code}, so nothing is shown in it", code=quoted(code)
        )
        hint = say("complete catalogues/{code}/interface.po", code=code)
        yield Problem(place, "translation-missing", message, hint, severity=Severity.WARNING)
    yield from _missing(there.spoken(code), place)


def _ways_out(there: Translations, code: str, place: Place) -> Iterator[Problem]:
    offer = there.offers[code]
    for name in offer.trees:
        tree = there.today.items["trees"].get(name)
        for other in dict.fromkeys(leads_to(cast("Tree", tree)) if tree else ()):
            if other not in offer.trees:
                message = say(
                    "the tree '{name}' leads on to '{other}', which is not offered in it", name=name, other=other
                )
                yield Problem(place, "unoffered-tree", message, say("name '{other}' under trees too", other=other))


def _in_files(there: Translations, code: str, telling: TellingWords | None) -> Iterator[Problem]:
    files = there.files.get(code, Files())
    asked = {entry.key for some in there.entries(code).values() for entry in some}
    neutral = set(_neutral_titles(there, code))
    for file, entries in files.entries.items():
        for entry in entries:
            if entry.key not in asked or not entry.says or entry.guess:
                continue
            place = Place(files.shown[file], entry.line)
            yield from _lost(entry, place)
            if telling and entry.context in neutral:
                for word in dict.fromkeys(telling.found_in(entry.says)):
                    message = say("{word} tells who looks on what this tree is about", word=quoted(word))
                    yield Problem(place, "telling-word", message, say("choose words that everyone may read"))


def _lost(entry: Translation, place: Place) -> Iterator[Problem]:
    for what, dutch, translation in () if entry.before else lost(entry):
        message = say(
            "the translation has other {what}: {translation}, and not {dutch}",
            what=what,
            translation=translation,
            dutch=dutch,
        )
        hint = say("it is not shown until it has the same")
        yield Problem(place, "translation-lost", message, hint, severity=Severity.WARNING)


def _neutral_titles(there: Translations, code: str) -> Iterator[str]:
    """The contexts of what stands in titles of trees that must leave no traces."""
    trees = there.offered_ever(code).items["trees"]
    for name, tree in trees.items():
        if cast("Tree", tree).delivery is Delivery.ONE_PAGE:
            yield f"trees/{name}/neutral_title"


def _missing(spoken: Spoken, place: Place) -> Iterator[Problem]:
    missing = ["/".join(name) for name in sorted(spoken.missing)]
    if not missing:
        return
    message = say_many(
        "{number} item is offered in {code} and not shown: {names}",
        "{number} items are offered in {code} and not shown: {names}",
        len(missing),
        code=quoted(spoken.code),
        names=joined([*missing[:_MOST_NAMED], *(["…"] if len(missing) > _MOST_NAMED else [])]),
    )
    hint = say("'wegwijzer translate status {code}' tells which texts have no translation", code=spoken.code)
    yield Problem(place, "translation-missing", message, hint, severity=Severity.WARNING)
