"""What stands in the folder `look/`, beside content or in an edition, over the look that lies below."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from wegwijzer_build.load import LOOK, Document, Folder, FolderEntry, Parsed, parse, read_bytes, read_one
from wegwijzer_build.load.loading import Parse
from wegwijzer_build.model import SHAPES, LookFile, Model, ThemeMapping, Token
from wegwijzer_build.problems import KeyPath, Place, Problem, in_order
from wegwijzer_build.validate.beside import document_beside, read_beside
from wegwijzer_build.wording import Message, quoted, say

from . import drawing
from .colours import as_hex, colour
from .contrast import contrast_problems
from .theme import theme_tokens
from .values import DARK, LIGHT, Look

FILE, MAPPING = "look.yml", "mapping.yml"
_SHIPPED = Path(__file__).parent / MAPPING
_TERMS = ".txt"
_LARGEST: Mapping[str, int] = {
    "icon.svg": 4_000,
    "logo.svg": 50_000,
    "logo-dark.svg": 50_000,
    "logo.png": 50_000,
    "logo-dark.png": 50_000,
    ".jpg": 100_000,
    ".png": 100_000,
    ".woff2": 200_000,
    _TERMS: 100_000,
    ".css": 500_000,
}
"""Name or ending of a file → how many bytes it may have. Every visitor loads logo and typefaces, on a telephone too."""
_NOTES = {".jpg": (b"Exif\0\0", b"http://ns.adobe.com/xap/"), ".png": (b"eXIf", b"XML:com.adobe.xmp")}
_OF_ANY_NAME = (".woff2", ".css", ".jpg", ".png", _TERMS)
_FIRST_BYTES = {".woff2": b"wOF2", ".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
_FAMILIES = re.compile(r"[\w .,'\"-]{1,200}")
_LENGTH = re.compile(r"0|\d{0,3}(?:\.\d{1,4})?(?:px|rem|em)")
_FORMS: Mapping[Token, re.Pattern[str]] = {Token.SERIF: _FAMILIES, Token.SANS: _FAMILIES, Token.ROUND: _LENGTH}
_HINTS: Mapping[Token, Message] = {
    Token.SERIF: say("name typefaces with commas between, the best first, as in: Georgia, serif"),
    Token.SANS: say("name typefaces with commas between, the best first, as in: Arial, sans-serif"),
    Token.ROUND: say("write a length, as in: 0.25rem"),
}
_NAMES = say("it holds look.yml, mapping.yml, logo.svg, icon.svg, theme.css, and files in .woff2, .jpg, .png and .txt")

M = TypeVar("M", bound=Model)
Places = Mapping[tuple[str, Token], Place]


@dataclass(frozen=True)
class LookRead:
    """The look of a site, with what is wrong with it, the texts that this points into, and where each value is said."""

    look: Look = field(default_factory=Look)
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Places = field(default_factory=lambda: MappingProxyType({}))


def read_look(folder: Path, shown: str, below: LookRead, parse: Parse = parse) -> LookRead:
    """Read the folder `look/` in a folder, over what lies below. `shown`: how that folder is written. Never raises."""
    if not (folder / LOOK).is_dir():
        return below
    reading = _Reading(folder / LOOK, f"{shown}/{LOOK}", below, parse)
    where = Folder(folder, shown, Path(os.path.realpath(folder)), {})
    for entry in where.entries(LOOK):
        if isinstance(entry, Problem):
            reading.problems.append(entry)
        else:
            reading.take(entry)
    return reading.done()


class _Reading:
    """Takes one file after the other, and then puts together what they say."""

    def __init__(self, folder: Path, shown: str, below: LookRead, parse: Parse) -> None:
        self.folder, self.shown, self.below, self.parse = folder, shown, below, parse
        self.problems: list[Problem] = []
        self.files: dict[str, bytes] = {}
        self.texts: dict[str, str] = {}
        self.places: dict[tuple[str, Token], Place] = {}
        self.values: dict[str, dict[Token, str]] = {LIGHT: {}, DARK: {}}
        self.documents: dict[str, Document] = {}

    def take(self, entry: FolderEntry) -> None:
        """One file beside those in YAML, where it can be used."""
        if entry.path.name in (FILE, MAPPING):
            return
        data = read_bytes(entry.path, entry.shown) if entry.path.is_file() else b""
        if isinstance(data, Problem):
            self.problems.append(data)
        elif wrong := _wrong_with(entry.path.name, data, self.shown):
            message, hint = wrong
            self.problems.append(Problem(Place(entry.shown), "look-file", message, hint))
        else:
            self.files[entry.path.name] = data

    def done(self) -> LookRead:
        file = self._yaml(FILE, look_in) or LookFile()
        if file.theme:
            self._theme(file.theme)
        for scheme, said in ((LIGHT, file.light), (DARK, file.dark)):
            for token, text in said.items():
                self._say(scheme, token, text, self._place(FILE, (scheme, token.value)))
        for index, font in enumerate(file.fonts):
            if font.file not in self.files or not font.file.endswith(".woff2"):
                message = say("there is no typeface {file} here", file=quoted(font.file))
                hint = say("put the file into {folder}, or take this out", folder=self.shown)
                self.problems.append(Problem(self._place(FILE, ("fonts", index, "file")), "look-file", message, hint))
            elif not _FAMILIES.fullmatch(font.family) or '"' in font.family:
                message = say("{name} cannot be the name of a typeface", name=quoted(font.family))
                hint = say("write it in letters, digits and spaces")
                self.problems.append(Problem(self._place(FILE, ("fonts", index, "family")), "look-file", message, hint))
        below = self.below.look
        # A logo of one's own is never shown beside the dark one of somebody else.
        ours = {name.partition(".")[0].removesuffix("-dark") for name in self.files}
        kept = {
            name: data for name, data in below.files.items() if name.partition(".")[0].removesuffix("-dark") not in ours
        }
        look = Look(
            {**below.light, **self.values[LIGHT]},
            {**below.dark, **self.values[DARK]},
            below.only_light or file.only_light,
            file.style_page,
            (*below.fonts, *file.fonts),
            {**kept, **self.files},
        )
        places = {**self.below.places, **self.places}
        found = [*self.problems]
        if not found:
            found += contrast_problems(look, places, Place(f"{self.shown}/{FILE}"))
        return LookRead(look, in_order([*self.below.problems, *found]), {**self.below.texts, **self.texts}, places)

    def _yaml(self, name: str, read: Callable[[str, str, Parsed], tuple[M | None, tuple[Problem, ...]]]) -> M | None:
        """A file as a value; None where there is none, or where it does not fit."""
        if not (self.folder / name).is_file():
            return None
        shown = f"{self.shown}/{name}"
        text, parsed = read_one(self.folder / name, shown, self.parse)
        self.texts[shown] = text
        said, problems = read(shown, text, parsed)
        self.problems += problems
        if document := document_beside(shown, parsed):
            self.documents[name] = document
        return said

    def _place(self, name: str, keys: KeyPath) -> Place:
        document = self.documents.get(name)
        return document.place(keys) if document else Place(f"{self.shown}/{name}")

    def _say(self, scheme: str, token: Token, text: str, place: Place) -> None:
        """Take over one value, in a form that a style sheet can hold."""
        if token in SHAPES and scheme == DARK:
            message = say("{token} is the same on every screen", token=quoted(token.value))
            self.problems.append(Problem(place, "look-value", message, say("say it under 'light'")))
            return
        if token in SHAPES:
            if not _FORMS[token].fullmatch(text):
                message = say("{text} cannot be used for {token}", text=quoted(text), token=quoted(token.value))
                self.problems.append(Problem(place, "look-value", message, _HINTS[token]))
                return
            self.values[scheme][token] = text
        else:
            rgb = colour(text)
            if rgb is None:
                message = say("{text} is no colour that nothing shines through", text=quoted(text))
                hint = say("write it as #rrggbb, with quotes: '#0c5053'")
                self.problems.append(Problem(place, "look-value", message, hint))
                return
            self.values[scheme][token] = as_hex(rgb)
        self.places[scheme, token] = place

    def _theme(self, name: str) -> None:
        """What a theme says, by the mapping of this folder or else the one that comes with the engine."""
        shown = f"{self.shown}/{name}"
        data = self.files.get(name)
        if data is None or not name.endswith(".css"):
            message = say("there is no style sheet {file} here", file=quoted(name))
            hint = say("put the theme into {folder} under that name", folder=self.shown)
            self.problems.append(Problem(self._place(FILE, ("theme",)), "look-file", message, hint))
            return
        text = data.decode("utf-8", "replace")
        self.texts[shown] = text
        mapping = self._yaml(MAPPING, mapping_in) or shipped_mapping()
        there = theme_tokens(text)
        for token, names in mapping.tokens.items():
            for each in (each for each in names if each in there):
                fits = _FORMS[token].fullmatch(there[each].value) if token in SHAPES else colour(there[each].value)
                if fits:
                    self._say(LIGHT, token, there[each].value, Place(shown, there[each].line))
                    break
        if not self.values[LIGHT]:
            message = say("the theme has none of the tokens that are read")
            hint = say("name tokens that it has in {file}", file=MAPPING)
            self.problems.append(Problem(Place(shown), "look-file", message, hint))


def look_in(file: str, text: str, parsed: Parsed) -> tuple[LookFile | None, tuple[Problem, ...]]:
    """What a `look.yml` says, None where it does not fit, and what is wrong with it."""
    return read_beside(LookFile, say("file on the look"), document_beside(file, parsed), text, parsed.problems)


def mapping_in(file: str, text: str, parsed: Parsed) -> tuple[ThemeMapping | None, tuple[Problem, ...]]:
    """What a `mapping.yml` says, None where it does not fit, and what is wrong with it."""
    return read_beside(ThemeMapping, say("mapping of a theme"), document_beside(file, parsed), text, parsed.problems)


def _wrong_with(name: str, data: bytes, folder: str) -> tuple[Message, Message] | None:
    """Why a file cannot be used, with a hint; None where it can."""
    ending = PurePosixPath(name).suffix.lower()
    most = _LARGEST.get(name) or (_LARGEST.get(ending) if ending in _OF_ANY_NAME else None)
    if most is None:
        return say("{name} has no place in {folder}", name=quoted(name), folder=folder), _NAMES
    if len(data) > most:
        message = say("the file has {size:,} bytes; expected {most:,} at most", size=len(data), most=most)
        return message, say("make it smaller: every visitor loads it, on a telephone as well")
    if not data.startswith(_FIRST_BYTES.get(ending, b"")):
        message = say("the file is no {kind}", kind=ending.removeprefix(".").upper())
        return message, say("save it anew in that form")
    return _wrong_inside(name, ending, data)


def _wrong_inside(name: str, ending: str, data: bytes) -> tuple[Message, Message] | None:
    """Why a picture cannot be used, whatever it is called."""
    if any(note in data for note in _NOTES.get(ending, ())):
        # A telephone notes down in a picture where and when it was taken.
        return say("the picture tells how and where it was taken"), say("save it anew without these data (EXIF, XMP)")
    if ending == ".svg" and (wrong := drawing.wrong_with(data)):
        message = say("the drawing cannot be used: {wrong}", wrong=wrong)
        return message, say("save it as a plain SVG that holds all it shows")
    if name.startswith("logo") and drawing.proportion(data) is None:
        return say("the logo does not say how large it is"), say("give it a viewBox, or a width and a height")
    return None


def shipped_mapping() -> ThemeMapping:
    """Which tokens of themes stand for ours, where a site says nothing of its own. Raises ValueError if broken."""
    text, parsed = read_one(_SHIPPED, MAPPING, parse)
    said, problems = mapping_in(MAPPING, text, parsed)
    if said is None:
        raise ValueError(problems[0].message)
    return said


def terms(look: Look) -> Iterator[bytes]:
    """The texts in .txt: terms under which others gave a typeface or a logo, to be shown with it."""
    yield from (data for name, data in sorted(look.files.items()) if name.endswith(_TERMS))
