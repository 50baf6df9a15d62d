"""The joint walk against a naive reading that tries every pair of ways."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from tests.changes.joint_oracle import Pair, Way, pairs
from tests.changes.pairs import tree_pairs
from tests.changes.reading import read
from tests.oracle import Raw, shown
from wegwijzer_build.changes import ChangeKind
from wegwijzer_build.changes.effects import WalkedTree
from wegwijzer_build.changes.ends import Ends
from wegwijzer_build.changes.joint import JointWalk, walk_jointly
from wegwijzer_build.changes.pair import Asked
from wegwijzer_build.changes.side import Position, Side
from wegwijzer_build.model import Tree


def walked(old: Raw, new: Raw) -> JointWalk:
    """Two raw trees, walked."""
    found = walk_jointly(Tree.model_validate(old), Tree.model_validate(new))
    assert found
    return found


def end_of(side: Side, at: Position) -> tuple[str, bool, tuple[str, ...]]:
    """Where somebody ends in one tree, and what they see."""
    return at.node, at.stopped_by is not None, side.shown(at)


def naive_end(tree: Raw, way: Way) -> tuple[str, bool, tuple[str, ...]]:
    """The same as the naive reading has it."""
    seen = shown(tree, way.node, way.given) if way.node in tree["outcomes"] else []
    return way.node, way.stops, tuple(dict.fromkeys(seen))


def naive_asked(pair: Pair) -> list[tuple[str, Asked]]:
    """Every question that both trees ask, and on ways that stop in neither also those that one asks."""
    by_old, by_new = ({question for question, _ in way.given} | ({way.node} if way.stops else set()) for way in pair)
    found = [(question, Asked.BOTH) for question in by_old & by_new]
    if not pair.old.stops and not pair.new.stops:
        found += [(question, Asked.OLD) for question in by_old - by_new]
        found += [(question, Asked.NEW) for question in by_new - by_old]
    return found


@settings(max_examples=40)
@given(tree_pairs())
def test_every_way_is_counted_once(both: tuple[Raw, Raw]) -> None:
    """The counts at the ends are those of all pairs of ways, and the example is the shortest person."""
    old, new = both
    walk = walked(old, new)
    counts: Counter[object] = Counter()
    shortest: dict[object, int] = {}
    for stand in walk.at_ends():
        at = walk.stands[stand]
        look = end_of(walk.old, at.old), end_of(walk.new, at.new)
        counts[look] += walk.ways[stand]
        shortest[look] = min(shortest.get(look, 99), len(walk.person(stand)))
    expected: Counter[object] = Counter()
    fewest: dict[object, int] = {}
    for pair in pairs(old, new):
        look = naive_end(old, pair.old), naive_end(new, pair.new)
        expected[look] += 1
        fewest[look] = min(fewest.get(look, 99), pair.length)
    assert counts == expected
    assert shortest == fewest
    assert walk.total == expected.total() == sum(walk.ways[stand] for stand in walk.at_ends())


@settings(max_examples=20)
@given(tree_pairs())
def test_it_knows_who_asks_what(both: tuple[Raw, Raw]) -> None:
    """Over all ways it is counted which tree asks a question: one, or both."""
    old, new = both
    walk = walked(old, new)
    counts: Counter[tuple[str, Asked]] = Counter()
    for at, steps in enumerate(walk.steps):
        for step in steps:
            for question, by in step.asked:
                on = walk.ends if by is Asked.BOTH else walk.whole
                counts[question, by] += walk.ways[at] * on[step.to]
    expected = Counter(asked for pair in pairs(old, new) for asked in naive_asked(pair))
    assert +counts == expected


@settings(max_examples=20)
@given(tree_pairs())
def test_what_is_lost_and_gained_is_counted(both: tuple[Raw, Raw]) -> None:
    """Over all changes each advice is lost, and gained, on as many ways as the naive reading finds; ends move too."""
    old, new = both
    walk = walked(old, new)
    nothing = read({})
    found = WalkedTree("boom", walk, Ends("boom", (nothing, nothing), (walk.old, walk.new)))
    counts: Counter[object] = Counter()
    for change in found.changes():
        for effect in change.effects:
            counts[effect.kind, effect.about[1] if effect.kind is not ChangeKind.MOVED else "", effect.part] += (
                effect.ways
            )
            assert 0 <= effect.ways <= change.where[0].ways
    expected: Counter[object] = Counter()
    for pair in pairs(old, new):
        for happening in naive_happenings(old, new, pair):
            expected[happening] += 1
    counted = {look: number for look, number in counts.items() if number}  # an order has no number of its own
    assert counted == expected


def naive_happenings(old: Raw, new: Raw, pair: Pair) -> list[object]:
    """What happens to who goes two ways: an answer is new or gone, else an end moved, or advice is lost or gained."""
    (before, _, seen), (after, _, sees) = naive_end(old, pair.old), naive_end(new, pair.new)
    if pair.old.stops:
        given = pair.new.facts[pair.old.node]
        return [(ChangeKind.ANSWER_NEW, "boom", f"{pair.old.node} {given}")]
    if pair.new.stops:
        given = pair.old.facts[pair.new.node]
        return [(ChangeKind.ANSWER_GONE, "boom", f"{pair.new.node} {given}")]
    moved: list[object] = [(ChangeKind.MOVED, "", "")] if before != after else []
    lost = [(ChangeKind.ADVICE_LOST, advice, "") for advice in seen if advice not in sees]
    return [*moved, *lost, *((ChangeKind.ADVICE_GAINED, advice, "") for advice in sees if advice not in seen)]
