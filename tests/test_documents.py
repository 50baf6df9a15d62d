"""What documents say is there, is there; and what registers of public code read can be read."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

import pytest
import yaml

from tests.project import ROOT

HISTORY = "CHANGELOG.md"
"""Tells of what was there once."""
OF_READERS = {
    "docs/redactie/advies-schrijven.md": "content/advice/",
    "docs/redactie/keuzehulp-schrijven.md": "content/trees/",
    "docs/redactie/meldingen-lezen.md": "content/trees/",
    "docs/redactie/onderwerpen-en-afbeeldingen.md": "content/topics/",
    "docs/overnemen.md": "theme.css",
}
"""Pages of the handbook → where their readers make a file of their own."""
NOT_HERE = frozenset(
    ["article.js", "docs/adviezen/psa-beleid.md", "assets/tree.1a2b3c4d.css", "hulp/index.md", "over-ons.md"]
)
"""Files that a build makes, and one that somebody might write."""
OF_OTHERS = frozenset(["doc/lz4_Block_format.md", "lunr.js", "user.js"])
"""Files of other projects."""

_QUOTED = re.compile(r"`([^`\s]+)`")
_PATH = re.compile(r"(?<![\w/.:<-])\.?[\w-][\w.-]*(?:/[\w.-]+)*/?(?!\w)")
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")
_CODE = re.compile(r".*\w\.(?:py|md|toml|css|js|mjs|jinja)")
_EXAMPLE = re.compile(r"^(?:Bad|Good):$.*", re.DOTALL | re.MULTILINE)


@cache
def files() -> tuple[str, ...]:
    """Every file of the repository; what is made is none."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    return tuple(file for file in told.stdout.decode().splitlines() if (ROOT / file).is_file())


@cache
def parts() -> frozenset[str]:
    """Every file and folder, by its whole path and by each end of it: `render/site.py` is one of several."""
    paths = {PurePosixPath(file) for file in files()}
    paths |= {folder for path in paths for folder in path.parents}
    return frozenset("/".join(path.parts[start:]) for path in paths for start in range(len(path.parts)))


@cache
def folders() -> frozenset[str]:
    """The names that a path into the repository begins with, seen from its root, the package or its rooms."""
    roots = ("", "wegwijzer_build/", "wegwijzer_build/render/")
    return frozenset(
        file.removeprefix(root).split("/")[0]
        for file in files()
        for root in roots
        if file.startswith(root) and "/" in file.removeprefix(root)
    )


def is_cited(text: str) -> bool:
    """Tell whether a text names something in the repository: a file of code, or a path that begins with a folder."""
    return _CODE.fullmatch(text) is not None or ("/" in text and text.split("/", maxsplit=1)[0] in folders())


def is_there(path: str) -> bool:
    """Tell whether a file or folder is in the repository; a record may be named by its number, as adr/0018."""
    return path.strip("/") in parts() or any(file.startswith(f"{path}-") for file in files())


def missing(text: str) -> Iterator[str]:
    """What a text names that is not there."""
    for found in _PATH.findall(text):
        path = found.rstrip(".")
        if is_cited(path) and path not in NOT_HERE | OF_OTHERS and not is_there(path):
            yield path


def documents() -> Mapping[str, str]:
    """Every document but the history."""
    return {file: (ROOT / file).read_text("utf-8") for file in files() if file.endswith(".md") and file != HISTORY}


def docstrings(file: str) -> Iterator[str]:
    """The docstrings of a module, and those below its constants; without the examples of checks."""
    for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield _EXAMPLE.sub("", node.value.value)


def test_documents_name_what_is_there() -> None:
    """Every path that a document names is in the repository."""
    gone = [
        f"{file}: {path}"
        for file, text in documents().items()
        for quoted in _QUOTED.findall(text)
        for path in missing(quoted)
        if not path.startswith(OF_READERS.get(file, "none"))
    ]
    assert gone == []


def test_links_between_documents_lead_somewhere() -> None:
    """Every link of a document to another file leads to one; the build follows those of docs/."""
    links = [(file, link) for file, text in documents().items() for link in _LINK.findall(text)]
    outside = [(file, link) for file, link in links if not re.match(r"(examples/[^/]+/)?docs/", file)]
    assert len(outside) > 20
    assert [(file, link) for file, link in outside if not (ROOT / file).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("folder", ["wegwijzer_build", "tests", "bench"])
def test_docstrings_name_what_is_there(folder: str) -> None:
    """Every path that a docstring names is in the repository."""
    modules = [file for file in files() if file.startswith(f"{folder}/") and file.endswith(".py")]
    assert modules
    gone = [f"{file}: {path}" for file in modules for text in docstrings(file) for path in missing(text)]
    assert gone == []


@pytest.mark.parametrize("path", ["wegwijzer_build/serve.py", "render/site.py", "schemas/", "serve.py", "adr/0018"])
def test_what_is_there_may_be_named(path: str) -> None:
    """A path is known from the root and from any folder on the way to it."""
    assert list(missing(path)) == []


@pytest.mark.parametrize("path", ["wegwijzer_build/command.py", "render/theme/base.html", "adr/9999", "command.py"])
def test_what_is_gone_is_noticed(path: str) -> None:
    """A path that leads nowhere is found, in the middle of a sentence too."""
    assert list(missing(f"See {path}, which says why.")) == [path]


def test_the_file_for_registers_says_what_the_package_says() -> None:
    """`publiccode.yml` can be read, and says of version, licence and pictures what is so."""
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert told["publiccodeYmlVersion"] == "0.7"
    assert (told["softwareVersion"], told["legal"]["license"]) == (package["version"], package["license"])
    assert {"name", "platforms", "developmentStatus", "softwareType", "localisation"} <= told.keys()
    assert told["localisation"]["availableLanguages"] == ["nl"]
    for description in told["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
        assert all((ROOT / picture).is_file() for picture in description.get("screenshots", ()))


def test_the_package_shows_its_types_and_its_readme() -> None:
    """Who installs the package gets its types, and reads the README where packages are listed."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (ROOT / package["readme"]).is_file()
    assert "wegwijzer_build/py.typed" in files()


def test_only_the_pictures_of_the_readme_are_kept() -> None:
    """Pictures of pages are made when somebody asks for them, and are not kept with the code."""
    assert [file for file in files() if file.startswith("pictures/")] == [
        "pictures/bestanden.png",
        "pictures/thema-den-haag.png",
        "pictures/thema-voorbeeld.png",
        "pictures/wegwijzer.png",
    ]


def test_setting_up_stops_nothing() -> None:
    """What `make test-setup` runs stops no service of the machine, installed by it or not."""
    recipe = (ROOT / "Makefile").read_text("utf-8")
    assert re.findall(r"systemctl|invoke-rc\.d|\bservice\b \w+ stop|update-rc\.d|pkill|killall", recipe) == []
