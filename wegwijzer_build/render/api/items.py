"""A collection as data: every item with all that its file says, and where its page is."""

from __future__ import annotations

from itertools import islice

from wegwijzer_build.model import COLLECTIONS, Collection, Content, Model
from wegwijzer_build.render import addresses

from .rights import RIGHTS
from .told import URL, Schema, by_id, properties_of, record, told
from .values import as_json, documented, field_schemas

TOLD: tuple[Collection, ...] = tuple(collection for collection in COLLECTIONS if collection.name != "trees")
"""The collections with a file of their own; each tree has one for itself."""

_ELSEWHERE = "external_url"
"""What the API calls the `url` of an item that has one: with us `url` is the page of the item."""
_PAGE: Schema = {**URL, "description": "Its page, relative to the root of the site."}


def items_data(content: Content, collection: str, most: int | None = None) -> dict[str, object]:
    """All items of a collection by their ids, or the first of them."""
    items = islice(content.items(collection).items(), most)
    return {**told(RIGHTS, content.site), collection: {name: _item(collection, name, item) for name, item in items}}


def items_schema(collection: Collection) -> Schema:
    """The schema of the file of a collection."""
    kinds = [_item_schema(model, str(kind)) for kind, model in collection.by_kind.items()]
    item: Schema = {"anyOf": kinds} if kinds else _item_schema(collection.model)
    items: Schema = {**by_id(item), "description": f"Every {collection.one} by its id."}
    properties = {**properties_of(RIGHTS), collection.name: items}
    return record(properties, list(properties), f"The collection '{collection.name}'.")


def _item(collection: str, name: str, item: Model) -> dict[str, object]:
    keys = {_name(field): as_json(getattr(item, field)) for field in type(item).model_fields}
    return {"url": addresses.of_item(collection, name), **keys}


def _item_schema(model: type[Model], kind: str = "") -> Schema:
    keys = {_name(field): schema for field, schema in field_schemas(model).items()}
    if kind:
        keys["kind"] = {"const": kind, "description": "What it shows, and so which keys it has."}
    return record({"url": _PAGE, **keys}, ["url", *keys], documented(model))


def _name(field: str) -> str:
    return _ELSEWHERE if field == "url" else field
