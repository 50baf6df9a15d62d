"""Reading content: every file once, every problem at once, and never a crash, a hang or a traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import CASES as STORIES
from tests.stories import Tells
from wegwijzer_build.load import Document, Layout, Loaded, Value, events, load, parse
from wegwijzer_build.load.characters import REFUSED
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import id_like, is_id

LAYOUT: Layout = {
    **dict.fromkeys(["site", "glossary", "sources"], True),
    **dict.fromkeys(["advice", "roles", "trees"], False),
    "language": ("names", "duties"),
}
LOADERS = [loader for loader in (getattr(yaml, "CSafeLoader", None), yaml.SafeLoader) if loader]
CASES = STORIES / "load"


@dataclass(frozen=True)
class Story:
    """Files below content/, and what reading them gives: problems as they are told, or the values of some files."""

    at: tuple[Path, int]
    proves: str
    files: dict[str, str | None]
    problems: str
    values: dict[str, Value]


def stories() -> Iterator[Any]:
    """All stories, named after their file and their place in it."""
    for path in sorted(CASES.glob("*.yml")):
        for number, story in enumerate(yaml.safe_load_all(path.read_text("utf-8")), start=1):
            at = path, number
            told = Story(at, story["proves"], story["files"], story.get("problems", ""), story.get("values", {}))
            yield pytest.param(told, id=f"{path.stem}-{number}")


def with_loader(loader: type) -> AbstractContextManager[object]:
    """Read with one of the two parsers."""
    return patch.object(events, "LOADER", loader)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a sound site.yml."""
    folder = tmp_path / "content"
    write(folder, {"site.yml": "title: Wegwijzer\n"})
    return folder


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    """Write files below a folder, byte for byte; without a text, delete one."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text.encode("utf-8"))


def told(problem: Problem, texts: dict[str, str]) -> Iterator[str]:
    """A problem as the stories show it: the line with its place marked, details, hint."""
    place = problem.place
    yield f"{place.file}:{place.line}:{place.column}: {problem.rule}: {problem.message}"
    if place.file in texts:
        yield f"    {texts[place.file].split(chr(10))[place.line - 1]}"
        yield f"    {' ' * (place.column - 1)}{'^' * place.length}"
    yield from (f"  {detail}" for detail in problem.details)
    yield f"  hint: {problem.hint}"


def rules(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """In which files which rules are broken."""
    return [(problem.place.file, problem.rule) for problem in problems]


def ask(script: str, *arguments: object) -> str:
    """What a script prints that must not hang or crash the interpreter."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout


def inside(problem: Problem, text: str) -> bool:
    """Whether a place lies in a text; the end of a line is a place too."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    place = problem.place
    if not 1 <= place.line <= len(lines) or place.length < 1:
        return False
    width = len(lines[place.line - 1])
    return 1 <= place.column <= width + 1 and place.column + place.length <= max(width, place.column) + 1


def paths(value: Value, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Value]]:
    """Every value inside a value, with its path."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from paths(below, (*path, key))


# --- stories -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("story", list(stories()))
def test_story(story: Story, loader: type, tells: Tells, content: Path) -> None:
    """What the story proves, in the same words with either parser."""
    write(content, story.files)
    with with_loader(loader):
        loaded, problems = load(content, LAYOUT, "content")
    came = "\n".join(line.rstrip() for problem in problems for line in told(problem, dict(loaded.texts)))
    assert came == tells(*story.at, "problems", story.problems.rstrip("\n"), came), story.proves
    values = {document.file.removeprefix("content/"): document.value for document in loaded.documents}
    assert {name: values.get(name) for name in story.values} == story.values, story.proves


# --- text ----------------------------------------------------------------------------------------------------------

TOKENS = [
    "a", "key", ": ", ":", "\n", "\n  ", "\n    ", "\n ", "- ", "-", "[", "]", "{", "}", ", ", ",", '"', "'", "\\",
    "\\x", "\\ud83d", "\\U00110000", "#", " #", "*", "&", "!", "%", "@", "`", "|", ">", "? ", "\n---\n", "\n...\n", " ",
    "é", "😀", "~", "<<", "\t", "\r", "\r\n", "\u2028", "\ufeff", "\0", "\x85", "\u202e", "\ud800", "%YAML 1.1\n",
    "!!str",
]  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.sampled_from(TOKENS), max_size=15).map("".join))
readable = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not REFUSED.match(char)), max_size=20)
values = st.recursive(
    readable,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(readable.filter(bool), inner, max_size=4)),
    max_leaves=20,
)
maps = st.dictionaries(readable.filter(bool), values, min_size=1, max_size=5)


