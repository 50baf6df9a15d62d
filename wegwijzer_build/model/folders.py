"""The folders of the site, in Dutch as visitors see them: which addresses there are follows from these and the ids."""

from collections.abc import Mapping

FOLDERS: Mapping[str, str] = {
    "audiences": "voor",
    "trees": "keuzehulp",
    "advice": "adviezen",
    "topics": "onderwerpen",
    "situations": "situaties",
    "roles": "rollen",
    "tasks": "taken",
    "competencies": "competenties",
    "solutions": "oplossingen",
    "contacts": "hulp",
    "instruments": "instrumenten",
    "pictures": "afbeeldingen",
    "figures": "cijfers",
    "glossary": "begrippen",
    "sources": "bronnen",
    "notices": "wat-is-er-veranderd",
}
"""Collection → the folder of its pages. These addresses are promised: others link to them."""

EMBEDS = "embed/"
"""The folder of what others show in their own pages."""

DATA = "api/v1/"
"""The folder of what programs of others read. What is in it keeps its form; another form would be another version."""

DOWNLOADS = "bestanden/"
"""The folder of files to take along."""
