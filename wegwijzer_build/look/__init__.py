"""How a site looks: colours, typefaces, logo and icon, from the folder `look/` beside its content.

What is read here comes over `tokens.css`, and over the look of a base where the content is an edition. Every pair of
colours that is read together is measured, for a light and for a dark screen, before anything is made with them.
"""

from .contrast import PAIRS, SEEN, TEXT, PairContrast, contrast_problems, measured, readable_on_white
from .drawing import proportion
from .manual import MANUAL
from .reading import LookRead, read_look, terms
from .style import style
from .values import DARK, LIGHT, SCHEMES, Look, is_picture

__all__ = [
    "DARK",
    "LIGHT",
    "MANUAL",
    "PAIRS",
    "SCHEMES",
    "SEEN",
    "TEXT",
    "Look",
    "LookRead",
    "PairContrast",
    "contrast_problems",
    "is_picture",
    "measured",
    "proportion",
    "read_look",
    "readable_on_white",
    "style",
    "terms",
]
