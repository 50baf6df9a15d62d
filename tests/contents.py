"""Content in memory: files by path to what loading would make of them, and the sample that tests start from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath

from wegwijzer_build import model
from wegwijzer_build.load import Document, Layout, Loaded, parse
from wegwijzer_build.model import COLLECTIONS, Voice, Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem
from wegwijzer_build.validate import Tongue
from wegwijzer_build.validate.context import context_of

SAMPLE = Path(__file__).parent / "sample"
LANGUAGE = Path(__file__).parent.parent / "content" / "language"
OF_OUR_PAGES = "typed.yml"
"""The one file in there that names pages of this site: the sample has one of its own."""
LAYOUT: Layout = {"language": tuple(model.LANGUAGE), **{each.name: each.in_one_file for each in COLLECTIONS}}


@lru_cache(maxsize=1)
def sample_files() -> Mapping[str, str]:
    """The sample in the language of the real content: path below the content folder → text."""
    files = {file.relative_to(SAMPLE).as_posix(): file.read_text("utf-8") for file in sorted(SAMPLE.rglob("*.yml"))}
    return {**files, **language_files()}


@lru_cache(maxsize=1)
def language_files() -> Mapping[str, str]:
    """What the real content says of its language: path below the content folder → text. Not what leads to its pages."""
    files = (file for file in sorted(LANGUAGE.glob("*.yml")) if file.name != OF_OUR_PAGES)
    return {f"language/{file.name}": file.read_text("utf-8") for file in files}


@lru_cache(maxsize=1)
def dutch() -> Tongue:
    """The language of the real content."""
    return context_of(load_files(language_files())[0], date(2026, 11, 20)).tongue


def load_files(files: Mapping[str, str]) -> tuple[Loaded, tuple[Problem, ...]]:
    """What loading makes of files, in order of path, without a folder."""
    read = [_sample_file(file, text) for file, text in sorted(files.items())]
    documents = tuple(document for loaded, _ in read for document in loaded.documents)
    unread = frozenset(hole for loaded, _ in read for hole in loaded.unread)
    return Loaded(documents, files, unread), tuple(problem for _, problems in read for problem in problems)


def load_file(file: str, text: str) -> tuple[Loaded, tuple[Problem, ...]]:
    """What loading makes of one file."""
    parsed = parse(text, file)
    path = PurePosixPath(file)
    collection, shared = path.parent.name or path.stem, not path.parent.name and path.stem in LAYOUT
    if parsed.value is None:
        return Loaded((), {file: text}, frozenset([(collection, "" if shared else path.stem)])), parsed.problems
    document = Document(file, collection, path.stem, shared, parsed.value, parsed.values, parsed.keys)
    return Loaded((document,), {file: text}), parsed.problems


def is_ours(scalar: Scalar) -> bool:
    """Tell whether somewhere stands a text of words, and none that stands as somebody else wrote it."""
    is_text = scalar.leaf.written in (Written.PLAIN, Written.LINES, Written.MARKDOWN)
    return is_text and scalar.leaf.voice is not Voice.OTHERS


_sample_file = lru_cache(maxsize=256)(load_file)
