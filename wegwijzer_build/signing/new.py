"""What somebody signs now, held against the texts of today: everything that cannot be signed is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wegwijzer_build.model import ListedText, SigningRole, SignOff
from wegwijzer_build.wording import did_you_mean, say, visible

from .agreed import ItemName, SignedTexts, path_of

OF_TODAY = ""
"""Stands for the hash of a text as it is, where nobody said which text was read."""


@dataclass(frozen=True)
class Refused:
    """An item that cannot be signed: why, and what helps."""

    message: str
    hint: str


@dataclass(frozen=True)
class SignedNow:
    """`new`: to be written down. `known`: that role agreed to that text before. `open`: not agreed to."""

    new: tuple[SignOff, ...]
    known: tuple[ItemName, ...]
    open: tuple[tuple[ItemName, str | None], ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Signer:
    """Who signs, in which role, on which day."""

    by: str
    role: SigningRole
    on: date


def items_named(paths: Iterable[str]) -> Iterable[ListedText]:
    """Items as they are typed, `advice/beleid` or `advice/beleid@<hash>`, each agreed to."""
    for path in paths:
        item, _, read = path.partition("@")
        yield ListedText.model_construct(item=item, hash=read or OF_TODAY, agreed=True, remark=None)


def signed_now(listed: Iterable[ListedText], signer: Signer, texts: SignedTexts) -> SignedNow:
    """Sort what was read: to be written down, known, not agreed to, refused."""
    new: dict[ItemName, SignOff] = {}
    known, left, refused = list[ItemName](), list[tuple[ItemName, str | None]](), list[Refused]()
    for each in listed:
        collection, _, item = each.item.partition("/")
        name = (collection, item)
        if not each.agreed:
            left.append((name, each.remark))
        elif name not in texts.hashes:
            refused.append(_unknown(each.item, texts.hashes))
        elif each.hash not in (OF_TODAY, texts.hashes[name]):
            refused.append(_edited(each, texts.hashes[name]))
        elif not texts.lacking(name, (signer.role,)):
            known.append(name)
        else:
            given = {"item": each.item, "hash": texts.hashes[name], "role": signer.role, "by": signer.by}
            new[name] = SignOff.model_validate({**given, "on": signer.on, "remark": each.remark})
    return SignedNow(tuple(new.values()), tuple(known), tuple(left), tuple(refused))


def _unknown(path: str, hashes: Mapping[ItemName, str]) -> Refused:
    guess = did_you_mean(path, [path_of(name) for name in hashes], shown=0)
    message = say("there is no text '{path}' to sign", path=visible(path))
    return Refused(message, guess or say("write its collection and id, with a slash between them"))


def _edited(listed: ListedText, today: str) -> Refused:
    return Refused(
        say(
            "'{item}' is not the text that was read: its hash was {read} and is {today}",
            item=visible(listed.item),
            read=visible(listed.hash),
            today=today,
        ),
        say("let it be read again as it is now; 'wegwijzer review' shows what differs"),
    )
