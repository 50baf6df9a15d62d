"""What is put before who must agree, and how far that is. Nothing is read or written here."""

from .as_html import as_html
from .as_json import as_json
from .as_list import as_list
from .as_paper import as_paper
from .of_changes import pack_of_changes
from .of_unsigned import pack_of_unsigned
from .pack import Chapter, Pack, PackEntry, ToSign
from .status import Status, status_of
from .status import as_json as status_as_json
from .status import as_text as status_as_text
from .weight import Weight

__all__ = [
    "Chapter",
    "Pack",
    "PackEntry",
    "Status",
    "ToSign",
    "Weight",
    "as_html",
    "as_json",
    "as_list",
    "as_paper",
    "pack_of_changes",
    "pack_of_unsigned",
    "status_as_json",
    "status_as_text",
    "status_of",
]
