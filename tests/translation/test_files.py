"""A file of translations says what was put into it, and an edit of the Dutch loses and guesses nothing."""

from __future__ import annotations

from dataclasses import replace

import polib
from hypothesis import given
from hypothesis import strategies as st

from wegwijzer_build.translation import Translation, as_text
from wegwijzer_build.translation.merging import merged
from wegwijzer_build.translation.po import translations_in

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t\\"%{}#~|„’')
TEXT = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
CONTEXTS = st.sampled_from([f"advice/{item}/{key}" for item in "ab" for key in ("title", "steps", "text/iedereen")])


@st.composite
def entries(draw: st.DrawFn, says: st.SearchStrategy[str] = TEXT) -> list[Translation]:
    """Entries of which no two have the same place and text; some are older than their Dutch, some are guesses."""
    keys = draw(st.lists(st.tuples(CONTEXTS, TEXT), unique=True, max_size=6))
    states = st.sampled_from(["right", "older", "guess", "none"])
    found = []
    for context, words in keys:
        state = draw(states)
        entry = Translation(context, words, "" if state == "none" else draw(says))
        if state == "older":
            before = draw(TEXT)
            entry = replace(entry, before="" if before == words else before)
        found.append(replace(entry, guess=state == "guess"))
    return found


@given(entries(), st.sampled_from(["en", "pl", "bg", "ar"]))
def test_a_file_says_what_was_put_into_it(some: list[Translation], code: str) -> None:
    """Written and read again it is the same, and programs for translators see what is older or a guess as fuzzy."""
    read, problems = translations_in(as_text(some, code, "Wegwijzer"), "x.po")
    assert [replace(entry, line=1) for entry in read] == some
    assert not problems
    assert [each.msgid for each in polib.pofile(as_text(some, code, "Wegwijzer")) if each.fuzzy] == [
        entry.words for entry in some if entry.before or entry.guess
    ]


@given(entries())
def test_what_did_not_change_stays(some: list[Translation]) -> None:
    """A text that is asked for as before keeps its translation, and what is known of its age."""
    asked = [Translation(entry.context, entry.words) for entry in some]
    told = merged(asked, some)
    for before, after in zip(some, told, strict=True):
        if before.says and not before.guess:
            assert (after.says, after.before) == (before.says, before.before)


@given(entries(), entries())
def test_nothing_is_guessed(there: list[Translation], wanted: list[Translation]) -> None:
    """A translation stands at what it was made from, or says what that was; and merging again changes nothing."""
    asked = [Translation(entry.context, entry.words) for entry in wanted]
    told = merged(asked, there)
    made_from = {(entry.says, entry.before or entry.words) for entry in there}
    assert [entry.key for entry in told] == [entry.key for entry in asked]
    for entry in told:
        assert not entry.says or (entry.says, entry.before or entry.words) in made_from
    assert merged(asked, told) == told


@given(entries(), st.randoms(use_true_random=False))
def test_another_order_loses_nothing(some: list[Translation], chance: object) -> None:
    """Where texts change places, each takes its translation along."""
    asked = [Translation(entry.context, entry.words) for entry in some]
    turned = list(asked)
    chance.shuffle(turned)  # type: ignore[attr-defined]  # a random.Random
    told = {entry.key: entry.says for entry in merged(turned, some)}
    assert all(told[entry.key] == entry.says for entry in some if entry.says)
