"""The door to MkDocs, and the only place that imports it."""

from .building import SiteError, build_site, pages_for_others
from .plugin import WegwijzerPlugin
from .preview import Preview

__all__ = ["Preview", "SiteError", "WegwijzerPlugin", "build_site", "pages_for_others"]
