"""A tree shows a fragment that its advice does not have (unknown-fragment).

A fragment of an advice is shown nowhere (unused-fragment).

An advice may have `fragments`: pieces for some of its readers only. An outcome that uses it says in `with` which of
them it shows, and to whom. Where another advice follows it, that one needs the fragments of the same names.

Bad:
    # advice/kosten.yml has fragments: {klein: …}
    outcomes:
      regelen: {advice: [{use: kosten, with: {kleine: {omvang: tot-10}}}]}

Good:
    outcomes:
      regelen: {advice: [{use: kosten, with: {klein: {omvang: tot-10}}}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from wegwijzer_build.model import NO_ADVICE, Advice, Tree, Use
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import did_you_mean, quoted, say

from .context import CheckContext
from .schema import Values
from .violation import Violation


def check(context: CheckContext, values: Values) -> Iterator[Problem]:
    """Look up every fragment that trees name, and every one that an advice has. `values`: what fits its schema."""
    trees = cast("Mapping[str, Tree]", values["trees"])
    advice = cast("Mapping[str, Advice]", values["advice"])
    used: set[tuple[str, str]] = set()
    misspelt: set[str] = set()
    for item in context.items:
        for keys, use in _uses(trees[item.id]) if item.collection == "trees" and item.id in trees else ():
            used |= {(name, fragment) for name in _following(use.use, advice) for fragment in use.with_}
            for name, fragment in _missing(use, advice):
                misspelt.add(name)
                hint = did_you_mean(fragment, list(advice[name].fragments))
                message = say(
                    "the advice {name} has no fragment {fragment}", name=quoted(name), fragment=quoted(fragment)
                )
                if name != use.use:
                    hint = say("it takes over from '{before}', which has one", before=use.use)
                violation = Violation("unknown-fragment", message, hint)
                yield item.problem((*keys, "with", fragment), violation, of_key=True)
    if len(trees) < len(context.ids["trees"]):
        return  # what does not fit its schema may use them
    for item in context.items:
        if item.collection == "advice" and item.id in advice and item.id not in misspelt:
            for fragment in advice[item.id].fragments:
                if (item.id, fragment) not in used:
                    message = say("no outcome shows the fragment {fragment}", fragment=quoted(fragment))
                    hint = say("name it in 'with' where a tree uses this advice, or take it out")
                    violation = Violation("unused-fragment", message, hint)
                    yield item.problem(("fragments", fragment), violation, of_key=True)


def _uses(tree: Tree) -> Iterator[tuple[KeyPath, Use]]:
    for outcome, o in tree.outcomes.items():
        yield from ((("outcomes", outcome, "advice", index), use) for index, use in enumerate(o.advice))
    for name, uses in tree.lists.items():
        yield from ((("lists", name, index), use) for index, use in enumerate(uses))


def _missing(use: Use, advice: Mapping[str, Advice]) -> Iterator[tuple[str, str]]:
    """Fragments that this advice, or one that takes over from it, does not have: its id, and the name."""
    there = set(use.with_)
    for name in _following(use.use, advice) if use.use != NO_ADVICE else ():
        if name in advice:
            yield from ((name, fragment) for fragment in use.with_ if fragment in there - advice[name].fragments.keys())
            there &= advice[name].fragments.keys()


def _following(name: str, advice: Mapping[str, Advice]) -> tuple[str, ...]:
    """An advice, and all that follow it one after another."""
    found = [name]
    for before in found:
        found += [after for after, each in advice.items() if each.follows == before and after not in found]
    return tuple(found)
