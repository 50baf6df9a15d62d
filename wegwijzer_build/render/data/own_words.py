"""What the site says of itself: its name, its opening, and its words for collections and for legal weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wegwijzer_build.model import WITH_PAGES, Kind, Need, ReachWords
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.collections import CollectionWords, collection_words
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.scrutiny import said_of
from wegwijzer_build.render.statement.labels import route_labels, step_labels, trait_labels, way_labels
from wegwijzer_build.render.statement.view import KindView, kind_view
from wegwijzer_build.translation import Scrutiny

from .keys import ABSOLUTE, MARKDOWN, TEXT, URL, Key, Schema, as_object, by_id, described, listed, properties_of, record
from .rights import rights, rights_of

_HAVE_PAGES = frozenset(collection.name for collection in WITH_PAGES)


class _Named(NamedTuple):
    collection: str
    words: CollectionWords
    url: str


_COLLECTION: tuple[Key[_Named], ...] = (
    Key("url", URL, "The page that lists it, relative to the root of the site.", lambda it: it.url),
    Key(
        "one",
        TEXT,
        "What one of its items is called; left out where none has a page of its own.",
        lambda it: it.words.one if it.collection in _HAVE_PAGES else None,
        True,
    ),
    Key("many", TEXT, "What it is called.", lambda it: it.words.many),
    Key("intro", TEXT, "What it is for, in one sentence.", lambda it: it.words.intro),
)
_KIND: tuple[Key[KindView], ...] = (
    Key("word", TEXT, "The word that stands beside a statement of this kind.", lambda kind: kind.word),
    Key("meaning", TEXT, "What that means for who reads it.", lambda kind: kind.meaning),
)
_REACH: tuple[Key[ReachWords], ...] = (
    Key("one", TEXT, "What is said beside such a solution.", lambda words: words.one),
    Key("heading", TEXT, "What stands above all such solutions.", lambda words: words.heading),
)
_NEED: tuple[Key[Need], ...] = (
    Key("need", TEXT, "In the words of who needs it.", lambda it: it.need),
    Key(
        "contacts",
        listed(TEXT),
        "Who to turn to, as ids of contacts.json, the first one first.",
        lambda it: it.contacts,
    ),
)
_TRAIT: tuple[Key[tuple[str, str]], ...] = (
    Key("yes", TEXT, "Where it is so.", lambda it: it[0]),
    Key("no", TEXT, "Where it is not.", lambda it: it[1]),
)
_STEPS: tuple[Key[Mapping[bool, str]], ...] = (
    Key("sourced", TEXT, "Where they come from the sources: `sourced_steps` is true.", lambda it: it[True]),
    Key("ours", TEXT, "Where they are advice of the site.", lambda it: it[False]),
)
_LABELS: tuple[Key[Language], ...] = (
    Key(
        "ways",
        by_id(TEXT, "WayLabels"),
        "The `by` of a way to reach a contact → what stands before it.",
        lambda language: {by.value: label for by, label in way_labels(language).items()},
    ),
    Key(
        "traits",
        by_id(described(_TRAIT, "TraitLabels"), "TraitLabelsByName"),
        "`free`, `anonymous` and `confidential` of a contact → how the site says it; of what is null it says nothing.",
        lambda language: {name: as_object(_TRAIT, labels) for name, labels in trait_labels(language).items()},
    ),
    Key(
        "route",
        by_id(TEXT, "RouteLabels"),
        "The keys of the `route` of an advice → the question that each answers.",
        lambda language: dict(route_labels(language, informal=False)),
    ),
    Key(
        "informal_route",
        by_id(TEXT, "InformalRouteLabels"),
        "The same for an audience that is `informal`.",
        lambda language: dict(route_labels(language, informal=True)),
    ),
    Key(
        "steps",
        described(_STEPS, "StepLabels"),
        "What is said below the steps of an advice.",
        lambda language: as_object(_STEPS, step_labels(language)),
    ),
)
_SITE: tuple[Key[Site], ...] = (
    Key("title", TEXT, "The name of the site.", lambda site: site.content.site.title),
    Key("tagline", TEXT, "What it does for a visitor, in one sentence.", lambda site: site.content.site.tagline),
    Key("text", MARKDOWN, "The opening of its home page.", lambda site: site.content.site.text),
    Key(
        "acute",
        MARKDOWN,
        "Who to call at once; left out where nothing is said of it.",
        lambda site: site.content.site.acute,
        True,
    ),
    Key(
        "abroad",
        MARKDOWN,
        "Beside who to call, in another language: in which languages they answer, and what to say. Show it with them; "
        "left out in the language of the content.",
        lambda site: site.content.site.abroad if site.spoken else None,
        True,
    ),
    Key(
        "needs",
        listed(described(_NEED, "Need")),
        "By what one needs now: who to turn to.",
        lambda site: [as_object(_NEED, each) for each in site.content.site.needs],
    ),
    Key("description", TEXT, "What search engines are told of it.", lambda site: site.content.site.description),
    Key(
        "feedback",
        ABSOLUTE,
        "Where to write that something on the site is wrong: a `mailto:` or `https:` address; left out where there is "
        "none.",
        lambda site: addresses.of_feedback(site.content.site),
        True,
    ),
    Key(
        "collections",
        by_id(described(_COLLECTION, "CollectionWords"), "CollectionWordsById"),
        "Collection → what the site calls it, trees included.",
        lambda site: {each.collection: as_object(_COLLECTION, each) for each in _collections(site)},
    ),
    Key(
        "kinds",
        by_id(described(_KIND, "KindWords"), "KindWordsById"),
        "The `kind` of a statement, which is its legal weight → how the site says it.",
        lambda site: {kind.value: as_object(_KIND, kind_view(kind, site.language)) for kind in Kind},
    ),
    Key(
        "reach",
        by_id(described(_REACH, "ReachWords"), "ReachWordsById"),
        "The `reach` of a solution → how the site says it, where it has words of its own.",
        lambda site: {reach.value: as_object(_REACH, words) for reach, words in site.content.site.words.reach.items()},
    ),
    Key(
        "labels",
        described(_LABELS, "Labels"),
        "What stands beside facts of contacts and advice.",
        lambda site: as_object(_LABELS, site.language),
    ),
    Key(
        "scrutiny",
        by_id(TEXT, "ScrutinyWords"),
        "The `scrutiny` of a translated text → what the site says beside it: show it too.",
        lambda site: {level.value: said_of(level, site.language) for level in Scrutiny},
    ),
)
_LEFT_OUT = frozenset(key.name for key in _SITE if key.optional)


def site_data(site: Site) -> dict[str, object]:
    """What the site says of itself."""
    return {**rights_of(site.content.site), **as_object(_SITE, site)}


def site_schema(*, licensed: bool) -> Schema:
    """The schema of that."""
    properties = {**properties_of(rights(licensed=licensed)), **properties_of(_SITE)}
    required = [name for name in properties if name not in _LEFT_OUT]
    return record("SiteFile", properties, required, "What the site says of itself.")


def _collections(site: Site) -> Iterator[_Named]:
    """All collections that have anything in them."""
    for name, words in collection_words(site.content, site.language).items():
        if site.content.items(name):
            yield _Named(name, words, addresses.of_collection(name, site.language.folder))
