"""`wegwijzer links` tells what is gone, moved, refused or slow; held against a server that does each of these."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner

from tests.contents import load_files
from tests.project import AS_OF, Project
from wegwijzer_build.by_hand import WrittenPage
from wegwijzer_build.cli import links, main
from wegwijzer_build.upkeep.asking import Manners, Verdict
from wegwijzer_build.upkeep.outside import outside_of
from wegwijzer_build.upkeep.outside_report import as_json, as_text
from wegwijzer_build.upkeep.trying import Tried, try_all
from wegwijzer_build.validate.context import context_of

AGENT = "proef"


class Handler(BaseHTTPRequestHandler):
    """Answers as the path asks, such as `/404`, `/301/ok` and `/wait`."""

    asked: list[tuple[str, str, str]]
    beside: threading.Semaphore
    met: threading.Barrier
    together: list[str]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        """Answer, one at a time."""
        if self.path == "/wait":
            self.server.stop.wait(5)  # type: ignore[attr-defined]  # made below
        if self.path.startswith("/302/") or self.headers["Host"].startswith("localhost"):
            self._answer()
            return
        if self.path.startswith("/meet") and not self.met.broken:
            with suppress(threading.BrokenBarrierError):
                self.met.wait(0.3)
                self.together.append(self.path)
        assert self.beside.acquire(blocking=False), "two requests at once"
        try:
            self._answer()
        finally:
            self.beside.release()

    do_GET = do_HEAD  # noqa: N815 - the name that the server calls

    def _answer(self) -> None:
        first, _, rest = self.path.strip("/").partition("/")
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if first == "breaks":
            self.close_connection = True
            return
        if first == "head" and self.command == "HEAD":
            first = "405"
        status = int(first) if first.isdigit() else 200
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", rest if rest.startswith("http") else f"/{rest}")
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of our own; its address."""
    Handler.asked, Handler.beside = [], threading.Semaphore()
    Handler.together, Handler.met = [], threading.Barrier(2)
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.stop = threading.Event()  # type: ignore[attr-defined]  # of ours
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.stop.set()  # type: ignore[attr-defined]  # of ours
    made.shutdown()
    made.server_close()


def tried(*addresses: str, timeout: float = 5, local: bool = True) -> list[Tried]:
    """What comes of addresses, without pauses."""
    return list(try_all(addresses, Manners(timeout, AGENT, pause=0, local=local)))


@pytest.mark.parametrize(
    ("path", "verdict", "moved_to"),
    [
        ("ok", Verdict.FINE, ""),
        ("ok?q=é", Verdict.FINE, ""),
        ("head", Verdict.FINE, ""),
        ("302/ok", Verdict.FINE, ""),
        ("302/301/ok", Verdict.FINE, ""),
        ("301/ok", Verdict.MOVED, "ok"),
        ("308/301/ok", Verdict.MOVED, "ok"),
        ("301/302/ok", Verdict.MOVED, "302/ok"),
        ("301/404", Verdict.GONE, "404"),
        ("404", Verdict.GONE, ""),
        ("410", Verdict.GONE, ""),
        ("403", Verdict.REFUSED, ""),
        ("429", Verdict.REFUSED, ""),
        ("500", Verdict.BROKEN, ""),
        ("breaks", Verdict.BROKEN, ""),
        ("/".join(["301"] * 12), Verdict.UNREACHABLE, ""),
    ],
)
def test_each_answer_is_told_apart(server: str, path: str, verdict: Verdict, moved_to: str) -> None:
    """Gone, moved for good, refused, broken; what moves for a while only is fine."""
    (found,) = tried(f"{server}/{path}")
    assert (found.verdict, found.moved_to) == (verdict, moved_to and f"{server}/{moved_to}")


def test_who_keeps_silent_is_slow(server: str) -> None:
    """Nothing is waited for longer than asked."""
    (found,) = tried(f"{server}/wait", timeout=0.1)
    assert (found.verdict, found.detail) == (Verdict.SLOW, "no answer within 0.1 seconds")


def test_a_page_that_leads_to_the_front(server: str) -> None:
    """What leads to a front page for good has probably lost the page."""
    (found,) = tried(f"{server}/301/")
    assert (found.verdict, found.moved_to) == (Verdict.MOVED, f"{server}/")
    assert "front page" in found.detail


def test_without_a_safe_connection(server: str) -> None:
    """A server that speaks no TLS is not reached over https, and nobody is there at a port that is closed."""
    secure = server.replace("http:", "https:")
    assert [each.verdict for each in tried(f"{secure}/ok", "http://127.0.0.1:9/")] == [Verdict.UNREACHABLE] * 2
    assert tried(f"{secure}/ok")[0].detail.startswith("no safe connection")


