"""A collection as data: every item with all that its file says, and where its page is."""

from __future__ import annotations

from itertools import islice

from wegwijzer_build.model import COLLECTIONS, Collection, Model
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Site

from .keys import URL, Schema, by_id, properties_of, record
from .rights import rights, rights_of
from .scrutiny import SCRUTINY, scrutiny_of
from .values import documented, field_schemas

IN_FILES: tuple[Collection, ...] = tuple(collection for collection in COLLECTIONS if collection.name != "trees")
"""The collections with a file of their own; each tree has one for itself."""

_ELSEWHERE = "external_url"
"""What the API calls the `url` of an item that has one: with us `url` is the page of the item."""
_PAGE: Schema = {**URL, "description": "Its page, relative to the root of the site."}


def items_data(site: Site, collection: str, most: int | None = None) -> dict[str, object]:
    """All items of a collection by their ids, or the first of them, in the language of a site."""
    items = islice(site.content.items(collection).items(), most)
    return {
        **rights_of(site.content.site),
        collection: {name: _item(site, collection, name, item) for name, item in items},
    }


def items_schema(collection: Collection, *, licensed: bool) -> Schema:
    """The schema of the file of a collection."""
    name = collection.model.__name__
    items = by_id(_item_schema(collection), f"{name}ById", f"Every {collection.one} by its id.")
    properties = {**properties_of(rights(licensed=licensed)), collection.name: items}
    return record(f"{name}File", properties, list(properties), f"The collection '{collection.name}'.")


def _item(site: Site, collection: str, name: str, item: Model) -> dict[str, object]:
    url = addresses.of_item(collection, name, site.language.folder)
    keys = {_name(field): value for field, value in item.model_dump(mode="json").items()}
    return {"url": url, **scrutiny_of(site, collection, name), **keys}


def _item_schema(collection: Collection) -> Schema:
    """The schema of an item. Keys that only some kinds have may be missing, so that it takes kinds still to come."""
    keys = field_schemas(collection.model)
    of_some = {
        field: {**schema, "description": f"{schema.get('description', '')} Where `kind` is {kind}.".lstrip()}
        for kind, model in collection.by_kind.items()
        for field, schema in field_schemas(model).items()
        if field not in keys
    }
    properties = {_name(field): schema for field, schema in {**keys, **of_some}.items()}
    required = ["url", *(_name(field) for field in keys)]
    properties = {"url": _PAGE, **SCRUTINY, **properties}
    return record(collection.model.__name__, properties, required, documented(collection.model))


def _name(field: str) -> str:
    return _ELSEWHERE if field == "url" else field
