"""Where something stands, to read and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from wegwijzer_build.validate.context import LANGUAGE_FOLDER, SITE
from wegwijzer_build.wording import counted, visible

from .mentions import DOCS, MentioningItem

_MOST_TREES = 4


def as_text(phrase: str, found: Sequence[MentioningItem]) -> str:
    """All places to read, below the item in which they stand, and their number."""
    if not found:
        return f"'{visible(phrase)}' stands in no text of the content and in no page written by hand."
    blocks = ["\n".join(_block(item)) for item in found]
    places = sum(len(item.mentions) for item in found)
    items = sum(item.collection != DOCS for item in found)
    counts = [counted(items, "item")] * bool(items) + [counted(len(found) - items, "page")] * (len(found) > items)
    return "\n\n".join([*blocks, f"{counted(places, 'place')} in {' and '.join(counts)}."])


def as_json(phrase: str, found: Sequence[MentioningItem]) -> str:
    """The same for programs: `phrase`, and `items` with their `mentions`."""
    listed = [
        {
            "collection": item.collection,
            "id": item.id,
            "title": item.title,
            "page": item.page,
            "outcomes_by_tree": dict(item.trees),
            "mentions": [
                {
                    "file": mention.place.file,
                    "line": mention.place.line,
                    "column": mention.place.column,
                    "field": mention.field,
                    "around": mention.around,
                    "unseen": mention.unseen or None,
                    "filled_in": mention.filled_in,
                }
                for mention in item.mentions
            ],
        }
        for item in found
    ]
    return json.dumps({"phrase": phrase, "items": listed}, ensure_ascii=False, indent=2)


def _block(item: MentioningItem) -> Iterator[str]:
    yield f"{item.collection}/{item.id}: {visible(' '.join(item.title.split()))}"
    yield f"   {_met(item)}"
    for mention in item.mentions:
        place = mention.place
        notes = [mention.unseen] * bool(mention.unseen) + ["filled in from its contact"] * mention.filled_in
        field = f"{mention.field} ({', '.join(notes)})" if notes else mention.field
        yield f"   {visible(place.file)}:{place.line}:{place.column}: {field}: {visible(mention.around)}"


def _met(item: MentioningItem) -> str:
    """Whether and where visitors meet an item."""
    if item.collection == LANGUAGE_FOLDER or all(mention.unseen for mention in item.mentions):
        return "no visitor reads this"
    if item.collection == SITE:
        return "on the home page, or on every page"
    some = sorted(item.trees.items(), key=lambda each: (-each[1], each[0]))
    names = [f"{tree} ({counted(number, 'outcome')})" for tree, number in some[:_MOST_TREES]]
    more = [f"{counted(len(some) - _MOST_TREES, 'tree')} more"] if len(some) > _MOST_TREES else []
    trees = f"; in {', '.join([*names, *more])}" if names and item.collection != "trees" else ""
    return f"page: /{item.page}{trees}"
