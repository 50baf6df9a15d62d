"""What changes for whom between two readings of the content. Nothing is read or written here."""

from . import people, sentences
from .as_github import as_github
from .as_html import as_html
from .as_json import as_json
from .as_text import as_text
from .change import Change, ChangeKind, Effect, End, GivenAnswer, Level, Where
from .compare import Changes, compare
from .differences import Difference, differences
from .kept import Kept, kept_in
from .page_language import page_language
from .reading import ContentReading, ItemName, on_another_day, reading_of
from .renamed import with_new_ids
from .rests import NamedSource, RestsOn, rests_of
from .rests import in_language as rests_in_language
from .shown_in import shown_in
from .views import ChangeView, TextView, change_view, trees_shown
from .views import in_language as view_in_language
from .words import Mark, MarkedWords, marked

__all__ = [
    "Change",
    "ChangeKind",
    "ChangeView",
    "Changes",
    "ContentReading",
    "Difference",
    "Effect",
    "End",
    "GivenAnswer",
    "ItemName",
    "Kept",
    "Level",
    "Mark",
    "MarkedWords",
    "NamedSource",
    "RestsOn",
    "TextView",
    "Where",
    "as_github",
    "as_html",
    "as_json",
    "as_text",
    "change_view",
    "compare",
    "differences",
    "kept_in",
    "marked",
    "on_another_day",
    "page_language",
    "people",
    "reading_of",
    "rests_in_language",
    "rests_of",
    "sentences",
    "shown_in",
    "trees_shown",
    "view_in_language",
    "with_new_ids",
]
