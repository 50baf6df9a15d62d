"""A number or an address of a contact is written out (written-way).

It stands in the file of the contact, and nowhere else: a number that changes there would stay old here. Texts name the
way, and the number is filled in: `[…](phone:politie)`. This goes for what is the same number or address, however it is
spaced, with the number of the country or without, with www or without; and for numbers of seven digits or more that
look like one of a contact, with one digit wrong, missing or too much, or two swapped. A number of a few digits, such as
112, counts where it stands alone in a text that speaks of calling, and is no article, amount or count
(language/phones.yml). Not looked at are the name of a contact, words to search by, sources.yml (names and addresses of
documents), and the hosts in site.yml.

Bad:
    text: Bel de hulplijn op 0800-5151.

Good:
    text: Bel de hulplijn op […](phone:hulplijn).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Phones, WayKind, Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .contact_ways import NamedWay, ways_of
from .context import LANGUAGE_FOLDER, CheckContext, RawItem
from .filled_in import may_name_a_way
from .tongue import Tongue
from .violation import Violation

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

_BEFORE = 30
"""Signs in which that stands which tells that digits are no number to call."""


@dataclass(frozen=True)
class _Found:
    """A part of a text that is a way of a contact, or nearly."""

    start: int
    text: str
    way: NamedWay
    is_near: bool = False


def check(context: CheckContext) -> Iterator[Problem]:
    """Look for the ways of contacts in every text but those that are a contact's own."""
    known = WrittenAnywhere.of(context)
    for item in context.written:
        for scalar in item.scalars:
            if _is_looked_at(item, scalar):
                for violation in known.violations(scalar):
                    yield item.problem(scalar.path, violation)


def _is_looked_at(item: RawItem, scalar: Scalar) -> bool:
    if scalar.leaf.written is None or not may_name_a_way(scalar):
        return False
    if item.collection in ("sources", LANGUAGE_FOLDER) or (item.collection == "contacts" and scalar.path == ("title",)):
        return False
    return scalar.leaf.written is not Written.ADDRESS or item.collection != "site"


