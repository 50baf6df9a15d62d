"""The content in other languages: what has to be translated, what is, and the content told with it.

A tree in another language is the same tree: only its words are others, put in after it was proved.
"""

from . import checks, po, reviews
from .checks import problems_of
from .language_files import Files, read_files, read_meaning
from .po import Translation, as_text
from .reviews import Moved, Scrutiny
from .spoken import Dutch, Spoken
from .texts import Text, retold, texts_of
from .translations import Pages, Translations

MANUAL = tuple(module.__doc__ or "" for module in (checks, po, reviews))
"""The pages of the handbook about translations."""

__all__ = [
    "MANUAL",
    "Dutch",
    "Files",
    "Moved",
    "Pages",
    "Scrutiny",
    "Spoken",
    "Text",
    "Translation",
    "Translations",
    "as_text",
    "problems_of",
    "read_files",
    "read_meaning",
    "retold",
    "texts_of",
]
