"""A text has a sign that no typeface of ours has (unknown-glyph).

Instruments, plans and trees become files, with typefaces that come along. These have the letters of European
languages, in Latin, Greek and Cyrillic, and those of Arabic, with their signs. Of any other sign a file would show an
empty box, so it is refused: a smile, an arrow, a letter of another script.

Bad:
    say: ["Bel ons 🙂"]

Good:
    say: ["Bel ons gerust"]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegwijzer_build.model import Voice
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import CheckContext
from .violation import Violation

IN_FILES = ("instruments", "trees", "advice", "contacts", "sources", "site")
"""Whose texts stand in files to take along."""
EUROPEAN = (
    "\u0020-\u007e\u00a0-\u024f\u0259\u02bb-\u02dd\u0300-\u0328\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c"
    "\u038e-\u03a1\u03a3-\u03e1\u03f0-\u045f\u0490\u0491\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u2044\u20ac\u2116\u2122"
)
"""The signs that Noto Sans has here in every look, as a class of a regular expression."""
ARABIC = "\u060c\u061b\u061f\u0621-\u063a\u0640-\u0652\u0670\u0671\u200e"
"""The letters of Arabic, with what stands above and below them, from Noto Sans Arabic."""
WITHOUT_GLYPH = re.compile(f"[^{EUROPEAN}{ARABIC}\n]")
"""A sign that would show as an empty box."""
_UNSEEN = (Voice.VISITORS, Voice.COLLEAGUES)


def check(context: CheckContext) -> Iterator[Problem]:
    """Look for signs without a glyph in all that files show."""
    for item in context.items:
        if item.collection not in IN_FILES:
            continue
        for scalar in item.scalars:
            if scalar.is_key or scalar.leaf.voice in _UNSEEN:
                continue
            for sign in dict.fromkeys(WITHOUT_GLYPH.findall(scalar.text)):
                message = say("no typeface of the files to take along has {sign}", sign=quoted(sign))
                hint = say("say it in letters: Latin, Greek, Cyrillic or Arabic")
                yield item.problem(scalar.path, Violation("unknown-glyph", message, hint, sign))
