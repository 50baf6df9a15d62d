"""A pack as a list to fill in: who agrees changes a word, and `wegwijzer sign --from` reads it back."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.wording import say

from .pack import Pack, ToSign

_HELP = (
    say("Write true behind 'agreed' at each text to which you agree, and a remark where you have one."),
    say("Take the # away before 'by' and 'on', and write who you are and the day."),
)


def as_list(pack: Pack, tell: Catalogue = ENGLISH) -> str:
    """Each item once, with the hash of what was read, and the numbers of its entries; its keys are never translated."""
    return "".join(f"{line}\n" for line in _lines(pack, tell))


def _lines(pack: Pack, tell: Catalogue) -> Iterator[str]:
    yield f"# {f'{pack.old} → ' if pack.old else ''}{pack.new}, {pack.on}"
    for line in _HELP:
        yield f"# {tell(line)}"
    if len(pack.roles) == 1:
        yield f"role: {pack.roles[0].value}"
    else:
        yield f"# role: {tell(say('one of {roles}', roles=', '.join(role.value for role in pack.roles)))}"
    yield f"# by: {tell(say('a name or a function'))}"
    yield f"# on: {pack.on}"
    yield "texts:" if pack.to_sign else "texts: []"
    for each, numbers in pack.to_sign:
        yield from _item(each, numbers)


def _item(each: ToSign, numbers: tuple[int, ...]) -> Iterator[str]:
    yield f"  - item: {each.path}  # {', '.join(map(str, numbers))}"
    yield f"    hash: {each.hash}"
    yield "    agreed: false"
    yield "    # remark:"
