"""All translations of a site: what they are made from, what there is, and what each language comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar, cast

from wegwijzer_build.model import Offer

from .asked import PAGES, asked_of, asked_of_pages
from .language_files import Files
from .merging import merged
from .offered import Offered, offered
from .pages import Meta, retold_page, texts_of_page
from .po import Translation
from .reviews import Moved
from .spoken import Dutch, Known, Spoken, spoken
from .texts import CONTEXT_SEPARATOR

T = TypeVar("T")
_OF_DUTCH = frozenset(["ever", "today"])
"""What is worked out from the Dutch alone."""
Pages = Mapping[str, tuple[Meta, str]]
"""The name of a page written by hand, without its ending → what its head says, and its Markdown."""
NO_PAGES: Pages = {}


@dataclass(frozen=True)
class Translations:
    """`whole` is all that there is to translate, also what begins later; `today` what is shown."""

    whole: Dutch
    today: Dutch
    files: Mapping[str, Files] = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)
    instead: Callable[[str, str], str] = field(default=lambda _code, acute: acute, compare=False)
    """What stands in the place of a withdrawn text, from the language and its translated lines on who to call."""
    said_anew: frozenset[tuple[str, str]] = frozenset()
    """What an edition says otherwise than its base: translations of that are of other words, and are never shown."""
    _once: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was worked out before, by what it is and the language: the same content is asked for more than once."""

    def after(self, earlier: Translations | None) -> Translations:
        """The same, that knows what was worked out earlier from what did not change since."""
        if earlier is not None and earlier.whole is self.whole and earlier.today is self.today:
            kept = {code for code in self.offers if self.files.get(code) is earlier.files.get(code)}
            same_meaning = earlier.moved == self.moved
            for (what, code), made in earlier._once.items():  # noqa: SLF001 - of its own kind
                if what in _OF_DUTCH or (code in kept and same_meaning):
                    self._once[what, code] = made
        return self

    @property
    def offers(self) -> Mapping[str, Offer]:
        """Language → what is offered in it, in the order of site.yml."""
        return self.today.site.languages

    def entries(self, code: str, pages: Pages = NO_PAGES) -> dict[str, tuple[Translation, ...]]:
        """File → an entry for each text that is offered in a language, with the translation that there is."""
        offer = self.offers[code]
        there = self.files.get(code, Files()).all

        def of_content() -> dict[str, tuple[Translation, ...]]:
            asked = asked_of(self.offered_ever(code), self.whole.before)
            words = {entry.key for some in asked.values() for entry in some}
            known = [entry for entry in there if entry.key in words or _item_of(entry) not in self.said_anew]
            return {file: merged(some, known) for file, some in asked.items()}

        found = dict(self.once("entries", code, of_content))
        texts = {name: texts_of_page(*pages[name]) for name in offer.pages if name in pages}
        if texts:
            found[PAGES] = merged(asked_of_pages(texts), there)
        return found

    def of_edition(self, entries: Iterable[Translation]) -> tuple[Translation, ...]:
        """Of these, the entries of what an edition says itself: all else is translated where its base is."""
        return tuple(entry for entry in entries if _item_of(entry) in self.said_anew)

    def offered_ever(self, code: str) -> Offered:
        """What a language is offered, with what begins later."""
        return self.once("ever", code, lambda: offered(self.whole.items, self.whole.site, self.offers[code]))

    def offered_today(self, code: str) -> Offered:
        """What a language is offered today: items as they are translated, with mentions of what is not there today."""
        there = {
            name: {item: self.whole.items[name].get(item, each) for item, each in items.items()}
            for name, items in self.today.items.items()
        }
        return self.once("today", code, lambda: offered(there, self.whole.site, self.offers[code]))

    def once(self, what: str, code: str, make: Callable[[], T]) -> T:
        """Something about a language, worked out when it is asked for first; `what` it is called."""
        if (what, code) not in self._once:
            self._once[what, code] = make()
        return cast("T", self._once[what, code])

    def known(self, code: str, pages: Pages = NO_PAGES) -> Known:
        """All that is known of a language."""
        files = self.files.get(code, Files())
        entries = {entry.key: entry for some in self.entries(code, pages).values() for entry in some}
        return Known(entries, files.back, files.reviews, self.moved, files.search, self.said_anew)

    def page(self, code: str, name: str, pages: Pages) -> tuple[Meta, str] | None:
        """A page written by hand in another language; None where a text of it is not translated, or no longer right."""
        if name not in self.offers[code].pages or name not in pages:
            return None
        said = {entry.key: entry for entry in self.entries(code, pages).get(PAGES, ())}
        texts = [said.get((f"{PAGES}/{name}", text)) for text in texts_of_page(*pages[name])]
        if not all(entry and entry.says and not entry.guess and not entry.before for entry in texts):
            return None
        return retold_page(*pages[name], lambda text: said[f"{PAGES}/{name}", text].says)

    def spoken(self, code: str) -> Spoken:
        """What the site says today in a language."""

        def tell() -> Spoken:
            return spoken(code, self.today, self.offered_today(code), self.known(code), partial(self.instead, code))

        return self.once("spoken", code, tell)


def _item_of(entry: Translation) -> tuple[str, str]:
    """The collection and the id of the item that an entry is of."""
    collection, name, *_ = (*entry.context.split(CONTEXT_SEPARATOR), "")
    return collection, name
