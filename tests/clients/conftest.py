"""What clients of the data have to find, counted in the files themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tools.reading import Site

Found = Mapping[str, int]
"""What a walk through all trees came by: how many of each."""


@pytest.fixture(scope="session")
def there(site: Site) -> Found:
    """What there is to come by."""
    found: Counter[str] = Counter()
    for tree in site.trees.values():
        found["trees"] += 1
        for state in tree["states"].values():
            found["states"] += 1
            found["why"] += "why" in state
            found["text"] += "text" in state
            found["unsure"] += sum(answer["unsure"] for answer in state["answers"])
            found["advice"] += len(state["advice"])
    return dict(found)
