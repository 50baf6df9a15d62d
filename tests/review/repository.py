"""A small project in a repository with one commit, and the commands as people run them in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from tests.project import AS_OF, Project
from wegwijzer_build.cli import main

DAY = AS_OF.isoformat()
TREE = "content/trees/regelen.yml"
BELEID = "content/advice/beleid.yml"
SIGNOFFS = "reviews/signoffs.yml"


def git(project: Project, *arguments: str) -> None:
    """Run Git in a project, whatever the machine has set for it."""
    settings = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=project.root, check=True, capture_output=True)


def committed(project: Project) -> Project:
    """The project as the first commit of a repository."""
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Zo was het")
    return project


def command(name: str, *arguments: str | Path, day: str = DAY) -> Result:
    """Run a command in this process; it never ends with a traceback."""
    result = CliRunner().invoke(main, [name, *map(str, arguments), "--as-of", day])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def signed(name: str, *arguments: str) -> None:
    """Sign an item, which must succeed."""
    result = command("sign", name, *arguments)
    assert result.exit_code == 0, result.stderr
