"""The manual of all checks, made from what stands on top of each."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass
from types import ModuleType

from wegwijzer_build import analyse, by_hand, validate
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.shared.output import Planned

_PATH = "redactie/controles.md"


@dataclass(frozen=True)
class CheckView:
    """The page of a check: its rules, what it says first, what it explains, and its examples as (word, YAML)."""

    rules: tuple[str, ...]
    sentence: str
    paragraphs: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


def manual_page() -> Planned:
    """One page with all checks: on items, on trees, on what stands around the content."""
    return Planned(_PATH, _manual)


def _manual() -> bytes:
    checks = tuple(check_view(module) for module in (*validate.MODULES, *analyse.MODULES, *by_hand.MODULES))
    body = environment(DUTCH).get_template("manual/page.html.jinja").render(checks=checks)
    front_matter = {
        "title": "Controles",
        "description": "Elke controle op de inhoud, met een fout en een goed voorbeeld.",
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter.items())
    return f"---\n{head}---\n\n{body}\n".encode()


def check_view(module: ModuleType) -> CheckView:
    """Read the docstring of a check: `Sentence (rule, rule).`, paragraphs, then `Bad:` and `Good:` with YAML."""
    first, *blocks = re.split(r"\n\s*\n", inspect.getdoc(module) or "")
    match = re.fullmatch(r"(?P<sentence>.*?)\s*\((?P<rules>[a-z0-9, -]+)\)\.?", " ".join(first.split()), re.DOTALL)
    sentence, rules = (match["sentence"], match["rules"]) if match else (first, "")
    paragraphs, examples = [], []
    for block in blocks:
        word, _, rest = block.partition("\n")
        if re.fullmatch(r"(Bad|Good)[^\n]*:", word):
            examples.append((word.rstrip(":"), inspect.cleandoc(rest)))
        elif examples and block.startswith(" "):
            label, code = examples.pop()
            examples.append((label, f"{code}\n\n{inspect.cleandoc(block)}"))
        else:
            paragraphs.append(" ".join(block.split()))
    return CheckView(tuple(rules.split(", ")) if rules else (), sentence, tuple(paragraphs), tuple(examples))
