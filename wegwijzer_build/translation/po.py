"""A file of translations cannot be read, or holds a text twice (translation-file).

Files of translations come from `wegwijzer translate extract`; programs such as Poedit and Weblate write them. Whoever
edits one by hand keeps its quotes and its order: first the place of a text, then the text, then its translation.

Bad:
    msgctxt "advice/bel-112/title"
    msgid "Bel 112
    msgstr "Call 112"

Good:
    msgctxt "advice/bel-112/title"
    msgid "Bel 112"
    msgstr "Call 112"
"""

# Translations as their files hold them: PO. The only place that knows it.

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polib
from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

ENDING = ".po"
_WIDTH = 110
_FUZZY = "fuzzy"


@dataclass(frozen=True)
class Translation:
    """A text and its translation. `context`: its place, as `Text.context`; `says` is empty where nobody translated it.

    `before`: the Dutch that the translation was made from, where that has changed since; empty where it has not.
    `guess`: somebody or something is not sure of it, so that it counts as none. `notes` and `file` help a translator;
    `line` is where it stands.
    """

    context: str
    words: str
    says: str = ""
    before: str = ""
    guess: bool = False
    notes: tuple[str, ...] = ()
    file: str = ""
    line: int = 1

    @property
    def item(self) -> str:
        """What it is a text of: `advice/bel-112`, or `site`."""
        collection, *rest = self.context.split("/")
        return "/".join((collection, *rest[:1])) if collection != "site" else collection

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.context, self.words


def translations_in(text: str, shown: str) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """Read a file of translations. `shown`: how it is called in problems. Never raises."""
    try:
        read = polib.pofile(text)
    except (OSError, ValueError, UnicodeError) as error:
        line, what = _syntax(str(error))
        message = say("this is no PO file that can be read: {what}", what=what)
        return (), (
            Problem(Place(shown, line), "translation-file", message, say("open it in Poedit, or mend the line")),
        )
    found = [_entry(each) for each in read if not each.obsolete and each.msgid]
    problems = []
    seen: set[tuple[str, str]] = set()
    for entry in found:
        if entry.key in seen:
            message = say("'{context}' holds the same text twice", context=entry.context)
            problems.append(
                Problem(Place(shown, entry.line), "translation-file", message, say("delete one of the two"))
            )
        seen.add(entry.key)
    return tuple(found), tuple(problems)


def _entry(each: polib.POEntry) -> Translation:
    is_fuzzy = _FUZZY in each.flags
    before = (each.previous_msgid or "") if is_fuzzy else ""
    return Translation(
        each.msgctxt or "", each.msgid, each.msgstr, before, is_fuzzy and not before, line=each.linenum or 1
    )


def _syntax(said: str) -> tuple[int, str]:
    """Line and words of what polib says: "Syntax error in po file (line 12): unescaped double quote found"."""
    place, _, what = said.rpartition(": ")
    digits = "".join(sign for sign in place.rpartition("line ")[2] if sign.isdigit())
    return int(digits or 1), what or said


def as_text(entries: Iterable[Translation], language: str, title: str) -> str:
    """Write a file of translations. It holds no date and no name of a person, so that the same is written alike."""
    file = polib.POFile(wrapwidth=_WIDTH)
    file.metadata = {
        "Project-Id-Version": title,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(language).plural_forms,
    }
    for entry in entries:
        file.append(
            polib.POEntry(
                msgctxt=entry.context,
                msgid=entry.words,
                msgstr=entry.says,
                comment="\n".join(entry.notes),
                occurrences=[(entry.file, "")] if entry.file else [],
                flags=[_FUZZY] if entry.before or entry.guess else [],
                previous_msgctxt=None,
                previous_msgid=entry.before or None,
            )
        )
    return str(file)


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left."""
    try:
        return Locale.parse(code).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
