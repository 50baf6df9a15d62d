"""What stands around a content folder: the configuration of MkDocs, and the pages written by hand."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from wegwijzer_build.by_hand import ByHand, Said, WrittenPage, configuration_violations, read_by_hand
from wegwijzer_build.edition import bases_of
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate import Tongue
from wegwijzer_build.wording import not_ours, say

_HERE = Path(str(resource_files(__package__)))
DEFAULTS = _HERE / "defaults.yml"
NO_DOCS = _HERE / "no_docs"
"""An empty folder: MkDocs asks for one."""
_OF_THEME = frozenset(["404.html", "sitemap.xml"])


class SiteError(Exception):
    """MkDocs could not make the site; the message says why. `files`: of those written by hand that are the reason."""

    def __init__(self, message: str, files: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.files = tuple(files)


@dataclass(frozen=True)
class Configured:
    """A configuration that was read; `config` is None where it cannot be used. `texts` as in `as_text`."""

    config: MkDocsConfig | None
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def configuration_near(content: Path) -> Path | None:
    """The configuration that belongs to a content folder: in the nearest folder that holds it, up to where we stand.

    Of content that does not lie below where we stand, only the folder that it lies in is looked at. An edition with
    neither a configuration nor pages of its own has those of its base.
    """
    content = Path(os.path.realpath(content))
    bases = bases_of(content)
    own = _near(content)
    if own is None and bases and not (content.parent / "docs").is_dir():
        return configuration_near(bases[0])
    return own


def _near(content: Path) -> Path | None:
    here = Path(os.path.realpath(Path.cwd()))
    for folder in content.parents:
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
        if folder == here or here not in folder.parents:
            return None
    return None


@dataclass(frozen=True)
class Watched:
    """What a site is made from, whether it is there or not."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]


def watched(config_file: Path | None, content: Path) -> Watched:
    """What an editor may change: the content, the pages written by hand, the configuration."""
    content = Path(os.path.realpath(content))
    found = configured(config_file, content, site_name="wegwijzer").config
    docs = Path(found.docs_dir) if found else NO_DOCS
    if docs == NO_DOCS:
        docs = (config_file or content).resolve().parent / "docs"
    return Watched((content, *bases_of(content), docs), ((config_file or content.parent / "mkdocs.yml").resolve(),))


def configured(config_file: Path | None, content: Path, language: str | None = None, **options: Any) -> Configured:
    """Read a configuration, or make one where there is none, and tell all that is wrong with it at once.

    `language`: of the content, where that is known.
    """
    path = config_file or DEFAULTS
    shown = shown_from_here(path)
    try:
        text = path.read_text("utf-8-sig")
        with said_by_mkdocs() as said, path.open("rb") as file:
            config = MkDocsConfig(config_file_path=str(path.resolve()))
            config.load_file(file)
            theme = config["theme"]
            options |= _docs(config_file, content, config)
            options["extra"] = {**_map(config["extra"]), **options.get("extra", {})}
            config.load_dict({"strict": True, **options})
            errors, warnings = config.validate()
    except (MkDocsException, OSError, UnicodeDecodeError) as error:
        message = " ".join(str(getattr(error, "strerror", None) or error).split())
        return Configured(None, (Problem(Place(shown), "configuration", not_ours(message)),))
    texts = {shown: text}
    problems = [_of_mkdocs(shown, text, str(key), str(message)) for key, message in (*errors, *warnings)]
    problems += [Problem(Place(shown), "configuration", not_ours(sentence)) for sentence in said]
    if not errors:
        problems += _violations(shown, text, config, (_map(theme).get("language"), language))
    return Configured(None if problems else config, tuple(problems), texts)


Languages = tuple[object, str | None]
"""What a configuration says itself, and that of the content; None where that is not known."""


def violations_of(config: MkDocsConfig, languages: Languages = (None, None)) -> Iterator[tuple[str, str, str]]:
    """What in a configuration would leave our pages out."""
    templates = {*config.extra_templates, *config.theme.static_templates} - _OF_THEME
    language, of_content = languages
    written = None if language is None else str(language)
    said = Said(
        frozenset(config.plugins), config.theme.name, written, config.use_directory_urls, tuple(sorted(templates))
    )
    return configuration_violations(said, of_content)