def test_nobody_is_asked_for_where_nobody_should_be_sent(server: str) -> None:
    """No private network and no address without https is asked, not even where another one leads there."""
    before = len(Handler.asked)
    found = tried(f"{server}/ok", f"{server.replace('http:', 'https:')}/ok", "https://[::1]/", local=False)
    assert [each.verdict for each in found] == [Verdict.UNSAFE] * 3
    assert len(Handler.asked) == before
    assert tried(f"{server}/302/http://127.0.0.1/x")[0].verdict is Verdict.UNREACHABLE
    assert [each.verdict for each in tried("https://", "https://a b/", "https://x:y/", "https://[x/")] == [
        Verdict.UNREACHABLE
    ] * 4


def test_a_host_is_asked_politely(server: str) -> None:
    """One request at a time, first for the first lines only, and we say who we are; answers keep their order."""
    Handler.asked.clear()
    addresses = [f"{server}/ok?{number}" for number in range(8)]
    assert [each.address for each in tried(*addresses)] == addresses
    assert Handler.asked == [("HEAD", f"/ok?{number}", AGENT) for number in range(8)]
    assert "wegwijzer" in links.AGENT


def test_a_host_to_which_others_lead_is_asked_politely_too(server: str) -> None:
    """Two addresses of different hosts that lead to a third: the second waits until the first was answered."""
    there = server.replace("127.0.0.1", "localhost")
    found = tried(f"{there}/302/{server}/meet/1", f"{server}/meet/2")
    assert [each.verdict for each in found] == [Verdict.FINE] * 2
    assert Handler.met.broken
    assert Handler.together == []


def test_a_name_that_means_a_private_address_too_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that a name means has to be public."""
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (ip, 443)) for ip in ("198.41.0.4", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    (found,) = tried("https://example.org/", local=False)
    assert (found.verdict, found.detail) == (Verdict.UNSAFE, "example.org lies in a private network")


FILES = {
    "sources.yml": "een: {title: A, url: https://a.nl/x#kop}\ntwee: {title: B, url: https://a.nl/x, note: Niets.}\n",
    "advice/bel.yml": "title: Bel\ntext: |\n  Zie [hier](https://b.nl/), […](site:lijn) en [dit](advice:bel).\n",
    "contacts/lijn.yml": "title: L\nways:\n  - {by: site, at: https://c.nl}\n  - {by: mail, at: a@c.nl}\n",
    "site.yml": "title: S\nurl: https://ons.nl/\nexit_page: https://weg.nl/\nembed_hosts: [https://daar.nl]\n",
}
PAGE = WrittenPage("over.md", "docs/over.md", "# Over\n\nZie [hier](https://b.nl/) en `https://code.nl`.\n", 0)


def test_every_address_of_others_is_found_once() -> None:
    """In fields, links of texts, ways and pages; with each place; not our own, and not what is code."""
    found = {each.address: each.places for each in outside_of(context_of(load_files(FILES)[0], AS_OF), [PAGE])}
    assert {address: [f"{p.file}:{p.line}:{p.column}" for p in places] for address, places in found.items()} == {
        "https://b.nl/": ["advice/bel.yml:3:14", "docs/over.md:3:12"],
        "https://c.nl": ["contacts/lijn.yml:3:20"],
        "https://weg.nl/": ["site.yml:3:12"],
        "https://a.nl/x": ["sources.yml:1:22", "sources.yml:2:23"],
    }


def test_what_needs_a_look_is_told_with_its_places() -> None:
    """By what is the matter; what is fine is only counted."""
    outside = outside_of(context_of(load_files(FILES)[0], AS_OF), [PAGE])
    verdicts = [
        Tried("https://b.nl/", Verdict.MOVED, "", "https://bb.nl/"),
        Tried("https://c.nl", Verdict.FINE),
        Tried("https://weg.nl/", Verdict.GONE, "404"),
        Tried("https://a.nl/x", Verdict.FINE),
    ]
    pairs = list(zip(outside, verdicts, strict=True))
    assert as_text(pairs) == (
        "moved (1):\n   https://b.nl/ → https://bb.nl/\n      advice/bel.yml:3:14\n      docs/over.md:3:12\n\n"
        "gone (1):\n   https://weg.nl/ (404)\n      site.yml:3:12\n\n"
        "4 addresses tried: 2 fine, 1 moved, 1 gone."
    )
    assert json.loads(as_json(pairs))["addresses"][0]["moved_to"] == "https://bb.nl/"
    silent = [(each, Tried(each.address, Verdict.UNREACHABLE)) for each in outside]
    assert as_text(silent).endswith("Nothing was reached: is there a network here?")


def test_the_command(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs a look is no fault unless one asks for that."""
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(links, "try_all", lambda addresses, _: [Tried(each, Verdict.GONE, "404") for each in addresses])
    said = CliRunner().invoke(main, ["links"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("gone (")
    assert CliRunner().invoke(main, ["links", "--fail"]).exit_code == 1
    assert CliRunner().invoke(main, ["links", "--timeout", "0"]).exit_code == 2
