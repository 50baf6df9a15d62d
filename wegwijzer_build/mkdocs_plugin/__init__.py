"""The door to MkDocs, and the only place that imports it."""

from .building import build_site, pages_for_others
from .checking import MemoryAround, check_around
from .configuration import SiteError, Watched, configuration_near, pages_written, watched
from .plugin import NO_DOCSTRINGS, WegwijzerPlugin
from .preview import Preview

__all__ = [
    "NO_DOCSTRINGS",
    "MemoryAround",
    "Preview",
    "SiteError",
    "Watched",
    "WegwijzerPlugin",
    "build_site",
    "check_around",
    "configuration_near",
    "pages_for_others",
    "pages_written",
    "watched",
]
