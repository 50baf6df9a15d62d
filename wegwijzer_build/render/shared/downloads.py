"""Files to take along: what there is of what, how large, and how it is made. They are made outside `render`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from . import addresses
from .language import Language


class FileType(Enum):
    """What a file is; its value is how its name ends."""

    WORD = "docx"
    SLIDES = "pptx"
    SHEET = "xlsx"
    PDF = "pdf"

    @property
    def media(self) -> str:
        """Its media type, as servers tell it."""
        office = "application/vnd.openxmlformats-officedocument"
        return {
            FileType.WORD: f"{office}.wordprocessingml.document",
            FileType.SLIDES: f"{office}.presentationml.presentation",
            FileType.SHEET: f"{office}.spreadsheetml.sheet",
            FileType.PDF: "application/pdf",
        }[self]


@dataclass(frozen=True)
class Download:
    """A file. `collection` and `id`: what it is made from, of a plan with its `outcome`. `variant`: in words, A3.

    `folder`: that of its language (`en/`), empty for that of the site. `name`: what it is called, without its type.
    `day`: when its text was last compared with what it rests on.
    """

    name: str
    type: FileType
    title: str
    language: str
    day: date
    collection: str
    id: str
    make: Callable[[], bytes]
    outcome: str = ""
    variant: str = ""
    folder: str = ""
    has_page: bool = True
    """Whether what it is made from has a page in its language."""

    @property
    def address(self) -> str:
        """Where it is, relative to the root of the site."""
        return f"{self.folder}{addresses.DOWNLOADS}{self.name}.{self.type.value}"

    @cached_property
    def size(self) -> int:
        """In bytes."""
        return len(self.make())


@dataclass(frozen=True)
class Downloads:
    """All files of a site, in the order of what they are made from."""

    all: tuple[Download, ...] = ()

    def of(self, collection: str, name: str, outcome: str = "") -> tuple[Download, ...]:
        """The files of an item, or of one outcome of a tree."""
        return self._by_item.get((collection, name, outcome), ())

    @cached_property
    def _by_item(self) -> Mapping[tuple[str, str, str], tuple[Download, ...]]:
        found: dict[tuple[str, str, str], list[Download]] = {}
        for download in self.all:
            found.setdefault((download.collection, download.id, download.outcome), []).append(download)
        return {key: tuple(files) for key, files in found.items()}


def in_words(download: Download, language: Language) -> str:
    """What one gets and how large it is: `Word, 60 kB`."""
    _ = language.gettext
    kind = {
        FileType.WORD: _("Word"),
        FileType.SLIDES: _("PowerPoint"),
        FileType.SHEET: _("Excel"),
        FileType.PDF: _("PDF"),
    }[download.type]
    what = _("{kind}, {variant}").format(kind=kind, variant=download.variant) if download.variant else kind
    return _("{what}, {number} kB").format(what=what, number=-(-download.size // 1000))
