"""What rendering yields: files of the site, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One file, ready to be written.

    `path`: relative to the root of the site, posix. Markdown (`….md`) becomes an article page in whatever builder
    takes it; everything else is written as it is.
    """

    path: str
    data: bytes

    @property
    def is_page(self) -> bool:
        """Whether a visitor can open it as a page."""
        return self.path.endswith((".html", ".md"))

    @property
    def address(self) -> str:
        """Where a visitor finds it, relative to the root: `keuzehulp/wat-nu/`; the root itself is empty."""
        folder, _, name = self.path.rpartition("/")
        stem = name.rpartition(".")[0]
        if not self.is_page:
            return self.path
        parts = [folder] if stem == "index" else [folder, stem]
        return "/".join(part for part in parts if part) + "/" if any(parts) else ""


@dataclass(frozen=True)
class Planned:
    """A file that can be made: whoever needs one page does not wait for all others. Fields as in `Output`."""

    path: str
    make: Callable[[], bytes]

    def output(self) -> Output:
        """Make it."""
        return Output(self.path, self.make())
