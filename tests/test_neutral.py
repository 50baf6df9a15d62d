"""The engine knows no subject, no country and no language: what belongs to these stands in the content."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tokenize import COMMENT, generate_tokens

import pytest

from tests.project import ROOT
from wegwijzer_build.catalogues import SPOKEN

ENGINE = ROOT / "wegwijzer_build"
FILES = sorted(path for path in ENGINE.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".keep", ".ttf"))
FILES = [path for path in FILES if not path.is_relative_to(ENGINE / "starter" / "nl")]
"""All but the content in Dutch that the engine gives as a start."""

SUBJECT = re.compile(
    r"vertrouwens\w*|werknemer\w*|werkgever\w*|\barbo\w*|\barbeids\w*|ri&e|\bpest(?:en|t)?\b|\bgepest\b|\w*intimid\w*|discriminat\w*"
    r"|\bconfidants?\b|ongewenst\w*|misbruik\w*|\b0[89]00\b|\+31\b|knmi|EUPL|BWBR|Stcrt|Kamerstuk",
    re.IGNORECASE,
)
"""Words of this subject, and of the country that the content is about."""

DUTCH = re.compile(
    r"\b(?:aan|als|bij|dan|dat|deze|die|door|dus|een|geen|gaat|haar|heeft|het|hoe|iemand|ik|ja|kan|maar|mag|meer|men|met|moet"
    r"|mijn|naar|nee|niet|nog|ook|onder|ons|over|uit|uw|van|veel|voor|waar|wat|welke|wie|wij|wordt|worden|zich|zij|zijn|zo)\b",
    re.IGNORECASE,
)
"""Words without which nobody writes a Dutch sentence, or a list of Dutch words."""

EXAMPLES = re.compile(r"^\s*Bad\b[^\n]*:$", re.MULTILINE)
"""What follows in a manual page are examples: they are told of the subject that the readers of it know."""
GETTEXT = frozenset(["_", "gettext", "ngettext"])
IN_TEMPLATE = re.compile(r"\b(?:_|ngettext)\((?:\"[^\"]*\"|'[^']*'|, |[\w.]+)*\)")

EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    "render/hosts/nl.html.jinja": {".*": "a page in two languages: a template of interface for each"},
    "render/hosts/en.html.jinja": {"Deze pagina in het Nederlands": "leads to the same page in Dutch"},
    "render/search/find.js": {
        '"ik"|"Gepest"|"Vertrouwens|"roddelt"': "examples in Dutch of what it does with stems, for who reads the code"
    },
    "catalogues/nl/messages.po": {
        ".*": "what the engine says, in Dutch: people translate it, and the code reads none of it"
    },
    **{
        f"catalogues/{code}/interface.po": {
            ".*": "what pages say around the content, in the Dutch of the code, beside its translation"
        }
        for code in SPOKEN[1:]
    },
    "catalogues/nl/manual.po": {".*": "the pages on rules, in Dutch: the same"},
    "model/folders.py": {".*": "addresses that are promised to others cannot follow the content"},
}
"""File → words that may stand in it, and why. The name of the package and of its command is no word of the subject."""


@dataclass(frozen=True)
class Words:
    """Words in a file; `free`: outside gettext and comments, where they show themselves or decide about a text."""

    line: int
    text: str
    free: bool


def words_of(path: Path) -> Iterator[Words]:
    """All words of a file."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from _of_python(text)
        return
    is_template = ".jinja" in path.suffixes or path.suffix == ".html"
    free = IN_TEMPLATE.sub("", text) if is_template else text
    yield from (Words(number, line, False) for number, line in enumerate(text.split("\n"), 1))
    yield from (Words(number, line, True) for number, line in enumerate(free.split("\n"), 1))


def _of_python(text: str) -> Iterator[Words]:
    nodes = list(ast.walk(ast.parse(text)))
    calls = (node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in GETTEXT)
    bound = {id(part) for call in calls for part in ast.walk(call)}
    bound |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Words(node.lineno, EXAMPLES.split(node.value)[0], id(node) not in bound)
    for token in generate_tokens(StringIO(text).readline):
        if token.type == COMMENT:
            yield Words(token.start[0], token.string, False)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def is_amiss(words: Words) -> bool:
    """Tell whether words are of the subject, or free and Dutch: two different ones that every text has."""
    return SUBJECT.search(words.text) is not None or (
        words.free and len({found.lower() for found in DUTCH.findall(words.text)}) > 1
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_the_engine_names_no_subject_and_no_language(path: Path) -> None:
    """Code, templates and data hold no word of the subject, and no Dutch outside gettext, but for a reason."""
    file = path.relative_to(ENGINE).as_posix()
    amiss = [words for words in words_of(path) if is_amiss(words)]
    allowed = EXCEPTIONS.get(file, {})
    found = [words for words in amiss if not any(re.search(reason, words.text) for reason in allowed)]
    assert [f"{file}:{words.line}: {words.text.strip()}" for words in found] == []
    unused = [reason for reason in allowed if not any(re.search(reason, words.text) for words in amiss)]
    assert unused == [] or file == "model/folders.py"


@pytest.mark.parametrize(
    "line",
    [
        'HINT = "vraag de vertrouwenspersoon"',
        'text = _("Voor één werkgever")',
        'words = "de het een van niet"',
        'phones = ["0800"]',
        "# as the Arbowet has it",
    ],
)
def test_words_of_the_subject_are_seen(line: str, tmp_path: Path) -> None:
    """In code, in gettext, in a list of words and in comments."""
    (tmp_path / "some.py").write_text(f"{line}\n", "utf-8")
    assert any(map(is_amiss, words_of(tmp_path / "some.py")))
