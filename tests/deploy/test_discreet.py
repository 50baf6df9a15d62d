"""No log knows of a request that may be for a tree on one page, however it was asked; what is about others stays in."""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from tools.server import HOST, Server, serving
from wegwijzer_build.hosting import Host, deploy_files
from wegwijzer_build.publish import write_outputs
from wegwijzer_build.render import Output

TREE = "bespreken"
OLD = "zo-was-het"
"""A name that the tree had before."""

_BEHIND = (
    *("", "/", "/)", ")", "/.", ".", "/,", ",", "/>", "/%29", "/%3E", "/'", "/’", "/]", "/*", "/**", ";", "/!", "/?"),
    *("/%20", "%20", "%C2%A0", "/…", "\\", "/%E2%80%8B", "/?a=b", "/?)", "/index.html", "/oude-stap/", "/%00"),
    f"/{'x' * 300}/",
)
MANGLED = (
    # as chat programs, mail programs and hurried people make of a link
    *(f"keuzehulp/{TREE}{signs}" for signs in _BEHIND),
    *(f"keuzehulp/%E2%80%8B{TREE}/", "keuzehulp/bes%C2%ADpreken/", f"keuzehulp/<{TREE}>/", f"keuzehulp{TREE}/"),
    *("keuzehulp/bespre", "keuzehulp/bes=preken/", "keuzehulp/bes%0D%0Apreken/", "keuzehulp/bespreekn/", "keuzehulp/b"),
    *(f"keuzehulp-{TREE}", f"keuzehulp,{TREE}", f"keuzehulp:{TREE}", f"keuzehulp%2F{TREE}/", f"keuze-hulp/{TREE}/"),
    *(f"https://{HOST}/keuzehulp/{TREE}/", f"//{HOST}/keuzehulp/{TREE}/", f"{TREE}/", f"({TREE})"),
    # written in another way
    *(f"Keuzehulp/{TREE.title()}/", f"KEUZEHULP/{TREE.upper()}/", f"/keuzehulp/{TREE}/", f"keuzehulp//{TREE}/"),
    *(f"./keuzehulp/{TREE}/", f"keuzehulp/./{TREE}/", f"x/../keuzehulp/{TREE}/", f"keuzehulp/regelen/../{TREE}/"),
    *("keuzehulp/%62espreken/", "%6Beuzehulp/%62%65spreken/", "keuzehulp/%2562espreken/"),
    *(f"keuzehulp/x%2F..%2F{TREE}/", f"en/keuzehulp/{TREE}/"),
    *(f"?from=/keuzehulp/{TREE}/", f"privacy/?u=keuzehulp%2F{TREE}"),
    # below something else that there is, or beside it
    *(f"hulp/{TREE}", f"hulp/{TREE}/", f"keuzehulp/regelen/{TREE}/", f"adviezen/{TREE}/x/", f"adviezen/{TREE}"),
    *(f"voor/?q={TREE}", f"adviezen/{TREE}/?q={TREE}"),
    # what else there is of it, and by its old name
    *(f"embed/{TREE}/", f"embed/{TREE}", f"embed/{TREE})", f"Embed/{TREE}/", "embed/%62espreken/"),
    *(f"api/v1/trees/{TREE}.json", f"api/v1/trees/{TREE}.json)", f"api/v1/trees/{TREE}", f"API/v1/trees/{TREE}.json"),
    *(f"oembed/{TREE}.json", f"oembed/{TREE}", f"oembed/{TREE}.json?format=json", f"assets/{TREE}.0123456789.css"),
    *(f"keuzehulp/{OLD}/", f"keuzehulp/{OLD})", f"embed/{OLD}/", f"api/v1/trees/{OLD}.json", f"oembed/{OLD}.json"),
)
"""Addresses below the root of the site, as they are sent."""

ORDINARY = ("", "privacy/", "voor/", "hulp/", "keuzehulp/", "keuzehulp/regelen/", "keuzehulp/regelen/branche/")
ALSO_ORDINARY = ("adviezen/beleid/?bron=mail", f"adviezen/{TREE}/", "sitemap.xml")
MISTYPED = (
    *("bespreke", "be_spreken", "bespreekn/", "beespreken/", "bestanden/bespreke.pdf", "voor", "sitemap_xml"),
    *("keuzehulp/regelen/x/bespreken", "keuzehulp/regelen/bestaat-niet/", "api/v1/bespreke.json"),
    "adviezen/bestaat-niet/",
)
"""What is not there, or at the address with a `/` behind it: who can say what was meant?"""
BESIDE = ("/", f"/nieuws/{TREE}/", "/bestanden/jaar%20verslag%20(1).pdf", "/zoek?q=caf%C3%A9", "/een/ander/)")


