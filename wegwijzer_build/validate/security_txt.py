"""Whoever finds a weakness cannot report it at what is named as contact (security-contact).

The contact for weaknesses runs out soon, has run out, or runs on for too long (security-expires, a warning).

What stands under `security` in site.yml becomes the file /.well-known/security.txt (RFC 9116). Its `contact` is a mail
address or an https address that somebody reads. On `expires` somebody looks whether that is still so: from 30 days
before there is a warning, and after it there is no such file, since a contact that nobody reads is worse than none.
More than a year ahead is a warning too. Without `security` there is no file.

Bad:
    security: {contact: beveiliging, expires: 2020-01-01}

Good:
    security: {contact: beveiliging@example.nl, expires: 2027-06-30}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import day_of

from .addresses import mail_or_page_violation
from .context import SITE, CheckContext, RawItem
from .dates import a_year_before
from .violation import Violation

_SOON = timedelta(days=30)
_LOOK = "see whether the contact is still read, then set 'expires' to a day within a year"


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at the contact, and compare the day with the one that counts as today."""
    for item in context.items:
        security = item.raw.get("security") if item.collection == SITE and isinstance(item.raw, dict) else None
        if isinstance(security, dict):
            yield from _contact(item, security.get("contact"))
            yield from _expires(item, security.get("expires"), context.as_of)


def _contact(item: RawItem, contact: object) -> Iterator[Problem]:
    if not isinstance(contact, str) or not contact.strip():
        return
    if found := mail_or_page_violation(contact):
        yield item.problem(("security", "contact"), Violation("security-contact", found.message, found.hint))


def _expires(item: RawItem, expires: object, as_of: date) -> Iterator[Problem]:
    day = day_of(expires)
    if day is None:
        return
    if day < as_of:
        message = f"the contact for weaknesses held until {day}, and is named no longer"
        violation = Violation("security-expires", message, _LOOK)
    elif day - as_of <= _SOON:
        violation = Violation("security-expires", f"the contact for weaknesses holds only until {day}", _LOOK)
    elif a_year_before(day) > as_of:
        message = f"the contact for weaknesses is promised for more than a year, until {day}"
        violation = Violation("security-expires", message, "choose a day within a year")
    else:
        return
    yield item.problem(("security", "expires"), violation, warning=True)
