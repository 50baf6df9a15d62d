"""Tries addresses of others: what comes of each, along all redirects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from .asking import Asking, Manners, NoAnswerError, Verdict

_MOST_REDIRECTS = 8
_AT_ONCE = 8
"""Hosts that are asked beside each other."""
_PERMANENT = frozenset([301, 308])
_REDIRECTS = _PERMANENT | {302, 303, 307}
_GONE = frozenset([404, 410])
_REFUSED = frozenset([401, 403, 405, 406, 407, 418, 429, 451, 999])
_OK, _FROM_REDIRECT = 200, 300


@dataclass(frozen=True)
class Tried:
    """An address and what came of it; `moved_to`: where it leads for good."""

    address: str
    verdict: Verdict
    detail: str = ""
    moved_to: str = ""


def try_all(addresses: Sequence[str], manners: Manners) -> Iterator[Tried]:
    """Try each address once; the answers come in the order of the addresses."""
    asking = Asking(manners)
    per_host: dict[str, list[str]] = {}
    for address in addresses:
        per_host.setdefault(_host_of(address), []).append(address)

    def of_host(ones: list[str]) -> list[Tried]:
        return [_tried(asking, address) for address in ones]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = {tried.address: tried for some in pool.map(of_host, per_host.values()) for tried in some}
    return (found[address] for address in addresses)


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""  # no address; that is told where it is asked for


def _tried(asking: Asking, address: str) -> Tried:
    """Follow an address to its end."""
    here, moved_to, seen, is_for_good = address, "", {address}, True
    try:
        while True:
            response = asking.ask(here)
            if response.status not in _REDIRECTS or not response.location:
                return _judged(address, response.status, moved_to)
            here = _absolute(here, response.location)
            is_for_good = is_for_good and response.status in _PERMANENT
            moved_to = here if is_for_good else moved_to
            if here in seen or len(seen) > _MOST_REDIRECTS:
                raise NoAnswerError(Verdict.UNREACHABLE, "it leads round in circles")
            seen.add(here)
    except NoAnswerError as end:
        return Tried(address, end.verdict, end.detail)


def _judged(address: str, status: int, moved_to: str) -> Tried:
    if status in _GONE:
        return Tried(address, Verdict.GONE, str(status), moved_to)
    if status in _REFUSED:
        return Tried(address, Verdict.REFUSED, str(status), moved_to)
    if not _OK <= status < _FROM_REDIRECT:
        return Tried(address, Verdict.BROKEN, str(status), moved_to)
    if not moved_to:
        return Tried(address, Verdict.FINE)
    to_the_front = urlsplit(moved_to).path in ("", "/") and urlsplit(address).path not in ("", "/")
    detail = "that is a front page: what it led to may be gone" if to_the_front else ""
    return Tried(address, Verdict.MOVED, detail, moved_to)


def _absolute(here: str, location: str) -> str:
    """Where a redirect leads; header lines come as bytes that are read as Latin-1."""
    try:
        text = location.encode("latin-1").decode("utf-8", "replace")
        return urlunsplit(urlsplit(urljoin(here, text))._replace(fragment=""))
    except ValueError:
        raise NoAnswerError(Verdict.UNREACHABLE, "it leads to what is no address") from None
