"""How the server hands out the site: safely, compressed, with an own page for what is not there, and discreetly."""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import ssl
import threading
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no types
import pytest

from tests.deploy.conftest import Sample
from tools.kinds import Kinds
from tools.reading import Site
from tools.server import Server, has_brotli, serving

PACKED = frozenset([".html", ".css", ".js", ".json", ".txt", ".xml", ".docx", ".pptx", ".xlsx"])

needs_brotli = pytest.mark.skipif(
    not has_brotli(), reason="this nginx has no module for brotli (Debian: libnginx-mod-http-brotli-static)"
)


# --- https ---------------------------------------------------------------------------------------------------------


def test_http_leads_to_https_first(server: Server, kinds: Kinds) -> None:
    """Over http there is nothing but the way to the same address on the same host over https."""
    for path in ("", kinds["question"], "bestaat-niet/?a=b"):
        answer = server.get(path, secure=False)
        assert (answer.status, answer.headers["location"]) == (301, server.at + path)
        assert "strict-transport-security" not in answer.headers, "browsers ignore it there, and checks count it wrong"


@pytest.mark.parametrize("name", [None, "ander.example.nl"])
def test_another_host_gets_no_answer(server: Server, name: str | None) -> None:
    """Who asks for no name, or for another, is told neither certificate nor site."""
    port = int(server.at.rstrip("/").rpartition(":")[2])
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port)) as connection, pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_hostname=name)
    plain = http.client.HTTPConnection("127.0.0.1", int(server.plain.rstrip("/").rpartition(":")[2]))
    plain.request("GET", "/", headers={"Host": name or "127.0.0.1"})
    with pytest.raises(ConnectionResetError):
        plain.getresponse()


