"""Elements of WordprocessingML, made from tags and attributes with their usual prefixes."""

from __future__ import annotations

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

nsmap.setdefault("w14", "http://schemas.microsoft.com/office/word/2010/wordml")


def element(tag: str, *children: BaseOxmlElement, text: str | None = None, **attributes: str) -> BaseOxmlElement:
    """An element `w:tag`, or with another prefix where the tag has one. Attributes get the prefix of the tag.

    >>> element("val", val="1").get(qn("w:val"))
    '1'
    """
    prefixed = tag if ":" in tag else f"w:{tag}"
    made = cast("BaseOxmlElement", OxmlElement(prefixed))
    prefix = prefixed.partition(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name.rstrip('_')}"), value)
    made.extend(children)
    if text is not None:
        made.text = text
    return made


def words(
    text: str, *, style: str = "", bold: bool = False, italic: bool = False, struck: bool = False
) -> BaseOxmlElement:
    """A run of words; spaces at its ends stay."""
    properties = [
        *([element("rStyle", val=style)] if style else []),
        *([element("b")] if bold else []),
        *([element("i")] if italic else []),
        *([element("strike")] if struck else []),
    ]
    said = element("t", text=text)
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *([element("rPr", *properties)] if properties else []), said)
