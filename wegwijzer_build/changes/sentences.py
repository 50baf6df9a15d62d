"""How a change is said in words: by all forms of output alike."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model.folders import FOLDERS
from wegwijzer_build.validate.context import ONE
from wegwijzer_build.wording import counted, quoted

from .change import Change, ChangeKind, Effect, End, GivenAnswer, Level, Where
from .compare import Changes

COUNTED = "Ways of answering are counted, not people: how many take each, nobody knows."
_LOSE = {
    ChangeKind.ADVICE_LOST: "lost",
    ChangeKind.CONTACT_LOST: "lost",
    ChangeKind.CONTACT_GONE: "lost, and nobody in this choice aid sees it any more",
    ChangeKind.ADVICE_GAINED: "gained",
    ChangeKind.CONTACT_GAINED: "gained",
}
_IN_TREE = {
    ChangeKind.ANSWER_GONE: "the answer {part} is not offered any more",
    ChangeKind.ANSWER_NEW: "the answer {part} is new",
    ChangeKind.NOT_ASKED: "the question {part} is not asked any more",
    ChangeKind.ASKED: "the question {part} is asked, which was not asked",
    ChangeKind.ORDER: "the advice of the outcome {part} stands in another order",
    ChangeKind.OUTCOME_NEW: "the outcome {part} is new",
    ChangeKind.TREE_GONE: "the choice aid is gone",
    ChangeKind.TREE_NEW: "the choice aid is new",
    ChangeKind.EXAMPLES: "its examples (cases) differ; visitors see nothing of them",
}
_SAYS = {"questions": "the question {part} has other words", "outcomes": "the outcome {part} has other words"}
_MOST_NAMES = 5


def headline(change: Change, changes: Changes) -> str:
    """What a change is about, in a line: `wat-nu: 12 of 4,200 ways of answering`."""
    effect = change.effects[0]
    if change.where and change.where[0].before is not None:
        return f"{change.where[0].tree}: {ways(change.where[0])}{_after(change.where[0])}"
    if effect.about[0] == "files":
        return f"{effect.about[1]}{f' ({effect.part})' if effect.part else ''}"
    collection, name = effect.about
    if collection == "trees":
        section, _, inner = effect.part.partition(" ")
        words = _IN_TREE.get(change.kind) or _SAYS.get(section, "")
        said = words.format(part=quoted(inner or effect.part))
        line = f"{name}: {said}" if said else f"{name} (the choice aid itself)"
        return line + "".join(f", on {ways(where)}" for where in change.where)
    if len(change.effects) > 1:
        names = ", ".join(effect.about[1] for effect in change.effects[:_MOST_NAMES])
        more = f" and {len(change.effects) - _MOST_NAMES} more" if len(change.effects) > _MOST_NAMES else ""
        return f"{counted(len(change.effects), 'item')}, all in the same way: {names}{more}"
    return f"{one_of(effect)} {quoted(name)}{_came_or_went(change)} – {title(effect, changes)}"


def one_of(effect: Effect) -> str:
    """What the thing is called that an effect is about: advice, contact."""
    return ONE.get(effect.about[0], effect.about[0])


def title(effect: Effect, changes: Changes) -> str:
    """The title of an item, as it is now, else as it was."""
    reading = changes.new if changes.new.item(effect.about) is not None else changes.old
    return reading.title(effect.about)


def happenings(change: Change, changes: Changes) -> Iterator[str]:
    """What comes to people, a line for each effect: `lost: advice 'bel-112' – Bel 112`."""
    whole = change.where[0].ways if change.where else 0
    for effect in change.effects:
        on = f" ({effect.ways:,})" if 0 < effect.ways < whole else ""
        if effect.kind is ChangeKind.MOVED:
            yield f"moved: from {quoted(effect.before)} to {quoted(effect.after)}{on}"
        elif effect.kind in _LOSE:
            yield f"{_LOSE[effect.kind]}: {one_of(effect)} {quoted(effect.about[1])} – {title(effect, changes)}{on}"
        elif effect.kind in (ChangeKind.ANSWER_GONE, ChangeKind.ANSWER_NEW):
            words = "no longer offered" if effect.kind is ChangeKind.ANSWER_GONE else "new"
            question, answer = effect.part.split(" ")
            yield f"{words}: the answer {quoted(answer)} to the question {quoted(question)}"
        elif effect.kind is ChangeKind.ORDER:
            yield "in another order: what both show"


def ways(where: Where) -> str:
    """`12 of 4,200 ways of answering`."""
    if where.ways == where.total:
        return f"all {where.total:,} ways of answering" if where.total > 1 else "the only way of answering"
    return f"{where.ways:,} of {where.total:,} ways of answering"


def person(said: tuple[GivenAnswer, ...]) -> str:
    """The answers of somebody, in their own words: `What happened? → I was called names`."""
    return "; ".join(f"{each.ask} → {each.say}" for each in said) or "everybody, before any answer"


def in_answers(said: tuple[GivenAnswer, ...]) -> str:
    """The same by the answers alone, where it has to be short."""
    return "who says: " + ", ".join(quoted(each.say) for each in said)


def under(where: Where) -> str:
    """The answers without which it does not happen: `dader = baas or collega, waar = thuis`."""
    return ", ".join(f"{question} = {' or '.join(answers)}" for question, answers in (where.under or {}).items())


def end(ends: End | None) -> str:
    """Where somebody ends, and what they see there."""
    if ends is None:
        return ""
    if ends.stopped_by is not None:
        return f"nothing: {quoted(ends.stopped_by)} is no answer to {quoted(ends.title)}"
    if not ends.advice:
        return f"goes on in {ends.node}"
    return f"{quoted(ends.title)} ({ends.node}), {ends.advice[0]} first"


def end_in_full(ends: End | None) -> str:
    """The same, with all advice by its ids."""
    if ends is None or ends.stopped_by is not None or not ends.advice:
        return end(ends)
    return f"{quoted(ends.title)} ({ends.node}): {', '.join(ends.advice)}"


def summary(changes: Changes) -> str:
    """How much there is of each level: `2 changes lose help, 3 change what is said, 1 gains`."""
    lost, changed, gained = (len(changes.of(level)) for level in Level)
    if not changes.changes:
        return "Nothing changed that anybody can see."
    accepted = lost - len(changes.lost)
    reasons = f" ({accepted} with a reason)" if accepted else ""
    return f"{counted(lost, 'loss').replace('losss', 'losses')}{reasons}, {changed} changed, {gained} gained."


def _after(where: Where) -> str:
    """Where the two trees part, if that is the cause."""
    parted = where.parted
    if parted is None:
        return ""
    if not parted.question:
        return f", from the start: it begins with {quoted(parted.new)}, and began with {quoted(parted.old)}"
    to = f"which leads to {quoted(parted.new)}, and led to {quoted(parted.old)}"
    return f", after {quoted(f'{parted.question} = {parted.answer}')}, {to}"


def _came_or_went(change: Change) -> str:
    words = {ChangeKind.ITEM_GONE: " is gone", ChangeKind.ITEM_REMOVED: " is gone", ChangeKind.ITEM_ADDED: " is new"}
    return words.get(change.kind, "")


def address(effect: Effect) -> str:
    """The address of the page of an item, from the root of the site; empty where it has none."""
    folder = FOLDERS.get(effect.about[0])
    return f"{folder}/{effect.about[1]}/" if folder else ""
