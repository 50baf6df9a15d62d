"""The own contacts of an organisation, first wherever a tree sends somebody to who listens there, and nowhere else.

The content says which advice does that (`contacts_first_with`), and each outcome under which answers it holds: never
for whom that person is the one it is about. An organisation names its own (`contacts_first`); they stand behind who
else comes first, so that outside help stays where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from wegwijzer_build.model import AllOf, AnyOf, Clause, Condition, First, NoneOf, Outcome, Settings, Tree, Use


def with_contacts_first(tree: Tree, site: Settings | None) -> Tree:
    """A plain tree with these contacts among what its outcomes put first; the same where the site names none."""
    if site is None or not site.contacts_first or not site.contacts_first_with:
        return tree
    outcomes = {name: _outcome(outcome, site) for name, outcome in tree.outcomes.items()}
    if all(outcome is tree.outcomes[name] for name, outcome in outcomes.items()):
        return tree
    return tree.model_copy(update={"outcomes": MappingProxyType(outcomes)})


def _outcome(outcome: Outcome, site: Settings) -> Outcome:
    sending = [use for use in outcome.advice if use.use in site.contacts_first_with]
    there = {first.use for first in outcome.first}
    own = [contact for contact in site.contacts_first if contact not in there]
    if not sending or not own:
        return outcome
    when = _where_one_of(sending)
    first = (First(use=contact).model_copy(update={"when": when}) for contact in own)
    return outcome.model_copy(update={"first": (*outcome.first, *first)})


def _where_one_of(uses: list[Use]) -> Condition | None:
    """Where one of these holds; None where one does always."""
    if any(use.when is None and use.unless is None for use in uses):
        return None
    return tuple(clause for use in uses for clause in _where(use))


def _where(use: Use) -> Iterator[Clause]:
    if use.unless is None:
        yield from use.when or ()
        return
    not_taken_away = NoneOf.model_construct(unless=use.unless)
    if not use.when:
        yield not_taken_away
        return
    given = use.when[0] if len(use.when) == 1 else AnyOf.model_construct(any=use.when)
    yield AllOf.model_construct(all=(given, not_taken_away))
