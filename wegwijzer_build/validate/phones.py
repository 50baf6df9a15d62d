"""What makes a text a telephone number that can be dialled in the Netherlands."""

from __future__ import annotations

import re

from .fault import Fault
from .words import counted, quoted

_BETWEEN = re.compile(r"[\s().-]", re.ASCII)
_SHORT = frozenset(["112", "113", "144"])
_FREE_SPACE = "spaces, hyphens and brackets may stand anywhere"

# Start of the number, the numbers of digits it may have, and what it is called in a message.
_FORMS: tuple[tuple[str, tuple[int, ...], str], ...] = (
    (r"0800", (8, 11), "0800"),
    (r"090[069]", (8, 11), "0900, 0906 or 0909"),
    (r"116", (6,), "116"),
    (r"140", (5, 6), "14 0"),
    (r"0[1-9]", (10,), "0"),
)


def phone_fault(number: str) -> Fault | None:
    """What keeps a text from being one number that can be dialled; None when nothing does."""
    digits = _BETWEEN.sub("", number.replace("\u00a0", " "))
    if re.search(r"[^\W\d_]", digits):
        return _fault(number, "has letters in it", "give the number only: cost, hours and notes have keys of their own")
    if digits.startswith("+"):
        return _international(number, digits[1:])
    return _national(number, digits)


def _national(number: str, digits: str) -> Fault | None:
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        return _fault(number, "has signs in it that cannot be dialled", f"write digits; {_FREE_SPACE}")
    if digits in _SHORT:
        return None
    for start, lengths, name in _FORMS:
        if re.match(start, digits):
            return None if len(digits) in lengths else _length(number, digits, name, lengths)
    return _fault(number, "does not start as a number in the Netherlands does", "with its area code it starts with a 0")


def _international(number: str, digits: str) -> Fault | None:
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        return _fault(number, "has signs in it that cannot be dialled", f"write '+' and digits; {_FREE_SPACE}")
    if not digits.startswith("31"):
        return _fault(number, "is not a number in the Netherlands", "it starts with +31, or with a 0")
    if digits.startswith("310"):
        return _fault(number, "has a 0 after +31", "leave that 0 out")
    return None if len(digits) == 11 else _length(number, digits[2:], "+31", (9,), " after it")


def _length(number: str, digits: str, name: str, lengths: tuple[int, ...], where: str = "") -> Fault:
    wanted = " or ".join(str(length) for length in lengths)
    size = "short" if len(digits) < lengths[0] else "long"
    if lengths[0] < len(digits) < lengths[-1]:
        size = "long or too short"
    message = f"is too {size}: {counted(len(digits), 'digit')}"
    return _fault(number, message, f"a number that starts with {name} has {wanted} digits{where}")


def _fault(number: str, what: str, hint: str) -> Fault:
    return Fault("phone-number", f"the number {quoted(number)} {what}", hint)
