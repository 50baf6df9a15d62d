"""Words that styles put on a page, in each language that pages are in: `:lang` tells which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .language import Language

_CALLED = ':not([href^="tel:"],[href^="mailto:"])'


def of_one_page(languages: Iterable[Language]) -> bytes:
    """On a page that leaves no traces, each link says that it leads away from it."""
    return b"@media screen{" + b"".join(map(str.encode, _links(languages))) + b"}"


def _links(languages: Iterable[Language]) -> Iterator[str]:
    for language in languages:
        _, here = language.gettext, f":root:lang({language.code}) main a"
        page, elsewhere = _("(andere pagina)"), _("(andere site)")
        yield f"{here}[href]{_CALLED}::after{{content:{_text(f' {page}')}}}"
        yield f'{here}[href^="http"]{_CALLED}::after{{content:{_text(f" {elsewhere}")}}}'


def _text(words: str) -> str:
    """Words as a string of a style sheet."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
