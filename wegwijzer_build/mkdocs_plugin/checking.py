"""Checks what stands around the content, so that what is found in order can be built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from wegwijzer_build.by_hand import ByHand, WrittenPage, links_that_end, pages_missing, place_of
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.problems import Place, Problem, errors, in_order
from wegwijzer_build.publish import broken_on
from wegwijzer_build.wording import not_ours, say

from .configuration import SiteError, configured, read_docs, shown_from_here
from .preview import Preview


class MemoryAround:
    """What was found around the content before, for who checks again after every edit."""

    def __init__(self) -> None:
        self._seen: tuple[object, ...] = ()
        self._shown: tuple[Problem, ...] = ()

    def as_shown(self, preview: Preview, checked: Checked, by_hand: ByHand, where: Place) -> tuple[Problem, ...]:
        """What is wrong with the pages written by hand; nothing anew where only words in other languages changed."""
        seen = (checked.content, by_hand, where, preview.paths)
        if not self._seen or self._seen[0] is not checked.content or self._seen != seen:
            self._seen, self._shown = seen, tuple(_as_shown(preview, where))
        return self._shown


def check_around(
    config_file: Path | None, content: Path, checked: Checked, memory: MemoryAround | None = None
) -> tuple[Checked, Preview | None]:
    """The content with, beside its own problems, those of its configuration and of the pages written by hand.

    Links of pages can only be followed where all else is in order: they lead to pages made from the content. Then
    there is a preview, too.
    """
    found = configured(config_file, content, checked.language, site_name="wegwijzer")
    by_hand = read_docs(found.config, checked.tongue) if found.config else ByHand()
    lapsing = links_that_end(by_hand.pages, checked.ends)
    problems = [*checked.problems, *found.problems, *by_hand.problems, *lapsing]
    if checked.content is not None and found.config is not None:
        place = checked.loaded.place("site", "site", ("languages",), of_key=True)
        problems += pages_missing(by_hand, checked.content.site.languages, place)
    texts = {**checked.loaded.texts, **found.texts, **by_hand.texts}
    preview = None
    if checked.content is not None and not errors(tuple(problems)):
        where = Place(shown_from_here(config_file or content))
        try:
            preview = Preview(config_file, content, checked, by_hand)
            problems += (memory or MemoryAround()).as_shown(preview, checked, by_hand, where)
        except SiteError as error:
            problems += _refused(error, where, {page.name: page for page in by_hand.pages})
    whole = replace(checked, loaded=replace(checked.loaded, texts=texts), problems=in_order(problems))
    return whole, preview


def _refused(error: SiteError, where: Place, pages: dict[str, WrittenPage]) -> Iterator[Problem]:
    for name in error.files:
        place = Place(pages[name].shown) if name in pages else where
        message = say("docs/{name} stands in the way of a page made from the content", name=name)
        yield Problem(place, "docs-taken", message, say("give it another name"))
    if not error.files:
        yield Problem(where, "configuration", not_ours(str(error)))


def _as_shown(preview: Preview, where: Place) -> Iterator[Problem]:
    """What is wrong with the pages written by hand once they are pages among all others. Raises SiteError."""
    written = {page.name: page for page in preview.plugin.by_hand.pages}
    pages = {path: written[name] for name, path in preview.by_hand()}
    broken = list(broken_on(pages, preview.paths, lambda path: (preview.file(path) or b"").decode()))
    for path, link in broken:
        yield _leads_nowhere(pages[path], link)
    for name, violations in preview.plugin.violations.items():
        for sentence, snippet in violations:
            yield Problem(place_of(written[name], snippet), "docs-rendered", sentence, say("take it out"))
    explained = {pages[path].name for path, _ in broken}
    for sentence in dict.fromkeys(preview.said):
        if not any(f"'{name}'" in sentence for name in explained):
            yield Problem(where, "configuration", not_ours(sentence))


def _leads_nowhere(page: WrittenPage, link: str) -> Problem:
    anchor = link.partition("#")[2]
    place = place_of(page, link)
    if anchor and place.column == 1:
        place = place_of(page, f"#{anchor}")
    hint = say("a link to a page is its path from here, such as hulp/index.md; a heading follows behind a #")
    return Problem(place, "docs-nowhere", say("the link '{link}' leads nowhere", link=link), hint)
