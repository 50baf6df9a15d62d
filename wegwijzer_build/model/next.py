"""Where an answer leads: its ways on, each to a question, an outcome or another tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN, say

from .base import Field, Model
from .condition import SCALAR
from .conditional import Conditional, conditional_schema, described, one_key

TO_TREE = "tree:"
"""What stands before the id of another tree where a way leads on to it."""
_TO = "The id of a question or an outcome, or tree: with the id of another tree."


def tree_named(target: str) -> str | None:
    """The id of the other tree that a target names: `wat-nu` of `tree:wat-nu`; None for a node of this tree."""
    return target.removeprefix(TO_TREE) if target.startswith(TO_TREE) else None


_TARGET_PATTERN = rf"^({TO_TREE})?{ID_PATTERN[1:]}"

Target = Annotated[
    str,
    StringConstraints(pattern=_TARGET_PATTERN, max_length=len(TO_TREE) + ID_LENGTH),
    WithJsonSchema({**SCALAR, "pattern": _TARGET_PATTERN, "maxLength": len(TO_TREE) + ID_LENGTH}),
]
"""Where a way leads: the id of a question or an outcome, or `tree:` with the id of another tree."""


class Branch(Conditional):
    """One way on from an answer."""

    to: Annotated[Target, Field(description=_TO)]


class Next(Model):
    """All ways on from an answer. Their order decides nothing."""

    branches: tuple[Branch, ...] = ()
    otherwise: Target | None = None

    @property
    def is_given(self) -> bool:
        """Whether it leads anywhere at all."""
        return bool(self.branches) or self.otherwise is not None

    @property
    def targets(self) -> tuple[str, ...]:
        """Where the ways lead, each once, in order."""
        ends = (*(branch.to for branch in self.branches), *(() if self.otherwise is None else (self.otherwise,)))
        return tuple(dict.fromkeys(ends))


def _read_next(value: Any) -> Any:
    if isinstance(value, str):
        return {"branches": [{"to": value}]}
    if not isinstance(value, list) or not value:
        raise PydanticCustomError(
            "next_form", say("expected the id of a question or outcome, or a list of ways on ({when: …, to: …})")
        )
    *first, last = value
    if any(isinstance(item, Mapping) and "otherwise" in item for item in first):
        raise PydanticCustomError("next_form", say("'otherwise' stands once, as the last item of 'next'"))
    if isinstance(last, Mapping) and "otherwise" in last:
        if set(last) != {"otherwise"}:
            raise PydanticCustomError(
                "next_form", say("'otherwise' stands alone: no 'when', 'unless' or 'to' beside it")
            )
        return {"branches": first, "otherwise": last["otherwise"]}
    return {"branches": value}


_NEXT_SCHEMA = {
    "anyOf": [
        SCALAR,
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "anyOf": [
                    conditional_schema("to", _TO),
                    one_key({"otherwise": described(SCALAR, "Where to go when no other way is open.")}, "otherwise"),
                ]
            },
        },
    ]
}
WaysOn = Annotated[Next, BeforeValidator(_read_next), WithJsonSchema(_NEXT_SCHEMA)]
"""All ways on, also written as one id or as a list."""
SharedWaysOn = Annotated[Next | None, BeforeValidator(_read_next), WithJsonSchema(_NEXT_SCHEMA)]
"""The same for all answers of a question that have none of their own, where there are such."""
