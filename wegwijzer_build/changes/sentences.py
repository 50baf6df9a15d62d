"""How a change is said in words: by all forms of output alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.model.folders import FOLDERS
from wegwijzer_build.problems import Place
from wegwijzer_build.validate.context import ONE
from wegwijzer_build.wording import Message, as_it_is, joined, quoted, say, say_many

from .change import Change, ChangeKind, Effect, Level, Where
from .compare import Changes
from .people import ways
from .reading import ItemName

COUNTED = say("Ways of answering are counted, not people: how many take each, nobody knows.")
_LOSE = {
    ChangeKind.ADVICE_LOST: say("lost"),
    ChangeKind.CONTACT_LOST: say("lost"),
    ChangeKind.CONTACT_GONE: say("lost, and nobody in this choice aid sees it any more"),
    ChangeKind.ADVICE_GAINED: say("gained"),
    ChangeKind.CONTACT_GAINED: say("gained"),
}
_MOST_NAMES = 5


def headline(change: Change, changes: Changes) -> Message:
    """What a change is about, in a line: `wat-nu: 12 of 4,200 ways of answering`."""
    effect = change.effects[0]
    if change.where and change.where[0].before is not None:
        where = change.where[0]
        return joined([f"{where.tree}: ", ways(where), _after(where)], "")
    collection, name = effect.about
    if collection == "files":
        return say("{file} ({what})", file=name, what=effect.part) if effect.part else joined([name])
    if collection == "trees":
        said = _in_tree(change.kind, effect.part)
        line = say("{tree}: {said}", tree=name, said=said) if said else say("{tree} (the choice aid itself)", tree=name)
        return joined([line, *(say(", on {ways}", ways=ways(where)) for where in change.where)], "")
    if len(change.effects) > 1:
        return _alike(change.effects)
    return say(
        "{thing}{went} – {title}",
        thing=thing(effect.about),
        went=_came_or_went(change),
        title=title(effect, changes),
    )


def _in_tree(kind: ChangeKind, part: str) -> Message | None:
    """What is different in a tree; None where it is told of the tree as a whole."""
    section, _, inner = part.partition(" ")
    name = quoted(inner or part)
    said = {
        ChangeKind.ANSWER_GONE: say("the answer {part} is not offered any more", part=name),
        ChangeKind.ANSWER_NEW: say("the answer {part} is new", part=name),
        ChangeKind.NOT_ASKED: say("the question {part} is not asked any more", part=name),
        ChangeKind.ASKED: say("the question {part} is asked, which was not asked", part=name),
        ChangeKind.ORDER: say("the advice of the outcome {part} stands in another order", part=name),
        ChangeKind.FIRST: say("the outcome {part} puts other contacts first", part=name),
        ChangeKind.OUTCOME_NEW: say("the outcome {part} is new", part=name),
        ChangeKind.TREE_GONE: say("the choice aid is gone"),
        ChangeKind.TREE_NEW: say("the choice aid is new"),
        ChangeKind.EXAMPLES: say("its examples (cases) differ; visitors see nothing of them"),
    }
    says = {
        "questions": say("the question {part} has other words", part=name),
        "outcomes": say("the outcome {part} has other words", part=name),
    }
    return said.get(kind) or says.get(section)


def _alike(effects: Sequence[Effect]) -> Message:
    names = ", ".join(effect.about[1] for effect in effects[:_MOST_NAMES])
    items = say_many("{number} item", "{number} items", len(effects))
    more = len(effects) - _MOST_NAMES
    if more > 0:
        return say("{items}, all in the same way: {names} and {more} more", items=items, names=names, more=more)
    return say("{items}, all in the same way: {names}", items=items, names=names)


def thing(name: ItemName) -> Message:
    """What an item is called: `advice 'bel-112'`."""
    collection, item = name
    return say("{noun} {name}", noun=as_it_is(ONE.get(collection, collection)), name=quoted(item))


def title(effect: Effect, changes: Changes) -> str:
    """The title of an item, as it is now, else as it was."""
    reading = changes.new if changes.new.item(effect.about) is not None else changes.old
    return reading.title(effect.about)


def happenings(change: Change, changes: Changes) -> Iterator[Message]:
    """What comes to people, a line for each effect: `lost: advice 'bel-112' – Bel 112`."""
    whole = change.where[0].ways if change.where else 0
    for effect in change.effects:
        on = say(" ({ways:,})", ways=effect.ways) if 0 < effect.ways < whole else ""
        if effect.kind is ChangeKind.MOVED:
            before, after = quoted(effect.before), quoted(effect.after)
            yield say("moved: from {before} to {after}{on}", before=before, after=after, on=on)
        elif effect.kind in _LOSE:
            what, called = thing(effect.about), title(effect, changes)
            yield say("{loses}: {thing} – {title}{on}", loses=_LOSE[effect.kind], thing=what, title=called, on=on)
        elif effect.kind in (ChangeKind.ANSWER_GONE, ChangeKind.ANSWER_NEW):
            question, answer = map(quoted, effect.part.split(" "))
            if effect.kind is ChangeKind.ANSWER_GONE:
                yield say(
                    "no longer offered: the answer {answer} to the question {question}",
                    answer=answer,
                    question=question,
                )
            else:
                yield say("new: the answer {answer} to the question {question}", answer=answer, question=question)
        elif effect.kind is ChangeKind.ORDER:
            yield say("in another order: what both show")
        elif effect.kind is ChangeKind.FIRST:
            before, after = (text or say("none") for text in (effect.before, effect.after))
            yield say("first: {before}; now {after}", before=before, after=after)


def summary(changes: Changes) -> Message:
    """How much there is of each level: `2 changes lose help, 3 change what is said, 1 gains`."""
    lost, changed, gained = (len(changes.of(level)) for level in Level)
    if not changes.changes:
        return say("Nothing changed that anybody can see.")
    accepted = lost - len(changes.lost)
    return say(
        "{losses}{reasons}, {changed} changed, {gained} gained.",
        losses=say_many("{number} loss", "{number} losses", lost),
        reasons=say(" ({accepted} with a reason)", accepted=accepted) if accepted else "",
        changed=changed,
        gained=gained,
    )


def unsure(changes: Changes) -> Iterator[Message]:
    """What could not be compared by its meaning."""
    for reading in (changes.old, changes.new):
        if reading.unread:
            first = reading.unread[0]
            yield say(
                "{name} does not fit the schema of today: {problems} in {files}, compared by text ({place}: {message})",
                name=reading.name,
                problems=say_many("{number} problem", "{number} problems", len(reading.unread)),
                files=say_many("{number} file", "{number} files", len(reading.files)),
                place=_line(first.place),
                message=first.message,
            )
    for place, change in changes.unused:
        yield say(
            "{place}: the acceptance of {change} is not needed: it is no loss here", place=_line(place), change=change
        )
    for name, why in changes.not_walked.items():
        yield say("{tree}: not compared way by way, but by text: {why}", tree=name, why=why)


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _after(where: Where) -> Message:
    """Where the two trees part, if that is the cause."""
    parted = where.parted
    if parted is None:
        return say("")
    new, old = quoted(parted.new), quoted(parted.old)
    if not parted.question:
        return say(", from the start: it begins with {new}, and began with {old}", new=new, old=old)
    given = quoted(f"{parted.question} = {parted.answer}")
    return say(", after {given}, which leads to {new}, and led to {old}", given=given, new=new, old=old)


def _came_or_went(change: Change) -> Message:
    if change.kind is ChangeKind.ITEM_ADDED:
        return say(" is new")
    return say(" is gone") if change.kind in (ChangeKind.ITEM_GONE, ChangeKind.ITEM_REMOVED) else say("")


def address(effect: Effect) -> str:
    """The address of the page of an item, from the root of the site; empty where it has none."""
    folder = FOLDERS.get(effect.about[0])
    return f"{folder}/{effect.about[1]}/" if folder else ""
