"""Reads content: YAML files to values, with the place of every key and value. The only place that knows YAML."""

from .documents import Document, Loaded, Value
from .folder import Layout
from .loading import load, read_one
from .manual import MANUAL
from .parsing import Parsed, parse
from .translations import TranslationFile, translations

__all__ = [
    "MANUAL",
    "Document",
    "Layout",
    "Loaded",
    "Parsed",
    "TranslationFile",
    "Value",
    "load",
    "parse",
    "read_one",
    "translations",
]
