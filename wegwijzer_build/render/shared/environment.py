"""The template environment: everything escaped, nothing undefined, every string through gettext."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from .language import Language, language_of

FOLDER = Path(__file__).parent.parent
"""The folder of all templates, styles and scripts; they are named by their paths in it."""


class _CompiledOnce(BytecodeCache):
    """Templates are the same in all languages: what one compiled the next one takes, unless its file changed."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self.made.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _CompiledOnce()


@lru_cache(maxsize=32)  # more than there are languages: a language takes long to prepare
def environment(language: Language, folder: Path = FOLDER) -> Environment:
    """Make the environment of a language. Templates changed on disk are read anew."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=_COMPILED,
    )
    made.filters["lang"] = partial(lang_attributes, around=language.direction)
    made.globals["is_translated"] = bool(language.folder)
    made.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    return made


@lru_cache(maxsize=256)  # more than there are pairs of languages
def lang_attributes(code: str, around: str = "ltr") -> Markup:
    """The attributes of an element whose words are in another language than the page; none where they are not.

    `around`: the direction of what it stands in; of the whole page, whose code this is, that of a page which says none.
    """
    if not code:
        return Markup("")
    direction = language_of(code).direction
    return Markup(' lang="{}"').format(code) + (Markup(' dir="{}"').format(direction) if direction != around else "")
