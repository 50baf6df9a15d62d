"""Visitors cannot write to what is named for that (feedback-address).

What stands under `feedback` in site.yml is shown at the bottom of pages to read: there visitors can say that something
on the site is wrong. It is a mail address, or the https address of a page, that somebody reads. Left out, nothing
stands there.

Bad:
    feedback: redactie

Good:
    feedback: redactie@example.nl
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem

from .addresses import mail_or_page_violation
from .context import SITE, CheckContext
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at the address of the site."""
    for item in context.items:
        address = (item.text("feedback") or "").strip() if item.collection == SITE else ""
        if address and (found := mail_or_page_violation(address)):
            yield item.problem(("feedback",), Violation("feedback-address", found.message, found.hint))
