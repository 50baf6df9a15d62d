"""What makes an https address or a mail address one that can be right: plain functions over a text."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from wegwijzer_build.wording import quoted

from .violation import Violation

_REFUSED = frozenset("<>\"'`{}|\\^ ")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})|%[01][0-9A-Fa-f]|%7[Ff]")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE | re.ASCII)
_MAILBOX = re.compile(r"[a-z0-9_%+-]+(\.[a-z0-9_%+-]+)*", re.IGNORECASE | re.ASCII)
_FULL = "write the full address, for example https://www.example.org/"
_FILE = re.compile(r"\.(?:html?|php|md|pdf|docx?|yml)$", re.IGNORECASE)
_AGAIN = "copy the address again from the bar of the browser"
_SPACE = {" ": "a space", "\t": "a tab", "\n": "a line break"}


def https_violation(url: str) -> Violation | None:
    """What keeps a text from being a full and safe https address; None when nothing does."""
    if not url.startswith("https://"):
        return _not_https(url)
    return _sign_violation(url) or _host_violation(url)


def stem_violation(url: str, ends: str) -> Violation | None:
    """What keeps an https address from having paths put behind it; None when it ends in one of the signs of `ends`.

    Without such an end, `https://example.nl` and `hulp/` would make an address on the host of somebody else.
    """
    if "#" in url or (ends == "/" and "?" in url):
        return _violation(url, "cannot have paths put behind it", "take out everything from the '?' or '#' on")
    if url[-1] not in ends or "/" not in url.removeprefix("https://"):
        return _violation(url, "cannot have paths put behind it", f"write {quoted(url + '/')}")
    return None


def mail_violation(address: str) -> Violation | None:
    """What keeps a text from being one mail address; None when nothing does."""
    mailbox, at, host = address.rpartition("@")
    if at and len(mailbox) <= 64 and _MAILBOX.fullmatch(mailbox) and _is_host(host):
        return None
    message = f"{quoted(address)} is not a mail address"
    return Violation("mail-address", message, "write one address, such as info@example.nl")


def mail_or_page_violation(address: str) -> Violation | None:
    """What keeps a text from being a mail address, or else the https address of a page; None when nothing does."""
    if mail_violation(address) is None:
        return None
    if not address.startswith("https://"):
        message = f"{quoted(address)} is neither a mail address nor an https address"
        return Violation("mail-address", message, "write one address, such as info@example.nl")
    return https_violation(address)


def _violation(url: str, what: str, hint: str = "") -> Violation:
    return Violation("link-form", f"the address {quoted(url)} {what}", hint)


def _sign_violation(url: str) -> Violation | None:
    if refused := next((sign for sign in url if sign in _REFUSED or not sign.isprintable()), None):
        sign = _SPACE.get(refused, f"'{refused}'" if refused.isprintable() else "a hidden character")
        return _violation(url, f"has {sign} in it", _AGAIN)
    if entity := _ENTITY.search(url):
        return _violation(url, f"has '{entity[0]}' in it", f"write the character itself: '{html.unescape(entity[0])}'")
    if _BAD_PERCENT.search(url):
        return _violation(url, "has a '%' that is not followed by a code", _AGAIN)
    return None


def _not_https(url: str) -> Violation:
    scheme, colon, rest = url.partition(":")
    if scheme.lower() == "https" and rest.startswith("//"):
        return _violation(url, "has to start with 'https://' in lower case", f"write {quoted('https:' + rest)}")
    if scheme.lower() == "http" and rest.startswith("//"):
        return _violation(url, "is not safe: it starts with 'http://'", f"write {quoted('https:' + rest)}")
    if url.startswith("//") and _is_host(url[2:].partition("/")[0]):
        return _violation(url, "is not a full address", f"write {quoted('https:' + url)}")
    if not colon and _is_host(url.partition("/")[0]) and not _FILE.search(url):
        return _violation(url, "is not a full address", f"write {quoted('https://' + url)}")
    return _violation(url, "does not start with 'https://'", _FULL)


def _host_violation(url: str) -> Violation | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return _violation(url, "is not a web address", _FULL)
    if "@" in parts.netloc:
        return _violation(url, "has a user name in it", "take out everything up to and including the '@'")
    if port == 0 or parts.netloc.endswith(":"):
        return _violation(url, "has a wrong port", "take the ':' and the number out of it")
    if not _is_host(parts.hostname or ""):
        return _violation(url, f"has no host that can exist: {quoted(parts.netloc)}", _FULL)
    return None


def _is_host(host: str) -> bool:
    """Tell whether a text is the full name of a host; addresses in numbers are none."""
    labels = host.split(".")
    return (
        len(host) <= 253
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and len(labels[-1]) > 1
        and not labels[-1].isdigit()
    )
