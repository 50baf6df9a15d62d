"""Reads and checks the pages that are written by hand, with the care that content gets. It publishes nothing."""

from . import configuration, files, front_matter, lapsing, offered, rendered, texts, unused
from .configuration import PLUGIN, Said, configuration_violations
from .lapsing import links_that_end
from .offered import pages_missing
from .reading import ByHand, read_by_hand
from .rendered import rendered_violations
from .written import WrittenPage, place_of

MANUAL = tuple(
    module.__doc__ or "" for module in (configuration, files, front_matter, texts, rendered, unused, lapsing, offered)
)
"""The pages of the handbook about what stands around the content."""

__all__ = [
    "MANUAL",
    "PLUGIN",
    "ByHand",
    "Said",
    "WrittenPage",
    "configuration_violations",
    "links_that_end",
    "pages_missing",
    "place_of",
    "read_by_hand",
    "rendered_violations",
]
