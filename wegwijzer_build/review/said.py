"""What was said of an entry until now, a line for each role that said something."""

from __future__ import annotations

from wegwijzer_build.model import SigningRole
from wegwijzer_build.signing import Agreed, Agreement
from wegwijzer_build.wording import Message, choice, say

from .pack import PackEntry


def said_of(entry: PackEntry) -> list[Message]:
    """All of it; where several items are signed with the entry, each line names its own."""
    many = len(entry.to_sign) > 1
    return [
        say("{item}{words}", item=f"{each.path}: " if many else "", words=_words(role, agreed))
        for each in entry.to_sign
        for role, agreed in each.agreed.items()
    ]


def _words(role: SigningRole, agreed: Agreed) -> Message:
    last, whose = agreed.last, choice(role.value)
    if last is None:
        return say("{role}: nobody agreed yet", role=whose)
    values = {"role": whose, "who": last.by, "day": last.on, "remark": f" ({last.remark})" if last.remark else ""}
    if agreed.agreement is Agreement.SIGNED:
        return say("{role}: {who} agreed to this text on {day}{remark}", **values)
    return say("{role}: {who} agreed on {day}{remark}, to another text than this one", **values)
