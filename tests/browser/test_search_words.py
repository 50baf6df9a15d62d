"""The search as people use it: everyday words, as they are typed, lead to the page that helps."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visit, Visitor
from tests.project import ROOT
from tools.kinds import Kinds
from tools.reading import Site

pytestmark = pytest.mark.browser

FIRST = 3
RIGHT = 0.9
SEARCHES = ROOT / "reviews" / "searches.tsv"
INDEX = "assets/search.json"
INDEX_BYTES, LIBRARY_BYTES = 110_000, 30_000
"""What who searches waits for, gzip: the content in words, and the library with the Dutch stemmer."""

WORDS = {
    "mijn baas slaat me": "hulp/112/",
    "ik word geappt door chef": "adviezen/berichten-en-beelden/",
    "baas raakt me aan": "keuzehulp/wat-nu/",
    "gelekt": "adviezen/verhaal-doorverteld/",
    "brancheorganisatie": "onderwerpen/branche-organisaties/",
    "polski": "pl/",
    "english": "en/",
    "gepest": "keuzehulp/werknemer/",
    "ik word gepest op mijn werk": "keuzehulp/werknemer/",
    "pesten": "keuzehulp/werknemer/",
    "roddelen": "keuzehulp/werknemer/",
    "ze roddelt over mij": "keuzehulp/werknemer/",
    "handtastelijk": "keuzehulp/wat-nu/",
    "handtastelijke collega": "keuzehulp/wat-nu/",
    "uitgescholden": "keuzehulp/werknemer/",
    "mijn collega wordt gepest": "keuzehulp/voor-een-ander/",
    "getuige": "keuzehulp/voor-een-ander/",
    "baas": "adviezen/leidinggevende-doet-het/",
    "mijn baas": "adviezen/leidinggevende-doet-het/",
    "chef": "adviezen/leidinggevende-doet-het/",
    "ik durf niet": "adviezen/bang-voor-iemand/",
    "ik durf niets te zeggen": "adviezen/bang-voor-iemand/",
    "stel ik me aan": "adviezen/jouw-grens-telt/",
    "appjes": "adviezen/berichten-en-beelden/",
    "whatsapp": "adviezen/berichten-en-beelden/",
    "naaktfoto's": "adviezen/berichten-en-beelden/",
    "huisbaas": "adviezen/huis-via-de-baas/",
    "ontslagen": "adviezen/contract-of-ontslag/",
    "ontslag": "adviezen/contract-of-ontslag/",
    "contract niet verlengd": "adviezen/contract-of-ontslag/",
    "vals beschuldigd": "adviezen/jouw-kant-telt/",
    "klacht indienen": "adviezen/klacht-op-je-werk/",
    "agressieve klant": "adviezen/klant-doet-het/",
    "ziek gemeld": "adviezen/ziek-gemeld/",
    "burn-out": "hulp/bedrijfsarts/",
    "overspannen": "hulp/bedrijfsarts/",
    "uitzendbureau": "situaties/uitzendkracht/",
    "via een uitzendburo": "situaties/uitzendkracht/",
    "gedetacheerd": "situaties/uitzendkracht/",
    "zzp": "situaties/zzp/",
    "freelancer": "situaties/zzp/",
    "stage": "situaties/stagiair/",
    "stagebegeleider": "situaties/stagiair/",
    "bijbaantje": "situaties/jonger-dan-18/",
    "polen": "situaties/arbeidsmigrant/",
    "oude werkgever": "situaties/oud-werknemer/",
    "zwart werk": "hulp/arbeidsinspectie/",
    "zwartwerk": "hulp/arbeidsinspectie/",
    "aangerand": "hulp/centrum-seksueel-geweld/",
    "verkracht": "hulp/centrum-seksueel-geweld/",
    "stalken": "hulp/politie/",
    "gestalkt": "hulp/politie/",
    "aangifte": "hulp/politie/",
    "zelfmoord": "hulp/113/",
    "ik wil niet meer leven": "hulp/113/",
    "gediscrimineerd": "hulp/discriminatie-nl/",
    "hoofddoek": "hulp/discriminatie-nl/",
    "racistische opmerkingen": "hulp/discriminatie-nl/",
    "zwanger": "hulp/college-rechten-van-de-mens/",
    "advocaat": "hulp/juridisch-loket/",
    "vakbond": "hulp/vakbond/",
    "depressief": "hulp/mind-korrelatie/",
    "fraude": "hulp/huis-voor-klokkenluiders/",
    "thuis geslagen": "hulp/veilig-thuis/",
    "geheim": "onderwerpen/geheimhouding/",
    "is een vertrouwenspersoon verplicht": "onderwerpen/verplicht/",
    "wat kost een vertrouwenspersoon": "onderwerpen/een-vertrouwenspersoon-zoeken/",
    "klein bedrijf": "onderwerpen/kleine-werkgever/",
    "horeca": "oplossingen/khn/",
    "schoonmaak": "oplossingen/ras-schoonmaak/",
    "112": "hulp/112/",
    "113": "hulp/113/",
    "0800-0188": "hulp/centrum-seksueel-geweld/",
    "08000188": "hulp/centrum-seksueel-geweld/",
}
"""What somebody types → the page that has to be among the first three."""


SAID = {
    "ik wil niet meer": "hulp/113/",
    "ik kan niet meer": "hulp/113/",
    "Ik wil er niet meer zijn, ik wil dood": "hulp/113/",
    "niet meer": "hulp/113/",
    "wat nu": "keuzehulp/wat-nu/",
}
"""Words that a search passes over, or hardly more → the page that has to be found all the same."""


DANGER = {
    "mijn baas slaat me": ["112"],
    "hij bedrijgt me": ["112"],
    "ik wil niet meer leven": ["113"],
    "zelfmoordt": ["113"],
    "collega heeft me verkracht": ["centrum-seksueel-geweld"],
    "szef mnie bije": ["112"],
    "مديري يضربني": ["112"],
    "ik huil elke avond": ["luisterlijn"],
    "wat kost een vertrouwenspersoon": [],
    "bij wie moet ik zijn": [],
}
"""What somebody types → who can be called at once."""


def _found(visitor: Visitor, typed: str) -> list[str]:
    """The addresses of all results, relative to the root of the site, for a text that was not searched for just now."""
    page = visitor.page
    box = page.get_by_role("searchbox")
    box.fill("")
    expect(page.locator("[data-search-status]")).to_have_text("")
    box.fill(typed)
    box.press("Enter")
    expect(page.locator("[data-search-status]")).not_to_have_text("")
    hrefs = page.locator("[data-search-results] a").evaluate_all("links => links.map(link => link.href)")
    return [str(href).removeprefix(visitor.at) for href in hrefs]


def entries_of(built: Path) -> list[dict[str, str]]:
    """All that the search finds."""
    index = json.loads((built / INDEX).read_text(encoding="utf-8"))
    return [entry for kind in index["kinds"] for entry in kind["pages"]]


_FIND_ALL = """async (typed) => {
  const form = document.querySelector("[data-search]");
  const [input, status] = [form.querySelector("input"), form.querySelector("[data-search-status]")];
  const found = {};
  for (const text of typed) {
    status.textContent = "";
    input.value = text;
    form.requestSubmit();
    while (!status.textContent) await new Promise((done) => setTimeout(done));
    found[text] = [...form.querySelectorAll("[data-search-results] a")].map((link) => link.href);
  }
  return found;
}"""


def _all_found(visitor: Visitor, typed: Iterable[str]) -> dict[str, list[str]]:
    """Text → the addresses of all results: what `_found` tells, of many texts at a time."""
    found = visitor.page.evaluate(_FIND_ALL, list(typed))
    return {text: [href.removeprefix(visitor.at) for href in hrefs] for text, hrefs in found.items()}


def test_everyday_words_lead_to_the_page_that_helps(visit: Visit, kinds: Kinds) -> None:
    """For each of these words and sentences the page that helps is among the first three results."""
    with visit() as visitor:
        visitor.go(kinds["search"])
        found = _all_found(visitor, WORDS)
        assert _found(visitor, "gepest") == found["gepest"], "as who types it finds it"
    missed = {typed: found[typed][:FIRST] for typed, expected in WORDS.items() if expected not in found[typed][:FIRST]}
    assert missed == {}


def test_what_readers_typed_leads_to_a_right_page(visit: Visit, kinds: Kinds) -> None:
    """Of what three readers typed who knew nothing of the search, nine in ten have a right page among the first three.

    That holds of each reader, and of the half of the third that was kept from who made the search find things.
    """
    searches = [line.split("\t") for line in SEARCHES.read_text(encoding="utf-8").splitlines()[1:]]
    with visit() as visitor:
        visitor.go(kinds["search"])
        found = _all_found(visitor, (typed for *_, typed, _right in searches))
    hits: dict[str, list[bool]] = {}
    for half, reader, _audience, _language, _danger, typed, right in searches:
        hits.setdefault(f"{half} {reader}", []).append(bool({*right.split()} & {*found[typed][:FIRST]}))
    shares = {name: sum(each) / len(each) for name, each in hits.items()}
    assert len(searches) > 160
    assert len(hits["kept 3"]) >= 80
    assert {name: share for name, share in shares.items() if share < RIGHT} == {}


def test_who_may_be_in_danger_sees_who_to_call(visit: Visit, kinds: Kinds) -> None:
    """Above all that is found stand those who can be called at once, with a link to tap; else nobody stands there."""
    with visit() as visitor:
        visitor.go(kinds["search"])
        shown = visitor.page.locator("[data-search-danger] > li:visible")
        found, to_tap = {}, {}
        for typed in DANGER:
            _found(visitor, typed)
            found[typed] = shown.evaluate_all("all => all.map(each => each.dataset.contact)")
            to_tap[typed] = shown.locator("a[href^='tel:']").count()
    assert found == DANGER
    assert [typed for typed, contacts in DANGER.items() if to_tap[typed] < len(contacts)] == []


def test_who_finds_nothing_sees_who_can_help(visit: Visit, kinds: Kinds) -> None:
    """Nothing found, too few letters, or none at all: each is said, and where nothing is found help stands there."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        status, help_box = page.locator("[data-search-status]"), page.locator("[data-search-help]")
        assert _found(visitor, "xqzzt wvxk") == []
        expect(help_box).to_be_visible()
        assert help_box.locator("a[href^='tel:']").count() >= 3
        page.get_by_role("searchbox").fill("b")
        expect(status).to_have_text("Typ minstens twee letters.")
        expect(help_box).to_be_hidden()
        assert _found(visitor, "gepest")
        expect(help_box).to_be_hidden()
        page.get_by_role("searchbox").fill("")
        page.get_by_role("button", name="Zoek").click()
        expect(status).to_have_text("Typ minstens twee letters.")


