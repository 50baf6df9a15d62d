"""The built site on a port of this machine, compressed and cached as a good host does it."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")
_AS_TEXT = ("text/", "application/json", "application/javascript", "image/svg")


@contextmanager
def delivering(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its root, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class _Compressing(SimpleHTTPRequestHandler):
    """Keeps connections open, compresses texts, and lets files with a hash in their name be kept for a year."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # its name there
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        kind = self.guess_type(str(path))
        small = kind.startswith(_AS_TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")
        data = _compressed(path) if small else path.read_bytes()
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(_AS_TEXT) else kind)
        self.send_header("Content-Length", str(len(data)))
        if small:
            self.send_header("Content-Encoding", "gzip")
        kept = "public, max-age=31536000, immutable" if _HASHED.search(path.name) else "no-cache"
        self.send_header("Cache-Control", kept)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass
