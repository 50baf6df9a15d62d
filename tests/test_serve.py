"""Who edits sees every edit at once, and what is wrong with it, and never an empty page."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.project import COMMAND, Project, surroundings
from tests.translation.foreign import WORD, files, translated

MISTAKE = ("content/trees/regelen.yml", "next: branche}", "next: brache}")


def test_serve_shows_edits(project: Project) -> None:
    """`serve` shows the site and, soon after it, every edit, however often; what is not there is not found."""
    with serving(project) as server:
        assert server.sees("keuzehulp/regelen/", "Hoeveel mensen werken er in uw organisatie?")
        project.change("content/trees/regelen.yml", "Hoeveel mensen werken er", "Met hoeveel mensen bent u")
        assert server.sees("keuzehulp/regelen/", "Met hoeveel mensen bent u")
        project.change("content/advice/inhuur.yml", "title: ", "title: Nieuw ")
        assert server.sees("adviezen/inhuur/", "<h1>Nieuw ")
        project.change("docs/over.md", "# ", "# Ook ")
        assert server.sees("over/", ">Ook ")
        assert server.get("over") == server.get("over/")
        assert server.sees("bestaat/niet/", "Deze pagina is er niet")
        assert json.loads(server.get("api/v1/trees/regelen.json"))["tree"] == "regelen"
        assert server.sees("embed/regelen/", "Met hoeveel mensen bent u")
    assert not project.site.exists()


def test_serve_fills_in_a_number_that_changed(project: Project) -> None:
    """A number that changes in its contact is another at once on every page that names it."""
    project.change("content/trees/regelen.yml", "ask: Hoeveel", "ask: Bel […](phone:hulplijn). Hoeveel")
    with serving(project) as server:
        assert server.sees("keuzehulp/regelen/", "0800\u00a051\u00a051")
        project.change("content/contacts/hulplijn.yml", "0800 51 51", "0800-3372")
        assert server.sees("keuzehulp/regelen/", "0800-3372")
        assert "0800-3372" in server.get("keuzehulp/regelen/tekst/")


def test_serve_shows_an_edit_of_a_translation(project: Project) -> None:
    """Pages in another language follow their translation as those in Dutch follow the content."""
    content = {path: text for path, text in files("regelen").items() if not path.startswith("language/")}
    for path, text in content.items():
        project.write(f"content/{path}", text)
    for file in translated(files("regelen")):
        project.write(f"content/{file.shown}", file.text)
    with serving(project) as server:
        assert server.sees("en/keuzehulp/regelen/", WORD)
        project.change("content/translations/en/tree-regelen.po", WORD, "anders")
        assert server.sees("en/keuzehulp/regelen/", "anders")


def test_a_broken_edit_leaves_the_last_good_site(project: Project) -> None:
    """A mistake is told in the terminal and on every page, the site stays as it was, and mending it takes both away."""
    with serving(project) as server:
        assert server.sees("keuzehulp/regelen/", "Hoeveel mensen werken er in uw organisatie?")
        project.change(*MISTAKE)
        assert server.sees("keuzehulp/regelen/", "content/trees/regelen.yml:10:43: error:")
        assert server.sees("adviezen/", "did you mean &#x27;branche&#x27;")
        assert "Hoeveel mensen werken er in uw organisatie?" in server.get("keuzehulp/regelen/")
        assert "content/trees/regelen.yml:10:43: error:" in server.said()
        project.change(MISTAKE[0], MISTAKE[2], MISTAKE[1])
        assert server.sees("keuzehulp/regelen/", 'role="alert"', gone=True)


def test_serve_starts_with_a_mistake(project: Project) -> None:
    """Who starts with a mistake sees it, and the site as soon as it is mended."""
    project.change(*MISTAKE)
    with serving(project) as server:
        assert server.sees("", "brache")
        project.change(MISTAKE[0], MISTAKE[2], MISTAKE[1])
        assert server.sees("keuzehulp/regelen/", "Hoeveel mensen werken er in uw organisatie?")


def test_content_that_goes_away_and_comes_back(project: Project) -> None:
    """Git takes folders away and makes them anew: both are seen, and so is every edit after that."""
    with serving(project) as server:
        assert server.sees("keuzehulp/regelen/", "Hoeveel mensen werken er in uw organisatie?")
        for _ in range(2):
            project.content.rename(project.root / "weg")
            assert server.sees("keuzehulp/regelen/", "expected a folder with content here")
            shutil.copytree(project.root / "weg", project.content)
            shutil.rmtree(project.root / "weg")
            assert server.sees("keuzehulp/regelen/", 'role="alert"', gone=True)
        project.change("content/trees/regelen.yml", "Hoeveel mensen werken er", "Met hoeveel mensen bent u")
        assert server.sees("keuzehulp/regelen/", "Met hoeveel mensen bent u")


def test_the_configuration_is_watched_too(project: Project) -> None:
    """An edit of mkdocs.yml is there at once, also when it names another folder; so is a mistake in it."""
    with serving(project) as server:
        assert server.sees("", ">Over deze site</a>")
        project.change("mkdocs.yml", "Over deze site: over.md", "Wie wij zijn: over.md")
        assert server.sees("", ">Wie wij zijn</a>")
        project.change("mkdocs.yml", "name: material", "name: mkdocs")
        assert server.sees("", "the theme is &#x27;mkdocs&#x27;")
        project.write("meer/over.md", "# Anders\n")
        project.change("mkdocs.yml", "name: mkdocs", "name: material")
        project.change("mkdocs.yml", "nav:", "docs_dir: meer\nnav:")
        assert server.sees("over/", "Anders")
        project.write("meer/over.md", "# Nog anders\n")
        assert server.sees("over/", "Nog anders")


def test_only_own_names_are_answered(project: Project) -> None:
    """A page of others that has its own name lead to this machine gets nothing; who asks for no body gets none."""
    with serving(project) as server:
        assert server.sees("keuzehulp/regelen/", "Hoeveel mensen werken er in uw organisatie?")
        own = (None, f"127.0.0.1:{server.port}", f"localhost:{server.port}", f"[::1]:{server.port}")
        others = ("example.nl", f"example.nl:{server.port}", "127.0.0.1.example.nl", "192.0.2.1", "[", "")
        assert {host: server.asks("GET", host)[0] for host in own} == dict.fromkeys(own, 200)
        assert {host: server.asks("GET", host)[0] for host in others} == dict.fromkeys(others, 421)
        status, headers, body = server.asks("HEAD", "localhost")
        assert (status, body) == (200, b"")
        assert int(headers["content-length"]) > 0


def test_a_page_hears_of_the_next_edit(project: Project) -> None:
    """An open page asks whether there is a newer edit, and gets the answer when there is one."""
    with serving(project) as server:
        assert server.sees("", "_wegwijzer/changed")
        seen = server.get("_wegwijzer/changed?")
        project.change("content/trees/regelen.yml", "Hoeveel mensen werken er", "Met hoeveel mensen bent u")
        assert int(server.get(f"_wegwijzer/changed?{seen}")) > int(seen)


@dataclass(frozen=True)
class Serving:
    """A running `serve`."""

    port: int
    log: Path

    def get(self, path: str) -> str:
        """A page of it, whatever its status; empty while it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as page:
                return str(page.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def asks(self, method: str, host: str | None) -> tuple[int, dict[str, str], bytes]:
        """Ask for the home page by a name of the server: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, "/", skip_host=True)
        if host is not None:
            connection.putheader("Host", host)
        connection.endheaders()
        with connection.getresponse() as answer:
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    def sees(self, path: str, words: str, *, gone: bool = False) -> bool:
        """Wait until a page says some words, or says them no more."""
        _wait_until(lambda: bool(self.get(path)) and (words in self.get(path)) is not gone)
        return True

    def said(self) -> str:
        """What the terminal shows."""
        return self.log.read_text("utf-8")


@contextmanager
def serving(project: Project, *more: str) -> Iterator[Serving]:
    """Run `serve` on a project; in the end it has to stop when told to, without a traceback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.root / "log"
    env = surroundings({"SOURCE_DATE_EPOCH": "1795176000", "PYTHONUNBUFFERED": "1"})
    command = [str(COMMAND), "serve", "--address", f"127.0.0.1:{port}", *more]
    with (
        log.open("w", encoding="utf-8") as file,
        subprocess.Popen(command, cwd=project.root, env=env, stdout=file, stderr=file) as process,
    ):
        try:
            yield Serving(port, log)
        finally:
            process.terminate()
        process.wait(timeout=10)
    assert "Traceback" not in log.read_text("utf-8")


def _wait_until(happened: object, seconds: float = 30) -> None:
    assert callable(happened)
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)
