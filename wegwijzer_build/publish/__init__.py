"""Puts a built site in place: into a staging folder, then one swap, all or nothing."""

from wegwijzer_build.publish.compressed import compress
from wegwijzer_build.publish.errors import PublishError
from wegwijzer_build.publish.marker import MARKER, mark
from wegwijzer_build.publish.new_folder import fill
from wegwijzer_build.publish.outputs import OutputLike, write_outputs
from wegwijzer_build.publish.readable import make_readable
from wegwijzer_build.publish.result import broken_links, broken_on, differing_pages
from wegwijzer_build.publish.single import replace_file
from wegwijzer_build.publish.staging import staged
from wegwijzer_build.publish.target import refuse_inputs

__all__ = [
    "MARKER",
    "OutputLike",
    "PublishError",
    "broken_links",
    "broken_on",
    "compress",
    "differing_pages",
    "fill",
    "make_readable",
    "mark",
    "refuse_inputs",
    "replace_file",
    "staged",
    "write_outputs",
]
