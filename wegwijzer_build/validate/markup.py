"""A text holds HTML, or marks that have no place in it (raw-html, not-here, plain-text).

Longer texts are Markdown with paragraphs, lists, *emphasis*, **bold** and links. Headings, images, code, quotation
blocks, lines and addresses apart from their words have no place in them. HTML is refused everywhere, also as character
codes such as &nbsp; and as addresses between < and >. `a < b` is fine. Texts of one line (titles, questions, answers)
are shown as they are, so that marks of Markdown would show too; so are words to copy, line by line.

Bad:
    title: Maak **beleid**
    text: Lees <a href="https://www.arboportaal.nl/">Arboportaal</a>.

Good:
    title: Maak beleid
    text: Lees [Arboportaal](https://www.arboportaal.nl/).
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import Written
from wegwijzer_build.problems import Problem

from .markdown import markdown_faults, plain_faults
from .material import Material


def check(material: Material) -> Iterator[Problem]:
    """Read every text in the way in which it is written."""
    for item in material.items:
        for scalar in item.scalars:
            if scalar.leaf.written is Written.MARKDOWN:
                faults = markdown_faults(scalar.text)
            elif scalar.leaf.written is Written.PLAIN:
                faults = plain_faults(scalar.text)
            elif scalar.leaf.written is Written.LINES:
                faults = tuple(fault for line in scalar.text.split("\n") for fault in plain_faults(line))
            else:
                continue
            for fault in faults:
                yield item.problem(scalar.path, fault)
