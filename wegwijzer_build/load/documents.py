"""What loading hands over: plain values, and the place of every key and value in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.problems import KeyPath, Place

Value = str | list["Value"] | dict[str, "Value"]
"""YAML as it is read: text, lists and maps; nothing else."""


@dataclass(frozen=True)
class Document:
    """One content file (or, of a file that holds many items, the whole file).

    `collection` is the name in `COLLECTIONS`, or "site"; `id` is the file's name without its ending;
    `shared` tells that the file maps ids to items instead of being one.
    `values` and `keys` map a key path to the place of the value, and of the key that leads to it.
    """

    file: str
    collection: str
    id: str
    shared: bool
    value: Value
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Place:
        """The place of a value (or of its key); of the nearest parent where there is none.

        Steps that the file does not have, because the model reads a single value as a list of one, are passed over.
        """
        here: Value = self.value
        found: KeyPath = ()
        for step in path:
            if isinstance(here, dict) and isinstance(step, str):
                if step not in here:
                    break
                here, found = here[step], (*found, step)
            elif isinstance(here, list) and isinstance(step, int):
                if step >= len(here):
                    break
                here, found = here[step], (*found, step)
        exact = of_key and found in self.keys
        return self.keys[found] if exact else self.values[found]


@dataclass(frozen=True)
class Loaded:
    """All files that could be read, and the texts of these and others for showing lines of them.

    Lines of a text end in a line feed only; characters that cannot be printed are replaced one by one, so that
    columns hold. `unread` has the (collection, id) of each file that could not be read; an empty id stands for any.
    `without`: items that an edition leaves out. `replaced`: those that it says otherwise.
    """

    documents: tuple[Document, ...]
    texts: Mapping[str, str]
    unread: frozenset[tuple[str, str]] = frozenset()
    without: frozenset[tuple[str, str]] = frozenset()
    replaced: frozenset[tuple[str, str]] = frozenset()

    def may_hold(self, collection: str, item: str) -> bool:
        """Tell whether an item may stand in a file that could not be read, so that it is not known to be missing."""
        return not self.unread.isdisjoint({(collection, item), (collection, "")})

    def document(self, collection: str, item: str) -> Document:
        """The file in which an item stands. Raises KeyError if there is none."""
        of_kind = [document for document in self.documents if document.collection == collection]
        holding = (document for document in of_kind if document.shared and item in document.value)
        named = (document for document in of_kind if document.shared or document.id == item)
        for document in (*holding, *named):
            return document
        raise KeyError(collection, item)

    def place(self, collection: str, item: str, path: KeyPath = (), *, of_key: bool = False) -> Place:
        """The place of something in an item, whether it has a file of its own or shares one."""
        document = self.document(collection, item)
        full = (item, *path) if document.shared else path
        return document.place(full, of_key=of_key)
