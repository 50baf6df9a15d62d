"""The files beside the content, which no page is made of: what reads them, and each with a text in one field."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from tests.hostile.fields import Field, fields_of, models_in, put
from tests.project import AS_OF
from wegwijzer_build.changes import kept_in
from wegwijzer_build.edition.reading import edition_in
from wegwijzer_build.load import parse
from wegwijzer_build.look.reading import look_in, mapping_in
from wegwijzer_build.model import (
    Edition,
    KeptChanges,
    LookFile,
    Model,
    SigningList,
    SignOffs,
    SpokenSearch,
    ThemeMapping,
)
from wegwijzer_build.model.shapes import shape_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.signing import list_in, signoffs_in
from wegwijzer_build.translation.language_files import read_search
from wegwijzer_build.translation.reviews import Moved, Review, read_moved, read_reviews

FILE = "beside.yml"
MARK = "veld-0000-veld"
Read = Callable[[str], tuple[object, tuple[Problem, ...]]]


def of_item(text: str) -> str:
    """What is said of one item, in a file that says something of each."""
    return f'{{"advice/beleid": {text}}}'


READS: Mapping[type[Model], Read] = {
    KeptChanges: lambda text: kept_in(FILE, text, parse(text, FILE)),
    SignOffs: lambda text: signoffs_in(FILE, text, parse(text, FILE), AS_OF),
    SigningList: lambda text: list_in(FILE, text, parse(text, FILE), AS_OF),
    Review: lambda text: read_reviews(FILE, of_item(text), parse(of_item(text), FILE)),
    Moved: lambda text: read_moved(FILE, of_item(text), parse(of_item(text), FILE)),
    SpokenSearch: lambda text: read_search(FILE, text, parse(text, FILE)),
    Edition: lambda text: edition_in(FILE, text, parse(text, FILE)),
    LookFile: lambda text: look_in(FILE, text, parse(text, FILE)),
    ThemeMapping: lambda text: mapping_in(FILE, text, parse(text, FILE)),
}
"""What each such file is made of, with what reads it."""
SIGNED = {"item": "advice/beleid", "hash": "0123456789ab", "role": "legal", "by": "A", "on": "2026-11-20"}
FULL: Mapping[type[Model], object] = {
    KeptChanges: {
        "renamed": {"advice": {"oud": "nieuw"}, "questions": {"boom": {"oud": "nieuw"}}},
        "accepted": [{"change": "0123456789ab", "reason": "Zo is het goed."}],
    },
    SignOffs: {"signed": [{**SIGNED, "remark": "Goed."}]},
    Review: {"level": "read", "on": "2026-11-20", "texts": "0123456789ab", "shape": "0123456789ab", "by": "vertaler"},
    Moved: {"on": "2026-11-20", "why": "Een ander nummer."},
    SpokenSearch: {
        "passed_over": ["the"],
        "alike": [["boss", "manager"]],
        "danger": [{"contact": "hulplijn", "words": ["knife"]}],
    },
    Edition: {
        "base": "../content",
        "site": {
            "title": "Van ons",
            "tagline": "Een zin.",
            "text": "Een tekst.",
            "description": "Een zin.",
            "url": "https://ons.example.nl/",
            "edit_url": "https://git.example.nl/",
            "embed_hosts": ["https://www.example.nl"],
            "moved": {"oud/": "nieuw/"},
            "security": {"contact": "https://ons.example.nl/melden", "expires": "2027-01-01"},
            "feedback": "klopt-niet@example.nl",
            "licence": {"id": "EUPL-1.2", "name": "Licentie", "url": "https://example.nl/licentie"},
            "exit_page": "https://www.example.nl/",
        },
        "contacts_first": ["onze"],
        "without": {"advice": ["klacht"]},
        "lists": {"advice/beleid": {"contacts": {"add": ["onze"], "without": ["inspectie"]}}},
    },
    LookFile: {
        "light": {"board": "#0c5053", "sans": "Arial"},
        "dark": {"board": "#1a7577"},
        "fonts": [{"file": "a.woff2", "family": "A", "weight": "700"}],
        "theme": "theme.css",
    },
    ThemeMapping: {"tokens": {"ink": ["their-ink"]}},
    SigningList: {"role": "legal", "by": "A", "texts": [{"item": "advice/beleid", "hash": "0123456789ab"}]},
}
"""A file of each with something in it."""


def models_beside() -> set[type[Model]]:
    """The models that the files beside the content are made of."""
    return {model for root in READS for model in models_in(shape_of(root))}


def marked(model: type[Model]) -> Iterator[tuple[Field, str]]:
    """Each field of a file, with the file as it is with a mark there; keys that nothing stands below have no place."""
    for field in fields_of(shape_of(model)):
        yield from ((field, json.dumps(raw, indent=1)) for raw in put(shape_of(model), FULL[model], field.path, MARK))
