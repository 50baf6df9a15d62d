"""Two colours that are read together cannot be told apart well enough (look-contrast).

Text needs a contrast of 4.5 to 1 with what it stands on, running text 7 to 1, and edges, marks and the ring of the
keyboard 3 to 1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). Every pair is measured for a light and for a dark screen. Where
only the light colours were changed, those for a dark screen are as they come: say under `dark` what goes with yours,
or `only_light: true` where there is nothing.

Bad:
    light: {board: "#9acd32"}

Good:
    light: {board: "#4a6b12"}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Token
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

from .colours import colour, ratio
from .values import DARK, LIGHT, Look

Scheme = str
_SURFACES = (Token.PAPER, Token.SHEET, Token.WASH)
_BOARDS = (Token.BOARD, Token.BOARD_2, Token.BOARD_3)
_WHITE = (1.0, 1.0, 1.0)
RUNNING, TEXT, SEEN = 7.0, 4.5, 3.0
"""What running text needs at least, what all text does, and what only has to be seen."""

PAIRS: tuple[tuple[Token, Token, float], ...] = (
    *((Token.INK, surface, RUNNING) for surface in _SURFACES),
    *((text, surface, TEXT) for text in (Token.SOFT, Token.LINK, Token.MARK) for surface in _SURFACES),
    *((Token.ON_BOARD, board, TEXT) for board in _BOARDS),
    (Token.ON_GROUND, Token.GROUND, TEXT),
    *((seen, surface, SEEN) for seen in (Token.EDGE, Token.RIM, Token.FOCUS) for surface in _SURFACES),
    (Token.BOARD, Token.PAPER, SEEN),
    *((Token.FOCUS_ON_GROUND, ground, SEEN) for ground in (Token.GROUND, Token.BOARD)),
)
"""What is read together: what stands in front, what lies behind it, and the least contrast."""


@dataclass(frozen=True)
class PairContrast:
    """A pair in a scheme, with the contrast that it has."""

    scheme: Scheme
    front: Token
    behind: Token
    least: float
    contrast: float

    @property
    def is_enough(self) -> bool:
        """Whether it can be read. Rounding never makes it so."""
        return self.contrast >= self.least


def measured(look: Look) -> Iterator[PairContrast]:
    """Every pair in both schemes, where both colours can be read."""
    for scheme in (LIGHT, DARK):
        for front, behind, least in PAIRS:
            one, other = colour(look.value(front, scheme)), colour(look.value(behind, scheme))
            if one and other:
                yield PairContrast(scheme, front, behind, least, ratio(one, other))


def readable_on_white(text: str, least: float) -> bool:
    """Whether a colour has at least this contrast with white paper."""
    rgb = colour(text)
    return rgb is not None and ratio(rgb, _WHITE) >= least


def contrast_problems(look: Look, places: Mapping[tuple[Scheme, Token], Place], otherwise: Place) -> Iterator[Problem]:
    """Each pair that falls short, at the colour that was said last. `places`: scheme and token → where it is said."""
    for pair in measured(look):
        if pair.is_enough:
            continue
        scheme = LIGHT if look.only_light else pair.scheme
        if look.only_light and pair.scheme == DARK:
            continue
        place = places.get((scheme, pair.front)) or places.get((scheme, pair.behind)) or otherwise
        message = say(
            "{front} on {behind} has a contrast of {found} to 1 on a {scheme} screen; expected {least} at least",
            front=f"{pair.front.value} ({look.value(pair.front, pair.scheme)})",
            behind=f"{pair.behind.value} ({look.value(pair.behind, pair.scheme)})",
            found=f"{int(pair.contrast * 100) / 100:.2f}",
            scheme=say("light") if pair.scheme == LIGHT else say("dark"),
            least=f"{pair.least:g}",
        )
        yield Problem(place, "look-contrast", message, say("make one of the two lighter or darker"))
