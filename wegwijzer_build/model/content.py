"""All content together, and the list of what collections there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from .advice import Advice
from .audience import Audience
from .base import Model
from .competency import Competency
from .contact import Contact
from .figure import Figure
from .instrument import Instrument
from .language import LanguageFiles
from .notice import Notice
from .picture import PICTURES, Picture
from .role import Role
from .site import Settings
from .situation import Situation
from .solution import Solution
from .source import Source
from .task import Task
from .term import Term
from .topic import Topic
from .tree import Tree


@dataclass(frozen=True)
class Collection:
    """A kind of item: its name (folder, or file where all items share one), its model, and one item's name.

    `by_kind`: where the key `kind` decides which keys an item has, the model of each kind; `model` is what they share.
    `has_pages`: whether each item has a page, to which others lead; else all stand whole on the page that lists them.
    """

    name: str
    model: type[Model]
    one: str
    in_one_file: bool = False
    by_kind: Mapping[str, type[Model]] = field(default_factory=dict, hash=False)
    has_pages: bool = True

    def model_of(self, raw: object) -> type[Model]:
        """The model that an item as it was read has to fit."""
        kind = raw.get("kind") if isinstance(raw, Mapping) else None
        return self.by_kind.get(kind, self.model) if isinstance(kind, str) else self.model


COLLECTIONS: tuple[Collection, ...] = (
    Collection("audiences", Audience, "audience"),
    Collection("trees", Tree, "tree"),
    Collection("advice", Advice, "advice"),
    Collection("topics", Topic, "topic"),
    Collection("situations", Situation, "situation"),
    Collection("roles", Role, "role"),
    Collection("tasks", Task, "task"),
    Collection("competencies", Competency, "competency"),
    Collection("solutions", Solution, "solution"),
    Collection("contacts", Contact, "contact"),
    Collection("instruments", Instrument, "instrument"),
    Collection("pictures", Picture, "picture", by_kind=PICTURES),
    Collection("figures", Figure, "figure", in_one_file=True),
    Collection("glossary", Term, "term", in_one_file=True),
    Collection("sources", Source, "source", in_one_file=True),
    Collection("notices", Notice, "notice", in_one_file=True, has_pages=False),
)
WITH_PAGES: tuple[Collection, ...] = tuple(collection for collection in COLLECTIONS if collection.has_pages)

EMBEDDED = ("advice", "situations", "solutions", "contacts", "figures", "instruments")
"""The collections whose items others can show in a frame, below a folder with the name of the collection."""
EMBED_FOLDERS = (*EMBEDDED, "v1")
"""What lies beside the embeds of trees, so that no tree can have its name: items, and the script of hosts."""


@dataclass(frozen=True)
class Content:
    """Everything the site is made from. Each field but `site` and `language` maps ids to items, in file order."""

    site: Settings
    language: LanguageFiles
    audiences: Mapping[str, Audience]
    trees: Mapping[str, Tree]
    advice: Mapping[str, Advice]
    topics: Mapping[str, Topic]
    situations: Mapping[str, Situation]
    roles: Mapping[str, Role]
    tasks: Mapping[str, Task]
    competencies: Mapping[str, Competency]
    solutions: Mapping[str, Solution]
    contacts: Mapping[str, Contact]
    instruments: Mapping[str, Instrument]
    pictures: Mapping[str, Picture]
    figures: Mapping[str, Figure]
    glossary: Mapping[str, Term]
    sources: Mapping[str, Source]
    notices: Mapping[str, Notice]

    def items(self, collection: str) -> Mapping[str, Model]:
        """The items of one collection by its name."""
        return cast("Mapping[str, Model]", getattr(self, collection))
