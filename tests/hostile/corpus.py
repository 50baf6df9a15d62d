"""The hostile texts of `corpus.yml`, by group, and the names of `ids.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Group:
    """Texts of one kind.

    `refused`: none may stand anywhere. `signs`: for signs that nobody can see. `alone`: each is shown without others.
    """

    texts: tuple[str, ...]
    refused: bool = False
    signs: bool = False
    alone: bool = False


@lru_cache(maxsize=1)
def corpus() -> Mapping[str, Group]:
    """Name → group."""
    read = yaml.safe_load(Path(__file__).with_name("corpus.yml").read_text("utf-8"))
    return {name: Group(tuple(map(_text, told.pop("texts"))), **told) for name, told in read.items()}


@lru_cache(maxsize=1)
def names() -> Mapping[str, tuple[str, ...]]:
    """The ids of `ids.yml`: what becomes of them → the ids."""
    read = yaml.safe_load(Path(__file__).with_name("ids.yml").read_text("utf-8"))
    return {name: tuple(map(_text, told)) for name, told in read.items()}


def _text(told: Any) -> str:
    return told["repeat"] * int(told["times"]) if isinstance(told, dict) else str(told)