def test_a_result_says_for_whom_it_is(visit: Visit, kinds: Kinds) -> None:
    """Beside the title stands what kind of page it is, and for whom if that is not everybody."""
    with visit() as visitor:
        visitor.go(kinds["search"])
        _found(visitor, "aanstellingsbrief")
        notes = visitor.page.locator("[data-search-results] .ww-note").all_inner_texts()
        assert any(" · voor: " in note for note in notes)


def test_a_number_finds_who_answers_it(visit: Visit, kinds: Kinds, site: Site) -> None:
    """For each number, as it is written, in one piece, or with blanks, the first result is the contact that has it."""
    owners: dict[str, set[str]] = {}
    for contact in site.json("api/v1/contacts.json")["contacts"].values():
        for way in contact["ways"]:
            if way["by"] == "phone":
                owners.setdefault(way["at"], set()).add(contact["url"])
    assert len(owners) > 10
    spelled = {
        typed: owner
        for number, owner in owners.items()
        for typed in (number, number.replace("-", ""), number.replace("-", " "))
    }
    with visit() as visitor:
        visitor.go(kinds["search"])
        found = _all_found(visitor, spelled)
    assert all(found.values())
    assert {typed: found[typed][:FIRST] for typed, owner in spelled.items() if found[typed][0] not in owner} == {}


