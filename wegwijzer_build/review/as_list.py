"""A pack as a list to fill in: who agrees changes a word, and `wegwijzer sign --from` reads it back."""

from __future__ import annotations

from collections.abc import Iterator

from .pack import Pack, ToSign


def as_list(pack: Pack) -> str:
    """Each item once, with the hash of what was read, and the numbers of its entries."""
    return "".join(f"{line}\n" for line in _lines(pack))


def _lines(pack: Pack) -> Iterator[str]:
    yield f"# {f'{pack.old} → ' if pack.old else ''}{pack.new}, {pack.on}"
    yield "# Write true behind 'agreed' at each text to which you agree, and a remark where you have one."
    yield "# Take the # away before 'by' and 'on', and write who you are and the day."
    if len(pack.roles) == 1:
        yield f"role: {pack.roles[0].value}"
    else:
        yield f"# role: one of {', '.join(role.value for role in pack.roles)}"
    yield "# by: a name or a function"
    yield f"# on: {pack.on}"
    yield "texts:" if pack.to_sign else "texts: []"
    for each, numbers in pack.to_sign:
        yield from _item(each, numbers)


def _item(each: ToSign, numbers: tuple[int, ...]) -> Iterator[str]:
    yield f"  - item: {each.path}  # {', '.join(map(str, numbers))}"
    yield f"    hash: {each.hash}"
    yield "    agreed: false"
    yield "    # remark:"
