"""The whole site through MkDocs, or ready for another builder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from wegwijzer_build.by_hand import ByHand
from wegwijzer_build.downloads import colours_of, downloads_of
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.publish import differing_pages
from wegwijzer_build.render import Output, Partials, render, site_of
from wegwijzer_build.report import as_text

from .configuration import SiteError, configured, give_menu, read_docs, said_by_mkdocs
from .plugin import LICENCES, WegwijzerPlugin, libraries, licences
from .written_pages import by_hand_in, pages_by_hand, pages_translated, with_links_that_lead


def build_site(config_file: Path | None, content: Path, checked: Checked, site_dir: Path) -> None:
    """Build the whole site into a folder. `checked` is sound content. Any warning of MkDocs stops the build.

    Without a configuration the site gets one of its own. Raises SiteError with the words of MkDocs.
    """
    config = usable(config_file, content, checked, site_dir=str(site_dir), extra=given(content, checked))
    with said_by_mkdocs() as said:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteError("\n".join([*said, error.format_message()])) from error
    # Once more, and after every plugin: what counts is what stands there in the end.
    difference = differing_pages(site_dir, cast("WegwijzerPlugin", config.plugins["wegwijzer"]).addresses())
    if difference:
        raise SiteError(difference)


def pages_for_others(config_file: Path | None, checked: Checked, content: Path | None = None) -> Iterator[Output]:
    """Everything another builder needs: `docs/` with all pages, written by hand or made, and a plain `mkdocs.yml`.

    What is Markdown here becomes a page there, in that builder's own clothes; trees, data and assets are ready files.
    """
    if checked.content is None:
        raise ValueError("the content is not sound")
    config = usable(config_file, content or Path("content"), checked)
    by_hand = read_docs(config, checked.tongue)
    give_menu(config, by_hand)
    language = checked.content.site.language
    pages = pages_by_hand(config, by_hand, language)
    translated = pages_translated(checked.translations, by_hand)
    site = site_of(
        checked.content,
        checked.trees,
        libraries(checked.content),
        pages,
        awaited=checked.awaited,
        ahead=checked.ahead,
        downloads=partial(downloads_of, colours=colours_of(checked.look)),
        translations=checked.translations,
        by_hand_in=by_hand_in(translated),
        look=checked.look,
    )
    for page in by_hand.pages:
        yield Output(f"docs/{page.name}", page.source.encode())
    for file in by_hand.files:
        yield Output(f"docs/{file.name}", file.path.read_bytes())
    outputs = {output.path: output for output in render(Partials(site))}
    said = {page.name: page for pages in translated.values() for page in pages}
    for page in said.values():
        yield Output(f"docs/{page.name}", with_links_that_lead(page, {*outputs, *said}).source.encode())
    for output in outputs.values():
        yield replace(output, path=f"docs/{output.path}")
    yield Output(f"docs/{LICENCES}", licences(checked.look))
    plain = {
        "site_name": checked.content.site.title,
        "docs_dir": "docs",
        "theme": {"name": "material", "language": language.value, "font": False},
        "nav": config.nav or [],
    }
    # JSON is YAML: written so, no text of the content can be read as something else.
    yield Output("mkdocs.yml", (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode())


def usable(config_file: Path | None, content: Path, checked: Checked, **options: object) -> MkDocsConfig:
    """A configuration with which the site can be made. Raises SiteError with all that is wrong with it."""
    found = configured(config_file, content, checked.language, site_name="wegwijzer", **options)
    if found.config is None:
        raise SiteError(as_text(found.problems, found.texts))
    return found.config


def given(content: Path, checked: Checked, by_hand: ByHand | None = None) -> dict[str, object]:
    """What our plugin is told under `extra`, past the configuration. `by_hand`: the pages of docs/, once read."""
    return {"wegwijzer": {"content": str(content), "checked": checked, "by_hand": by_hand}}
