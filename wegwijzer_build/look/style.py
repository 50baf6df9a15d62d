"""The look as a style sheet, to stand right behind `tokens.css`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wegwijzer_build.model import SHAPES, Token

from .values import DARK, LIGHT, Look


def style(look: Look, address: Callable[[str], str]) -> str:
    """The rules; none where nothing is said. `address`: name of a file with a typeface → where a style finds it."""
    parts = [*_faces(look, address)]
    said = {*look.light, *look.dark}
    of_light = [f"--ww-{token.value}:{look.value(token, LIGHT)}" for token in Token if token in said]
    if of_light:
        parts.append(f":root{{{';'.join(of_light)}}}")
    colours = [token for token in Token if token not in SHAPES and (look.only_light or token in said)]
    of_dark = [f"--ww-{token.value}:{look.value(token, DARK)}" for token in colours]
    scheme = ["color-scheme:light"] if look.only_light else []
    if of_dark:
        parts.append(f"@media (prefers-color-scheme:dark){{:root{{{';'.join((*scheme, *of_dark))}}}}}")
    if look.logo():
        parts.append(".ww-logo{flex:none;width:auto;max-width:40vw;height:2.625rem}")
    return "".join(parts)


def _faces(look: Look, address: Callable[[str], str]) -> Iterator[str]:
    """What the site brings itself. One that comes too late is not shown: no word moves while somebody reads."""
    for font in look.fonts:
        yield (
            f'@font-face{{font-family:"{font.family}";src:url({address(font.file)}) format("woff2");'
            f"font-weight:{font.weight};font-style:{'italic' if font.italic else 'normal'};font-display:optional}}"
        )
