"""However content is damaged, checking it ends soon, never crashes, and points into a file that is there."""

from __future__ import annotations

import faulthandler
import gc
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

import pytest

from tests.contents import load_file, load_files, sample_files
from wegwijzer_build.load import Loaded
from wegwijzer_build.pipeline import Memory, check_loaded
from wegwijzer_build.problems import Problem
from wegwijzer_build.report import as_github, as_json, as_text

TODAY = date(2026, 11, 20)
ROUNDS = 20
EACH = 500
LONGEST = 40
"""No file may take more than this many times as long as half of the files do, in the same run."""

SIGNS = "\x00\t\r\n \"'#&*!|>%@`[]{},:?-<=/\\~éß日\u202e\ufeff\ud7ff😀\x7f\x85\u2028"
TOKENS = (
    "true", "no", "null", "~", "2026-11-20", "2026-02-30", "9999-12-31", "0001-01-01", "1e999999", "-0", "0800-5151",
    "[]", "{}", "[[]]", "{a: {b: c}}", '""', "''", "|", ">-", "&a", "*a", "!!python/name:os.system", "<<", "? x",
    "iedereen", "werkgever", "beleid", "id", "https://", "https://[", "[x](javascript:x)", "[x](advice:)", "<b>",
    "&lt;", "moet", "verplicht", "[" * 300, "- " * 300, "{a: " * 200, "*" * 2000, "[" * 2000, "a" * 7000,
    "moet niet " * 700, "](" * 2000, "> " * 900, "<" * 3000, "niet " * 1500, "x: y\n" * 500,
)  # fmt: skip

Mutation = Callable[[random.Random, str], str]


def without_a_stretch(random: random.Random, text: str) -> str:
    """Delete some characters."""
    start = random.randrange(len(text) + 1)
    return text[:start] + text[start + random.choice([1, 1, 2, 5, 40]) :]


def with_a_sign(random: random.Random, text: str) -> str:
    """Put in a character that means something to YAML, Markdown or a terminal."""
    start = random.randrange(len(text) + 1)
    return text[:start] + random.choice(SIGNS) + text[start:]


def with_a_stretch_twice(random: random.Random, text: str) -> str:
    """Repeat some characters."""
    start = random.randrange(len(text) + 1)
    end = start + random.randrange(1, 60)
    return text[:end] + text[start:]


def cut_off(random: random.Random, text: str) -> str:
    """Stop anywhere."""
    return text[: random.randrange(len(text) + 1)]


def with_other_lines(random: random.Random, text: str) -> str:
    """Delete, repeat, swap or move lines."""
    lines = text.split("\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case _:
            lines.insert(two, lines.pop(one))
    return "\n".join(lines)


def with_other_indentation(random: random.Random, text: str) -> str:
    """Move some lines to the left or to the right."""
    lines = text.split("\n")
    start = random.randrange(len(lines))
    for number in range(start, min(start + random.randrange(1, 4), len(lines))):
        spaces = random.choice([0, 1, 2, 4, 8])
        lines[number] = " " * spaces + (lines[number].lstrip() if random.random() < 0.5 else lines[number])
    return "\n".join(lines)


def with_another_token(random: random.Random, text: str) -> str:
    """Put something unexpected in the place of a word, a key or a value."""
    words = [found.span() for found in re.finditer(r"[^\s\[\]{},:]+|(?<=: ).+", text)] or [(0, 0)]
    start, end = random.choice(words)
    return text[:start] + random.choice(TOKENS) + text[end:]


def with_a_piece_of_another_file(random: random.Random, text: str) -> str:
    """Put in some lines of another file."""
    other = random.choice(list(sample_files().values())).split("\n")
    start = random.randrange(len(other))
    lines = text.split("\n")
    at = random.randrange(len(lines) + 1)
    indent = " " * random.choice([0, 0, 2, 4])
    lines[at:at] = [indent + line for line in other[start : start + random.randrange(1, 8)]]
    return "\n".join(lines)


MUTATIONS: Sequence[Mutation] = (
    without_a_stretch,
    with_a_sign,
    with_a_stretch_twice,
    cut_off,
    with_other_lines,
    with_other_indentation,
    with_another_token,
    with_another_token,
    with_a_piece_of_another_file,
)


def mutated(random: random.Random, text: str) -> str:
    """A text with one to three changes."""
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        text = random.choice(MUTATIONS)(random, text)
    return text


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


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_damaged_content(seed: int) -> None:
    """Ten thousand damaged files: no exception, no hang, and every problem has a place in a file."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    whole, _ = load_files(sample_files())
    widths = {file: [len(line) for line in text.split("\n")] for file, text in sample_files().items()}
    files = sorted(sample_files())
    found: Counter[str] = Counter()
    taken = []
    memory = Memory()  # as in a preview: a tree that did not change is not proved again
    for _ in range(EACH):
        file = chance.choice(files)
        text = mutated(chance, sample_files()[file])
        faulthandler.dump_traceback_later(60, exit=True)
        gc.disable()  # what other tests left in memory is not the work of this file
        started = time.process_time()
        loaded, of_loading = with_one_file(whole, file, text)
        checked = check_loaded(loaded, of_loading, TODAY, memory)
        problems = checked.problems
        taken.append(time.process_time() - started)
        gc.enable()
        faulthandler.cancel_dump_traceback_later()
        shown = {**widths, file: [len(line) for line in text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")]}
        assert [problem for problem in problems if misplaced(problem, shown)] == [], text
        assert checked.content is not None or problems, text
        assert as_text(problems, loaded.texts).replace("\n", "").isprintable()
        assert as_github(problems).count("\n") == len(problems)
        as_json(problems)
        found.update(problem.rule for problem in problems)
    assert max(taken) < LONGEST * median(taken)
    assert len(found) > 20
