"""The data behind the real server: every answer is what its description says, for programs wherever they run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from tests.deploy.conftest import Sample, deploy
from tests.deploy.test_headers import DATA, PAGE, told
from tests.project import Project, files_below, make_project, raw_site
from tools.promised import read_list
from tools.server import Answer, Server, serving
from wegwijzer_build.hosting.areas import moved
from wegwijzer_build.hosting.host import Host

OPENAPI = "api/v1/openapi.json"
OF_TREES = re.compile("api/v1/(?:[a-z]{2}/)?trees/")
OF_A_LANGUAGE = re.compile("api/v1/[a-z]{2}/trees/(?P<tree>.*)")
UNSEEN_DATA = {**DATA, "cache-control": "no-store"}
"""Of a tree on one page, or of what may be meant for one."""


def described(openapi: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """What the description says of fetching a path."""
    fitting = []
    for address, item in openapi["paths"].items():
        pattern = re.escape(address)
        for parameter in item.get("parameters", ()):
            allowed = parameter["schema"]["pattern"].removeprefix("^").removesuffix("$")
            pattern = pattern.replace(re.escape(f"{{{parameter['name']}}}"), f"(?:{allowed})")
        if re.fullmatch(pattern, f"/{path}"):
            fitting.append(item["get"])
    assert len(fitting) == 1, path
    return dict(fitting[0])


def hold(openapi: Mapping[str, Any], operation: Mapping[str, Any], answer: Answer) -> None:
    """Hold an answer against its description: status, headers, kind of content, and the data itself."""
    response = operation["responses"][str(answer.status)]
    if "$ref" in response:
        response = openapi["components"]["responses"][response["$ref"].rpartition("/")[2]]
    for name, header in response["headers"].items():
        Draft202012Validator(header["schema"]).validate(answer.headers[name.lower()])
    for kind, content in response.get("content", {}).items():
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        schema = {**content["schema"], "components": openapi["components"]}
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(answer.data))


def every_file(www: Path) -> Iterator[str]:
    """What is there for programs."""
    for top in ("api", "oembed"):
        yield from (f"{top}/{name}" for name in files_below(www / top) if name.endswith(".json"))


def test_every_answer_is_as_described(
    server: Server, live: Path, sample: Sample, sample_server: Server, thorough: bool
) -> None:
    """Each file that is served, on the real site and on one with an address, fits the description of its address.

    A tree in another language is the same but for its texts, of which the description says only that they are texts:
    the data of each is read in one such language. `make test-all` reads it in all.
    """
    held: set[str] = set()
    for running, www, path in ((server, live / "www", ""), (sample_server, sample.live / "www/een/pad", "een/pad/")):
        openapi = json.loads(running.get(path + OPENAPI).data)
        names = list(every_file(www))
        assert len(names) >= 30
        for name in names:
            answer = running.get(path + name)
            unseen = OF_TREES.match(name) and json.loads(answer.data)["delivery"] == "one-page"
            assert (answer.status, told(answer)) == (200, UNSEEN_DATA if unseen else DATA), name
            operation, in_language = described(openapi, name), OF_A_LANGUAGE.match(name)
            if thorough or in_language is None or in_language["tree"] not in held:
                hold(openapi, operation, answer)
            held |= {in_language["tree"]} if in_language else set()


def test_what_is_not_there_is_said_to_programs_too(server: Server, sample_server: Server) -> None:
    """A file that is not there is a 404 which programs on pages of others can read, and which is data as well."""
    openapi = json.loads(server.get(OPENAPI).data)
    operation = described(openapi, "api/v1/advice.json")
    for running, path in (
        (server, "api/v1/bestaat-niet.json"),
        (server, "api/v1/trees/bestaat-niet.json"),
        (server, "api/"),
        *(() if raw_site().get("url") else ((server, "oembed/werkgever.json"), (server, "feed.xml"))),
        (sample_server, "een/pad/api/v1/schemas/bespreken.json"),
        (sample_server, "een/pad/oembed/bestaat-niet.json"),
    ):
        answer = running.get(path)
        assert (answer.status, told(answer)) == (404, UNSEEN_DATA if "bespreken" in path else DATA), path
        assert answer.headers["content-type"] == "application/problem+json; charset=utf-8"
        said = json.loads(answer.data)
        assert (said["status"], said["title"], said["error"]) == (404, "Not Found", "not found")
        hold(openapi, operation, answer)


def test_the_feed_is_a_feed(sample_server: Server) -> None:
    """It is served as Atom, for whoever asks, and compressed for who takes that."""
    answer = sample_server.get("een/pad/feed.xml")
    assert (answer.status, told(answer)) == (200, DATA)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert etree.fromstring(answer.data).tag == "{http://www.w3.org/2005/Atom}feed"
    assert sample_server.get("een/pad/feed.xml", accept_encoding="gzip").headers["content-encoding"] == "gzip"


def test_oembed_of_a_tree_on_one_page_is_not_noted_down(sample_server: Server) -> None:
    """Nobody notes down who asked for the data of such a tree, as for its pages."""
    for path in ("oembed/bespreken.json", "api/v1/trees/bespreken.json", "api/v1/schemas/bespreken.json"):
        sample_server.get(f"een/pad/{path}?niet-noteren")
    sample_server.get("een/pad/oembed/regelen.json?wel-noteren")
    assert "niet-noteren" not in sample_server.logs
    assert "bespreken.json" not in sample_server.logs


def test_every_promised_address_answers(server: Server) -> None:
    """Whoever asks for an address on the list gets what was promised, or is led to it in one step."""
    for address in read_list():
        answer = server.get(address)
        if answer.status == 301:
            answer = server.get(answer.headers["location"].removeprefix("/"))
        assert answer.status == 200, address


MOVED = {
    "keuzehulp/oud/": "keuzehulp/regelen/",
    "embed/oud/": "embed/regelen/",
    "api/v1/trees/oud.json": "api/v1/trees/regelen.json",
    "adviezen/weg/": "adviezen/",
    "adviezen/oud/": "adviezen/beleid/",
}


@pytest.fixture(scope="module")
def moved_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site some of whose addresses moved."""
    root = tmp_path_factory.mktemp("moved")
    project = make_project_with(root / "project", MOVED)
    assert deploy(project, root / "live") == ""
    with serving(root / "live", root / "nginx") as running:
        yield running


