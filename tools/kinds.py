"""One page of every kind that there is: the fullest one, since that can go wrong in most ways."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle, islice
from typing import Any

from tools.reading import EMBEDS, Page, Site

Kinds = Mapping[str, str]

LISTS = (
    *(
        "keuzehulp",
        "onderwerpen",
        "afbeeldingen",
        "adviezen",
        "situaties",
        "rollen",
        "taken",
        "competenties",
        "oplossingen",
        "hulp",
    ),
    *("instrumenten", "cijfers", "begrippen", "bronnen"),
)
TREE = ("start", "question", "outcome", "one page", "embed of a question", "embed of an outcome", "embed of one page")
BY_HAND = ("over", "privacy", "veilig-bekijken", "toegankelijkheid", "hosten", "redactie", "controles")
HOSTS = ("insluiten", "en/embedding")
PICTURES = ("timeline", "steps", "routes", "factors")
OVERVIEWS = ("matrix", "sides")
NAMES = (
    *("home", "audience", "audiences", "search", *TREE, *BY_HAND, *HOSTS, "advice per audience"),
    *(
        "advice with a route",
        "words to copy",
        "letter",
        "checklist",
        "slides",
        "table to fill",
        "tree as a text",
        "what changed",
    ),
    *(
        f"{kind} in another language"
        for kind in ("home", "start", "one page", "embed of one page", "topic", "search", "list", "item")
    ),
    "tree as a text in another language",
    *(f"picture of {kind}" for kind in PICTURES),
    *(f"topic with {overview}" for overview in OVERVIEWS),
    *(f"list of {folder}" for folder in LISTS),
    *(f"item of {folder}" for folder in LISTS if folder != "keuzehulp"),
)


def kinds_of(site: Site) -> Kinds:
    """Name → address; every name of `NAMES`."""

    def fullest(start: str, kind: str | None = None, *, telling: str = "") -> str:
        found = [page for page in site.pages.values() if page.address.startswith(start) and page.address != start]
        found = [page for page in found if kind is None or page.body.get("data-kind") == kind]
        return max((page for page in found if telling in page.source), key=_size).address

    tree = next(name for name, data in site.trees.items() if data["delivery"] == "pages")
    one_page = next(name for name, data in site.trees.items() if data["delivery"] == "one-page")
    question, outcome = (fullest(f"keuzehulp/{tree}/", kind) for kind in ("question", "outcome"))
    kinds = {
        "home": "",
        "audience": fullest("voor/"),
        "audiences": "voor/",
        "search": "zoeken/",
        "start": f"keuzehulp/{tree}/",
        "question": question,
        "embed of a question": question.replace("keuzehulp/", EMBEDS),
        "embed of an outcome": outcome.replace("keuzehulp/", EMBEDS),
        "embed of one page": f"{EMBEDS}{one_page}/",
        "one page": f"keuzehulp/{one_page}/",
        "outcome": outcome,
        "controles": "redactie/controles/",
        "advice per audience": fullest("adviezen/", telling="Voor de werknemer"),
        "advice with a route": fullest("adviezen/", telling="ww-route"),
        "words to copy": fullest("instrumenten/", telling='<blockquote class="ww-say"'),
        "letter": fullest("instrumenten/", telling="ww-whole"),
        "slides": fullest("instrumenten/", telling="data-slides"),
        "table to fill": fullest("instrumenten/", telling="ww-fill"),
        "checklist": fullest("instrumenten/", telling="ww-ticks"),
        **_in_other_languages(site),
        "tree as a text": f"keuzehulp/{tree}/tekst/",
        "what changed": "wat-is-er-veranderd/",
        **{f"picture of {kind}": _picture(site, kind) for kind in PICTURES},
        **{f"topic with {overview}": fullest("onderwerpen/", telling=f"ww-{overview}") for overview in OVERVIEWS},
        **{name: f"{name}/" for name in (*BY_HAND, *HOSTS) if name != "controles"},
        **{f"list of {folder}": f"{folder}/" for folder in LISTS},
        **{f"item of {folder}": fullest(f"{folder}/") for folder in LISTS if folder != "keuzehulp"},
    }
    assert set(kinds) == set(NAMES)
    return kinds


def _below(site: Site) -> Kinds:
    """Kinds of pages that there are in other languages, by their addresses in the folder of one."""

    def tree(delivery: str) -> str:
        """A tree that is there in some language."""
        there = (name for name, data in site.trees.items() if data["delivery"] == delivery)
        codes = languages_of(site)
        return next(name for name in there if any(f"{code}/keuzehulp/{name}/" in site.pages for code in codes))

    one_page = tree("one-page")
    return {
        "home": "",
        "start": f"keuzehulp/{tree('pages')}/",
        "one page": f"keuzehulp/{one_page}/",
        "embed of one page": f"{EMBEDS}{one_page}/",
        "topic": "onderwerpen/werken-in-nederland/",
        "search": "zoeken/",
        "list": "hulp/",
        "item": "adviezen/bel-112/",
        "tree as a text": f"keuzehulp/{one_page}/tekst/",
    }


def languages_of(site: Site) -> list[str]:
    """The languages beside that of the content, by their folders."""
    return sorted({address.split("/")[0] for address in site.pages if address.endswith("/voor/werknemer/")} - {"voor"})


def _in_other_languages(site: Site) -> Kinds:
    """Kinds of pages in other languages: each in one, taken in turns, so that each language has some."""
    codes = languages_of(site)
    turn = cycle(codes)
    pages = {**site.pages, **site.embeds}

    def there(below: str) -> str:
        """An address in the next language that has it."""
        return next(f"{code}/{below}" for code in islice(turn, len(codes)) if f"{code}/{below}" in pages)

    return {f"{name} in another language": there(below) for name, below in _below(site).items()}


def every_language(site: Site) -> tuple[str, ...]:
    """The address of every kind of page in every language beside that of the content, where it is there."""
    found = [f"{code}/{below}" for code in languages_of(site) for below in _below(site).values()]
    return tuple(address for address in found if address in site.pages or address in site.embeds)


def of_other_parts(site: Site, kinds: Kinds) -> Kinds:
    """The kinds of which each has an element, with its class, within another as no kind before it has."""
    pages = {**site.pages, **site.embeds}
    seen: set[object] = set()
    found = {}
    for name, address in kinds.items():
        parts = parts_of(pages[address].body)
        if not parts <= seen:
            found[name] = address
            seen |= parts
    return found


def parts_of(whole: Any) -> set[object]:
    """The elements of an element: each with its class, and with that which it stands in."""
    return {(_part(element.getparent()), _part(element)) for element in whole.iterdescendants("*")}


def _part(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _picture(site: Site, kind: str) -> str:
    pictures = site.json("api/v1/pictures.json")["pictures"]
    name = next(name for name, picture in pictures.items() if picture["kind"] == kind)
    return f"afbeeldingen/{name}/"


def _size(page: Page) -> int:
    return len(page.source)
