"""`serve`: the site in a browser, anew after every edit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegwijzer_build.serve import Edited, serve
from wegwijzer_build.wording import say

from .options import config_option, content_option, language_option, shown_as_of_option, today
from .speaking import catalogue, fail, shown, spoken

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
@language_option
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
    address_line = say("The site is at {address} until you press Ctrl-C.", address=f"http://{host}:{port}/")
    click.echo(spoken(address_line))
    try:
        edited = Edited(config, content.resolve(), shown(content), click.echo, as_of, catalogue())
        serve(edited, address, today)
    except OSError as error:
        sentence = say("cannot listen at {host}:{port}: {reason}", host=host, port=port, reason=error.strerror)
        fail(sentence, say("choose another with --address"))
    except KeyboardInterrupt:
        return
