"""A link or an address cannot be followed, or should not be (link-form).

Links go to a full https address, a number (tel:), a mail address (mailto:), a way of a contact (phone:politie) or an
item of this site: the word for what it is, a colon and its id, such as advice:psa-beleid, contact:politie, term:psa or
tree:wat-nu. An address has a host with a full name, no user name and no spaces. A link has words that say where it
goes; '…' stands for the number or address of a way only. The `url` of the site ends
in a slash, and so does `edit_url`, unless it ends in an equals sign: addresses of pages and files are put behind it.

Bad:
    text: Lees [het advies](/advies/psa-beleid) of kijk op [Arboportaal](http://arboportaal.nl).

Good:
    text: Lees [het advies](advice:psa-beleid) of kijk op [Arboportaal](https://www.arboportaal.nl/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wegwijzer_build.model import Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .addresses import https_violation, stem_violation
from .context import SITE, CheckContext, RawItem
from .filled_in import FILL_IN
from .markdown import links_in
from .targets import target_violation
from .tongue import Tongue
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every link in a text, and at every value that is an address."""
    for item in context.items:
        for scalar in item.scalars:
            if scalar.leaf.written is Written.MARKDOWN:
                for violation in _violations(scalar.text, context.tongue):
                    yield item.problem(scalar.path, violation)
            elif scalar.leaf.written is Written.ADDRESS and (found := _address_violation(item, scalar)):
                yield item.problem(scalar.path, found)


def _address_violation(item: RawItem, scalar: Scalar) -> Violation | None:
    if not scalar.text.strip():
        return None
    ends = {"url": "/", "edit_url": "/="}.get(str(scalar.path[0])) if item.collection == SITE else None
    return https_violation(scalar.text) or (stem_violation(scalar.text, ends) if ends else None)


def _violations(text: str, tongue: Tongue) -> Iterator[Violation]:
    for link in links_in(text):
        found = target_violation(link.href, tongue)
        if found is not None:
            yield replace(found, snippet=link.href or "]()", nth=link.nth)
        if link.words in FILL_IN:
            message = say("the link to {href} has no words to follow it by", href=quoted(link.href))
            hint = say("write [words]({href}), with words that say where it goes", href=link.href)
            yield Violation("link-form", message, hint, f"[{link.words}]({link.href})")
