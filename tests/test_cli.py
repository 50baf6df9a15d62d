"""The command does what its help says, tells wrong use apart from wrong content, and never shows a traceback."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import AS_OF, COMMAND, Project, files_below, run, surroundings, wegwijzer
from wegwijzer_build.cli import main

DAY = AS_OF.isoformat()
MISTAKE = ("content/trees/regelen.yml", "next: branche}", "next: brache}")


@pytest.fixture(autouse=True)
def _same_signals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command listens to a signal; afterwards this process does as before. No setting of the machine decides."""
    for name in ("SOURCE_DATE_EPOCH", "CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Stand in the folder of a project."""
    monkeypatch.chdir(project.root)
    return project


def command(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
    """Run the command in this process; whatever happens, it ends by itself and without a traceback."""
    result = CliRunner().invoke(main, arguments, env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    return result


# --- help and wrong use --------------------------------------------------------------------------------------------


NAMES = [
    "", "check", "build", "deploy", "serve", "new", "tree", "sources", "find", "cases", "contacts", "changes", "review",
    "status", "schema",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_examples_that_work(here: Project, name: str) -> None:
    """Each command explains itself, with an example that one can copy: the examples run as they stand."""
    here.write("content/trees/wat-nu.yml", (here.content / "trees" / "regelen.yml").read_text("utf-8"))
    result = command(*([name] if name else []), "--help")
    assert result.exit_code == 0
    examples = re.findall(r"^ +wegwijzer (.+)$", result.stdout.partition("Example")[2], re.MULTILINE)
    assert examples
    for example in examples:
        arguments = shlex.split(example.partition(" > ")[0])
        if arguments[0] != "serve":
            dated = (
                arguments
                if "--as-of" in arguments or arguments[0] in ("schema", "new")
                else [*arguments, "--as-of", DAY]
            )
            assert command(*dated).exit_code == 0, example


@pytest.mark.usefixtures("here")
def test_help_lists_every_option() -> None:
    """What a command can be told, its help names, with what holds when it is not told."""
    named = ("check", "build", "serve", "tree", "sources", "changes", "review", "sign", "status", "schema")
    said = {name: command(name, "-h").stdout for name in named}
    for name in ("check", "build", "serve", "tree", "sources", "changes", "review", "sign", "status"):
        assert re.search(r"--content .*\[default:\s+content\]", said[name], re.DOTALL), name
    assert "text|json|github" in said["check"]
    assert "text|mermaid|json" in said["tree"]
    assert re.search(r"--site-dir .*\[default: site\]", said["build"], re.DOTALL)
    assert all("--as-of DATE" in said[name] for name in ("check", "build", "tree", "sources"))
    assert command("--version").stdout.startswith("wegwijzer, version ")


@pytest.mark.parametrize(
    ("arguments", "explained"),
    [
        ("chek", "No such command 'chek'"),
        ("check --content nergens", "Directory 'nergens' does not exist"),
        ("check --content mkdocs.yml", "Directory 'mkdocs.yml' is a file"),
        ("check --as-of gisteren", "'gisteren' is not a date; write it as year-month-day, for example 2026-11-20"),
        ("check --as-of 2026-02-30", "'2026-02-30' is not a date"),
        ("check --as-of ''", "'' is not a date"),
        ("check --format xml", "'xml' is not one of 'text', 'json', 'github'"),
        ("check nog-iets", "unexpected extra argument"),
        ("build --content nergens", "Directory 'nergens' does not exist"),
        ("build --config nergens.yml", "File 'nergens.yml' does not exist"),
        ("build --as-of morgen", "'morgen' is not a date"),
        ("serve --content nergens", "Directory 'nergens' does not exist"),
        ("serve --config nergens.yml", "File 'nergens.yml' does not exist"),
        ("tree", "Missing argument 'NAME'"),
        ("tree regeln --as-of 2026-11-20", "there is no tree 'regeln'; did you mean 'regelen'?"),
        ("tree iets-heel-anders --as-of 2026-11-20", "there is no tree 'iets-heel-anders'; there are: regelen"),
        ("tree regelen --format svg", "'svg' is not one of 'text', 'mermaid', 'json'"),
        ("schema --out mkdocs.yml", "Directory 'mkdocs.yml' is a file"),
    ],
)
def test_wrong_use_is_explained(here: Project, arguments: str, explained: str) -> None:
    """Wrong use ends with exit code 2 and a sentence on what is wrong; nothing is made."""
    before = files_below(here.root)
    result = command(*shlex.split(arguments))
    assert result.exit_code == 2
    assert explained in " ".join(result.stderr.split())
    assert "--help" in result.stderr
    assert result.stdout == ""
    assert files_below(here.root) == before


def test_without_a_content_folder_one_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stands in the wrong folder is told which folder is missing."""
    monkeypatch.chdir(tmp_path)
    result = command("check")
    assert result.exit_code == 2
    assert "Directory 'content' does not exist" in result.stderr


# --- check ---------------------------------------------------------------------------------------------------------


def test_check_says_that_all_is_well(here: Project) -> None:
    """Clean content gives exit code 0 and says how much was looked at."""
    result = command("check", "--as-of", DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    files = len(list(here.content.rglob("*.yml")))
    assert result.stdout == (
        f"The content is in order: {files} files, 1 tree with 11 states.\n"
        "   regelen: 11 states, at most 3 questions on a way, 2 outcomes, 2 advice under conditions, "
        "2 cases that reach all of it\n"
    )


def test_check_in_text(here: Project) -> None:
    """A problem is told as path:line:column, with the line itself, a caret and a hint; the exit code is 1."""
    here.change(*MISTAKE)
    result = command("check", "--as-of", DAY)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(
        "content/trees/regelen.yml:10:43: error: 'brache' is not a question or an outcome (unknown-target)\n"
    )
    assert "| " + " " * 42 + "^^^^^^\n" in result.stdout
    assert "hint: did you mean 'branche'" in result.stdout
    assert re.search(r"\d+ errors?\n", result.stdout)
    assert "in order" not in result.stdout


def test_check_in_json(here: Project) -> None:
    """The same as data: one object, with the numbers of errors and warnings."""
    here.change(*MISTAKE)
    result = command("check", "--as-of", DAY, "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["errors"] == len(told["problems"]) > 0
    first = told["problems"][0]
    assert (first["file"], first["line"], first["column"]) == ("content/trees/regelen.yml", 10, 43)
    clean = command("check", "--as-of", "2026-11-20", "--format", "json", "--content", str(here.content))
    assert clean.exit_code == 1
    here.change(MISTAKE[0], MISTAKE[2], MISTAKE[1])
    assert json.loads(command("check", "--as-of", DAY, "--format", "json").stdout)["problems"] == []


def test_check_for_github(here: Project) -> None:
    """The same as annotations: each line is one workflow command, and clean content gives none."""
    assert command("check", "--as-of", DAY, "--format", "github").stdout == ""
    here.change(*MISTAKE)
    result = command("check", "--as-of", DAY, "--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("::error file=content/trees/regelen.yml,line=10,col=43,")
    assert all(line.startswith(("::error ", "::warning ")) for line in lines if line)


@pytest.mark.usefixtures("here")
def test_a_warning_is_shown_and_stops_nothing() -> None:
    """A text that is due for review is named, and the exit code stays 0."""
    result = command("check", "--as-of", "2027-06-01")
    assert result.exit_code == 0
    assert "warning:" in result.stdout
    assert "(review-due)" in result.stdout
    assert "The content is in order" in result.stdout


def test_places_are_named_as_the_content_was(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place is written from where one stands, so that an editor can jump to it."""
    here.change(*MISTAKE)
    monkeypatch.chdir(here.content)
    assert command("check", "--as-of", DAY, "--content", ".").stdout.startswith("trees/regelen.yml:10:43: ")
    whole = command("check", "--as-of", DAY, "--content", str(here.content)).stdout
    assert whole.startswith(f"{here.content.as_posix()}/trees/regelen.yml:10:43: ")


# --- the day -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_the_day_comes_from_outside() -> None:
    """SOURCE_DATE_EPOCH decides on the day where --as-of does not, and both do without the clock."""
    far = {"SOURCE_DATE_EPOCH": "1900000000"}  # 2030: the bill has run out
    assert "wetsvoorstel.yml" in command("check", env=far).stdout
    assert "wetsvoorstel.yml" not in command("check", "--as-of", DAY, env=far).stdout
    assert "wetsvoorstel.yml" not in command("check", env={"SOURCE_DATE_EPOCH": "1795176000"}).stdout
    assert "wetsvoorstel" not in command("tree", "regelen", env=far).stdout
    assert "wetsvoorstel" in command("tree", "regelen", "--as-of", DAY, env=far).stdout


@pytest.mark.parametrize("epoch", ["gisteren", "-1.5", "²", "99999999999999999999", " ", "1e9"])
@pytest.mark.parametrize("arguments", ["check", "tree regelen", "build", "build --as-of 2026-11-20"])
def test_a_day_that_is_none_is_wrong_use(here: Project, epoch: str, arguments: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is told as wrong use, not passed by or fallen over."""
    result = command(*arguments.split(), env={"SOURCE_DATE_EPOCH": epoch})
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr
    assert not here.site.exists()


# --- terminals, pipes and CI ---------------------------------------------------------------------------------------


def on_terminal(project: Project, *arguments: str, env: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Run the command at a terminal; gives what it wrote to its two streams, each a terminal of its own."""
    streams = [pty.openpty(), pty.openpty()]
    with (
        ThreadPoolExecutor() as reading,
        subprocess.Popen(
            [COMMAND, *arguments],
            cwd=project.root,
            env=surroundings({"TERM": "xterm", **(env or {})}),
            stdout=streams[0][1],
            stderr=streams[1][1],
        ) as process,
    ):
        said = [reading.submit(_everything, master) for master, _slave in streams]
        process.wait(timeout=60)
        for _master, slave in streams:
            os.close(slave)
        return said[0].result(), said[1].result()


def _everything(descriptor: int) -> str:
    found = b""
    with suppress(OSError):  # how a terminal says that its other side was closed
        while part := os.read(descriptor, 65536):
            found += part
    os.close(descriptor)
    return found.decode()


def test_colours_are_for_terminals(project: Project) -> None:
    """At a terminal the severity is coloured; in a pipe, or where NO_COLOR asks for it, there is plain text."""
    project.change(*MISTAKE)
    ask = ("check", "--as-of", DAY)
    assert "\x1b[31m" in on_terminal(project, *ask)[0]
    assert "\x1b" not in on_terminal(project, *ask, env={"NO_COLOR": "1"})[0]
    assert "\x1b" not in wegwijzer(*ask, cwd=project.root).stdout
    assert "\x1b[31m" in on_terminal(project, "build", "--as-of", DAY)[1]


def test_it_tells_that_it_works_only_to_who_watches(project: Project) -> None:
    """Somebody at a terminal sees that work goes on; CI and pipes get results only."""
    ask = ("check", "--as-of", DAY)
    assert "Checking the content" in on_terminal(project, *ask)[1]
    assert on_terminal(project, *ask, env={"CI": "true"})[1] == ""
    assert wegwijzer(*ask, cwd=project.root).stderr == ""
    built = wegwijzer("build", "--as-of", DAY, cwd=project.root)
    assert (built.returncode, built.stderr) == (0, "")
    assert len(built.stdout.splitlines()) == 2


def test_text_survives_a_terminal_that_knows_less(project: Project) -> None:
    """Where the terminal has no Dutch quotes or accents, the message comes through with something in their place."""
    project.change(
        "content/trees/regelen.yml", "{say: 1 tot en met 9, next: branche}", "{say: één → 漢 ’t, next: brache}"
    )
    for arguments in (["check"], ["tree", "regelen"], ["build"]):
        result = wegwijzer(*arguments, "--as-of", DAY, cwd=project.root, env={"PYTHONIOENCODING": "latin-1"})
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert "brache" in result.stdout + result.stderr


def test_a_reader_that_stops_is_no_fault(project: Project) -> None:
    """`wegwijzer tree … | head -1` ends quietly."""
    result = run("bash", "-c", f"'{COMMAND}' tree regelen --as-of {DAY} | head -c 1", cwd=project.root)
    assert (result.stdout, result.stderr) == ("R", "")


def test_it_runs_as_a_module(project: Project) -> None:
    """`python -m wegwijzer_build.cli` is the same command, for where the script is not on the path."""
    result = run(sys.executable, "-m", "wegwijzer_build.cli", "check", "--as-of", DAY, cwd=project.root)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("The content is in order")


# --- absurd input --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("content/trees/regelen.yml", b""),
        ("content/trees/regelen.yml", b"\0" * 1000),
        ("content/trees/regelen.yml", bytes(range(256)) * 10),
        ("content/trees/regelen.yml", b"[" * 30_000),
        ("content/trees/regelen.yml", b"{a: " * 30_000),
        ("content/trees/regelen.yml", b"- " * 30_000),
        ("content/trees/regelen.yml", "title: één".encode("utf-16")),
        ("content/trees/regelen.yml", b"&a [*a, *a]"),
        ("content/site.yml", b"!!python/object/apply:os.system ['touch gehackt']"),
        ("content/site.yml", b"42"),
        ("content/site.yml/x.yml", b"42"),
        ("content/trees/regelen.yml/x.yml", b"42"),
        ("content/sources.yml", b"? [1, 2]\n: 3\n"),
        ("content/advice/\xc3\xa9\xc3\xa9n twee.yml", b"title: x"),
        ("content/advice/beleid.yml", b"title: " + b"x" * 2_000_000),
        ("content/advice/beleid.yml", b'title: "\\ud800"\n'),
        ("content/advice/beleid.yml", b"%YAML 9.9\n---\nx"),
        ("content/onbekend/x.yml", b"title: x"),
    ],
)
def test_absurd_content_is_told_and_not_fallen_over(here: Project, path: str, data: bytes) -> None:
    """Whatever is in a file, or whatever stands where a file should be: exit code 1, a place, and no traceback."""
    target = here.root / os.fsdecode(path.encode("latin-1"))
    if target.parent.is_file():
        target.parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    for arguments in (["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["build"]):
        result = command(*arguments, "--as-of", DAY)
        assert result.exit_code == 1
        assert "content/" in result.output
    assert re.search(r"^content/\S.*:\d+:\d+: error: ", command("check", "--as-of", DAY).stdout, re.MULTILINE)
    assert not here.site.exists()
    assert not (here.root / "gehackt").exists()


def test_an_empty_content_folder_is_a_problem(here: Project) -> None:
    """A folder without anything in it is told file by file what is missing."""
    (here.root / "leeg").mkdir()
    result = command("check", "--content", "leeg", "--as-of", DAY)
    assert result.exit_code == 1
    assert "site.yml" in result.stdout


# --- build ---------------------------------------------------------------------------------------------------------

_WAITS = """\
import pathlib, time
def on_post_build(config):
    pathlib.Path("ready").touch()
    time.sleep(60)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 1)])
def test_a_build_that_is_stopped_leaves_the_old_site(here: Project, number: signal.Signals, code: int) -> None:
    """Stopped from outside, a build ends at once, the old site stands as it was, and nothing lies beside it."""
    project = here
    assert command("build", "--as-of", DAY).exit_code == 0
    old = files_below(project.site)
    project.hook(_WAITS)
    beside = sorted(path.name for path in project.root.iterdir())
    with subprocess.Popen(
        [COMMAND, "build", "--as-of", DAY],
        cwd=project.root,
        env=surroundings(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        _wait_until((project.root / "ready").exists)
        assert [path.name for path in project.root.iterdir() if path.name.startswith(".site.")], "no staging folder"
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
    (project.root / "ready").unlink()
    assert process.returncode == code
    assert "Traceback" not in said
    assert files_below(project.site) == old
    assert [name for name in sorted(path.name for path in project.root.iterdir()) if name != "__pycache__"] == beside


def _wait_until(happened: object, seconds: float = 30) -> None:
    assert callable(happened)
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


# --- tree ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_a_tree_as_text() -> None:
    """The text names every question, answer, outcome and advice, and where each answer leads."""
    said = command("tree", "regelen", "--as-of", DAY).stdout
    assert said.startswith("Regel een vertrouwenspersoon (regelen, werkgever)\n")
    assert "3 questions, 2 outcomes, 11 states, 2 cases, at most 3 questions on a way" in said
    assert "[omvang] Hoeveel mensen werken er in uw organisatie?  <- start" in said
    assert "  - Weet ik niet (weet-niet) (unsure) -> branche" in said
    assert "  - Nee (nee) -> klein if omvang = tot-10 and branche = ja; regelen, otherwise" in said
    assert "  * Laat iedereen die meewerkt meedoen (inhuur) if inhuur = ja" in said
    assert "if omvang = vanaf-10 or branche = ja unless inhuur = ja and omvang = tot-10" in said


def test_a_tree_to_draw_is_well_formed(here: Project) -> None:
    """Mermaid gets a flowchart in which every node is defined once, and every arrow runs between defined nodes."""
    here.change("content/trees/regelen.yml", "Heeft uw branche een", 'Heeft uw "branche" (5 < 6 > 4) & zo een')
    lines = command("tree", "regelen", "--as-of", DAY, "--format", "mermaid").stdout.splitlines()
    assert lines[0] == "flowchart TD"
    quoted = r'"([^"<>&]*)"'
    nodes: dict[str, str] = {}
    arrows: list[tuple[str, str, str]] = []
    for line in lines[1:]:
        node = re.fullmatch(rf"  (\w+)(?:\[{quoted}\]|\(\[{quoted}\]\))", line)
        arrow = re.fullmatch(rf"  (\w+) -->\|{quoted}\| (\w+)", line)
        assert node or arrow, f"not Mermaid: {line}"
        if node:
            assert node[1] not in nodes
            nodes[node[1]] = node[2] or node[3]
        elif arrow:
            arrows.append((arrow[1], arrow[2], arrow[3]))
    assert len(nodes) == 5
    assert {end for start, _, target in arrows for end in (start, target)} == set(nodes)
    assert len(arrows) == 8
    assert "Heeft uw #quot;branche#quot; (5 #lt; 6 #gt; 4) #amp; zo een eigen vertrouwenspersoon?" in nodes.values()


def test_a_tree_as_data_is_what_the_site_says(here: Project) -> None:
    """`--format json` gives the same as the API of the site."""
    assert command("build", "--as-of", DAY).exit_code == 0
    api = json.loads((here.site / "api/v1/trees/regelen.json").read_text("utf-8"))
    assert json.loads(command("tree", "regelen", "--as-of", DAY, "--format", "json").stdout) == api


def test_a_tree_with_mistakes_is_not_shown(here: Project) -> None:
    """Of a tree that does not hold, the problems are shown instead, and nothing goes to the stream of results."""
    here.change(*MISTAKE)
    result = command("tree", "regelen", "--as-of", DAY, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "brache" in result.stderr


# --- schema --------------------------------------------------------------------------------------------------------


def test_schemas_are_written_where_asked(here: Project) -> None:
    """One schema for each kind of file, the same every time, and the number of them is told."""
    first = command("schema", "--out", "nieuw/schemas")
    assert first.exit_code == 0
    written = files_below(here.root / "nieuw" / "schemas")
    assert first.stdout == f"{len(written)} schemas written to nieuw/schemas\n"
    assert {"site.schema.json", "tree.schema.json", "advice.schema.json", "sources.schema.json"} <= set(written)
    assert all(json.loads(data)["$schema"] for data in written.values())
    assert command("schema", "--out", "nieuw/schemas").exit_code == 0
    assert files_below(here.root / "nieuw" / "schemas") == written


# --- serve ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_serve_explains_what_stops_it() -> None:
    """An address that is none is wrong use; one that is in use is a problem, and `serve` says so."""
    for wrong in ("hier", ":80", "127.0.0.1:", "127.0.0.1:80000", "127.0.0.1:x"):
        assert command("serve", "--address", wrong).exit_code == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        in_use = f"127.0.0.1:{taken.getsockname()[1]}"
        result = command("serve", "--address", in_use, env={"SOURCE_DATE_EPOCH": "1795176000"})
    assert result.exit_code == 1
    assert f"cannot listen at {in_use}" in result.output
