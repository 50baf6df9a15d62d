"""However content is damaged, checking it ends, never crashes, and points into a file that is there."""

from __future__ import annotations

import faulthandler
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contents import load_file, load_files, sample_files
from wegwijzer_build.load import Loaded
from wegwijzer_build.pipeline import Memory, check_loaded
from wegwijzer_build.problems import Problem
from wegwijzer_build.report import as_github, as_json, as_text

TODAY = date(2026, 11, 20)
EXAMPLES = 5 * settings().max_examples
"""Damaged files: five hundred, and ten thousand with the long profile of hypothesis (`make test-all`)."""
SECONDS = 60
"""What takes so long hangs."""
FILES = sorted(sample_files())
WHOLE, _ = load_files(sample_files())
WIDTHS = {file: [len(line) for line in text.split("\n")] for file, text in sample_files().items()}
MEMORY = Memory()  # as in a preview: a tree that did not change is not proved again

SIGNS = "\x00\t\r\n \"'#&*!|>%@`[]{},:?-<=/\\~éß日\u202e\ufeff\ud7ff😀\x7f\x85\u2028"
TOKENS = (
    "true", "no", "null", "~", "2026-11-20", "2026-02-30", "9999-12-31", "0001-01-01", "1e999999", "-0", "0800-5151",
    "[]", "{}", "[[]]", "{a: {b: c}}", '""', "''", "|", ">-", "&a", "*a", "!!python/name:os.system", "<<", "? x",
    "iedereen", "werkgever", "beleid", "id", "https://", "https://[", "[x](javascript:x)", "[x](advice:)", "<b>",
    "&lt;", "moet", "verplicht", "[" * 300, "- " * 300, "{a: " * 200, "*" * 2000, "[" * 2000, "a" * 7000,
    "moet niet " * 700, "](" * 2000, "> " * 900, "<" * 3000, "niet " * 1500, "x: y\n" * 500,
)  # fmt: skip

Mutation = Callable[[st.DataObject, str], str]


def _place(data: st.DataObject, text: str) -> int:
    return data.draw(st.integers(0, len(text)), "place")


def _line(data: st.DataObject, lines: Sequence[str]) -> int:
    return data.draw(st.integers(0, len(lines) - 1), "line")


def without_a_stretch(data: st.DataObject, text: str) -> str:
    """Delete some characters."""
    start = _place(data, text)
    return text[:start] + text[start + data.draw(st.sampled_from([1, 2, 5, 40]), "length") :]


def with_a_sign(data: st.DataObject, text: str) -> str:
    """Put in a character that means something to YAML, Markdown or a terminal."""
    start = _place(data, text)
    return text[:start] + data.draw(st.sampled_from(SIGNS), "sign") + text[start:]


def with_a_stretch_twice(data: st.DataObject, text: str) -> str:
    """Repeat some characters."""
    start = _place(data, text)
    end = start + data.draw(st.integers(1, 60), "length")
    return text[:end] + text[start:]


def cut_off(data: st.DataObject, text: str) -> str:
    """Stop anywhere."""
    return text[: _place(data, text)]


def without_a_line(data: st.DataObject, text: str) -> str:
    """Delete a line."""
    lines = text.split("\n")
    del lines[_line(data, lines)]
    return "\n".join(lines)


def with_a_line_elsewhere(data: st.DataObject, text: str) -> str:
    """Repeat a line at another place, or move it there."""
    lines = text.split("\n")
    at = _line(data, lines)
    line = lines.pop(at) if data.draw(st.booleans(), "moves") else lines[at]
    lines.insert(data.draw(st.integers(0, len(lines)), "to"), line)
    return "\n".join(lines)


def with_other_indentation(data: st.DataObject, text: str) -> str:
    """Move some lines to the left or to the right."""
    lines = text.split("\n")
    start = _line(data, lines)
    for number in range(start, min(start + data.draw(st.integers(1, 3), "lines"), len(lines))):
        spaces = data.draw(st.sampled_from([0, 1, 2, 4, 8]), "spaces")
        lines[number] = " " * spaces + (lines[number].lstrip() if data.draw(st.booleans(), "anew") else lines[number])
    return "\n".join(lines)


def with_another_token(data: st.DataObject, text: str) -> str:
    """Put something unexpected in the place of a word, a key or a value."""
    words = [found.span() for found in re.finditer(r"[^\s\[\]{},:]+|(?<=: ).+", text)] or [(0, 0)]
    start, end = words[_line(data, [""] * len(words))]
    return text[:start] + data.draw(st.sampled_from(TOKENS), "token") + text[end:]


def with_a_piece_of_another_file(data: st.DataObject, text: str) -> str:
    """Put in some lines of another file."""
    other = sample_files()[data.draw(st.sampled_from(FILES), "other file")].split("\n")
    start, lines = _line(data, other), text.split("\n")
    at = data.draw(st.integers(0, len(lines)), "to")
    indent = " " * data.draw(st.sampled_from([0, 2, 4]), "spaces")
    lines[at:at] = [indent + line for line in other[start : start + data.draw(st.integers(1, 7), "lines")]]
    return "\n".join(lines)


MUTATIONS: Sequence[Mutation] = (
    without_a_stretch,
    with_a_sign,
    with_a_stretch_twice,
    cut_off,
    without_a_line,
    with_a_line_elsewhere,
    with_other_indentation,
    with_another_token,
    with_a_piece_of_another_file,
)


def with_one_file(loaded: Loaded, file: str, text: str) -> tuple[Loaded, tuple[Problem, ...]]:
    """The same content with one file read anew; what is found in it."""
    changed, problems = load_file(file, text)
    others = tuple(document for document in loaded.documents if document.file != file)
    texts = {**loaded.texts, file: text}
    return replace(changed, documents=(*others, *changed.documents), texts=texts), problems


def misplaced(problem: Problem, texts: dict[str, list[int]]) -> bool:
    """Tell whether a problem points outside the lines of a file. `texts` has the length of each line of each file."""
    place, lines = problem.place, texts.get(problem.place.file, [])
    return not (1 <= place.line <= len(lines) and 1 <= place.column <= lines[place.line - 1] + 1 and place.length >= 1)


def test_damaged_content() -> None:
    """However a file is damaged: no exception, no hang, and every problem has a place in a file."""
    rules: set[str] = set()

    @settings(max_examples=EXAMPLES)
    @given(st.sampled_from(FILES), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), st.data())
    def damaged(file: str, mutations: list[Mutation], data: st.DataObject) -> None:
        text = sample_files()[file]
        for mutation in mutations:
            text = mutation(data, text)
        rules.update(problem.rule for problem in told_of(file, text))

    damaged()
    assert len(rules) > 20, "the damage leads to few kinds of problems"


def told_of(file: str, text: str) -> tuple[Problem, ...]:
    """What is told of the sample with another text in one file; fails where that is not as it should be."""
    with no_longer_than(SECONDS):
        loaded, of_loading = with_one_file(WHOLE, file, text)
        checked = check_loaded(loaded, of_loading, TODAY, MEMORY)
    problems = checked.problems
    shown = {**WIDTHS, file: [len(line) for line in text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")]}
    assert [problem for problem in problems if misplaced(problem, shown)] == []
    assert checked.content is not None or problems
    assert as_text(problems, loaded.texts).replace("\n", "").isprintable()
    assert as_github(problems).count("\n") == len(problems)
    as_json(problems)
    return problems


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """End the run, and tell where it was, if the block hangs."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
