"""The call sheet as a form: a small file to fill in, and what it says once it was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wegwijzer_build.load import Parsed, Value
from wegwijzer_build.problems import KeyPath, Place, Problem, errors, in_order
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.wording import counted, day_of, did_you_mean, quoted, say, this, visible

from .calls import LANGUAGES, OF_CONTACT, Call, Fact

RIGHT = "right"
_HEAD = ("called_on", "by", "mark")


@dataclass(frozen=True)
class Heard:
    """What was heard about a fact, where that is not what the site says."""

    fact: Fact
    heard: str


@dataclass(frozen=True)
class FilledIn:
    """A contact that was called, by somebody in a role.

    `wrong`: what the site says otherwise; `new`: what it does not say yet; `not_asked`: what it says and nobody asked.
    """

    call: Call
    called_on: date
    by: str
    wrong: tuple[Heard, ...]
    new: tuple[Heard, ...]
    not_asked: tuple[Fact, ...]

    @property
    def is_right(self) -> bool:
        """Whether all that the site says was asked, and right."""
        return not self.wrong and not self.not_asked


def as_form(calls: Sequence[Call], language: Language) -> str:
    """The form: contact → the day, the role of who called, and for each fact an answer to fill in."""
    _ = language.gettext
    lines = [
        _("# Vul in wat u hoorde, en geef dit bestand aan: wegwijzer contacts --filled <bestand>"),
        _("# called_on: de dag (2026-12-01). by: uw rol, geen naam."),
        _("# Achter elk feit: right als het klopt, en anders wat het is. Ja of nee is true of false."),
        _('# Laat "" staan bij wat u niet vroeg. Laat de regel met mark zoals hij is.'),
    ]
    for call in calls:
        lines += ["", f"{call.id}:  # {visible(call.title)}", '  called_on: ""', '  by: ""', f"  mark: {call.mark}"]
        for way, facts in groupby(call.facts, key=lambda fact: fact.way):
            indent = "    " if way else "  "
            lines += [f"  {way}:"] if way else []
            for fact in facts:
                now = _("nu: {now}").format(now=visible(fact.now)) if fact.now else _("nu: staat er niet")
                lines.append(f'{indent}{fact.key}: ""  # {now}')
    return "\n".join(lines) + "\n"


def read_form(
    parsed: Parsed, calls: Mapping[str, Call], as_of: date
) -> tuple[tuple[FilledIn, ...], tuple[Problem, ...]]:
    """Who was called, and everything that is wrong with the form. `calls`: every contact there is."""
    if parsed.value is None or not isinstance(parsed.value, dict):
        return (), parsed.problems
    form = _Form(parsed.values, parsed.keys, as_of)
    found, problems = [], list(errors(parsed.problems))
    for name, raw in parsed.value.items():
        if name not in calls:
            place, hint = parsed.keys[name,], did_you_mean(name, tuple(calls))
            problems.append(
                Problem(place, "unknown-reference", say("{contact} is not a contact", contact=quoted(name)), hint)
            )
            continue
        called, of_contact = form.read(name, raw, calls[name])
        problems += of_contact
        if called is not None and not of_contact:
            found.append(called)
    return tuple(found), in_order(problems)


@dataclass(frozen=True)
class _Form:
    """Reads what was filled in for one contact at a time."""

    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    as_of: date

    def read(self, name: str, raw: Value, call: Call) -> tuple[FilledIn | None, list[Problem]]:
        """Nothing was filled in, or the contact was called; with what is wrong."""
        if not isinstance(raw, dict):
            hint = say("keep the form as it was made, and fill in between the quotes")
            return None, [Problem(self.values[name,], "wrong-form", say("expected the facts of a contact here"), hint)]
        facts = {(*((fact.way,) if fact.way else ()), fact.key): fact for fact in call.facts}
        answers, problems = {}, []
        for path, heard in _answers(raw):
            if heard is None:
                message, hint = (
                    say("expected one text here"),
                    say("keep the form as it was made, and fill in between the quotes"),
                )
                problems.append(Problem(self.values[name, *path], "wrong-form", message, hint))
            elif path in facts:
                answers[facts[path]] = (path, heard)
            elif path not in {(key,) for key in _HEAD}:
                known = sorted({*(step for fact in facts for step in fact), *_HEAD})
                message = say("{path} is nothing that is asked of this contact", path=quoted(" ".join(path)))
                hint = did_you_mean(path[-1], known)
                problems.append(Problem(self.keys[name, *path], "unknown-key", message, hint))
        given = {fact: answer for fact, answer in answers.items() if answer[1]}
        head = {key: _text(raw.get(key)) for key in _HEAD}
        if not given and not head["called_on"]:
            return None, problems
        problems += self._head(name, head, call)
        problems += [p for fact, (path, heard) in given.items() for p in self._answer((name, *path), fact, heard)]
        day = day_of(head["called_on"])
        heard_of = {fact: heard for fact, (_, heard) in given.items()}
        return (None, problems) if day is None else (_called(call, day, head["by"], heard_of), problems)

    def _head(self, name: str, head: Mapping[str, str], call: Call) -> Iterator[Problem]:
        day, at = day_of(head["called_on"]), self._at(name, "called_on")
        before = day_of(call.called_on)
        if day is None:
            message = say("expected the day of the call, as year-month-day")
            yield Problem(at, "wrong-form", message, say("write it like this: {day}", day=self.as_of.isoformat()))
        elif day > self.as_of:
            message = say(
                "{this} says that it was {done} in the future: {text}",
                this=this("contact"),
                done=say("called"),
                text=day,
            )
            yield Problem(at, "future-date", message, say("the content is checked as of {as_of}", as_of=self.as_of))
        elif before is not None and day < before:
            message = say("this call of {day} is older than the last one, of {before}", day=day, before=before)
            yield Problem(at, "wrong-value", message, say("throw this form away, or mend the day"))
        if not head["by"]:
            message, hint = say("nobody says who called"), say("write the role, such as 'editor'; no name is needed")
            yield Problem(self._at(name, "by"), "missing-key", message, hint)
        if head["mark"] != call.mark:
            message = say("the site no longer says of this contact what it said when the form was made")
            hint = say("make a new form: wegwijzer contacts --call-sheet --format yml {name}", name=name)
            yield Problem(self._at(name, "mark"), "wrong-value", message, hint)

    def _answer(self, path: KeyPath, fact: Fact, heard: str) -> Iterator[Problem]:
        if heard == RIGHT and not fact.now:
            message, hint = (
                say("the site says nothing here that can be right"),
                say('write what it is, or leave it empty: ""'),
            )
            yield Problem(self.values[path], "wrong-value", message, hint)
        elif fact.key in OF_CONTACT and heard not in (RIGHT, "true", "false"):
            message = say("{heard} is no answer to whether it is {key}", heard=quoted(heard), key=fact.key)
            yield Problem(self.values[path], "wrong-value", message, say("write {word}, true or false", word=RIGHT))

    def _at(self, name: str, key: str) -> Place:
        return self.values.get((name, key)) or self.keys[name,]


def _answers(raw: Mapping[str, Value]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """What stands behind each key; None where it is no text."""
    for key, value in raw.items():
        within = value.items() if isinstance(value, dict) else ()
        yield from (((key, inner), _text(answer) if isinstance(answer, str) else None) for inner, answer in within)
        if not isinstance(value, dict):
            yield (key,), _text(value) if isinstance(value, str) else None


def _called(call: Call, day: date, by: str, heard_of: Mapping[Fact, str]) -> FilledIn:
    others = [Heard(fact, heard) for fact, heard in heard_of.items() if heard not in (RIGHT, fact.now)]
    wrong = tuple(answer for answer in others if answer.fact.now)
    new = tuple(answer for answer in others if not answer.fact.now)
    not_asked = tuple(fact for fact in call.facts if fact.now and fact not in heard_of)
    return FilledIn(call, day, by, wrong, new, not_asked)


def _text(value: Value | None) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def as_text(called: Sequence[FilledIn]) -> str:
    """What to change in which file, contact by contact."""
    if not called:
        return "Nothing was filled in."
    blocks = ["\n".join(_lines(each)) for each in called]
    right = sum(each.is_right for each in called)
    return "\n\n".join([*blocks, f"{counted(len(called), 'contact')} called; of {right} all was right."])


def _lines(called: FilledIn) -> Iterator[str]:
    yield f"{called.call.id}: called on {called.called_on} by {visible(called.by)}"
    for answer in called.wrong:
        fact, place = answer.fact, answer.fact.place
        yield f"   {place.file}:{place.line}: {fact.name}: {quoted(fact.now)} → {quoted(answer.heard)}"
    for answer in called.new:
        fact, place = answer.fact, answer.fact.place
        no_key = "note it: no key of a contact holds this yet" if fact.key == LANGUAGES else "not said yet"
        yield f"   {place.file}:{place.line}: {fact.name} ({no_key}): {quoted(answer.heard)}"
    for fact in called.not_asked:
        yield f"   {fact.place.file}:{fact.place.line}: {fact.name}: nobody asked; the site says {quoted(fact.now)}"
    if called.is_right:
        yield f"   all that the site says was right: called_on can be {called.called_on}"
