"""From proved content to files of the site: views decide, templates place words."""

from .assets import PASSING_STEM
from .environment import FOLDER
from .language import DUTCH
from .manual import ADDRESS as MANUAL_ADDRESS
from .manual import manual_page
from .moved import moved_addresses
from .output import Output, Planned
from .pieces import Pieces
from .site import embed_addresses, frame, page_addresses, plan, render, site_of
from .tree_text import as_json, as_mermaid, as_text
from .views.frame import About
from .views.page import first_trees
from .well_known import SECURITY

__all__ = [
    "DUTCH",
    "FOLDER",
    "MANUAL_ADDRESS",
    "PASSING_STEM",
    "SECURITY",
    "About",
    "Output",
    "Pieces",
    "Planned",
    "as_json",
    "as_mermaid",
    "as_text",
    "embed_addresses",
    "first_trees",
    "frame",
    "manual_page",
    "moved_addresses",
    "page_addresses",
    "plan",
    "render",
    "site_of",
]
