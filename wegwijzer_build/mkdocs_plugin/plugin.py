"""The plugin: hands MkDocs our articles as virtual files, and our layout around its pages."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.metadata import distribution
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from wegwijzer_build.by_hand import ByHand, WrittenPage, rendered_violations
from wegwijzer_build.downloads import colours_of, downloads_of
from wegwijzer_build.look import Look, terms
from wegwijzer_build.model import Content
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.problems import errors
from wegwijzer_build.publish import PublishError, differing_pages, mark, write_outputs
from wegwijzer_build.render import (
    END_OF_HEAD,
    FOLDER,
    STYLE_PAGE,
    Output,
    PageKind,
    Partials,
    Planned,
    embed_addresses,
    first_trees,
    lang_attributes,
    layout,
    moved_addresses,
    page_addresses,
    plan,
    site_of,
)
from wegwijzer_build.report import as_text

from .configuration import give_menu, read_docs, shown_from_here, violations_of
from .written_pages import by_hand_in, pages_by_hand, pages_translated, with_links_that_lead

THEME = FOLDER / "layout/theme"
_THEME_STYLE = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


NO_DOCSTRINGS = "Python leaves out the texts that pages and schemas are made from"
"""What `-OO` does: it takes away docstrings, and with them the page on checks and what the data says of itself."""
LICENCES = "assets/licences.txt"


class PluginOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no types for subclassing
    """What mkdocs.yml may say under `plugins: - wegwijzer:`."""

    content = options.Type(str, default="content")
    as_of = options.Optional(options.Type(str))


class TakenError(PluginError):
    """Files written by hand stand where pages made from the content have to be; `files` are their paths in docs/."""

    def __init__(self, files: list[str]) -> None:
        sentences = (f"docs/{name} stands in the way of a page made from the content" for name in files)
        super().__init__("\n".join(sentences))
        self.files = files


class WegwijzerPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # the same
    """Adds the pages made from the content to those written by hand."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs names it
        """Refuse to build only what changed: every page of ours is made from all of the content."""
        if not __doc__:
            raise PluginError(NO_DOCSTRINGS)
        if dirty:
            raise PluginError("this site is always built whole; leave out --dirty")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check content and pages before MkDocs touches the site folder; take name and address from the content."""
        if found := [f"mkdocs.yml: {sentence}; {hint}" for _, sentence, hint in violations_of(config)]:
            raise PluginError("\n".join(found))
        given: Mapping[str, Any] = config.extra.get("wegwijzer", {})
        self._folder = Path(given.get("content") or Path(config.config_file_path).parent / self.config.content)
        day = self.config.as_of
        as_of = date.fromisoformat(day) if day else _today()
        self._checked: Checked = given.get("checked") or replace(
            check(self._folder, as_of, shown_from_here(self._folder)), ahead=as_of if as_of > _today() else None
        )
        if not self._checked.is_sound or self._checked.content is None:
            raise PluginError("\n" + as_text(self._checked.problems, self._checked.loaded.texts))
        self.by_hand: ByHand = given.get("by_hand") or read_docs(config, self._checked.tongue)
        give_menu(config, self.by_hand)
        if errors(self.by_hand.problems):
            raise PluginError("\n" + as_text(self.by_hand.problems, self.by_hand.texts))
        self._written: Mapping[str, WrittenPage] = {page.name: page for page in self.by_hand.pages}
        translated = pages_translated(self._checked.translations, self.by_hand)
        self._in_others = {page.name: page for pages in translated.values() for page in pages}
        content = self._checked.content
        config.theme["language"] = content.site.language.value
        config.site_name = content.site.title
        config.site_description = content.site.description
        config.site_url = content.site.url or ""
        config.theme.dirs.insert(0, str(THEME))
        self._site = site_of(
            content,
            self._checked.trees,
            libraries(content),
            pages_by_hand(config, self.by_hand, content.site.language),
            awaited=self._checked.awaited,
            ahead=self._checked.ahead,
            downloads=partial(downloads_of, colours=colours_of(self._checked.look)),
            translations=self._checked.translations,
            by_hand_in=by_hand_in(translated),
            look=self._checked.look,
        )
        self.partials = Partials(self._site)
        self.ready: dict[str, Planned] = {}
        self.violations: dict[str, tuple[tuple[str, str], ...]] = {}
        self._articles: dict[str, Planned] = {}
        self._html: dict[str, str] = {}
        self._translated: dict[str, WrittenPage] = {}
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add our articles as virtual files, and keep all else for the end; of docs/, keep what was looked at."""
        self._keep_what_was_read(files, config)
        written = {file.dest_uri: file.src_uri for file in files}
        taken = []
        for planned in plan(self.partials):
            if not planned.path.endswith(".md"):
                # Thousands of ready files are only slowed down by MkDocs, which does nothing to them.
                if planned.path in written:
                    taken.append(written[planned.path])
                self.ready[planned.path] = planned
                continue
            # What it says is made when it is read (`on_page_read_source`), in a preview only if somebody asks.
            file = File.generated(config, planned.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            if file.dest_uri in written:
                taken.append(written[file.dest_uri])
                continue
            self._articles[planned.path] = planned
            files.append(file)
        for name, said in self._in_others.items():
            if self.partials.at(Output(name, b"").address) is not self.partials:
                self._translated[name] = said
                files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        self.ready[LICENCES] = Planned(LICENCES, partial(licences, self._checked.look))
        if taken:
            raise TakenError(taken)
        return files

    def _keep_what_was_read(self, files: Files, config: MkDocsConfig) -> None:
        """Take away what nobody looked at; of the theme, keep its stylesheet only."""
        known = {*self._written, *(file.name for file in self.by_hand.files)}
        for file in list(files):
            if _THEME_STYLE.fullmatch(file.dest_uri):
                self._theme_stylesheet = file.url
            elif file.src_dir in config.theme.dirs or (file.src_dir == config.docs_dir and file.src_uri not in known):
                files.remove(file)

    def on_page_read_source(self, /, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:  # noqa: ARG002 - MkDocs names it
        """The text of a page: of ours made now, of those written by hand as it was checked."""
        name = page.file.src_uri
        if name in self._articles:
            head, opened, self._html[name] = self._articles[name].make().decode().partition(END_OF_HEAD)
            return head + opened
        if name in self._translated:
            return with_links_that_lead(self._translated[name], {*self._articles, *self._translated}).source
        return self._written[name].source if name in self._written else None

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Give an article its HTML, which nobody has to read as Markdown; look at what came of a page by hand."""
        if page.file.src_uri in self._html:
            return self._html.pop(page.file.src_uri).rstrip("\n")
        if page.file.src_uri in self._written and (found := tuple(rendered_violations(html))):
            self.violations[page.file.src_uri] = found
        return html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - MkDocs names them
        """All pages are read, and none is written: the moment to refuse."""
        if self.violations:
            sentences = (
                f"{self._written[name].shown}: {what}" for name, found in self.violations.items() for what, _ in found
            )
            raise PluginError("\n".join(sentences))
        spoken = self._site.language
        env.install_gettext_callables(spoken.gettext, spoken.ngettext, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
        env.filters["lang"] = lang_attributes
        return env

    def on_pre_page(self, page: MkDocsPage, /, *, config: MkDocsConfig, files: Files) -> MkDocsPage:  # noqa: ARG002 - MkDocs names them
        """Date pages by their content, not by the clock."""
        advice = self._site.content.advice.values()
        page.update_date = max((item.reviewed_on for item in advice), default=date.min).isoformat()
        return page

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs names them
        nav: Navigation,  # noqa: ARG002 - MkDocs names them
    ) -> TemplateContext:
        """Put our top and bottom around the page."""
        context["theme_stylesheet"] = self._theme_stylesheet  # type: ignore[typeddict-unknown-key]  # ours
        address = _address(page.url)
        context["layout"] = layout(self.partials, address)  # type: ignore[typeddict-unknown-key]  # ours
        site = self.partials.at(address).site
        context["site"] = site  # type: ignore[typeddict-unknown-key]  # ours
        # Not that of MkDocs: where a menu calls a page otherwise than its heading does, it takes the word of the menu.
        listed = site.pages.at(address)
        context["page_title"] = listed.title if listed else page.title  # type: ignore[typeddict-unknown-key]  # ours
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        template_name: str,  # noqa: ARG002 - MkDocs names them
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the 404 page its ways back."""
        content = self._site.content
        base = urlsplit(config.site_url or "/").path
        context["theme_stylesheet"] = self._theme_stylesheet  # type: ignore[typeddict-unknown-key]  # ours
        context["layout"] = layout(self.partials, "", base=base)  # type: ignore[typeddict-unknown-key]  # ours
        context["site"] = self._site  # type: ignore[typeddict-unknown-key]  # ours
        starts = [self._site.pages.item("trees", name) for name in first_trees(content)]
        context["starts"] = [(page.address, page.title) for page in starts]  # type: ignore[typeddict-unknown-key]  # ours
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all that is no article; then hold the site to what the content asks for, not a page more or less."""
        try:
            write_outputs(Path(config.site_dir), (planned.output() for planned in self.ready.values()))
        except PublishError as error:
            raise PluginError(str(error)) from error
        difference = differing_pages(Path(config.site_dir), self.addresses())
        if difference:
            raise PluginError(difference)
        mark(Path(config.site_dir))  # so that `wegwijzer build` knows the folder of a plain `mkdocs build` as ours

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002 - MkDocs names them
        """Watch content, templates and styles too."""
        for folder in (self._folder, FOLDER):
            server.watch(str(folder))
        return server

    def addresses(self) -> frozenset[str]:
        """The address of every page that the site has to have, counted apart from the list that it is made from."""
        content, trees = self._site.content, self._site.trees
        made = page_addresses(content, trees) | embed_addresses(content, trees)
        by_hand = (Output(name, b"").address for name in self._written)
        made |= {STYLE_PAGE} if self._site.look.style_page else set()
        for site in self._site.beside:
            there = site.content, site.trees, site.language.folder
            made |= page_addresses(*there) | embed_addresses(*there)
            made |= {page.address for kind in _ELSEWHERE for page in site.pages.of_kind(kind)}
        return made | frozenset(moved_addresses(content)) | frozenset(by_hand)


_ELSEWHERE = (PageKind.BY_HAND, PageKind.WITHHELD)
"""Kinds of pages that a language has beside those that its content asks for."""


def libraries(content: Content) -> dict[str, bytes]:
    """The search library as each language of a site needs it, by the name of its asset."""
    beside = {f"lunr-{code}.js": lunr(code) for code in content.site.languages}
    return {"lunr.js": lunr(content.site.language), **beside}


def _today() -> date:
    """The day for who builds with plain MkDocs: that of SOURCE_DATE_EPOCH, else that of the clock, where one is."""
    moment = utils.get_build_datetime()
    return moment.date() if "SOURCE_DATE_EPOCH" in os.environ else moment.astimezone().date()


def _address(url: str) -> str:
    return "" if url in ("./", "/") else unquote(url)


def lunr(language: str) -> bytes:
    """The search library with what it needs for a language, as MkDocs ships them; it knows English by itself."""
    folder = resource_files("mkdocs") / "contrib" / "search"
    has_stemmer = (folder / "lunr-language" / f"lunr.{language}.js").is_file()
    of_others = ("lunr.stemmer.support.js", f"lunr.{language}.js") if has_stemmer else ()
    parts = (folder / "templates" / "search" / "lunr.js", *(folder / "lunr-language" / name for name in of_others))
    return b";\n".join(part.read_bytes() for part in parts)


def licences(look: Look) -> bytes:
    """What of others stands in every site, with the notices that have to come along, and those of a look."""
    notice = "".join(
        file.read_text()
        for file in distribution("mkdocs-material").files or ()
        if file.parts[-2:] == ("licenses", "LICENSE")
    )
    mit = notice.partition("\n\n")[2]
    return (
        "This site holds work of others.\n\n"
        f"assets/stylesheets/main.*.css: Material for MkDocs\n\n{notice.strip()}\n\n"
        "assets/lunr.*.js: lunr (MIT)\n\nCopyright (C) 2020 Oliver Nightingale\n\n"
        f"{mit.strip()}\n\n"
        "assets/lunr.*.js: lunr-languages (MPL 1.1), Copyright 2014 Mihai Valentin, based on the Snowball JavaScript\n"
        "Library, Copyright 2010 Oleg Mazko. Source: https://github.com/MihaiValentin/lunr-languages\n\n"
        "bestanden/*.pdf: glyphs of Noto Sans, Copyright 2015 Google LLC (SIL Open Font License 1.1,\n"
        "https://scripts.sil.org/OFL)\n"
    ).encode() + b"".join(b"\n" + text.strip() + b"\n" for text in terms(look))
