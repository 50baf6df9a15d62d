"""The styles that let a tree on one page follow its visitor without script.

Everything but the first question is hidden, and each way of each part is one selector that shows it. It names the
radio buttons of exactly the questions asked on that way, so what was answered and then passed by never counts. Parts
that show on the same ways share one rule, with those ways side by side, and ways that begin alike share that beginning:
said once, they weigh less.
Browsers without `:has()` skip all of it and show the whole page, where each part says itself when it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from wegwijzer_build.analyse import OnePage, PagePart, Pattern, Patterns
from wegwijzer_build.model import Tree

FORM = "[data-one-page]"
_SELECTOR: Mapping[str, str] = {
    "node": '[data-node="{}"]',
    "advice": '[data-advice="{}"]',
    "fragment": '[data-fragment="{}"]',
    "first": '[data-at="{}"]',
    "contact": '.ww-contact[data-contact="{}"]',
    "section": '[data-section="{}"]',
}


def rules(page: OnePage, tree: Tree) -> str:
    """The styles of one tree, the same in every run."""
    parts_of: dict[Patterns, list[PagePart]] = {}
    for part, ways in page.patterns.items():
        parts_of.setdefault(ways, []).append(part)
    hidden = ",".join(f"{FORM} {selector.partition('=')[0].rstrip('=') + ']'}" for selector in _SELECTOR.values())
    lines = [f"{hidden},{FORM} .ww-when{{display:none}}"]
    lines += sorted(_rule(tree, ways, parts) for ways, parts in parts_of.items())  # what is alike packs smaller
    return "@supports selector(:has(*)){\n" + "\n".join(lines) + "\n}\n"


def _rule(tree: Tree, ways: Patterns, parts: list[PagePart]) -> str:
    # Written three times, a way without a question still weighs more than what hides.
    form = FORM * 3
    if all(ways):
        form += _any_of(sorted(_chosen(tree, way) for way in ways))
    shown = ",".join(_SELECTOR[kind].format(name) for kind, name in parts)
    return f"{form} :is({shown}){{display:block}}"


def _any_of(ways: Sequence[tuple[str, ...]]) -> str:
    """One of these ways, in order: what they begin with, and then one of what is left."""
    if not all(ways):
        return ""
    branches = [(first, [way[1:] for way in alike]) for first, alike in groupby(ways, key=itemgetter(0))]
    selectors = [first + _any_of(left) for first, left in branches]
    return selectors[0] if len(selectors) == 1 else f":is({','.join(selectors)})"


def _chosen(tree: Tree, way: Pattern) -> tuple[str, ...]:
    """What is chosen on a way, by name and value: a host can send the focus to an id, and see that it is in sight."""
    return tuple(
        f":has([name={_written(question)}]{_one_of(answers, len(tree.questions[question].answers))}:checked)"
        for question, answers in way
    )


def _one_of(answers: Collection[str], all_there_are: int) -> str:
    """An answer that is one of these; where any will do, nothing has to be said."""
    values = [f"[value={_written(answer)}]" for answer in answers]
    if len(values) == all_there_are:
        return ""
    return values[0] if len(values) == 1 else f":is({','.join(values)})"


def _written(name: str) -> str:
    """An id as selectors write it: browsers skip a rule with a bare one that begins with a digit."""
    return f'"{name}"' if name[0].isdigit() else name
