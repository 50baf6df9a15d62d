"""A hundred small edits of the real content: each lost advice is told, and what nobody can see never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import pytest
import yaml

from tests.changes.reading import read
from tests.contents import sample_files
from tests.project import ROOT
from wegwijzer_build.changes import ChangeKind, Changes, ContentReading, compare
from wegwijzer_build.changes.joint import walk_jointly
from wegwijzer_build.load import parse
from wegwijzer_build.model import Tree

SMALL = 400
"""Configurations of a tree that is walked in a moment; `--thorough` takes all trees."""
MOST = 100


@cache
def files() -> Mapping[str, str]:
    """The real content: path → text."""
    found = sorted(path for path in (ROOT / "content").rglob("*.yml") if "translations" not in path.parts)
    return {file.relative_to(ROOT / "content").as_posix(): file.read_text("utf-8") for file in found}


@cache
def real() -> ContentReading:
    """The real content as it was read."""
    return read(files(), "before")


def with_tree(name: str, tree: Tree) -> ContentReading:
    """The real content with another tree in the place of one."""
    trees = MappingProxyType({**real().trees, name: tree})
    return replace(real(), name="now", written=replace(real().written, values={**real().values, "trees": trees}))


def without_a_use(sizes: int) -> Iterator[tuple[str, str, Tree]]:
    """Every tree of a size with one advice less in one outcome, and what is missing there."""
    for name, tree in real().trees.items():
        if walk_jointly(tree, tree, sizes) is None:
            continue
        for outcome, shown in tree.outcomes.items():
            for place, use in enumerate(shown.advice):
                less = shown.model_copy(update={"advice": shown.advice[:place] + shown.advice[place + 1 :]})
                outcomes = MappingProxyType({**tree.outcomes, outcome: less})
                yield name, use.use, tree.model_copy(update={"outcomes": outcomes})


def lost(changes: Changes) -> set[str]:
    """The advice that is told to be lost."""
    effects = (effect for change in changes.lost for effect in change.effects)
    return {effect.about[1] for effect in effects if effect.kind is ChangeKind.ADVICE_LOST}


def test_each_lost_advice_is_told(thorough: bool) -> None:
    """Whatever advice is taken out of whatever outcome: it is told as lost, for somebody, and so is no other."""
    mutations = list(without_a_use(10**9 if thorough else SMALL))
    step = 1 if thorough else max(len(mutations) // MOST, 1)
    tried = mutations[::step]
    assert len(tried) >= MOST
    for name, advice, tree in tried:
        changes = compare(real(), with_tree(name, tree))
        assert lost(changes) == {advice}, (name, advice)
        for change in changes.lost:
            (where,) = change.where
            assert 0 < where.ways <= where.total
            assert where.before is not None
            assert advice in where.before.advice


@pytest.mark.parametrize("flow", [True, False], ids=["brackets", "lines"])
def test_what_nobody_sees_is_never_told(flow: bool, thorough: bool) -> None:
    """Content in another layout, with comments and with other keys first: nothing changed."""

    def written(text: str) -> str:
        value = parse(text, "").value
        assert isinstance(value, dict)
        turned = dict(reversed(value.items()))
        return yaml.dump(turned, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=flow)

    some = files() if thorough else sample_files()
    changes = compare(
        read(some, "before"), read({path: f"# anders\n\n{written(text)}\n" for path, text in some.items()})
    )
    assert changes.new.unread == ()
    assert [change.effects for change in changes.changes] == []
