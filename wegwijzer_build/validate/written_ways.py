"""A number or an address of a contact is written out (written-way).

It stands in the file of the contact, and nowhere else: a number that changes there would stay old here. Texts name
the way, and the number is filled in: `[…](phone:politie)`. This goes for what is the same number or address, however it
is spaced, with +31 or with 0, with www or without; and for numbers of seven digits or more that look like one of a
contact, with one digit wrong, missing or too much, or two swapped. A number of a few digits, such as 112, counts where
it stands alone in a text that speaks of calling, and is no article, amount or count. Not looked at are the name of a
contact, words to search by, sources.yml (names and addresses of documents), and the hosts in site.yml.

Bad:
    text: Bel de hulplijn op 0800-5151.

Good:
    text: Bel de hulplijn op […](phone:hulplijn).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import WayKind, Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem

from .contact_ways import Way, ways_of
from .fault import Fault
from .filled_in import may_name_a_way
from .material import Item, Material
from .words import quoted

LEAST_TO_COMPARE = 7
"""Digits of a number that another may look like; shorter ones look like everything."""
_FEW = 4
"""At most so many digits may also be an amount or an article, so that the words around have to speak of calling."""

_BETWEEN = r"[\s().\-\u00a0\u2011\u2013/]{0,3}"
_NUMBER = re.compile(r"(?<![\w@.,/+])(?:\+|\(\+?)?\d(?:[\s().\-\u00a0\u2011\u2013]{0,2}\d){5,13}(?!\w)")
_ADDRESS = re.compile(
    r"(?<![\w.@-])(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#][^\s()<>\[\]\"'’”]*)?(?!\w)", re.IGNORECASE
)
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")

_AT, _HOST = re.compile("@"), re.compile(r"\w\.[a-zA-Z]{2}")
_DIGITS = re.compile(r"\d(?:\D{0,3}\d){4}")
"""Signs that a slower look is worth its time: in most texts there is none."""

_CALL = "bel"
_CALLING = re.compile(
    r"\b(?:op|ge)*bel(?:t|len|de|den|d)?\b|chat|nummer|gevaar|\b(?:spoed|nood|zelfmoord|leven)", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:€|\d|\b(?:art(?:ikel(?:en)?)?|leden|lid|nr|no|pagina|bladzijde|blz|p|kamerstuk|vraag|stap|punt|noot|alinea"
    r"|dossier|tot|tussen|van de|van|ongeveer|zo'n|ruim|bijna|ten minste|minstens|hoogstens|maximaal|meer dan"
    r"|minder dan))\.?\s*$",
    re.IGNORECASE,
)
"""What stands before a number that is an article, an amount or a count."""
_BEFORE = 30
"""Signs in which that stands."""
_COUNTED = re.compile(
    r"\s*(?:%|(?:procent|euro|miljoen|miljard|duizend|keer|maal|jaar|uur|lid|sv|sr|bw|(?!(?:bellen|chatten|praten|hebben"
    r"|mogen|kunnen|willen|als|is|eens|steeds|anders|soms)\b)[a-zà-ÿ]+(?:en|s))\b)"
)
"""What stands behind a count: a unit, or a word that is a plural."""


@dataclass(frozen=True)
class _Found:
    """A part of a text that is a way of a contact, or nearly."""

    start: int
    text: str
    way: Way
    is_near: bool = False


def check(material: Material) -> Iterator[Problem]:
    """Look for the ways of contacts in every text but those that are a contact's own."""
    look = Look.of(material)
    for item in material.written:
        for scalar in item.scalars:
            if _is_looked_at(item, scalar):
                for fault in look.faults(scalar):
                    yield item.problem(scalar.path, fault)


def _is_looked_at(item: Item, scalar: Scalar) -> bool:
    if scalar.leaf.written is None or not may_name_a_way(scalar):
        return False
    if item.collection == "sources" or (item.collection == "contacts" and scalar.path == ("title",)):
        return False
    return scalar.leaf.written is not Written.ADDRESS or item.collection != "site"