@dataclass(frozen=True)
class WrittenAnywhere:
    """Everything that is looked for: numbers by their digits, addresses by host and path, and one pattern for each."""

    numbers: Mapping[str, NamedWay]
    addresses: Mapping[str, NamedWay]
    names: frozenset[str]
    long: re.Pattern[str]
    short: re.Pattern[str]
    tongue: Tongue

    @classmethod
    def of(cls, context: CheckContext) -> WrittenAnywhere:
        """What the contacts of the content ask for."""
        tongue, phones = context.tongue, context.tongue.phones
        by_contact = ways_of(context.written, phones)
        ways = [way for each in by_contact.values() for kind in each.values() for way in kind if way.is_right]
        numbers = {_digits(way.at, phones): way for way in reversed(ways) if way.by == WayKind.PHONE}
        addresses = {_bare(way.at): way for way in reversed(ways) if way.by != WayKind.PHONE}
        titles = frozenset(item.text("title") or "" for item in context.written if item.collection == "contacts")
        long = _either(_spelled(number, phones) for number in numbers if len(number) > _FEW)
        short = _either(re.escape(number) for number in numbers if len(number) <= _FEW)
        return cls(
            numbers,
            addresses,
            titles,
            re.compile(rf"(?<![\w.,])(?:{long})(?!\w)"),
            re.compile(rf"(?<![\w.,:/€+-])(?:{short})(?![\w%-]|[.,:/]\w)"),
            tongue,
        )

    def violations(self, scalar: Scalar) -> Iterator[Violation]:
        """Every way in a text that is written out."""
        text = scalar.text
        if scalar.leaf.written in (Written.PHONE, Written.ADDRESS):
            yield from (_violation(text, found, found.way.name) for found in self._in_words(text, calls=True))
            return
        if "](" not in text:
            yield from (_violation(text, found, f"[…]({found.way.name})") for found in self._in_words(text))
            return
        for link in _LINK.finditer(text):
            if (found := self._in_link(text, link)) is not None:
                own = link[1].strip() not in ("", found.text) and found.start >= link.start(2)
                yield _violation(text, found, f"[{link[1].strip() if own else '…'}]({found.way.name})")
        for found in self._in_words(_LINK.sub(_blank, text)):
            yield _violation(text, found, f"[…]({found.way.name})")

    def _in_link(self, text: str, link: re.Match[str]) -> _Found | None:
        """The first way that is written out in the words of a link, else in its address."""
        blank = " " * link.start(1)
        for found in self._in_words(blank + link[1], around=text):
            return found
        kind, colon, _ = link[2].partition(":")
        if colon and kind.lower() not in ("tel", "mailto", "https", "http"):
            return None
        at = link.start(2) + (len(kind) + 1 if kind.lower() in ("tel", "mailto") else 0)
        return next(iter(self._in_words(" " * at + text[at : link.end(2)], calls=True)), None)

    def _in_words(self, text: str, around: str | None = None, *, calls: bool = False) -> Iterator[_Found]:
        """Every way in words; `around`: the text that they are part of. `calls`: it speaks of calling in any case."""
        for pattern, sign in ((_MAIL, _AT), (_ADDRESS, _HOST)):
            if sign.search(text):
                for match in pattern.finditer(text):
                    written = match[0].rstrip(".,;:!?")
                    if (way := self.addresses.get(_bare(written))) and written not in self.names:
                        yield _Found(match.start(), written, way)
                text = pattern.sub(_blank, text)
        if _DIGITS.search(text):
            yield from self._long_numbers(text)
        if self.short.search(text) and (calls or self.tongue.calling.search(text if around is None else around)):
            for match in self.short.finditer(text):
                if not self._is_counting(match):
                    yield _Found(match.start(), match[0], self.numbers[match[0]])

    def _long_numbers(self, text: str) -> Iterator[_Found]:
        """Numbers that are the same as one of a contact, and numbers that look like one."""
        for match in self.long.finditer(text):
            yield _Found(match.start(), match[0], self.numbers[_digits(match[0], self.tongue.phones)])
        for match in _NUMBER.finditer(self.long.sub(_blank, text)):
            digits = _digits(match[0], self.tongue.phones)
            meant = next((known for known in self.numbers if looks_like(digits, known)), None)
            if meant is not None:
                yield _Found(match.start(), match[0], self.numbers[meant], is_near=True)

    def _is_counting(self, number: re.Match[str]) -> bool:
        """Tell whether a short number is an article, an amount or a count."""
        text, start = number.string, number.start()
        before = text[max(0, start - _BEFORE) : start]
        return bool(self.tongue.not_behind.search(before) or self.tongue.not_before.match(text, number.end()))


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


def _digits(number: str, phones: Phones | None) -> str:
    """The digits of a number as it is dialled within the country; of a country not known, as written."""
    dialled = re.sub(r"[^\d+]", "", number)
    if phones is None:
        return dialled
    trunk = re.escape(phones.trunk)
    return re.sub(rf"^(?:\+|00){phones.code}(?:{trunk})?", phones.trunk, dialled)


def _spelled(digits: str, phones: Phones | None) -> str:
    """A pattern for every way to write a number."""
    trunk = phones.trunk if phones and digits.startswith(phones.trunk) else ""
    first, rest = trunk or digits[0], digits[len(trunk) or 1 :]
    start = re.escape(first)
    if phones and trunk:
        start = rf"(?:(?:\(?\+|00){phones.code}\)?{_BETWEEN}(?:\({start}\){_BETWEEN})?|\(?{start})"
    return start + "".join(_BETWEEN + digit for digit in rest)


def _either(patterns: Iterator[str]) -> str:
    # Longer ones first; where there is none, nothing fits.
    return "|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)"


def _bare(address: str) -> str:
    """What makes an address the one it is: host and path."""
    rest = re.sub(r"^https?://", "", address.strip(), flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


def _violation(text: str, found: _Found, right: str) -> Violation:
    way = found.way
    kind = say("number") if way.by == WayKind.PHONE else say("address")
    if found.is_near:
        message = say(
            "{text} looks like the number of the contact '{contact}', {at}",
            text=quoted(found.text),
            contact=way.contact,
            at=way.at,
        )
    else:
        message = say(
            "this {kind} of the contact '{contact}' is written out: {text}",
            kind=kind,
            contact=way.contact,
            text=quoted(found.text),
        )
    return Violation(
        "written-way", message, say("write {right}", right=right), found.text, text.count(found.text, 0, found.start)
    )
