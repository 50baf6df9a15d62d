"""`build`, `deploy`, `pages` and `schema`: what writes a folder."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.hosting import WWW, Host, HostError, deploy_files, host_of
from wegwijzer_build.mkdocs_plugin import SiteError, build_site, configuration_near, pages_for_others, watched
from wegwijzer_build.pipeline import Checked
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
from wegwijzer_build.validate.json_schema import json_schemas
from wegwijzer_build.wording import say

from .content import in_order_line, sound_content
from .options import as_of_option, config_option, content_option, language_option
from .speaking import busy, fail, spoken


@click.command("build", epilog="Example:\n\n\b\n  wegwijzer build --site-dir public")
@content_option
@as_of_option
@language_option
@config_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), default="site", show_default=True, help="Where the site goes."
)
def build_command(content: Path, as_of: date, config: Path | None, site_dir: Path) -> None:
    """Check the content and build the whole site: all of it, or nothing and the old site stays."""
    try:
        refuse_inputs_of(site_dir, content, config)
        with staged(site_dir) as staging:
            checked = sound_content(content, as_of, config)
            _build(config, content, checked, staging)
            make_readable(staging)
            pages = sum(1 for _page in staging.rglob("*.html"))
    except PublishError as error:
        fail(error.sentence, error.hint)
    except SiteError as error:
        fail(say("the site could not be built; {folder} is as it was", folder=site_dir), str(error))
    else:
        built = say("{number} pages built in {folder}", number=pages, folder=site_dir)
        click.echo(f"{in_order_line(checked)}\n{spoken(built)}")


@click.command("deploy", epilog="Example:\n\n\b\n  wegwijzer deploy --out live")
@content_option
@as_of_option
@language_option
@config_option
@click.option(
    "--out", type=click.Path(path_type=Path), default="live", show_default=True, help="Where the folder goes."
)
def deploy_command(content: Path, as_of: date, config: Path | None, out: Path) -> None:
    """Build the site for a web server: with compressed files, and the configuration that belongs to it."""
    try:
        refuse_inputs_of(out, content, config)
        with staged(out) as staging:
            checked = sound_content(content, as_of, config)
            host = _host(checked)
            site = staging / WWW / host.folder
            _build(config, content, checked, site)
            paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
            with busy(spoken(say("Compressing the site"))):
                number = compress(site)
            write_outputs(staging, deploy_files(host, paths))
            make_readable(staging)
    except PublishError as error:
        fail(error.sentence, error.hint_for("--out"))
    except (SiteError, HostError) as error:
        fail(say("the site could not be built; {folder} is as it was", folder=out), str(error))
    else:
        ready = say(
            "{number} texts compressed in {folder}; see deploy/nginx.conf for the server", number=number, folder=out
        )
        click.echo(f"{in_order_line(checked)}\n{spoken(ready)}")


@click.command("pages", epilog="Example:\n\n\b\n  wegwijzer pages --out pages && cd pages && zensical build")
@content_option
@as_of_option
@language_option
@config_option
@click.option(
    "--out", type=click.Path(path_type=Path), default="pages", show_default=True, help="Where the folder goes."
)
def pages_command(content: Path, as_of: date, config: Path | None, out: Path) -> None:
    """Write all pages into a folder that any builder of Markdown sites can take."""
    try:
        refuse_inputs_of(out, content, config)
        with staged(out) as staging:
            checked = sound_content(content, as_of, config)
            with busy(spoken(say("Writing the pages"))):
                number = write_outputs(
                    staging, pages_for_others(config or configuration_near(content), checked, content)
                )
    except PublishError as error:
        fail(error.sentence, error.hint_for("--out"))
    except SiteError as error:
        fail(say("the pages could not be written; {folder} is as it was", folder=out), str(error))
    else:
        written = say("{number} files written to {folder}", number=number, folder=out)
        click.echo(f"{in_order_line(checked)}\n{spoken(written)}")


@click.command("schema", epilog="Example:\n\n\b\n  wegwijzer schema --out schemas")
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
        fail(error.sentence, error.hint_for("--out"))
    click.echo(f"{len(schemas)} schemas written to {out}")


def refuse_inputs_of(out: Path, content: Path, config: Path | None) -> None:
    """Refuse, before any work, to write among what things are made from. Raises PublishError."""
    refuse_inputs(out, watched(config or configuration_near(content), content).folders)


def _build(config: Path | None, content: Path, checked: Checked, folder: Path) -> None:
    """Build the whole site into a folder, and follow every link in it. Raises SiteError."""
    with busy(spoken(say("Building the site"))):
        build_site(config or configuration_near(content), content.resolve(), checked, folder)
    broken = list(broken_links(folder))
    if broken:
        raise SiteError("\n".join(f"{page}: the link '{link}' leads nowhere" for page, link in broken))


def _host(checked: Checked) -> Host:
    if checked.content is None:
        raise ValueError("the content is not sound")
    return host_of(checked.content, checked.trees)
