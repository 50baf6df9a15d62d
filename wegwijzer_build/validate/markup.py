"""A text holds HTML (raw-html).

A text holds something of Markdown that has no place in it (not-here).

A text that is shown as it stands holds marks of Markdown (plain-text).

A mark of Markdown marks nothing, and shows as it is (lone-mark, a warning).

Longer texts are Markdown with paragraphs, lists, *emphasis*, **bold** and links. Headings, images, code, quotation
blocks, lines and addresses apart from their words have no place in them. A step, what to know of a route and why roles
clash are one paragraph each, without a list. HTML is refused everywhere, also as character codes such as &nbsp; and as
addresses between < and >. `a < b` is fine. Texts of one line (titles, questions, answers)
are shown as they are, so that marks of Markdown would show too; so are words to copy, line by line. A mark that marks
nothing shows as it is in any text: a ** that nothing closes, a lone `. That is a warning: it may be meant.

Bad:
    title: Maak **beleid**
    text: Lees <a href="https://www.arboportaal.nl/">Arboportaal</a>.

Good:
    title: Maak beleid
    text: Lees [Arboportaal](https://www.arboportaal.nl/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wegwijzer_build.model import Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem

from .context import CheckContext
from .lone_marks import lone_marks
from .markdown import markdown_violations, paragraph_violations, plain_violations
from .violation import Violation

_SHOWN = frozenset([Written.PLAIN, Written.LINES, Written.MARKDOWN])


def check(context: CheckContext) -> Iterator[Problem]:
    """Read every text in the way in which it is written."""
    for item in context.items:
        for scalar in item.scalars:
            for violation in _violations(scalar):
                yield item.problem(scalar.path, violation)
            if scalar.leaf.written in _SHOWN and not scalar.is_key:
                for violation in lone_marks(scalar.text, plain=scalar.leaf.written is not Written.MARKDOWN):
                    yield item.problem(scalar.path, violation, warning=True)


def _violations(scalar: Scalar) -> Iterable[Violation]:
    if scalar.leaf.written is Written.MARKDOWN:
        of_blocks = paragraph_violations(scalar.text) if scalar.leaf.one_paragraph else ()
        return (*markdown_violations(scalar.text), *of_blocks)
    if scalar.leaf.written is Written.PLAIN:
        return plain_violations(scalar.text)
    if scalar.leaf.written is Written.LINES:
        return (violation for line in scalar.text.split("\n") for violation in plain_violations(line))
    return ()
