"""What validators that others wrote have to say of files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import page
import pdfua
from openxml_audit import FileFormat, OpenXmlValidator

from tests.project import ROOT, run

NO_FAULT = (
    "/word/glossary/document.xml",
    (
        "Invalid value for attribute 'val': Value 'bbPlcHdr' is not in allowed values: "
        "['continuous', 'evenPage', 'nextColumn', 'nextPage', 'oddPage']"
    ),
)
"""What openxml-audit 0.8 says of each placeholder of a field: it takes the `type` of a building block, one of which is
`bbPlcHdr` (`ST_DocPartType` in ECMA-376), for that of a section. The SDK of Microsoft finds nothing there."""
NOT_TRIED = "UA-14-001"
"""Whether a heading is empty: pdfua 0.1.3 stumbles over what pikepdf 10 gives it. `test_pdf.py` looks for itself."""

Told = Mapping[str, list[str]]
"""File → what is wrong with it; a file without faults is not there."""


def faults_by_audit(files: Mapping[str, bytes], folder: Path) -> Told:
    """What openxml-audit says of Office files."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    found = {}
    for name, path in _written(files, folder).items():
        result = validator.validate(str(path))
        found[name] = [str(each) for each in result.errors if (each.part_uri, each.description) != NO_FAULT]
    return {name: told for name, told in found.items() if told}


def faults_by_microsoft(files: Mapping[str, bytes], folder: Path) -> Told:
    """What the Open XML SDK of Microsoft says of Office files."""
    written = _written(files, folder)
    told = run("node", ROOT / "tests" / "downloads" / "validate.mjs", *written.values())
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    return {name: found[str(path)] for name, path in written.items() if str(path) in found}


def faults_of_pdfs(files: Mapping[str, bytes], folder: Path) -> Told:
    """What two checkers of PDF/UA-1 say of PDFs: what is wrong, what may be, and what they could not look at."""
    found: dict[str, list[str]] = {}
    for name, path in _written(files, folder).items():
        by_page = page.validate_pdf(path)
        assert by_page.profile is page.ValidationProfile.PDF_UA_1, "a file says itself what it is held against"
        by_pdfua = pdfua.validate(str(path))
        assert len(by_pdfua.outcomes) == len(pdfua.describe_rules())
        found[name] = [
            *(f"page {each.rule_id}: {each.message}" for each in by_page.failures),
            *(f"pdfua {each.rule_id}: {each.message}" for each in by_pdfua.findings),
            *(
                f"pdfua {each.rule_id} not tried: {each.skipped_reason}"
                for each in by_pdfua.outcomes
                if each.skipped_reason and each.rule_id != NOT_TRIED
            ),
        ]
    return {name: told for name, told in found.items() if told}


def _written(files: Mapping[str, bytes], folder: Path) -> Mapping[str, Path]:
    written = {name: folder / name for name in files}
    for name, path in written.items():
        path.write_bytes(files[name])
    return written
