"""Wherever somebody is told whom to call, they are told from when that is; what is not sure stands on one page only."""

from __future__ import annotations

from tools.reading import Site, words
from wegwijzer_build.model import Contact, Content
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.shared.addresses import FOLDERS
from wegwijzer_build.render.shared.language import DUTCH


def said(contact: Contact) -> str:
    """The words that tell from when the copy is that was read."""
    if contact.checked_on is None:
        return "Gelezen in een kopie zonder datum"
    return f"Gelezen in een kopie van {DUTCH.partial_date(contact.checked_on)}"


def contacts_of(checked: Checked) -> Content:
    """The content, which is sound."""
    assert checked.content is not None
    return checked.content


def test_the_page_of_a_contact_says_from_when_it_is(site: Site, checked: Checked) -> None:
    """Each contact has a page with the date of the copy that was read."""
    for name, contact in contacts_of(checked).contacts.items():
        assert said(contact) in words(site.pages[f"{FOLDERS['contacts']}/{name}/"].main), name


def test_a_contact_in_an_outcome_says_from_when_it_is(site: Site, checked: Checked) -> None:
    """Every card of a contact, on pages of states and on trees on one page, has the date of its own copy."""
    contacts, shown = contacts_of(checked).contacts, set()
    for page in site.dutch.values():
        for card in page.root.xpath("//div[@class='ww-cards']/section[@data-contact]"):
            name = card.get("data-contact")
            assert words(card).count("Gelezen in een kopie") == 1, (page.address, name)
            assert said(contacts[name]) in words(card), (page.address, name)
            shown.add((page.body.get("data-tree"), name))
    for tree, analysis in checked.trees.items():
        named = {use.advice for outcome in analysis.tree.outcomes.values() for use in outcome.advice}
        for name in {contact for advice in named for contact in contacts_of(checked).advice[advice].contacts}:
            assert (tree, name) in shown


def test_what_is_not_sure_stands_on_the_page_of_the_contact_only(site: Site, checked: Checked) -> None:
    """That a number was not tried, or comes from an old page, stands beside no number that somebody has to dial."""
    contacts = contacts_of(checked).contacts
    own = {f"{FOLDERS['contacts']}/{name}/": contact for name, contact in contacts.items()}
    assert any(way.to_be_called for contact in contacts.values() for way in contact.ways)
    doubts = {way.doubt.rstrip(".") for contact in contacts.values() for way in contact.ways if way.doubt}
    for address, page in {**site.pages, **site.embeds}.items():
        said = words(page.main)
        contact = own.get(address.replace("embed/contacts/", f"{FOLDERS['contacts']}/"))
        if contact is None:
            assert not [doubt for doubt in ("nog niet nagebeld", *doubts) if doubt in said], address
            continue
        assert ("nog niet nagebeld" in said) == any(way.to_be_called for way in contact.ways), address
        assert all(way.doubt.rstrip(".") in said for way in contact.ways if way.doubt), address
