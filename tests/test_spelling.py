"""Dutch is spelled as the dictionary has it: in the content, in the documents and in what pages say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.contents import is_ours
from tests.project import AS_OF, ROOT
from tests.spelling import LIST, in_dictionary, is_known, own_words, words_in
from wegwijzer_build.catalogues import FOLDER
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.validate.context import RawItem, context_of

NO_PROSE = re.compile(
    r"^(?:`{3,}|~{3,}).*?^(?:`{3,}|~{3,})|`[^`]{1,200}`|\{[^{}\n]*\}|<[^<>\n]+>|^(?:title|description):|^found_by:.*$"
    r"|\[[a-z-]+\]\(controles\.md[^()]*\)",
    re.DOTALL | re.MULTILINE,
)
"""What stands between the words of a document: code, attributes, tags, keys for the builder, and names of rules."""


@dataclass(frozen=True)
class Unknown:
    """A word that nobody knows, and where it stands."""

    word: str
    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.word}"


def report(unknown: Iterator[Unknown]) -> str:
    """What to mend, a line for each; empty where all is well."""
    found = "\n".join(map(str, unknown))
    return found and f"not in the dictionary; mend them, or add them to {LIST.relative_to(ROOT)}:\n{found}"


def assert_known(unknown: Iterator[Unknown]) -> None:
    """Fail with the whole list, not with a part of it."""
    told = report(unknown)
    assert not told, told


def unknown_in_item(item: RawItem, scalar: Scalar) -> Iterator[Unknown]:
    """The unknown words of a text, each at its place in the file."""
    for word, start in words_in(scalar.text):
        if not is_known(word):
            nth = len(re.findall(re.escape(word), scalar.text[:start]))
            place = item.sheet.spot((*item.keys, *scalar.path), word, nth)
            yield Unknown(word, Path(place.file).relative_to(ROOT).as_posix(), place.line, place.column)


def unknown_in_document(name: str, text: str) -> Iterator[Unknown]:
    """The unknown words of a Markdown document."""
    prose = NO_PROSE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for number, line in enumerate(prose.split("\n"), 1):
        for word, start in words_in(line):
            if not is_known(word):
                yield Unknown(word, name, number, start + 1)


def unknown_in_strings() -> Iterator[Unknown]:
    """The unknown words of what views and templates say, in the strings that translators get."""
    for kind, method in (("py", "python"), ("jinja", "jinja2.ext:babel_extract")):
        for file in sorted((ROOT / "wegwijzer_build" / "render").rglob(f"*.{kind}")):
            with file.open("rb") as opened:
                for line, message, *_ in extract(method, opened):
                    for text in (message,) if isinstance(message, str) else message:
                        spoken = re.sub(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}", " ", text or "")
                        for word, _ in words_in(spoken):
                            if not is_known(word):
                                yield Unknown(word, file.relative_to(ROOT).as_posix(), line)


def unknown_in_catalogues() -> Iterator[Unknown]:
    """The unknown words of messages in Dutch; what their English has too is a name, or a word for a computer."""
    for file in sorted((FOLDER / "nl").glob("*.po")):
        with file.open("rb") as opened:
            entries = [entry for entry in read_po(opened, locale="nl") if entry.id]
        for entry in entries:
            english, dutch = (
                " ".join([each] if isinstance(each, str) else each) for each in (entry.id, entry.string or "")
            )
            for word, _ in words_in(re.sub(r"\{[^{}]*\}|`[^`]*`|\bdocs/", " ", dutch)):
                if not is_known(word) and word.lower() not in english.lower():
                    yield Unknown(word, file.relative_to(ROOT).as_posix(), entry.lineno or 1)


def test_content(checked: Checked) -> None:
    """Every word of the content that visitors or colleagues read.

    What they type (`found_by`) is as people write it, misspelt or in another language.
    """
    items = context_of(checked.loaded, AS_OF).items
    unknown = (
        each
        for item in items
        if not item.is_foreign
        for scalar in item.scalars
        if is_ours(scalar) and "found_by" not in scalar.path
        for each in unknown_in_item(item, scalar)
    )
    assert_known(unknown)


def test_documents() -> None:
    """Every word of the hand-written public pages and of the handbook."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    assert len(files) > 5
    unknown = (
        each
        for file in files
        for each in unknown_in_document(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
    )
    assert_known(unknown)


def test_strings() -> None:
    """Every word that the pages themselves say: buttons, labels, headings."""
    assert_known(unknown_in_strings())


def test_messages() -> None:
    """Every word of the messages and of the pages on rules."""
    assert_known(unknown_in_catalogues())


def test_the_list_is_in_order() -> None:
    """The project's own words are sorted, each once, so that two people who add words rarely meet."""
    words = LIST.read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words), key=lambda word: (word.casefold(), word))
    assert all(word == word.strip() and word for word in words)


def test_the_list_holds_only_what_the_dictionary_lacks() -> None:
    """A word that the dictionary knows does not stand in the list, nor one that is made of words in it."""
    assert [word for word in own_words() if in_dictionary(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "vetrouwenspersoon",
        "vertrouwens-persoon",
        "gebuerd",
        "gesprekspatner",
        "intimitatie",
        "zzper",
        "discrimnatie",
        "werknemmer",
        "onmiddelijk",
        "gedragcode",
    ],
)
def test_a_slip_of_the_pen_is_noticed(word: str) -> None:
    """Words that nearly are one, and those that people often spell wrong, are not known."""
    assert not is_known(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Foto’s van zzp'ers, 's avonds.", ["Foto’s", "van", "zzp'ers", "'s", "avonds"]),
        ("Bel 0800-0188 of mail a.b@c.nl, zie https://x.nl/y?z of 113.nl.", ["Bel", "of", "mail", "zie", "of"]),
        ("[De LVV](contact:lvv-x) en/of de RI&E", ["De", "LVV", "en/of", "de", "RI&E"]),
        ("een 16-jarige op 3e niveau (B1)", ["een", "jarige", "op", "niveau", "B1"]),
        ("uit- en inlenen, o.a. in de or.", ["uit-", "en", "inlenen", "o.a", "in", "de", "or"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Words are what stands between spaces and marks; addresses and numbers are none."""
    assert [word for word, _ in words_in(text)] == words
    assert all(text[start:].startswith(word) for word, start in words_in(text))


def test_an_unknown_word_is_told_with_its_place() -> None:
    """Who has to mend it finds it: by file, line and column, past code that is not looked at."""
    text = "---\ntitle: Een\n---\n\n# Kop\n\n``` yaml\nxyzzy: 1\n```\n\nGoed `xyzzy` en xyzzy.\n"
    assert report(unknown_in_document("docs/een.md", text)).endswith("docs/een.md:11:17: xyzzy")
