"""Wherever somebody is told whom to call, they are told when that was last compared with its sources."""

from __future__ import annotations

from tests.site.reading import Site, words
from wegwijzer_build.model import Contact, Content
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.addresses import FOLDERS
from wegwijzer_build.render.language import DUTCH


def said(contact: Contact) -> str:
    """The words that tell the day."""
    return f"Nagekeken op {DUTCH.day(contact.checked_on)}"


def contacts_of(checked: Checked) -> Content:
    """The content, which is sound."""
    assert checked.content is not None
    return checked.content


def test_the_page_of_a_contact_says_when_it_was_checked(site: Site, checked: Checked) -> None:
    """Each contact has a page with the day of its last check."""
    for name, contact in contacts_of(checked).contacts.items():
        assert said(contact) in words(site.pages[f"{FOLDERS['contacts']}/{name}/"].main), name


def test_a_contact_in_an_outcome_says_when_it_was_checked(site: Site, checked: Checked) -> None:
    """Every card of a contact, on pages of states and on trees on one page, has the day of its own last check."""
    contacts, shown = contacts_of(checked).contacts, set()
    for page in site.pages.values():
        for card in page.root.xpath("//section[@data-contact][starts-with(@id, 'hulp')]"):
            name = card.get("data-contact")
            assert words(card).count("Nagekeken op") == 1, (page.address, name)
            assert said(contacts[name]) in words(card), (page.address, name)
            shown.add((page.body.get("data-tree"), name))
    for tree, analysis in checked.trees.items():
        named = {use.use for outcome in analysis.tree.outcomes.values() for use in outcome.advice}
        for name in {contact for advice in named for contact in contacts_of(checked).advice[advice].contacts}:
            assert (tree, name) in shown
