"""Asks a host on the web for one address, politely: one request at a time for each host, and no more than first lines.

Only public hosts are asked, over https.
"""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from threading import Lock, Timer
from urllib.parse import SplitResult, quote, urlsplit

_FROM_BROKEN = 400
_IN_PATH = "/%:@!$&'()*+,;=~"
_PATIENCE = 3
"""So many times the timeout a whole answer may take: some servers send their first lines sign by sign."""


class Verdict(StrEnum):
    """What came of trying an address."""

    FINE = "fine"
    MOVED = "moved"
    """It leads on for good; the new address is told."""
    GONE = "gone"
    REFUSED = "refused"
    """Programs are not let in; somebody has to look with a browser."""
    BROKEN = "broken"
    """The server answers that it cannot answer."""
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    UNSAFE = "unsafe"
    """It leads to where nobody should be sent: without https, or into a private network."""


@dataclass(frozen=True)
class Manners:
    """How to ask: `timeout` and `pause` (between two requests to one host) in seconds, and the name that we give.

    `local`: also ask hosts of private networks, and without https; for tests.
    """

    timeout: float
    agent: str
    pause: float = 1.0
    local: bool = False


class NoAnswerError(Exception):
    """Trying ends here."""

    def __init__(self, verdict: Verdict, detail: str) -> None:
        super().__init__(detail)
        self.verdict, self.detail = verdict, detail


@dataclass(frozen=True)
class Response:
    """The first lines of an answer."""

    status: int
    location: str


@dataclass
class _Turn:
    """Whose turn it is at a host, and when it was asked last."""

    lock: Lock = field(default_factory=Lock)
    asked_at: float = float("-inf")


class Asking:
    """Asks for addresses; whoever asks beside it waits for its turn at the same host."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._turns: dict[str, _Turn] = {}
        self._guard = Lock()
        self._tls = ssl.create_default_context()

    def ask(self, address: str) -> Response:
        """Ask for the first lines only; for all, and read no more of it, where a server minds that."""
        try:
            parts = urlsplit(address)
            port, host = parts.port, (parts.hostname or "").encode("idna").decode()
        except (ValueError, UnicodeError):
            raise NoAnswerError(Verdict.UNREACHABLE, f"it is no address: {address}") from None
        if parts.scheme != "https" and not (self._manners.local and parts.scheme == "http"):
            raise NoAnswerError(Verdict.UNSAFE, f"it leads to {address}, which is not https")
        try:
            response = self._request("HEAD", parts, host, port)
        except NoAnswerError as refusal:
            if refusal.verdict is not Verdict.BROKEN:
                raise
            return self._request("GET", parts, host, port)
        return self._request("GET", parts, host, port) if response.status >= _FROM_BROKEN else response

    def _request(self, method: str, parts: SplitResult, host: str, port: int | None) -> Response:
        with self._guard:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            time.sleep(max(0.0, turn.asked_at + self._manners.pause - time.monotonic()))
            try:
                return self._sent(method, parts, host, port)
            finally:
                turn.asked_at = time.monotonic()

    def _sent(self, method: str, parts: SplitResult, host: str, port: int | None) -> Response:
        try:
            connection = HTTPConnection(host, port, timeout=self._manners.timeout)
        except HTTPException:
            raise NoAnswerError(Verdict.UNREACHABLE, "it is no address") from None
        given_up = False

        def give_up() -> None:
            nonlocal given_up
            given_up = True
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

        timer = Timer(_PATIENCE * self._manners.timeout, give_up)
        try:
            connection.sock = self._connected(host, port or (443 if parts.scheme == "https" else 80), parts.scheme)
            timer.start()
            headers = {"User-Agent": self._manners.agent, "Accept": "*/*", "Host": _host_header(host, port)}
            connection.request(method, _target(parts), headers=headers)
            response = connection.getresponse()
            return Response(response.status, response.getheader("Location") or "")
        except TimeoutError:
            raise NoAnswerError(Verdict.SLOW, f"no answer within {self._manners.timeout:g} seconds") from None
        except ssl.SSLError as error:
            raise NoAnswerError(Verdict.UNREACHABLE, f"no safe connection: {error.reason or error}") from None
        except (HTTPException, ConnectionResetError, BrokenPipeError):
            raise NoAnswerError(Verdict.BROKEN, "the server breaks off") from None
        except (OSError, ValueError, AttributeError) as error:
            if given_up:
                raise NoAnswerError(Verdict.SLOW, "its answer takes too long") from None
            raise NoAnswerError(Verdict.UNREACHABLE, getattr(error, "strerror", None) or str(error)) from None
        finally:
            timer.cancel()
            connection.close()

    def _connected(self, host: str, port: int, scheme: str) -> socket.socket:
        """A connection to an address that was looked at: what the name means is asked once."""
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        ips = [str(info[4][0]) for info in infos]
        if not self._manners.local and not all(ip_address(ip.partition("%")[0]).is_global for ip in ips):
            raise NoAnswerError(Verdict.UNSAFE, f"{host} lies in a private network")
        failed: OSError | None = None
        for ip in dict.fromkeys(ips):
            try:
                plain = socket.create_connection((ip, port), self._manners.timeout)
            except OSError as error:
                failed = error
                continue
            return self._tls.wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
        raise failed or OSError("no address")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_IN_PATH)
    query = quote(parts.query, safe=f"{_IN_PATH}?")
    return f"{path}?{query}" if query else path


def _host_header(host: str, port: int | None) -> str:
    named = f"[{host}]" if ":" in host else host
    return named if port is None else f"{named}:{port}"
