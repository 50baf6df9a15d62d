"""`serve`: the site in a browser, anew after every edit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegwijzer_build.serve import Edited, serve

from .options import config_option, content_option, shown_as_of_option, today
from .speaking import fail, shown

MOST_PORTS = 65535


class _Address(click.ParamType[tuple[str, int]]):
    """A host and a port."""

    name = "address"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        host, _, port = str(value).rpartition(":")
        if not host or not port.isascii() or not port.isdigit() or int(port) > MOST_PORTS:
            self.fail(f"'{value}' is no address; write host:port, for example 127.0.0.1:8000", param, ctx)
        return host.strip("[]"), int(port)


@click.command("serve", epilog="Example:\n\n\b\n  wegwijzer serve --address 127.0.0.1:8080")
@content_option
@shown_as_of_option
@config_option
@click.option(
    "--address",
    type=_Address(),
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Host and port to listen at.",
)
def serve_command(content: Path, as_of: date | None, config: Path | None, address: tuple[str, int]) -> None:
    """Serve the site; after every edit it is there anew, or the browser says what is wrong with the edit."""
    today()  # says now what is wrong with SOURCE_DATE_EPOCH
    host, port = address
    click.echo(f"The site is at http://{host}:{port}/ until you press Ctrl-C.")
    try:
        serve(Edited(config, content.resolve(), shown(content), click.echo, as_of), address, today)
    except OSError as error:
        fail(f"cannot listen at {host}:{port}: {error.strerror}", "choose another with --address")
    except KeyboardInterrupt:
        return
