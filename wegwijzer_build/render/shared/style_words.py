"""Words that styles put on a page, in each language that pages are in: `:lang` tells which."""

from __future__ import annotations

from collections.abc import Iterable

from .language import Language

_CALLED = ':not([href^="tel:"],[href^="mailto:"])'


def of_one_page(languages: Iterable[Language]) -> bytes:
    """On a page that leaves no traces, each link says that it leads away from it."""
    link = f"main a[href]{_CALLED}::after{{content:var(--page)}}"
    elsewhere = f'main a[href^="http"]{_CALLED}::after{{content:var(--site)}}'
    return "".join((*map(_said, languages), "@media screen{", link, elsewhere, "}")).encode()


def _said(language: Language) -> str:
    """The words in a language, for the whole of a page in it: not for a part of another that is in this one."""
    _ = language.gettext
    page, elsewhere = _("(andere pagina)"), _("(andere site)")
    return f":root:lang({language.code}){{--page:{_text(f' {page}')};--site:{_text(f' {elsewhere}')}}}"


def _text(words: str) -> str:
    """Words as a string of a style sheet."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
