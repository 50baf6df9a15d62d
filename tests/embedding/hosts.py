"""Sites of others, over https at names of their own: a page of theirs is what a test says it is."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.server import make_certificate

PORTAL = "https://portaal.example.nl"
"""May show embeds."""
STRANGER = "https://vreemd.example.nl"
"""May not."""

HOSTILE = """
* { all: revert; box-sizing: content-box !important; transition: all 1s !important; font: 40px/3 serif !important; }
iframe, body iframe, :is(#a, iframe) {
  display: inline !important; visibility: hidden !important; position: fixed !important; width: 10px !important;
  height: 10px !important; max-height: 10px !important; min-width: 3000px !important; border: 50px solid red !important;
  transform: rotate(90deg) !important; opacity: 0 !important; pointer-events: none !important;
}
main, h1, h2, p, a { text-transform: uppercase; letter-spacing: 1em; }
"""
STRICT = (
    "default-src 'none'; script-src {site}/embed/v1/wegwijzer.js; frame-src {site}/embed/; style-src 'none'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
"""The least that a host needs, as the page for hosts says it, and nothing inline; `{site}` is where the embeds are."""


@dataclass(frozen=True)
class Hosts:
    """Pages by path, at every name that leads here. `port`: where this machine listens."""

    port: int
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def show(self, body: str, headers: dict[str, str] | None = None, *, head: str = "", at: str = PORTAL) -> str:
        """Put up a page; gives its address."""
        path = f"/{len(self.pages)}"
        title = "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>Portaal</title>"
        whole = f"<!doctype html><html lang=nl><head>{title}{head}</head><body>{body}</body></html>"
        self.pages[path] = whole, headers or {}
        return at + path


@contextmanager
def hosting(folder: Path) -> Iterator[Hosts]:
    """Serve the sites of others; `folder` is for their certificate."""
    make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")
    pages: dict[str, tuple[str, dict[str, str]]] = {}

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page, headers = pages.get(self.path, ("", {}))
            self.send_response(200 if page else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    class Patient(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser tries the certificate of nobody once, and then again."""

    with Patient(("127.0.0.1", 0), Theirs) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Hosts(server.server_port, pages)
        server.shutdown()
