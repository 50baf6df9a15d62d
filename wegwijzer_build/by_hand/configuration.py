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


def configuration_violations(said: Said, language: str) -> Iterator[tuple[str, str, str]]:
    """All that is wrong at once: (key, sentence, hint). `language`: of the content."""
    if PLUGIN not in said.plugins:
        sentence = f"the plugin '{PLUGIN}' is missing, and without it none of the pages made from the content is there"
        yield "plugins", sentence, f"add a line '  - {PLUGIN}' under 'plugins:'"
    if said.theme != THEME:
        theme = f"the theme is '{said.theme}'" if said.theme else "no theme is named"
        yield "theme", f"{theme}, and the pages are made for '{THEME}'", f"write 'theme: {THEME}'"
    if said.language not in (None, language):
        sentence = f"the language of the theme is '{said.language}', and that of the content is '{language}'"
        yield "theme", sentence, "leave 'language' out: the pages then have that of the content"
    if not said.folders:
        sentence = "'use_directory_urls' is off, and every address of this site is one of a folder"
        yield "use_directory_urls", sentence, "take the line out"
    if said.templates:
        named = ", ".join(said.templates)
        yield "extra_templates", f"a template is no page that anything checks: {named}", "take it out"
