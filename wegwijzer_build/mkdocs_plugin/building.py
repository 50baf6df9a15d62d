"""The whole site through MkDocs, or ready for another builder."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render import Output, Pieces, render, site_of

from .plugin import about, lunr


class SiteError(Exception):
    """MkDocs could not make the site; the message says why."""


def build_site(config_file: Path, content: Path, checked: Checked, site_dir: Path) -> None:
    """Build the whole site into a folder. `checked` is sound content. Any warning of MkDocs stops the build.

    Raises SiteError with the words of MkDocs.
    """
    with _said_by_mkdocs() as said:
        try:
            config = load_config(
                config_file=str(config_file),
                site_dir=str(site_dir),
                strict=True,
                extra={"wegwijzer": {"content": str(content), "checked": checked}},
            )
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteError("\n".join([*said, error.format_message()])) from error


def pages_for_others(config_file: Path, checked: Checked) -> Iterator[Output]:
    """Everything another builder needs: `docs/` with all pages, written by hand or made, and a plain `mkdocs.yml`.

    What is Markdown here becomes a page there, in that builder's own clothes; trees, data and assets are ready files.
    """
    if checked.content is None:
        raise ValueError("the content is not sound")
    config = load_config(config_file=str(config_file))
    site = site_of(checked.content, checked.trees, {"lunr.js": lunr()})
    docs = Path(config.docs_dir)
    for path in sorted(docs.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(docs).parts):
            yield Output(f"docs/{path.relative_to(docs).as_posix()}", path.read_bytes())
    for output in render(Pieces(site, about(config))):
        yield replace(output, path=f"docs/{output.path}")
    plain = {
        "site_name": checked.content.site.title,
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "nl", "font": False},
        "nav": config.nav or [],
    }
    # JSON is YAML: written so, no text of the content can be read as something else.
    yield Output("mkdocs.yml", (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode())


class _Collect(logging.Handler):
    """Keeps what MkDocs warns of, for saying it with the failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname.lower()}: {record.getMessage()}")


@contextmanager
def _said_by_mkdocs() -> Iterator[list[str]]:
    collect = _Collect()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collect)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield collect.said
    finally:
        logger.removeHandler(collect)
        logger.propagate = propagates
