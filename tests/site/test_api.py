"""The data is what its description says, key by key, and the description names all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator import validate as validate_openapi

from tests.project import ROOT, Project, files_below, make_project
from tests.site.test_addresses import made_of
from tools.promised import PROMISED
from tools.reading import Site
from wegwijzer_build.model import COLLECTIONS, EVERYONE
from wegwijzer_build.render.data.keys import TEXT, record
from wegwijzer_build.render.data.named import written

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
    addresses = [f"{API}index.json", index["site"], *(language["site"] for language in index["languages"])]
    others = [{"url": url, "schema": f"{API}schemas/{url.rpartition('/')[2]}"} for url in addresses]
    abroad = [file for language in index["languages"] for file in language["files"] if file["what"] == "collection"]
    for file in [*index["files"], *others, *abroad]:
        schema, data = site.json(file["schema"]), site.json(file["url"])
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        validator(schema).validate(data)
        assert data["licence"]["id"] == "EUPL-1.2"
        assert data["attribution"]["title"].startswith("Wegwijzer vertrouwenspersoon")
        if "number" in file:
            assert len(data["states" if file["what"] == "tree" else file["id"]]) == file["number"]


def test_the_index_names_every_file(site: Site) -> None:
    """There is no file below /api/ that the index does not lead to, and it leads to none that is not there."""
    index = site.json(f"{API}index.json")
    named = {f"{API}index.json", index["site"], index["openapi"], index["embeds"], index["documents"]}
    named |= {f"{API}schemas/{name}.json" for name in ("index", "site", "embeds", "documents", "oembed")}
    files = [*index["files"], *(file for language in index["languages"] for file in language["files"])]
    named |= {file[key] for file in files for key in ("url", "schema")}
    named |= {language["site"] for language in index["languages"]}
    assert named == {path for path in files_below(site.folder / "api") for path in [f"api/{path}"]}


def test_names_of_trees_come_in_one_order(site: Site) -> None:
    """Whatever the seed for sets was: in that of the index, those of the first language first."""
    index, told = site.json(f"{API}index.json"), site.json(f"{API}openapi.json")
    files = (file for language in index["languages"] for file in language["files"] if file["what"] == "tree")
    _, tree = told["paths"][f"/{API}{{language}}/trees/{{tree}}.json"]["parameters"]
    assert tree["schema"]["examples"] == list(dict.fromkeys(file["id"] for file in files))


def test_the_list_of_embeds(site: Site) -> None:
    """It holds each embed at which one can begin, with the title and the address of its page, and how to name it."""
    told = site.json(site.json(f"{API}index.json")["embeds"])
    validator(site.json(f"{API}schemas/embeds.json")).validate(told)
    assert told["licence"]["id"] == "EUPL-1.2"
    starts = {address for address, embed in site.embeds.items() if PROMISED.fullmatch(address[len(embed.folder) :])}
    assert {each["embed"] for each in told["embeds"]} == starts
    assert len(told["embeds"]) == len(starts)
    for each in told["embeds"]:
        folder = site.embeds[each["embed"]].folder
        assert each["embed"] == f"{folder}embed/{each['name']}/"
        assert each["attribute"] == ("tree" if each["kind"] == "trees" else "item")
        assert each["name"].removeprefix(f"{each['kind']}/") == each["id"]
        page = site.pages[each["url"]]
        is_tree_of_pages = page.body.get("data-state") is not None
        tree = f"{API}{folder}trees/{each['id']}.json"
        assert each["title"] == (site.json(tree)["title"] if is_tree_of_pages else page.heading)


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
        allowed = parameter["schema"]["pattern"].removeprefix("^").removesuffix("$")
        pattern = pattern.replace(re.escape(f"{{{parameter['name']}}}"), f"(?:{allowed})")
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
            validator({**content["schema"], "components": told["components"]}).validate(content["example"])
            file = filled(addressed.folder, path[1:], item.get("parameters", []))
            assert any(within(content["example"], addressed.json(name)) for name in file), path
    assert examples == len(COLLECTIONS) - 1 + 7


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


def objects(schema: Any, name: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object that a schema describes in itself, each with the name it has among others; else with none."""
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield name, schema
        for key, part in schema.items():
            yield from (
                (found for each, named in part.items() for found in objects(named, each))
                if key in ("schemas", "$defs")
                else objects(part)
                if key != "example"
                else ()
            )


def test_every_object_has_a_name_of_its_own(addressed: Site) -> None:
    """Programs that write clients call objects by their names: all have one that reads as a class, and none share it.

    Such names differ in more than capitals, since they become the names of files as well.
    """
    told = addressed.json(f"{API}openapi.json")
    named = list(objects(told))
    assert [(name, schema["title"]) for name, schema in named if name != schema["title"]] == []
    assert all(re.fullmatch(r"([A-Z][a-z]+)+", name) or name == "OEmbed" for name, _schema in named)
    assert len({name.lower() for name, _schema in named}) == len(named) >= 60
    for file in sorted((addressed.folder / API / "schemas").iterdir()):
        schema = json.loads(file.read_text("utf-8"))
        assert {schema["title"], *schema["$defs"]} <= set(told["components"]["schemas"]), file.name
        assert all(name == part["title"] for name, part in objects({"$defs": schema["$defs"]}))


def test_no_two_schemas_share_a_name() -> None:
    """Two objects that are not the same under one name stop the build, since one of them would be lost."""
    same = [record("Way", {"at": TEXT}, ["at"]), record("Way", {"at": TEXT}, ["at"])]
    assert list(written(same, "#/")) == ["Way"]
    with pytest.raises(ValueError, match="two schemas are called Way"):
        written([*same, record("Way", {"to": TEXT}, ["to"])], "#/")


def test_what_is_made_today_takes_tomorrow(addressed: Site) -> None:
    """No description lists the words or ids that there are as all that there can be; what it names are examples."""
    told = addressed.json(f"{API}openapi.json")
    fixed_by_oembed = [("version", "1.0"), ("type", "rich")]
    assert [found for found in listing(told) if found not in fixed_by_oembed] == []


def listing(schema: Any, under: str = "") -> Iterator[tuple[str, Any]]:
    """Where a schema takes nothing but what it lists: the key, and what it lists."""
    if isinstance(schema, list):
        schema = dict(enumerate(schema))
    if isinstance(schema, dict):
        for key, part in schema.items():
            if key in ("enum", "const") and under != "Access-Control-Allow-Origin":
                yield under, part
            elif key not in ("example", "examples"):
                yield from listing(part, under if key == "schema" else key)


def test_what_stays_is_told(addressed: Site) -> None:
    """The description explains every link in a text, texts for everyone, what stays, and what is kept of a visit."""
    told = addressed.json(f"{API}openapi.json")["info"]["description"]
    for collection in COLLECTIONS:
        assert (f"`{collection.one}:`" in told) == collection.has_pages
    assert f"`{EVERYONE}`" in told
    assert "nothing is kept" not in told
    for word in ("`moved`", "state", "question", "answer", "schema", "source", "`url`", "`phone:`"):
        assert word in told


def test_the_index_tells_what_moved(project: Project) -> None:
    """Who kept an id that went finds its address in the index, and where to go on: of pages and of data."""
    moved = {"adviezen/oud/": "adviezen/beleid/", "api/v1/trees/oud.json": "api/v1/trees/regelen.json"}
    lines = "".join(f"  {old}: {new}\n" for old, new in moved.items())
    project.write("content/site.yml", f"{(project.content / 'site.yml').read_text('utf-8')}moved:\n{lines}")
    assert made_of(project).json(f"{API}index.json")["moved"] == moved
