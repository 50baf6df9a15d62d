"""Reads content: YAML files to values, with the place of every key and value. The only place that knows YAML."""

from .documents import Document, Loaded, Value
from .files import read_bytes
from .folder import LOOK, Folder, FolderEntry, Layout
from .loading import load, read_one
from .manual import MANUAL
from .parsing import Parsed, parse
from .translations import TranslationFile, translations

__all__ = [
    "LOOK",
    "MANUAL",
    "Document",
    "Folder",
    "FolderEntry",
    "Layout",
    "Loaded",
    "Parsed",
    "TranslationFile",
    "Value",
    "load",
    "parse",
    "read_bytes",
    "read_one",
    "translations",
]
