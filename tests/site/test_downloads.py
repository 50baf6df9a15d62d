"""Files to take along are where pages say so, of the kind and size that they say, and not where they would tell."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.test_api import API, validator
from tools.reading import EMBEDS, Page, Site, words

ENDING = re.compile(r"bestanden/[a-z0-9-]+\.(docx|pdf|pptx|xlsx)$")
KINDS = {"docx": "Word", "pdf": "PDF", "pptx": "PowerPoint", "xlsx": "Excel"}
MOST_BYTES = 15_000_000
PLANS = {"werkgever", "zelfcheck-beleid", "gedragscode-maken", "kies-een-aanpak"}


def files_on(page: Page) -> dict[str, str]:
    """Address → words of every link to a file."""
    found = {}
    for link in page.root.iter("a"):
        if ENDING.search(link.get("href", "")):
            found[page.link(link).address or ""] = words(link)
    return found


def all_files(built: Path) -> set[str]:
    """Every file to take along, in every language."""
    folders = (built / "bestanden", *built.glob("??/bestanden"))
    return {path.relative_to(built).as_posix() for folder in folders for path in folder.iterdir()}


def test_links_say_what_one_gets_and_how_large_it_is(site: Site, built: Path) -> None:
    """Each link to a file leads to one, names its kind and its size, and asks to keep it rather than to open it."""
    linked = set()
    for page in (*site.pages.values(), *site.embeds.values()):
        for address, said in files_on(page).items():
            linked.add(address)
            kind = KINDS[address.rpartition(".")[2]]
            size = -(-(built / address).stat().st_size // 1000)
            assert re.search(rf"\b{kind}, (A3, |A4, )?{size} kB\b", said), (page.address, said)
        assert all(
            link.get("download") is not None for link in page.root.iter("a") if ENDING.search(link.get("href", ""))
        )
    assert linked == all_files(built)


def test_who_hears_a_link_alone_hears_of_what_it_is(site: Site) -> None:
    """On the page and in the embed of an instrument a link to a file names it: in a list of links they differ."""
    instruments = site.json(f"{API}instruments.json")["instruments"]
    named = set()
    for name, each in instruments.items():
        for page in (site.pages[f"instrumenten/{name}/"], site.embeds[f"{EMBEDS}instruments/{name}/"]):
            for said in files_on(page).values():
                assert said.endswith(f"kB: {each['title']}"), page.address
                named.add(name)
    assert len(named) > 10


def test_all_files_together_are_small(built: Path) -> None:
    """The files come to less than 15 MB."""
    assert sum(path.stat().st_size for path in (built / "bestanden").iterdir()) < MOST_BYTES


def test_the_list_for_programs_names_every_file(site: Site, built: Path) -> None:
    """`documents.json` fits its schema, and has each file with its size, its day and the page that it belongs to."""
    told = site.json(f"{API}documents.json")
    validator(site.json(f"{API}schemas/documents.json")).validate(told)
    documents = {document["url"]: document for document in told["documents"]}
    assert set(documents) == all_files(built)
    for url, document in documents.items():
        assert document["size"] == (built / url).stat().st_size
        assert url.removeprefix("" if document["language"] == "nl" else f"{document['language']}/").startswith(
            "bestanden/"
        )
        assert document["page"] in site.pages
        outcome = document.get("outcome")
        assert outcome is None or outcome in _outcomes(site, document["id"])


def _outcomes(site: Site, tree: str) -> set[str]:
    return {state["node"] for state in site.trees[tree]["states"].values() if state["kind"] == "outcome"}


def test_each_outcome_of_a_tree_with_plans_offers_its_own(site: Site) -> None:
    """Every page of an outcome of these trees, embeds too, has the plan of that outcome, and no question has one."""
    for page in (*site.pages.values(), *site.embeds.values()):
        tree, node = page.body.get("data-tree", ""), page.body.get("data-node", "")
        if node:
            plans = {address for address in files_on(page) if address.startswith(f"{page.folder}bestanden/{tree}-")}
            expected = (
                {f"{page.folder}bestanden/{tree}-{node}.docx"}
                if page.body.get("data-kind") == "outcome" and tree in PLANS
                else set()
            )
            assert plans == expected, page.address


def test_trees_of_employees_offer_no_file(site: Site) -> None:
    """On a page of a tree on one page there is no link to a file: it would stay on a computer that others look into."""
    one_page = [name for name, data in site.trees.items() if data["delivery"] == "one-page"]
    employees = [name for name in one_page if site.trees[name]["audience"] == "werknemer"]
    assert employees
    for name in employees:
        for page in (site.pages[f"keuzehulp/{name}/"], site.embeds[f"{EMBEDS}{name}/"]):
            assert files_on(page) == {}


def test_what_only_employees_use_has_no_file(site: Site) -> None:
    """An instrument for employees alone is to read and to copy, and makes no file."""
    instruments = site.json(f"{API}instruments.json")["instruments"]
    alone = [name for name, each in instruments.items() if each["audiences"] == ["werknemer"]]
    assert alone
    made = {document["id"] for document in site.json(f"{API}documents.json")["documents"]}
    assert not made & set(alone)


def test_every_file_of_an_instrument_stands_in_the_overview(site: Site) -> None:
    """The page by what one wants to do leads to every instrument that has a file."""
    made = {
        each["id"] for each in site.json(f"{API}documents.json")["documents"] if each["collection"] == "instruments"
    }
    page = site.pages["onderwerpen/bestanden/"]
    offered = {address.partition("/")[2].rpartition(".")[0].removesuffix("-a3") for address in files_on(page)}
    assert offered == made
