"""What changes for whom between two readings of the content. Nothing is read or written here."""

from .as_github import as_github
from .as_html import as_html
from .as_json import as_json
from .as_text import as_text
from .change import Change, ChangeKind, Effect, End, GivenAnswer, Level, Where
from .compare import Changes, compare
from .kept import Kept, RenamedIds, kept_in
from .reading import ContentReading, on_another_day, reading_of
from .renamed import with_new_ids
from .rests import RestsOn, rests_of
from .words import Mark, MarkedWords, marked

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "ContentReading",
    "Effect",
    "End",
    "GivenAnswer",
    "Kept",
    "Level",
    "Mark",
    "MarkedWords",
    "RenamedIds",
    "RestsOn",
    "Where",
    "as_github",
    "as_html",
    "as_json",
    "as_text",
    "compare",
    "kept_in",
    "marked",
    "on_another_day",
    "reading_of",
    "rests_of",
    "with_new_ids",
]
