"""A telephone number cannot be right (phone-number).

A mail address cannot be right (mail-address).

A number is written as people write it, with spaces or hyphens where they like, and holds nothing else: cost, hours and
notes have keys of their own. It starts with 0 or +31 and has as many digits as such numbers have; 112, 113, 14 020,
116 111 and numbers that start with 0800 or 0900 are fine. Each way of a contact has what belongs to it under `at`:
`phone` a number, `mail` a mail address, `site`, `chat` and `form` an https address, `visit` a place and no address of
the web. The same holds for links in texts that start with tel: or mailto:.

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

from collections.abc import Callable, Iterator, Mapping

from wegwijzer_build.model import WayKind, Written
from wegwijzer_build.problems import Problem

from .contact_ways import FAULTS
from .fault import Fault
from .material import Item, Material
from .phones import phone_fault
from .words import quoted


def _place_fault(place: str) -> Fault | None:
    """What keeps a text from being a place to go to: an address of the web would be shown as a link."""
    if "://" not in place:
        return None
    return Fault("link-form", f"{quoted(place)} is no place to visit", "write the place, or 'by: site'")


_AT: Mapping[str, Callable[[str], Fault | None]] = {**FAULTS, WayKind.VISIT: _place_fault}


def check(material: Material) -> Iterator[Problem]:
    """Look at every number, and at what each way of a contact holds."""
    for item in material.items:
        for scalar in item.scalars:
            if scalar.leaf.written is Written.PHONE and scalar.text.strip() and (found := phone_fault(scalar.text)):
                yield item.problem(scalar.path, found)
        if item.collection == "contacts":
            yield from _ways(item)


def _ways(item: Item) -> Iterator[Problem]:
    ways = item.raw.get("ways") if isinstance(item.raw, dict) else None
    for index, way in enumerate(ways if isinstance(ways, list) else ()):
        by, at = (way.get("by"), way.get("at")) if isinstance(way, dict) else (None, None)
        if isinstance(by, str) and isinstance(at, str) and at.strip() and by in _AT and (found := _AT[by](at)):
            yield item.problem(("ways", index, "at"), found)
