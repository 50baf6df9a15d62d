"""What makes a text a telephone number that can be dialled in the country of the content."""

from __future__ import annotations

import re

from wegwijzer_build.model import Phones
from wegwijzer_build.wording import Message, in_languages, in_turns, listed, quoted, say, say_many

from .violation import Violation

_BETWEEN = re.compile(r"[\s().-]", re.ASCII)
_FREE_SPACE = say("spaces, hyphens and brackets may stand anywhere")
_ANYWHERE = (3, 15)
"""How few digits a number has that people dial, and how many, with that of its country (ITU-T E.164)."""


def phone_violation(number: str, phones: Phones | None) -> Violation | None:
    """What keeps a text from being one number that can be dialled; None when nothing does.

    `phones`: what the content says of numbers; without it any that has digits enough will do.
    """
    digits = _BETWEEN.sub("", number.replace("\u00a0", " "))
    if re.search(r"[^\W\d_]", digits):
        return _violation(
            number, say("has letters in it"), say("give the number only: cost, hours and notes have keys of their own")
        )
    if digits.startswith("+"):
        return _international(number, digits[1:], phones)
    return _national(number, digits, phones)


def some_number(phones: Phones | None) -> str:
    """A number that can be dialled, as far as its form goes."""
    if phones is None:
        return "112"
    form = phones.forms[0]
    return next(iter(phones.short), form.starts[0].ljust(form.digits[0], "0"))


def _national(number: str, digits: str, phones: Phones | None) -> Violation | None:
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        return _violation(
            number,
            say("has signs in it that cannot be dialled"),
            say("write digits; {free_space}", free_space=_FREE_SPACE),
        )
    if phones is None:
        return _anywhere(number, digits)
    if digits in phones.short:
        return None
    for form in phones.forms:
        if digits.startswith(form.starts):
            name = form.name or listed(form.starts)
            return None if len(digits) in form.digits else _length(number, digits, name, form.digits)
    trunk = say("with its area code it starts with a {trunk}", trunk=phones.trunk)
    return _violation(
        number, say("does not start as a number in {country} does", country=in_languages(phones.country)), trunk
    )


def _international(number: str, digits: str, phones: Phones | None) -> Violation | None:
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        return _violation(
            number,
            say("has signs in it that cannot be dialled"),
            say("write '+' and digits; {free_space}", free_space=_FREE_SPACE),
        )
    if phones is None:
        return _anywhere(number, digits)
    code, trunk = str(phones.code), phones.trunk
    if not digits.startswith(code):
        return _violation(
            number,
            say("is not a number in {country}", country=in_languages(phones.country)),
            say("it starts with +{code}, or with a {trunk}", code=code, trunk=trunk),
        )
    own = digits.removeprefix(code)
    if own.startswith(trunk):
        return _violation(
            number,
            say("has a {trunk} after +{code}", trunk=trunk, code=code),
            say("leave that {trunk} out", trunk=trunk),
        )
    return None if len(own) == phones.digits else _length(number, own, f"+{code}", (phones.digits,), of_world=True)


def _anywhere(number: str, digits: str) -> Violation | None:
    fewest, most = _ANYWHERE
    if fewest <= len(digits) <= most:
        return None
    return _violation(
        number, _size(len(digits), most), say("a number has {fewest} to {most} digits", fewest=fewest, most=most)
    )


def _length(number: str, digits: str, name: str, lengths: tuple[int, ...], *, of_world: bool = False) -> Violation:
    wanted = in_turns([str(length) for length in lengths])
    if lengths[0] < len(digits) < lengths[-1]:
        message = say("is too long or too short: {number} digits", number=len(digits))
    else:
        message = _size(len(digits), lengths[-1])
    hint = say("a number that starts with {start} has {wanted} digits", start=name, wanted=wanted)
    if of_world:
        hint = say("a number that starts with {start} has {wanted} digits after it", start=name, wanted=wanted)
    return _violation(number, message, hint)


def _size(digits: int, most: int) -> Message:
    if digits > most:
        return say_many("is too long: {number} digit", "is too long: {number} digits", digits)
    return say_many("is too short: {number} digit", "is too short: {number} digits", digits)


def _violation(number: str, what: str, hint: str) -> Violation:
    return Violation("phone-number", say("the number {number} {what}", number=quoted(number), what=what), hint)