@pytest.mark.parametrize("loader", LOADERS)
@given(text=texts)
def test_any_text_gives_a_value_or_problems_in_it(loader: type, text: str) -> None:
    """Whatever the text, parsing does not raise: it gives a map, or problems whose places lie in the text."""
    with with_loader(loader):
        parsed = parse(text, "x.yml")
    assert isinstance(parsed.value, dict) is not bool(parsed.problems)
    assert all(inside(problem, text) and problem.hint for problem in parsed.problems)


@given(data=st.one_of(st.binary(), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_a_document_or_problems(data: bytes) -> None:
    """Whatever bytes a file holds, reading does not raise, and the file is a document or has problems in its lines."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "site.yml").write_bytes(data)
        loaded, problems = load(Path(folder), LAYOUT, "content")
    assert bool(loaded.documents) is not bool(problems)
    assert all(inside(problem, loaded.texts["content/site.yml"]) for problem in problems)


@pytest.mark.parametrize("loader", LOADERS)
@given(value=maps)
def test_what_yaml_writes_is_read_back(loader: type, value: dict[str, Value]) -> None:
    """Values written as YAML come back the same, and every key and value has a place where just that stands."""
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True, sort_keys=False, width=10**6)
    with with_loader(loader):
        parsed = parse(text, "x.yml")
    assert (parsed.problems, parsed.value) == ((), value)
    lines = text.split("\n")
    for path, inner in paths(value):
        place = parsed.values[path]
        assert place.keys == path
        if isinstance(inner, str):
            assert yaml.safe_load(lines[place.line - 1][place.column - 1 :][: place.length]) == inner
        if path and isinstance(path[-1], str):
            key = parsed.keys[path]
            assert key.keys == path
            assert yaml.safe_load(lines[key.line - 1][key.column - 1 :][: key.length]) == path[-1]
    assert set(parsed.values) == {path for path, _ in paths(value)}
    assert set(parsed.keys) == {path for path, _ in paths(value) if path and isinstance(path[-1], str)}


def test_places_underline_what_they_are_about() -> None:
    """A place covers a value on its first line; of a map or list without brackets, up to its first key or item."""
    text = (
        "title: 'één 😀'  # zo\r\n"
        "steps:\r\n"
        "  - bel\r\n"
        "  - say: ja\r\n"
        "    why: |-  # waarom\r\n"
        "      daarom\r\n"
        "long: een tekst  \r\n"
        "  die doorgaat\r\n"
        "more: {a: [b, c],\r\n"
        "  d: []}\r\n"
        "below:\r\n"
        "  - # zo\r\n"
        "      x: y\r\n"
    )
    parsed = parse(text, "x.yml")
    lines = text.split("\r\n")
    shown = {
        path: (place.line, lines[place.line - 1][place.column - 1 :][: place.length])
        for path, place in parsed.values.items()
    }
    assert shown == {
        (): (1, "title"),
        ("title",): (1, "'één 😀'"),
        ("steps",): (3, "- bel"),
        ("steps", 0): (3, "bel"),
        ("steps", 1): (4, "say"),
        ("steps", 1, "say"): (4, "ja"),
        ("steps", 1, "why"): (5, "|-"),
        ("long",): (7, "een tekst"),
        ("more",): (9, "{a: [b, c],"),
        ("more", "a"): (9, "[b, c]"),
        ("more", "a", 0): (9, "b"),
        ("more", "a", 1): (9, "c"),
        ("more", "d"): (10, "[]"),
        ("below",): (12, "-"),
        ("below", 0): (13, "x"),
        ("below", 0, "x"): (13, "y"),
    }
    assert {path: lines[place.line - 1][place.column - 1 :][: place.length] for path, place in parsed.keys.items()} == {
        path: path[-1] for path in [*parsed.values, ()] if path and isinstance(path[-1], str)
    }


def test_fifty_levels_are_read_and_one_more_is_not() -> None:
    """Fifty maps and lists in each other can be read; of one more, the place is told."""
    deep = "a: " + "[" * 49 + "]" * 49
    assert parse(deep, "x.yml").problems == ()
    (problem,) = parse("a: " + "[" * 50 + "]" * 50, "x.yml").problems
    assert (problem.rule, problem.place.column) == ("too-deep", 53)
    assert problem.message == "this is nested more than 50 levels deep; the rest of the file is not read"


@pytest.mark.parametrize("loader", [loader.__name__ for loader in LOADERS])
def test_nesting_without_end_is_told_and_does_no_harm(loader: str) -> None:
    """Thirty thousand open brackets, braces, dashes or question marks, or ever more indentation: no crash, no hang."""
    script = r"""
import sys, yaml
from wegwijzer_build.load import events, parse
events.LOADER = getattr(yaml, sys.argv[1])
bombs = ["[", "a: [", "{a: ", "- ", "? ", "[\n", "{", "[a, ", "[{"]
texts = [bomb * 30_000 for bomb in bombs] + ["".join(" " * depth + "a:\n" for depth in range(1400))]
print(*[parse(text, "x.yml").problems[-1].rule for text in texts])
"""
    assert ask(script, loader).split() == ["too-deep"] * 10


def test_a_hundred_problems_are_enough() -> None:
    """A file with ever more problems is not read to its end."""
    problems = parse("a: b\n" * 1000, "x.yml").problems
    assert len(problems) == 101
    assert problems[-1].rule == "too-many-problems"
    assert (problems[-1].place.line, problems[-1].hint) == (101, "mend these first")


# --- bytes ---------------------------------------------------------------------------------------------------------

SAVE = "save the file as UTF-8: most editors offer it under 'Save as' or 'Encoding'"


@pytest.mark.parametrize(
    ("data", "place", "message", "hint"),
    [
        (b"a: b\r\nc: caf\xe9\n", (2, 7), "byte 0xe9 is not UTF-8", f"in Windows-1252 it is 'é'; {SAVE}"),
        ("é: ".encode() + b"\x81\n", (1, 4), "byte 0x81 is not UTF-8", SAVE),
        (b"a: \xa0", (1, 4), "byte 0xa0 is not UTF-8", SAVE),
        (b"\xef\xbb\xbf\xff", (1, 1), "byte 0xff is not UTF-8", f"in Windows-1252 it is 'ÿ'; {SAVE}"),
        (b"a: \xed\xa0\x80", (1, 4), "byte 0xed is not UTF-8", f"in Windows-1252 it is 'í'; {SAVE}"),
        ("a: b".encode("utf-16"), (1, 1), "this file is written in UTF-16; expected UTF-8", SAVE),
        ("a: b".encode("utf-16-be"), (1, 1), "this file is written in UTF-16; expected UTF-8", SAVE),
        ("a: b".encode("utf-16-le"), (1, 1), "this file is written in UTF-16; expected UTF-8", SAVE),
        ("a: b".encode("utf-32"), (1, 1), "this file is written in UTF-32; expected UTF-8", SAVE),
        ("a: b".encode("utf-32-be"), (1, 1), "this file is written in UTF-32; expected UTF-8", SAVE),
        ("a: b".encode("utf-32-le"), (1, 1), "this file is written in UTF-32; expected UTF-8", SAVE),
    ],
)
def test_other_encodings_are_named(data: bytes, place: tuple[int, int], message: str, hint: str, content: Path) -> None:
    """A file that is not UTF-8 is told what it is, or its first bad byte and what that is in Windows."""
    (content / "site.yml").write_bytes(data)
    loaded, (problem,) = load(content, LAYOUT, "content")
    assert (problem.rule, problem.message, problem.hint) == ("encoding", message, hint)
    assert (problem.place.line, problem.place.column) == place
    assert loaded.documents == ()


def test_a_question_mark_between_brackets_is_text() -> None:
    """To libyaml it is. The parser that stands in for it takes it for a sign, and tells that the text needs quotes."""
    text = "ja: {say: Weet u het?, next: inhuur}\n"
    assert parse(text, "x.yml").value == {"ja": {"say": "Weet u het?", "next": "inhuur"}}
    with with_loader(yaml.SafeLoader):
        (problem,) = parse(text, "x.yml").problems
    assert (problem.rule, problem.place.column) == ("quotes-needed", 11)
    assert problem.message == "this text holds '? ', which means something in YAML"
    assert problem.hint == "put the whole text in quotes: 'Weet u het?'"


def test_half_a_character_is_refused() -> None:
    """A text that cannot even be written is refused like any other."""
    (problem,) = parse("a: \ud800", "x.yml").problems
    assert (problem.rule, problem.message, problem.place.column) == (
        "character", "U+D800 is half a character; expected readable text", 4,
    )  # fmt: skip


def test_a_file_may_be_a_million_bytes(content: Path) -> None:
    """A file of a million bytes is read; of a larger one no more than it takes to know that."""
    (content / "site.yml").write_bytes(b"a: b\n" + b"#" * 999_994 + b"\n")
    assert load(content, LAYOUT)[1] == ()
    with (content / "site.yml").open("ab") as file:
        file.truncate(2**40)  # no computer that this runs on holds so much in memory
    loaded, (problem,) = load(content, LAYOUT, "content")
    assert (problem.rule, problem.message) == ("file-size", "the file is larger than 1,000,000 bytes; it is not read")
    assert problem.hint == "split it, or take out what does not belong in content"
    assert dict(loaded.texts) == {}


# --- what stands in a folder ---------------------------------------------------------------------------------------


def test_links_inside_content_are_followed(content: Path) -> None:
    """Links to files and folders inside content are fine, and content itself may be a link."""
    write(content, {"advice/verbod.yml": "title: Verbod\n"})
    (content / "advice/gebod.yml").symlink_to("verbod.yml")
    (content / "roles").symlink_to("advice")
    linked = content.with_name("link")
    linked.symlink_to(content)
    loaded, problems = load(linked, LAYOUT, "content")
    assert problems == ()
    assert [document.file for document in loaded.documents] == [
        "content/advice/gebod.yml", "content/advice/verbod.yml", "content/roles/gebod.yml", "content/roles/verbod.yml",
        "content/site.yml",
    ]  # fmt: skip


def test_links_out_of_content_are_refused(content: Path) -> None:
    """A link that leads out of content, nowhere or in a circle is a problem, whatever it links to."""
    write(content, {"advice/verbod.yml": "title: Verbod\n"})
    write(content.parent, {"outside/geheim.yml": "title: Geheim\n"})
    links = {
        "advice/buiten.yml": "../../outside/geheim.yml",
        "advice/device.yml": "/dev/zero",
        "advice/map": "../../outside",
        "advice/nergens.yml": "nergens-anders.yml",
        "advice/zelf.yml": "zelf.yml",
        "roles": "../outside",
        "trees": "trees",
    }
    for name, target in links.items():
        (content / name).symlink_to(target)
    loaded, problems = load(content, LAYOUT, "content")
    out, nowhere = "this link leads out of content", "this link leads nowhere"
    assert [(problem.place.file, problem.rule, problem.message) for problem in problems] == [
        ("content/advice/buiten.yml", "link", out),
        ("content/advice/device.yml", "link", out),
        ("content/advice/map", "link", out),
        ("content/advice/nergens.yml", "link", nowhere),
        ("content/advice/zelf.yml", "link", nowhere),
        ("content/roles", "link", out),
        ("content/trees", "link", nowhere),
    ]
    assert "Geheim" not in "".join(loaded.texts.values())
    assert problems[0].hint == "put the file itself here, so that content stands in one folder"
    assert problems[3].hint == "delete it, or put the file itself here"


def test_a_folder_that_holds_itself_is_read_once(content: Path) -> None:
    """A link to the content folder inside it makes no circle."""
    (content / "advice").symlink_to(".")
    loaded, problems = load(content, LAYOUT, "content")
    assert [document.file for document in loaded.documents] == ["content/advice/site.yml", "content/site.yml"]
    assert rules(problems) == [("content/advice/advice", "nested-folder")]


def test_what_is_no_file_is_never_opened(content: Path) -> None:
    """A pipe or a socket is a problem; reading does not wait for it."""
    (content / "advice").mkdir()
    os.mkfifo(content / "advice/pijp.yml")
    os.mkfifo(content / "sources.yml")
    with socket.socket(socket.AF_UNIX) as server, tempfile.TemporaryDirectory() as short:
        server.bind(f"{short}/s")  # the path of a socket is short
        Path(short, "s").rename(content / "advice/stekker.yml")
    script = """
import sys
from pathlib import Path
from wegwijzer_build.load import load
layout = {"advice": False, "sources": True}
for problem in load(Path(sys.argv[1]), layout, "content")[1]:
    print(problem.place.file, problem.rule, problem.message)
"""
    told = "not-a-file expected a file or a folder, found a pipe, a socket or a device"
    assert ask(script, content).splitlines() == [
        f"content/advice/pijp.yml {told}",
        f"content/advice/stekker.yml {told}",
        f"content/sources.yml {told}",
    ]


def test_what_the_system_refuses_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened, a folder that cannot be listed and a name that cannot be looked up are problems."""
    write(content, {"advice/dicht.yml": "a: b\n", "advice/weg.yml": "a: b\n", "roles/hr.yml": "a: b\n"})
    methods: dict[str, Callable[..., Any]] = {"open": Path.open, "iterdir": Path.iterdir, "stat": Path.stat}
    refused = {"open": "dicht.yml", "iterdir": "roles", "stat": "weg.yml"}

    def refusing(method: str) -> Any:
        def call(path: Path, *arguments: Any, **options: Any) -> Any:
            if path.name == refused[method] and path.parent.name in ("advice", "content"):
                raise PermissionError(13, "Permission denied")
            return methods[method](path, *arguments, **options)

        return call

    for method in methods:
        monkeypatch.setattr(Path, method, refusing(method))
    loaded, problems = load(content, LAYOUT, "content")
    assert rules(problems) == [
        ("content/advice/dicht.yml", "unreadable"),
        ("content/advice/weg.yml", "unreadable"),
        ("content/roles", "unreadable"),
    ]
    assert problems[0].message == "this cannot be read: Permission denied"
    assert [document.file for document in loaded.documents] == ["content/site.yml"]


@pytest.mark.parametrize("name", ["nergens", "bestand", "bestand/in"])
def test_a_content_folder_that_is_none_is_told(name: str, tmp_path: Path) -> None:
    """A content folder that does not exist, or is a file, is one problem."""
    (tmp_path / "bestand").write_text("a: b\n", "utf-8")
    loaded, (problem,) = load(tmp_path / name, LAYOUT, "inhoud")
    assert (problem.place.file, problem.rule) == ("inhoud", "no-folder")
    assert problem.message == "expected a folder with content here, found none"
    assert problem.hint == "name the folder that holds site.yml"
    assert loaded == Loaded((), {})


def test_odd_names_are_safe_to_print(content: Path) -> None:
    """Names with bytes that are no text, line ends or invisible signs are shown with escapes, and can be printed."""
    names = [b"\xff\xfe.yml", b"a\nb.yml", "\u202e\x1b.yml".encode(), b"x.\xff"]
    for name in names:
        (content / "advice").mkdir(exist_ok=True)
        Path(os.fsdecode(bytes(content / "advice") + b"/" + name)).write_text("a: b\n", "utf-8")
    _, problems = load(content, LAYOUT, "content")
    assert rules(problems) == [
        ("content/advice/\\u202e\\x1b.yml", "file-name"),
        ("content/advice/\\xff\\xfe.yml", "file-name"),
        ("content/advice/a\\nb.yml", "file-name"),
        ("content/advice/x.\\xff", "file-ending"),
    ]
    assert problems[2].hint == "rename it to a-b.yml"
    for problem in problems:
        assert f"{problem.place.file}{problem.message}{problem.hint}".isprintable()


def test_the_folder_is_shown_as_it_is_given(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places begin with the folder as it was given, and with nothing where it is the current one."""
    monkeypatch.chdir(content)
    for folder, shown in (
        (Path("../content"), "../content/site.yml"),
        (Path(), "site.yml"),
        (content, f"{content}/site.yml"),
    ):
        assert [document.file for document in load(folder, LAYOUT)[0].documents] == [shown]


def test_every_run_is_the_same(content: Path) -> None:
    """Files come in the order of their names, whatever the order of the file system."""
    names = [f"advice/{name}.yml" for name in ("b", "a", "z", "m", "b-a", "a1")]
    write(content, dict.fromkeys(reversed(names), "title: X\n") | {"sources.yml": "b: {}\na: {}\n"})
    loaded, _ = load(content, LAYOUT, "")
    assert [document.file for document in loaded.documents] == [
        "advice/a.yml", "advice/a1.yml", "advice/b-a.yml", "advice/b.yml", "advice/m.yml", "advice/z.yml",
        "site.yml", "sources.yml",
    ]  # fmt: skip
    assert list(loaded.texts) == [document.file for document in loaded.documents]


# --- what loading hands over ---------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_may_hold_what_is_missed(content: Path) -> None:
    """What a file that cannot be read was to hold is known by its name, so that nobody is told that it is missing."""
    write(content, {
        "advice/verbod.yml": "title: a: b\n", "advice/Gebod.yml": "a: b\n", "advice/goed.yml": "a: b\n",
        "role/hr.yml": "a: b\n", "sources.yml": "a:\n", "glossary.yml": "a: b\nX: y\n",
    })  # fmt: skip
    loaded, _ = load(content, LAYOUT, "content")
    assert loaded.unread == {("advice", "verbod"), ("advice", "gebod"), ("roles", ""), ("sources", "")}
    assert loaded.may_hold("advice", "verbod")
    assert loaded.may_hold("roles", "vertrouwenspersoon")
    assert not loaded.may_hold("advice", "anders")
    assert not loaded.may_hold("glossary", "anders")
    assert {document.file for document in loaded.documents} == {
        "content/advice/goed.yml", "content/glossary.yml", "content/site.yml",
    }  # fmt: skip
    assert set(loaded.texts) >= {"content/advice/verbod.yml", "content/sources.yml"}


def test_the_text_of_a_file_can_be_shown_whatever_it_holds(content: Path) -> None:
    """Of a file with odd characters a text is handed over that can be printed, with every column where it was."""
    write(content, {"site.yml": "\ufefftitle:\tx\x1b[31m\u202e\r\nb: c\r\n"})
    loaded, problems = load(content, LAYOUT, "content")
    assert loaded.texts["content/site.yml"] == "title:→x�[31m�\nb: c\n"
    assert [(problem.rule, problem.place.column) for problem in problems] == [
        ("byte-order-mark", 1), ("tab", 7), ("character", 9), ("invisible-character", 14),
    ]  # fmt: skip


def document(text: str, *, shared: bool = False) -> Document:
    """A document as loading makes it."""
    parsed = parse(text, "x.yml")
    assert parsed.value is not None
    return Document("x.yml", "sources" if shared else "advice", "x", shared, parsed.value, parsed.values, parsed.keys)


def test_a_place_that_is_not_there_is_that_of_its_nearest_parent() -> None:
    """Of a key that a file lacks the place is its parent's; a list that is written as one value has that value's."""
    here = document("title: Verbod\nsources: arbowet\nsteps:\n  - say: Bel\n")
    assert here.place(("steps", 0, "say")).line == 4
    assert here.place(("steps", 0, "say"), of_key=True).column == 5
    assert here.place(("steps", 0, "why")) == here.place(("steps", 0))
    assert here.place(("steps", 7)) == here.place(("steps",))
    assert here.place(("sources", 0)) == here.place(("sources",))
    assert here.place(("nothing", "at", "all")) == here.place()


def test_an_item_has_a_place_in_its_own_file_or_in_a_shared_one() -> None:
    """The place of an item is found by its collection and id, whether it has a file of its own or not."""
    loaded = Loaded((document("title: Verbod\n"), document("arbowet: {title: Arbowet}\n", shared=True)), {})
    assert loaded.place("advice", "x", ("title",)).column == 8
    assert loaded.place("sources", "arbowet", ("title",)).column == 18
    assert loaded.place("sources", "arbowet", of_key=True).column == 1
    with pytest.raises(KeyError):
        loaded.document("advice", "y")


@given(text=st.one_of(st.text(), st.from_regex(r"[a-z0-9-]{0,42}", fullmatch=True), readable))
def test_what_is_proposed_is_an_id(text: str) -> None:
    """Whatever somebody wrote, the id that is proposed is one; an id is proposed as it is."""
    assert id_like(text) == "" or is_id(id_like(text))
    assert not is_id(text) or id_like(text) == text
