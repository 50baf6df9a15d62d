"""An answer, the same wherever it is given or read: on a page, on one page, in a text.

What a new field of an answer needs: the model, this view, its words in the template beside it, and its key in the data.
"""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.model import Answer
from wegwijzer_build.render.shared.here import Link
from wegwijzer_build.render.tree.conditions import ConditionView
from wegwijzer_build.render.tree.onward.view import Onward


@dataclass(frozen=True)
class WayOn:
    """Where an answer leads, and under which condition; `otherwise` where no other way is open.

    `onward`: that is another tree.
    """

    to: Link
    condition: ConditionView
    otherwise: bool = False
    onward: bool = False


@dataclass(frozen=True)
class AnswerView:
    """An answer: what it says, what is meant by it, and whether it is that of who does not know.

    Then where it leads: on pages of states `href`, and `onward` where that is another tree; in a text all its `ways`.
    """

    id: str
    say: str
    explain: str
    unsure: bool
    href: str = ""
    onward: Onward | None = None
    ways: tuple[WayOn, ...] = ()


def answer_view(
    name: str,
    answer: Answer,
    *,
    href: str = "",
    onward: Onward | None = None,
    ways: tuple[WayOn, ...] = (),
) -> AnswerView:
    """Decide everything about an answer; where it leads is known to who shows it."""
    return AnswerView(name, answer.say, answer.explain or "", answer.unsure, href, onward, ways)
