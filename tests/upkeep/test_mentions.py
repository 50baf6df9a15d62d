"""`wegwijzer find` misses no text in which something stands, and says where, and whether a visitor meets it there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from tests.contents import load_files, sample_files
from tests.project import AS_OF, Project
from wegwijzer_build.by_hand import WrittenPage
from wegwijzer_build.cli import main
from wegwijzer_build.upkeep.mentions import MentioningItem, mentions_of
from wegwijzer_build.upkeep.mentions_report import as_text
from wegwijzer_build.upkeep.plain import plain, wanted
from wegwijzer_build.validate.context import context_of

FILES = {
    "contacts/lijn.yml": "title: De lijn\nfound_by: [hulplijn]\nwhat_for: Praat\n  mee.\nways:\n"
    "  - {by: phone, at: 0900-8844, hours: dág en nacht}\n",
    "advice/bel.yml": "title: Bel\ntext: >-\n  Is het erg?\n  Bel dan met\n"
    "  de [lijn](contact:lijn), op […](phone:lijn). # Praat\n"
    "states_duty_because: Praat hierover met de jurist.\n# Praat hier niet over.\n",
    "advice/oud.yml": "title: Praat\nvalid_until: 2026-01-01\n",
    "trees/t.yml": "title: T\noutcomes:\n  x: {title: X, advice: [bel]}\n  y: {title: Y, advice: [{use: bel}]}\n",
}
PAGE = WrittenPage(
    "over/index.md", "docs/over/index.md", "---\ntitle: Over\n---\n\nWij\npraten.\n", 3, (("title", "Over"),)
)


def found(phrase: str, files: Mapping[str, str] = FILES) -> tuple[MentioningItem, ...]:
    """What is found in the files and a page."""
    pattern = wanted(phrase)
    assert pattern is not None
    return mentions_of(pattern, context_of(load_files(files)[0], AS_OF), [PAGE])


def places(phrase: str) -> list[str]:
    """Where it is found, as file:line:column field."""
    return [
        f"{mention.place.file}:{mention.place.line}:{mention.place.column} {mention.field}"
        for item in found(phrase)
        for mention in item.mentions
    ]


def test_every_text_is_found_and_no_comment() -> None:
    """Parts of words and texts for the search and for colleagues too, with their places; comments and keys are none."""
    assert places("PRAAT") == [
        "advice/bel.yml:5:50 text iedereen",  # a # in a block is text
        "advice/bel.yml:6:22 states_duty_because",
        "advice/oud.yml:1:8 title",
        "contacts/lijn.yml:3:11 what_for",
    ]
    assert places("hulpl") == ["contacts/lijn.yml:2:12 found_by 1"]
    assert places("praten") == ["docs/over/index.md:6:1 text"]
    assert places("over") == [
        "advice/bel.yml:6:32 states_duty_because",
        "docs/over/index.md:2:8 front matter",
    ]
    assert places("what_for") == []


def test_accents_line_breaks_and_divided_numbers_make_no_difference() -> None:
    """A phrase is found over the lines that it is folded over, a number however it is divided."""
    assert places("dag en NÀCHT") == ["contacts/lijn.yml:6:39 ways 1 hours"]
    assert places("bel dan met de") == ["advice/bel.yml:4:3 text iedereen"]
    assert places("praat mee") == ["contacts/lijn.yml:3:11 what_for"]
    for number in ("09008844", "0900 88 44", "0900-8844"):
        assert places(number)[-1] == "contacts/lijn.yml:6:21 ways 1 at", number


def test_a_number_is_found_where_it_is_filled_in() -> None:
    """A text that names the way of a contact shows its number; it is said that it does not stand there itself."""
    (advice, contact) = found("0900-8844")
    assert [(mention.field, mention.filled_in) for mention in advice.mentions] == [("text iedereen", True)]
    assert [mention.filled_in for mention in contact.mentions] == [False]


def test_it_is_said_where_a_visitor_meets_it() -> None:
    """The page, and the trees whose outcomes show it; or that no visitor reads it."""
    text = as_text("x", found("de"))
    assert "advice/bel: Bel\n   page: /adviezen/bel/; in t (2 outcomes)\n" in text
    assert "contacts/lijn: De lijn\n   page: /hulp/lijn/; in t (2 outcomes)\n" in text
    assert "states_duty_because (for who edits only)" in as_text("x", found("jurist"))
    assert "no visitor reads this\n" in as_text("x", found("jurist"))
    assert "found_by 1 (for the search only)" in as_text("x", found("hulplijn"))
    assert "title (holds until 2026-01-01, and is not shown today)" in as_text("x", found("praat"))
    assert text.endswith("3 places in 2 items.")


def test_what_another_text_stands_in_for_is_still_read() -> None:
    """Law that nobody confirmed is not shown, and what it follows still is, though its last day has passed."""
    files = dict(sample_files())
    was = files["advice/inhuur.yml"]
    files["advice/inhuur.yml"] = f"{was}valid_until: 2026-10-31\n"
    law = re.sub("(?m)^kind: .*$", "kind: law", was).replace("title: ", "title: Nieuw, ", 1)
    files["advice/nieuw.yml"] = f"{law}follows: inhuur\nvalid_from: 2026-11-01\n"
    text = as_text("x", found("meewerkt", files))
    assert re.search(r"advice/inhuur\.yml:1:\d+: title: ", text)
    assert "(holds from 2026-11-01, and is not shown today)" in text


def test_plain_texts_know_where_they_came_from() -> None:
    """Whatever is taken off, a stretch leads back to what was written."""
    text = "Een\n  cafe\u0301, ‘ja’\u00a0of ﬁets"
    compared = plain(text)
    assert compared.text == "een cafe, 'ja' of fiets"
    at = compared.text.index("cafe,")
    start, end = compared.written(at, at + 5)
    assert text[start:end] == "cafe\u0301,"
    assert wanted(" \u0301 ") is None


def test_the_command_reads_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """In text or JSON; nothing found is no fault; content with faults is searched as far as it can be read."""
    monkeypatch.chdir(project.root)
    said = CliRunner().invoke(main, ["find", "wie", "dit", "maakt"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert "docs/over.md:3:1: text: # Over Wie dit maakt, en waarom." in said.stdout
    assert said.stdout.endswith("1 place in 1 page.\n")
    none = CliRunner().invoke(main, ["find", "zzzz"])
    assert (none.exit_code, none.stdout[:27]) == (0, "'zzzz' stands in no text of")
    project.write("content/advice/stuk.yml", "title: [\n")
    broken = CliRunner().invoke(main, ["find", "maakt", "--format", "json"])
    assert broken.exit_code == 0
    assert "content/advice/stuk.yml:2:1: error" in broken.stderr
    assert [item["id"] for item in json.loads(broken.stdout)["items"] if item["collection"] == "docs"] == ["over.md"]
    assert CliRunner().invoke(main, ["find", " "]).exit_code == 2
