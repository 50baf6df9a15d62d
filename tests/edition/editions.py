"""A base of two trees, with English translations, and an edition of it, as folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.project import AS_OF
from tests.translation.foreign import files, translated
from wegwijzer_build.pipeline import Checked, check

ADVICE = """\
title: {title}
kind: guidance
audiences: [werknemer]
sources: [kamerbrief]
reviewed_on: 2026-11-01
text: {text}
"""


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    """Put files into a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def base_in(root: Path, *, languages: bool = False) -> Path:
    """The base, in a folder of its own."""
    texts = {name: text for name, text in files().items() if languages or name != "site.yml"}
    more = {file.shown: file.text for file in translated(files())} if languages else {}
    site = {} if languages else {"site.yml": files()["site.yml"].partition("languages:")[0]}
    return write(root / "base", {**texts, **site, **more})


def edition_in(root: Path, said: str, texts: Mapping[str, str] | None = None, *, base: str = "../base") -> Path:
    """An edition of it: what `edition.yml` says behind the name of its base, and files beside it."""
    return write(root / "mine", {"edition.yml": f"base: {base}\n{said}", **(texts or {})})


def checked(folder: Path) -> Checked:
    """What checking says of a folder; places are as seen from beside it."""
    return check(folder, AS_OF, folder.name)


def told(found: Checked) -> list[str]:
    """Each problem: place, rule, and what it says."""
    return [f"{p.place.file}:{p.place.line}: {p.rule}: {p.message}" for p in found.problems]
