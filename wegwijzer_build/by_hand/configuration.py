"""The configuration would leave our pages out, or make others of them (configuration).

mkdocs.yml may be left out: then all pages in docs/ are in the menu, in the order of their names. Where there is one, it
names the plugin `wegwijzer`, which makes the pages, and the theme `material`, whose style they use. The language of
the pages is that of the content, and every page is a folder with an address that ends in a slash.

Bad:
    theme: readthedocs
    plugins: []

Good:
    theme: material
    plugins:
      - wegwijzer
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wegwijzer_build.wording import joined, say

THEME = "material"
PLUGIN = "wegwijzer"


@dataclass(frozen=True)
class Said:
    """What a configuration comes to. `language` is None where it says none; `templates` are those that it adds."""

    plugins: frozenset[str]
    theme: str | None
    language: str | None
    folders: bool
    templates: tuple[str, ...]


def configuration_violations(said: Said, language: str | None) -> Iterator[tuple[str, str, str]]:
    """All that is wrong at once: (key, sentence, hint). `language`: of the content, None where that is not known."""
    if PLUGIN not in said.plugins:
        sentence = say(
            "the plugin '{plugin}' is missing, and without it none of the pages made from the content is there",
            plugin=PLUGIN,
        )
        yield "plugins", sentence, say("add a line '  - {plugin}' under 'plugins:'", plugin=PLUGIN)
    if said.theme != THEME:
        named = say("the theme is '{theme}'", theme=said.theme) if said.theme else say("no theme is named")
        sentence = say("{named}, and the pages are made for '{theme}'", named=named, theme=THEME)
        yield "theme", sentence, say("write 'theme: {theme}'", theme=THEME)
    if said.language and language and said.language != language:
        sentence = say(
            "the language of the theme is '{named}', and that of the content is '{language}'",
            named=said.language,
            language=language,
        )
        yield "theme", sentence, say("leave 'language' out: the pages then have that of the content")
    if not said.folders:
        sentence = say("'use_directory_urls' is off, and every address of this site is one of a folder")
        yield "use_directory_urls", sentence, say("take the line out")
    if said.templates:
        named = joined(said.templates)
        yield (
            "extra_templates",
            say("a template is no page that anything checks: {named}", named=named),
            say("take it out"),
        )
