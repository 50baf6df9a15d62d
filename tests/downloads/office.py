"""Reading Office files as what they are: parts of XML in an archive, and relations between them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
}
"""The prefixes that queries use."""
DOCUMENT = "word/document.xml"
_OF_WORDS = re.compile(r"word/document\.xml|ppt/(slides|notesSlides)/\w+\.xml")


def tag(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


@dataclass(frozen=True)
class Relation:
    """What leads from a part to another, or out of the file."""

    source: str
    type: str
    target: str
    is_external: bool


class Office:
    """An Office file: the bytes of each part, and those that hold XML as trees."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts: Mapping[str, bytes] = {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def trees(self) -> Mapping[str, etree._Element]:
        """Every part that holds XML: name → its root."""
        return {name: etree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    def find(self, part: str, query: str) -> list[etree._Element]:
        """The elements of a part that an XPath leads to."""
        return elements(self.trees[part], query)

    def marks(self) -> set[tuple[str, ...]]:
        """Each kind of element of each part, with what it stands in and the names of its attributes."""
        return {mark for part, data in self.parts.items() for mark in _marks(part, data)}

    @cached_property
    def words(self) -> str:
        """All words of a text, or of slides with their notes."""
        parts = [etree.fromstring(data) for part, data in self.parts.items() if _OF_WORDS.fullmatch(part)]
        return "".join(words(tree, name) for tree in parts for name in ("w:t", "a:t"))

    def relations(self) -> Iterator[Relation]:
        """Every relation of every part; that from the package itself has no source."""
        for name, data in self.parts.items():
            if name.endswith(".rels"):
                tree = etree.fromstring(data)
                folder, _, file = name.rpartition("_rels/")
                source = f"{folder}{file.removesuffix('.rels')}"
                for found in elements(tree, "rel:Relationship"):
                    is_external = found.get("TargetMode") == "External"
                    target = str(found.attrib["Target"])
                    if not is_external:
                        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))
                    yield Relation(source, str(found.attrib["Type"]), target, is_external)


@lru_cache(maxsize=512)
def _marks(part: str, data: bytes) -> frozenset[tuple[str, ...]]:
    """Those of one part; most parts are the same in every file."""
    if not part.endswith((".xml", ".rels")):
        return frozenset([(part,)])
    found = []
    for each in etree.fromstring(data).iter():
        parent = each.getparent()
        within = "" if parent is None else str(parent.tag)
        found.append((part, within, str(each.tag), *map(str, each.keys())))
    return frozenset(found)


def elements(root: etree._Element, query: str) -> list[etree._Element]:
    """The elements below one that an XPath leads to."""
    found = root.xpath(query, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]  # noqa: SLF001 - lxml has no other name for it


def words(root: etree._Element, name: str) -> str:
    """The text of every element of a name below one, joined."""
    return "".join(each.text or "" for each in root.iter(tag(name)))


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its prefix, `w:val`; empty where there is none."""
    return element.get(tag(name)) or ""


def value(element: etree._Element, query: str) -> str:
    """`w:val` of the one element that an XPath leads to."""
    (found,) = elements(element, query)
    return attribute(found, "w:val")
