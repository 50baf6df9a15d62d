"""The site of one moment, page by page: what nobody asks for is never made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from mkdocs.commands.build import get_context
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import is_error_template

from wegwijzer_build.by_hand import ByHand
from wegwijzer_build.pipeline import Checked

from .building import given, usable
from .configuration import SiteError, said_by_mkdocs
from .plugin import TakenError, WegwijzerPlugin

_NOT_FOUND = "404.html"


class Preview:
    """The whole site as `build_site` would write it, each file made when it is asked for, and then kept.

    `said`: what MkDocs warned of so far, which would stop a build.
    """

    def __init__(
        self, config_file: Path | None, content: Path, checked: Checked, by_hand: ByHand | None = None
    ) -> None:
        """`checked` is sound content; `by_hand`: docs/ as it was read. Raises SiteError with the words of MkDocs."""
        self._config = usable(config_file, content, checked, extra=given(content, checked, by_hand))
        with said_by_mkdocs() as self.said:
            try:
                self._prepare()
            except TakenError as error:
                raise SiteError(error.format_message(), error.files) from error
            except MkDocsException as error:
                raise SiteError("\n".join([*self.said, error.format_message()])) from error
        self._made: dict[str, bytes] = {}

    @property
    def paths(self) -> frozenset[str]:
        """The path of every file of the site, but for the few that the theme adds of itself."""
        return frozenset((*self._files_by_path, *self.plugin.ready))

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path, `keuzehulp/wat-nu/index.html`; None where there is none.

        Raises SiteError with the words of MkDocs, and OSError for a file of the theme or of docs/ that is gone.
        """
        if path not in self._made:
            with said_by_mkdocs() as said:
                try:
                    made = self._make(path)
                except MkDocsException as error:
                    raise SiteError(error.format_message()) from error
            self.said += said
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def by_hand(self) -> Iterator[tuple[str, str]]:
        """The pages written by hand: (path in docs/, path in the site)."""
        for page in self.plugin.by_hand.pages:
            file = self._files.get_file_from_path(page.name)
            if file is not None:
                yield page.name, file.dest_uri

    def not_found(self) -> bytes:
        """The page to show where there is none."""
        plugins, config = self._config.plugins, self._config
        template = self._templates.get_template(_NOT_FOUND)
        template = plugins.on_pre_template(template, template_name=_NOT_FOUND, config=config)
        context = get_context(
            self._navigation, self._files, config, base_url="/" if is_error_template(_NOT_FOUND) else ""
        )
        context = plugins.on_template_context(context, template_name=_NOT_FOUND, config=config)
        return plugins.on_post_template(template.render(context), template_name=_NOT_FOUND, config=config).encode()

    def _prepare(self) -> None:
        """All that MkDocs does before it makes pages, and in its order, so that hooks are heard here too."""
        plugins = self._config.plugins
        plugins.on_startup(command="build", dirty=False)
        config = self._config = plugins.on_config(self._config)
        self.plugin = cast("WegwijzerPlugin", config.plugins["wegwijzer"])
        plugins.on_pre_build(config=config)
        templates = config.theme.get_env()
        files = get_files(config)
        files.add_files_from_theme(templates, config)
        self._files = plugins.on_files(files, config=config)
        set_exclusions(self._files, config)
        self._navigation = plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._templates = plugins.on_env(templates, config=config, files=self._files)
        self._files_by_path: Mapping[str, File] = {
            file.dest_uri: file
            for file in self._files
            if file.inclusion.is_included()  # type: ignore[no-untyped-call]  # MkDocs has no types here
        }

    def _make(self, path: str) -> bytes | None:
        if path in self.plugin.ready:
            return self.plugin.ready[path].make()
        file = self._files_by_path.get(path)
        if file is None:
            return None
        return self._article(file) if file.is_documentation_page() else file.content_bytes

    def _article(self, file: File) -> bytes:
        """One page as MkDocs makes it."""
        config, plugins, files = self._config, self._config.plugins, self._files
        page = file.page or Page(None, file, config)  # the nav may have a title for it
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        template = self._templates.get_template("main.html")
        context = get_context(self._navigation, files, config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self._navigation)
        output = plugins.on_post_page(template.render(context), page=page, config=config)
        return output.encode("utf-8", errors="xmlcharrefreplace")
