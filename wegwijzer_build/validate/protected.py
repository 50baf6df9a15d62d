"""What no edition may take away is not there (unknown-protected).

Under `protected` in site.yml stands what every edition of this content keeps as it is, each by its collection and its
id: whom somebody in danger calls, and who helps outside the organisation.

Bad:
    protected: [contacts/hulplin]

Good:
    protected: [contacts/hulplijn]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import did_you_mean, quoted, say

from .context import SITE, CheckContext
from .violation import Violation

_KEY = "protected"


def check(context: CheckContext) -> Iterator[Problem]:
    """Look whether each of them is there."""
    for item in context.items:
        for scalar in item.scalars if item.collection == SITE else ():
            if scalar.path[0] != _KEY:
                continue
            collection, _, name = scalar.text.partition("/")
            known = context.ids.get(collection, ())
            if name and not (collection in context.ids and context.exists(collection, name)):
                message = say("there is no {name}", name=quoted(scalar.text))
                yield item.problem(
                    scalar.path, Violation("unknown-protected", message, did_you_mean(name, list(known)))
                )
