"""A number lives in the file of its contact: what is changed there is changed everywhere on the site."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types
from click.testing import CliRunner

from tests.project import Project, files_below
from tools.reading import Site, read_site, words
from wegwijzer_build.cli import main

CONTACT = "content/contacts/hulplijn.yml"
SAMPLE, OLD, NEW = "0800 51 51", "0800 33 72", "0800-02 30 654"
"""The number of the sample, which the handbook has as an example too; another, and what that becomes."""
WAY = "[…](phone:hulplijn)"

MENTIONS = (
    ("content/trees/regelen.yml", "say: Weet ik niet,", f'say: "Weet ik niet (bel {WAY})",'),
    ("content/trees/regelen.yml", "ask: Hoeveel mensen werken er", f"ask: Bel {WAY}. Hoeveel mensen werken er"),
    ("content/trees/regelen.yml", "title: Zo regelt u een vertrouwenspersoon", f'title: "Bel {WAY}"'),
    ("content/trees/regelen.yml", "text: Hoogstens drie vragen,", f"text: Bel {WAY}. Hoogstens drie vragen,"),
    ("content/advice/beleid.yml", "title: Maak beleid", f"title: Bel {WAY} en maak beleid"),
    ("content/advice/beleid.yml", "- Bespreek dat met uw mensen.", f"- Bel {WAY}, en [nog eens](phone:hulplijn)."),
    ("content/pictures/stappen.yml", "text: De vertrouwenspersoon luistert.", f'text: "Bel {WAY}."'),
    ("content/solutions/branche.yml", "phone: 088 133 10 00", "phone: phone:hulplijn"),
    ("content/site.yml", "text: |-\n  ", f"text: |-\n  Bel {WAY}. "),
)
"""Texts of all sorts in which the number is named: file, what stands there, what stands there then."""

SHOWN_IN = (
    "index.html",
    "keuzehulp/regelen/index.html",
    "keuzehulp/regelen/tekst/index.html",
    "embed/regelen/index.html",
    "embed/advice/beleid/index.html",
    "adviezen/beleid/index.html",
    "afbeeldingen/stappen/index.html",
    "hulp/hulplijn/index.html",
    "oplossingen/branche/index.html",
    "api/v1/advice.json",
    "api/v1/contacts.json",
    "api/v1/pictures.json",
    "api/v1/trees/regelen.json",
    "assets/search.json",
)


def spelled(number: str) -> re.Pattern[str]:
    """A number however it is spaced, also as the target of a link."""
    return re.compile(r"[\s().\u00a0-]*".join(re.sub(r"\D", "", number)))


def texts(folder: Path) -> dict[str, str]:
    """Every file of a site as text, those that were made small too."""
    found = {}
    for path, data in files_below(folder).items():
        plain = (
            gzip.decompress(data) if path.endswith(".gz") else brotli.decompress(data) if path.endswith(".br") else data
        )
        found[path] = plain.decode("utf-8", errors="replace")
    return found


def holding(folder: Path, number: str) -> set[str]:
    """The files that hold a number."""
    return {path for path, text in texts(folder).items() if spelled(number).search(text)}


def build(project: Project) -> None:
    """Build a project in this process."""
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
    assert result.exit_code == 0, result.output


def mentioning(project: Project) -> Project:
    """The project with a number of its own, named all over it."""
    project.change(CONTACT, SAMPLE, OLD)
    for file, old, new in MENTIONS:
        project.change(file, old, new)
    return project


def test_a_number_that_changes_in_its_contact_changes_everywhere(project: Project) -> None:
    """After one edit of one file no page, data, index or embed holds the old number, and all hold the new one."""
    build(mentioning(project))
    before = holding(project.site, OLD)
    assert {path for path in SHOWN_IN if path not in before} == set()
    project.change(CONTACT, OLD, NEW)
    build(project)
    assert holding(project.site, OLD) == set()
    assert holding(project.site, NEW) == before


def test_a_number_in_a_text_can_be_called(project: Project) -> None:
    """In a longer text the number is a link to call it, in the page and in its embed; words of one's own are too."""
    build(mentioning(project))
    site: Site = read_site(project.site)
    states = site.trees["regelen"]["states"].values()
    outcomes = [site.pages[state["url"]] for state in states if not state["answers"]]
    assert outcomes
    for page in (site.pages["adviezen/beleid/"], site.embeds["embed/advice/beleid/"], *outcomes):
        links = [link.words for link in page.links(page.main) if link.href == "tel:08003372"]
        assert {OLD, "nog eens"} <= set(links)


def test_a_number_is_marked_where_it_is_shown_and_nowhere_else(project: Project) -> None:
    """It is one piece in headings, answers and texts; in titles, attributes, pictures and data there are words only."""
    mentioning(project).change(CONTACT, OLD, NEW)
    build(project)
    site = read_site(project.site)
    for page in (*site.pages.values(), *site.embeds.values()):
        marked = page.root.xpath("//span[@class='ww-number']")
        assert {words(span) for span in marked} <= {NEW}, page.address
        assert not page.root.xpath("//head//span | //svg//span"), page.address
        assert "&lt;span" not in page.source, page.address
    question = site.pages["keuzehulp/regelen/"].root
    assert question.xpath("count(//h1/span[@class='ww-number'])") == 1
    assert question.xpath("count(//*[@data-answer]//span[@class='ww-number'])") == 1
    assert "ww-number" not in json.dumps(site.json("api/v1/trees/regelen.json"))
