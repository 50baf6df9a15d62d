"""What an edition says over what its base says: items, lists of ids, and what stands in `site.yml`.

Same name replaces the whole item, a new name adds. Nothing is merged inside a text, so that who reads a file reads all
of it. Places stay those of the files that something was written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from wegwijzer_build.load import Document, Loaded, Value
from wegwijzer_build.model import Edition, ListChange
from wegwijzer_build.problems import KeyPath, Place, Problem
from wegwijzer_build.wording import nearest, quoted, say

from .lists import with_list
from .reading import EDITION, EditionFile

SITE = "site"
CONTACTS_FIRST = "contacts_first"
_LANGUAGES = "languages"
"""What stands beside `site` in edition.yml, and is a key of site.yml too."""
Name = tuple[str, str]
_ASKING = frozenset(["duties", "laws", "reading", "telling"])
"""Files on the language that texts are held against."""


def merged(base: Loaded, own: Loaded, read: EditionFile) -> tuple[Loaded, tuple[Problem, ...]]:
    """The content of an edition, and what is wrong with what it says of its base. Raises ValueError without."""
    if read.said is None or read.document is None:
        raise ValueError("the file on the edition could not be read")
    problems: list[Problem] = []
    protected = _protected(base)
    ours = set(names_in(own))
    problems += [*_not_ours(own, protected), *_asked_otherwise(base, own)]
    documents = [left for document in base.documents if (left := _not_in(document, ours)) is not None]
    documents = [*documents, *(document for document in own.documents if document.collection != SITE)]
    documents, of_lists, changed = _with_lists(documents, read.said, read.document, protected)
    documents = [_with_site(each, read.document) if each.collection == SITE else each for each in documents]
    there = {(document.collection, name) for document in documents for name in names_of(document)}
    without, of_without = _left_out(read.said, read.document, there, protected)
    problems += [*of_lists, *of_without]
    return (
        Loaded(
            tuple(sorted(documents, key=lambda document: (document.collection, document.id, document.file))),
            {**base.texts, **own.texts, read.document.file: read.text},
            base.unread | own.unread,
            base.without - ours | without,
            base.replaced | {name for name in ours if name[0] != SITE} | changed | _said_of_site(read.document),
        ),
        tuple(problems),
    )


def said_otherwise(base: Loaded, own: Loaded, said: Edition, of_edition: Document) -> Mapping[Name, Place]:
    """What of the base the edition replaces, or changes a list of → where it does."""
    there = set(names_in(base))
    found = {
        (document.collection, name): document.place((name,), of_key=True) if document.shared else document.place()
        for document in own.documents
        for name in names_of(document)
    }
    for item in said.lists:
        collection, _, name = item.partition("/")
        found.setdefault((collection, name), of_edition.place(("lists", item), of_key=True))
    return {name: place for name, place in found.items() if name in there}


def _said_of_site(of_edition: Document) -> set[Name]:
    """What the edition says in the place of `site.yml`, key by key: each has a translation of its own."""
    said = of_edition.value.get(SITE) if isinstance(of_edition.value, dict) else None
    return {(SITE, key) for key in said} if isinstance(said, dict) else set()


def names_in(loaded: Loaded) -> Iterator[Name]:
    """All items, by collection and id."""
    yield from ((document.collection, name) for document in loaded.documents for name in names_of(document))


def names_of(document: Document) -> Iterable[str]:
    """The ids of the items in a file."""
    if not document.shared:
        return (document.id,)
    return tuple(document.value) if isinstance(document.value, dict) else ()


def _not_in(document: Document, names: set[Name]) -> Document | None:
    """A file of the base without what the edition says itself; None where nothing is left of it."""
    gone = [name for name in names_of(document) if (document.collection, name) in names]
    if not gone:
        return document
    if not document.shared or not isinstance(document.value, dict):
        return None
    left: Value = {name: item for name, item in document.value.items() if name not in gone}
    return replace(document, value=left)


def _protected(base: Loaded) -> Mapping[Name, Place]:
    """What nobody may take away, as `site.yml` of the base names it → where it does."""
    found: dict[Name, Place] = {}
    for document in base.documents:
        value = document.value if document.collection == SITE and isinstance(document.value, dict) else {}
        names = value.get("protected")
        for index, name in enumerate(names if isinstance(names, list) else ()):
            collection, _, item = str(name).partition("/")
            found[collection, item] = document.place(("protected", index))
    return found


def _not_ours(own: Loaded, protected: Mapping[Name, Place]) -> Iterator[Problem]:
    for document in own.documents:
        if document.collection == SITE:
            message = say("an edition has no site.yml of its own")
            hint = say("say under 'site' in {file} what is different, and delete this file", file=EDITION)
            yield Problem(document.place(), "edition-site", message, hint)
        for name in names_of(document):
            if (document.collection, name) in protected:
                place = document.place((name,), of_key=True) if document.shared else document.place()
                yield _is_protected(place, document.collection, name)


def _asked_otherwise(base: Loaded, own: Loaded) -> Iterator[Problem]:
    """What the base asks of texts and trees: of whom readers turn to first, of words of duty, of how easy texts are."""
    asked = {(each.collection, each.id): _demands(each) for each in base.documents}
    for document in own.documents:
        name = (document.collection, document.id)
        if asked.get(name) is not None and _demands(document) != asked[name]:
            place = document.place(("demands",), of_key=True)
            message = say("what the base asks of texts and trees cannot be changed here")
            hint = say("leave what it says as it is in the base")
            yield Problem(place, "edition-protected", message, hint)


def _demands(document: Document) -> Value | None:
    """What a file asks of others; None where it is of a kind that asks nothing."""
    if document.collection == "language" and document.id in _ASKING:
        return document.value
    if document.collection == "audiences" and isinstance(document.value, dict):
        return document.value.get("demands", {})
    return None


def _is_protected(place: Place, collection: str, name: str) -> Problem:
    message = say("{name} is protected: no edition takes it away or changes it", name=quoted(f"{collection}/{name}"))
    return Problem(place, "edition-protected", message, say("add what you want to say beside it"))


def _left_out(
    said: Edition, document: Document, there: set[Name], protected: Mapping[Name, Place]
) -> tuple[frozenset[Name], list[Problem]]:
    names: set[Name] = set()
    problems = []
    for collection, ids in said.without.items():
        for index, item in enumerate(ids):
            name = (collection.value, item)
            place = document.place(("without", collection.value, index))
            if name in protected:
                problems.append(_is_protected(place, *name))
            elif name not in there:
                problems.append(_unknown(place, name, there))
            else:
                names.add(name)
    return frozenset(names), problems


def _unknown(place: Place, name: Name, there: Iterable[Name]) -> Problem:
    message = say("the base has no {name}", name=quoted("/".join(name)))
    guess = nearest(name[1], [item for collection, item in there if collection == name[0]])
    hint = say("did you mean {guess}?", guess=quoted(guess)) if guess else say("see what the base has in that folder")
    return Problem(place, "edition-unknown", message, hint)


def _with_lists(
    documents: list[Document], said: Edition, of_edition: Document, protected: Mapping[Name, Place]
) -> tuple[list[Document], list[Problem], set[Name]]:
    """The documents with longer and shorter lists, what is wrong with these changes, and which items they are in."""
    problems: list[Problem] = []
    changed: set[Name] = set()
    there = {(document.collection, name) for document in documents for name in names_of(document)}
    for item, lists in said.lists.items():
        collection, _, name = item.partition("/")
        place = of_edition.place(("lists", item), of_key=True)
        if (collection, name) in protected:
            problems.append(_is_protected(place, collection, name))
            continue
        if (collection, name) not in there:
            problems.append(_unknown(place, (collection, name), there))
            continue
        changed.add((collection, name))
        at = next(n for n, each in enumerate(documents) if each.collection == collection and name in names_of(each))
        for key, change in lists.items():
            path: KeyPath = (name, key) if documents[at].shared else (key,)
            documents[at], of_list = _changed(documents[at], path, change, of_edition, ("lists", item, key))
            problems += of_list
    return documents, problems, changed


def _changed(
    document: Document, path: KeyPath, change: ListChange, of_edition: Document, at: KeyPath
) -> tuple[Document, list[Problem]]:
    ids = _ids_at(document, path)
    if ids is None:
        message = say("there is no list of ids called {key}", key=quoted(str(path[-1])))
        hint = say("name a list of the item, such as 'contacts'")
        return document, [Problem(of_edition.place(at, of_key=True), "edition-list", message, hint)]
    problems = []
    for index, gone in enumerate(change.without):
        if gone not in ids:
            message = say("{id} is not in this list", id=quoted(gone))
            hint = say("in it are: {ids}", ids=", ".join(ids)) if ids else say("it is empty")
            problems.append(Problem(of_edition.place((*at, "without", index)), "edition-list", message, hint))
    added = [(each, of_edition.place((*at, "add", n))) for n, each in enumerate(change.add) if each not in ids]
    return with_list(document, path, added, set(change.without)), problems


def _ids_at(document: Document, path: KeyPath) -> list[str] | None:
    """The ids in a list; none where it is left out, None where it is no such list."""
    here: Value | None = document.value
    for step in path:
        here = here.get(str(step), []) if isinstance(here, dict) else None
    if isinstance(here, str):
        here = [here]
    if not isinstance(here, list) or not all(isinstance(each, str) for each in here):
        return None
    return [each for each in here if isinstance(each, str)]


def _with_site(site: Document, of_edition: Document) -> Document:
    """The settings of the base with what the edition says otherwise: whole keys, in the place of those of the base."""
    whole = of_edition.value if isinstance(of_edition.value, dict) else {}
    under_site = whole.get(SITE)
    said = under_site if isinstance(under_site, dict) else {}
    beside = {CONTACTS_FIRST: whole[CONTACTS_FIRST]} if CONTACTS_FIRST in whole else {}
    if not isinstance(site.value, dict):
        return site

    # What is not translated, or not written, of what the base offers is for the edition to mend.
    of_base = of_edition.place(("base",), of_key=True)

    def moved(places: Mapping[KeyPath, Place], theirs: Mapping[KeyPath, Place]) -> dict[KeyPath, Place]:
        kept = {
            path: of_base if path[:1] == (_LANGUAGES,) else place
            for path, place in theirs.items()
            if not path or path[0] not in said | beside
        }
        of_site = {path[1:]: place for path, place in places.items() if path[:1] == (SITE,) and len(path) > 1}
        return kept | of_site | {path: place for path, place in places.items() if path[:1] == (CONTACTS_FIRST,)}

    return replace(
        site,
        value={**site.value, **said, **beside},
        values=moved(of_edition.values, site.values),
        keys=moved(of_edition.keys, site.keys),
    )
