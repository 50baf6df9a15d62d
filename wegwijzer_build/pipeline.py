"""load → validate → analyse → render, in one place to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from wegwijzer_build.analyse import Analysis, Demands, PlaceOf, analyse, demands_on
from wegwijzer_build.catalogues import SPOKEN, is_whole
from wegwijzer_build.edition import load_content
from wegwijzer_build.load import Layout, Loaded, TranslationFile, parse
from wegwijzer_build.look import Look, is_picture
from wegwijzer_build.model import COLLECTIONS, LANGUAGE, Advice, Content, SiteLanguage, Tree
from wegwijzer_build.problems import KeyPath, Place, Problem, Severity, errors, in_order
from wegwijzer_build.render import instead_of_withdrawn
from wegwijzer_build.translation import Dutch, Files, Moved, Translations, problems_of, read_files, read_meaning
from wegwijzer_build.validate import NEUTRAL, KnownItems, Standing, Tongue, Validated, validate
from wegwijzer_build.wording import joined, quoted, say

LAYOUT: Layout = {"site": True, "language": tuple(LANGUAGE), **{c.name: c.in_one_file for c in COLLECTIONS}}
"""What the content folder holds."""


@dataclass(frozen=True)
class Checked:
    """Content with everything found about it. `content` and `trees` are whole only where `is_sound`.

    `ends`: the collection and id of each item that lapses later → the first day without it. `awaited`: what has to
    tell that it waits for somebody to confirm law → the day from which that should hold. `ahead`: the day for which
    the site is made, where whoever makes it knows that it lies ahead.
    """

    loaded: Loaded
    content: Content | None
    trees: Mapping[str, Analysis]
    problems: tuple[Problem, ...]
    ends: Mapping[tuple[str, str], date] = field(default_factory=dict)
    tongue: Tongue = NEUTRAL
    """The language of the content."""
    awaited: Mapping[tuple[str, str], date] = field(default_factory=dict)
    ahead: date | None = None
    translations: Translations | None = None
    """What there is in other languages; None where the content is not usable."""
    look: Look = field(default_factory=Look)

    @property
    def language(self) -> str:
        """The language of the site, by its code: what site.yml says, whatever else is wrong with the content."""
        said = [document.value for document in self.loaded.documents if document.collection == "site"]
        language = said[0].get("language") if said and isinstance(said[0], Mapping) else None
        return next((each.value for each in SiteLanguage if each == language), SiteLanguage.DUTCH.value)

    @property
    def is_sound(self) -> bool:
        """Whether the site may be built: no errors (warnings do not stop it)."""
        return self.content is not None and not errors(self.problems)


class Memory:
    """What was found before, for who checks again after every edit: only what changed is read and proved anew."""

    def __init__(self) -> None:
        self.parse = lru_cache(maxsize=8192)(parse)
        self.items = KnownItems()
        self._analyses: dict[str, tuple[object, Analysis]] = {}
        self._days: dict[tuple[date, bool], Memory] = {}
        self._found: _Found | None = None
        self.translations: Translations | None = None

    def found(self, loaded: Loaded, as_of: date) -> _Found:
        """What is to be found about content on a day; nothing anew where only translations changed."""
        last = self._found
        if last is None or (last.as_of, last.loaded) != (as_of, loaded):
            self._found = last = _find(loaded, as_of, self)
        return last

    def of_day(self, day: date, *, confirmed: bool) -> Memory:
        """What was found about the content as it will be on another day, without or with law of that day confirmed."""
        return self._days.setdefault((day, confirmed), Memory())

    def analyse(
        self, name: str, tree: Tree, advice: Mapping[str, Advice], place: PlaceOf, demands: Demands
    ) -> tuple[Analysis | None, tuple[Problem, ...]]:
        """Analyse a tree, unless it and the advice that it uses are as they were, and sound."""
        used = {use.advice for outcome in tree.outcomes.values() for use in outcome.advice}
        about = (tree, {item: advice.get(item) for item in used}, demands)
        if name in self._analyses and self._analyses[name][0] == about:
            return self._analyses[name][1], ()
        analysis, problems = analyse(tree, advice, place, demands)
        if analysis is not None and not problems:
            self._analyses[name] = (about, analysis)
        return analysis, problems


def check(folder: Path, as_of: date, shown: str | None = None, memory: Memory | None = None) -> Checked:
    """Load, validate and analyse all content below a folder, as it stands on a day. All problems at once.

    `shown`: how the folder is written in the places of problems. `memory`: of an earlier check, whose work is used.
    """
    memory = memory or Memory()
    read = load_content(folder, LAYOUT, shown, memory.parse)
    checked = check_loaded(read.loaded, read.problems, as_of, memory, read.translated)
    of_pictures = _without_picture(checked, read.look.look)
    return replace(checked, look=read.look.look, problems=in_order([*checked.problems, *of_pictures]))


def _without_picture(checked: Checked, look: Look) -> Iterator[Problem]:
    """Contacts that name a picture which is not there."""
    for name, contact in checked.content.contacts.items() if checked.content else ():
        if contact.picture and not (is_picture(contact.picture) and contact.picture in look.files):
            place = checked.loaded.place("contacts", name, ("picture",))
            message = say("there is no picture {file} in look/", file=quoted(contact.picture))
            yield Problem(place, "look-file", message, say("put the file there (.jpg or .png), or take this out"))


def check_loaded(
    loaded: Loaded,
    of_loading: Sequence[Problem],
    as_of: date,
    memory: Memory | None = None,
    translated: Sequence[TranslationFile] = (),
) -> Checked:
    """Validate and analyse what was loaded. `of_loading`: what loading found; `translated`: files of translations."""
    memory = memory or Memory()
    found = memory.found(loaded, as_of)
    languages, of_languages = read_files(translated)
    moved, of_meaning = read_meaning(translated)
    problems = [*of_loading, *found.problems, *of_languages, *of_meaning]
    there = memory.translations = _translations(found, languages, moved, memory.translations)
    if there is not None:
        where = partial(_place_of_language, loaded)
        problems += problems_of(there, SPOKEN, is_whole, where, found.validated.tongue.telling)
    return Checked(
        loaded,
        found.validated.content,
        found.trees,
        in_order(problems),
        found.validated.ends,
        found.validated.tongue,
        found.validated.today.awaited,
        translations=there,
    )


@dataclass(frozen=True)
class _Found:
    """What was found about content in its own language on a day. `dutch`: all that is ever in it, and what is today."""

    loaded: Loaded
    as_of: date
    validated: Validated
    trees: Mapping[str, Analysis]
    problems: tuple[Problem, ...]
    dutch: tuple[Dutch, Dutch] | None


def _find(loaded: Loaded, as_of: date, memory: Memory) -> _Found:
    validated = validate(loaded, as_of, memory.items)
    trees: dict[str, Analysis] = {}
    problems = [*validated.problems]
    for name in validated.today.trees:
        analysis, of_tree = _proved(loaded, validated.today, name, memory)
        if of_tree and validated.today.trees[name] is not validated.whole.trees[name]:
            # A fault of the author comes first: it may be the cause of what seems to be missing.
            of_author = _proved(loaded, validated.whole, name, Memory())[1]
            of_tree = of_author or _because(of_tree, validated.reasons(name, validated.today))
        problems += of_tree
        if analysis is not None:
            trees[name] = analysis
    known_today = {(problem.rule, problem.place) for problem in problems}
    problems += _later(loaded, validated, trees, memory, as_of, known_today)
    return _Found(loaded, as_of, validated, trees, tuple(problems), _dutch(validated))


def _dutch(validated: Validated) -> tuple[Dutch, Dutch] | None:
    site = validated.today.site
    if validated.content is None or site is None:
        return None
    today = validated.today
    whole = Dutch(validated.whole.values, validated.whole.site or site, validated.before, validated.ways)
    gone = frozenset((*today.gone, *today.along))
    return whole, replace(whole, items=today.values, site=site, gone=gone, instead=today.instead)


def _place_of_language(loaded: Loaded, code: str) -> Place:
    return loaded.place("site", "site", ("languages", code), of_key=True)


def _translations(
    found: _Found, files: Mapping[str, Files], moved: Mapping[str, Moved], earlier: Translations | None
) -> Translations | None:
    if found.dutch is None:
        return None
    said_anew = found.loaded.replaced
    return Translations(*found.dutch, files, moved, instead_of_withdrawn, said_anew=said_anew).after(earlier)


def _proved(
    loaded: Loaded, standing: Standing, name: str, memory: Memory
) -> tuple[Analysis | None, tuple[Problem, ...]]:
    """What a tree comes to with what is left on a day."""
    tree = standing.trees[name]
    demands = demands_on(name, tree.audience, standing.site, standing.audiences, standing.contacts, len(standing.trees))

    def place(keys: KeyPath, /, *, of_key: bool = False) -> Place:
        return loaded.place("trees", name, standing.written("trees", name, keys), of_key=of_key)

    return memory.analyse(name, tree, standing.advice, place, demands)


def _because(problems: Sequence[Problem], reasons: Sequence[str]) -> tuple[Problem, ...]:
    """Faults in what a tree comes to on a day, with why it does."""
    return tuple(replace(problem, details=(*problem.details, *reasons)) for problem in problems)


def _later(
    loaded: Loaded,
    validated: Validated,
    trees: Mapping[str, Analysis],
    memory: Memory,
    as_of: date,
    known_today: set[tuple[str, Place]],
) -> Iterator[Problem]:
    """Holes in sound trees in any interval that begins later: warnings, each of the first day on which it is there.

    A tree is proved again only where it is another than in the interval before; and once more where law of the day
    would change it, for if somebody confirms that, there has to be no hole either.
    `known_today`: what is told of today, by rule and place.
    """
    reported = set(known_today)
    before = dict(validated.today.trees)
    before_confirmed: dict[str, Tree] = {}
    for day in dict.fromkeys((*([as_of] if as_of in validated.confirmed else []), *validated.later)):
        standing = validated.later.get(day, validated.today)
        changed = [name for name in trees if standing.trees[name] != before[name]]
        before = dict(standing.trees)
        ways = [(standing, say("from {day} on", day=day), changed)]
        if day in validated.confirmed:
            other = validated.confirmed[day]
            seen = {name: (standing.trees[name], before_confirmed.get(name)) for name in trees}
            differing = [name for name in trees if other.trees[name] not in seen[name]]
            before_confirmed.update({name: other.trees[name] for name in differing})
            ways.append((other, say("from {day} on, once it is confirmed", day=day), differing))
        for there, when, names in ways:
            known = memory.of_day(day, confirmed=there is not standing)
            for name in names:
                _, of_tree = _proved(loaded, there, name, known)
                for problem in _because(of_tree, validated.reasons(name, there)):
                    if (problem.rule, problem.place) not in reported:
                        reported.add((problem.rule, problem.place))
                        message = joined((when, problem.message), ": ")
                        yield replace(problem, message=message, severity=Severity.WARNING)
