"""Two texts as one, with the words marked that were taken out and put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from wegwijzer_build.wording import Message

_WORDS = re.compile(r"\s+|\w+(?:[-'’]\w+)*|[^\w\s]")
_AROUND = 3
"""Words that are kept on each side of what changed, where a text is told in short."""


class Mark(StrEnum):
    """What happened to words."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class MarkedWords:
    """Words in a row with one mark; white space stands in them as it is shown."""

    mark: Mark
    text: str


def marked(before: str | None, after: str | None) -> tuple[MarkedWords, ...]:
    """All words of both texts, in order; what was taken out stands before what was put in its place."""
    one, other = (_words(text) for text in (before, after))
    found: list[MarkedWords] = []
    for what, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(MarkedWords(Mark.KEPT, _text(one[i:j])))
            continue
        found += [
            MarkedWords(mark, _text(words)) for mark, words in ((Mark.OUT, one[i:j]), (Mark.IN, other[k:m])) if words
        ]
    return tuple(_joined(found))


def _words(text: str | None) -> list[str]:
    """The words of a text and what stands between them; a message is one word, since it is translated as one."""
    return [text] if isinstance(text, Message) else _WORDS.findall(text or "")


def _text(words: list[str]) -> str:
    """Words as one text; one that is alone stays what it is."""
    some = [word for word in words if word]
    return some[0] if len(some) == 1 else "".join(some)


def in_short(before: str | None, after: str | None, tell: Callable[[str], str] = str) -> str:
    """Both texts in a line: `… bel [-vandaag-]{+morgen+} de politie …`. `tell`: says a message in a language."""
    before, after = (text and tell(text) for text in (before, after))
    if before is None or after is None:
        return f"[-{_line(before)}-]" if after is None else f"{{+{_line(after)}+}}"
    short = []
    words = marked(before, after)
    for place, each in enumerate(words):
        if each.mark is Mark.KEPT:
            short.append(_shortened(_line(each.text, strip=False), place > 0, place < len(words) - 1))
        else:
            signs = "[-{}-]" if each.mark is Mark.OUT else "{{+{}+}}"
            line = _line(each.text, strip=False)
            lead, trail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
            short.append(f"{lead}{signs.format(line.strip())}{trail}")
    return "".join(short).strip()


def _joined(words: list[MarkedWords]) -> Iterator[MarkedWords]:
    """White space between two things that changed counts as changed: words side by side are read as one."""
    out = into = ""
    for place, each in enumerate(words):
        between = each.mark is Mark.KEPT and each.text.isspace() and 0 < place < len(words) - 1
        if each.mark is Mark.KEPT and not between:
            yield from _pair(out, into)
            out = into = ""
            yield each
        else:
            out = out if each.mark is Mark.IN else _text([out, each.text])
            into = into if each.mark is Mark.OUT else _text([into, each.text])
    yield from _pair(out, into)


def _pair(out: str, into: str) -> Iterator[MarkedWords]:
    if out:
        yield MarkedWords(Mark.OUT, out)
    if into:
        yield MarkedWords(Mark.IN, into)


def _line(text: str | None, *, strip: bool = True) -> str:
    line = re.sub(r"\s+", " ", text or "")
    return line.strip() if strip else line


def _shortened(text: str, has_before: bool, has_after: bool) -> str:
    """The words next to what changed."""
    words = text.split(" ")
    if len(words) <= (2 * _AROUND + 2 if has_before and has_after else _AROUND + 2):
        return text
    first = " ".join(words[: _AROUND + 1]) + " …" if has_before else "…"
    last = "… " + " ".join(words[-_AROUND - 1 :]) if has_after else "…"
    return first if not has_after else last if not has_before else f"{first} {last.removeprefix('… ')}"
