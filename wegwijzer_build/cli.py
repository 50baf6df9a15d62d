"""The command `wegwijzer`. The only module that reads the clock."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click
from rich.console import Console

from wegwijzer_build import rules
from wegwijzer_build.hosting import WWW, Host, HostError, deploy_files, host_of, host_problems
from wegwijzer_build.mkdocs_plugin import (
    NO_DOCSTRINGS,
    SiteError,
    build_site,
    check_around,
    configuration_near,
    pages_for_others,
    watched,
)
from wegwijzer_build.model import Outcome
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.problems import in_order
from wegwijzer_build.publish import (
    PublishError,
    broken_links,
    compress,
    make_readable,
    refuse_inputs,
    replace_file,
    staged,
    write_outputs,
)
from wegwijzer_build.render import MANUAL_ADDRESS, as_mermaid
from wegwijzer_build.render import as_json as tree_as_json
from wegwijzer_build.render import as_text as tree_as_text
from wegwijzer_build.report import as_github, as_json, as_text
from wegwijzer_build.serve import Edited, serve
from wegwijzer_build.sources import as_json as sources_as_json
from wegwijzer_build.sources import as_text as sources_as_text
from wegwijzer_build.sources import sources_of
from wegwijzer_build.validate.json_schema import json_schemas
from wegwijzer_build.wording import counted, nearest

PROBLEMS = 1
MOST_PORTS = 65535


class _Day(click.ParamType[date]):
    """A date on the command line."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as year-month-day, for example 2026-11-20", param, ctx)


