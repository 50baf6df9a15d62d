"""Files to take along, from the same content as the pages: letters, schemes, plans, slides, posters, whole trees."""

from .all import downloads_of
from .colours import colours_of
from .word.document import word_file

__all__ = ["colours_of", "downloads_of", "word_file"]