@dataclass(frozen=True)
class Look:
    """Everything that is looked for: numbers by their digits, addresses by host and path, and one pattern for each."""

    numbers: Mapping[str, Way]
    addresses: Mapping[str, Way]
    names: frozenset[str]
    long: re.Pattern[str]
    short: re.Pattern[str]

    @classmethod
    def of(cls, material: Material) -> Look:
        """What the contacts of the content ask for."""
        by_contact = ways_of(material.written)
        ways = [way for each in by_contact.values() for kind in each.values() for way in kind if way.is_right]
        numbers = {_digits(way.at): way for way in reversed(ways) if way.by == WayKind.PHONE}
        addresses = {_bare(way.at): way for way in reversed(ways) if way.by != WayKind.PHONE}
        titles = frozenset(item.text("title") or "" for item in material.written if item.collection == "contacts")
        long = _either(_spelled(number) for number in numbers if len(number) > _FEW)
        short = _either(re.escape(number) for number in numbers if len(number) <= _FEW)
        return cls(
            numbers,
            addresses,
            titles,
            re.compile(rf"(?<![\w.,])(?:{long})(?!\w)"),
            re.compile(rf"(?<![\w.,:/€+-])(?:{short})(?![\w%-]|[.,:/]\w)"),
        )

    def faults(self, scalar: Scalar) -> Iterator[Fault]:
        """Every way in a text that is written out."""
        text = scalar.text
        if scalar.leaf.written in (Written.PHONE, Written.ADDRESS):
            yield from (_fault(text, found, found.way.name) for found in self._in_words(text, around=_CALL))
            return
        if "](" not in text:
            yield from (_fault(text, found, f"[…]({found.way.name})") for found in self._in_words(text))
            return
        for link in _LINK.finditer(text):
            if (found := self._in_link(text, link)) is not None:
                own = link[1].strip() not in ("", found.text) and found.start >= link.start(2)
                yield _fault(text, found, f"[{link[1].strip() if own else '…'}]({found.way.name})")
        for found in self._in_words(_LINK.sub(_blank, text)):
            yield _fault(text, found, f"[…]({found.way.name})")

    def _in_link(self, text: str, link: re.Match[str]) -> _Found | None:
        """The first way that is written out in the words of a link, else in its address."""
        blank = " " * link.start(1)
        for found in self._in_words(blank + link[1], around=text):
            return found
        kind, colon, _ = link[2].partition(":")
        if colon and kind.lower() not in ("tel", "mailto", "https", "http"):
            return None
        at = link.start(2) + (len(kind) + 1 if kind.lower() in ("tel", "mailto") else 0)
        return next(iter(self._in_words(" " * at + text[at : link.end(2)], around=_CALL)), None)

    def _in_words(self, text: str, around: str | None = None) -> Iterator[_Found]:
        """Every way in words; `around`: the text that they are part of."""
        for pattern, sign in ((_MAIL, _AT), (_ADDRESS, _HOST)):
            if sign.search(text):
                for match in pattern.finditer(text):
                    written = match[0].rstrip(".,;:!?")
                    if (way := self.addresses.get(_bare(written))) and written not in self.names:
                        yield _Found(match.start(), written, way)
                text = pattern.sub(_blank, text)
        if _DIGITS.search(text):
            yield from self._long_numbers(text)
        if self.short.search(text) and _CALLING.search(text if around is None else around):
            for match in self.short.finditer(text):
                if not _is_counting(match):
                    yield _Found(match.start(), match[0], self.numbers[match[0]])

    def _long_numbers(self, text: str) -> Iterator[_Found]:
        """Numbers that are the same as one of a contact, and numbers that look like one."""
        for match in self.long.finditer(text):
            yield _Found(match.start(), match[0], self.numbers[_digits(match[0])])
        for match in _NUMBER.finditer(self.long.sub(_blank, text)):
            digits = _digits(match[0])
            meant = next((known for known in self.numbers if looks_like(digits, known)), None)
            if meant is not None:
                yield _Found(match.start(), match[0], self.numbers[meant], is_near=True)


def _is_counting(number: re.Match[str]) -> bool:
    """Tell whether a short number is an article, an amount or a count."""
    text, start = number.string, number.start()
    return bool(_NAMED.search(text[max(0, start - _BEFORE) : start]) or _COUNTED.match(text, number.end()))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def looks_like(digits: str, known: str) -> bool:
    """Tell whether digits are those of a number but for one slip: one wrong, missing or too much, or two swapped."""
    if len(known) < LEAST_TO_COMPARE or abs(len(digits) - len(known)) > 1:
        return False
    longer, shorter = (digits, known) if len(digits) > len(known) else (known, digits)
    if len(longer) > len(shorter):
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    wrong = [at for at, digit in enumerate(digits) if digit != known[at]]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and digits[first] == known[second] and digits[second] == known[first]
    return len(wrong) == 1


def _digits(number: str) -> str:
    """The digits of a number as it is dialled within the country."""
    dialled = re.sub(r"[^\d+]", "", number)
    return re.sub(r"^(?:\+|00)310?", "0", dialled)


def _spelled(digits: str) -> str:
    """A pattern for every way to write a number."""
    first, rest = digits[0], digits[1:]
    start = rf"(?:(?:\(?\+|00)31\)?{_BETWEEN}(?:\(0\){_BETWEEN})?|\(?0)" if first == "0" else first
    return start + "".join(_BETWEEN + digit for digit in rest)


def _either(patterns: Iterator[str]) -> str:
    # Longer ones first; where there is none, nothing fits.
    return "|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)"


def _bare(address: str) -> str:
    """What makes an address the one it is: host and path."""
    rest = re.sub(r"^https?://", "", address.strip(), flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


def _fault(text: str, found: _Found, right: str) -> Fault:
    way = found.way
    kind = "number" if way.by == WayKind.PHONE else "address"
    if found.is_near:
        message = f"{quoted(found.text)} looks like the number of the contact '{way.contact}', {way.at}"
    else:
        message = f"this {kind} of the contact '{way.contact}' is written out: {quoted(found.text)}"
    return Fault("written-way", message, f"write {right}", found.text, text.count(found.text, 0, found.start))
