"""The pages of the handbook about reading content, in the form of the docstring of a check.

They stand apart because a mistake in YAML is found in many places of the code, and each of these finds many.
"""

from .characters import CHARACTERS
from .folders import FOLDERS
from .layout import LAYOUT
from .texts import TEXTS

__all__ = ["MANUAL"]

MANUAL: tuple[str, ...] = (*FOLDERS, *CHARACTERS, *LAYOUT, *TEXTS)
"""All of them, in the order of the handbook."""
