"""From proved content to files of the site: views decide, templates place words."""

from .environment import FOLDER
from .manual import manual_page
from .output import Output
from .site import About, frame, page_addresses, render, site_of
from .tree_text import as_json, as_mermaid, as_text

__all__ = [
    "FOLDER",
    "About",
    "Output",
    "as_json",
    "as_mermaid",
    "as_text",
    "frame",
    "manual_page",
    "page_addresses",
    "render",
    "site_of",
]
