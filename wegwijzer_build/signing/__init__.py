"""Who agreed to which text: read, held against the texts of today, and written down. It publishes nothing."""

from . import demanded
from .agreed import NOBODY, Agreed, Agreement, ItemName, SignedTexts, hashes_of, name_of, path_of
from .appended import HEAD, LayoutError, appended, written
from .demanded import check
from .files import NO_SIGNOFFS, list_in, signoffs_in
from .new import Refused, SignedNow, Signer, items_named, signed_now

MANUAL = (demanded.__doc__ or "",)
"""The page of the handbook about sign-offs."""

__all__ = [
    "HEAD",
    "MANUAL",
    "NOBODY",
    "NO_SIGNOFFS",
    "Agreed",
    "Agreement",
    "ItemName",
    "LayoutError",
    "Refused",
    "SignedNow",
    "SignedTexts",
    "Signer",
    "appended",
    "check",
    "hashes_of",
    "items_named",
    "list_in",
    "name_of",
    "path_of",
    "signed_now",
    "signoffs_in",
    "written",
]
