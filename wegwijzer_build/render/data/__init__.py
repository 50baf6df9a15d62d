"""The data of the site for other programs: a file for each collection and each tree, and what describes them."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned

from .files import FOLDER, OPENAPI, planned_data
from .keys import as_file
from .oembed import oembed_files
from .openapi import openapi_data
from .trees import tree_data

__all__ = ["FOLDER", "api_files", "tree_data"]


def api_files(site: Site) -> Iterator[Planned]:
    """Every file of the API, in a fixed order."""
    yield from planned_data(site)
    yield Planned(OPENAPI, lambda: as_file(openapi_data(site)))
    yield from oembed_files(site)
