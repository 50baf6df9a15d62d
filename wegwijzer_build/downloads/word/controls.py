"""Content controls: where somebody fills in a field, picks a date or ticks a box.

All controls of one field are bound to one element of one XML part of the file, so that who fills in one fills in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from lxml import etree

from wegwijzer_build.downloads.paper import Field
from wegwijzer_build.model import BlankType

from .xml import element, words

_OURS = UUID("5f0b9f52-6a0e-5d0a-9d0e-1f8c0f3f6a51")
"""The namespace of our own identifiers, so that the same file always has the same."""
NAMESPACE = "urn:wegwijzer:velden"
_DEFAULT: Any = {None: NAMESPACE}
"""For a namespace without a prefix, of which the types of lxml know nothing."""
_STORE = f"{{{str(uuid5(_OURS, NAMESPACE)).upper()}}}"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_CUSTOM_XML_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_GLOSSARY = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_GLOSSARY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PLACEHOLDER = "PlaceholderText"


@dataclass
class Controls:
    """Makes the controls of one file, and numbers them: two never have the same number."""

    fields: Mapping[str, tuple[int, Field]]
    language: str
    _made: int = 0

    @classmethod
    def of(cls, fields: Iterable[Field], language: str) -> Controls:
        """For the fields of a paper; `language` as Word writes it, `nl-NL`."""
        return cls({field.id: (nth, field) for nth, field in enumerate(fields, 1)}, language)

    def _number(self) -> str:
        self._made += 1
        return str(self._made)

    def of_field(self, name: str) -> BaseOxmlElement:
        """A control to fill in a field; until then it says what goes there."""
        nth, field = self.fields[name]
        bound = element(
            "dataBinding",
            prefixMappings=f"xmlns:v='{NAMESPACE}'",
            xpath=f"/v:velden[1]/v:veld[{nth}]",
            storeItemID=_STORE,
        )
        properties = element(
            "sdtPr",
            element("alias", val=field.label[:60]),
            element("tag", val=name),
            element("id", val=self._number()),
            element("placeholder", element("docPart", val=f"veld-{nth}")),
            element("showingPlcHdr"),
            bound,
            self._kind(field),
        )
        return element("sdt", properties, element("sdtContent", words(f"[{field.label}]", style=PLACEHOLDER)))

    def _kind(self, field: Field) -> BaseOxmlElement:
        if field.type is BlankType.DATE:
            return element(
                "date",
                element("dateFormat", val="d MMMM yyyy"),
                element("lid", val=self.language),
                element("storeMappedDataAs", val="dateTime"),
                element("calendar", val="gregorian"),
            )
        if field.type is BlankType.CHOICE:
            choices = (element("listItem", displayText=choice, value=choice) for choice in field.choices)
            return element("dropDownList", *choices)
        return element("text", multiLine="1") if field.type is BlankType.LONG else element("text")

    def box(self, label: str) -> BaseOxmlElement:
        """A box to tick; `label` is what a screen reader says of it."""
        properties = element(
            "sdtPr",
            element("alias", val=label[:60]),
            element("id", val=self._number()),
            element(
                "w14:checkbox",
                element("w14:checked", val="0"),
                element("w14:checkedState", val="2612", font="MS Gothic"),
                element("w14:uncheckedState", val="2610", font="MS Gothic"),
            ),
        )
        sign = words("\u2610")
        sign.insert(0, element("rPr", element("rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic")))
        return element("sdt", properties, element("sdtContent", sign))


def add_fields(package: Package, document: Part, fields: Iterable[Field]) -> None:
    """Put the part that controls are bound to into a file, and that with what they say until they are filled in."""
    known = tuple(fields)
    if not known:
        return
    root = etree.Element(f"{{{NAMESPACE}}}velden", nsmap=_DEFAULT)
    for field in known:
        etree.SubElement(root, f"{{{NAMESPACE}}}veld", naam=field.id)
    values = Part(PackURI("/customXml/item1.xml"), "application/xml", _xml(root), package)
    item = etree.Element(f"{{{_DATA}}}datastoreItem", nsmap={"ds": _DATA})
    item.set(f"{{{_DATA}}}itemID", _STORE)
    schemas = etree.SubElement(item, f"{{{_DATA}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_DATA}}}schemaRef").set(f"{{{_DATA}}}uri", NAMESPACE)
    properties = Part(PackURI("/customXml/itemProps1.xml"), _PROPERTIES_TYPE, _xml(item), package)
    values.relate_to(properties, _CUSTOM_XML_PROPERTIES)
    document.relate_to(values, _CUSTOM_XML)
    glossary = Part(PackURI("/word/glossary/document.xml"), _GLOSSARY_TYPE, _glossary(known), package)
    for shared in (RELATION.STYLES, RELATION.FONT_TABLE):
        glossary.relate_to(document.part_related_by(shared), shared)
    document.relate_to(glossary, _GLOSSARY)


def _glossary(fields: Iterable[Field]) -> bytes:
    """What each control says while nothing is filled in; without it Word puts a sentence of its own there."""
    parts = (_placeholder(nth, field) for nth, field in enumerate(fields, 1))
    root = element("glossaryDocument", element("docParts", *parts))
    return _xml(root)


def _placeholder(nth: int, field: Field) -> BaseOxmlElement:
    name = f"veld-{nth}"
    properties = element(
        "docPartPr",
        element("name", val=name),
        element("category", element("name", val="General"), element("gallery", val="placeholder")),
        element("types", element("type", val="bbPlcHdr")),
        element("behaviors", element("behavior", val="content")),
        element("guid", val=f"{{{str(uuid5(_OURS, f'{field.id} {name}')).upper()}}}"),
    )
    shown = element("p", words(f"[{field.label}]", style=PLACEHOLDER))
    return element("docPart", properties, element("docPartBody", shown))


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


__all__ = ["NAMESPACE", "PLACEHOLDER", "Controls", "add_fields"]
