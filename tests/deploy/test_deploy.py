"""`wegwijzer deploy` makes a folder for a server: all or nothing, the same every time, in step with the content."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from tests.deploy.conftest import PORTAL, Sample, deploy
from tests.project import AS_OF, Project, files_below, make_project, wegwijzer
from wegwijzer_build.hosting import Host, HostError, deploy_files, host_of
from wegwijzer_build.hosting.areas import pattern
from wegwijzer_build.hosting.policy import Area
from wegwijzer_build.model import Content
from wegwijzer_build.pipeline import Checked


def written(host: Host, *paths: str) -> dict[str, str]:
    """The files for a server: name → text."""
    return {output.path: output.data.decode() for output in deploy_files(host, paths)}


def rules(text: str) -> dict[str, dict[str, str]]:
    """A file `_headers` as its readers take it: address → header → value."""
    found: dict[str, dict[str, str]] = {}
    for block in text.strip().split("\n\n"):
        address, *lines = block.split("\n")
        assert address not in found, f"{address} stands there twice"
        found[address] = dict(line.strip().split(": ", 1) for line in lines)
    return found


def told(rules_of: Mapping[str, Mapping[str, str]], address: str) -> dict[str, str]:
    """What such a host sends with an address: every rule that fits adds up. Fails where two name one header."""
    found: dict[str, str] = {}
    for rule, headers in rules_of.items():
        for name, value in headers.items() if _form(rule).fullmatch(address) else ():
            assert name not in found, f"two rules give {address} a {name}"
            found[name] = value
    return found


@cache
def _form(rule: str) -> re.Pattern[str]:
    return re.compile(re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*")))


@dataclass(frozen=True)
class Plain:
    """What the command made of the sample as it is, under a umask that keeps others out, and what it said."""

    live: Path
    code: int
    said: str


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    """Made once for the tests that only look at it."""
    project = make_project(tmp_path_factory.mktemp("plain") / "project")
    files = ("--content", project.content, "--config", project.config, "--as-of", AS_OF.isoformat())
    before = os.umask(0o077)
    try:
        made = wegwijzer("deploy", *files, "--out", project.root / "live", cwd=project.root)
    finally:
        os.umask(before)
    return Plain(project.root / "live", made.returncode, made.stdout + made.stderr)


def test_the_same_content_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    """Another clock and another seed for sets: the same files, compressed ones too, byte for byte."""
    later = {"SOURCE_DATE_EPOCH": "4000000000", "PYTHONHASHSEED": "1"}
    assert deploy(sample.project, tmp_path / "live", later) == ""
    assert files_below(tmp_path / "live") == files_below(sample.live)


def test_a_failed_run_changes_nothing(plain: Plain, project: Project) -> None:
    """Where the content has a fault, or the address of the site one that a server can take amiss, the old one stays."""
    out = project.root / "live"
    shutil.copytree(plain.live, out)
    before = files_below(out)
    project.change("content/site.yml", "url: https://wegwijzer.example.nl/", "url: https://wegwijzer.example.nl/(x)/")
    assert "the path of 'url' in site.yml, /(x)/, has signs that a server can take amiss" in deploy(project, out)
    project.change("content/site.yml", "title:", "titel:")
    assert "'titel' is not a key of a site" in deploy(project, out)
    assert files_below(out) == before != {}
    assert not list(project.root.glob(".live*"))


def test_it_says_what_it_made(plain: Plain) -> None:
    """One line on the content and one on what was made."""
    said = r"The content is in order: .*\n\d+ texts compressed in .*/live; .*nginx\.conf.*\n"
    assert plain.code == 0
    assert re.fullmatch(said, plain.said)


def test_a_lapsed_contact_is_named_no_longer(sample: Sample, tmp_path: Path) -> None:
    """After the last day of the contact for weaknesses the site is published as ever, without it."""
    files = ("--content", sample.project.content, "--config", sample.project.config)
    late = wegwijzer("deploy", *files, "--as-of", "2027-07-01", "--out", tmp_path / "live")
    assert late.returncode == 0
    assert "warning: the contact for weaknesses held until 2027-06-30, and is named no longer" in late.stderr
    assert any((tmp_path / "live" / "www").rglob("index.html"))
    assert not list((tmp_path / "live").rglob("security.txt*"))


def test_a_server_can_read_it_whatever_the_umask(plain: Plain) -> None:
    """A umask that keeps others out does not make a site of which every page is refused."""
    live = plain.live
    for path in (live, live / "nginx", *(live / "nginx").iterdir(), live / "www", *(live / "www").rglob("*")):
        wanted = 0o005 if path.is_dir() else 0o004
        assert path.stat().st_mode & wanted == wanted, path


def test_without_a_contact_there_is_no_file(plain: Plain) -> None:
    """A site that names no contact for weaknesses has no security.txt, and nobody complains."""
    assert plain.code == 0
    assert "warning" not in plain.said
    assert not (plain.live / "www" / ".well-known").exists()
    assert "security.txt" not in (plain.live / "nginx" / "site.conf").read_text("utf-8")


# --- for nginx -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [
        (None, "/"),
        ("https://example.nl", "/"),
        ("https://example.nl/", "/"),
        ("https://example.nl/een/pad", "/een/pad/"),
        ("https://example.nl/een/pad/", "/een/pad/"),
    ],
)
def test_where_the_site_lives(checked: Checked, url: str | None, path: str) -> None:
    """The path of a site on its host is that of its address, with or without a slash behind it."""
    assert host_of(with_site(checked, url=url), checked.trees).path == path


@pytest.mark.parametrize("path", ["a;b/", "a$b/", "$uri/", "(a)/", "a\\b/", "%7e/", "../x/", ".git/", "é/", "a//b/"])
def test_paths_that_a_server_can_take_amiss(checked: Checked, path: str) -> None:
    """A path that could mean something to a server is refused."""
    with pytest.raises(HostError, match="url"):
        host_of(with_site(checked, url=f"https://example.nl/{path}"), checked.trees)


@pytest.mark.parametrize("sign", ['"', "$", "\\", "\n", "\0"])
def test_values_that_a_server_can_take_amiss(sign: str) -> None:
    """No host on the list of embedders gets out of its header: the checks on content refuse such signs, and we do."""
    with pytest.raises(HostError):
        written(Host("/", (f"https://example.nl{sign}",)))


def with_site(checked: Checked, **changed: object) -> Content:
    """The real content, with another word on its site."""
    assert checked.content is not None
    return replace(checked.content, site=checked.content.site.model_copy(update=changed))


def test_without_trees_on_one_page() -> None:
    """A site without them has no place in its configuration that would fit everything."""
    made = written(Host("/"))
    assert "()" not in made["nginx/site.conf"].replace("=()", "")
    discreet, _, rest = made["nginx/http.conf"].partition("}")
    assert "~" not in discreet, "and nothing but frames, styles and scripts is kept out of the log"
    assert re.findall(r'"~[^"]*" "1"', rest) == [r'"~*^\S+ /(?:[a-z]{2}/)?(?:embed/|assets/)" "1"']
    assert '"~' in written(Host("/", (), ("x",)))["nginx/http.conf"].partition("}")[0]


def test_an_old_name_of_a_tree_on_one_page_is_as_unseen_as_the_new() -> None:
    """What moved to a tree on one page is kept nowhere and noted down nowhere; what moved elsewhere is as ever."""
    moved = {
        "keuzehulp/oud/": "keuzehulp/stil/",
        "embed/ouder/": "embed/stil/",
        "api/v1/trees/oudst.json": "api/v1/trees/stil.json",
        "keuzehulp/open/": "keuzehulp/gewoon/",
        "adviezen/stil/": "adviezen/anders/",
    }
    host = Host("/", one_page=("stil",), moved=tuple(moved.items()))
    assert host.unseen == ("stil", "oud", "ouder", "oudst")
    made = written(host)
    form = pattern(host, Area.UNSEEN)
    assert f'"~*{form}" "no-store";' in made["nginx/http.conf"]
    headers = rules(made["www/_headers"])
    for name in host.unseen:
        places = (f"/keuzehulp/{name}/", f"/embed/{name}/", f"/api/v1/trees/{name}.json", f"/oembed/{name}.json")
        for place in places:
            assert re.match(form, place), place
            assert told(headers, place)["Cache-Control"] == "no-store"
    assert not re.match(form, "/keuzehulp/open/")
    assert not re.match(form, "/embed/open/")
    # Of the trees and their files such hosts keep nothing at all: a rule for each would be too many.
    assert told(headers, "/keuzehulp/open/")["Cache-Control"] == "no-store"
    assert "Cache-Control" not in told(headers, "/embed/open/")
    assert Host("/", moved=tuple(moved.items())).unseen == ()


# --- for hosts with a file -----------------------------------------------------------------------------------------

PATHS = ("index.html", "404.html", "voor/index.html", "embed/x/index.html", "api/v1/advice.json", ".wegwijzer")


def test_headers_as_a_file() -> None:
    """The file gives each address the headers that nginx gives it, and no header twice."""
    host = Host("/", (PORTAL,), ("stil",))
    assets = ("tree.0123456789.css", "stylesheets/main.01234567.min.css", "page.0123456789.css", "page.0123456789.js")
    paths = (*PATHS, *(f"assets/{name}" for name in assets), "assets/search.json")
    made = rules(written(host, *paths)["www/_headers"])
    page, embed = told(made, "/voor/werkgever/"), told(made, "/embed/x/")
    assert page["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert embed["Content-Security-Policy"].endswith(f"frame-ancestors 'self' {PORTAL}")
    assert page["Strict-Transport-Security"] == embed["Strict-Transport-Security"] == "max-age=63072000"
    assert "Cross-Origin-Embedder-Policy" not in page
    assert told(made, "/") == told(made, "/index.html") == page
    assert told(made, "/keuzehulp/stil/")["Cache-Control"] == told(made, "/embed/stil/")["Cache-Control"] == "no-store"
    assert told(made, "/api/v1/advice.json")["Access-Control-Allow-Origin"] == "*"
    assert told(made, "/assets/tree.0123456789.css")["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "immutable" in told(made, "/assets/stylesheets/main.01234567.min.css")["Cache-Control"]
    assert "Cache-Control" not in told(made, "/assets/search.json")
    for asset in ("page.0123456789.css", "page.0123456789.js"):
        assert told(made, f"/assets/{asset}")["Cache-Control"] == "no-store"
    for asset in ("page.0123456789.css", "tree.0123456789.css", "search.json"):
        assert told(made, f"/assets/{asset}")["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "/.wegwijzer" not in made


def test_headers_as_a_file_for_hosts_of_embeds() -> None:
    """The script for hosts and the pages for them have theirs in the file too."""
    paths = (*PATHS, "embed/v1/wegwijzer.js", "insluiten/index.html", "en/embedding/index.html")
    made = rules(written(Host("/", (PORTAL,)), *paths)["www/_headers"])
    script = told(made, "/embed/v1/wegwijzer.js")
    assert script["Cache-Control"] == "public, max-age=3600, must-revalidate"
    assert (script["Access-Control-Allow-Origin"], script["Cross-Origin-Resource-Policy"]) == ("*", "cross-origin")
    for address in ("/insluiten/", "/en/embedding/"):
        assert "frame-src 'self'" in told(made, address)["Content-Security-Policy"]
    assert "frame-src" not in told(made, "/voor/")["Content-Security-Policy"]


def test_headers_as_a_file_under_a_path() -> None:
    """Every rule starts with the path of the site."""
    made = rules(written(Host("/een/pad/", (), ("stil",)), *PATHS)["www/_headers"])
    assert all(address.startswith("/een/pad/") for address in made)
    assert told(made, "/een/pad/embed/x/")["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_headers_as_a_file_of_the_real_site(live: Path) -> None:
    """Every file of the real site gets a policy, from fewer rules than such hosts allow."""
    made = rules((live / "www" / "_headers").read_text("utf-8"))
    assert len(made) <= 98, "with an address of the site there are data for hosts and a feed as well"
    for file in (live / "www").rglob("*"):
        name = "/" + file.relative_to(live / "www").as_posix()
        if file.is_file() and file.suffix not in (".gz", ".br") and name not in ("/_headers", "/.wegwijzer"):
            assert "Content-Security-Policy" in told(made, name), name
    assert max(len(line) for line in (live / "www" / "_headers").read_text("utf-8").splitlines()) < 2000
