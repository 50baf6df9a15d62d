"""`check`, `tree` and `rule`: what looks, and writes nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from wegwijzer_build import rules
from wegwijzer_build.pipeline import check
from wegwijzer_build.render import MANUAL_ADDRESS, as_mermaid
from wegwijzer_build.render import as_json as tree_as_json
from wegwijzer_build.render import as_text as tree_as_text
from wegwijzer_build.report import as_github, as_json, as_text
from wegwijzer_build.wording import nearest

from .content import checked_content, in_order_line, measured, shown_sound
from .options import as_of_option, config_option, content_option
from .speaking import PROBLEMS, busy, colour, print_text, shown


@click.command("check", epilog="Example:\n\n\b\n  wegwijzer check --format github --as-of 2027-01-01")
@content_option
@as_of_option
@config_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check_command(content: Path, as_of: date, config: Path | None, form: str) -> None:
    """Find every problem in the content and the pages around it; exit code 0 if there is none that stops a build."""
    checked = checked_content(content, as_of, config)
    if form == "json":
        click.echo(as_json(checked.problems))
    elif form == "github":
        print_text(as_github(checked.problems))
    else:
        print_text(as_text(checked.problems, checked.loaded.texts, colour=colour(sys.stdout)))
        if checked.is_sound:
            click.echo("\n".join([in_order_line(checked), *measured(checked)]))
    if not checked.is_sound:
        sys.exit(PROBLEMS)


@click.command("tree", epilog="Example:\n\n\b\n  wegwijzer tree wat-nu --format mermaid > wat-nu.mmd")
@click.argument("name")
@content_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "mermaid", "json"]), default="text", show_default=True)
def tree_command(name: str, content: Path, as_of: date, form: str) -> None:
    """Show a whole tree: to read, to draw, or to process."""
    with busy("Checking the content"):
        checked = shown_sound(check(content, as_of, shown(content)))
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


@click.command("rule", epilog="Example:\n\n\b\n  wegwijzer rule no-unsure")
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
