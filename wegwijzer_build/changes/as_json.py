"""Changes for programs: all of them, with stable keys (docs/wijzigingen-in-ci.md lists what they mean)."""

from __future__ import annotations

import json
from dataclasses import asdict

from . import sentences
from .change import Change, Effect, End, Level, Where
from .compare import Changes
from .differences import Difference

FORM = 1
"""The number of this form; another would be one that programs have to be rewritten for."""


def as_json(changes: Changes) -> str:
    """Everything, in the order in which it is told elsewhere."""
    whole = {
        "form": FORM,
        "old": changes.old.name,
        "new": changes.new.name,
        "counted": "ways of answering",
        **{level.value: len(changes.of(level)) for level in Level},
        "not_accepted": len(changes.lost),
        "not_readable": {
            side: [f"{problem.place.file}:{problem.place.line}: {problem.message}" for problem in reading.unread]
            for side, reading in (("old", changes.old), ("new", changes.new))
        },
        "not_walked": dict(changes.not_walked),
        "unused_acceptances": [change for _, change in changes.unused],
        "changes": [_of_change(change, changes) for change in changes.changes],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _of_change(change: Change, changes: Changes) -> dict[str, object]:
    return {
        "id": change.id,
        "level": change.level.value,
        "kind": change.kind.value,
        "accepted": change.accepted,
        "place": {"file": change.place.file, "line": change.place.line},
        "headline": sentences.headline(change, changes),
        "effects": [_of_effect(effect, changes) for effect in change.effects],
        "where": [_of_where(where) for where in change.where],
        "differences": [_of_difference(difference) for difference in change.differences],
        "lines": list(change.lines),
    }


def _of_effect(effect: Effect, changes: Changes) -> dict[str, object]:
    collection, item = effect.about
    return {
        "kind": effect.kind.value,
        "collection": collection,
        "id": item,
        "title": sentences.title(effect, changes),
        "part": effect.part or None,
        "before": effect.before or None,
        "after": effect.after or None,
        "ways": effect.ways or None,
        "address": sentences.address(effect) or None,
    }


def _of_where(where: Where) -> dict[str, object]:
    return {
        "tree": where.tree,
        "ways": where.ways,
        "total": where.total,
        "person": [asdict(each) for each in where.person],
        "under": {question: list(answers) for question, answers in (where.under or {}).items()},
        "after": where.parted and where.parted._asdict(),
        "before": _of_end(where.before),
        "now": _of_end(where.after),
    }


def _of_end(end: End | None) -> dict[str, object] | None:
    if end is None:
        return None
    return {
        "node": end.node,
        "title": end.title,
        "advice": list(end.advice),
        "contacts": list(end.contacts),
        "first": list(end.first),
        "stopped_by": end.stopped_by,
    }


def _of_difference(difference: Difference) -> dict[str, object]:
    return {
        "path": list(difference.path),
        "before": difference.before,
        "after": difference.after,
        "is_text": difference.is_text,
    }
