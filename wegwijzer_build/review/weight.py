"""How much a text weighs for who reads on behalf of others: what is law comes first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from wegwijzer_build.changes import ContentReading, Where
from wegwijzer_build.model import Delivery, Kind
from wegwijzer_build.signing import ItemName
from wegwijzer_build.wording import Message, say


class Weight(StrEnum):
    """The heaviest first: in this order texts are read."""

    LAW = "law"
    BILL = "bill"
    NO_TRACES = "contacts-without-traces"
    """Contacts in trees on one page: those are for who must leave no traces, and may be in danger."""
    TREES = "trees"
    SHOWN = "shown-in-trees"
    OTHER = "other"

    @property
    def words(self) -> Message:
        """What it is called, in a line."""
        return _WORDS[self]

    @property
    def heading(self) -> Message:
        """What it is called, above a chapter."""
        return _HEADINGS[self]


_WORDS = {
    Weight.LAW: say("law"),
    Weight.BILL: say("bills"),
    Weight.NO_TRACES: say("contacts of choice aids that leave no traces"),
    Weight.TREES: say("choice aids"),
    Weight.SHOWN: say("what else choice aids show"),
    Weight.OTHER: say("all else"),
}
_HEADINGS = {
    Weight.LAW: say("Law"),
    Weight.BILL: say("Bills"),
    Weight.NO_TRACES: say("Contacts of choice aids that leave no traces"),
    Weight.TREES: say("Choice aids"),
    Weight.SHOWN: say("What else choice aids show"),
    Weight.OTHER: say("All else"),
}


def weight_of(item: ItemName, reading: ContentReading, shown: Sequence[Where]) -> Weight:
    """How much an item weighs. `shown`: the trees in which it shows."""
    kind = getattr(reading.item(item), "kind", None)
    if kind in (Kind.LAW, Kind.BILL):
        return Weight.LAW if kind is Kind.LAW else Weight.BILL
    if item[0] == "trees":
        return Weight.TREES
    on_one_page = any(reading.trees[where.tree].delivery is Delivery.ONE_PAGE for where in shown)
    if item[0] == "contacts" and on_one_page:
        return Weight.NO_TRACES
    return Weight.SHOWN if shown else Weight.OTHER
