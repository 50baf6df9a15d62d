"""Messages, and the pages on rules, in other languages than English: a folder of gettext catalogues for each.

`messages.po` has what `say` is called with anywhere in the code, `manual.po` what the pages on rules say. In
`interface.po` stands what pages say around the content; the code says that in Dutch. People edit these files; `make
messages` puts in what is new in the code, and takes out what is gone.
"""

from .catalogue import ENGLISH, FILES, FOLDER, LANGUAGES, Catalogue, catalogue_of
from .interface import INTERFACE, SPOKEN, interface_in, is_whole

__all__ = [
    "ENGLISH",
    "FILES",
    "FOLDER",
    "INTERFACE",
    "LANGUAGES",
    "SPOKEN",
    "Catalogue",
    "catalogue_of",
    "interface_in",
    "is_whole",
]
