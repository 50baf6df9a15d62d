"""The data is what its description says, key by key, and the description names all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator import validate as validate_openapi

from tests.project import ROOT, files_below, make_project
from tests.site.promised import PROMISED
from tests.site.reading import Site
from tests.site.test_addresses import made_of
from wegwijzer_build.model import COLLECTIONS

API = "api/v1/"


def closed(schema: Any) -> Any:
    """A schema that refuses every key it does not describe: nothing is told that it does not tell of."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(part) for key, part in schema.items()}
    if isinstance(found.get("properties"), dict) and found.get("type") == "object":
        found.setdefault("additionalProperties", False)
    return found


def validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    """What holds data against a schema, formats too."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(closed(schema), format_checker=FormatChecker())


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, which knows where it lives."""
    return made_of(make_project(tmp_path_factory.mktemp("sample") / "project"))


def test_every_file_fits_its_schema(site: Site) -> None:
    """Each file that the index names fits the schema that it names, with no key more or less than that describes."""
    index = site.json(f"{API}index.json")
    assert len(index["files"]) == len(COLLECTIONS) - 1 + len(site.trees)
    for file in [*index["files"], {"url": f"{API}index.json", "schema": f"{API}schemas/index.json"}]:
        schema, data = site.json(file["schema"]), site.json(file["url"])
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        validator(schema).validate(data)
        assert data["licence"]["id"] == "EUPL-1.2"
        assert data["attribution"] == {"title": "Wegwijzer vertrouwenspersoon"}
        if "number" in file:
            assert len(data["states" if file["what"] == "tree" else file["id"]]) == file["number"]


def test_the_index_names_every_file(site: Site) -> None:
    """There is no file below /api/ that the index does not lead to, and it leads to none that is not there."""
    index = site.json(f"{API}index.json")
    named = {f"{API}index.json", index["openapi"], index["embeds"]}
    named |= {f"{API}schemas/{name}.json" for name in ("index", "embeds", "oembed")}
    named |= {file[key] for file in index["files"] for key in ("url", "schema")}
    assert named == {path for path in files_below(site.folder / "api") for path in [f"api/{path}"]}


def test_the_list_of_embeds(site: Site) -> None:
    """It holds each embed at which one can begin, with the title and the address of its page, and how to name it."""
    told = site.json(site.json(f"{API}index.json")["embeds"])
    validator(site.json(f"{API}schemas/embeds.json")).validate(told)
    assert told["licence"]["id"] == "EUPL-1.2"
    starts = {address for address in site.embeds if PROMISED.fullmatch(address)}
    assert {each["embed"] for each in told["embeds"]} == starts
    assert len(told["embeds"]) == len(starts)
    for each in told["embeds"]:
        assert each["embed"] == f"embed/{each['name']}/"
        assert each["attribute"] == ("tree" if each["kind"] == "trees" else "item")
        assert each["name"].removeprefix(f"{each['kind']}/") == each["id"]
        page = site.pages[each["url"]]
        is_tree_of_pages = page.body.get("data-state") is not None
        assert each["title"] == (page.heading if not is_tree_of_pages else site.trees[each["id"]]["title"])


@pytest.mark.parametrize("key", ["title", "number"])
def test_a_schema_refuses_what_is_amiss(site: Site, key: str) -> None:
    """Data that lacks a key, or has it with something else in it, does not fit: the schema says something."""
    index, schema = site.json(f"{API}index.json"), site.json(f"{API}schemas/index.json")
    for wrong in ({}, {key: None}):
        file = {name: value for name, value in index["files"][0].items() if name != key} | wrong
        assert not validator(schema).is_valid({**index, "files": [file]})


def test_the_licence_is_that_of_the_repository(site: Site) -> None:
    """The data comes under the licence whose text stands in the repository."""
    licence = site.json(f"{API}index.json")["licence"]
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert (licence["id"], licence["name"]) == ("EUPL-1.2", "European Union Public Licence v. 1.2")


def test_the_description_is_openapi(site: Site, addressed: Site) -> None:
    """It is valid OpenAPI 3.1, with an address of the site and without."""
    for each, server in ((site, "../.."), (addressed, "https://wegwijzer.example.nl")):
        told = each.json(f"{API}openapi.json")
        assert re.fullmatch(r"3\.1\.\d", told["openapi"])
        validate_openapi(told, cls=OpenAPIV31SpecValidator)
        assert told["servers"] == [{"url": server}]


def test_the_description_leads_to_every_file(site: Site, addressed: Site) -> None:
    """Its addresses, with every name that they allow put in, are the files of the API and of oEmbed, and no others."""
    assert (addressed.folder / "oembed").is_dir()
    for each in (site, addressed):
        told, found = each.json(f"{API}openapi.json"), set[str]()
        for path, item in told["paths"].items():
            found |= {path[1:]} if "parameters" not in item else set(filled(each.folder, path[1:], item["parameters"]))
        folders = ("api", "oembed")
        assert found == {f"{top}/{path}" for top in folders for path in files_below(each.folder / top)}


def filled(folder: Path, path: str, parameters: list[Any]) -> list[str]:
    """The files that an address stands for, with the names that its parameters allow."""
    pattern = re.escape(path)
    for parameter in parameters:
        names = "|".join(map(re.escape, parameter["schema"].get("enum", ())))
        pattern = pattern.replace(re.escape(f"{{{parameter['name']}}}"), f"(?:{names})" if names else "[^/]+")
    there = (file.relative_to(folder).as_posix() for file in folder.rglob("*.json"))
    return [name for name in there if re.fullmatch(pattern, name)]


def test_every_example_is_real(addressed: Site) -> None:
    """An example fits the schema beside it, and says nothing that the file itself does not say."""
    told = addressed.json(f"{API}openapi.json")
    examples = 0
    for path, item in told["paths"].items():
        (content,) = item["get"]["responses"]["200"]["content"].values()
        if "example" in content:
            examples += 1
            validator(resolved(content["schema"], told)).validate(content["example"])
            file = filled(addressed.folder, path[1:], item.get("parameters", []))
            assert any(within(content["example"], addressed.json(name)) for name in file), path
    assert examples == len(COLLECTIONS) - 1 + 5


def resolved(schema: Any, told: Any) -> Any:
    """A schema, also where it stands among the components."""
    return told["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def within(part: Any, whole: Any) -> bool:
    """Whether some data is part of other data."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and within(value, whole[key]) for key, value in part.items()
        )
    return all(each in whole for each in part) if isinstance(part, list) else bool(part == whole)


def test_a_schema_names_itself(site: Site, addressed: Site) -> None:
    """A schema says where it is, so that others can point to it; without an address of the site it cannot."""
    for file in sorted((addressed.folder / API / "schemas").iterdir()):
        told = json.loads(file.read_text("utf-8"))
        assert told["$id"] == f"https://wegwijzer.example.nl/{API}schemas/{file.name}"
        assert "$id" not in site.json(f"{API}schemas/{file.name}")


def test_without_a_url_of_the_site_the_attribution_has_none(site: Site, addressed: Site) -> None:
    """Whom to name as the origin: the title of the site, and where it lives if it says so."""
    for path in ("advice.json", "trees/regelen.json"):
        assert addressed.json(API + path)["attribution"] == {
            "title": "Voorbeeldwegwijzer",
            "url": "https://wegwijzer.example.nl/",
        }
    assert "url" not in site.json(f"{API}advice.json")["attribution"]