def test_words_that_are_passed_over_count_where_nothing_else_is_left(visit: Visit, kinds: Kinds) -> None:
    """What somebody says in small words only is found, and stays found while it is typed on."""
    typed = "ik wil niet meer leven"
    with visit() as visitor:
        visitor.go(kinds["search"])
        found = _all_found(visitor, SAID)
        assert {words: address for words, address in SAID.items() if address not in found[words][:FIRST]} == {}
        typed_on = _all_found(visitor, [typed[:end] for end in range(len("ik wil n"), len(typed) + 1)])
        assert {so_far: first[:1] for so_far, first in typed_on.items() if first[:1] != ["hulp/113/"]} == {}


def test_the_words_of_the_list_are_addresses_of_the_site(site: Site) -> None:
    """Every page that the search has to find is there, and there are forty words at the least."""
    assert {address for address in WORDS.values() if address not in site.pages} == set()
    assert len(WORDS) >= 40


def test_nothing_is_loaded_before_the_search_is_used(visit: Visit, kinds: Kinds) -> None:
    """Neither the library nor the words are fetched before the box has the focus; then each of them once."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        page.wait_for_timeout(300)
        assert not [path for path in visitor.requested if "lunr" in path or path == INDEX]
        assert _found(visitor, "baas")
        assert _found(visitor, "chef")
        assert visitor.requested.count(INDEX) == 1
        assert sum("lunr" in path for path in visitor.requested) == 1


@pytest.mark.parametrize("name", ["home", "start", "outcome", "one page", "item of hulp", "over"])
def test_other_pages_load_nothing_of_the_search(visit: Visit, kinds: Kinds, name: str) -> None:
    """A page without the box loads no part of the search."""
    with visit() as visitor:
        visitor.go(kinds[name])
        assert not [path for path in visitor.requested if "search" in path or "lunr" in path]


def test_what_was_searched_leaves_no_trace(visit: Visit, kinds: Kinds) -> None:
    """Neither the address, the title, the history, the storage nor any request holds what somebody searched for."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        before = page.title(), page.evaluate("history.length")
        _found(visitor, "gepest")
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert (page.title(), page.evaluate("history.length")) == before
        assert visitor.address == kinds["search"]
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.state]") == [
            *(0, 0, "", None)
        ]
        assert not [request.url for request in visitor.loaded if "gepest" in request.url]
        page.locator("[data-search-results] a").first.click()
        page.wait_for_load_state()
        assert page.evaluate("document.referrer") == ""
        assert not [request.url for request in visitor.loaded if "?" in request.url]


