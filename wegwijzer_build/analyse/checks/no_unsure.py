"""A question without an answer for who does not know (no-unsure).

Somebody who does not know the answer must not be stuck or forced to guess. Mark the answer for them with
`unsure: true`; it may be one that also says "nee". Where nobody can be unsure, say so with `everyone_knows: true`. A
site that does not ask for such answers says `unsure: false` under `demands` in site.yml.

Bad:
    answers:
      ja: {say: Ja, next: regelen}
      nee: {say: Nee, next: regelen}

Good:
    answers:
      ja: {say: Ja, next: regelen}
      nee: {say: Nee of weet ik niet, unsure: true, next: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Look for an unsure answer, or the word that none is needed; never both."""
    for name, question in context.tree.questions.items():
        unsure = [answer for answer, a in question.answers.items() if a.unsure]
        asked = context.demands.unsure and not question.everyone_knows
        if asked and not unsure and question.answers:
            yield Problem(
                context.place(("questions", name), of_key=True),
                "no-unsure",
                say("the question '{name}' has no answer for who does not know", name=name),
                say("mark an answer with 'unsure: true', or the question with 'everyone_knows: true'"),
            )
        if unsure and question.everyone_knows:
            yield Problem(
                context.place(("questions", name, "everyone_knows"), of_key=True),
                "no-unsure",
                say(
                    "'everyone_knows' is said of '{name}', but its answer '{unsure}' is for who does not know",
                    name=name,
                    unsure=unsure[0],
                ),
                say("take one of the two out"),
            )
