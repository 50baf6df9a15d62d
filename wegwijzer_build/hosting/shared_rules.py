"""Fewer rules that say the same: one with a part left open, in place of all that differ in that part alone.

Hosts that read `_headers` take a name after a colon for one whole part of an address, and `*` for the rest of it:
<https://developers.cloudflare.com/pages/configuration/headers/>, <https://docs.netlify.com/manage/routing/headers/>.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

Rules: TypeAlias = dict[str, dict[str, str]]
"""Rule, without the slash at its start → header → value."""

_STEM = re.compile(r"(.*/[a-z]+)[^/*a-z][^/*]*(?:/\*)?", re.ASCII)
_AT_THE_ROOT = re.compile(r"([a-z]+)[^/*]*(?:/\*|\*)", re.ASCII)


def shared(rules: Rules, paths: Iterable[str]) -> Rules:
    """The same headers for each of these files. A part is left open only where no other file fits."""
    # A page is asked for by the folder that it is the index of, or by its own name.
    files = [each for path in paths for each in dict.fromkeys((path, path.removesuffix("index.html")))]
    fitting = cache(lambda rule: frozenset(_fitting(files, rule)))
    refused: set[str] = set()
    while True:
        groups: dict[tuple[str, frozenset[tuple[str, str]]], list[str]] = defaultdict(list)
        for rule, values in rules.items():
            for opened in _opened(rule) if fitting(rule) else ():
                groups[opened, frozenset(values.items())].append(rule)
        for (opened, _), those in groups.items():
            if len(those) > 1 and opened not in refused:
                if fitting(opened) == frozenset().union(*map(fitting, those)):
                    rules = {rule: rules[rule] for rule in rules if rule not in those} | {opened: rules[those[0]]}
                    break
                refused.add(opened)
        else:
            return rules


def _opened(rule: str) -> Iterator[str]:
    """The rule with one of its parts left open: a folder, or all that follows the first word in the last part.

    Of a folder at the root of the site, all that follows its first letters: they have few of these in common.
    """
    *folders, last = rule.split("/")
    for at, folder in enumerate(folders):
        if not folder.startswith(":"):
            yield "/".join((*folders[:at], f":part{at + 1}", *folders[at + 1 :], last))
    if stem := _STEM.fullmatch(rule):
        yield f"{stem[1]}*"
    if at_the_root := _AT_THE_ROOT.fullmatch(rule):
        name = at_the_root[1]
        yield from (f"{name[:letters]}*" for letters in range(1, len(name)))


def _fitting(files: Iterable[str], rule: str) -> Iterator[str]:
    """The files that a rule is for."""
    form = re.compile(re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*")))
    return (file for file in files if form.fullmatch(file))
