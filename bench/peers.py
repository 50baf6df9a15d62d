"""Other generators, each with the ready pages in the form it likes best and the frame of our pages around them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.render import Partials

Page = tuple[str, str, str]
"""Address, title and Markdown."""


@dataclass(frozen=True)
class Peer:
    """A generator: how its folder is filled, what is run there, and where the pages then are."""

    name: str
    fill: Callable[[Path, Iterable[Page], Partials], None]
    command: Sequence[str]
    made: str


def _fill_hugo(folder: Path, pages: Iterable[Page], partials: Partials) -> None:
    settings = (
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n'
    )
    _write(folder / "hugo.toml", settings)
    around = partials.layout("../../../", ("tree.css",), "trees/werkgever.yml")
    head = f'<head><meta charset="utf-8"><title>{{{{ .Title }}}}</title>{around.head}</head>'
    start = f'<!DOCTYPE html>\n<html lang="nl">{head}'
    main = "<main><h1>{{ .Title }}</h1>{{ .Content }}</main>"
    layouts = folder / "layouts" / "_default"
    _write(layouts / "single.html", f"{start}<body>{around.top}{main}{around.bottom}</body></html>")
    _write(layouts / "embed.html", f"{start}<body>{main}</body></html>")
    for address, title, text in pages:
        front = {"title": title, **({"layout": "embed"} if address.startswith("embed/") else {})}
        _write(folder / "content" / f"{address.rstrip('/')}.md", f"{json.dumps(front, ensure_ascii=False)}\n\n{text}\n")


def _fill_mkdocs(folder: Path, pages: Iterable[Page], _pieces: Partials) -> None:
    # With thousands of pages in the nav it takes minutes; search reads every page. Neither is wanted for states.
    settings = {
        "site_name": "Proef",
        "theme": {"name": "material", "language": "nl", "font": False},
        "plugins": [],
        "nav": [{"Begin": "index.md"}],
        "markdown_extensions": ["attr_list", "tables"],
        "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }
    _write(folder / "mkdocs.yml", json.dumps(settings))
    _write(folder / "docs" / "index.md", "# Begin\n")
    for address, title, text in pages:
        _write(folder / "docs" / f"{address}index.md", f"# {title}\n\n{text}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


PEERS = (
    Peer("Hugo", _fill_hugo, ("hugo", "--quiet"), "public"),
    Peer("Zensical", _fill_mkdocs, ("zensical", "build", "--clean"), "site"),
    Peer("MkDocs with Material", _fill_mkdocs, ("mkdocs", "build", "--quiet"), "site"),
)
