"""The configuration for nginx, in two parts: one for its context `http`, one for the `server` of the host."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wegwijzer_build.render import SECURITY
from wegwijzer_build.render.data import feed
from wegwijzer_build.wording import say

from .areas import assets, moved, pattern, steps, unlogged, unlogged_data
from .discreet import discreet, mistaken, quiet
from .host import Host, HostError
from .policy import ALWAYS, Area, varying

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,  # noqa: S701 - no HTML; values go through `_quoted`
)


def nginx_files(host: Host) -> Mapping[str, str]:
    """File name → text."""
    context = {
        "host": host,
        "always": ALWAYS,
        "varying": varying(host),
        "discreet": tuple(discreet(host)) if host.unseen else (),
        "quiet": tuple(quiet(host)),
        "mistaken": mistaken(host),
        "areas": Area,
        "security": SECURITY,
        "pattern": partial(pattern, host),
        "unlogged": unlogged(host),
        "unlogged_data": unlogged_data(host),
        "moved": tuple(moved(host)),
        "feed": {"path": host.path + feed.PATH, "type": feed.TYPE},
        "assets": assets(host),
        "steps": steps(host),
        "variable": _variable,
        "quoted": _quoted,
    }
    return {
        name: _TEMPLATES.get_template(f"{name}.jinja").render(context) + "\n" for name in ("http.conf", "site.conf")
    }


def _variable(header: str) -> str:
    return f"$wegwijzer_{header.lower().replace('-', '_')}"


def _quoted(value: str) -> str:
    """A value as nginx takes it, with nothing in it that it would read as more than text."""
    if re.search(r'["\\$\x00-\x1f\x7f]', value):
        raise HostError(say("{value} has signs that a server can take amiss", value=repr(value)))
    return f'"{value}"'
