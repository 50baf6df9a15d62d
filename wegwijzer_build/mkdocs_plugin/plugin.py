"""The plugin: hands MkDocs our articles as virtual files, and our frame around its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs import utils
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.publish import PublishError, differing_pages, mark, write_outputs
from wegwijzer_build.render import (
    FOLDER,
    About,
    Output,
    Pieces,
    Planned,
    embed_addresses,
    first_trees,
    frame,
    moved_addresses,
    page_addresses,
    plan,
    site_of,
)
from wegwijzer_build.report import as_text

THEME = FOLDER / "theme"
_THEME_STYLE = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


class Settings(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no types for subclassing
    """What mkdocs.yml may say under `plugins: - wegwijzer:`."""

    content = options.Type(str, default="content")
    as_of = options.Optional(options.Type(str))


class WegwijzerPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # the same
    """Adds the pages made from the content to those written by hand."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the content before MkDocs touches the site folder; take name and address from it."""
        given: Mapping[str, Any] = config.extra.get("wegwijzer", {})
        self._folder = Path(given.get("content") or Path(config.config_file_path).parent / self.config.content)
        day = given.get("as_of") or self.config.as_of
        as_of = date.fromisoformat(day) if day else utils.get_build_datetime().date()
        self._checked: Checked = given.get("checked") or check(self._folder, as_of, _shown(self._folder))
        if not self._checked.is_sound or self._checked.content is None:
            raise PluginError("\n" + as_text(self._checked.problems, self._checked.loaded.texts))
        content = self._checked.content
        config.site_name = content.site.title
        config.site_description = content.site.description
        config.site_url = content.site.url or ""
        config.theme.dirs.insert(0, str(THEME))
        self._site = site_of(content, self._checked.trees, {"lunr.js": lunr()})
        self.pieces = Pieces(self._site, about(config))
        self.edit_paths: dict[str, str | None] = {}
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add our articles as virtual files, and keep all else for the end; of the theme, keep its stylesheet only."""
        self.look_over(files, config)
        self._ready: list[Planned] = []
        written = {file.dest_uri: file.src_uri for file in files}
        for planned in plan(self.pieces):
            if not planned.path.endswith(".md"):
                # Thousands of ready files are only slowed down by MkDocs, which does nothing to them.
                _refuse_taken(written.get(planned.path))
                self._ready.append(planned)
                continue
            output = planned.output()
            file = File.generated(config, output.path, content=output.data, inclusion=InclusionLevel.NOT_IN_NAV)
            _refuse_taken(written.get(file.dest_uri))
            self.edit_paths[output.path] = output.edit_path
            files.append(file)
        return files

    def look_over(self, files: Files, config: MkDocsConfig) -> None:
        """Remember which pages are written by hand; of the files of the theme, take away all but its stylesheet."""
        self._by_hand = frozenset(_address(file.url) for file in files.documentation_pages())
        for file in list(files):
            if _THEME_STYLE.fullmatch(file.dest_uri):
                self._theme_stylesheet = file.url
            elif file.src_dir in config.theme.dirs:
                files.remove(file)

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002 - MkDocs names them
        """Date pages by their content, not by the clock."""
        page.update_date = max(item.reviewed_on for item in self._site.content.advice.values()).isoformat()
        return page

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs names them
        nav: Navigation,  # noqa: ARG002 - MkDocs names them
    ) -> TemplateContext:
        """Put our top and bottom around the page."""
        context["theme_stylesheet"] = self._theme_stylesheet  # type: ignore[typeddict-unknown-key]  # ours
        context["frame"] = frame(self.pieces, _address(page.url), self.edit_paths.get(page.file.src_uri))  # type: ignore[typeddict-unknown-key]  # ours
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        template_name: str,  # noqa: ARG002 - MkDocs names them
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the sitemap every page, also those that are no Markdown; give the 404 page its ways back."""
        content = self._site.content
        context["wegwijzer_addresses"] = sorted(self._listed())  # type: ignore[typeddict-unknown-key]  # ours
        base = urlsplit(config.site_url or "/").path
        context["theme_stylesheet"] = self._theme_stylesheet  # type: ignore[typeddict-unknown-key]  # ours
        context["frame"] = frame(self.pieces, "", base=base)  # type: ignore[typeddict-unknown-key]  # ours
        context["trees"] = {name: content.trees[name] for name in first_trees(content)}  # type: ignore[typeddict-unknown-key]  # ours
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all that is no article; then hold the site to what the content asks for, not a page more or less."""
        try:
            write_outputs(Path(config.site_dir), (planned.output() for planned in self._ready))
        except PublishError as error:
            raise PluginError(str(error)) from error
        content = self._site.content
        unlisted = embed_addresses(content, self._site.trees) | set(moved_addresses(content))
        difference = differing_pages(Path(config.site_dir), self._listed() | unlisted)
        if difference:
            raise PluginError(difference)
        mark(Path(config.site_dir))  # so that `wegwijzer build` knows the folder of a plain `mkdocs build` as ours

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002 - MkDocs names them
        """Watch content, templates and styles too."""
        for folder in (self._folder, FOLDER):
            server.watch(str(folder))
        return server

    def _listed(self) -> frozenset[str]:
        """The addresses that search engines may list."""
        made = page_addresses(self._site.content, self._site.trees)
        return made | self._by_hand


def _refuse_taken(by: str | None) -> None:
    if by is not None:
        raise PluginError(f"docs/{by} stands in the way of a page made from the content")


def _address(url: str) -> str:
    return "" if url in ("./", "/") else url


def _shown(folder: Path) -> str:
    """A folder as people write it: relative to where they stand if it is below that."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def about(config: MkDocsConfig) -> About:
    """The pages that mkdocs.yml names in its nav, with their titles; nested ones by their first page."""
    found = []
    for entry in config.nav or []:
        if not isinstance(entry, dict):
            continue
        for title, target in entry.items():
            path = target
            while isinstance(path, list) and path:
                path = next(iter(path[0].values())) if isinstance(path[0], dict) else path[0]
            if isinstance(path, str) and path.endswith(".md"):
                found.append((str(title), Output(path, b"").address))
    return tuple(found)


def lunr() -> bytes:
    """The search library with its Dutch stemmer, as MkDocs ships them."""
    folder = resource_files("mkdocs") / "contrib" / "search"
    parts = (
        folder / "templates" / "search" / "lunr.js",
        folder / "lunr-language" / "lunr.stemmer.support.js",
        folder / "lunr-language" / "lunr.nl.js",
    )
    return b";\n".join(part.read_bytes() for part in parts)
