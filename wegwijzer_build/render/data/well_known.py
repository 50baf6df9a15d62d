"""The file by which people who find a weakness know where to report it (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from wegwijzer_build.model import Security
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned

SECURITY = ".well-known/security.txt"
"""Where it is looked for: at the root of a host, also where the site itself lives under a path."""


def well_known(site: Site) -> Iterator[Planned]:
    """The file, if the site names somebody."""
    settings = site.content.site
    if settings.security:
        yield Planned(SECURITY, partial(_security, settings.security, settings.url))


def _security(security: Security, url: str | None) -> bytes:
    lines = [
        f"Contact: {addresses.to_write_to(security.contact)}",
        f"Expires: {security.expires.isoformat()}T23:59:59Z",
        "Preferred-Languages: nl, en",
    ]
    if url:
        lines.append(f"Canonical: https://{urlsplit(url).netloc}/{SECURITY}")
    return "".join(f"{line}\n" for line in lines).encode()
