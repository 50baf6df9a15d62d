"""The site of one moment, page by page: what nobody asks for is never made."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render import Planned, plan

from .building import SiteError
from .plugin import WegwijzerPlugin

_NOT_FOUND = "404.html"


class Preview:
    """The whole site as `build_site` would write it, each file made when it is asked for, and then kept."""

    def __init__(self, config_file: Path, content: Path, checked: Checked) -> None:
        """`checked` is sound content. Raises SiteError with the words of MkDocs."""
        try:
            self._prepare(config_file, content, checked)
        except MkDocsException as error:
            raise SiteError(error.format_message()) from error
        self._made: dict[str, bytes] = {}

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path, `keuzehulp/werkgever/index.html`; None where there is none.

        Raises SiteError with the words of MkDocs, and OSError for a file of the theme or of docs/ that is gone.
        """
        if path not in self._made:
            try:
                made = self._make(path)
            except MkDocsException as error:
                raise SiteError(error.format_message()) from error
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def not_found(self) -> bytes:
        """The page to show where there is none."""
        context = get_context(self._navigation, self._files, self._config)
        context = self._plugin.on_template_context(context, template_name=_NOT_FOUND, config=self._config)
        return self._templates.get_template(_NOT_FOUND).render(context).encode()

    def _prepare(self, config_file: Path, content: Path, checked: Checked) -> None:
        extra = {"wegwijzer": {"content": str(content), "checked": checked}}
        config = load_config(config_file=str(config_file), extra=extra)
        self._config = config.plugins.on_config(config)
        self._plugin = cast("WegwijzerPlugin", self._config.plugins["wegwijzer"])
        self._templates = self._config.theme.get_env()
        self._files = get_files(self._config)
        self._files.add_files_from_theme(self._templates, self._config)
        self._plugin.look_over(self._files, self._config)
        self._navigation = get_navigation(Files(list(self._files)), self._config)
        self._of_others = {file.dest_uri: file for file in self._files}
        self._planned: dict[str, Planned] = {}
        for planned in plan(self._plugin.pieces):
            self._planned[_written(planned.path)] = planned
            self._plugin.edit_paths[planned.path] = planned.edit_path

    def _make(self, path: str) -> bytes | None:
        planned = self._planned.get(path)
        if planned is not None:
            data = planned.make()
            if planned.path == path:
                return data
            return self._article(File.generated(self._config, planned.path, content=data))
        file = self._of_others.get(path)
        if file is None:
            return None
        return self._article(file) if file.is_documentation_page() else file.content_bytes

    def _article(self, file: File) -> bytes:
        """One page as MkDocs makes it."""
        page = file.page or Page(None, file, self._config)  # the nav may have a title for it
        page.read_source(self._config)
        page.render(self._config, self._files)
        context = get_context(self._navigation, self._files, self._config, page)
        context = self._plugin.on_page_context(context, page=page, config=self._config, nav=self._navigation)
        return self._templates.get_template("main.html").render(context).encode()


def _written(path: str) -> str:
    """Where MkDocs puts a page: `adviezen/index.md` and `adviezen.md` both become `adviezen/index.html`."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"
