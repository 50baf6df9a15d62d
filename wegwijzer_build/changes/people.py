"""Who meets a change, in words: in how many ways of answering, with which answers, and where these people end."""

from __future__ import annotations

from collections.abc import Sequence

from wegwijzer_build.wording import Message, in_turns, joined, quoted, say

from .change import End, GivenAnswer, Where


def ways(where: Where) -> Message:
    """`12 of 4,200 ways of answering`."""
    if where.ways < where.total:
        return say("{ways:,} of {total:,} ways of answering", ways=where.ways, total=where.total)
    if where.total > 1:
        return say("all {total:,} ways of answering", total=where.total)
    return say("the only way of answering")


def shown_on(places: Sequence[Where]) -> Message:
    """`shown in wat-nu (all 12 ways of answering)`."""
    return say(
        "shown in {trees}",
        trees=joined((say("{tree} ({ways})", tree=where.tree, ways=ways(where)) for where in places), "; "),
    )


def person(said: tuple[GivenAnswer, ...]) -> Message:
    """The answers of somebody, in their own words: `What happened? → I was called names`."""
    if not said:
        return say("everybody, before any answer")
    return joined((f"{each.ask} → {each.say}" for each in said), "; ")


def in_answers(said: tuple[GivenAnswer, ...]) -> Message:
    """The same by the answers alone, where it has to be short."""
    return say("who says: {answers}", answers=", ".join(quoted(each.say) for each in said))


def under(where: Where) -> Message:
    """The answers without which it does not happen: `dader = baas or collega, waar = thuis`."""
    facts = (where.under or {}).items()
    return joined(
        say("{question} = {answers}", question=question, answers=in_turns(answers)) for question, answers in facts
    )


def end(ends: End | None) -> Message:
    """Where somebody ends, and what they see there."""
    if ends is None:
        return say("")
    title = quoted(ends.title)
    if ends.stopped_by is not None:
        return say("nothing: {answer} is no answer to {question}", answer=quoted(ends.stopped_by), question=title)
    if not ends.advice:
        return say("goes on in {node}", node=ends.node)
    return say("{title} ({node}), {advice} first", title=title, node=ends.node, advice=ends.advice[0])


def end_in_full(ends: End | None) -> Message:
    """The same, with all advice by its ids."""
    if ends is None or ends.stopped_by is not None or not ends.advice:
        return end(ends)
    advice = ", ".join(ends.advice)
    return say("{title} ({node}): {advice}", title=quoted(ends.title), node=ends.node, advice=advice)
