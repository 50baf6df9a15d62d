"""The command `wegwijzer`."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from types import FrameType
from typing import Any

import click

from wegwijzer_build.mkdocs_plugin import NO_DOCSTRINGS

from .building import build_command, deploy_command, pages_command, schema_command
from .cases import cases_command
from .changing import changes_command
from .contacts import contacts_command
from .editions import edition_command
from .find import find_command
from .links import links_command
from .looking import check_command, rule_command, tree_command
from .reviewing import review_command, status_command
from .serving import serve_command
from .signing import sign_command
from .sources import sources_command
from .speaking import PROBLEMS, fail
from .starting import new_command
from .translating import translate_command

COMMANDS = (
    check_command,
    build_command,
    deploy_command,
    pages_command,
    serve_command,
    new_command,
    edition_command,
    tree_command,
    find_command,
    cases_command,
    contacts_command,
    links_command,
    sources_command,
    changes_command,
    review_command,
    sign_command,
    status_command,
    translate_command,
    rule_command,
    schema_command,
)


class _Commands(click.Group):
    """Our commands; where what one says cannot be written, it ends with a sentence, if that can be."""

    def main(self, *arguments: Any, **more: Any) -> Any:
        try:
            return super().main(*arguments, **more)
        except OSError as error:
            if error.filename is not None:  # that is a file, and no terminal or what stands in its place
                raise
            with contextlib.suppress(OSError):
                click.echo(f"error: cannot write what there is to say: {error.strerror}", err=True)
            for stream in (sys.stdout, sys.stderr):  # what Python writes at its end would fail once more
                with contextlib.suppress(OSError, ValueError):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            sys.exit(PROBLEMS)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples:\n\n\b\n  wegwijzer check\n  wegwijzer build\n  wegwijzer tree wat-nu --format mermaid",
)
@click.version_option(package_name="wegwijzer-build", prog_name="wegwijzer")
def main() -> None:
    """Check and build a wegwijzer from its YAML content."""
    if not __doc__:
        fail(NO_DOCSTRINGS, "run it without -OO, and without PYTHONOPTIMIZE in the environment")
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # some terminals have no ’


def _stop(number: int, _frame: FrameType | None) -> None:
    """End as an interrupt does, so that nothing half-made is left."""
    sys.exit(128 + number)


for _command in COMMANDS:
    main.add_command(_command)
