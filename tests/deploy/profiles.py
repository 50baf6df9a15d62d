"""What a browser left on disk: every file of a profile, and what lies packed in it."""

from __future__ import annotations

import contextlib
import os
import signal
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no types

_GZIP = b"\x1f\x8b\x08"
_SESSION = b"mozLz40\0"
_ENTRY = bytes.fromhex("305c72a71b6dfbfc")
"""What an entry of Chromium's cache begins with; then four numbers of four bytes, the second the length of its key."""


def found_in(profile: Path, words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Word → the files, relative to the profile, that hold it: as it is, in two bytes a letter, or packed."""
    words = tuple(words)
    found: dict[str, set[str]] = {word: set() for word in words}
    for file in sorted(path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()):
        layers = tuple(_layers(file.read_bytes()))
        for word in words:
            spelled = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le")]
            if word in file.name or any(each in layer for layer in layers for each in spelled):
                found[word].add(file.relative_to(profile).as_posix())
    return {word: frozenset(files) for word, files in found.items()}


def kill_all_of(profile: Path) -> None:
    """End every process that was started with this profile, as a power cut does."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str(profile).encode() in (folder / "cmdline").read_bytes():
                os.kill(int(folder.name), signal.SIGKILL)


def _layers(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(_SESSION):
        yield unpacked_session(data)
    starts = {0, *([24 + int.from_bytes(data[12:16], "little")] if data.startswith(_ENTRY) else [])}
    for start in starts:
        yield _brotli(data[start:])
    start = data.find(_GZIP)
    while start >= 0:
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[start:])
        start = data.find(_GZIP, start + 1)


def _brotli(data: bytes) -> bytes:
    """What can be unpacked from its start; behind it may stand what is none of it."""
    unpacking, out = brotli.Decompressor(), b""
    with contextlib.suppress(brotli.error):
        for at in range(0, len(data), 64):
            out += unpacking.process(data[at : at + 64])
    return out


def unpacked_session(data: bytes) -> bytes:
    """A file of Firefox in the block format of LZ4 (github.com/lz4/lz4, `doc/lz4_Block_format.md`)."""
    data, out, at = data[len(_SESSION) + 4 :], bytearray(), 0

    def length(short: int) -> int:
        nonlocal at
        more = short == 15
        while more:
            short += data[at]
            more = data[at] == 255
            at += 1
        return short

    while at < len(data):
        token = data[at]
        at += 1
        literals = length(token >> 4)
        out += data[at : at + literals]
        at += literals
        if at < len(data):
            back = int.from_bytes(data[at : at + 2], "little")
            at += 2
            for _ in range(length(token & 15) + 4):
                out.append(out[-back])
    return bytes(out)
