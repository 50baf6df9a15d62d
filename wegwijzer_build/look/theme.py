"""A theme of NL Design System: its design tokens as custom properties in a style sheet, each with its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Declaration, FunctionBlock, Node, QualifiedRule

_DEEPEST = 20
"""How many tokens may lead from one to the next."""
_LONGEST = 500
"""Characters of a value: tokens that hold each other twice would grow without end."""


@dataclass(frozen=True)
class ThemeToken:
    """A custom property: its value with all that it refers to filled in, and the line that it stands on."""

    value: str
    line: int


def theme_tokens(text: str) -> Mapping[str, ThemeToken]:
    """Name, without `--` → its token. What refers to nothing, or in a circle, is left out. Never raises."""
    declared = dict(_declared(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))
    found = {}
    for name, declaration in declared.items():
        value = _resolved(declaration.value, declared, _DEEPEST)
        if value:
            found[name] = ThemeToken(value, declaration.source_line)
    return found


def _declared(rules: Sequence[Node]) -> Iterator[tuple[str, Declaration]]:
    """In rules at the top only: what stands within a condition (`@media`) does not hold for everybody."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if isinstance(part, Declaration) and part.name.startswith("--"):
                    yield part.name.removeprefix("--"), part


def _resolved(parts: Sequence[Node], declared: Mapping[str, Declaration], deeper: int) -> str | None:
    texts = []
    for part in parts:
        if isinstance(part, FunctionBlock) and part.lower_name == "var":
            text = _referred(part, declared, deeper - 1) if deeper else None
            if text is None:
                return None
            texts.append(text)
        else:
            texts.append(part.serialize())
    found = "".join(texts).strip()
    return found if len(found) <= _LONGEST else None


def _referred(var: FunctionBlock, declared: Mapping[str, Declaration], deeper: int) -> str | None:
    """What `var(--name, otherwise)` comes to."""
    names = [part for part in var.arguments if part.type == "ident"]
    comma = next((at for at, part in enumerate(var.arguments) if part == ","), None)
    if names and (there := declared.get(names[0].value.removeprefix("--"))):
        found = _resolved(there.value, declared, deeper)
        if found is not None:
            return found
    return None if comma is None else _resolved(var.arguments[comma + 1 :], declared, deeper)
