"""The page of the handbook with all rules, made from the registry."""

from __future__ import annotations

import json
from functools import partial
from itertools import groupby
from operator import attrgetter

from wegwijzer_build.catalogues import catalogue_of
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.rules import RULES, in_language

_PATH = f"{addresses.MANUAL.rstrip('/')}.md"


def manual_page(language: Language) -> Planned:
    """One page with all rules: on files, on items, on trees, on what stands around the content."""
    return Planned(_PATH, partial(_manual, language))


def _manual(language: Language) -> bytes:
    catalogue = catalogue_of(language.code)
    rules = (in_language(rule, catalogue) for rule in RULES.values())
    checks = tuple((explanation, tuple(of_it)) for explanation, of_it in groupby(rules, key=attrgetter("explanation")))
    body = environment(language).get_template("manual/page.html.jinja").render(checks=checks)
    front_matter = {
        "title": language.gettext("Controles"),
        "description": language.gettext("Elke controle op de inhoud, met een fout en een goed voorbeeld."),
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter.items())
    return f"---\n{head}---\n\n{body}\n".encode()