def test_the_search_leads_to_the_start_of_a_tree(site: Site, built: Path) -> None:
    """Of a tree the search knows its start and no state, no embed and no text; every address in it is a page."""
    addresses = [entry["a"] for entry in entries_of(built)]
    assert len(addresses) == len(set(addresses))
    assert [address for address in addresses if address not in site.pages] == []
    assert {address for address in addresses if address.startswith("keuzehulp/")} == {
        "keuzehulp/",
        *(f"keuzehulp/{tree}/" for tree in site.trees),
    }
    assert not [address for address in addresses if address.startswith("embed/")]


def test_words_to_find_by_stand_on_no_page(site: Site, built: Path) -> None:
    """The words by which a tree on one page is found stand in the file of the search only: its page stays neutral."""
    entries = {entry["a"]: entry for entry in entries_of(built)}
    words = "ze roddelen over mij"
    assert "roddelen" in entries["keuzehulp/werknemer/"]["f"]
    assert words not in site.pages["keuzehulp/werknemer/"].source


def test_the_search_is_small(built: Path) -> None:
    """Who searches on a slow line waits for 110,000 bytes of words, and 30,000 of library, at the most (gzip)."""
    assert len(gzip.compress((built / INDEX).read_bytes(), mtime=0)) <= INDEX_BYTES
    library = next((built / "assets").glob("lunr.*.js"))
    assert len(gzip.compress(library.read_bytes(), mtime=0)) <= LIBRARY_BYTES
