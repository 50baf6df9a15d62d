"""An id is a name that a computer or a browser keeps for itself (reserved-id).

Ids become names of files and folders. Windows keeps some names for devices, so that nobody there could open the
content or the site: con, prn, aux, nul, com1 to com9 and lpt1 to lpt9. A question called `reset` in a tree on one
page would take the place of what starts a form anew. What others show in a frame lives below `/embed/`: trees by
their ids, beside `v1` and a folder for each collection of items (advice, situations, solutions, contacts, figures,
instruments): no tree has such a name.

Bad:
    start: nul
    questions:
      nul:
        ask: Waar werkt u?
        answers: {hier: {say: Hier, unsure: true, next: regelen}}

Good:
    start: plek
    questions:
      plek:
        ask: Waar werkt u?
        answers: {hier: {say: Hier, unsure: true, next: regelen}}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import EMBED_FOLDERS, Delivery
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import CheckContext, RawItem
from .violation import Violation

DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""Source: "Naming Files, Paths, and Namespaces", learn.microsoft.com."""
OF_FORMS = frozenset(["reset"])

_HINT = say("choose another word")
_RENAME = say("rename the file")


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every id that becomes the name of a file or a folder."""
    for item in context.items:
        yield from _of_item(item)
        if item.collection == "trees":
            yield from _within(item)


def _of_item(item: RawItem) -> Iterator[Problem]:
    hint = _HINT if item.keys else _RENAME
    if item.id in DEVICES:
        yield item.problem((), _device(item.id, hint), of_key=True)
    elif item.collection == "trees" and item.id in EMBED_FOLDERS:
        message = say("{id} is the name of a folder that every site has below /embed/", id=quoted(item.id))
        yield item.problem((), Violation("reserved-id", message, hint))


def _within(tree: RawItem) -> Iterator[Problem]:
    for section in ("questions", "outcomes"):
        nodes = tree.raw.get(section) if isinstance(tree.raw, dict) else None
        for node in nodes if isinstance(nodes, dict) else ():
            if node in DEVICES:
                yield tree.problem((section, node), _device(node, _HINT), of_key=True)
            elif node in OF_FORMS and section == "questions" and _is_on_one_page(tree):
                message = say("a question called {node} takes the place of what starts a form anew", node=quoted(node))
                yield tree.problem((section, node), Violation("reserved-id", message, _HINT), of_key=True)


def _device(name: str, hint: str) -> Violation:
    return Violation(
        "reserved-id", say("{name} is the name of a device on Windows, so no file can have it", name=quoted(name)), hint
    )


def _is_on_one_page(tree: RawItem) -> bool:
    return tree.text("delivery") == Delivery.ONE_PAGE
