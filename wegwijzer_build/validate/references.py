"""An id or a link names an item that does not exist (unknown-reference).

Items refer to each other by id: the name of a file, or a key in sources.yml, figures.yml or glossary.yml. Texts refer
to items with links such as [beleid](advice:psa-beleid). Where a text is told per audience, the key is the id of an
audience, or `iedereen`. What is missing in many places is told once, with these places: was it taken away, or renamed?

Bad:
    sources: [arbowt]

Good:
    sources: [arbowet]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wegwijzer_build.model import Written, is_id
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import KeyPath, Problem, as_one
from wegwijzer_build.wording import a, did_you_mean, nearest, quoted, say

from .context import ONE, CheckContext, RawItem
from .markdown import links_in
from .targets import item_meant
from .violation import Violation

MOST_GUESSES = 200
"""Only so many hints guess what was meant: who has more to mend made one mistake many times."""


def check(context: CheckContext) -> Iterator[Problem]:
    """Follow every id that stands where a model expects one of a collection, and every link to an item."""
    yield from as_one(_unknown(context))


def _unknown(context: CheckContext) -> Iterator[Problem]:
    hints: dict[tuple[str, str], str] = {}
    for item, path, reference in _leading_nowhere(context):
        about = (reference.collection, reference.id)
        if about not in hints:
            hints[about] = _hint(context, reference) if len(hints) < MOST_GUESSES else ""
        message = say("{id} is not {wanted}", id=quoted(reference.id), wanted=a(ONE[reference.collection]))
        violation = Violation("unknown-reference", message, hints[about], reference.snippet, reference.nth)
        yield item.problem(path, violation, of_key=reference.is_key)


@dataclass(frozen=True)
class _Reference:
    """An id that is expected in a collection, and where in a text it stands."""

    collection: str
    id: str
    is_key: bool = False
    snippet: str = ""
    nth: int = 0


def _leading_nowhere(context: CheckContext) -> Iterator[tuple[RawItem, KeyPath, _Reference]]:
    for item in context.items:
        for scalar in item.scalars:
            for reference in _references(scalar):
                if not context.exists(reference.collection, reference.id):
                    yield item, scalar.path, reference


def _references(scalar: Scalar) -> Iterator[_Reference]:
    if scalar.leaf.written is Written.MARKDOWN:
        for link in links_in(scalar.text):
            if meant := item_meant(link.href):
                yield _Reference(*meant, snippet=link.href, nth=link.nth)
    elif scalar.item and is_id(scalar.text):
        yield _Reference(*scalar.item, scalar.is_key)


def _hint(context: CheckContext, reference: _Reference) -> str:
    known = context.ids[reference.collection]
    if nearest(reference.id, known) is None and (other := context.elsewhere(reference.id)):
        return say(
            "there is {other} with that id; here it has to be {wanted}",
            other=a(other),
            wanted=a(ONE[reference.collection]),
        )
    return did_you_mean(reference.id, known)
