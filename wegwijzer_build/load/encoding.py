"""Bytes to text: UTF-8, or a problem that names what it is instead."""

from __future__ import annotations

import codecs

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

HINT = say("save the file as UTF-8: most editors offer it under 'Save as' or 'Encoding'")
MARKS = (  # the longer ones first: UTF-16 starts as UTF-32 does
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Read bytes as UTF-8.

    With a problem the text is only for showing: what could not be read is replaced in it, and it is empty where
    nothing could be.
    """
    wide = _wide_encoding(data)
    if wide:
        return "", Problem(
            Place(file), "encoding", say("this file is written in {wide}; expected UTF-8", wide=wide), HINT
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return data.decode("utf-8", "replace"), _bad_byte(data, error.start, file)


def _wide_encoding(data: bytes) -> str:
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    # Without a mark: a file starts with a plain character, and each takes two or four bytes.
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((True, True, True, False), (False, True, True, True)):
        return "UTF-32"
    return "UTF-16" if zeros in ((True, False, True, False), (False, True, False, True)) else ""


def _bad_byte(data: bytes, start: int, file: str) -> Problem:
    before = data[:start].decode("utf-8").removeprefix("\ufeff")
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[start : start + 1]
    windows = byte.decode("cp1252", "ignore")
    is_shown = windows.isprintable() and windows
    hint = say("in Windows-1252 it is '{windows}'; {hint}", windows=windows, hint=HINT) if is_shown else HINT
    return Problem(
        Place(file, before.count("\n") + 1, column),
        "encoding",
        say("byte {byte} is not UTF-8", byte=f"{byte[0]:#04x}"),
        hint,
    )
