"""The smallest content that makes a site, for what has little to do with content."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "site.yml": "title: Proef\ntagline: Een proef.\ntext: Dit is een proef.\ndescription: Een proef.\n",
    "sources.yml": "bron: {title: De bron, publisher: Uitgever}\n",
    "audiences/lezer.yml": ("title: lezer\ndoor: Ik lees\ndoor_text: Wat geldt er?\ntext: Hier begint u.\norder: 1\n"),
    "advice/doe.yml": (
        "title: Doe dit\nkind: law\naudiences: [lezer]\nsources: [bron]\nreviewed_on: 2026-11-01\ntext: Doe dit.\n"
    ),
    "trees/t.yml": """\
title: Proef
audience: lezer
start: a
questions:
  a:
    ask: Geldt het?
    answers:
      ja: {say: Ja, next: x}
      nee: {say: Nee of weet niet, unsure: true, next: y}
outcomes:
  x: {title: Het geldt, advice: [doe]}
  y: {title: Het geldt niet, advice: [doe]}
cases:
  - {name: Jan, answers: {a: ja}, outcome: x, advice: [doe]}
  - {name: Els, answers: {a: nee}, outcome: y, advice: [doe]}
""",
}


def make_small(root: Path) -> Path:
    """Put a content folder in a folder, and nothing beside it."""
    for name, text in FILES.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root / "content"
