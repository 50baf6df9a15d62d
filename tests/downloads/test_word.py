"""Word files: a name filled in once stands everywhere, and who cannot see the page finds the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from tests.downloads.office import DOCUMENT, Office, attribute, elements, tag, value, words
from tests.downloads.samples import DAY, FIELDS, letter, made
from wegwijzer_build.downloads.paper import Gap, Grid, Line, Listed, Paper, Paragraph, Signatures, Ticks, Words
from wegwijzer_build.downloads.word.document import word_file
from wegwijzer_build.model import BlankType
from wegwijzer_build.render.shared.language import DUTCH

VALUES = "customXml/item1.xml"
WORD = [name for name in made() if name.endswith(".docx")]
WITH_FIELDS = [name for name in WORD if name != "bare.docx"]
HEADINGS = {f"Heading{level}": level for level in range(1, 10)}


def controls(file: Office) -> list[etree._Element]:
    """The controls that are bound to a field."""
    return file.find(DOCUMENT, "//w:sdt[w:sdtPr/w:dataBinding]")


def boxes(file: Office) -> list[etree._Element]:
    """The boxes to tick."""
    return file.find(DOCUMENT, "//w:sdt[w:sdtPr/w14:checkbox]")


def bound_to(file: Office, control: etree._Element) -> etree._Element:
    """What a control is bound to, found as Word finds it: by the id of a part, and a way in it."""
    (binding,) = elements(control, "w:sdtPr/w:dataBinding")
    about = {tree.get(tag("ds:itemID")): part for part, tree in file.trees.items() if "itemProps" in part}
    properties = about[attribute(binding, "w:storeItemID")]
    (relation,) = [each for each in file.relations() if each.target == f"/{properties}"]
    prefix, _, namespace = attribute(binding, "w:prefixMappings").removeprefix("xmlns:").partition("=")
    found = file.trees[relation.source].xpath(attribute(binding, "w:xpath"), namespaces={prefix: namespace.strip("'")})
    assert isinstance(found, list)
    (only,) = found
    assert isinstance(only, etree._Element)  # noqa: SLF001 - lxml has no other name for it
    return only


@pytest.mark.parametrize("name", WITH_FIELDS)
def test_what_is_filled_in_once_is_filled_in_everywhere(name: str) -> None:
    """Every control of a field leads to one element of one part, by the same words; no other field leads there."""
    file = Office(made()[name])
    assert [part for part in file.parts if part.startswith("customXml/item") and "Props" not in part] == [VALUES]
    ways: dict[str, set[str]] = {}
    for control in controls(file):
        field = value(control, "w:sdtPr/w:tag")
        (binding,) = elements(control, "w:sdtPr/w:dataBinding")
        ways.setdefault(field, set()).add(repr(sorted(binding.attrib.items())))
        bound_to(file, control).text = f"ingevuld: {field}"
    assert {len(each) for each in ways.values()} == {1}
    for control in controls(file):
        assert bound_to(file, control).text == f"ingevuld: {value(control, 'w:sdtPr/w:tag')}"


def test_every_field_has_a_control_wherever_it_goes() -> None:
    """The letter has a control at each of its gaps, in paragraphs and in tables, and each stands for its own field."""
    gaps = Counter(part.field for row in rows_of(letter()) for part in row if isinstance(part, Gap))
    assert gaps["naam"] == 3
    found = Counter(value(each, "w:sdtPr/w:tag") for each in controls(Office(made()["letter.docx"])))
    assert found == gaps
    assert found.keys() == {field.id for field in FIELDS}


def rows_of(paper: Paper) -> list[Line]:
    """Every row of words of a paper."""
    found: list[Line] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found += block.lines
        elif isinstance(block, Ticks):
            found += block.items
        elif isinstance(block, Listed):
            found += [row for item in block.items for row in item]
        elif isinstance(block, Grid):
            found += [row for cells in block.rows for cell in cells for row in cell]
    return found


@pytest.mark.parametrize("name", WITH_FIELDS)
def test_until_it_is_filled_in_it_says_what_goes_there(name: str) -> None:
    """A control shows the label of its field between brackets, and so does the placeholder that comes back with it."""
    file = Office(made()[name])
    labels = {field.id: field.label for field in FIELDS}
    glossary = {
        value(each, "w:docPartPr/w:name"): each for each in file.find("word/glossary/document.xml", "//w:docPart")
    }
    assert controls(file)
    for control in controls(file):
        label = labels[value(control, "w:sdtPr/w:tag")]
        placeholder = glossary[value(control, "w:sdtPr/w:placeholder/w:docPart")]
        assert value(control, "w:sdtPr/w:alias") == label
        assert words(control, "w:t") == words(placeholder, "w:t") == f"[{label}]"
        assert elements(control, "w:sdtPr/w:showingPlcHdr")
    assert file.trees[VALUES].xpath("string()") == "", "nothing is filled in yet"


def test_each_type_of_field_is_filled_in_in_its_own_way() -> None:
    """A date is picked, a choice is one of its choices, a long text has lines, and all else is a line of text."""
    file = Office(made()["letter.docx"])
    by_field = {value(each, "w:sdtPr/w:tag"): each for each in controls(file)}
    kinds = {"w:date", "w:dropDownList", "w:text", "w:comboBox", "w:picture", "w:richText"}
    found = {
        field: [each for each in elements(control, "w:sdtPr/*") if each.tag in {tag(kind) for kind in kinds}]
        for field, control in by_field.items()
    }
    for field in FIELDS:
        (kind,) = found[field.id]
        if field.type is BlankType.DATE:
            assert kind.tag == tag("w:date")
            assert value(kind, "w:dateFormat") == "d MMMM yyyy"
            assert value(kind, "w:lid") == "nl-NL"
        elif field.type is BlankType.CHOICE:
            assert kind.tag == tag("w:dropDownList")
            items = elements(kind, "w:listItem")
            assert [attribute(each, "w:displayText") for each in items] == list(field.choices)
            assert [attribute(each, "w:value") for each in items] == list(field.choices)
        else:
            assert kind.tag == tag("w:text")
            assert attribute(kind, "w:multiLine") == ("1" if field.type is BlankType.LONG else "")


def test_boxes_to_tick_have_a_label() -> None:
    """Each point to tick has a box that is not ticked yet, labelled with the words of the point; so has a row."""
    file = Office(made()["letter.docx"])
    labels = [value(each, "w:sdtPr/w:alias") for each in boxes(file)]
    assert labels == ["Het staat in de RI&E.", "Iedereen weet het.", "Vraag het na.", "Schrijf op:"]
    for box in boxes(file):
        assert elements(box, "w:sdtPr/w14:checkbox/w14:checked/@w14:val/..")[0].get(tag("w14:val")) == "0"
        assert words(box, "w:t") == "☐"
        assert not elements(box, "w:sdtPr/w:dataBinding"), "ticking one ticks no other"


@pytest.mark.parametrize("name", WORD)
def test_no_two_controls_have_one_number(name: str) -> None:
    """Each control has a number of its own: Word calls a file broken in which two have the same."""
    numbers = [attribute(each, "w:val") for each in Office(made()[name]).find(DOCUMENT, "//w:sdtPr/w:id")]
    assert len(numbers) == len(set(numbers)) == len(Office(made()[name]).find(DOCUMENT, "//w:sdt"))


def levels(file: Office) -> list[int]:
    """The level of each heading, in order; that of the title is 0."""
    named = [attribute(each, "w:val") for each in file.find(DOCUMENT, "//w:pStyle")]
    return [{"Title": 0, **HEADINGS}[style] for style in named if style == "Title" or style in HEADINGS]


def follow(found: list[int]) -> bool:
    """Whether headings begin at the title, and none is more than one deeper than that before it."""
    return found[:1] == [0] and all(after - before <= 1 for before, after in pairwise(found))


def test_headings_are_headings(files: Mapping[str, bytes]) -> None:
    """A text has one title with headings of Word under it, of which none is skipped; so has the real content."""
    found = {name: levels(Office(data)) for name, data in {**made(), **files}.items() if name.endswith(".docx")}
    assert found["letter.docx"] == [0, 1, 2, 3, 1, 2, 2, 1]
    without = {"poster.docx", "card.docx", "kaartje.docx"} | {name for name in found if name.startswith("poster-")}
    assert {name for name, deep in found.items() if not deep} == without
    assert [name for name, deep in found.items() if deep and (not follow(deep) or deep.count(0) != 1)] == []
    styles = Office(made()["letter.docx"]).find("word/styles.xml", "//w:style[w:pPr/w:outlineLvl]")
    outline = {attribute(each, "w:styleId"): int(value(each, "w:pPr/w:outlineLvl")) + 1 for each in styles}
    large = {"PosterFirst": 1, "CardFirst": 1}
    assert outline == {name: level for name, level in HEADINGS.items() if level <= 3} | large


@pytest.mark.parametrize("name", ["poster.docx", "card.docx"])
def test_what_stands_largest_is_a_heading(name: str) -> None:
    """The first words of a poster or a card are a heading of the first level, once, however often they are printed."""
    file = Office(made()[name])
    styles = {attribute(each, "w:styleId"): each for each in file.find("word/styles.xml", "w:style")}
    headings = []
    for paragraph in file.find(DOCUMENT, "//w:p[w:pPr/w:pStyle]"):
        style = styles[value(paragraph, "w:pPr/w:pStyle")]
        own = elements(paragraph, "w:pPr/w:outlineLvl")
        if elements(style, "w:pPr/w:outlineLvl") and not own:
            assert value(style, "w:pPr/w:outlineLvl") == "0"
            assert value(style, "w:basedOn") == "Heading1"
            headings.append(words(paragraph, "w:t"))
        assert {attribute(each, "w:val") for each in own} <= {"9"}, "no heading, whatever its style says"
    assert headings == [{"poster.docx": "Wil je praten?", "card.docx": "Praten?"}[name]]


def test_a_skipped_heading_is_found() -> None:
    """The test of headings can fail: a level left out, and a text without a title."""
    assert follow([0, 1, 2, 1, 1])
    assert not follow([0, 1, 3])
    assert not follow([1, 2])


@pytest.mark.parametrize(("name", "language"), [("letter.docx", "nl-NL"), ("english.docx", "en-GB")])
def test_the_language_is_said_once_for_all(name: str, language: str) -> None:
    """The styles say in which language the text is, and nothing in it says otherwise."""
    file = Office(made()[name])
    (default,) = file.find("word/styles.xml", "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert attribute(default, "w:val") == language
    said = [each for tree in file.trees.values() for each in tree.iter(tag("w:lang"))]
    assert {attribute(each, "w:val") for each in said} == {language}
    assert value(file.trees["word/settings.xml"], "w:themeFontLang") == language


def test_tables_say_what_they_are() -> None:
    """A table has a caption and a description, and its first row comes back on every sheet; a row is not cut in two."""
    file = Office(made()["letter.docx"])
    grids = [block for block in letter().blocks if isinstance(block, Grid)]
    for table, grid in zip(file.find(DOCUMENT, "//w:tbl"), grids, strict=True):
        assert value(table, "w:tblPr/w:tblCaption") == grid.caption
        assert value(table, "w:tblPr/w:tblDescription") == "; ".join(grid.columns)
        first, *rest = elements(table, "w:tr")
        assert elements(first, "w:trPr/w:tblHeader")
        assert [words(cell, "w:t") for cell in elements(first, "w:tc")] == list(grid.columns)
        assert not [row for row in rest if elements(row, "w:trPr/w:tblHeader")]
        assert all(elements(row, "w:trPr/w:cantSplit") for row in (first, *rest))
    assert value(Office(made()["card.docx"]).trees[DOCUMENT], "//w:tblCaption") == "Kaartje"


@pytest.mark.parametrize("name", WORD)
def test_the_number_of_the_sheet_is_the_only_field_code(name: str) -> None:
    """No file works anything out or leads anywhere: there is one field code at most, that of the number of a sheet."""
    file = Office(made()[name])
    codes = [
        (part, attribute(each, "w:instr"))
        for part, tree in file.trees.items()
        for each in tree.iter(tag("w:fldSimple"), tag("w:instrText"), tag("w:fldChar"), tag("w:hyperlink"))
    ]
    on_paper = name in ("letter.docx", "english.docx", "bare.docx")
    assert codes == ([("word/footer1.xml", "PAGE")] if on_paper else [])


def test_lists_are_lists() -> None:
    """Items have the style of a list and a number of it; each numbered list begins at one."""
    file = Office(made()["letter.docx"])
    items = file.find(DOCUMENT, "//w:p[w:pPr/w:numPr]")
    found = [
        (value(each, "w:pPr/w:pStyle"), value(each, "w:pPr/w:numPr/w:numId"), words(each, "w:t")) for each in items
    ]
    assert [(style, said) for style, _, said in found] == [
        ("ListBullet", "Niet oordelen."),
        ("ListBullet", "Niet onderzoeken.Dat doet een ander."),
        ("ListNumber", "Eerst dit."),
        ("ListNumber", "Dan dat."),
        ("ListNumber", "Weer van voren af aan."),
    ]
    numbers = [number for _, number, _ in found]
    assert numbers[0] == numbers[1]
    assert numbers[2] == numbers[3] != numbers[4]
    for number in set(numbers[2:]):
        begins = f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride"
        assert value(file.trees["word/numbering.xml"], begins) == "1"


def test_words_stay_as_they_are() -> None:
    """A text without fields has no part to fill in, and none of its words is lost: spaces, signs of XML, looks."""
    rows = ((Words(" één "), Words("& <twee>", bold=True), Words('"drie" ', italic=True)),)
    file = Office(word_file(Paper("Zonder", "nl", DAY, (Paragraph(rows),)), DUTCH))
    assert not [part for part in file.parts if "customXml" in part or "glossary" in part]
    (paragraph,) = file.find(DOCUMENT, "//w:p[not(w:pPr)]")
    runs = elements(paragraph, "w:r")
    assert [words(run, "w:t") for run in runs] == [" één ", "& <twee>", '"drie" ']
    assert [bool(elements(run, "w:rPr/w:b")) for run in runs] == [False, True, False]
    assert [bool(elements(run, "w:rPr/w:i")) for run in runs] == [False, False, True]
    assert {each.get("{http://www.w3.org/XML/1998/namespace}space") for each in paragraph.iter(tag("w:t"))} == {
        "preserve"
    }


def test_a_card_is_filled_in_once_for_ten() -> None:
    """Of ten cards on a sheet each has the name, and all names are one."""
    file = Office(made()["card.docx"])
    assert len(file.find(DOCUMENT, "//w:tc")) == 10
    assert len(controls(file)) == 10
    way = etree.ElementTree(file.trees[VALUES]).getpath
    assert len({way(bound_to(file, each)) for each in controls(file)}) == 1


def test_lines_to_sign_on_say_who_and_what() -> None:
    """Whoever signs has a heading, and lines that say what goes there."""
    signatures = Signatures(("De werkgever",))
    paper = replace(letter(), blocks=(signatures,))
    file = Office(word_file(paper, DUTCH))
    said = [words(each, "w:t") for each in file.find(DOCUMENT, "//w:p")]
    assert said[1:] == ["De werkgever", "Naam en functie:", "Datum en plaats:", "Handtekening:"]
