"""What the engine says to people, and the catalogues in which it is translated: `make messages`.

A catalogue has every text that `say` and its like are called with in the code, and what those say that take a text from
elsewhere: names of items, descriptions of fields, pages on rules. New ones are put in without a translation, gone ones
are taken out, the rest stays as it is. Nothing is ever guessed.

What pages say around the content is Dutch in the code, and goes through gettext; it has a catalogue of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from wegwijzer_build.catalogues import ENGLISH, FOLDER, INTERFACE, LANGUAGES, SPOKEN
from wegwijzer_build.model import COLLECTIONS, LANGUAGE, Settings, SigningRole
from wegwijzer_build.model.shapes import Many, Record, Shape, Table, shape_of
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.rules import EXAMPLES, RULES
from wegwijzer_build.wording import choice, field_name, this

ENGINE = FOLDER.parent
SAYS = {"say": 1, "say_many": 2}
"""What makes a message of a template → how many templates it takes."""
ENGLISH_TEMPLATES = ("changes", "review")
"""Folders with templates of pages that are told in the language that is asked for; those of the site are Dutch."""

OF_VISITORS = ("render", "downloads")
"""Folders with what visitors read around the content: on pages, and in files to take along."""


@dataclass(frozen=True)
class Text:
    """A text to translate: English, and for any other number than one; the modules or pages that say it."""

    one: str
    many: str = ""
    places: tuple[str, ...] = ()
    has_values: bool = False
    """Whether names between braces stand for something; else a brace is a brace."""


def said_in(path: Path, code: str | None = None) -> Iterator[Text]:
    """What a module says; `code` is what stands in it. Raises ValueError where a text is made before it is said."""
    place = path.relative_to(ENGINE).as_posix()
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8") if code is None else code))
        if isinstance(node, ast.Call)
    ]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        takes = SAYS.get(call.func.id, 0) if isinstance(call.func, ast.Name) else 0
        written = [each.value for each in call.args[:takes] if isinstance(each, ast.Constant)]
        templates = [template for template in written if isinstance(template, str)]
        if len(templates) != takes:
            raise ValueError(f"{place}:{call.lineno}: write the text here, so that it can be found")
        if templates:
            yield Text(templates[0], "".join(templates[1:]), (place,), bool(call.keywords) or takes > 1)


def said_in_template(path: Path) -> Iterator[Text]:
    """What a template of a page for editors says."""
    place = path.relative_to(ENGINE).as_posix()
    parsed = environment(Language(ENGLISH.code), ENGINE).parse(path.read_text("utf-8"))
    for _, _, text in extract_from_ast(parsed, ("_",), babel_style=False):
        yield from (Text(each, places=(place,)) for each in text or () if each)


def messages() -> Mapping[str, Text]:
    """All that is said, by its English."""
    found = [text for path in sorted(ENGINE.rglob("*.py")) if path.parent != FOLDER for text in said_in(path)]
    templates = (path for folder in ENGLISH_TEMPLATES for path in sorted((ENGINE / folder).glob("*.jinja")))
    found += (text for path in templates for text in said_in_template(path))
    found += (Text(this(noun), places=("model",)) for noun in _pointed_at())
    found += (Text(text, places=("model",)) for text in _of_models())
    return _united(text for text in found if has_words(text.one))


def manual() -> Mapping[str, Text]:
    """What the pages on rules say, by its English."""
    found = [Text(word) for word in EXAMPLES]
    for rule in RULES.values():
        found += (Text(text, places=(rule.id,)) for text in (rule.sentence, *rule.explanation.paragraphs))
    return _united(found)


def interface() -> Mapping[str, Text]:
    """What pages say around the content, by its Dutch."""
    paths = (path for folder in OF_VISITORS for path in sorted((ENGINE / folder).rglob("*")))
    return _united(text for path in paths for text in _of_interface(path))


def _of_interface(path: Path) -> Iterator[Text]:
    if path.suffix not in (".py", ".jinja", ".html"):
        return
    method = "python" if path.suffix == ".py" else "jinja2"
    calls = {"_": None, "gettext": None, "ngettext": (1, 2)}
    place = path.relative_to(ENGINE).as_posix()
    for _line, found, _comments, _context in extract(method, BytesIO(path.read_bytes()), calls):
        one, many = (found, "") if isinstance(found, str) else found
        yield Text(one, many, (place,), has_values="{" in one)


def has_words(template: str) -> bool:
    """Tell whether there is anything to translate, beside names and signs."""
    return re.search(r"[^\W\d_]", re.sub(r"\{[^{}]*\}", "", template)) is not None


def _united(texts: Iterator[Text] | list[Text]) -> Mapping[str, Text]:
    united: dict[str, Text] = {}
    for text in texts:
        places = united[text.one].places if text.one in united else ()
        united[text.one] = replace(text, places=tuple(dict.fromkeys((*places, *text.places))))
    return united


def _pointed_at() -> Iterator[str]:
    """What a message may point at with `this`."""
    yield from (each.one for each in COLLECTIONS)
    yield from ("site", "file of the language", "section", "explanation")


def _of_models() -> Iterator[str]:
    """Names of models, as messages have them, and what those fields are for that an item cannot do without."""
    models = (Settings, *LANGUAGE.values(), *(m for each in COLLECTIONS for m in (each.model, *each.by_kind.values())))
    seen: set[int] = set()
    for model in models:
        yield from _of_shape(shape_of(model), seen)
    yield from (each.one for each in COLLECTIONS)
    yield from (choice(word).template for word in (*SigningRole, "true", "false"))
    seen.clear()
    for each in COLLECTIONS:
        for model in (each.model, *each.by_kind.values()):
            yield from _in_items(shape_of(model), seen)


def _in_items(shape: Shape, seen: set[int]) -> Iterator[str]:
    """Fields of items, and the words that some of these choose from: a change names them."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    if isinstance(shape, Record):
        for name, field in shape.fields.items():
            yield field_name(name).template
            yield from _in_items(field, seen)
    elif isinstance(shape, Many):
        yield from _in_items(shape.item, seen)
    elif isinstance(shape, Table):
        yield from _in_items(shape.value, seen)
    elif isinstance(shape.type, type) and issubclass(shape.type, Enum):
        yield from (choice(str(each.value)).template for each in shape.type)


