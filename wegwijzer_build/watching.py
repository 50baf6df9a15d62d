"""Notices that files change, also where a folder goes away and comes back, as under git."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_WRITES = frozenset(["created", "modified", "deleted", "moved"])


class Watcher:
    """Sets an event after every change of what it was told to look at, until it is left."""

    def __init__(self, stirred: threading.Event) -> None:
        self._stirred = stirred
        self._replaced = threading.Event()
        self._paths: tuple[tuple[Path, ...], tuple[Path, ...]] | None = None
        self._observer = Observer()

    def __enter__(self) -> Watcher:
        self._observer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._observer.stop()

    def look_at(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch all below some folders, and some files; call it again after a change, since all can be replaced."""
        paths = (tuple(folders), tuple(files))
        if paths == self._paths and not self._replaced.is_set():
            return
        again = self._paths is not None
        self._paths = paths
        self._replaced.clear()
        self._observer.unschedule_all()
        below = _Below(self._stirred)
        beside = _Beside(self._stirred, self._replaced, frozenset(str(path) for both in paths for path in both))
        for folder in paths[0]:
            with suppress(OSError):  # it is not there now: its parent tells when it is
                self._observer.schedule(below, str(folder), recursive=True)
        for parent in {_standing(path.parent) for both in paths for path in both}:
            with suppress(OSError):
                self._observer.schedule(beside, str(parent), recursive=False)
        if again:  # what happened in between was not seen
            self._stirred.set()


class _Below(FileSystemEventHandler):
    """Notices writing; reading, which we do ourselves, is no change."""

    def __init__(self, stirred: threading.Event) -> None:
        self._stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _WRITES and not (event.is_directory and event.event_type == "modified"):
            self._stirred.set()


class _Beside(_Below):
    """Notices that what is watched is replaced, from the folder that it stands in."""

    def __init__(self, stirred: threading.Event, replaced: threading.Event, names: frozenset[str]) -> None:
        super().__init__(stirred)
        self._replaced, self._names = replaced, names

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {str(event.src_path), str(event.dest_path)} - {""}
        if not any(name == path or name.startswith(f"{path}/") for path in paths for name in self._names):
            return
        if event.is_directory and event.event_type != "modified":
            self._replaced.set()
        super().on_any_event(event)


def _standing(folder: Path) -> Path:
    """The nearest folder that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