def _today() -> date:
    """The day to build for: SOURCE_DATE_EPOCH where it is set (reproducible builds), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        if not re.fullmatch("[0-9]+", epoch):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds since 1970") from None


def _judged_on(_context: click.Context, _option: click.Parameter, day: date | None) -> date:
    """The day that was asked for, else today; MkDocs reads SOURCE_DATE_EPOCH too, so it has to be right anyhow."""
    today = _today()
    return day or today


_content = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder with the content.",
)
_as_of = click.option(
    "--as-of",
    type=_Day(),
    default=None,
    callback=_judged_on,
    metavar="DATE",
    help="Judge dates as if it were this day (default: today).",
)
_config = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="The MkDocs configuration (default: mkdocs.yml beside the content, or one of our own).",
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
        _fail(NO_DOCSTRINGS, "run it without -OO, and without PYTHONOPTIMIZE in the environment")
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # some terminals have no ’


@main.command("check", epilog="Example:\n\n\b\n  wegwijzer check --format github --as-of 2027-01-01")
@_content
@_as_of
@_config
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check_command(content: Path, as_of: date, config: Path | None, form: str) -> None:
    """Find every problem in the content and the pages around it; exit code 0 if there is none that stops a build."""
    checked = _checked(content, as_of, config)
    if form == "json":
        click.echo(as_json(checked.problems))
    elif form == "github":
        _print(as_github(checked.problems))
    else:
        _print(as_text(checked.problems, checked.loaded.texts, colour=_colour(sys.stdout)))
        if checked.is_sound:
            click.echo("\n".join([_in_order(checked), *_measured(checked)]))
    if not checked.is_sound:
        sys.exit(PROBLEMS)


@main.command("build", epilog="Example:\n\n\b\n  wegwijzer build --site-dir public")
@_content
@_as_of
@_config
@click.option(
    "--site-dir", type=click.Path(path_type=Path), default="site", show_default=True, help="Where the site goes."
)
def build_command(content: Path, as_of: date, config: Path | None, site_dir: Path) -> None:
    """Check the content and build the whole site: all of it, or nothing and the old site stays."""
    try:
        _refuse_inputs(site_dir, content, config)
        with staged(site_dir) as staging:
            checked = _sound(content, as_of, config)
            _build(config, content, checked, staging)
            make_readable(staging)
            pages = sum(1 for _page in staging.rglob("*.html"))
    except PublishError as error:
        _fail(str(error), error.hint)
    except SiteError as error:
        _fail(f"the site could not be built; {site_dir} is as it was", str(error))
    else:
        click.echo(f"{_in_order(checked)}\n{pages} pages built in {site_dir}")


@main.command("deploy", epilog="Example:\n\n\b\n  wegwijzer deploy --out live")
@_content
@_as_of
@_config
@click.option(
    "--out", type=click.Path(path_type=Path), default="live", show_default=True, help="Where the folder goes."
)
def deploy_command(content: Path, as_of: date, config: Path | None, out: Path) -> None:
    """Build the site for a web server: with compressed files, and the configuration that belongs to it."""
    try:
        _refuse_inputs(out, content, config)
        with staged(out) as staging:
            checked = _sound(content, as_of, config)
            host = _host(checked)
            site = staging / WWW / host.folder
            _build(config, content, checked, site)
            paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
            with _busy("Compressing the site"):
                number = compress(site)
            write_outputs(staging, deploy_files(host, paths))
            make_readable(staging)
    except PublishError as error:
        _fail(str(error), error.hint_for("--out"))
    except (SiteError, HostError) as error:
        _fail(f"the site could not be built; {out} is as it was", str(error))
    else:
        click.echo(f"{_in_order(checked)}\n{number} texts compressed in {out}; see deploy/nginx.conf for the server")


@main.command("pages", epilog="Example:\n\n\b\n  wegwijzer pages --out pages && cd pages && zensical build")
@_content
@_as_of
@_config
@click.option(
    "--out", type=click.Path(path_type=Path), default="pages", show_default=True, help="Where the folder goes."
)
def pages_command(content: Path, as_of: date, config: Path | None, out: Path) -> None:
    """Write all pages into a folder that any builder of Markdown sites can take."""
    try:
        _refuse_inputs(out, content, config)
        with staged(out) as staging:
            checked = _sound(content, as_of, config)
            with _busy("Writing the pages"):
                number = write_outputs(
                    staging, pages_for_others(config or configuration_near(content), checked, content)
                )
    except PublishError as error:
        _fail(str(error), error.hint_for("--out"))
    except SiteError as error:
        _fail(f"the pages could not be written; {out} is as it was", str(error))
    else:
        click.echo(f"{_in_order(checked)}\n{number} files written to {out}")


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


@main.command("serve", epilog="Example:\n\n\b\n  wegwijzer serve --address 127.0.0.1:8080")
@_content
@_config
@click.option(
    "--address",
    type=_Address(),
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Host and port to listen at.",
)
def serve_command(content: Path, config: Path | None, address: tuple[str, int]) -> None:
    """Serve the site; after every edit it is there anew, or the browser says what is wrong with the edit."""
    _today()  # says now what is wrong with SOURCE_DATE_EPOCH
    host, port = address
    click.echo(f"The site is at http://{host}:{port}/ until you press Ctrl-C.")
    try:
        serve(Edited(config, content.resolve(), _shown(content), click.echo), address, _today)
    except OSError as error:
        _fail(f"cannot listen at {host}:{port}: {error.strerror}", "choose another with --address")
    except KeyboardInterrupt:
        return


@main.command("tree", epilog="Example:\n\n\b\n  wegwijzer tree wat-nu --format mermaid > wat-nu.mmd")
@click.argument("name")
@_content
@_as_of
@click.option("--format", "form", type=click.Choice(["text", "mermaid", "json"]), default="text", show_default=True)
def tree_command(name: str, content: Path, as_of: date, form: str) -> None:
    """Show a whole tree: to read, to draw, or to process."""
    with _busy("Checking the content"):
        checked = _shown_sound(check(content, as_of, _shown(content)))
    if name not in checked.trees or checked.content is None:
        guess = nearest(name, checked.trees)
        known = f"did you mean '{guess}'?" if guess else f"there are: {', '.join(checked.trees) or 'none'}"
        raise click.UsageError(f"there is no tree '{name}'; {known}")
    if form == "json":
        click.echo(tree_as_json(checked.content, name, checked.trees[name]))
    elif form == "mermaid":
        click.echo(as_mermaid(checked.trees[name], checked.content.trees))
    else:
        click.echo(tree_as_text(name, checked.trees[name], checked.content.advice))


@main.command("sources", epilog="Example:\n\n\b\n  wegwijzer sources --as-of 2027-12-01")
@_content
@_as_of
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def sources_command(content: Path, as_of: date, form: str) -> None:
    """List each source with what rests on it, its age, and what is due for review."""
    checked = check(content, as_of, _shown(content))
    if checked.content is None:  # something does not fit, and the list might miss it; what has expired is in the list
        click.echo(as_text(checked.problems, checked.loaded.texts, colour=_colour(sys.stderr)), err=True)
        sys.exit(PROBLEMS)
    sources = sources_of(checked.loaded, as_of)
    click.echo(sources_as_json(sources, as_of) if form == "json" else sources_as_text(sources, as_of))


@main.command("rule", epilog="Example:\n\n\b\n  wegwijzer rule no-unsure")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rule_command(name: str | None, form: str) -> None:
    """Explain a rule: the word between brackets behind a message. Without a name, list all rules."""
    if name is None:
        click.echo(rules.all_as_json(MANUAL_ADDRESS) if form == "json" else rules.all_as_text())
        return
    if name not in rules.RULES:
        guesses = " or ".join(f"'{guess}'" for guess in rules.near(name))
        known = f"did you mean {guesses}?" if guesses else "'wegwijzer rule' lists them all"
        raise click.UsageError(f"there is no rule '{name}'; {known}")
    explained = rules.as_json if form == "json" else rules.as_text
    click.echo(explained(rules.RULES[name], MANUAL_ADDRESS))


@main.command("schema", epilog="Example:\n\n\b\n  wegwijzer schema --out schemas")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default="schemas", show_default=True, help="Where to."
)
def schema_command(out: Path) -> None:
    """Write the JSON Schemas with which an editor completes and marks the YAML."""
    schemas = json_schemas()
    here = Path(os.path.realpath(out))
    try:
        refuse_inputs(out, (folder for folder in (here, *here.parents) if (folder / "site.yml").is_file()))
        for name, schema in schemas.items():
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            replace_file(out / f"{name}.schema.json", text.encode())
    except PublishError as error:
        _fail(str(error), error.hint_for("--out"))
    click.echo(f"{len(schemas)} schemas written to {out}")


def _checked(content: Path, as_of: date, config: Path | None) -> Checked:
    """The content with all that is wrong with it, and with the configuration and the pages around it."""
    with _busy("Checking the content"):
        checked = check(content, as_of, _shown(content))
        whole, _ = check_around(config or configuration_near(content), content.resolve(), checked)
    if whole.content is None:
        return whole
    of_host = host_problems(whole.loaded, whole.content, whole.trees)
    return replace(whole, problems=in_order([*whole.problems, *of_host]))


def _sound(content: Path, as_of: date, config: Path | None) -> Checked:
    """Content that may be built; else its problems are shown and the command ends."""
    return _shown_sound(_checked(content, as_of, config))


def _shown_sound(checked: Checked) -> Checked:
    if checked.problems:
        click.echo(as_text(checked.problems, checked.loaded.texts, colour=_colour(sys.stderr)), err=True)
    if not checked.is_sound:
        sys.exit(PROBLEMS)
    return checked


def _refuse_inputs(out: Path, content: Path, config: Path | None) -> None:
    """Refuse, before any work, to write among what things are made from. Raises PublishError."""
    refuse_inputs(out, watched(config or configuration_near(content), content).folders)


def _build(config: Path | None, content: Path, checked: Checked, folder: Path) -> None:
    """Build the whole site into a folder, and follow every link in it. Raises SiteError."""
    with _busy("Building the site"):
        build_site(config or configuration_near(content), content.resolve(), checked, folder)
    broken = list(broken_links(folder))
    if broken:
        raise SiteError("\n".join(f"{page}: the link '{link}' leads nowhere" for page, link in broken))


def _host(checked: Checked) -> Host:
    if checked.content is None:
        raise ValueError("the content is not sound")
    return host_of(checked.content, checked.trees)


def _in_order(checked: Checked) -> str:
    states = sum(len(analysis.states) for analysis in checked.trees.values())
    return (
        f"The content is in order: {len(checked.loaded.documents)} files, "
        f"{len(checked.trees)} {'tree' if len(checked.trees) == 1 else 'trees'} with {states} states."
    )


def _measured(checked: Checked) -> Iterator[str]:
    """A line for each tree: how large it is, and how much of it the cases reach, which is all."""
    for name, analysis in checked.trees.items():
        tree = analysis.tree
        measures = (
            counted(len(analysis.states), "state"),
            f"at most {counted(analysis.start.remaining, 'question')} on a way",
            counted(len(tree.outcomes), "outcome"),
            f"{sum(map(_under_conditions, tree.outcomes.values()))} advice under conditions",
            f"{counted(len(tree.cases), 'case')} that reach all of it",
        )
        yield f"   {name}: {', '.join(measures)}"


def _under_conditions(outcome: Outcome) -> int:
    return sum(use.when is not None or use.unless is not None for use in outcome.advice)


def _fail(message: str, hint: str | None) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"   {hint}", err=True)
    sys.exit(PROBLEMS)


def _print(text: str) -> None:
    if text:
        click.echo(text)


def _colour(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)()) and "NO_COLOR" not in os.environ


@contextlib.contextmanager
def _busy(words: str) -> Iterator[None]:
    """Show that work goes on, where somebody watches: on a terminal, not in CI."""
    console = Console(stderr=True)
    if console.is_terminal and not os.environ.get("CI"):
        with console.status(words):
            yield
    else:
        yield


def _shown(folder: Path) -> str:
    """A folder as the person typed it, with forward slashes."""
    return folder.as_posix()


def _stop(number: int, _frame: FrameType | None) -> None:
    """End as an interrupt does, so that nothing half-made is left."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
