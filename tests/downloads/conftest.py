"""The files of the real content, each made once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.downloads.pdfs import Pdf
from tests.downloads.samples import made
from wegwijzer_build.downloads import downloads_of
from wegwijzer_build.model import Instrument
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.shared.downloads import Downloads
from wegwijzer_build.render.shared.language import DUTCH


@pytest.fixture(scope="session")
def downloads(checked: Checked) -> Downloads:
    """All files of the real content; none is made yet."""
    assert checked.content is not None
    return downloads_of(checked.content, checked.trees, DUTCH)


@pytest.fixture(scope="session")
def instruments(checked: Checked) -> Mapping[str, Instrument]:
    """The instruments of the real content."""
    assert checked.content is not None
    return checked.content.instruments


@pytest.fixture(scope="session")
def files(downloads: Downloads) -> Mapping[str, bytes]:
    """The same, made: the last part of its address → its bytes."""
    return {download.address.rpartition("/")[2]: download.make() for download in downloads.all}


@pytest.fixture(scope="session")
def pdfs(files: Mapping[str, bytes]) -> Mapping[str, Pdf]:
    """The PDFs among them, and those with all that one can hold, read."""
    return {name: Pdf(data) for name, data in {**files, **made()}.items() if name.endswith(".pdf")}
