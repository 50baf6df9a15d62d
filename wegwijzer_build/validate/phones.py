"""What makes a text a telephone number that can be dialled in the country of the content."""

from __future__ import annotations

import re

from wegwijzer_build.model import Phones
from wegwijzer_build.wording import counted, listed, quoted

from .violation import Violation

_BETWEEN = re.compile(r"[\s().-]", re.ASCII)
_FREE_SPACE = "spaces, hyphens and brackets may stand anywhere"
_ANYWHERE = (3, 15)
"""How few digits a number has that people dial, and how many, with that of its country (ITU-T E.164)."""


def phone_violation(number: str, phones: Phones | None) -> Violation | None:
    """What keeps a text from being one number that can be dialled; None when nothing does.

    `phones`: what the content says of numbers; without it any that has digits enough will do.
    """
    digits = _BETWEEN.sub("", number.replace("\u00a0", " "))
    if re.search(r"[^\W\d_]", digits):
        return _violation(
            number, "has letters in it", "give the number only: cost, hours and notes have keys of their own"
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
        return _violation(number, "has signs in it that cannot be dialled", f"write digits; {_FREE_SPACE}")
    if phones is None:
        return _anywhere(number, digits)
    if digits in phones.short:
        return None
    for form in phones.forms:
        if digits.startswith(form.starts):
            name = form.name or listed(form.starts)
            return None if len(digits) in form.digits else _length(number, digits, name, form.digits)
    trunk = f"with its area code it starts with a {phones.trunk}"
    return _violation(number, f"does not start as a number in {phones.country} does", trunk)


def _international(number: str, digits: str, phones: Phones | None) -> Violation | None:
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        return _violation(number, "has signs in it that cannot be dialled", f"write '+' and digits; {_FREE_SPACE}")
    if phones is None:
        return _anywhere(number, digits)
    code, trunk = str(phones.code), phones.trunk
    if not digits.startswith(code):
        return _violation(number, f"is not a number in {phones.country}", f"it starts with +{code}, or with a {trunk}")
    own = digits.removeprefix(code)
    if own.startswith(trunk):
        return _violation(number, f"has a {trunk} after +{code}", f"leave that {trunk} out")
    return None if len(own) == phones.digits else _length(number, own, f"+{code}", (phones.digits,), " after it")


def _anywhere(number: str, digits: str) -> Violation | None:
    fewest, most = _ANYWHERE
    if fewest <= len(digits) <= most:
        return None
    size = "short" if len(digits) < fewest else "long"
    message = f"is too {size}: {counted(len(digits), 'digit')}"
    return _violation(number, message, f"a number has {fewest} to {most} digits")


def _length(number: str, digits: str, name: str, lengths: tuple[int, ...], where: str = "") -> Violation:
    wanted = " or ".join(str(length) for length in lengths)
    size = "short" if len(digits) < lengths[0] else "long"
    if lengths[0] < len(digits) < lengths[-1]:
        size = "long or too short"
    message = f"is too {size}: {counted(len(digits), 'digit')}"
    return _violation(number, message, f"a number that starts with {name} has {wanted} digits{where}")


def _violation(number: str, what: str, hint: str) -> Violation:
    return Violation("phone-number", f"the number {quoted(number)} {what}", hint)
