"""`translate`: files of translations from the content, and how they stand."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.edition import is_edition
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.translation import Moved, Pages, Scrutiny, Translations, as_text
from wegwijzer_build.translation.reviews import moved_as_text, reviews_as_text
from wegwijzer_build.translation.signing import reviewed
from wegwijzer_build.translation.status import as_map, compared, status_of
from wegwijzer_build.translation.status import as_text as status_as_text
from wegwijzer_build.wording import counted, nearest

from .around import pages_by_hand
from .options import as_of_option, config_option, content_option
from .speaking import PROBLEMS, busy, fail, shown

TRANSLATIONS = "translations"
_PAGE = ".md"
_SHOWN = 60
"""Characters of a text that a line shows."""


@click.group("translate")
def translate_command() -> None:
    """Keep what the site says in other languages: files for translators, and how they stand."""


@translate_command.command(
    "extract", epilog="Examples:\n\n\b\n  wegwijzer translate extract\n  wegwijzer translate extract pl"
)
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@content_option
@config_option
@as_of_option
def extract_command(languages: tuple[str, ...], content: Path, config: Path | None, as_of: date) -> None:
    """Write the files of translations anew from the content.

    What is translated stays so. Where the Dutch of a text changed, its translation is marked as not sure ("fuzzy") and
    keeps the Dutch that it was made from. Texts that are gone go. What somebody has to translate is empty. Of an
    edition only what it says itself is written: all else is translated where its base is.
    """
    there, pages = read(content, config, as_of)
    for code in _known(languages, there):
        written = 0
        for file, entries in there.entries(code, pages).items():
            path = content / TRANSLATIONS / code / f"{file}.po"
            ours = there.of_edition(entries) if is_edition(content) else entries
            if not ours:
                continue
            text = as_text(ours, code, there.today.site.title)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                _write(path, text)
                written += 1
        click.echo(f"{code}: {counted(written, 'file')} written in {shown(content)}/{TRANSLATIONS}/{code}/")


def read(content: Path, config: Path | None, as_of: date) -> tuple[Translations, Pages]:
    """The translations of the content, and the pages written by hand."""
    with busy("Reading the content"):
        checked: Checked = check(content, as_of, shown(content))
    if checked.translations is None:
        fail("the content has errors", "run 'wegwijzer check' first")
    written = pages_by_hand(config, content, checked.tongue)
    return checked.translations, {page.name.removesuffix(_PAGE): (page.meta, page.body) for page in written}


def _known(languages: tuple[str, ...], there: Translations) -> tuple[str, ...]:
    for code in languages:
        if code not in there.offers:
            guess = nearest(code, there.offers)
            known = f"did you mean '{guess}'?" if guess else f"site.yml offers: {', '.join(there.offers) or 'none'}"
            raise click.UsageError(f"there is no language '{code}'; {known}")
    return languages or tuple(there.offers)


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except PublishError as error:
        fail(str(error), None)


@translate_command.command(
    "status", epilog="Examples:\n\n\b\n  wegwijzer translate status\n  wegwijzer translate status pl"
)
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@content_option
@config_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status_command(languages: tuple[str, ...], content: Path, config: Path | None, as_of: date, form: str) -> None:
    """Tell which texts have no translation, which are older than the Dutch, and how well all was read."""
    there, pages = read(content, config, as_of)
    found = [status_of(code, there.known(code, pages)) for code in _known(languages, there)]
    if form == "json":
        click.echo(json.dumps([as_map(status) for status in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(status_as_text(status) for status in found))


@translate_command.command(
    "check", epilog="Examples:\n\n\b\n  wegwijzer translate check\n  wegwijzer translate check bg"
)
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@content_option
@config_option
@as_of_option
def check_translations_command(languages: tuple[str, ...], content: Path, config: Path | None, as_of: date) -> None:
    """Compare each translation with its Dutch: links, fields, numbers, emphasis, lists; and what is the Dutch itself.

    What is lost is an error; what may be right is told as doubtful. A "not" that is gone no program can see.
    """
    there, pages = read(content, config, as_of)
    is_wrong = False
    for code in _known(languages, there):
        found = compared(there.known(code, pages).entries.values())
        for entry, what, is_sure in found:
            is_wrong |= is_sure
            word = "wrong" if is_sure else "doubtful"
            click.echo(
                f"{code} {entry.context}: {word}: {what.what}: {what.dutch[:_SHOWN]} ≠ {what.translation[:_SHOWN]}"
            )
        sure = sum(is_sure for _, _, is_sure in found)
        click.echo(f"{code}: {counted(sure, 'text')} wrong, {len(found) - sure} doubtful")
    if is_wrong:
        sys.exit(PROBLEMS)


@translate_command.command(
    "sign", epilog="Examples:\n\n\b\n  wegwijzer translate sign pl advice/bel-112 --level read --by vertaler"
)
@click.argument("language")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@content_option
@config_option
@as_of_option
@click.option(
    "--level", type=click.Choice([each.value for each in Scrutiny if each is not Scrutiny.NONE]), required=True
)
@click.option("--by", help="In which role a person read it; no name. Needed for read and revised.")
def sign_translation_command(  # noqa: PLR0917 - one parameter for each option
    language: str, items: tuple[str, ...], content: Path, config: Path | None, as_of: date, level: str, by: str | None
) -> None:
    """Write down how well translations were read, as they are now. Without items: all that have no such review yet.

    Any edit afterwards, of the Dutch, the translation or what was read back, makes the review void.
    """
    if level != Scrutiny.MACHINE and not by:
        raise click.UsageError("say in which role the person read it: --by")
    there, pages = read(content, config, as_of)
    (code,) = _known((language,), there)
    known = there.known(code, pages)
    for item in items:
        if item not in known.marks:
            raise click.UsageError(f"there is no item '{item}' in {code}; write it as advice/bel-112")
    # What an edition has of its base is reviewed there.
    ours = known.marks if not is_edition(content) else {each.item for each in there.of_edition(known.entries.values())}
    void = tuple(item for item, scrutiny in known.scrutiny.items() if scrutiny is Scrutiny.NONE and item in ours)
    signed = {item: review for item, review in known.reviews.items() if item in ours}
    for item in items or void:
        signed[item] = reviewed(there, known, item, Scrutiny(level), as_of, by)
    _write(content / TRANSLATIONS / code / "reviews.yml", reviews_as_text(signed))
    click.echo(f"{code}: {counted(len(items or void), 'item')} signed as {level}")


@translate_command.command(
    "meaning",
    epilog="Examples:\n\n\b\n  wegwijzer translate meaning advice/bel-112 --why 'eerst bellen, dan pas schrijven'",
)
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@content_option
@config_option
@as_of_option
@click.option("--why", required=True, help="What the Dutch says otherwise now, for who translates.")
def meaning_command(items: tuple[str, ...], content: Path, config: Path | None, as_of: date, why: str) -> None:
    """Say that an edit changed what the Dutch means: older translations of these items are shown no longer."""
    there, _ = read(content, config, as_of)
    for item in items:
        collection, _, name = item.partition("/")
        if name not in there.whole.items.get(collection, {}):
            raise click.UsageError(f"there is no item '{item}'; write it as advice/bel-112")
    moved = {**there.moved, **{item: Moved(on=as_of, why=why) for item in items}}
    _write(content / TRANSLATIONS / "meaning.yml", moved_as_text(moved))
    click.echo(
        f"{counted(len(items), 'item')} written down: their translations are withdrawn until they are signed anew"
    )
