"""The sample in a language that everybody can check: each text with a word behind every line of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.contents import load_files
from tests.hostile.contents import base_files
from tests.project import AS_OF
from wegwijzer_build.load import TranslationFile
from wegwijzer_build.pipeline import Checked, check_loaded
from wegwijzer_build.render import Partials, render, site_of
from wegwijzer_build.translation import Translation, Translations, as_text

WORD = "vreemd"
"""Stands behind every text of the other language, and nowhere in the sample."""
LANGUAGES = """\
languages:
  en:
    trees: [{trees}]
    situations: [uitzendkracht]
    instruments: [checklist]
"""

_END = re.compile(r"([.?!:]*)$")
"""Where a line ends, before what closes a sentence: the first sentence of a text has the word too, where it is one."""

Change = Callable[[Translation], Translation]


def files(trees: str = "kiezen, regelen") -> dict[str, str]:
    """The sample, which offers English."""
    found = dict(base_files())
    found["site.yml"] += LANGUAGES.format(trees=trees)
    return found


def said(entry: Translation) -> Translation:
    """A text as it is in the other language: the same, with a word at the end of each line that says something."""
    lines = (_END.sub(rf" {WORD}\1", line, count=1) if line.strip() else line for line in entry.words.split("\n"))
    return replace(entry, says="\n".join(lines))


def translations_of(content: Mapping[str, str]) -> Translations:
    """What there is to translate in some content."""
    found = check_loaded(*load_files(content), AS_OF).translations
    assert found is not None
    return found


def translated(content: Mapping[str, str], change: Change = lambda entry: entry) -> list[TranslationFile]:
    """Files with a translation of all that some content offers in English, each changed by somebody."""
    there = translations_of(content)
    return [
        TranslationFile("en", name, f"translations/en/{name}.po", as_text(map(change, map(said, entries)), "en", "x"))
        for name, entries in there.entries("en").items()
    ]


def checked_with(content: Mapping[str, str], more: list[TranslationFile]) -> Checked:
    """What checking says of content with translations."""
    return check_loaded(*load_files(content), AS_OF, translated=more)


def pages_of(found: Checked) -> dict[str, str]:
    """Every file of the site in English: path → text."""
    assert found.content is not None
    site = site_of(found.content, found.trees, {"lunr.js": b""}, translations=found.translations)
    return {
        output.path: output.data.decode("utf-8", "replace")
        for output in render(Partials(site))
        if output.path.startswith("en/") and not output.path.startswith("en/embedding/")
    }


def without(*, context: str) -> list[TranslationFile]:
    """A translation in which the texts of one place have none."""
    return translated(files(), lambda entry: replace(entry, says="") if entry.context == context else entry)
