"""What belongs to the language of the content: words, forms and formulas, a file each in language/, none needed.

What is left out is not looked for: without these files nothing is asked that only
holds in one language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from wegwijzer_build.wording import LANGUAGE_PATTERN

from .base import ContactId, Field, FrozenMap, Id, Model, Number, OwnAddress, WholeNumber, Written, one_or_more

_ANY_SCALAR = {"type": ["string", "number", "boolean"]}

Word = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), WithJsonSchema(_ANY_SCALAR)
]
"""A word or a few that no page shows: no check on texts looks at it."""
Own = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=60)]
"""One word of the authors."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
"""Words with commas between them."""


Regex = Annotated[str, StringConstraints(min_length=1, max_length=500), WithJsonSchema(_ANY_SCALAR), Written.REGEX]
Regexes = Annotated[
    tuple[Regex, ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"anyOf": [_ANY_SCALAR, {"type": "array", "items": _ANY_SCALAR}]}),
]
"""Regexes of which any may fit; one alone needs no brackets."""
Phrases = Annotated[
    tuple[Word, ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"anyOf": [_ANY_SCALAR, {"type": "array", "items": _ANY_SCALAR}]}),
]
"""Words of which an author may take any; one alone needs no brackets."""


def _in_english(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {"en": value}


LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
InLanguages = Annotated[
    FrozenMap[LanguageCode, Word],
    BeforeValidator(_in_english),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                _ANY_SCALAR,
                {"type": "object", "propertyNames": {"pattern": LANGUAGE_PATTERN}, "additionalProperties": _ANY_SCALAR},
            ]
        }
    ),
]
"""What messages call a thing: in English, or by the code of each language in which they are told."""


class KeyNames(Model):
    """The file language/names.yml: what authors call the keys of the content in their own language."""

    words: Annotated[
        FrozenMap[Own, tuple[Word, ...]],
        Field(description="Their word: keys, choices or folders that it may mean, the likeliest first; for hints."),
    ]


class DutyHints(Model):
    """Words that a message about a duty suggests."""

    bill: Annotated[Phrases, Field(description="Where a bill states a duty.")] = ()
    guidance: Annotated[Phrases, Field(description="Where guidance states a duty.")] = ()
    proposal: Annotated[Phrases, Field(description="Where a text about a bill does not say that it is one.")] = ()


