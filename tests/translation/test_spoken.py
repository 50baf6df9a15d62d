"""What a language says: all of it or nothing, never Dutch in the middle; what is older says so, what is wrong goes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from tests.project import AS_OF
from tests.translation.foreign import WORD, checked_with, files, pages_of, said, translated, translations_of, without
from wegwijzer_build.load import TranslationFile
from wegwijzer_build.model import SiteLanguage
from wegwijzer_build.translation import Scrutiny, Spoken, Translation
from wegwijzer_build.translation.reviews import reviews_as_text
from wegwijzer_build.translation.signing import reviewed

_TAG = re.compile(r"<[^>]+>")


def spoken(content: dict[str, str], more: list[TranslationFile]) -> Spoken:
    """What is said in English of content with translations."""
    found = checked_with(content, more).translations
    assert found is not None
    return replace(found, instead=lambda _code, acute: f"Gewijzigd. {acute}").spoken("en")


def test_all_that_is_offered_is_there() -> None:
    """Where every text has a translation nothing is missing, stale or withdrawn, and nothing is told of it."""
    found = checked_with(files(), translated(files()))
    assert [problem for problem in found.problems if problem.rule.startswith("translation")] == []
    there = spoken(files(), translated(files()))
    assert (there.missing, there.withdrawn, dict(there.stale)) == (frozenset(), frozenset(), {})
    assert set(there.items["trees"]) == {"kiezen", "regelen"}
    assert there.is_there


def test_no_dutch_stands_in_the_middle() -> None:
    """Every text of the content that a page in another language shows has the words of that language."""
    content = files()
    pages = pages_of(checked_with(content, translated(content)))
    assert len(pages) > 20
    asked = [entry.words for some in translations_of(content).entries("en").values() for entry in some]
    plain = {words for words in asked if not re.search(r"[\n*\[(]", words) and words.count(" ") > 3}
    assert len(plain) > 40
    for path, page in pages.items():
        shown = unescape(_TAG.sub(" ", page.replace("\u00a0", " "))) if path.endswith(".html") else page
        for words in plain:
            for found in re.finditer(re.escape(words.replace("\u00a0", " ")), shown):
                assert re.match(rf"\W*{WORD}", shown[found.end() :]), (path, words)


def test_who_is_there_for_others_is_there_for_nobody_else() -> None:
    """A contact for an audience that a language has not is no contact there: without one it would be for everybody."""
    for trees, there in (("kiezen, regelen", True), ("regelen", False)):
        content = files(trees)
        contacts = spoken(content, translated(content)).items["contacts"]
        assert ("hulplijn" in contacts) == there
        assert "inspectie" in contacts


def test_a_tree_is_the_same_tree() -> None:
    """Its states, answers, advice and first contacts, and their order, are those of the Dutch; only words differ."""
    content = files()
    found = checked_with(content, translated(content))
    there = spoken(content, translated(content))
    assert found.content is not None
    for name, tree in there.items["trees"].items():
        dutch = json.loads(found.content.trees[name].model_dump_json())
        other = json.loads(tree.model_dump_json())
        assert other != dutch
        assert _without_word(other) == dutch


def _without_word(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_word(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_word(each) for each in value]
    return re.sub(rf" {WORD}(?=[.?!:]*(?:\n|$))", "", value) if isinstance(value, str) else value


def test_a_tree_with_one_text_too_few_is_not_there() -> None:
    """An advice that it shows has a step without a translation: who to call stands at its address, and no question."""
    more = without(context="advice/beleid/title")
    there = spoken(files(), more)
    assert ("advice", "beleid") in there.missing
    assert ("trees", "regelen") in there.missing
    found = checked_with(files(), more)
    assert [problem.rule for problem in found.problems if problem.place.file == "site.yml"] == ["translation-missing"]
    pages = pages_of(found)
    page = pages["en/keuzehulp/regelen/index.md"]
    assert "This text" not in page
    assert "have changed in Dutch" in page
    assert 'href="../../../keuzehulp/regelen/"' in page
    assert "en/adviezen/beleid/index.md" not in pages
    assert not [path for path in pages if path.startswith("en/embed/regelen")]
    assert not any("en/adviezen/beleid" in text or 'adviezen/beleid/"' in text for text in pages.values())


def test_without_its_home_there_is_no_language() -> None:
    """A language whose front page is not translated has no pages at all."""
    found = checked_with(files(), without(context="site/tagline"))
    assert pages_of(found) == {}


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("Maak beleid tegen ongewenst gedrag", "Maak goed beleid tegen ongewenst gedrag", "stale"),
        ("Maak beleid tegen ongewenst gedrag", "Maak binnen 3 weken beleid tegen ongewenst gedrag", "missing"),
    ],
)
def test_what_is_older_than_the_dutch(old: str, new: str, state: str) -> None:
    """A change of words keeps showing the older translation, and says so; another number takes it away."""
    more = translated(files())
    content = {path: text.replace(f"title: {old}", f"title: {new}") for path, text in files().items()}
    assert content != files()
    there = spoken(content, more)
    assert (("advice", "beleid") in there.stale) == (state in ("stale", "missing"))
    assert (("advice", "beleid") in there.missing) == (state == "missing")
    if state == "stale":
        page = pages_of(checked_with(content, more))["en/adviezen/beleid/index.md"]
        assert f"{old} {WORD}" in page
        assert "The Dutch text is newer than this translation." in page


def test_a_withdrawn_text_makes_room_for_who_to_call() -> None:
    """A text of Markdown whose number changed is gone; in its place stands that it changed, and nothing of it."""
    content = files()
    old = "Je werkgever moet beleid hebben."
    changed = {
        **content,
        "advice/beleid.yml": content["advice/beleid.yml"].replace(old, f"{old[:-1]} binnen 14 dagen."),
    }
    assert changed != content
    there = spoken(changed, translated(content))
    assert ("advice", "beleid") in there.withdrawn
    assert ("advice", "beleid") not in there.missing
    text = there.items["advice"]["beleid"].model_dump()["text"]["werknemer"]
    assert text.startswith("Gewijzigd.")
    assert WORD not in text


def test_a_changed_meaning_takes_older_translations_away() -> None:
    """An edit that keeps every number can still say something else: who edits writes that down."""
    content = files()
    old, new = "Maak beleid tegen ongewenst gedrag", "Maak geen beleid tegen ongewenst gedrag"
    changed = {path: text.replace(f"title: {old}", f"title: {new}") for path, text in content.items()}
    more = translated(content)
    meaning = TranslationFile("", "meaning", "translations/meaning.yml", 'advice/beleid: {on: "2026-11-20"}\n')
    assert ("advice", "beleid") not in spoken(changed, more).missing
    assert ("advice", "beleid") in spoken(changed, [*more, meaning]).missing


def reviews(content: dict[str, str], more: list[TranslationFile]) -> TranslationFile:
    """All items signed as read by machines, as they are now."""
    found = checked_with(content, more).translations
    assert found is not None
    known = found.known("en")
    signed = {item: reviewed(found, known, item, Scrutiny.MACHINE, AS_OF, None) for item in known.marks}
    return TranslationFile("en", "reviews", "translations/en/reviews.yml", reviews_as_text(signed))


def test_another_condition_takes_a_stale_tree_away() -> None:
    """What a tree does is part of what was read: with other ways in it an older text is not shown."""
    content = files()
    more = translated(content)
    signed = [*more, reviews(content, more)]
    assert "regelen" in spoken(content, signed).items["trees"]
    tree = content["trees/regelen.yml"]
    words = tree.replace("title: Zo regelt u het samen", "title: Zo regelt u dat samen")
    assert "regelen" in spoken({**content, "trees/regelen.yml": words}, signed).items["trees"]
    when = "{use: inhuur, when: {inhuur: ja}}"
    assert when in words
    both = words.replace(when, "{use: inhuur, unless: {inhuur: nee}}")
    assert "regelen" not in spoken({**content, "trees/regelen.yml": both}, signed).items["trees"]


@pytest.mark.parametrize("what", ["translation", "dutch", "read back"])
def test_any_edit_voids_a_review(what: str) -> None:
    """A review is one of the texts that were read: of none that came after."""
    content, item = files(), ("advice", "beleid")
    more = translated(content)
    back = TranslationFile("en", "back/advice", "translations/en/back/advice.po", "")
    signed = [*more, back, reviews(content, [*more, back])]
    assert spoken(content, signed).levels[item] is Scrutiny.MACHINE
    if what == "translation":
        signed = [replace(file, text=file.text.replace(f"gedrag {WORD}", f"gedrag niet {WORD}", 1)) for file in signed]
    elif what == "dutch":
        content = {path: text.replace("title: Maak beleid", "title: Maak nu beleid") for path, text in content.items()}
    else:
        place = 'msgctxt "advice/beleid/title"\nmsgid "Maak beleid tegen ongewenst gedrag vreemd"\nmsgstr "x"\n'
        signed = [replace(file, text=place) if file is back else file for file in signed]
    there = spoken(content, signed)
    assert there.levels[item] is Scrutiny.NONE
    assert there.least is Scrutiny.NONE
    assert there.level_of(("situations", "uitzendkracht")) is Scrutiny.MACHINE
    assert there.level_of(("trees", "regelen")) is Scrutiny.NONE, "a page was read as well as what it shows"


def test_a_lost_link_is_told_and_not_shown() -> None:
    """A translation without a number or a link that the Dutch has counts as none."""

    def lose(entry: Translation) -> Translation:
        return replace(entry, says="Nothing of it.") if "](" in entry.words else entry

    found = checked_with(files(), translated(files(), lose))
    rules = [problem.rule for problem in found.problems]
    assert "translation-lost" in rules
    assert found.is_sound  # an edit of a translation never stops the build
    assert found.translations is not None
    assert found.translations.spoken("en").missing


def test_what_is_offered_has_to_be_possible() -> None:
    """A language without words around the content, and a tree that leads on to one that is not offered, are errors."""
    odd = {**files(), "site.yml": files()["site.yml"].replace("  en:\n", "  xx:\n")}
    assert "unknown-language" in {problem.rule for problem in checked_with(odd, []).problems}
    assert "xx" not in {each.value for each in SiteLanguage}
    assert said(Translation("a", "Ja. Nee.")).says == f"Ja. Nee {WORD}."
