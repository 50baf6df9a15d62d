"""What changes for whom between two readings of the content. Nothing is read or written here."""

from .as_text import as_text
from .change import Change, ChangeKind, Effect, End, GivenAnswer, Level, Where
from .compare import Changes, compare
from .reading import ContentReading, on_another_day, reading_of

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "ContentReading",
    "Effect",
    "End",
    "GivenAnswer",
    "Level",
    "Where",
    "as_text",
    "compare",
    "on_another_day",
    "reading_of",
]