def test_a_pause_between_two_requests_does_no_harm(tmp_path: Path) -> None:
    """A server may close a connection that nobody used for a while; a test that asks after a pause gets its answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        asked = threading.Thread(target=answer_and_close, args=(listening, 2), daemon=True)
        asked.start()
        server = Server(at="", plain=f"http://localhost:{port}/", folder=tmp_path)
        assert [server.get("", secure=False).status for _ in range(2)] == [200, 200]
        asked.join(10)


def answer_and_close(listening: socket.socket, times: int) -> None:
    """Promise to keep a connection and close it after one answer, as a server does whose patience is over."""
    for _ in range(times):
        connection, _ = listening.accept()
        with connection:
            while b"\r\n\r\n" not in connection.recv(65536):
                pass
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n")


# --- compression ---------------------------------------------------------------------------------------------------


def test_gzip(server: Server, live: Path, kinds: Kinds, embeds: Kinds) -> None:
    """Who takes gzip gets it; unpacked, each page is the page, byte for byte. Who takes nothing gets the page."""
    for address in (*kinds.values(), *embeds.values()):
        page = (live / "www" / address / "index.html").read_bytes()
        packed = server.get(address, accept_encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.data) == page
        assert len(packed.data) < len(page) / 2
        plain = server.get(address)
        assert "content-encoding" not in plain.headers
        assert plain.data == page
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


@needs_brotli
def test_brotli(server: Server, live: Path, kinds: Kinds) -> None:
    """Who takes brotli gets that, also beside gzip, and it is smaller still."""
    for address in (*kinds.values(), "assets/search.json"):
        file = live / "www" / address
        page = (file if file.is_file() else file / "index.html").read_bytes()
        packed = server.get(address, accept_encoding="gzip, deflate, br, zstd")
        assert packed.headers["content-encoding"] == "br"
        assert packed.headers["vary"] == "Accept-Encoding"
        assert brotli.decompress(packed.data) == page
        assert len(packed.data) < len(server.get(address, accept_encoding="gzip").data)


def test_without_the_module_for_brotli(sample: Sample, tmp_path: Path) -> None:
    """With the one line left out that the example names, an nginx without the module serves the same with gzip."""
    with serving(sample.live, tmp_path / "own", brotli=False) as plain:
        answer = plain.get("een/pad/", accept_encoding="gzip, br")
        assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")


def test_all_that_gets_smaller_is_compressed(live: Path) -> None:
    """Beside every page, style, script, data and office file lies what servers hand out, and beside nothing else."""
    files = {file.relative_to(live / "www").as_posix() for file in (live / "www").rglob("*") if file.is_file()}
    packed = {name for name in files if Path(name).suffix in PACKED and (live / "www" / name).stat().st_size >= 200}
    assert {name for name in files if name.endswith(".gz")} == {f"{name}.gz" for name in packed}
    assert {name for name in files if name.endswith(".br")} == {f"{name}.br" for name in packed}


# --- caching -------------------------------------------------------------------------------------------------------


def test_asking_anew_costs_little(server: Server, kinds: Kinds) -> None:
    """A browser that has a page asks whether that is still right, and gets a few bytes, in either encoding."""
    for encoding in ("gzip", "identity"):
        first = server.get(kinds["question"], accept_encoding=encoding)
        again = server.get(kinds["question"], accept_encoding=encoding, if_none_match=first.headers["etag"])
        assert (again.status, again.data) == (304, b"")
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


# --- what is not there ---------------------------------------------------------------------------------------------


def test_not_found(server: Server, live: Path, site: Site) -> None:
    """Whatever is not there answers 404 with the site's own page: old steps, folders without a page, files of ours."""
    page = (live / "www" / "404.html").read_bytes()
    tree = next(name for name, of in site.trees.items() if of["delivery"] == "pages")
    one_page = next(name for name, of in site.trees.items() if of["delivery"] == "one-page")
    assert (live / "www" / ".wegwijzer").is_file()
    assert (live / "www" / "_headers").is_file()
    for path in (
        *("bestaat-niet", "bestaat-niet/", f"keuzehulp/{tree}/oude-stap/", f"keuzehulp/{one_page}/x", "404.html"),
        *("assets/", "embed/", "embed/bestaat-niet/", "assets/tree.0123456789.css", "index.html/"),
        *(".wegwijzer", "_headers", "index.html.gz", "index.html.br", "assets/search.json.br", "voor/.git/config"),
    ):
        answer = server.get(path)
        assert (answer.status, answer.data) == (404, page), path


def test_what_is_for_another_server_is_not_handed_out(sample_server: Server) -> None:
    """Of a site under a path, too, the file with headers for other servers is not there, nor what would pack it."""
    spelled = ("_headers", "_HEADERS", "%5Fheaders", "_headers/", "./_headers", "/_headers", "_headers?x", "_redirects")
    for name in spelled:
        for folder in ("", "een/", "een/pad/", "een/pad/embed/"):
            for packed in ("", ".gz", ".br"):
                answer = sample_server.get(f"{folder}{name}{packed}")
                assert answer.status in (301, 404), (folder, name, packed)
                assert b"Content-Security-Policy" not in answer.data, (folder, name, packed)
    for path in (".git", ".wegwijzer", "index.html.br", "%2Ewegwijzer", "assets/search.json.gz"):
        assert sample_server.get(f"een/pad/{path}").status == 404, path
        assert sample_server.get(path).status == 404, path


def test_nothing_outside_the_site(server: Server) -> None:
    """No spelling of an address leads out of the folder of the site."""
    for path in ("../nginx/site.conf", "%2e%2e/nginx/site.conf", "embed/..%2f..%2fnginx/site.conf", "assets../nginx/"):
        answer = server.get(path)
        assert answer.status in (400, 404), path
        assert b"add_header" not in answer.data, path


