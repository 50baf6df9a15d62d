"""The file by which we know the folders that we made."""

from pathlib import Path

MARKER = ".wegwijzer"

# No date and no version: the same content gives the same bytes. Only the first line is compared,
# so that the explanation can be bettered without disowning the sites that are out there.
_FIRST_LINE = b"This folder was made by: wegwijzer build\n"
_TEXT = _FIRST_LINE + b"The next build replaces it as a whole. Put nothing here that you want to keep.\n"


def mark(folder: Path) -> None:
    """Write the marker in `folder`. Raises OSError."""
    (folder / MARKER).write_bytes(_TEXT)


def is_marked(folder: Path) -> bool:
    """Whether we made `folder`. Raises OSError where that cannot be read."""
    marker = folder / MARKER
    # A link could lead to the marker of another site; only a file of this folder itself speaks for it.
    if marker.is_symlink() or not marker.is_file():
        return False
    with marker.open("rb") as file:
        return file.read(len(_FIRST_LINE)) == _FIRST_LINE
