"""Texts that can be told in another language: each remembers the template and the values that it was made from.

They are English, and plain strings to whoever compares, sorts or prints them. Who translates them looks `template` up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping


class Message(str):
    """A text, and what it was made from.

    `template`: the text with names between braces. `values`: what stands for these: messages, which are translated too,
    or anything else, which stays as it is; where there are none, a brace is a brace. `many`, `number`: the template for
    any other number than one, where that is another, and the number. `others`: language → the text in it, where that
    stands in the content and in no catalogue.
    """

    __slots__ = ("many", "number", "others", "template", "values")

    template: str
    values: Mapping[str, object]
    many: str
    number: int
    others: Mapping[str, str]

    def __new__(
        cls, text: str, template: str, values: Mapping[str, object], many: str = "", number: int = 1
    ) -> Message:
        """A text that was made already; `say` makes it of its template."""
        made = super().__new__(cls, text)
        made.template, made.values, made.many, made.number = template, values, many, number
        made.others = {}
        return made

    def with_values(self, **values: object) -> Message:
        """The same with other values for some names."""
        values = {**self.values, **values}
        return Message(self.template.format_map(values), self.template, values)

    def with_each(self, change: Callable[[str], str]) -> Message:
        """The same with each text in it changed that is no message, however deep."""
        if not self.values:
            return self

        def changed(value: object) -> object:
            if isinstance(value, Message):
                return value.with_each(change)
            return change(value) if isinstance(value, str) else value

        values = {name: changed(value) for name, value in self.values.items()}
        template = self.many if self.many and self.number != 1 else self.template
        made = Message(template.format_map(values), self.template, values, self.many, self.number)
        made.others = self.others
        return made

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, object], str, int]:  # type: ignore[override]  # ours needs more than that of str
        return str(self), self.template, self.values, self.many, self.number


def say(template: str, /, **values: object) -> Message:
    """A text made of a template, which stands where this is called: by it a translation is found."""
    return Message(template.format_map(values) if values else template, template, values)


def say_many(one: str, many: str, number: int, /, **values: object) -> Message:
    """A text that is another for one than for any other number, which is known in it as `{number}`."""
    values = {"number": number, **values}
    return Message((one if number == 1 else many).format_map(values), one, values, many, number)


def as_it_is(text: str) -> Message:
    """A text that has no values and stands elsewhere: the description of a field, a paragraph of a page."""
    return Message(text, text, {})


def field_name(name: str) -> Message:
    """The name of a field of a model: apart in catalogues, since a word may be another where it names a thing."""
    return Message(name, f"field {name}", {})


def choice(word: str) -> Message:
    """One of the words that a field chooses from, such as a kind: apart in catalogues as well."""
    return Message(word, f"choice {word}", {})


def in_languages(texts: Mapping[str, str]) -> Message:
    """A text that the content has in several languages: by their codes, English or else the first in front."""
    text = texts.get("en") or next(iter(texts.values()))
    made = not_ours(text)
    made.others = texts
    return made


def not_ours(text: str) -> Message:
    """A text of another program, which stays in the language that it came in."""
    return Message(text, "{text}", {"text": text})


def joined(texts: Iterable[str], between: str = ", ") -> Message:
    """Texts in a row."""
    values: dict[str, object] = {f"text{number}": text for number, text in enumerate(texts)}
    frame = "{between}".join(f"{{{name}}}" for name in values)
    values["between"] = between
    return Message(frame.format_map(values), frame, values)


def in_turns(texts: Iterable[str]) -> Message:
    """`a or b or c`."""
    return joined(texts, say(" or "))


def listed(texts: Iterable[str]) -> Message:
    """`a, b or c`, in the order given."""
    *first, end = texts
    return say("{before} or {end}", before=joined(first), end=end) if first else joined([end])


def a(noun: str) -> Message:
    """A noun with the article that fits: `an advice`, `a tree`."""
    return say("an {noun}", noun=noun) if noun[0] in "aeio" else say("a {noun}", noun=noun)


def this(noun: str) -> Message:
    """A noun that is pointed at: `this advice`; translated as a whole, for the word for `this` may depend on it."""
    return as_it_is(f"this {noun}")
