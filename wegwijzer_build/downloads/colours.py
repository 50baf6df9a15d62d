"""The colours of files to take along: those of the site on a light screen, on white paper."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.look import LIGHT, SEEN, TEXT, Look, readable_on_white
from wegwijzer_build.model import Token


@dataclass(frozen=True)
class Colours:
    """What a file is painted with, as `#rrggbb`."""

    board: str
    on_board: str
    ink: str
    soft: str
    edge: str
    wash: str
    paper: str


def colours_of(look: Look) -> Colours:
    """The colours of a look. What cannot be read on white stays as it comes."""

    def on_white(token: Token, least: float) -> str:
        said = look.value(token, LIGHT)
        return said if readable_on_white(said, least) else Look().value(token, LIGHT)

    return Colours(
        board=look.value(Token.BOARD, LIGHT),
        on_board=look.value(Token.ON_BOARD, LIGHT),
        ink=on_white(Token.INK, TEXT),
        soft=on_white(Token.SOFT, TEXT),
        edge=on_white(Token.EDGE, SEEN),
        wash=look.value(Token.WASH, LIGHT),
        paper=look.value(Token.PAPER, LIGHT),
    )


AS_THEY_COME = colours_of(Look())