def read_docs(config: MkDocsConfig, tongue: Tongue) -> ByHand:
    """Read what is written by hand, as the configuration has it. `tongue`: the language of the content."""

    def left_out(path: str) -> bool:
        unwanted = (config.exclude_docs, config.draft_docs)
        return path.startswith("templates/") or any(spec.match_file(path) for spec in unwanted if spec)

    docs = Path(config.docs_dir)
    return read_by_hand(docs, shown_from_here(docs), left_out, _menu(config), tongue)


def give_menu(config: MkDocsConfig, by_hand: ByHand) -> None:
    """Put all pages written by hand into the menu, where the configuration is our own and has none."""
    if config.nav is None and Path(config.config_file_path) == DEFAULTS:
        config.nav = [{title_of(page): page.name} for page in by_hand.pages]


def pages_written(config_file: Path | None, content: Path, tongue: Tongue) -> tuple[WrittenPage, ...]:
    """The pages written by hand beside a content folder, without a look at what is wrong with them."""
    found = configured(config_file, Path(os.path.realpath(content)), site_name="wegwijzer").config
    return read_docs(found, tongue).pages if found else ()


def shown_from_here(path: Path) -> str:
    """A path as people write it: relative to where they stand if it is below that."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


@contextmanager
def said_by_mkdocs() -> Iterator[list[str]]:
    """Keep what MkDocs warns of, in place of showing it."""
    collect = _Collect()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collect)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield collect.said
    finally:
        logger.removeHandler(collect)
        logger.propagate = propagates


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname.lower()}: {record.getMessage()}")


def _docs(config_file: Path | None, content: Path, config: MkDocsConfig) -> Mapping[str, Any]:
    """The folder of pages written by hand, where the configuration names none that is there."""
    beside = Path(os.path.realpath(content)).parent / "docs"
    if config_file is None:
        return {"docs_dir": str(beside if beside.is_dir() else NO_DOCS)}
    named = config["docs_dir"]
    default = named == "docs" and not (config_file.resolve().parent / named).exists()
    return {"docs_dir": str(NO_DOCS)} if default else {}


def _violations(shown: str, text: str, config: MkDocsConfig, languages: Languages) -> Iterator[Problem]:
    for key, sentence, hint in violations_of(config, languages):
        yield Problem(_place(shown, text, key), "configuration", sentence, hint)


def _of_mkdocs(shown: str, text: str, key: str, message: str) -> Problem:
    sentence = say("'{key}': {message}", key=key, message=" ".join(message.split()))
    return Problem(_place(shown, text, key), "configuration", sentence)


def _place(shown: str, text: str, key: str) -> Place:
    found = re.search(rf"^{re.escape(key)}(?=\s*:)", text, re.MULTILINE)
    return Place(shown, text.count("\n", 0, found.start()) + 1, 1, len(key)) if found else Place(shown)


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _menu(config: MkDocsConfig) -> frozenset[str] | None:
    """The pages that the configuration puts in the menu, or says to keep out of it; None where it names none."""
    if config.nav is None:
        return None
    named = frozenset(_named(config.nav))
    docs = Path(config.docs_dir)
    spec = config.not_in_nav
    if spec is None:
        return named
    return named | {
        path for path in (file.relative_to(docs).as_posix() for file in docs.rglob("*.md")) if spec.match_file(path)
    }


def _named(nav: object) -> Iterable[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from _named(entry)
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from _named(entry)


def title_of(page: WrittenPage) -> str:
    """What a page by hand is called: as its front matter says, else its heading, else its name."""
    heading = re.search(r"^# (.+?)\s*#*$", page.body, re.MULTILINE)
    stem = Path(page.name).stem.replace("-", " ")
    return dict(page.meta).get("title") or (heading[1].strip() if heading else stem.capitalize())
