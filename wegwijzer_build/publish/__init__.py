"""Puts a built site in place: into a staging folder, then one swap, all or nothing."""

from wegwijzer_build.publish.errors import PublishError
from wegwijzer_build.publish.marker import MARKER
from wegwijzer_build.publish.outputs import OutputLike, write_outputs
from wegwijzer_build.publish.staging import staged

__all__ = ["MARKER", "OutputLike", "PublishError", "staged", "write_outputs"]