def _of_shape(shape: Shape, seen: set[int]) -> Iterator[str]:
    if id(shape) in seen:
        return
    seen.add(id(shape))
    if isinstance(shape, Record):
        yield shape.model.__name__.lower()
        yield from (shape.described[key].rstrip(".") for key in shape.required if shape.described.get(key))
        for each in shape.fields.values():
            yield from _of_shape(each, seen)
    elif isinstance(shape, Many):
        yield from _of_shape(shape.item, seen)
    elif isinstance(shape, Table):
        yield from _of_shape(shape.value, seen)


def head(code: str) -> str:
    """How a catalogue begins."""
    made = Catalog(locale=code)
    return (
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {code}\\n"\n"Plural-Forms: {made.plural_forms};\\n"\n\n'
    )


def merged(path: Path, code: str, texts: Mapping[str, Text]) -> str:
    """A catalogue with all texts, in their order, and the translations that it had."""
    old = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=code)
    new = Catalog(locale=code, fuzzy=False)
    for text in texts.values():
        before = old.get(text.one)
        string = before.string if before is not None and isinstance(before.string, str) != bool(text.many) else None
        new.add((text.one, text.many) if text.many else text.one, string, locations=[(name, 0) for name in text.places])
    written = BytesIO()
    write_po(written, new, width=100, omit_header=True, include_lineno=False)
    return head(code) + written.getvalue().decode("utf-8").lstrip("\n")


def main() -> None:
    """Bring every catalogue up to date, and tell what is left to translate."""
    for code in LANGUAGES[1:]:
        _bring_up_to_date(FOLDER / code / "messages.po", code, messages())
        _bring_up_to_date(FOLDER / code / "manual.po", code, manual())
    for code in SPOKEN[1:]:
        _bring_up_to_date(FOLDER / code / INTERFACE, code, interface())


def _bring_up_to_date(path: Path, code: str, texts: Mapping[str, Text]) -> None:
    path.write_text(merged(path, code, texts), encoding="utf-8")
    empty = sum(not each.string or not all(each.string) for each in read_po(BytesIO(path.read_bytes())) if each.id)
    print(f"{path.relative_to(ENGINE.parent)}: {len(texts)} texts, {empty} not translated")


if __name__ == "__main__":
    main()
