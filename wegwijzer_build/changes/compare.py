"""Everything that differs between two readings of the content, the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wegwijzer_build.model import Tree
from wegwijzer_build.problems import Place

from .change import Change, ChangeKind, Effect, Level, Where
from .differences import Difference, differences
from .joint import walk_jointly
from .lines import by_text, pages
from .reading import ContentReading, ItemName
from .side import NotSoundError
from .trees import Differing, TreeChanges, tree_changes

_MANY = 3
"""Items that change in the same way are told as one from this number on."""
_HELP = ("advice", "contacts")
"""Collections of which an item that goes is help that somebody loses."""


@dataclass(frozen=True)
class Changes:
    """All changes between two readings, the worst first. `trees`: those that were looked at, by name.

    `unused`: acceptances of what is no loss here, by their places.
    """

    old: ContentReading
    new: ContentReading
    changes: tuple[Change, ...]
    trees: Mapping[str, TreeChanges] = field(default_factory=dict)
    unused: tuple[tuple[Place, str], ...] = ()

    def of(self, level: Level) -> tuple[Change, ...]:
        """The changes of one level."""
        return tuple(change for change in self.changes if change.level is level)

    @property
    def lost(self) -> tuple[Change, ...]:
        """Lost help that nobody gave a reason for."""
        return tuple(change for change in self.of(Level.LOST) if change.accepted is None)

    @property
    def not_walked(self) -> Mapping[str, str]:
        """Tree → why it could not be compared way by way."""
        return {name: tree.why_not for name, tree in self.trees.items() if tree.why_not}


def compare(old: ContentReading, new: ContentReading) -> Changes:
    """Compare two readings: trees by walking them jointly, all else item by item, what cannot be read line by line."""
    differing = _differing(old, new)
    trees = {name: tree_changes(name, old, new, differing) for name in new.trees if name in old.trees}
    met = _merged([change for tree in trees.values() for change in tree.changes], differing)
    read = {change.effects[0].about for change in met if change.kind is ChangeKind.TEXT}
    lost = {effect.about for change in met if change.level is Level.LOST for effect in change.effects}
    found = [
        *met,
        *_whole_trees(old, new),
        *_items(new, differing, read),
        *_came_or_went(old, new, lost),
        *by_text(old, new, (name for name, tree in trees.items() if tree.why_not)),
        *pages(old, new),
    ]
    return Changes(old, new, tuple(sorted(_alike(found), key=_worst_first)), trees)


def _differing(old: ContentReading, new: ContentReading) -> Differing:
    found = {}
    for collection, items in new.values.items():
        for name, item in items.items():
            before = old.values[collection].get(name)
            if before is not None and before is not item and (before != item or isinstance(item, Tree)):
                found[collection, name] = differences(before, item)
    return {name: some for name, some in found.items() if some}


def _merged(changes: list[Change], differing: Differing) -> list[Change]:
    """Changes in which one text that shows in several trees is told once."""
    texts: dict[Effect, list[Change]] = defaultdict(list)
    others = []
    for change in changes:
        if change.kind is ChangeKind.TEXT and not change.differences:
            texts[change.effects[0]].append(change)
        else:
            others.append(change)
    merged = []
    for effect, same in texts.items():
        where = tuple(sorted((place for change in same for place in change.where), key=lambda each: -each.ways))
        merged.append(replace(same[0], where=where, differences=_of_effect(effect, differing)))
    return [*others, *merged]


def _alike(changes: list[Change]) -> Iterator[Change]:
    """Changes, and as one those of many items in which the same date or other value became the same."""
    together: dict[tuple[Difference, ...], list[Change]] = defaultdict(list)
    for change in changes:
        is_plain = change.kind is ChangeKind.TEXT and not any(each.is_text for each in change.differences)
        together[change.differences if is_plain else ()].append(change)
    for alike, same in together.items():
        if not alike or len(same) < _MANY:
            yield from same
        else:
            effects = tuple(effect for change in same for effect in change.effects)
            yield replace(same[0], effects=effects, where=())


def _of_effect(effect: Effect, differing: Differing) -> tuple[Difference, ...]:
    if not effect.part:
        return differing[effect.about]
    part = effect.part.split()
    return tuple(each for each in differing[effect.about] if list(each.path[:2]) == part and each.is_text)


def _whole_trees(old: ContentReading, new: ContentReading) -> Iterator[Change]:
    """Trees that came, and trees that went."""
    for name in old.trees:
        if name not in new.trees and not new.may_hold(("trees", name)):
            yield _whole(ChangeKind.TREE_GONE, name, old)
    for name in new.trees:
        if name not in old.trees and not old.may_hold(("trees", name)):
            yield _whole(ChangeKind.TREE_NEW, name, new)


def _whole(kind: ChangeKind, name: str, reading: ContentReading) -> Change:
    tree = reading.trees[name]
    try:
        walk = walk_jointly(tree, tree)
    except NotSoundError:
        walk = None
    number = walk.total if walk else 0
    effect = Effect(kind, ("trees", name), "", tree.title)
    return Change(kind, (effect,), (Where(name, number, number),), place=reading.place(("trees", name)))


def _items(new: ContentReading, differing: Differing, read: set[ItemName]) -> Iterator[Change]:
    """Items that differ in what no tree told of."""
    for name, found in differing.items():
        texts = tuple(each for each in found if name[0] != "trees" or each.path[0] not in _WALKED)
        if texts and (name[0] == "trees" or name not in read):
            effect = Effect(ChangeKind.TEXT, name)
            yield Change(ChangeKind.TEXT, (effect,), (), texts, place=new.place(name, texts[0].path))
        examples = tuple(each for each in found if name[0] == "trees" and each.path[0] == "cases")
        if examples:
            effect = Effect(ChangeKind.EXAMPLES, name)
            yield Change(ChangeKind.EXAMPLES, (effect,), (), examples, place=new.place(name, ("cases",), of_key=True))


_WALKED = frozenset(["questions", "outcomes", "cases", "start"])
"""The keys of a tree that say what it asks and shows, to whom."""


def _came_or_went(old: ContentReading, new: ContentReading, lost: set[ItemName]) -> Iterator[Change]:
    """Items that came, and items that went. `lost`: help that a tree told of."""
    for collection in new.values:
        if collection == "trees":
            continue
        before, after = old.values[collection], new.values[collection]
        for item in [item for item in before if item not in after]:
            name = (collection, item)
            if not new.may_hold(name):
                kind = ChangeKind.ITEM_GONE if collection in _HELP and name not in lost else ChangeKind.ITEM_REMOVED
                effect = Effect(kind, name, "", old.title(name))
                yield Change(kind, (effect,), (), differences(before[item], None), place=old.place(name, of_key=True))
        for item in [item for item in after if item not in before]:
            name = (collection, item)
            if not old.may_hold(name):
                effect = Effect(ChangeKind.ITEM_ADDED, name, "", "", new.title(name))
                found = differences(None, after[item])
                yield Change(ChangeKind.ITEM_ADDED, (effect,), (), found, place=new.place(name, of_key=True))


def _worst_first(change: Change) -> tuple[object, ...]:
    share = max((where.ways / where.total for where in change.where if where.total), default=0.0)
    return list(ChangeKind).index(change.kind), -share, change.effects[0].about, change.effects[0].part
