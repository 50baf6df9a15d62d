"""All that stands in the folder of a language, read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wegwijzer_build.load import Parsed, TranslationFile, parse
from wegwijzer_build.load.translations import BACK
from wegwijzer_build.model import SpokenSearch
from wegwijzer_build.problems import Problem
from wegwijzer_build.validate.beside import document_beside, read_beside
from wegwijzer_build.wording import say

from .po import Translation, translations_in
from .reviews import Moved, Review, read_moved, read_reviews

REVIEWS = "reviews"
SEARCH = "search"


@dataclass(frozen=True)
class Files:
    """The translations of one language: file → entries; what was read back, by context and translation; reviews."""

    entries: Mapping[str, tuple[Translation, ...]] = field(default_factory=dict)
    back: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    search: SpokenSearch = field(default_factory=SpokenSearch)
    shown: Mapping[str, str] = field(default_factory=dict)
    """File → how it is called in problems."""

    @property
    def all(self) -> tuple[Translation, ...]:
        """The entries of all files."""
        return tuple(entry for some in self.entries.values() for entry in some)


def read_files(files: Iterable[TranslationFile]) -> tuple[Mapping[str, Files], tuple[Problem, ...]]:
    """Language → what its folder holds, and all that is wrong with it. A later file comes over an earlier one."""
    problems: list[Problem] = []
    by_language: dict[str, list[TranslationFile]] = {}
    for file in files:
        if file.language:
            by_language.setdefault(file.language, []).append(file)
    found = {}
    for language, some in by_language.items():
        found[language], of_language = _of_language(tuple(some))
        problems += of_language
    return found, tuple(problems)


def read_meaning(files: Iterable[TranslationFile]) -> tuple[Mapping[str, Moved], tuple[Problem, ...]]:
    """The items of which an edit changed the meaning, as `meaning.yml` names them."""
    for file in files:
        if not file.language:
            return read_moved(file.shown, file.text, parse(file.text, file.shown))
    return {}, ()


@lru_cache(maxsize=16)  # whoever edits reads all languages after every edit of one
def _of_language(files: tuple[TranslationFile, ...]) -> tuple[Files, tuple[Problem, ...]]:
    entries: dict[str, tuple[Translation, ...]] = {}
    back: dict[tuple[str, str], str] = {}
    reviews: Mapping[str, Review] = {}
    search = SpokenSearch()
    problems: list[Problem] = []
    for file in files:
        if file.is_yaml:
            parsed = parse(file.text, file.shown)
            if file.name == REVIEWS:
                some_reviews, of_reviews = read_reviews(file.shown, file.text, parsed)
                reviews = {**reviews, **some_reviews}
                problems += of_reviews
            elif file.name == SEARCH:
                search, of_search = read_search(file.shown, file.text, parsed)
                problems += of_search
            else:
                problems += parsed.problems
            continue
        some, of_file = _entries(file.text, file.shown)
        problems += of_file
        if file.name.startswith(f"{BACK}/"):
            back.update({entry.key: entry.says for entry in some})
        else:
            before = {entry.key: entry for entry in entries.get(file.name, ())}
            entries[file.name] = tuple((before | {entry.key: entry for entry in some}).values())
    return Files(entries, back, reviews, search, {file.name: file.shown for file in files}), tuple(problems)


def read_search(file: str, text: str, parsed: Parsed) -> tuple[SpokenSearch, tuple[Problem, ...]]:
    """How the search reads a language, and what is wrong with that; of a file that does not fit, nothing."""
    document = document_beside(file, parsed)
    said, problems = read_beside(SpokenSearch, say("file on searching"), document, text, parsed.problems)
    return said or SpokenSearch(), problems


@lru_cache(maxsize=512)  # and all files of a language after every edit of one
def _entries(text: str, shown: str) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    return translations_in(text, shown)
