"""Looks at all content as it was read, and turns it into values: schema, references, texts, links, dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType, ModuleType
from typing import Any

from wegwijzer_build.load import Loaded
from wegwijzer_build.model import COLLECTIONS, Advice, Audience, Contact, Content, Site, Tree
from wegwijzer_build.problems import Problem, Severity, bounded, in_order

from . import (
    dates,
    duties,
    embed_hosts,
    exits,
    filled_in,
    found_by,
    links,
    markup,
    moved,
    readability,
    references,
    reserved,
    schema,
    security_txt,
    shown,
    sourced,
    telling,
    told,
    ways,
    written_ways,
)
from .material import SITE, Material, material_of

CHECKS: tuple[Callable[[Material], Iterator[Problem]], ...] = (
    references.check,
    sourced.check,
    duties.check,
    dates.check,
    markup.check,
    links.check,
    ways.check,
    written_ways.check,
    told.check,
    shown.check,
    readability.check,
    telling.check,
    exits.check,
    found_by.check,
    reserved.check,
    embed_hosts.check,
    moved.check,
    security_txt.check,
)

MODULES: tuple[ModuleType, ...] = (
    schema,
    references,
    sourced,
    duties,
    dates,
    markup,
    links,
    ways,
    filled_in,
    written_ways,
    told,
    shown,
    readability,
    telling,
    exits,
    found_by,
    reserved,
    embed_hosts,
    moved,
    security_txt,
)
"""The checks in the order of the handbook; the docstring of each is its page."""

MAKES_UNUSABLE = frozenset(["unknown-reference", "unknown-tree"])
"""Rules after which values of the model fit their schema, and still cannot be worked with."""


@dataclass(frozen=True)
class Validated:
    """What came of validation.

    `content` is None when an item does not fit its schema, when a reference leads nowhere, or when there is no site;
    warnings, and errors in what a text says, leave it usable. The other values are those that fit their schema in any
    case, so that trees are checked even where something else is wrong.
    """

    content: Content | None
    trees: Mapping[str, Tree]
    advice: Mapping[str, Advice]
    site: Site | None
    audiences: Mapping[str, Audience]
    contacts: Mapping[str, Contact]
    problems: tuple[Problem, ...]


def validate(loaded: Loaded, as_of: date) -> Validated:
    """Check everything at once, as if today were `as_of`."""
    material, of_links = filled_in.filled_in(material_of(loaded, as_of))
    values, problems = schema.values_of(material)
    checks = (of_links, *(check(material) for check in CHECKS))
    found = [*problems, *(problem for each in checks for problem in bounded(each))]
    unusable = any(p.severity is Severity.ERROR and p.rule in MAKES_UNUSABLE for p in found)
    site = values[SITE].get(SITE)
    collections: dict[str, Any] = {each.name: MappingProxyType(values[each.name]) for each in COLLECTIONS}
    usable = not problems and not unusable
    site = site if isinstance(site, Site) else None
    content = Content(site=site, **collections) if usable and site else None
    own = {name: collections[name] for name in ("trees", "advice", "audiences", "contacts")}
    return Validated(content, site=site, problems=in_order(found), **own)
