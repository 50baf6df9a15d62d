"""The description of the files of the API for the tools of programmers: OpenAPI 3.1, with examples from the content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from wegwijzer_build.model import EMBEDDED
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN, LANGUAGE_PATTERN

from .documents import documents_data
from .embeds import embeds_data
from .files import (
    DOCUMENTS,
    EMBEDS,
    FOLDER,
    INDEX,
    OPENAPI,
    address_of_schema,
    address_of_site,
    index_data,
    schemas,
    schemas_of,
)
from .guide import GUIDE
from .items import IN_FILES, items_data
from .keys import TEXT, Schema, record
from .named import name_of, written
from .oembed import FOLDER as OEMBED_FOLDER
from .oembed import embedded_items, embedded_trees, oembed_data, offered
from .own_words import site_data
from .trees import tree_data

VERSION = "3.1.0"
API_VERSION = "1.0.0"
"""Of the data: what is in `v1` keeps its form, so only its middle part ever grows, when something is added."""
_JSON = "application/json"
_COMPONENTS = "#/components/schemas/"
_DESCRIPTIONS: Mapping[str, Schema] = {
    "openapi": record("OpenApi", {"openapi": TEXT}, ["openapi"], "A description of all files."),
    "schema": record("JsonSchema", {"$schema": TEXT}, ["$schema"], "The schema of a file."),
    "problem": record(
        "Problem",
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT, "error": TEXT},
        ["title", "status"],
        "What is wrong with a request.",
    ),
}
"""What describes data and is none itself, and so has no schema in a file."""


def openapi_data(site: Site) -> dict[str, object]:
    """The whole description. Every schema stands in it, so that it can be read without fetching another file."""
    about, licence = site.content.site, site.content.site.licence
    return {
        "openapi": VERSION,
        "info": {
            "title": about.title,
            "version": API_VERSION,
            "description": GUIDE,
            **_contact(site),
            **({"license": {"name": licence.name, "identifier": licence.id}} if licence else {}),
        },
        # Without an address of its own the site is where this file is: two folders up.
        "servers": [{"url": about.url.rstrip("/") if about.url else "../.."}],
        "paths": _paths(site),
        "components": {
            "schemas": written({**schemas_of(site), **_DESCRIPTIONS}.values(), _COMPONENTS),
            "responses": {"NotFound": _not_found()},
        },
    }


def _contact(site: Site) -> dict[str, object]:
    """Where somebody can say that something is wrong, if the site names that."""
    said = site.content.site.feedback
    if not said:
        return {}
    return {"contact": {"name": site.content.site.title, "url" if said.startswith("https://") else "email": said}}


def _not_found() -> dict[str, object]:
    """What a server says of a file that is not there (RFC 9457); others say it in their own way."""
    return {
        "description": "There is no such file.",
        "headers": _headers(),
        "content": {"application/problem+json": {"schema": {"$ref": _COMPONENTS + "Problem"}}},
    }


def _paths(site: Site) -> dict[str, object]:
    index, about = index_data(site), site.content.site
    files = index["files"]
    begun = {**index, "files": files[:1] if isinstance(files, list) else [], "languages": []}
    paths: dict[str, object] = {
        f"/{INDEX}": _fetched("index", "What data there is", "index", begun),
        f"/{address_of_site(site)}": _fetched("site", "What the site says of itself", "site", site_data(site)),
        f"/{EMBEDS}": _fetched("embeds", "What others can show in a frame", "embeds", embeds_data(site, most=1)),
        f"/{DOCUMENTS}": _fetched("documents", "Files to take along", "documents", documents_data(site, most=1)),
    }
    for collection in IN_FILES:
        name = collection.name
        example = items_data(site, name, most=1)
        paths[f"/{FOLDER}/{name}.json"] = _fetched(name, f"Every {collection.one} by its id", name, example)
    first = next((tree_data(site.content, name, analysis, most=2) for name, analysis in site.trees.items()), None)
    tree = _fetched("tree", "A tree with all its states", "tree", first)
    paths[f"/{FOLDER}/trees/{{tree}}.json"] = _with(_named("tree", "The id of the tree.", site.trees), tree)
    paths |= _in_languages(site, tree)
    paths |= _oembed(site) if about.url else {}
    paths[f"/{OPENAPI}"] = _fetched("openapi", "This description", "openapi")
    schema = _fetched("schema", "The JSON Schema of an answer", "schema")
    named = _named("name", "What it is the schema of.", schemas_of(site))
    paths["/" + address_of_schema("{name}")] = _with(named, schema)
    return paths


def _in_languages(site: Site, tree: dict[str, object]) -> dict[str, object]:
    """The same files in other languages: what each has stands in the index."""
    codes = [each.language.code for each in site.beside]
    if not codes:
        return {}
    language = _named("language", "The code of the language.", codes, pattern=LANGUAGE_PATTERN)
    own = _fetched("site-in", "What the site says of itself in a language", "site")
    found: dict[str, object] = {f"/{FOLDER}/{{language}}/site.json": _with(language, own)}
    for collection in IN_FILES:
        if any(each.content.items(collection.name) for each in site.beside):
            fetched = _fetched(f"{collection.name}-in", f"Every {collection.one} in a language", collection.name)
            found[f"/{FOLDER}/{{language}}/{collection.name}.json"] = _with(language, fetched)
    trees = [
        *language,
        *_named("tree", "The id of the tree.", dict.fromkeys(name for each in site.beside for name in each.trees)),
    ]
    in_language: dict[str, object] = {"get": {**cast("dict[str, object]", tree["get"]), "operationId": "tree-in"}}
    found[f"/{FOLDER}/{{language}}/trees/{{tree}}.json"] = _with(trees, in_language)
    return found


def _oembed(site: Site) -> dict[str, object]:
    tree, item = (
        next((oembed_data(site, what) for what in offered(whats)), None)
        for whats in (embedded_trees(site), embedded_items(site))
    )
    of_tree = _fetched("oembed-tree", "How to show a tree (oEmbed 1.0)", "oembed", tree)
    of_item = _fetched("oembed-item", "How to show an item (oEmbed 1.0)", "oembed", item)
    names = [*_named("collection", "The collection.", EMBEDDED), *_named("id", "The id of the item.")]
    trees = [it.id for it in offered(embedded_trees(site))]
    return {
        f"/{OEMBED_FOLDER}{{tree}}.json": _with(_named("tree", "The id of a tree of pages.", trees), of_tree),
        f"/{OEMBED_FOLDER}{{collection}}/{{id}}.json": _with(names, of_item),
    }


def _schemas() -> Mapping[str, Schema]:
    return {**schemas(licensed=True), **_DESCRIPTIONS}


def _fetched(operation: str, summary: str, schema: str, example: object = None) -> dict[str, object]:
    """What fetching a file gives. `schema`: that of the file, by its name."""
    of = {"$ref": _COMPONENTS + name_of(_schemas()[schema])}
    content = {_JSON: {"schema": of, **({"example": example} if example else {})}}
    found = {"description": "The file.", "headers": _headers(), "content": content}
    responses = {"200": found, "404": {"$ref": "#/components/responses/NotFound"}}
    return {"get": {"operationId": operation, "summary": summary, "responses": responses}}


def _named(
    name: str, description: str, known: Iterable[str] = (), pattern: str = ID_PATTERN
) -> list[dict[str, object]]:
    """A part of an address that differs. The known names are examples, since others will come."""
    examples = {"examples": list(known)} if known else {}
    schema: Schema = {"type": "string", "pattern": pattern, "maxLength": ID_LENGTH, **examples}
    return [{"name": name, "in": "path", "required": True, "description": description, "schema": schema}]


def _with(parameters: list[dict[str, object]], path: dict[str, object]) -> dict[str, object]:
    return {"parameters": parameters, **path}


def _headers() -> dict[str, object]:
    description = "Pages of anybody may read it; sent by a server that was set up as the hosting page says."
    return {
        "Access-Control-Allow-Origin": {"description": description, "schema": {"const": "*"}},
        "API-Version": {
            "description": "The version of the data.",
            "schema": {"type": "string", "examples": [API_VERSION]},
        },
    }
