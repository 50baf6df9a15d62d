"""An outcome shows advice that is not written for its audience (wrong-audience).

The tree says for whom it is; each advice it uses lists that audience and has a text for it.

Bad:
    # tree: audience: werkgever        advice: audiences: [werknemer]

Good:
    # tree: audience: werkgever        advice: audiences: [werkgever, werknemer]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.model import FRAGMENT, Advice, Use, text_for
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Compare the audience of the tree with the audiences and texts of its advice."""
    audience = context.tree.audience
    for name, outcome in context.tree.outcomes.items():
        for index, use in enumerate(outcome.advice):
            advice = context.advice.get(use.advice)
            if advice is None:
                continue
            place = context.place(("outcomes", name, "advice", index))
            if audience not in advice.audiences:
                if not use.is_fragment:
                    message = say("the advice '{use}' is not written for '{audience}'", use=use.use, audience=audience)
                    hint = say("add '{audience}' to its audiences, or use another", audience=audience)
                    yield Problem(place, "wrong-audience", message, hint)
            elif not _has_text(advice, use, audience):
                message = (
                    say("the fragment '{use}' has no text for '{audience}'", use=use.use, audience=audience)
                    if use.is_fragment
                    else say("the advice '{use}' has no text for '{audience}'", use=use.use, audience=audience)
                )
                hint = say("add a text for '{audience}' or for 'iedereen'", audience=audience)
                yield Problem(place, "wrong-audience", message, hint)


def _has_text(advice: Advice, use: Use, audience: str) -> bool:
    fragment = advice.fragments.get(use.use.partition(FRAGMENT)[2])
    if use.is_fragment and fragment is None:
        return True  # that there is no such fragment is told elsewhere
    return text_for(fragment.text if fragment else advice.text, audience) is not None
