"""The sites that hostile texts made, and the browser that looks at them."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

import pytest

from tests.hostile.contents import of_words
from tests.hostile.sites import Hostile, build, together
from tools.reading import Site, read_site


@pytest.fixture(scope="session")
def harmless_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same content with something harmless in every field."""
    return build({}, tmp_path_factory.mktemp("harmless") / "project")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, ...]:
    """Sites that hold what was accepted; made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / "hostile"
    with (shared / "hostile.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = shared / "hostile-making"
            for number, said in enumerate(together()):
                build(said, making / f"{number}")
                told = {str(field): texts for field, texts in said.items()}
                (making / f"{number}" / "said.json").write_text(json.dumps(told), encoding="utf-8")
            making.rename(made)
    return tuple(_read(folder) for folder in sorted(made.iterdir()))


def _read(folder: Path) -> Hostile:
    said = json.loads((folder / "said.json").read_text("utf-8"))
    by_name = {str(field): field for field in of_words().marks}
    return Hostile({by_name[name]: tuple(texts) for name, texts in said.items()}, read_site(folder / "site"))
