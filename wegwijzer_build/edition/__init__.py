"""A site of somebody's own from the content of others: what its folder says comes over that of the base.

What comes out is loaded content as any other, with the places of what it was put together from; all that follows
(checks, proofs, pages) sees one site.
"""

from .base import FETCHED, GIT, BaseError, Revision, revision_in
from .loading import LoadedContent, Over, bases_of, load_content
from .lock import accepted
from .manual import MANUAL
from .reading import EDITION, LOCK, is_edition, read_edition

__all__ = [
    "EDITION",
    "FETCHED",
    "GIT",
    "LOCK",
    "MANUAL",
    "BaseError",
    "LoadedContent",
    "Over",
    "Revision",
    "accepted",
    "bases_of",
    "is_edition",
    "load_content",
    "read_edition",
    "revision_in",
]
