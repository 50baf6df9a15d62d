"""What a site looks like as a value: what is said of it over what `tokens.css` says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from wegwijzer_build.model import SHAPES, FontFile, Token

TOKENS = Path(__file__).parent / "tokens.css"
SCHEMES = LIGHT, DARK = "light", "dark"
"""For who asks for a dark screen, and for all others."""
_DECLARED = re.compile(r"--ww-([a-z0-9-]+):\s*([^;]+);")
_DARK_PART = "@media (prefers-color-scheme: dark)"

Values = Mapping[Token, str]
NONE: Values = MappingProxyType({})


@dataclass(frozen=True)
class Look:
    """What is said of the look of a site. `files`: what stands in `look/`, by name. Empty: as it comes."""

    light: Values = field(default_factory=lambda: NONE)
    dark: Values = field(default_factory=lambda: NONE)
    only_light: bool = False
    style_page: bool = False
    fonts: tuple[FontFile, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, token: Token, scheme: str) -> str:
        """What a token comes to in a scheme."""
        if scheme == LIGHT or self.only_light or token in SHAPES:
            return self.light.get(token) or as_it_comes(LIGHT)[token]
        return self.dark.get(token) or as_it_comes(DARK)[token]

    def logo(self, scheme: str = LIGHT) -> str | None:
        """The name of the file with the logo for a scheme, where there is one."""
        ending = "" if scheme == LIGHT else f"-{scheme}"
        return next((name for name in (f"logo{ending}.svg", f"logo{ending}.png") if name in self.files), None)


def is_picture(name: str) -> bool:
    """Whether a file in `look/` shows somebody, and is no logo."""
    return name.endswith((".jpg", ".png")) and not name.startswith("logo")


@cache
def as_it_comes(scheme: str) -> Values:
    """Token → its value in `tokens.css`; for a dark screen that for a light one where it has no other."""
    light, _, dark = TOKENS.read_text("utf-8").partition(_DARK_PART)
    light = light.partition("@media")[0]
    said = dict(_DECLARED.findall(light))
    said |= dict(_DECLARED.findall(dark)) if scheme == DARK else {}
    return {token: said[token.value] for token in Token}
