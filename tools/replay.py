"""Replays commits of the content under an edition: what each would have asked of who keeps that edition up to date.

For each commit that changed the content, from old to new, the content of that commit becomes the base. Told is what
`check` and `edition status` say then; afterwards all of it is accepted, as somebody would who looked at it.

    python -m tools.replay examples/schoonmaak/content 20 [content/solutions ...]
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wegwijzer_build.edition import EDITION, LOCK, accepted, load_content
from wegwijzer_build.pipeline import LAYOUT, check
from wegwijzer_build.problems import errors

ROOT = Path(__file__).parent.parent
_MOVED = ("edition-moved", "edition-words")


@dataclass(frozen=True)
class Replayed:
    """What a commit asked. `wrong`: errors of an edition over it, by rule, that its base alone does not have."""

    commit: str
    subject: str
    files: int
    moved: tuple[str, ...]
    wrong: dict[str, int]


def commits(most: int, paths: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The newest commits that changed content of the site in its own language, from old to new: (hash, subject)."""
    paths = paths or ("content", ":!content/translations")
    said = _git("log", f"-{most}", "--no-merges", "--format=%H%x09%s", "--", *paths).decode()
    found = [line.partition("\t") for line in said.splitlines()]
    return [(commit, subject) for commit, _, subject in reversed(found)]


def replay(edition: Path, most: int, paths: tuple[str, ...] = ()) -> Iterator[Replayed]:
    """Each commit under an edition."""
    with tempfile.TemporaryDirectory() as room:
        mine = Path(room) / "mine"
        subprocess.run(["cp", "-r", str(edition), str(mine)], check=True)
        (mine / LOCK).unlink(missing_ok=True)
        said = (mine / EDITION).read_text("utf-8")
        today = date.fromisoformat(_git("log", "-1", "--format=%cs").decode().strip())
        for number, (commit, subject) in enumerate(commits(most, paths)):
            base = Path(room) / commit
            with tarfile.open(fileobj=io.BytesIO(_git("archive", commit, "content"))) as files:
                files.extractall(base, filter="data")
            lines = (f"base: ../{commit}/content" if line.startswith("base:") else line for line in said.splitlines())
            (mine / EDITION).write_text("\n".join(lines) + "\n", "utf-8")
            ours, theirs = check(mine, today, "content"), check(base / "content", today, "base")
            moved = tuple(p.message for p in ours.problems if p.rule in _MOVED) if number else ()
            already = Counter(p.rule for p in errors(theirs.problems))
            wrong = Counter(p.rule for p in errors(ours.problems)) - already
            changed = len(_git("show", "--name-only", "--format=", commit, "--", "content").split())
            yield Replayed(commit[:10], subject, changed, moved, dict(wrong))
            over = load_content(mine, LAYOUT, "content").over
            if over is not None:
                names = [*over.otherwise, *over.mentions]
                lock = accepted(over.base, names, over.locked, over.otherwise, over.mentions)
                (mine / LOCK).write_text(lock, "utf-8")


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def main(edition: str, most: str = "20", *paths: str) -> None:
    """Print a table. `paths`: only commits that changed something there."""
    for found in replay(Path(edition), int(most), paths):
        said = "; ".join(found.moved) or "-"
        wrong = ", ".join(f"{rule} x{number}" for rule, number in found.wrong.items()) or "-"
        print(f"| {found.commit} | {found.subject[:60]} | {found.files} | {said} | {wrong} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
