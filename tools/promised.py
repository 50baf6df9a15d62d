"""The addresses that others rely on, and the list of them in `promised.txt`.

`make promise` adds what a built site has and the list has not. Nothing is ever taken out: what is gone needs a line
under `moved` in content/site.yml.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from wegwijzer_build.model import EMBEDDED, folders

LIST = Path(__file__).parent.parent / "promised.txt"
HEAD = """\
# Addresses of this site that others link to, show in frames and read: all of them stay (DESIGN, promised addresses).
# `make promise` adds the new ones of a built site; a test fails while one is missing here. No line is ever taken out:
# where an address goes, add a line under `moved` in content/site.yml, which leads visitors on.
"""
_ID = "[a-z0-9-]+"
PROMISED = re.compile(
    "|".join(
        (
            "",
            rf"(?:{'|'.join(folders.FOLDERS.values())})/(?:{_ID}/)?",
            rf"{folders.EMBEDS}(?!(?:{'|'.join(EMBEDDED)}|v1)/){_ID}/",
            rf"{folders.EMBEDS}(?:{'|'.join(EMBEDDED)})/{_ID}/",
            rf"{folders.EMBEDS}v1/wegwijzer\.js",
            rf"{folders.DATA}(?![a-z]{{2}}/)(?:{_ID}/)?{_ID}\.json",  # what is not translated (any more) goes
            rf"{folders.DOWNLOADS}{_ID}\.(?:docx|pdf|pptx|xlsx)",
            r"feed\.xml",
        )
    )
)
"""Of all addresses of a site those that are promised, relative to its root."""


def promised_by(folder: Path) -> set[str]:
    """The promised addresses that a built site has."""
    files = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    found = (file.removesuffix("index.html") if re.search(r"(?:^|/)index\.html$", file) else file for file in files)
    return {address for address in found if PROMISED.fullmatch(address)}


def read_list(path: Path = LIST) -> list[str]:
    """The addresses on the list, relative to the root of the site, in the order of the file."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.removeprefix("/") for line in lines if line and not line.startswith("#")]


def add(addresses: Iterable[str], path: Path = LIST) -> list[str]:
    """Put addresses on the list, which stays in order; gives those that were not there."""
    known = set(read_list(path))
    new = sorted(set(addresses) - known)
    path.write_text(HEAD + "".join(f"/{address}\n" for address in sorted({*known, *new})), encoding="utf-8")
    return new


if __name__ == "__main__":
    added = add(promised_by(Path(sys.argv[1])))
    sys.stdout.write(f"{len(added)} addresses added to {LIST.name}\n")
