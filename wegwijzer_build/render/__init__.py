"""From proved content to files of the site: views decide, templates place words."""

from .articles import END_OF_HEAD
from .data.well_known import SECURITY
from .manual.page import manual_page
from .partials import Partials
from .shared.addresses import MANUAL as MANUAL_ADDRESS
from .shared.addresses import STYLE_PAGE
from .shared.assets import PASSING_STEM
from .shared.environment import FOLDER, lang_attributes
from .shared.here import first_trees
from .shared.language import DUTCH, language_of
from .shared.output import Output, Planned
from .shared.pages import Page, PageKind, moved_addresses
from .site import embed_addresses, layout, page_addresses, plan, render, site_of
from .translated import instead_of_withdrawn
from .tree.text.plain import as_json, as_mermaid, as_text

__all__ = [
    "DUTCH",
    "END_OF_HEAD",
    "FOLDER",
    "MANUAL_ADDRESS",
    "PASSING_STEM",
    "SECURITY",
    "STYLE_PAGE",
    "Output",
    "Page",
    "PageKind",
    "Partials",
    "Planned",
    "as_json",
    "as_mermaid",
    "as_text",
    "embed_addresses",
    "first_trees",
    "instead_of_withdrawn",
    "lang_attributes",
    "language_of",
    "layout",
    "manual_page",
    "moved_addresses",
    "page_addresses",
    "plan",
    "render",
    "site_of",
]
