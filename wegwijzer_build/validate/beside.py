"""A file beside the content as a value of its model: what is wrong with it is told as of any item."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from wegwijzer_build.load import Document, Parsed
from wegwijzer_build.model import Model
from wegwijzer_build.problems import Problem

from .context import RawItem, Sheet
from .schema import fitted

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class _File(RawItem):
    of_model: type[Model] = Model

    @cached_property
    def model(self) -> type[Model]:
        return self.of_model

    @property
    def one(self) -> str:
        return self.id


def document_beside(file: str, parsed: Parsed) -> Document | None:
    """A file beside the content as it was parsed; None where it could not be."""
    if parsed.value is None:
        return None
    return Document(file, "", "", False, parsed.value, parsed.values, parsed.keys)


def read_beside(
    model: type[M], one: str, document: Document | None, text: str, of_parsing: tuple[Problem, ...]
) -> tuple[M | None, tuple[Problem, ...]]:
    """A file as a value of a model, None where it does not fit, with all that is wrong. `one`: what it is called."""
    if document is None:
        return None, of_parsing
    said, problems = fitted(_File("", one, document.value, Sheet(document, text), (), model))
    return (said if isinstance(said, model) else None), (*of_parsing, *problems)
