"""What changes in one tree: what is shown at its ends, what is asked on the way, and the words of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wegwijzer_build.model import Tree
from wegwijzer_build.wording import say

from .change import Change, ChangeKind, Effect, Where
from .differences import Difference, differences
from .effects import WalkedTree
from .ends import Ends
from .joint import JointWalk, walk_jointly
from .named import NamedContacts
from .pair import Asked
from .reading import ContentReading, ItemName
from .side import NotSoundError

Differing = Mapping[ItemName, tuple[Difference, ...]]
"""Item → all that differs in it, of the items that are in both readings."""
_BY = {Asked.OLD: ChangeKind.NOT_ASKED, Asked.NEW: ChangeKind.ASKED, Asked.BOTH: ChangeKind.TEXT}


@dataclass(frozen=True)
class TreeChanges:
    """The changes in a tree. `total`: the joint ways, 0 where it was not walked, with `why_not`."""

    name: str
    changes: tuple[Change, ...] = ()
    total: int = 0
    why_not: str = ""


def tree_changes(name: str, old: ContentReading, new: ContentReading, differing: Differing) -> TreeChanges:
    """Compare a tree that is in both readings; it is walked only where something that shows in it may differ."""
    trees = old.trees[name], new.trees[name]
    found = differing.get(("trees", name), ())
    other = frozenset(_met_at_ends(name, old, new, differing))
    if trees[0] == trees[1] and not found and not other:
        return TreeChanges(name)
    try:
        walk = walk_jointly(*trees)
    except NotSoundError:
        return TreeChanges(name, why_not=say("a way in it leads nowhere, in a circle, or to two places at once"))
    if walk is None:
        return TreeChanges(name, why_not=say("it is too large to be walked in both forms at once"))
    walked = WalkedTree(name, walk, Ends(name, (old, new), (walk.old, walk.new), other))
    changes = [*walked.changes(), *_of_questions(walked, found), *_new_outcomes(walk, name, found)]
    return TreeChanges(name, tuple(_placed(change, name, old, new) for change in changes), walk.total)


def _met_at_ends(name: str, old: ContentReading, new: ContentReading, differing: Differing) -> Iterator[Effect]:
    """Texts that differ and may show at an end of a tree: of outcomes, of contacts, of advice for its audience."""
    before, after = old.trees[name], new.trees[name]
    for part in _parts(differing.get(("trees", name), ()), "outcomes"):
        if part in before.outcomes and part in after.outcomes:
            yield Effect(ChangeKind.TEXT, ("trees", name), f"outcomes {part}")
    used = dict.fromkeys(use.advice for outcome in after.outcomes.values() for use in outcome.advice)
    for advice in used:
        item: ItemName = ("advice", advice)
        if item in differing and _is_shown(differences(old.item(item), new.item(item), after.audience)):
            yield Effect(ChangeKind.TEXT, item)
    changed = {contact for collection, contact in differing if collection == "contacts"}
    contacts = NamedContacts(new, after)
    outcomes = after.outcomes if changed else ()
    named = (contact for outcome in outcomes for contact in contacts.shown(outcome, tuple(used)))
    for contact in dict.fromkeys(named):
        if contact in changed and _is_shown(differing["contacts", contact]):
            yield Effect(ChangeKind.TEXT, ("contacts", contact))


def _is_shown(found: tuple[Difference, ...]) -> bool:
    return any(each.is_shown for each in found)


def _parts(differing: tuple[Difference, ...], section: str) -> dict[str, tuple[Difference, ...]]:
    """Id of a question or an outcome → what differs in what it says; how ways lead on is told by walking them."""
    found: dict[str, list[Difference]] = defaultdict(list)
    for difference in differing:
        if difference.path[0] == section and (difference.is_text or _stands_beside(difference)):
            found[str(difference.path[1])].append(difference)
    return {part: tuple(texts) for part, texts in found.items()}


def _stands_beside(difference: Difference) -> bool:
    """The order of answers, and what stands beside the text of an explanation: its kind, sources and date."""
    return difference.path[-1] == "answers" or difference.path[2:3] == ("explain",)


def _of_questions(walked: WalkedTree, differing: tuple[Difference, ...]) -> Iterator[Change]:
    """Questions that are asked anew, or no longer, or in other words."""
    texts = _parts(differing, "questions")
    old, new = walked.trees
    for (question, by), where in walked.asked().items():
        kind = _BY[by]
        in_both = question in old.questions and question in new.questions
        said = texts.get(question, ()) if in_both == (by is Asked.BOTH) else ()
        if said or by is not Asked.BOTH:
            effect = Effect(kind, ("trees", walked.name), f"questions {question}")
            yield Change(kind, (effect,), (where,), said)


def _new_outcomes(walk: JointWalk, name: str, differing: tuple[Difference, ...]) -> Iterator[Change]:
    """The words of outcomes that were not there; who gets there is told by what moved."""
    for outcome, texts in _parts(differing, "outcomes").items():
        if outcome not in walk.old.tree.outcomes:
            ends = [stand for stand in walk.at_ends() if walk.stands[stand].new.node == outcome]
            where = Where(name, sum(walk.ways[stand] for stand in ends), walk.total)
            effect = Effect(ChangeKind.OUTCOME_NEW, ("trees", name), f"outcomes {outcome}")
            yield Change(ChangeKind.OUTCOME_NEW, (effect,), (where,), texts)


def _placed(change: Change, name: str, old: ContentReading, new: ContentReading) -> Change:
    """A change with the place of its cause, as near as it can be told."""
    effect, where = change.effects[0], change.where[0]
    if effect.about != ("trees", name) and effect.kind is ChangeKind.TEXT:
        return replace(change, place=new.place(effect.about))
    if effect.part:
        section, _, rest = effect.part.partition(" ")
        path = (section, *rest.split()) if section in ("questions", "outcomes") else ("questions", *effect.part.split())
        there = new if _has(new.trees[name], path) else old
        return replace(change, place=there.place(("trees", name), path, of_key=True))
    if where.parted and where.parted.question:
        path = ("questions", where.parted.question, "answers", where.parted.answer)
        return replace(change, place=new.place(("trees", name), path, of_key=True))
    node = where.after.node if where.after else ""
    return replace(change, place=new.place(("trees", name), ("outcomes", node), of_key=True))


def _has(tree: Tree, path: tuple[str, ...]) -> bool:
    return path[1] in tree.questions or path[1] in tree.outcomes
