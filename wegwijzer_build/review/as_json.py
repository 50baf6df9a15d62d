"""A pack for programs: every entry with its keys (docs/redactie/laten-nakijken.md lists what they mean)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from wegwijzer_build.changes import MarkedWords, RestsOn

from .pack import Pack, PackEntry, ToSign

FORM = 1
"""The number of this form; another would be one that programs have to be rewritten for."""


def as_json(pack: Pack) -> str:
    """Everything, in the order in which it is to be read."""
    whole = {
        "form": FORM,
        "old": pack.old or None,
        "new": pack.new,
        "on": pack.on.isoformat(),
        "roles": [role.value for role in pack.roles],
        "summary": pack.summary,
        "words": pack.words,
        "minutes": pack.minutes,
        "unsure": list(pack.unsure),
        "entries": [_entry(entry, chapter.name) for chapter in pack.chapters for entry in chapter.entries],
        "to_sign": [{**_to_sign(each), "entries": list(numbers)} for each, numbers in pack.to_sign],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: PackEntry, chapter: str) -> dict[str, object]:
    view = entry.view
    return {
        "number": entry.number,
        "chapter": chapter,
        "headline": view.headline,
        "accepted": view.accepted,
        "happenings": list(view.happenings),
        "facts": dict(view.facts),
        "shown_in": list(view.shown_in),
        "texts": [{"key": text.key, "before": _words(text.before), "after": _words(text.after)} for text in view.texts],
        "lines": list(view.lines),
        "rests_on": _rests(view.rests) if view.rests else None,
        "about": {path: _rests(rests) for path, rests in entry.about},
        "to_sign": [each.path for each in entry.to_sign],
    }


def _words(marked: Iterable[MarkedWords]) -> str | None:
    return "".join(each.text for each in marked) or None


def _rests(rests: RestsOn) -> dict[str, object]:
    return {
        "kind": rests.kind or None,
        "sources": [
            {"title": each.words, "url": each.url or None, "copy_of": each.copy_of or None} for each in rests.sources
        ],
        "dates": dict(rests.dates),
    }


def _to_sign(each: ToSign) -> dict[str, object]:
    agreed = {
        role.value: {
            "agreement": said.agreement.value,
            "by": said.last and said.last.by,
            "on": said.last and said.last.on.isoformat(),
        }
        for role, said in each.agreed.items()
    }
    return {"item": each.path, "hash": each.hash, "agreed": agreed}