class Duties(Model):
    """The file language/duties.yml: by which words a sentence states a duty, and by which it does not.

    Regexes are looked for in one sentence: lower case, without accents, marks and short quotations.
    """

    parts: Annotated[
        FrozenMap[Id, Regexes],
        Field(description="Pieces of regexes by name; a regex takes one up as {name}."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    states: Annotated[Regexes, Field(description="What states a duty.")]
    denies: Annotated[
        Regexes, Field(description="What says that there is none: a word of duty within it does not count.")
    ] = ()
    depends: Annotated[
        Regexes,
        Field(description="What says whose words it is, or on what it depends: such a sentence states no duty."),
    ] = ()
    asks: Annotated[
        Regex | None,
        Field(description="How a question starts that takes for granted what it asks about; others only ask."),
    ] = None
    proposal: Annotated[
        Regex | None, Field(description="By which words a text about a bill says that it is a proposal.")
    ] = None
    hints: Annotated[
        DutyHints, Field(default_factory=DutyHints, description="Words that messages suggest to write instead.")
    ]


class TellingLists(Model):
    """The file language/telling.yml: words that tell who looks on what a page is about."""

    words: Annotated[
        FrozenMap[Id, Words],
        Field(
            description="Language: its words, with commas between them. A * stands for any letters; case and accents "
            "do not count."
        ),
    ]


class Formula(Model):
    """How easy a text is to read, by the length of its sentences and words: from 0 (hard) to 100 (easy)."""

    name: Annotated[
        InLanguages, Field(description="What messages call it, in each of their languages: {en: …, nl: …}.")
    ]
    hyphenation: Annotated[
        Word, Field(description="Whose rules break words into syllables: a language that Pyphen knows, such as nl.")
    ]
    base: Annotated[Number, Field(description="From this is taken away …")]
    per_word: Annotated[Number, Field(description="… this for each word of a sentence, on average,")]
    per_syllable: Annotated[Number, Field(description="… and this for each syllable of a word, on average.")]


class Reading(Model):
    """The file language/reading.yml: where sentences end, what is a name, and how hard words are."""

    abbreviations: Annotated[
        tuple[Word, ...], Field(description="After these, without their last full stop, a sentence goes on.")
    ] = ()
    names_end_in: Annotated[
        tuple[Word, ...], Field(description="A title of a source that ends so is a name, also if it is one word.")
    ] = ()
    formula: Annotated[
        Formula | None, Field(description="How easy a text is; site.yml and audiences say how easy it has to be.")
    ] = None


class NumberForm(Model):
    """Numbers that start alike."""

    starts: Annotated[tuple[Word, ...], Field(min_length=1, description="With which digits they start.")]
    digits: Annotated[tuple[WholeNumber, ...], Field(min_length=1, description="How many digits they may have.")]
    name: Annotated[Word | None, Field(description="What a message calls the start, if not by its digits.")] = None


class Phones(Model):
    """The file language/phones.yml: what a telephone number is, and how a text speaks of one."""

    country: Annotated[
        InLanguages,
        Field(description="The country in which they can be dialled, in each language of messages: {en: …, nl: …}."),
    ]
    code: Annotated[WholeNumber, Field(description="Its number, as it stands behind a +.")]
    trunk: Annotated[Word, Field(description="What stands before a number within the country, in its place.")]
    digits: Annotated[WholeNumber, Field(description="How many digits a number has behind that of the country.")]
    short: Annotated[tuple[Word, ...], Field(description="Numbers that are whole as they are.")] = ()
    forms: Annotated[tuple[NumberForm, ...], Field(min_length=1, description="All other numbers, by their start.")]
    calling: Annotated[
        Regexes, Field(description="By which words a text speaks of calling; only there a few digits are a number.")
    ] = ()
    not_behind: Annotated[
        Regexes, Field(description="Words right before digits that are an article, an amount or a count.")
    ] = ()
    not_before: Annotated[Regexes, Field(description="Words right behind digits that are a count.")] = ()


class Laws(Model):
    """The file language/laws.yml: how the official number of a document begins, for what rests on law and on bills."""

    law: Annotated[Regexes, Field(min_length=1, description="That of a law.")]
    bill: Annotated[
        Regexes, Field(min_length=1, description="That of a document of parliament, or of who advises it on a bill.")
    ]


class Danger(Model):
    """By what the search knows that somebody may need a contact at once."""

    contact: Annotated[ContactId, Field(description="Who to call.")]
    words: Annotated[
        tuple[Word, ...],
        Field(
            min_length=1,
            description="Words, or a few together in any order, after which it stands above all that is found.",
        ),
    ]


class SearchWords(Model):
    """The file language/search.yml: how the search reads what somebody types."""

    passed_over: Annotated[tuple[Word, ...], Field(description="Words that say nothing about what is looked for.")] = ()
    alike: Annotated[
        tuple[tuple[Word, ...], ...],
        Field(description="Words that the search takes for one, a list of each; a word stands in one list."),
    ] = ()


class SpokenSearch(SearchWords):
    """The file translations/<language>/search.yml: the same in another language, and by what one may be in danger."""

    danger: Annotated[
        tuple[Danger, ...],
        Field(description="Who stands above all that is found, where somebody may be in danger; in this order."),
    ] = ()


class Typed(Model):
    """The file language/typed.yml: what people type to find pages of this site; another site has its own."""

    danger: Annotated[
        tuple[Danger, ...],
        Field(description="Who stands above all that is found, where somebody may be in danger; in this order."),
    ] = ()
    phrases: Annotated[
        FrozenMap[OwnAddress, tuple[Word, ...]],
        Field(
            description="What people type, under the address of the page that answers it: 'hulp/112/: [hij slaat me]'."
        ),
    ] = {}  # noqa: RUF012 - pydantic copies defaults


LANGUAGE: Mapping[str, type[Model]] = {
    "names": KeyNames,
    "duties": Duties,
    "telling": TellingLists,
    "reading": Reading,
    "phones": Phones,
    "laws": Laws,
    "search": SearchWords,
    "typed": Typed,
}
"""The files of language/ by name → what each holds."""


@dataclass(frozen=True)
class LanguageFiles:
    """All that content says about its language; None where it has no such file."""

    names: KeyNames | None = None
    duties: Duties | None = None
    telling: TellingLists | None = None
    reading: Reading | None = None
    phones: Phones | None = None
    laws: Laws | None = None
    search: SearchWords | None = None
    typed: Typed | None = None
