"""A case that comes out otherwise (failing-case).

A case is an example that an editor promises: these answers lead to this outcome with exactly this advice (in any
order). It holds an answer to every question that is asked on the way, and to no other. Where the last answer leads on
to another tree, `outcome` is that tree (`tree:wat-nu`), and there is no advice.

Bad:
    - name: Kapsalon met 4 mensen
      answers: {omvang: tot-10}          # 'branche' is asked too
      outcome: regelen
      advice: [psa-beleid]

Good:
    - name: Kapsalon met 4 mensen
      answers: {omvang: tot-10, branche: ja}
      outcome: regelen
      advice: [psa-beleid, branche-vertrouwenspersoon]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.cases import Walked, walk
from wegwijzer_build.analyse.context import ExploredTreeContext, in_words
from wegwijzer_build.analyse.cut import leads_nowhere
from wegwijzer_build.model import Case
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import nearest, say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Walk every case, but for those that name what is not there."""
    questions, ends = context.tree.questions, context.graph.ends
    for index, case in enumerate(context.tree.cases):
        known = all(q in questions and answer in questions[q].answers for q, answer in case.answers.items())
        if known and (case.outcome in ends or case.outcome in context.touched):
            yield from _differences(context, index, case)


def _differences(context: ExploredTreeContext, index: int, case: Case) -> Iterator[Problem]:
    walked = walk(context.tree, case.answers)
    way = (say("the way it goes: {way} → {end}", way=in_words(walked.given), end=walked.end),)
    if _breaks_off(context, walked):
        return
    if not walked.arrived:
        yield Problem(
            context.place(("cases", index, "answers"), of_key=True),
            "failing-case",
            say("the case '{name}' has no answer to '{end}', which is asked", name=case.name, end=walked.end),
            say("its answers are: {answers}", answers=", ".join(context.tree.questions[walked.end].answers)),
            way,
        )
        return
    for question in case.answers:
        if question not in dict(walked.given):
            yield Problem(
                context.place(("cases", index, "answers", question), of_key=True),
                "failing-case",
                say("the case '{name}' answers '{question}', which is not asked", name=case.name, question=question),
                say("take that answer out"),
                way,
            )
    if walked.end != case.outcome:
        yield Problem(
            context.place(("cases", index, "outcome")),
            "failing-case",
            say(
                "the case '{name}' comes out at '{end}', not at '{outcome}'",
                name=case.name,
                end=walked.end,
                outcome=case.outcome,
            ),
            say("mend the case or the tree"),
            way,
        )
    elif walked.end not in context.tree.outcomes or context.is_clear(*context.tree.outcomes[walked.end].advice):
        yield from _advice(context, index, case, walked, way)


def _breaks_off(context: ExploredTreeContext, walked: Walked) -> bool:
    """Tell whether the way runs into something that is told where it stands: to be mended first."""
    if walked.arrived:
        return leads_nowhere(walked.end)
    return walked.end in dict(walked.given) or not context.tree.questions[walked.end].answers


def _advice(
    context: ExploredTreeContext, index: int, case: Case, walked: Walked, way: tuple[str, ...]
) -> Iterator[Problem]:
    extra = [advice for advice in walked.advice if advice not in case.advice]
    for advice in dict.fromkeys(advice for advice in case.advice if advice not in walked.advice):
        guess = nearest(advice, extra)
        yield Problem(
            context.place(("cases", index, "advice", case.advice.index(advice))),
            "failing-case",
            say("the case '{name}' expects the advice '{advice}', which is not shown", name=case.name, advice=advice),
            say("did you mean '{guess}'?", guess=guess) if guess else _shown(context, walked),
            way,
        )
        extra = [other for other in extra if other != guess]
    if extra:
        yield Problem(
            context.place(("cases", index, "advice"), of_key=True),
            "failing-case",
            say(
                "the case '{name}' does not expect this advice, which is shown: {extra}",
                name=case.name,
                extra=", ".join(extra),
            ),
            say("add it to the case, or mend the tree"),
            way,
        )
    for position, advice in enumerate(case.advice):
        if advice in case.advice[:position]:
            yield Problem(
                context.place(("cases", index, "advice", position)),
                "failing-case",
                say("the case '{name}' names the advice '{advice}' twice", name=case.name, advice=advice),
                say("take one out"),
            )


def _shown(context: ExploredTreeContext, walked: Walked) -> str:
    if walked.end not in context.tree.outcomes:
        return say("leave 'advice' out: another tree goes on here")
    if not walked.advice:
        return say("mend the tree: it shows nothing here")
    return say("shown is: {advice}", advice=", ".join(walked.advice))