def make_project_with(root: Path, moved: Mapping[str, str]) -> Project:
    """The sample under a path, with addresses that moved."""
    project = make_project(root)
    project.change("content/site.yml", "https://wegwijzer.example.nl/", "https://www.example.nl/een/pad/")
    text = (project.content / "site.yml").read_text("utf-8")
    lines = "".join(f"  {old}: {new}\n" for old, new in moved.items())
    project.write("content/site.yml", f"{text}moved:\n{lines}")
    return project


def test_an_address_that_moved_leads_on(moved_server: Server) -> None:
    """Pages, embeds and data: the server leads each old address, and all below it, to the new one, for good."""
    for old, new in MOVED.items():
        below = (old, old[:-1], f"{old}omvang_klein/") if old.endswith("/") else (old,)
        for address in below:
            answer = moved_server.get(f"een/pad/{address}")
            assert (answer.status, answer.headers["location"]) == (301, f"/een/pad/{new}"), address
            assert "content-security-policy" in answer.headers
        assert moved_server.get(f"een/pad/{new}").status == 200
    for old, new in (("oud", "regelen"), ("advice/oud", "advice/beleid")):
        answer = moved_server.get(f"een/pad/oembed/{old}.json")
        assert (answer.status, answer.headers["location"]) == (301, f"/een/pad/oembed/{new}.json")
    assert told(moved_server.get("een/pad/api/v1/trees/oud.json")) == DATA
    assert moved_server.get("een/pad/oembed/weg.json").status == 404
    assert moved_server.get("een/pad/keuzehulp/ouder/").status == 404
    assert moved_server.get("een/pad/api/v1/trees/oudXjson").status == 404


def test_an_address_of_a_tree_on_one_page_leads_to_no_oembed() -> None:
    """Such trees have no such data, so nothing leads on to it."""
    lines = (("keuzehulp/oud/", "keuzehulp/een/"), ("keuzehulp/ouder/", "keuzehulp/meer/"))
    host = Host("/", one_page=("een",), paged=("meer",), moved=lines)
    assert [new for _, new in moved(host)] == ["/keuzehulp/een/", "/keuzehulp/meer/", "/oembed/meer.json"]


def test_where_somebody_came_from_is_not_noted_down(moved_server: Server) -> None:
    """An old address may tell more than the new one: it is in no log, however it is written."""
    for old in ("keuzehulp/oud/?ook-dit-niet", "keuzehulp/Oud/", "oembed/oud.json", "api/v1/trees/OUD.json"):
        assert moved_server.get(f"een/pad/{old}").status == 301
    assert not re.search(r"\boud\b|ook-dit-niet", moved_server.logs, re.IGNORECASE)


def test_headers_of_what_is_no_data_stay(server: Server) -> None:
    """What only begins like the folder of the data is none."""
    for path in ("apis/", "feed.xmlx", "oembed"):
        answer = server.get(path)
        assert (answer.status, told(answer)) == (404, PAGE), path
