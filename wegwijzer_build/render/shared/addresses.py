"""Where everything lives on the site: Dutch addresses, relative to its root, always ending in a slash."""

from __future__ import annotations

from wegwijzer_build.model import AS_TEXT, folders

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
PRIVACY = "privacy/"
"""Written by hand: what is kept, and what others can see."""
HOSTS = "insluiten/"
HOSTS_ENGLISH = "en/embedding/"
FOR_HOSTS = {HOSTS: "nl", HOSTS_ENGLISH: "en"}
"""The pages for who shows embeds, with their languages: the only pages that hold frames, of embeds of ours."""
MANUAL = "redactie/controles/"
"""The page of the handbook with all checks."""


def of_collection(collection: str, language: str = "") -> str:
    """The page that lists a collection. `language` is the folder of a language, `en/`; Dutch has none."""
    return f"{language}{FOLDERS[collection]}/"


def of_item(collection: str, item: str, language: str = "") -> str:
    """The page of one item. The page of a tree is its start."""
    return f"{of_collection(collection, language)}{item}/"


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


def of_text(tree: str, language: str = "") -> str:
    """The page with all of a tree as a text."""
    return f"{of_item('trees', tree, language)}{AS_TEXT}/"
