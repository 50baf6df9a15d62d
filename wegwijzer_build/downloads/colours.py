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
    """The colours of a look; those that come with the engine where these cannot be read on white paper."""
    on_white = {Token.INK: TEXT, Token.SOFT: TEXT, Token.EDGE: SEEN}
    if not all(readable_on_white(look.value(token, LIGHT), least) for token, least in on_white.items()):
        look = Look()
    tokens = (Token.BOARD, Token.ON_BOARD, Token.INK, Token.SOFT, Token.EDGE, Token.WASH, Token.PAPER)
    return Colours(*(look.value(token, LIGHT) for token in tokens))


AS_THEY_COME = colours_of(Look())
