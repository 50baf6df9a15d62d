"""Outputs are written where they say, one by one, and nowhere else."""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.publish.building import Page, make, whole
from wegwijzer_build.publish import (
    MARKER,
    PublishError,
    write_outputs,
)


def test_outputs_are_written_one_by_one(tmp_path: Path) -> None:
    """In the folders they ask for, byte for byte; the count is given back."""
    outputs = [
        Page("index.html", b"home"),
        Page("a/b/index.html", "één".encode()),
        Page("a/leeg.txt", b""),
        Page(".well-known/security.txt", b"Contact:"),
        Page("a/..b/c...", b"dots"),
        Page("met spatie/ü.html", b"\r\n"),
    ]
    taken = (output for output in outputs)
    assert write_outputs(tmp_path, taken) == 6
    assert whole(tmp_path) == {output.path: output.data for output in outputs}
    assert write_outputs(tmp_path, []) == 0


BAD = [
    "",
    ".",
    "..",
    "/",
    "/etc/x",
    "a/",
    "a//b",
    "./a",
    "a/.",
    "a/../b",
    "../a",
    "a/..",
    "a\\b",
    "a\0b",
    "\ud800",
]


@pytest.mark.parametrize("path", [*BAD, MARKER, f"{MARKER}/x"])
def test_path_that_is_not_plainly_below_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    """And the one name that is ours."""
    folder = make(tmp_path / "folder")
    with pytest.raises(PublishError, match="cannot write"):
        write_outputs(folder, [Page(path, b"x")])
    assert whole(tmp_path) == {}


@given(
    st.lists(st.sampled_from(["a", "b", "é", ".", "..", "/", "\\", "\0", " ", "~", "\n", "\ud800", ""])).map("".join)
)
@example("a/../../b")
@settings(max_examples=300, deadline=None)
def test_path_is_either_refused_or_written_where_it_says(path: str) -> None:
    """Nothing ever comes to be outside of the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = make(Path(name) / "folder")
        try:
            write_outputs(folder, [Page(path, b"x")])
        except PublishError:
            assert whole(Path(name)) == {}
        else:
            assert whole(Path(name)) == {f"folder/{path}": b"x"}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("a/x", "a/x", "cannot write a/x: two things want this address"),
        ("a/x", "a", "cannot write a: two things want this address"),
        ("a", "a/x", "cannot write a/x: a folder of it is also a file"),
        ("a", "a/x/y", "cannot write a/x/y: Not a directory"),
    ],
)
def test_two_outputs_in_one_place_are_refused(first: str, second: str, words: str, tmp_path: Path) -> None:
    """The second would hide the first; whether in one call or in the next."""
    for calls in ([[first, second]], [[first], [second]]):
        folder = make(tmp_path / str(len(calls)))
        *before, last = [[Page(path, path.encode()) for path in call] for call in calls]
        for outputs in before:
            write_outputs(folder, outputs)
        with pytest.raises(PublishError) as caught:
            write_outputs(folder, last)
        assert str(caught.value) == words
        assert whole(folder) == {first: first.encode()}


@pytest.mark.parametrize("path", ["link/x", "link/deeper/x", "dangling/x", "file", "dangling"])
def test_link_is_not_followed(path: str, tmp_path: Path) -> None:
    """What another step left in the folder does not lead us out of it."""
    outside = make(tmp_path / "outside")
    (outside / "kept").write_bytes(b"kept")
    folder = make(tmp_path / "folder")
    (folder / "link").symlink_to(outside)
    (folder / "file").symlink_to(outside / "kept")
    (folder / "dangling").symlink_to(outside / "new")
    with pytest.raises(PublishError):
        write_outputs(folder, [Page(path, b"x")])
    assert whole(outside) == {"kept": b"kept"}


def test_file_that_cannot_be_written_gives_the_sentence_of_the_system(tmp_path: Path) -> None:
    """Too large, or with too long a name."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(PublishError, match=r"^cannot write a/x: File too large$"):
            write_outputs(tmp_path, [Page("a/x", b"x" * 2000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(PublishError, match="File name too long"):
        write_outputs(tmp_path, [Page("y" * 300, b"x")])


def test_write_that_comes_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system may write less than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    write_outputs(tmp_path, [Page("x", b"0123456789")])
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_error_of_the_outputs_passes_unchanged(tmp_path: Path) -> None:
    """A fault in rendering is not a fault in writing."""

    def render() -> Iterator[Page]:
        yield Page("x", b"x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_outputs(tmp_path, render())
