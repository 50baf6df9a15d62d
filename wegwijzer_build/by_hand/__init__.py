"""Reads and checks the pages that are written by hand, with the care that content gets. It publishes nothing."""

from types import ModuleType

from . import configuration, files, front_matter, lapsing, rendered, texts, unused
from .configuration import PLUGIN, Said, configuration_faults
from .lapsing import links_that_end
from .reading import ByHand, read_by_hand
from .rendered import rendered_faults
from .written import WrittenPage, place_of

MODULES: tuple[ModuleType, ...] = (configuration, files, front_matter, texts, rendered, unused, lapsing)
"""The checks in the order of the handbook; the docstring of each is its page."""

__all__ = [
    "MODULES",
    "PLUGIN",
    "ByHand",
    "Said",
    "WrittenPage",
    "configuration_faults",
    "links_that_end",
    "place_of",
    "read_by_hand",
    "rendered_faults",
]
