"""Where the base of an edition stands: a folder, a package that is installed, or a revision of a Git repository.

A package is named with its version and a revision by its whole hash, so that everybody builds on the same. Neither is
fetched while something is read: `wegwijzer edition fetch` puts a revision into `.base/`, beside `edition.yml`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from wegwijzer_build.wording import Message, quoted, say

FETCHED = ".base"
"""The folder of what was fetched, beside `edition.yml`; a revision has a folder of its own."""
GIT, PACKAGE = "git+", "package:"
_REVISION = re.compile(r"git\+(?P<repository>[^-\s#][^\s#]*)@(?P<revision>[0-9a-f]{40})(?:#(?P<folder>[^\s#]+))?")
_VERSION = re.compile(r"package:(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[A-Za-z0-9.+!-]+)")
_SITE = "site.yml"
CONTENT = "content"
"""The folder of the content in a repository, where `base` names no other."""


class BaseError(Exception):
    """There is no such base; `hint` says what helps."""

    def __init__(self, sentence: Message, hint: Message) -> None:
        super().__init__(sentence)
        self.sentence, self.hint = sentence, hint


@dataclass(frozen=True)
class Revision:
    """A base in a repository: where that is, which commit, and the folder of the content in it."""

    repository: str
    commit: str
    folder: str = CONTENT

    @property
    def written(self) -> str:
        """As it stands in edition.yml."""
        return f"{GIT}{self.repository}@{self.commit}" + ("" if self.folder == CONTENT else f"#{self.folder}")

    def fetched_into(self, edition: Path) -> Path:
        """The folder that holds all of the commit."""
        return edition / FETCHED / self.commit


def revision_in(base: str) -> Revision | None:
    """The revision that is named; None where it is something else. Raises BaseError where it is not pinned."""
    if not base.startswith(GIT):
        return None
    found = _REVISION.fullmatch(base)
    if found is None or ".." in (found["folder"] or "").split("/"):
        raise BaseError(
            say("{base} does not say which revision", base=quoted(base)),
            say("write git+, the repository, @ and the whole hash of a commit: 'wegwijzer edition update' does that"),
        )
    return Revision(found["repository"], found["revision"], found["folder"] or CONTENT)


def folder_of_base(edition: Path, base: str) -> Path:
    """The folder with the content that is named. Raises BaseError. `edition`: the real folder of edition.yml."""
    if revision := revision_in(base):
        folder = revision.fetched_into(edition) / revision.folder
        if not folder.is_dir():
            raise BaseError(
                say("the base {commit} was not fetched yet", commit=revision.commit[:10]),
                say("run: wegwijzer edition fetch"),
            )
        return folder
    if base.startswith(PACKAGE):
        return _in_package(base)
    folder = Path(os.path.realpath(edition / base))
    if not folder.is_dir():
        raise BaseError(
            say("there is no folder '{base}'", base=base), say("name the folder that holds the content to build on")
        )
    return folder


def _in_package(base: str) -> Path:
    found = _VERSION.fullmatch(base)
    if found is None:
        raise BaseError(
            say("{base} does not say which version", base=quoted(base)),
            say("write package:, the name, == and the version, as in package:wegwijzer-content==1.2.0"),
        )
    try:
        there = distribution(found["name"])
    except PackageNotFoundError:
        raise BaseError(
            say("the package {name} is not installed", name=quoted(found["name"])),
            say("install it, with pip for example: {name}", name=f"{found['name']}=={found['version']}"),
        ) from None
    if there.version != found["version"]:
        raise BaseError(
            say("installed is {there}, and the base is {named}", there=there.version, named=found["version"]),
            say("install that version, or name the one that is there and look with 'wegwijzer edition status'"),
        )
    return _content_of(there, base)


def _content_of(there: Distribution, base: str) -> Path:
    """The folder of the package in which `site.yml` stands highest."""
    sites = sorted((file for file in there.files or () if file.name == _SITE), key=lambda file: len(file.parts))
    if not sites:
        raise BaseError(
            say("the package {base} holds no content", base=quoted(base)),
            say("name one that holds a folder with a site.yml"),
        )
    return Path(os.path.realpath(Path(str(there.locate_file(sites[0]))).parent))
