"""How a site looks, where that is other than as it comes: the files `look.yml` and `mapping.yml` in `look/`."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from .base import Field, Flag, FrozenMap, Model, Quoted


class Token(StrEnum):
    """What somebody can change, by the name of its custom property in `look/tokens.css` without `--ww-`."""

    PAPER = "paper"
    SHEET = "sheet"
    WASH = "wash"
    INK = "ink"
    SOFT = "soft"
    LINK = "link"
    LINE = "line"
    EDGE = "edge"
    BOARD = "board"
    BOARD_2 = "board-2"
    BOARD_3 = "board-3"
    ON_BOARD = "on-board"
    RIM = "rim"
    POST = "post"
    MARK = "mark"
    FOCUS = "focus"
    FOCUS_ON_GROUND = "focus-on-ground"
    GROUND = "ground"
    ON_GROUND = "on-ground"
    SERIF = "serif"
    """The typefaces of headings and of the name of the site."""
    SANS = "sans"
    """The typefaces of all else."""
    ROUND = "round"
    """How round corners are."""


SHAPES = frozenset([Token.SERIF, Token.SANS, Token.ROUND])
"""What is no colour, and the same in both schemes."""

TokenName = Annotated[Token, Field()]
FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"),
    WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"}),
]
"""The name of a file in `look/`."""


_PORTRAIT = r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)$"
PortraitName = Annotated[
    str, StringConstraints(pattern=_PORTRAIT, max_length=80), WithJsonSchema({"type": "string", "pattern": _PORTRAIT})
]
"""The name of a file in `look/` with a picture of somebody."""


class FontFile(Model):
    """A file with a typeface, in `look/`."""

    file: Annotated[FileName, Field(description="Its name, ending in .woff2.")]
    family: Annotated[Quoted, Field(description="What it is called under 'serif' or 'sans'.")]
    weight: Annotated[
        Quoted, Field(pattern=r"^[1-9]00( [1-9]00)?$", description="'400', '700', or '100 900' of one that has all.")
    ] = "400"
    italic: Annotated[Flag, Field(description="true where its letters lean.")] = False


class LookFile(Model):
    """The file look/look.yml."""

    light: Annotated[
        FrozenMap[TokenName, Quoted],
        Field(description="Colours, typefaces (serif, sans) and corners (round), by the names of their tokens."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    dark: Annotated[
        FrozenMap[TokenName, Quoted], Field(description="Colours for who asks for a dark screen, by the same names.")
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    only_light: Annotated[
        Flag,
        Field(description="true where there are no colours for a dark screen: all then get those for a light one."),
    ] = False
    fonts: Annotated[tuple[FontFile, ...], Field(description="Typefaces that the site brings itself.")] = ()
    style_page: Annotated[
        Flag, Field(description="true for a page /stijl/ with all components and the contrast of each pair of colours.")
    ] = False
    theme: Annotated[
        FileName | None,
        Field(
            description="A style sheet in look/ with the design tokens of a theme of NL Design System. What 'light' "
            "says comes over it; which of its tokens are read, mapping.yml says."
        ),
    ] = None


PropertyName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,149}$"),
    WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9_-]{0,149}$"}),
]


class ThemeMapping(Model):
    """The file mapping.yml: which tokens of a theme stand for ours."""

    tokens: Annotated[
        FrozenMap[TokenName, tuple[PropertyName, ...]],
        Field(
            description="For each token of ours those of the theme, without '--': the first one that the theme has is "
            "taken. Of ours with none the theme says nothing."
        ),
    ]
