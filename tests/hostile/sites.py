"""Sites made of what was accepted: hostile texts in every field that takes them, many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from click.testing import CliRunner

from tests.hostile.contents import checked, errors_by_line, harmless_in, not_pointed_at, of_words, side_by_side
from tests.hostile.corpus import corpus
from tests.hostile.fields import Field
from tests.project import make_project
from tools.reading import Site, read_site
from wegwijzer_build.cli import main
from wegwijzer_build.model import Written
from wegwijzer_build.pipeline import Checked

SITES = 3
"""Sites with texts side by side. More would hold the rest, each far fewer than the one before."""

FEW = 20
"""Fields; a text that no more than these take is for them first."""

Said = Mapping[Field, Sequence[str]]
"""Field → the texts in it, joined."""


@dataclass(frozen=True)
class Hostile:
    """A site: what its fields say, and its pages as they were built."""

    said: Said
    site: Site


def text_in(field: Field, texts: Sequence[str]) -> str:
    """What a field says: its texts side by side, or below each other where it takes paragraphs."""
    assert field.leaf is not None
    return ("\n\n" if field.leaf.written is Written.MARKDOWN else " ").join(texts)


@lru_cache(maxsize=1)
def accepted() -> Mapping[str, Mapping[Field, tuple[str, ...]]]:
    """Group → field → the texts of the group that the field takes."""
    fields = of_words().marks
    groups = {name: group for name, group in corpus().items() if not group.refused}
    found = {text: refused(dict.fromkeys(fields, (text,))) for group in groups.values() for text in group.texts}
    return {
        name: {field: tuple(text for text in group.texts if field not in found[text]) for field in fields}
        for name, group in groups.items()
    }


def together() -> Iterator[Said]:
    """What sites are to say: the texts that stand alone one by one, and of the others as many as a few sites hold."""
    waiting: dict[Field, list[str]] = {field: [] for field in of_words().marks}
    for name, taken in accepted().items():
        if corpus()[name].alone:
            yield from _one_by_one(taken)
        else:
            for field, texts in taken.items():
                waiting[field].extend(texts)
    homes = Counter(text for texts in waiting.values() for text in texts)
    for queue in waiting.values():
        queue.sort(key=lambda text: homes[text] > FEW)  # what few fields take, cannot wait until these are full
    for _ in range(SITES):
        said = one_site(waiting)
        yield said
        waiting = {field: [text for text in texts if text not in said[field]] for field, texts in waiting.items()}


def _one_by_one(taken: Mapping[Field, Sequence[str]]) -> Iterator[Said]:
    for text in dict.fromkeys(text for texts in taken.values() for text in texts):
        yield _fitting({}, {field: (text,) for field, texts in taken.items() if text in texts})


def one_site(waiting: Mapping[Field, Sequence[str]]) -> Said:
    """As much of what waits for each field as fits there, beside what other fields say.

    Each field takes twice as many texts more as long as that goes well, and half as many where it does not; it is full
    when it does not take one more.
    """
    left = {field: list(texts) for field, texts in waiting.items()}
    said: Said = dict.fromkeys(waiting, ())
    more = dict.fromkeys(left, 1)
    while growing := [field for field in left if left[field] and more[field]]:
        fits = _fitting(said, {field: (*said[field], *left[field][: more[field]]) for field in growing})
        said = {**said, **fits}
        for field in growing:
            if field in fits:
                del left[field][: more[field]]
                more[field] *= 2
            else:
                more[field] //= 2
    return said


def _fitting(said: Said, longer: Said) -> Said:
    """What fields may say instead of what they said; of those that stand in each other's way, only some."""
    told = refused({**said, **longer})

    def seen(part: Set[Field]) -> Checked:
        return checked(_files({**said, **{field: longer[field] for field in part}}))

    untold = not_pointed_at([field for field in longer if field not in told], seen)
    fits = side_by_side(untold, lambda part: seen(part).is_sound)
    return {field: longer[field] for field in longer if field in fits}


def build(said: Said, folder: Path) -> Site:
    """Build a site that says this; all other fields say something harmless."""
    project = make_project(folder)
    for path, text in _files(said).items():
        project.write(f"content/{path}", text)
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
    assert result.exit_code == 0, result.output
    return read_site(project.site)


def refused(said: Said) -> set[Field]:
    """The fields that an error points at where they say this."""
    at, places = errors_by_line(checked(_files(said))), of_words().places
    return {field for field in said if said[field] and places[field] in at}


def _files(said: Said) -> Mapping[str, str]:
    return of_words().saying(lambda field: text_in(field, said[field]) if said.get(field) else harmless_in(field))