@dataclass(frozen=True)
class Running:
    """A server, and the path of the site on its host."""

    server: Server
    path: str


@pytest.fixture(scope="module", params=["/", "/een/pad/"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A few pages at the root of a host, and under a path: one is a tree on one page that had another name before."""
    moved = {
        f"keuzehulp/{OLD}/": f"keuzehulp/{TREE}/",
        f"embed/{OLD}/": f"embed/{TREE}/",
        f"api/v1/trees/{OLD}.json": f"api/v1/trees/{TREE}.json",
    }
    alike = (f"adviezen/{TREE}/",)
    host = Host(request.param, one_page=(TREE,), paged=("regelen",), moved=tuple(moved.items()), alike=alike)
    folder = tmp_path_factory.mktemp("discreet")
    pages = (*ORDINARY, "adviezen/beleid/", *alike, f"keuzehulp/{TREE}/", f"embed/{TREE}/")
    files = (*(f"{page}index.html" for page in pages), f"api/v1/trees/{TREE}.json", "404.html", "sitemap.xml")
    outputs = [Output(f"www{host.path}{name}", b"<title>Hallo</title>" * 500) for name in files]
    (folder / "live").mkdir()
    write_outputs(folder / "live", (*outputs, *deploy_files(host, files)))
    with serving(folder / "live", folder / "own", patience="1s") as server:
        yield Running(server, host.path)


def opened(running: Running, *, tls: bool = True, secure: bool = True, patience: float = 2.0) -> socket.socket:
    """A connection; `tls=False` speaks plainly to whichever port."""
    port = int((running.server.at if secure else running.server.plain).split("/")[2].rpartition(":")[2])
    connection = socket.create_connection((HOST, port), timeout=patience)
    if tls and secure:
        context = ssl.create_default_context(cafile=str(running.server.certificate))
        return context.wrap_socket(connection, server_hostname=HOST)
    return connection


def send(running: Running, data: bytes, *, tls: bool = True, secure: bool = True, patience: float = 2.0) -> bytes:
    """Send these bytes and give the beginning of what comes back, if anything does."""
    with opened(running, tls=tls, secure=secure, patience=patience) as connection, contextlib.suppress(OSError):
        connection.sendall(data)
        return connection.recv(4096)
    return b""


def line(running: Running, address: str, method: str = "GET") -> bytes:
    """The first line of a request."""
    return f"{method} {running.path}{address} HTTP/1.1\r\n".encode()


LOST_PATIENCE = 1.5
"""Seconds after which this server has closed what never came to its end."""
OWN = f"Host: {HOST}\r\nConnection: close\r\n".encode()


def refused(running: Running) -> Iterator[tuple[bytes, bool]]:
    """Requests for the tree that nginx refuses early, or that break off; each with whether it is spoken through TLS."""
    asked = line(running, f"keuzehulp/{TREE}/")
    path = running.path.encode() + f"keuzehulp/{TREE}/".encode()
    yield asked + OWN + b"Cookie: a=" + b"x" * 9000 + b"\r\n\r\n", True
    yield asked + OWN + b"".join(b"X-%d: %s\r\n" % (n, b"x" * 4000) for n in range(12)) + b"\r\n", True
    yield asked[:-4] + OWN + b"\r\n", True
    yield asked + OWN + OWN + b"\r\n", True
    yield asked + b"\r\n", True
    yield asked + b"Host: ander.example.nl\r\n\r\n", True
    yield asked + b"Host: \xff\xfe\r\n\r\n", True
    yield asked + OWN + b"\r\n", False
    yield asked + OWN + b"Cookie: a=" + b"x" * 9000 + b"\r\n\r\n", False
    yield asked + OWN + b"Expect: 100-continue\r\nContent-Length: 9999\r\n\r\n", True
    yield asked + OWN + b"Content-Length: 9999\r\n\r\n", True
    yield asked + OWN + b"Content-Length: x\r\n\r\n", True
    yield asked + OWN + b"Transfer-Encoding: odd\r\n\r\n", True
    yield asked + OWN + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", True
    yield asked + OWN + b"Range: bytes=9999999-\r\n\r\n", True
    yield asked + OWN + b"Bad Header\r\n\r\n", True
    yield asked.replace(b"1.1", b"9.9") + OWN + b"\r\n", True
    yield asked.replace(b"HTTP", b"HTPT") + OWN + b"\r\n", True
    yield b"GET " + path + b"\r\n", True  # HTTP/0.9
    yield b"GET https://" + HOST.encode() + path + b" HTTP/1.1\r\n" + OWN + b"\r\n", True
    yield b"GET " + path + b"?" + b"x" * 9000 + b" HTTP/1.1\r\n" + OWN + b"\r\n", True
    yield b"GET " + path + b" en nog iets HTTP/1.1\r\n" + OWN + b"\r\n", True
    yield b"GET " + path.lstrip(b"/") + b" HTTP/1.1\r\n" + OWN + b"\r\n", True
    yield b"CONNECT " + HOST.encode() + path + b" HTTP/1.1\r\n" + OWN + b"\r\n", True
    for method in ("POST", "PUT", "OPTIONS", "TRACE", "get", "G=T", "M-SEARCH"):
        yield line(running, f"keuzehulp/{TREE}/", method) + OWN + b"\r\n", True
    yield line(running, f"keuzehulp/{TREE}/", "POST") + OWN + b"Content-Length: 3\r\n\r\na", True
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 40, True
    yield b"\x16\x03\x01" + path, False
    yield b"", True


@contextlib.contextmanager
def nothing_noted(running: Running) -> Iterator[None]:
    """Fails if, meanwhile, anything was written to any log. nginx writes when an answer is sent, not before."""
    before = running.server.logs
    yield
    running.server.get(f"{running.path}voor/"[1:])
    until = time.monotonic() + 10
    while running.server.logs == before and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)  # what was asked before, but of the other process
    added = running.server.logs.removeprefix(before)
    assert added.count("\n") == 1, added
    assert " 200 GET " in added, added


def test_no_log_knows_of_an_address_that_was_mangled(running: Running) -> None:
    """Mistyped, cut off or written otherwise, over https and over http: no line, not even that there was a request."""
    assert len(MANGLED) >= 60
    with nothing_noted(running):
        for address in MANGLED:
            asked = line(running, address) + OWN + b"\r\n"
            assert send(running, asked).startswith(b"HTTP/1.1 "), address
            send(running, asked, secure=False)


def test_no_log_knows_of_a_request_that_was_refused(running: Running) -> None:
    """Neither does one know what nginx refuses before it has looked, or what never came to its end."""
    with nothing_noted(running), contextlib.ExitStack() as slow:
        since = time.monotonic()
        asked = line(running, f"keuzehulp/{TREE}/")
        for begun in (b"", asked[:9], asked[:-5], asked + OWN, asked + OWN + b"Content-Length: 9\r\n\r\nx"):
            slow.enter_context(opened(running)).sendall(begun)
        for data, tls in refused(running):
            send(running, data, tls=tls, patience=0.3)
        for _ in range(20):  # gone while the server is still sending
            send(running, (asked + f"Host: {HOST}\r\n\r\n".encode()) * 20)
        time.sleep(max(0.0, since + LOST_PATIENCE - time.monotonic()))


def framed(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    """A frame of HTTP/2 (RFC 9113, section 4.1)."""
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def headers(*named: tuple[str, str]) -> bytes:
    """A block of headers, each as it is, in no table (RFC 7541, section 6.2.2)."""
    return b"".join(
        b"\0" + b"".join(bytes([len(part)]) + part for part in (name.encode(), value.encode())) for name, value in named
    )


END_STREAM, END_HEADERS = 1, 4
HEADERS, RST_STREAM, SETTINGS = 1, 3, 4


def of_http_2(running: Running) -> Iterator[bytes]:
    """Requests for the tree in frames that are refused, or break off before nginx has put its line together."""
    asked = ((":method", "GET"), (":path", f"{running.path}keuzehulp/{TREE}/"), (":scheme", "https"))
    whole = (*asked, (":authority", HOST))
    both = END_STREAM | END_HEADERS
    yield framed(HEADERS, END_STREAM, 1, headers(*whole))
    yield framed(HEADERS, 0, 1, headers(*whole[:2]))
    yield framed(HEADERS, END_STREAM, 1, headers(*whole)) + framed(RST_STREAM, 0, 1, (8).to_bytes(4, "big"))
    cookies = headers(*[("cookie", f"a{number}={'x' * 100}") for number in range(110)])
    yield framed(HEADERS, both, 1, headers(*whole) + cookies)
    yield framed(HEADERS, both, 1, headers(*asked[:2], whole[3]))
    yield framed(HEADERS, both, 1, headers(*asked, (":authority", "an der/")))
    for wrong in (("X-Foo", "1"), ("", "b"), ("x", "a\0b"), (":foo", "1"), asked[1], ("content-length", "abc")):
        yield framed(HEADERS, both, 1, headers(*whole, wrong))
    yield framed(HEADERS, both, 1, headers((":method", "g e t"), *whole[1:]))


def test_no_log_knows_of_what_was_refused_over_http_2(running: Running) -> None:
    """Where nginx has no line of the request yet, it has an address already: nothing of it is noted."""
    context = ssl.create_default_context(cafile=str(running.server.certificate))
    context.set_alpn_protocols(["h2"])
    with nothing_noted(running), contextlib.ExitStack() as slow:
        since = time.monotonic()
        for frames in of_http_2(running):
            plain = opened(running, tls=False)
            connection = slow.enter_context(context.wrap_socket(plain, server_hostname=HOST))
            assert connection.selected_alpn_protocol() == "h2"
            with contextlib.suppress(OSError):
                connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + framed(SETTINGS, 0, 0, b"") + frames)
        time.sleep(max(0.0, since + LOST_PATIENCE - time.monotonic()))


def test_a_long_line_is_as_discreet(running: Running) -> None:
    """Lines that make an expression look for long are judged as well, and the server has nothing to say of them."""
    folder = running.path.strip("/") or "een"
    parts = (folder, f"{folder}/", "keuzehulp/", "keuzehulp/regelen/", TREE[:-1], f"/{TREE[:-1]}/", "%62", ".", "/")
    with nothing_noted(running):
        for part in parts:
            address = f"{part * (7000 // len(part))}/keuzehulp/{TREE}/"
            send(running, line(running, address) + OWN + b"\r\n")


def noted(running: Running, addresses: Sequence[str]) -> list[str]:
    """Ask for addresses on the host, and give those that came into the log."""
    before = running.server.access_log
    for address in addresses:
        send(running, f"GET {address} HTTP/1.1\r\n".encode() + OWN + b"\r\n")
    time.sleep(0.3)
    return sorted(line.split(" ")[3] for line in running.server.access_log.removeprefix(before).splitlines())


def test_what_is_not_there_is_not_noted_down(running: Running) -> None:
    """No program can tell a name with a fault in it from another, so nothing of what was not found is noted."""
    with nothing_noted(running):
        for address in MISTYPED:
            asked = line(running, address) + OWN + b"\r\n"
            assert send(running, asked).split()[1] in (b"301", b"404"), address
            send(running, asked, secure=False)
        for method in ("OPTIONS", "PUT", "PROPFIND", "DELETE"):
            send(running, line(running, MISTYPED[0], method) + OWN + b"\r\n")
        asked = line(running, MISTYPED[0])
        for wrong in (b"Cookie: a=" + b"x" * 9000, b"Content-Length: abc", b"Transfer-Encoding: odd", OWN[:-2], b""):
            send(running, asked + OWN + wrong + b"\r\n\r\n", patience=0.3)
        send(running, asked, patience=0.3)


def test_ordinary_pages_are_noted_down(running: Running) -> None:
    """What is there and about something else is, also where a page has a name that the tree has too.

    Nothing is of what stands behind a `?`: others put there who somebody is.
    """
    asked = [f"{running.path}{address}" for address in (*ORDINARY, *ALSO_ORDINARY)]
    assert noted(running, asked) == sorted(address.partition("?")[0] for address in asked)


def test_what_stands_beside_the_site_is_noted_down(running: Running) -> None:
    """On the host of somebody else their pages are in their log, with signs of their own and names like ours."""
    if running.path != "/":
        assert noted(running, BESIDE) == sorted(address.partition("?")[0] for address in BESIDE)
