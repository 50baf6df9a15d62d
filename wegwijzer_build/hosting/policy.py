"""Which headers go with which addresses: decided once, for every kind of server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from wegwijzer_build.render.data.openapi import API_VERSION

from .host import Host

_YEAR = 365 * 24 * 3600

ALWAYS: Mapping[str, str] = {
    "Strict-Transport-Security": f"max-age={2 * _YEAR}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
            *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
            *("publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking"),
        )
    ),
    # A page opened from ours, or one that opened ours, gets no hold of it. It says nothing to what is in a frame.
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers that are the same everywhere."""

_HOUR = 3600

UNKEPT = "no-store"
"""What is sent with all that a browser may put on no disk."""

_OWN_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; "
)
"""All that our pages need. Pictures in `data:` are the icon and the signs in the styles of the theme."""


class Area(Enum):
    """A part of the site whose headers differ."""

    EMBEDS = "embeds"
    """What others show in a frame."""
    LOADER = "loader"
    """The script that makes those frames, on pages of others. It lies among the embeds."""
    FOR_HOSTS = "for hosts"
    """The pages for who shows embeds, with examples of them in frames."""
    DATA = "data"
    """What programs of others read."""
    ASSETS = "assets"
    """All styles and scripts, and what the search reads."""
    MARKED = "marked"
    """Those with a mark of their contents in the name, which never change."""
    PASSING = "passing"
    """Those that only trees on one page load."""
    UNSEEN = "unseen"
    """Trees on one page: as page, as embed, as data, and the addresses that they had before."""


@dataclass(frozen=True)
class Varying:
    """A header, its value where nothing else holds, and its values in areas. An empty value is not sent."""

    name: str
    otherwise: str
    within: Mapping[Area, str] = field(default_factory=dict)

    def at(self, area: Area | None) -> str:
        """Its value in an area, or outside all of them."""
        return self.otherwise if area is None else self.within.get(area, self.otherwise)


def varying(host: Host) -> tuple[Varying, ...]:
    """The headers that differ from area to area; areas of one header never overlap."""
    may_frame = " ".join(("'self'", *host.embed_hosts))
    return (
        Varying(
            "Content-Security-Policy",
            f"{_OWN_CONTENT}frame-ancestors 'none'",
            {
                Area.EMBEDS: f"{_OWN_CONTENT}frame-ancestors {may_frame}",
                Area.FOR_HOSTS: f"{_OWN_CONTENT}frame-src 'self'; frame-ancestors 'none'",
            },
        ),
        # Pages are asked for anew each time: a page says what holds today. Nothing of a tree on one page is kept on a
        # disk, nor what only such trees load: either would tell who was there. And browsers do not fill in its answers
        # again when somebody goes back. The script of hosts has one address for good: a change of it is everywhere
        # within an hour.
        Varying(
            "Cache-Control",
            "no-cache",
            {
                Area.MARKED: f"public, max-age={_YEAR}, immutable",
                Area.PASSING: UNKEPT,
                Area.UNSEEN: UNKEPT,
                Area.LOADER: f"public, max-age={_HOUR}, must-revalidate",
            },
        ),
        Varying(
            "Cross-Origin-Resource-Policy",
            "same-origin",
            # A host may take all origin from its frames (`sandbox`): then even what an embed loads is not of its own.
            {Area.EMBEDS: "cross-origin", Area.ASSETS: "cross-origin", Area.DATA: "cross-origin"},
        ),
        # A host that asks this of its own page can only frame pages that ask it of theirs.
        Varying("Cross-Origin-Embedder-Policy", "", {Area.EMBEDS: "require-corp"}),
        # A host may ask for the script with `crossorigin`, as one does who pins its contents.
        Varying("Access-Control-Allow-Origin", "", {Area.DATA: "*", Area.LOADER: "*"}),
        Varying("API-Version", "", {Area.DATA: API_VERSION}),
    )
