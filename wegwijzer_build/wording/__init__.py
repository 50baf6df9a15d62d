"""The ground of all stages: messages, how ids, values and days are written and read, and what an author may mean."""

from .days import day_of, first_day
from .ids import ID_FORM, ID_LENGTH, ID_PATTERN, LANGUAGE_PATTERN, id_like, is_id
from .messages import (
    Message,
    a,
    as_it_is,
    choice,
    field_name,
    in_languages,
    in_turns,
    joined,
    listed,
    not_ours,
    say,
    say_many,
    this,
)
from .near import AS_WRITTEN, Called, did_you_mean, nearest
from .values import counted, quoted, visible

__all__ = [
    "AS_WRITTEN",
    "ID_FORM",
    "ID_LENGTH",
    "ID_PATTERN",
    "LANGUAGE_PATTERN",
    "Called",
    "Message",
    "a",
    "as_it_is",
    "choice",
    "counted",
    "day_of",
    "did_you_mean",
    "field_name",
    "first_day",
    "id_like",
    "in_languages",
    "in_turns",
    "is_id",
    "joined",
    "listed",
    "nearest",
    "not_ours",
    "quoted",
    "say",
    "say_many",
    "this",
    "visible",
]
