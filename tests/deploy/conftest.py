"""The real site behind a real server, and a small one under a path of a host."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.project import AS_OF, Project, make_project, wegwijzer
from tools.kinds import Kinds
from tools.server import Server, serving
from wegwijzer_build.hosting import Host, deploy_files, host_of
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.publish import compress, write_outputs

PORTAL = "https://portaal.example.nl"
"""The site that may show choice aids of the sample in a frame."""


def at_the_root(checked: Checked) -> Host:
    """The real site on a host of its own, wherever its `url` says that it lives."""
    assert checked.content is not None
    return replace(host_of(checked.content, checked.trees), path="/")


@pytest.fixture(scope="session")
def live(built: Path, checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `wegwijzer deploy` would make it, compressed in less time; once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "live"
    with (shared / "live.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = shared / "making"
            shutil.copytree(built, making / "www", copy_function=os.link, ignore=shutil.ignore_patterns("*.gz"))
            paths = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
            compress(making / "www", brotli_quality=5)
            write_outputs(making, deploy_files(at_the_root(checked), paths))
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def server(live: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real site, at the root of a host."""
    with serving(live, tmp_path_factory.mktemp("nginx") / "own") as running:
        yield running


@dataclass(frozen=True)
class Sample:
    """A small site for `/een/pad/` of its host, with a contact for weaknesses and somebody who may frame it."""

    project: Project
    live: Path


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Made by the real command, with everything that a site can say of its host."""
    project = make_project(tmp_path_factory.mktemp("sample") / "project")
    project.change("content/site.yml", "https://wegwijzer.example.nl/", "https://www.example.nl/een/pad/")
    more = f"embed_hosts: ['{PORTAL}']\nsecurity: {{contact: beveiliging@example.nl, expires: 2027-06-30}}\n"
    project.write("content/site.yml", (project.content / "site.yml").read_text("utf-8") + more)
    tree = (project.content / "trees" / "regelen.yml").read_text("utf-8")
    for old, new in (
        ("title: Regel een vertrouwenspersoon\n", "title: Bespreken\ndelivery: one-page\nneutral_title: Keuzehulp\n"),
        ("text: Hoogstens drie vragen, dan weet u wat u kunt doen.\n", ""),
    ):
        assert old in tree
        tree = tree.replace(old, new)
    project.write("content/trees/bespreken.yml", tree)
    live = project.root / "live"
    made = deploy(project, live)
    assert made == "", made
    return Sample(project, live)


def deploy(project: Project, out: Path, env: Mapping[str, str] | None = None) -> str:
    """Run the command as a program; gives what it complains of."""
    files = ("--content", project.content, "--config", project.config)
    return wegwijzer("deploy", *files, "--as-of", AS_OF.isoformat(), "--out", out, env=env).stderr


@pytest.fixture(scope="session")
def sample_server(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The small site, under its path."""
    with serving(sample.live, tmp_path_factory.mktemp("nginx") / "own") as running:
        yield running


@pytest.fixture(scope="session")
def embeds(kinds: Kinds) -> Kinds:
    """One embed of every kind: name → address."""
    return {
        f"embed of {name}": kinds[name].replace("keuzehulp/", "embed/", 1)
        for name in ("start", "question", "outcome", "one page")
    }
