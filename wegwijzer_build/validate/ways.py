"""A telephone number cannot be right (phone-number).

A mail address cannot be right (mail-address).

A number is written as people write it, with spaces or hyphens where they like, and holds nothing else: cost, hours and
notes have keys of their own. It starts as numbers do, and has as many digits: language/phones.yml says how that is in
the country of the content, and without it any number of 3 to 15 digits will do. Each way of a contact has what belongs
to it under `at`: `phone` a number, `mail` a mail address, `site`, `chat` and `form` an https address, `visit` a place
and no address of the web. The same holds for links in texts that start with tel: or mailto:.

Bad:
    ways:
      - {by: phone, at: 0800-51}
      - {by: mail, at: "info@example"}

Good:
    ways:
      - {by: phone, at: 0800-5151}
      - {by: mail, at: "info@example.nl"}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import Phones, WayKind, Written
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .contact_ways import FOLLOWED, way_violation
from .context import CheckContext, RawItem
from .phones import phone_violation
from .violation import Violation


def _place_violation(place: str) -> Violation | None:
    """What keeps a text from being a place to go to: an address of the web would be shown as a link."""
    if "://" not in place:
        return None
    return Violation(
        "link-form", say("{place} is no place to visit", place=quoted(place)), say("write the place, or 'by: site'")
    )


def _at_violation(by: str, at: str, phones: Phones | None) -> Violation | None:
    if by == WayKind.VISIT:
        return _place_violation(at)
    return way_violation(by, at, phones) if by in FOLLOWED else None


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every number, and at what each way of a contact holds."""
    phones = context.tongue.phones
    for item in context.items:
        for scalar in item.scalars:
            is_number = scalar.leaf.written is Written.PHONE and scalar.text.strip()
            if is_number and (found := phone_violation(scalar.text, phones)):
                yield item.problem(scalar.path, found)
        if item.collection == "contacts":
            yield from _ways(item, phones)


def _ways(item: RawItem, phones: Phones | None) -> Iterator[Problem]:
    ways = item.raw.get("ways") if isinstance(item.raw, dict) else None
    for index, way in enumerate(ways if isinstance(ways, list) else ()):
        by, at = (way.get("by"), way.get("at")) if isinstance(way, dict) else (None, None)
        if isinstance(by, str) and isinstance(at, str) and at.strip() and (found := _at_violation(by, at, phones)):
            yield item.problem(("ways", index, "at"), found)
