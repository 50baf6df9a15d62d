"""The ground of all stages: how ids, values and days are written and read, and what an author may have meant."""

from .days import day_of, first_day
from .ids import ID_FORM, ID_LENGTH, ID_PATTERN, id_like, is_id
from .near import AS_WRITTEN, Called, did_you_mean, nearest
from .values import a, counted, listed, quoted, visible

__all__ = [
    "AS_WRITTEN",
    "ID_FORM",
    "ID_LENGTH",
    "ID_PATTERN",
    "Called",
    "a",
    "counted",
    "day_of",
    "did_you_mean",
    "first_day",
    "id_like",
    "is_id",
    "listed",
    "nearest",
    "quoted",
    "visible",
]
