"""Where everything lives on the site: Dutch addresses, relative to its root, always ending in a slash."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from wegwijzer_build.model import AS_TEXT, WITH_PAGES, Settings, folders

FOLDERS = folders.FOLDERS
"""Collection → the folder of its pages."""

HOME = ""
SEARCH = "zoeken/"
SAFE = "veilig-bekijken/"
"""Written by hand: how to look without being seen, and what leaving fast cannot do."""
EMBEDS = folders.EMBEDS
"""The folder of what others show in their own pages."""
LOADER = f"{EMBEDS}v1/wegwijzer.js"
"""The script by which others show embeds. Its address never changes, so neither does what `v1` promises."""
DOWNLOADS = folders.DOWNLOADS
"""The folder of files to take along."""
PRIVACY = "privacy/"
"""Written by hand: what is kept, and what others can see."""
HOSTS = "insluiten/"
HOSTS_ENGLISH = "en/embedding/"
FOR_HOSTS = {HOSTS: "nl", HOSTS_ENGLISH: "en"}
"""The pages for who shows embeds, with their languages: the only pages that hold frames, of embeds of ours."""


def for_hosts(language: str) -> Mapping[str, str]:
    """Those of a site in a language: of a Dutch one all, of any other the English one."""
    return FOR_HOSTS if language == FOR_HOSTS[HOSTS] else {HOSTS_ENGLISH: FOR_HOSTS[HOSTS_ENGLISH]}


MANUAL = "redactie/controles/"
"""The page of the handbook with all checks."""
STYLE_PAGE = "stijl/"
"""All components on one page, where the look of a site asks for it."""
_WITH_PAGES = frozenset(collection.name for collection in WITH_PAGES)


def of_collection(collection: str, language: str = "") -> str:
    """The page that lists a collection. `language` is the folder of a language, `en/`; Dutch has none."""
    return f"{language}{FOLDERS[collection]}/"


def of_item(collection: str, item: str, language: str = "") -> str:
    """The page of one item, or its place on the page that lists all. The page of a tree is its start."""
    within = f"{item}/" if collection in _WITH_PAGES else f"#{anchor(item)}"
    return of_collection(collection, language) + within


def anchor(item: str) -> str:
    """The anchor of an item on the page that lists all; its id alone could be one that every page has."""
    return f"over-{item}"


def of_state(tree: str, state: str, start: str, language: str = "") -> str:
    """The page of a state; the start lives at the address of the tree itself."""
    at = of_item("trees", tree, language)
    return at if state == start else f"{at}{state}/"


def of_embed(tree: str, state: str, start: str, language: str = "") -> str:
    """A state for pages of others; the start lives at the address of the tree's embed."""
    at = f"{language}{EMBEDS}{tree}/"
    return at if state == start else f"{at}{state}/"


def of_item_embed(collection: str, item: str, language: str = "") -> str:
    """An item for pages of others."""
    return f"{language}{EMBEDS}{collection}/{item}/"


def to_write_to(address: str) -> str:
    """The link to where one can write: a page as it stands, a mail address as `mailto:`."""
    return address if address.startswith("https://") else f"mailto:{quote(address, safe='@+')}"


def of_feedback(site: Settings) -> str | None:
    """The link to where visitors say that something is wrong; None where the site names nobody."""
    return to_write_to(site.feedback) if site.feedback else None


def of_text(tree: str, language: str = "") -> str:
    """The page with all of a tree as a text."""
    return f"{of_item('trees', tree, language)}{AS_TEXT}/"
