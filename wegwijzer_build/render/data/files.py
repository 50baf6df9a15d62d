"""Every file of the API: its address, its schema, and how to make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from wegwijzer_build.model import folders
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.translation import Scrutiny

from .documents import documents_data, documents_schema
from .embeds import embeds_data, embeds_schema
from .items import IN_FILES, items_data, items_schema
from .keys import (
    NUMBER,
    TEXT,
    URL,
    Key,
    Schema,
    as_file,
    as_object,
    by_id,
    described,
    listed,
    properties_of,
    record,
    word,
)
from .named import name_of, written
from .oembed import oembed_schema
from .own_words import site_data, site_schema
from .rights import rights, rights_of
from .trees import tree_json, tree_schema

FOLDER = folders.DATA.rstrip("/")
DOCUMENTS = f"{FOLDER}/documents.json"
EMBEDS = f"{FOLDER}/embeds.json"
INDEX = f"{FOLDER}/index.json"
OPENAPI = f"{FOLDER}/openapi.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class DataFile:
    """A file with a collection or a tree. `schema`: the name of its schema; `number`: of its items or states."""

    url: str
    schema: str
    what: str
    id: str
    title: str
    number: int
    make: Callable[[], bytes]


def address_of_site(site: Site) -> str:
    """Where the file is with what a site says of itself, relative to the root."""
    return f"{_folder(site.language)}/site.json"


def _folder(language: Language) -> str:
    return f"{FOLDER}/{language.folder}".rstrip("/")


_FILE: tuple[Key[DataFile], ...] = (
    Key("url", URL, "Where the file is, relative to the root of the site.", lambda file: file.url),
    Key("schema", URL, "Where the schema of the file is.", lambda file: address_of_schema(file.schema)),
    Key(
        "what",
        word(["collection", "tree"]),
        "Whether it holds a collection, or a tree.",
        lambda file: file.what,
    ),
    Key("id", TEXT, "The name of the collection, or the id of the tree.", lambda file: file.id),
    Key("title", TEXT, "What the site calls it.", lambda file: file.title),
    Key("number", NUMBER, "How many items the collection has, or how many states the tree.", lambda file: file.number),
)
_LANGUAGE: tuple[Key[Site], ...] = (
    Key("code", TEXT, "The language (BCP 47).", lambda site: site.language.code),
    Key("name", TEXT, "What its speakers call it.", lambda site: site.language.own_name),
    Key("home", URL, "The front page in it, relative to the root of the site.", lambda site: site.language.folder),
    Key("site", URL, "The file with what the site says of itself in it.", address_of_site),
    Key(
        "scrutiny",
        word(each.value for each in Scrutiny),
        "How well the translation was read, where that is least. none: not at all. machine: by programs. read: by a "
        "person who speaks the language. revised: by such a person, who put it into better words.",
        lambda site: site.spoken.least.value if site.spoken else Scrutiny.NONE.value,
    ),
    Key(
        "files",
        listed(described(_FILE, "DataFile")),
        "Every file with a collection or a tree in it.",
        lambda site: [as_object(_FILE, f) for f in data_files(site)],
    ),
)
_INDEX: tuple[Key[Site], ...] = (
    Key("openapi", URL, "The description of all of it (OpenAPI 3.1).", lambda _: OPENAPI),
    Key("site", URL, "The file with what the site says of itself.", address_of_site),
    Key("embeds", URL, "Everything that others can show in a frame.", lambda _: EMBEDS),
    Key("documents", URL, "Every file to take along.", lambda _: DOCUMENTS),
    Key(
        "files",
        listed(described(_FILE, "DataFile")),
        "Every file with a collection or a tree.",
        lambda site: [as_object(_FILE, f) for f in data_files(site)],
    ),
    Key(
        "languages",
        listed(described(_LANGUAGE, "TranslatedInto")),
        "What there is in other languages. A tree in another language has the same states and answers.",
        lambda site: [as_object(_LANGUAGE, each) for each in site.beside],
    ),
    Key(
        "moved",
        by_id(URL, "MovedAddresses", "An address that is gone → the one to go on with."),
        "Promised addresses that are gone, of pages and of data: look here when an id that you kept is not there any "
        "more. Both are relative to the root of the site.",
        lambda site: dict(site.content.site.moved),
    ),
)


def data_files(site: Site) -> Iterator[DataFile]:
    """The files with content in the language of a site, in a fixed order: collections first, then trees.

    In the language of the content every collection has one, in another each that holds something.
    """
    content, words, language = site.content, collection_words(site.content, site.language), site.language
    folder = _folder(language)
    for collection in IN_FILES:
        name = collection.name
        make = partial(_items, site, name)
        number = len(content.items(name))
        if language.folder and not number:
            continue
        yield DataFile(f"{folder}/{name}.json", name, "collection", name, words[name].many, number, make)
    for name, analysis in site.trees.items():
        title = site.pages.item("trees", name).title_anywhere
        yield DataFile(
            f"{folder}/trees/{name}.json",
            "tree",
            "tree",
            name,
            title,
            len(analysis.states),
            partial(tree_json, site, name),
        )


def index_data(site: Site) -> dict[str, object]:
    """What there is."""
    return {**rights_of(site.content.site), **as_object(_INDEX, site)}


@cache
def schemas(*, licensed: bool) -> dict[str, Schema]:
    """The schema of every answer by the name of its file. `licensed`: whether the site gives terms of use."""
    properties = {**properties_of(rights(licensed=licensed)), **properties_of(_INDEX)}
    found = {
        "index": record("Index", properties, list(properties), "What data there is."),
        "site": site_schema(licensed=licensed),
    }
    found |= {collection.name: items_schema(collection, licensed=licensed) for collection in IN_FILES}
    return {
        **found,
        "tree": tree_schema(licensed=licensed),
        "embeds": embeds_schema(licensed=licensed),
        "documents": documents_schema(licensed=licensed),
        "oembed": oembed_schema(),
    }


def schemas_of(site: Site) -> dict[str, Schema]:
    """The schema of every answer of a site."""
    return schemas(licensed=site.content.site.licence is not None)


def schema_data(site: Site, name: str) -> dict[str, object]:
    """A schema as a file; it names itself where the site knows its own address."""
    url = site.content.site.url
    own = {"$id": url + address_of_schema(name)} if url else {}
    schema = schemas_of(site)[name]
    parts = written([schema], "#/$defs/")
    return {"$schema": _DIALECT, **own, **parts.pop(name_of(schema)), "$defs": parts}


def address_of_schema(name: str) -> str:
    """Where a schema is, relative to the root of the site."""
    return f"{FOLDER}/schemas/{name}.json"


def planned_data(site: Site) -> Iterator[Planned]:
    """Data, index and schemas."""
    yield Planned(INDEX, lambda: as_file(index_data(site)))
    yield Planned(EMBEDS, lambda: as_file(embeds_data(site)))
    yield Planned(DOCUMENTS, lambda: as_file(documents_data(site)))
    for each in (site, *site.beside):
        yield Planned(address_of_site(each), partial(_site, each))
        yield from (Planned(file.url, file.make) for file in data_files(each))
    for name in schemas_of(site):
        yield Planned(address_of_schema(name), partial(_schema, site, name))


def _items(site: Site, collection: str) -> bytes:
    return as_file(items_data(site, collection))


def _site(site: Site) -> bytes:
    return as_file(site_data(site))


def _schema(site: Site, name: str) -> bytes:
    return as_file(schema_data(site, name))
