"""What stands on paper: all that a page has of an instrument, an outcome or a tree, and each word of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.downloads.office import DOCUMENT, Office, attribute, elements, value, words
from tests.downloads.pdfs import Pdf, unspaced
from tests.hostile.contents import base_files
from tests.hostile.contents import checked as checked_files
from wegwijzer_build.downloads.of_instrument import paper_of
from wegwijzer_build.downloads.of_tree import whole
from wegwijzer_build.downloads.paper import Block, Gap, Grid, Line, Listed, Paragraph, Words
from wegwijzer_build.downloads.pdf.document import pdf_file
from wegwijzer_build.downloads.written import blocks_of, gaps_in, row_of, with_gaps
from wegwijzer_build.model import BLANK, Advice, Content, Form, Instrument, Part, Tree, text_for
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.shared.prose import plain


def line(text: str) -> Line:
    """A row of plain words."""
    return (Words(text),)


BLOCKS: Mapping[str, tuple[Block, ...]] = {
    "Een regel\nen nog een.\n\nEen alinea.": (
        Paragraph(((Words("Een regel"), Words(" "), Words("en nog een.")),)),
        Paragraph((line("Een alinea."),)),
    ),
    "**Vet** en *schuin*.": (
        Paragraph(((Words("Vet", bold=True), Words(" en "), Words("schuin", italic=True), Words(".")),)),
    ),
    "Lees [de brief](source:brief) na.": (Paragraph(((Words("Lees "), Words("de brief"), Words(" na.")),)),),
    "1. een\n2. twee": (Listed(((line("een"),), (line("twee"),)), numbered=True),),
    "- een\n  - in een\n- twee\n\nNa.": (
        Listed(((line("een"),), (line("in een"),), (line("twee"),))),
        Paragraph((line("Na."),)),
    ),
    "- een\n\n  meer van een\n- twee": (Listed(((line("een"), line("meer van een")), (line("twee"),))),),
}
"""Markdown → the blocks that it comes to."""


@pytest.mark.parametrize("text", BLOCKS)
def test_markdown_becomes_blocks(text: str) -> None:
    """Paragraphs are paragraphs, lists are lists of one level, looks stay, and of a link the words."""
    assert blocks_of(text) == BLOCKS[text]
    assert blocks_of(None) == ()


def test_words_with_blanks_become_rows_with_gaps() -> None:
    """A blank is the gap of its field wherever it stands; empty lines part paragraphs, and other lines stay lines."""
    assert gaps_in("{naam}, op {dag}") == (Gap("naam"), Words(", op "), Gap("dag"))
    assert with_gaps("Beste {naam},\n\nTot dan.\nDag!") == (
        Paragraph(((Words("Beste "), Gap("naam"), Words(",")),)),
        Paragraph((line("Tot dan."), line("Dag!"))),
    )
    assert row_of("Een *woord*\nen meer") == (
        Words("Een "),
        Words("woord", italic=True),
        Words(" "),
        Words("en meer"),
    )


def of_tree(content: Content, tree: Tree) -> Iterator[str]:
    """What a whole tree has to say, read from its model and not from what papers are made by."""
    yield tree.for_whom or ""
    yield plain(tree.text or "")
    for question in tree.questions.values():
        yield from (question.ask, question.why or "")
        if question.explain:
            yield from (question.explain.title, *sentences(question.explain.text))
        for answer in question.answers.values():
            yield from (answer.say, answer.explain or "")
    for outcome in tree.outcomes.values():
        yield from (outcome.title, *sentences(outcome.text))
        yield from (content.contacts[first.use].title for first in outcome.first)
    for name in used_in(tree):
        yield from of_advice(content, content.advice[name], tree.audience)


def used_in(tree: Tree) -> list[str]:
    """The advice that a tree can show."""
    return [use.advice for outcome in tree.outcomes.values() for use in outcome.advice]


def of_advice(content: Content, advice: Advice, audience: str) -> Iterator[str]:
    """What an advice has to say."""
    yield advice.title
    yield from sentences(text_for(advice.text, audience))
    for fragment in advice.fragments.values():
        if (text := text_for(fragment.text, audience)) is not None:
            yield from (fragment.for_whom, *sentences(text))
    yield from map(plain, text_for(advice.steps, audience) or ())
    yield from (content.sources[name].title for name in advice.sources)


def sentences(text: str | None) -> Iterator[str]:
    """The paragraphs of a text without lists: signs of a list stand between the words of those that have one."""
    return (plain(part) for part in (text or "").split("\n\n") if not part.lstrip().startswith(("- ", "1. ")))


def test_a_tree_is_there_as_a_whole(checked: Checked, pdfs: Mapping[str, Pdf]) -> None:
    """Every question, answer, outcome and advice of a tree stands in its PDF, each advice once, with its sources."""
    content = checked.content
    assert content is not None
    for name in checked.trees:
        tree = content.trees[name]
        pdf = pdfs[f"{name}.pdf"]
        said = unspaced(pdf.root.words)
        assert [text for text in of_tree(content, tree) if unspaced(text) not in said] == [], name
        headings = Counter(part.words for part in pdf.root.of("H3"))
        titles = {content.advice[advice].title for advice in used_in(tree)}
        assert {headings[title] for title in titles} == {1}, name


def test_so_is_one_with_all_that_trees_can_have() -> None:
    """What real trees may not have stands there too: a line under an answer, and a fragment of an advice."""
    kiezen = base_files()["trees/kiezen.yml"].replace("say: Hier,", "say: Hier, explain: Waar je baas ook werkt.,")
    found = checked_files({**base_files(), "trees/kiezen.yml": kiezen})
    assert found.problems == ()
    assert found.content is not None
    for name, analysis in found.trees.items():
        tree = found.content.trees[name]
        said = unspaced(Pdf(pdf_file(whole(found.content, analysis.tree, DUTCH), DUTCH)).root.words)
        assert [text for text in of_tree(found.content, tree) if unspaced(text) not in said] == [], name
        assert ("Waarjebaasookwerkt." in said) is (name == "kiezen")


def test_a_plan_has_every_step_of_its_outcome(checked: Checked, files: Mapping[str, bytes]) -> None:
    """In the plan of an outcome stands every advice of it, each step in a row with a box and room for who and when."""
    content = checked.content
    assert content is not None
    plans = [(name, outcome) for name, tree in content.trees.items() if tree.plan for outcome in tree.outcomes]
    assert len(plans) > 10
    for name, outcome in plans:
        tree = content.trees[name]
        used = [content.advice[key] for key in dict.fromkeys(use.advice for use in tree.outcomes[outcome].advice)]
        file = Office(files[f"{name}-{outcome}.docx"])
        tables = file.find(DOCUMENT, "//w:tbl")
        assert [value(table, "w:tblPr/w:tblCaption") for table in tables] == [advice.title for advice in used]
        for table, advice in zip(tables, used, strict=True):
            _, *rows = elements(table, "w:tr")
            steps = text_for(advice.steps, tree.audience) or ()
            cells = [[unspaced(words(cell, "w:t")) for cell in elements(row, "w:tc")] for row in rows]
            assert [row[1:] for row in cells] == [["", "", "☐"]] * len(rows)
            assert [row[0] for row in cells][: len(steps)] == [unspaced(plain(step)) for step in steps]
            assert len(rows) == max(len(steps), 1)


def test_a_cell_to_write_in_is_empty(instruments: Mapping[str, Instrument], pdfs: Mapping[str, Pdf]) -> None:
    """Where a table has nothing, its cell is there and empty."""
    cells = [
        cell
        for item in instruments.values()
        for part in item.parts
        for row in (part.table.rows if part.table else ())
        for cell in row
    ]
    assert "" in cells
    said = [cell.words for pdf in pdfs.values() for cell in pdf.root.of("TD")]
    assert "" in said


def test_columns_are_as_wide_as_their_words_ask(checked: Checked, files: Mapping[str, bytes]) -> None:
    """In the tables of instruments a column has room for its longest word, if that asks no more than an equal part.

    Columns of which one says more are not all alike; in Word they have the same widths as in a PDF.
    """
    content = checked.content
    assert content is not None
    different = 0
    for name, item in content.instruments.items():
        paper = paper_of(content, item, DUTCH)
        grids = [block for block in paper.blocks if isinstance(block, Grid)]
        for grid in grids:
            whole, count = sum(grid.shares), len(grid.columns)
            for nth, share in enumerate(grid.shares):
                said = [grid.columns[nth], *(part.text for row in grid.rows for part in words_in(row[nth]))]
                longest = max(len(word) for text in said for word in text.split())
                assert share / whole >= min(longest / 75, 1 / count) - 0.01, (name, grid.columns[nth])
            different += len(set(grid.shares)) > 1
        if f"{name}.docx" in files:
            tables = Office(files[f"{name}.docx"]).find(DOCUMENT, "//w:tbl[w:tblPr/w:tblDescription]")
            for table, grid in zip(tables, grids, strict=True):
                widths = [int(attribute(column, "w:w")) for column in elements(table, "w:tblGrid/w:gridCol")]
                parts = [share / sum(grid.shares) for share in grid.shares]
                assert [width / sum(widths) for width in widths] == pytest.approx(parts, abs=0.01)
    assert different


def words_in(cell: Iterable[Line]) -> Iterator[Words]:
    """The words of a cell, without its gaps."""
    return (part for row in cell for part in row if isinstance(part, Words))


def used_words(item: Instrument, parts: Iterable[Part]) -> Iterator[str]:
    """The words of some parts that are used as they stand, line by line, with what goes into their blanks."""
    labels = {name: field.label for name, field in item.fields.items()}
    for part in parts:
        cells = [cell or "" for row in part.table.rows for cell in row] if part.table else []
        for text in (*part.say, *cells):
            for row in text.split("\n"):
                yield BLANK.sub(lambda found: f"[{labels[found[1]]}]", row)
        yield from map(plain, part.ticks)


def test_an_instrument_is_there_as_a_whole(
    instruments: Mapping[str, Instrument], files: Mapping[str, bytes], pdfs: Mapping[str, Pdf]
) -> None:
    """Every word of an instrument that one uses stands in its Word file and its PDF, with its blanks and points."""
    names = [name for name in instruments if f"{name}.docx" in files]
    assert len(names) > 15
    for name in names:
        item = instruments[name]
        in_word, in_pdf = unspaced(Office(files[f"{name}.docx"]).words), unspaced(pdfs[f"{name}.pdf"].root.words)
        for text in used_words(item, [part for part in item.parts if part.is_of_text or not item.one_text]):
            assert unspaced(text) in in_word, name
        for text in used_words(item, item.parts):
            alone = item.form is not Form.TEXT and text.startswith("[") and text.endswith("]")
            assert unspaced(text[1:-1] if alone else text) in in_pdf, name


def test_word_has_the_text_alone_and_a_pdf_explains_it(
    instruments: Mapping[str, Instrument], files: Mapping[str, bytes], pdfs: Mapping[str, Pdf]
) -> None:
    """Of a text to sign or to send Word holds nothing else; in the PDF what it means follows, on a new sheet."""
    texts = [name for name, item in instruments.items() if item.one_text and item.form is Form.TEXT]
    letters = [name for name in texts if f"{name}.docx" in files]
    assert len(letters) > 5
    for name in letters:
        explained = [plain(part.text) for part in instruments[name].parts if part.text]
        in_word, pdf = unspaced(Office(files[f"{name}.docx"]).words), pdfs[f"{name}.pdf"]
        assert not [text for text in explained if unspaced(text) in in_word], name
        (begins,) = [page for page in range(len(pdf.pdf.pages)) if "Uitleg bij deze tekst" in pdf.words_on(page)]
        assert pdf.words_on(begins).startswith("Uitleg bij deze tekst"), name
