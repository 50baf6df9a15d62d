"""A site that may show choice aids is not named by its origin (embed-host).

The list `embed_hosts` in site.yml names who may show the pages below /embed/ in a frame; the web server tells browsers
so, and they refuse everybody else. An entry is an origin: `https://`, the full name of a host, a port if there is one,
and nothing behind it, in lower case and without `:443`, as browsers say it. They compare origins only, so a path would
promise what nobody keeps. Every host is named
for itself: `*.example.nl` would let in whoever gets hold of any name below it.

Bad:
    embed_hosts:
      - https://www.arboportaal.nl/onderwerpen/

Good:
    embed_hosts:
      - https://www.arboportaal.nl
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .addresses import https_violation
from .context import SITE, CheckContext
from .violation import Violation

_KEY = "embed_hosts"


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every entry; whether it is a sane https address at all is for the check on links."""
    for item in context.items:
        for scalar in item.scalars if item.collection == SITE else ():
            if scalar.path[0] == _KEY and (found := _violation(scalar.text)):
                yield item.problem(scalar.path, found)


def _violation(text: str) -> Violation | None:
    if https_violation(text):
        return None
    host = urlsplit(text).netloc
    said = host.lower().removesuffix(":443")
    if re.fullmatch(r"https://[^/?#]+", text):
        message = say("{text} is not how a browser says it, so it would never be let in", text=quoted(text))
        return None if said == host else Violation("embed-host", message, say("write 'https://{said}'", said=said))
    host = said
    message = say("{text} is more than an origin: a host is let in as a whole, or not at all", text=quoted(text))
    return Violation("embed-host", message, say("write 'https://{host}'", host=host))
