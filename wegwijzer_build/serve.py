"""Shows the site while somebody edits it: the last good one, and what is wrong with the newest edit."""

from __future__ import annotations

import mimetypes
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from .mkdocs_plugin import Preview, SiteError
from .pipeline import Memory, check
from .render import FOLDER
from .report import as_text

CHANGED = "/_wegwijzer/changed"
"""Answers with the number of the newest edit as soon as that is another than the one asked with."""

_PATIENCE = 20.0
"""Seconds after which a question for changes is answered anyhow."""
_TOGETHER = 0.05
"""Seconds in which changes are taken as one: editors write a file in several strokes."""
_WRITES = frozenset(["created", "modified", "deleted", "moved"])

_NOTE = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:99;padding:1rem;'
    'background:#fff;color:#111;border-top:4px solid #b00020">'
    '<pre style="margin:0;font:14px/1.5 monospace;white-space:pre-wrap">{}</pre></div>'
)
_WATCH = """<script>(async (seen) => {{
  for (;;) try {{
    const answer = await fetch("{changed}?" + seen, {{cache: "no-store"}});
    if (answer.ok && await answer.text() !== seen) return location.reload();
  }} catch {{ await new Promise((resolve) => setTimeout(resolve, 500)); }}
}})("{seen}")</script>"""
_NOTHING_YET = b"<!DOCTYPE html><html lang=nl><title>wegwijzer serve</title><body></body></html>"


@dataclass(frozen=True)
class Answer:
    """What goes to a visitor: a file by its name and what it holds."""

    status: HTTPStatus
    file: str
    data: bytes


class Edited:
    """The site as the edits so far have made it. `rebuild` after each; read by many visitors at once."""

    def __init__(self, config: Path, content: Path, shown: str, say: Callable[[str], None]) -> None:
        """`shown`: how the content folder is written in messages; `say`: tells whoever edits."""
        self._config, self._content, self._shown, self._say = config, content, shown, say
        self._memory = Memory()
        self._preview: Preview | None = None
        self._problem = ""
        self._edits = 0
        self._changed = threading.Condition()

    def rebuild(self, today: date) -> None:
        """Read and check what was edited. If it is sound it becomes the site, else the site stays as it is."""
        began = time.perf_counter()
        checked = check(self._content, today, self._shown, self._memory)
        problem = as_text(checked.problems, checked.loaded.texts)
        preview = self._preview
        if checked.is_sound:
            try:
                preview = Preview(self._config, self._content, checked)
            except SiteError as error:
                problem = f"error: {error}\n"
        self._say(problem or f"The content is in order ({time.perf_counter() - began:.1f} s).")
        with self._changed:
            self._preview, self._problem = preview, problem
            self._edits += 1
            self._changed.notify_all()

    def newer_than(self, seen: str) -> str:
        """Wait until there was another edit than the one of this number; give the number of the newest."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._edits) != seen, _PATIENCE)
            return str(self._edits)

    def answer(self, path: str) -> Answer:
        """What a visitor gets at a path; a page also tells of a problem, and looks anew by itself after an edit."""
        with self._changed:  # one at a time: pages are made of pieces that are made once
            answer = self._answer(path.lstrip("/"))
            if not answer.file.endswith(".html"):
                return answer
            note = _NOTE.format(escape(self._problem)) if self._problem else ""
            watch = _WATCH.format(changed=CHANGED, seen=self._edits)
            head, _, tail = answer.data.decode().rpartition("</body>")
            return replace(answer, data=f"{head}{note}{watch}</body>{tail}".encode())

    def _answer(self, path: str) -> Answer:
        if self._preview is None:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "nothing.html", _NOTHING_YET)
        file = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            data = self._preview.file(file)
            if data is not None:
                return Answer(HTTPStatus.OK, file, data)
            if file == path and self._preview.file(f"{path}/index.html") is not None:
                return Answer(HTTPStatus.MOVED_PERMANENTLY, path, b"")
            return Answer(HTTPStatus.NOT_FOUND, "404.html", self._preview.not_found())
        except (SiteError, OSError) as error:
            self._say(f"error: {error}")
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "nothing.html", _NOTHING_YET)


def serve(edited: Edited, address: tuple[str, int], watched: Iterable[Path], today: Callable[[], date]) -> None:
    """Serve until interrupted, and rebuild after every change in the watched folders. Raises OSError."""
    stirred = threading.Event()
    with _Server(address, _handler(edited)) as server:
        observer = Observer()
        for folder in (*watched, FOLDER):
            observer.schedule(_Stir(stirred), str(folder), recursive=True)
        observer.start()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            while True:
                edited.rebuild(today())
                stirred.wait()
                time.sleep(_TOGETHER)
                stirred.clear()
        finally:
            observer.stop()
            server.shutdown()


class _Stir(FileSystemEventHandler):
    """Notices writing; reading, which we do ourselves, is no change."""

    def __init__(self, stirred: threading.Event) -> None:
        self._stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _WRITES and not event.is_directory:
            self._stirred.set()


class _Server(ThreadingHTTPServer):
    """One thread a visitor, none of which keeps the command from ending."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle of an answer is nothing to tell of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(edited: Edited) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers visitors."""

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == CHANGED:
                answer = Answer(HTTPStatus.OK, "newest.txt", edited.newer_than(asked.query).encode())
            else:
                answer = edited.answer(unquote(asked.path))
            self.send_response(answer.status)
            kind = mimetypes.guess_type(answer.file)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(answer.data)))
            self.send_header("Cache-Control", "no-store")
            if answer.status is HTTPStatus.MOVED_PERMANENTLY:
                self.send_header("Location", f"{asked.path}/")
            self.end_headers()
            self.wfile.write(answer.data)

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - http.server names it
            """Keep the terminal for messages about the content."""

    return Handler
