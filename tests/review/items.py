"""Items as tests sign them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.contents import load_files
from tests.project import AS_OF
from wegwijzer_build.signing import ItemName, hashes_of
from wegwijzer_build.validate.context import context_of

ADVICE = """\
title: Maak beleid
audiences: [werkgever]
kind: law
sources: [arbowet]
reviewed_on: 2026-11-20
text: |
  Maak beleid. Bel […](phone:hulplijn).

  - Eén.
  - Twee.
"""


def hashes(files: Mapping[str, str]) -> Mapping[ItemName, str]:
    """The hash of every item in some files."""
    return hashes_of(context_of(load_files(dict(files))[0], AS_OF))


def hash_of(text: str, file: str = "advice/beleid.yml") -> str:
    """The hash of the one item in a file."""
    (found,) = hashes({file: text}).values()
    return found
