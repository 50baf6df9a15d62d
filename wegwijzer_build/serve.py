"""Shows the site while somebody edits it: the last good one, and what is wrong with the newest edit."""

from __future__ import annotations

import mimetypes
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .catalogues import ENGLISH, Catalogue
from .mkdocs_plugin import MemoryAround, Preview, SiteError, Watched, check_around, configuration_near, watched
from .pipeline import Memory, check
from .render import FOLDER
from .report import as_text
from .watching import Watcher
from .wording import say

CHANGED = "/_wegwijzer/changed"
"""Answers with the number of the newest edit as soon as that is another than the one asked with."""

_PATIENCE = 20.0
"""Seconds after which a question for changes is answered anyhow."""
_TOGETHER = 0.05
"""Seconds in which changes are taken as one: editors write a file in several strokes."""

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
class Reply:
    """What goes to a visitor: a file by its name and what it holds."""

    status: HTTPStatus
    file: str
    data: bytes


class Edited:
    """The site as the edits so far have made it. `rebuild` after each; read by many visitors at once."""

    def __init__(
        self,
        config: Path | None,
        content: Path,
        shown: str,
        tell: Callable[[str], None],
        as_of: date | None = None,
        catalogue: Catalogue = ENGLISH,
    ) -> None:
        """`shown`: how the content folder is written in messages; `tell`: tells whoever edits, in their language.

        `as_of`: the day to show the site of, if it is another than the one that it is.
        """
        self._as_of = as_of
        self._config, self._content, self._shown = config, content, shown
        self._tell, self._catalogue = tell, catalogue
        self._memory, self._memory_around = Memory(), MemoryAround()
        self._watched = watched(config or configuration_near(content), content)
        self._preview: Preview | None = None
        self._problem = ""
        self._edits = 0
        self._changed = threading.Condition()

    def rebuild(self, today: date) -> None:
        """Read and check what was edited. If it is sound it becomes the site, else the site stays as it is."""
        began = time.perf_counter()
        config = self._config or configuration_near(self._content)
        day = self._as_of or today
        found = check(self._content, day, self._shown, self._memory)
        found = replace(found, ahead=day if day > today else None)
        checked, preview = check_around(config, self._content, found, self._memory_around)
        self._watched = watched(config, self._content)
        problem = as_text(checked.problems, checked.loaded.texts, catalogue=self._catalogue)
        if preview is None or not checked.is_sound:
            preview = self._preview
        seconds = time.perf_counter() - began
        in_order = say("The content is in order ({seconds:.1f} s).", seconds=seconds)
        self._tell(problem or self._catalogue(in_order))
        with self._changed:
            self._preview, self._problem = preview, problem
            self._edits += 1
            self._changed.notify_all()

    def watched(self) -> Watched:
        """What the site is made from, as it was last read."""
        return self._watched

    def newer_than(self, seen: str) -> str:
        """Wait until there was another edit than the one of this number; give the number of the newest."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._edits) != seen, _PATIENCE)
            return str(self._edits)

    def answer(self, path: str) -> Reply:
        """What a visitor gets at a path; a page also tells of a problem, and looks anew by itself after an edit."""
        with self._changed:  # one at a time: pages are made of partials that are made once
            answer = self._answer(path.lstrip("/"))
            if not answer.file.endswith(".html"):
                return answer
            note = _NOTE.format(escape(self._problem)) if self._problem else ""
            watch = _WATCH.format(changed=CHANGED, seen=self._edits)
            head, _, tail = answer.data.decode().rpartition("</body>")
            return replace(answer, data=f"{head}{note}{watch}</body>{tail}".encode())

    def _answer(self, path: str) -> Reply:
        if self._preview is None:
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE, "nothing.html", _NOTHING_YET)
        file = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            data = self._preview.file(file)
            if data is not None:
                return Reply(HTTPStatus.OK, file, data)
            if file == path and self._preview.file(f"{path}/index.html") is not None:
                return Reply(HTTPStatus.MOVED_PERMANENTLY, path, b"")
            return Reply(HTTPStatus.NOT_FOUND, "404.html", self._preview.not_found())
        except (SiteError, OSError) as error:
            self._tell(f"{self._catalogue(say('error'))}: {error}")
            return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, "nothing.html", _NOTHING_YET)


def serve(edited: Edited, address: tuple[str, int], today: Callable[[], date]) -> None:
    """Serve until interrupted, and rebuild after every change of what the site is made from. Raises OSError."""
    stirred = threading.Event()
    with _Server(address, _handler(edited, address[0])) as server, Watcher(stirred) as watcher:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            watcher.look_at((*edited.watched().folders, FOLDER), edited.watched().files)
            while True:
                stirred.clear()
                edited.rebuild(today())
                watcher.look_at((*edited.watched().folders, FOLDER), edited.watched().files)
                stirred.wait()
                time.sleep(_TOGETHER)
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    """One thread a visitor, none of which keeps the command from ending."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle of an answer is nothing to tell of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _is_own(asked: str | None, listening: str, local: str) -> bool:
    """Whether a request names this machine: a page of others can make a browser ask us by a name of its own.

    `asked`: the header Host. `listening`: the host that was chosen to listen at. `local`: the address that was reached.
    A name in numbers is nobody else's; without the header it is no browser that asks.
    """
    if asked is None:
        return True
    try:
        name = urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return False
    if name in ("localhost", listening.lower(), local):
        return True
    try:
        return ip_address(name).is_loopback or not ip_address(listening or "0.0.0.0").is_loopback  # noqa: S104 - compared
    except ValueError:
        return False


def _handler(edited: Edited, listening: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers visitors."""

        def do_GET(self) -> None:
            self.wfile.write(self._head())

        def do_HEAD(self) -> None:
            self._head()

        def _head(self) -> bytes:
            """Send everything but the body, which it gives."""
            asked = urlsplit(self.path)
            if not _is_own(self.headers.get("Host"), listening, self.connection.getsockname()[0]):
                answer = Reply(HTTPStatus.MISDIRECTED_REQUEST, "other.txt", b"This server has another name.\n")
            elif asked.path == CHANGED:
                answer = Reply(HTTPStatus.OK, "newest.txt", edited.newer_than(asked.query).encode())
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
            return answer.data

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - http.server names it
            """Keep the terminal for messages about the content."""

    return Handler
