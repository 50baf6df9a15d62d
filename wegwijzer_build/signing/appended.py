"""The text of the file of sign-offs with new ones below; what stands in it stays as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from wegwijzer_build.load import Parsed, parse
from wegwijzer_build.model import SignOff, SignOffs
from wegwijzer_build.wording import Message, say

HEAD = (
    say("Who agreed to which text. 'wegwijzer sign' writes it, 'wegwijzer status' tells what it comes to."),
    say("How it is written: docs/redactie/laten-nakijken.md"),
)
"""What stands above the sign-offs in a new file, as comments."""
_PLAIN = re.compile(r"[^\W\d_][\w,.()/’ -]*[\w.)]")
"""Words that YAML reads as they stand."""
_EMPTY = re.compile(r"^(signed:)[ \t]*\[[ \t]*\]", re.MULTILINE)


class LayoutError(Exception):
    """New lines cannot be put below what stands there; `hint` says what helps."""

    hint = say("write 'signed:' on a line of its own, and each sign-off below it, behind a hyphen")

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def appended(text: str, parsed: Parsed | None, new: Sequence[SignOff], head: Sequence[str] = HEAD) -> str:
    """The text with sign-offs below the last one, and `head` above the first.

    Raises LayoutError. `parsed`: what the file holds, None without one.
    """
    known = SignOffs.model_validate((parsed.value if parsed else None) or {})
    if parsed is None or not known.signed:
        start = _EMPTY.sub(r"\1", text) if text.strip() else "".join(f"# {line}\n" for line in head) + "signed:\n"
        start = start if re.search(r"^signed:", start, re.MULTILINE) else f"{_ended(start)}signed:\n"
        indent = "  "
    else:
        start = text
        place = parsed.values["signed", 0]
        line = text.split("\n")[place.line - 1]
        found = re.match(r"( *)- ", line)
        if not found:
            raise LayoutError(say("the sign-offs do not stand below each other"))
        indent = found[1]
    whole = _ended(start) + "".join(f"{line}\n" for each in new for line in _lines(each, indent))
    read = parse(whole, "").value
    if read is None or SignOffs.model_validate(read) != SignOffs(signed=(*known.signed, *new)):
        raise LayoutError(say("new sign-offs cannot be put at the end of the file"))
    return whole


def _lines(signoff: SignOff, indent: str) -> Iterator[str]:
    for key, value in signoff.model_dump(mode="json", exclude_none=True).items():
        yield f"{indent}{'- ' if key == 'item' else '  '}{key}: {written(key, value)}"


def written(key: str, value: str) -> str:
    """A value as YAML has it: words of people between quotes where these could be read as something else."""
    return json.dumps(value, ensure_ascii=False) if key in ("by", "remark") and not _PLAIN.fullmatch(value) else value


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