def test_an_old_step_in_a_frame_starts_again(server: Server, site: Site) -> None:
    """A frame that asks for a step that is gone is led to the start of its tree; a tree that is gone is not found."""
    for tree in site.trees:
        old = server.get(f"embed/{tree}/oude-stap/branche_ja/")
        assert (old.status, old.headers["location"]) == (302, f"/embed/{tree}/")
    gone = server.get("embed/bestaat-niet/oude-stap/")
    assert (gone.status, gone.headers["location"]) == (302, "/embed/bestaat-niet/")
    assert server.get("embed/bestaat-niet/").status == 404


def test_folders_end_in_a_slash(server: Server) -> None:
    """An address without its last slash leads to the one with it, on whatever host and port that was asked."""
    moved = server.get("privacy")
    assert (moved.status, moved.headers["location"]) == (301, "/privacy/")


def test_nothing_can_be_sent(server: Server, kinds: Kinds) -> None:
    """The server takes questions for pages and nothing else."""
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert server.get(kinds["home"], method).status == 405, method
    head = server.get(kinds["home"], "HEAD")
    assert (head.status, head.data) == (200, b"")


# --- security.txt --------------------------------------------------------------------------------------------------


def test_security_txt(sample_server: Server) -> None:
    """The contact for weaknesses stands at the root of the host, also if the site is below a path of it."""
    answer = sample_server.get(".well-known/security.txt")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text == (
        "Contact: mailto:beveiliging@example.nl\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: nl, en\n"
        "Canonical: https://www.example.nl/.well-known/security.txt\n"
    )


# --- what is noted down --------------------------------------------------------------------------------------------


def test_the_log_knows_no_visitor(server: Server, kinds: Kinds) -> None:
    """What is noted down is when, what and how much: not who, with what, or from where."""
    server.get(kinds["outcome"], user_agent="Browser-van-iemand", referer="https://ergens.example.nl/")
    lines = [line for line in server.access_log.splitlines() if f" /{kinds['outcome']} " in line]
    assert lines, "other pages are noted down"
    assert len(lines[-1].split(" ")) == 5
    for told in ("Browser-van-iemand", "ergens.example.nl", "127.0.0.1"):
        assert told not in server.logs


def loaded(page: Path) -> list[str]:
    """The styles and scripts that a page asks for, from the root of the site."""
    return re.findall(r'(?:href|src)="(?:\.\./)*(assets/[^"]+)"', page.read_text("utf-8"))


def test_no_visit_to_a_tree_on_one_page_is_noted_down(live: Path, site: Site, tmp_path: Path) -> None:
    """Whatever one asks of a tree on one page, found or not, well or badly asked, no log of the server knows of it."""
    trees = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    assert trees
    with serving(live, tmp_path / "own") as fresh:
        for tree in trees:
            for path in (
                *(f"keuzehulp/{tree}/", f"keuzehulp/{tree}", f"keuzehulp/{tree}/?a=b", f"keuzehulp/{tree}/index.html"),
                *(f"keuzehulp/{tree}/oude-stap/", f"keuzehulp/{tree}/.git", f"keuzehulp/{tree}/index.html.gz"),
                *(f"Keuzehulp/{tree.upper()}/", f"keuzehulp/%{ord(tree[0]):x}{tree[1:]}/x", f"x/../keuzehulp/{tree}/x"),
                *(f"embed/{tree}/", f"embed/{tree}", f"embed/{tree}/oude-stap/", f"api/v1/trees/{tree}.json"),
                *(f"assets/{tree}.0123456789.css", *loaded(live / "www/keuzehulp" / tree / "index.html")),
            ):
                assert fresh.get(path).status in (200, 301, 302, 404)
                fresh.get(path, secure=False)
                fresh.get(path, "POST")
                fresh.get(path, range="bytes=9999999-")
        fresh.get("privacy/")
        assert fresh.access_log.count("\n") == 1, "only what comes last"
        assert fresh.logs == fresh.access_log
        assert fresh.access_log.endswith(" /privacy/ " + fresh.access_log.split(" ")[-1])
