"""JSON schemas of content files, with which editors complete keys, explain them and point at mistakes while one types.

They are made from the models and refuse nothing that these accept; what they cannot tell (references, dates against
today, words in texts) `check` tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wegwijzer_build.model import (
    COLLECTIONS,
    LANGUAGE,
    Collection,
    Edition,
    KeptChanges,
    LookFile,
    Model,
    Settings,
    SigningList,
    SignOffs,
    ThemeMapping,
)
from wegwijzer_build.model.condition import DEFINITIONS
from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BESIDE: Mapping[str, type[Model]] = {
    "changes": KeptChanges,
    "signoffs": SignOffs,
    "signing-list": SigningList,
    "edition": Edition,
    "look": LookFile,
    "look-mapping": ThemeMapping,
}
"""What stands beside the content, and people write too."""
_IDS: Schema = {"pattern": ID_PATTERN, "maxLength": ID_LENGTH}


def json_schemas() -> Mapping[str, Schema]:
    """The schemas by name: `site`, `language-…`, the name of each file that holds many items, else that of one item."""
    schemas = {"site": _whole(_of_model(Settings))}
    schemas |= {f"language-{name}": _whole(_of_model(model)) for name, model in LANGUAGE.items()}
    for collection in COLLECTIONS:
        if collection.in_one_file:
            schemas[collection.name] = _whole(_of_items(collection))
        elif collection.by_kind:
            schemas[collection.one] = _whole(_of_kinds(collection))
        else:
            schemas[collection.one] = _whole(_of_model(collection.model))
    schemas |= {name: _whole(_of_model(model)) for name, model in _BESIDE.items()}
    return schemas


def _whole(schema: Schema) -> Schema:
    return {"$schema": DIALECT, **schema}


def _of_items(collection: Collection) -> Schema:
    """A file that maps ids to items."""
    item = _of_model(collection.model)
    parts = item.pop("$defs", {})
    schema: Schema = {
        "title": collection.name,
        "description": f"Every {collection.one} under its id.",
        "type": "object",
        "propertyNames": _IDS,
        "additionalProperties": item,
    }
    return {**schema, "$defs": parts} if parts else schema


def _of_kinds(collection: Collection) -> Schema:
    """An item whose keys depend on its kind: one of several schemas, each for one kind."""
    options, parts = [], dict[str, Schema]()
    for kind, model in collection.by_kind.items():
        option = _of_model(model)
        parts |= option.pop("$defs", {})
        description = option["properties"]["kind"]["description"]
        option["properties"]["kind"] = {"const": str(kind), "description": description}
        options.append(option)
    described = collection.model.model_json_schema()["description"]
    return {"title": collection.one, "description": described, "type": "object", "anyOf": options, "$defs": parts}


def _of_model(model: type[Model]) -> Schema:
    schema = _with_definitions(model.model_json_schema())
    for part in (schema, *schema.get("$defs", {}).values()):
        for field in part.get("properties", {}).values():
            _tidy(field)
    return schema


def _with_definitions(schema: Schema) -> Schema:
    """A schema with what it needs of parts that can hold themselves, which no model defines."""
    needed = set[str]()

    def resolved(part: Any) -> Any:
        if isinstance(part, dict) and "x-ref" in part:
            needed.add(part["x-ref"])
            return {"$ref": f"#/$defs/{part['x-ref']}", **{k: v for k, v in part.items() if k != "x-ref"}}
        if isinstance(part, dict):
            return {key: resolved(value) for key, value in part.items()}
        return [resolved(item) for item in part] if isinstance(part, list) else part

    whole: Schema = resolved(schema)
    if needed:
        whole["$defs"] = {**whole.get("$defs", {}), **{name: resolved(DEFINITIONS[name]) for name in sorted(needed)}}
    return whole


def _tidy(field: Schema) -> None:
    """Leave out titles, which repeat the key, and `null`, which is no content; keys of maps have a form."""
    field.pop("title", None)
    if field.get("default", 0) is None:
        del field["default"]
    if patterns := field.pop("patternProperties", None):
        ((pattern, values),) = patterns.items()
        keys = _IDS if pattern == ID_PATTERN else {"pattern": pattern}
        field.update(propertyNames=keys, additionalProperties=values)
    options = [option for option in field.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del field["anyOf"]
        field.update({key: value for key, value in options[0].items() if key not in field})
