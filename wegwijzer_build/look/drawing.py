"""Drawings that others made (SVG): only such as show something, and do nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.parsers import expat

from wegwijzer_build.wording import Message, quoted, say

_ACTIVE = frozenset(["script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "a", "set"])
_PNG = b"\x89PNG\r\n\x1a\n"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_NO_SIZE = ["0", "0"]
_ELSEWHERE = re.compile(r"(?:url\(|@import)\s*['\"]?\s*(?!#)[^)\s]", re.IGNORECASE)


class _RefusedError(Exception):
    def __init__(self, what: Message) -> None:
        super().__init__()
        self.what = what


def wrong_with(data: bytes) -> Message | None:
    """Why a drawing cannot be used; None where it can."""
    parser = expat.ParserCreate()
    seen: list[str] = []

    def doctype(*_: object) -> None:
        raise _RefusedError(say("it has a DOCTYPE"))

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        seen.append(local)
        if local in _ACTIVE or local.startswith("animate"):
            raise _RefusedError(say("it has the element {name}", name=quoted(name)))
        for key, value in attributes.items():
            attribute = key.rpartition(":")[2].lower()
            leads_away = attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/"))
            if attribute.startswith("on") or leads_away or _ELSEWHERE.search(value):
                raise _RefusedError(say("it has the attribute {name}", name=quoted(f"{key}={value[:40]}")))

    def words(text: str) -> None:
        if seen and seen[-1] == "style" and _ELSEWHERE.search(text):
            raise _RefusedError(say("its style loads something from elsewhere"))

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except _RefusedError as refused:
        return refused.what
    except (expat.ExpatError, ValueError):
        return say("it is no XML that can be read")
    return None if seen[0] == "svg" else say("it is no SVG")


def proportion(data: bytes) -> float | None:
    """How many times as wide as high a picture is, SVG or PNG; None where it does not say so."""
    if data.startswith(_PNG):
        width, height = (float(int.from_bytes(data[at : at + 4], "big")) for at in (16, 20))
    else:
        drawn = ET.fromstring(data)  # noqa: S314 - `wrong_with` refused what could harm
        box = _NUMBER.findall(drawn.get("viewBox", ""))[2:4]
        sizes = [found[1] for name in ("width", "height") if (found := _SIZE.fullmatch(drawn.get(name, "")))]
        said = next(each for each in (box, sizes, _NO_SIZE) if len(each) == len(_NO_SIZE))
        width, height = map(float, said)
    return width / height if width > 0 and height > 0 else None
