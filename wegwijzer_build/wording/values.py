"""How messages say values: in quotes, counted, and safe to print."""

from __future__ import annotations

SHOWN = 60
"""At most as many characters of a value are repeated in a message."""


def quoted(text: str) -> str:
    """A value between quotes, on one line, and cut when it is long."""
    line = " ".join(text.split()) if len(text) <= 10 * SHOWN else " ".join(text[: 10 * SHOWN].split())
    return f"'{line}'" if len(line) <= SHOWN else f"'{line[:SHOWN]}…'"


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    r"""Text that is safe to print: what a terminal would act on, or cannot show, is written as `\x1b`.

    So is an undecodable byte of a file name, as Python keeps it: `\xff`.
    """
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    byte = ord(sign) - 0xDC00  # how Python keeps a byte of a file name that it cannot decode
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else sign.encode("unicode_escape").decode("ascii")
