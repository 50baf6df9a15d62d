"""With an address of its own a site says where it lives, and with one to edit at, where its pages can be bettered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.project import Project, make_project
from tools.reading import NOT_FOUND, Site, read_site
from wegwijzer_build.cli import main

HOME = "https://wegwijzer.example.nl/op/het/werk/"
EDIT = "https://git.example.nl/wegwijzer/edit/main/content/"


def made_of(project: Project) -> Site:
    """Build a project and read it."""
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
    assert result.exit_code == 0, result.output
    return read_site(project.site)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, at an address below the root of a host."""
    project = make_project(tmp_path_factory.mktemp("sample") / "project")
    project.change("content/site.yml", "url: https://wegwijzer.example.nl/\n", f"url: {HOME}\n")
    return made_of(project)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, with no address and nowhere to edit it."""
    project = make_project(tmp_path_factory.mktemp("without") / "project")
    project.change("content/site.yml", "url: https://wegwijzer.example.nl/\n", "")
    project.change("content/site.yml", f"edit_url: {EDIT}\n", "")
    return made_of(project)


def test_the_sitemap_lists_every_page(sample: Site) -> None:
    """Search engines find every page, those that MkDocs does not know as pages too, and not the one for 'not found'."""
    listed = etree.parse(sample.folder / "sitemap.xml").getroot()
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [str(location.text) for location in listed.findall("s:url/s:loc", spaces)]
    assert found == sorted(HOME + address for address in sample.pages if address != NOT_FOUND)


def test_every_page_names_its_own_address(sample: Site) -> None:
    """The canonical link of a page is the address of that page, wherever a copy of it is found."""
    for page in sample.pages.values():
        if page.address != NOT_FOUND:
            assert page.root.xpath("//head/link[@rel='canonical']/@href") == [HOME + page.address]


def test_an_embed_names_the_page_that_it_is_of(sample: Site) -> None:
    """Whoever finds an embed is told where the whole page is; the sitemap and the search know no embed."""
    canonical = {e.address: e.root.xpath("//head/link[@rel='canonical']/@href") for e in sample.embeds.values()}
    assert canonical["embed/regelen/"] == [HOME + "keuzehulp/regelen/"]
    assert canonical["embed/advice/beleid/"] == [HOME + "adviezen/beleid/"]
    assert all(len(found) == 1 and "embed/" not in found[0] for found in canonical.values())
    for file in ("sitemap.xml", "assets/search.json"):
        assert "embed/" not in (sample.folder / file).read_text("utf-8")


def test_without_an_address_there_is_nothing_absolute(without: Site) -> None:
    """A site that does not know where it lives has no sitemap and no canonical links, and no ways to edit."""
    assert not list(without.folder.glob("sitemap*"))
    for page in (*without.pages.values(), *without.embeds.values()):
        assert not page.root.xpath("//link[@rel='canonical']"), page.address
        assert not [link for link in page.links() if link.words == "Verbeter deze pagina"], page.address


EDITED: Mapping[str, str] = {
    "voor/werkgever/": "audiences/werkgever.yml",
    "keuzehulp/regelen/": "trees/regelen.yml",
    "keuzehulp/regelen/klein/": "trees/regelen.yml",
    "keuzehulp/regelen/tekst/": "trees/regelen.yml",
    "onderwerpen/wet/": "topics/wet.yml",
    "afbeeldingen/lijn/": "pictures/lijn.yml",
    "adviezen/beleid/": "advice/beleid.yml",
    "situaties/uitzendkracht/": "situations/uitzendkracht.yml",
    "oplossingen/branche/": "solutions/branche.yml",
    "hulp/hulplijn/": "contacts/hulplijn.yml",
    "instrumenten/checklist/": "instruments/checklist.yml",
    "rollen/extern/": "roles/extern.yml",
    "taken/luisteren/": "tasks/luisteren.yml",
    "competenties/onafhankelijk/": "competencies/onafhankelijk.yml",
    "cijfers/toegang/": "figures.yml",
    "begrippen/psa/": "glossary.yml",
    "bronnen/arbowet/": "sources.yml",
    "wat-is-er-veranderd/": "notices.yml",
}


def test_a_page_leads_to_the_file_it_was_made_of(sample: Site) -> None:
    """Who sees a mistake is led to the YAML file to mend; a page of no single file has no such link."""
    found = {
        address: [link.href for link in page.links() if link.words == "Verbeter deze pagina"]
        for address, page in sample.pages.items()
    }
    for address, file in EDITED.items():
        assert found[address] == [EDIT + file], address
    for address, links in found.items():
        assert all((Path(__file__).parents[1] / "sample" / link.removeprefix(EDIT)).is_file() for link in links)
        one_item = address.strip("/").count("/") and not address.startswith(("redactie/", "en/"))
        assert len(links) == bool(one_item or address in EDITED), address


@pytest.mark.parametrize("lives_at", ["/op/het/werk/", "/"])
def test_the_page_for_not_found_leads_back(sample: Site, without: Site, lives_at: str) -> None:
    """Shown at any address that does not exist, however deep, 404.html finds its style and leads to real pages."""
    site = sample if lives_at != "/" else without
    page = site.pages[NOT_FOUND]
    addresses = [
        address for address in page.root.xpath("//@href|//@src") if not address.startswith(("#", "data:", "mailto:"))
    ]
    (away,) = [address for address in addresses if address.startswith("https://")]
    assert page.root.xpath("//a[@data-leave]/@href") == [away]
    for address in (address for address in addresses if address != away):
        assert address.startswith(lives_at), address
        target = site.folder / address.removeprefix(lives_at)
        assert (target / "index.html" if address.endswith("/") else target).is_file(), address
    assert f"{lives_at}keuzehulp/regelen/" in addresses
    assert lives_at in addresses
    said = page.main.text_content()
    assert "Begin opnieuw" in said
    assert "Regel een vertrouwenspersoon" in said
