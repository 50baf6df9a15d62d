"""The HTML is right, and what authors write comes through it as they wrote it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.project import ROOT, Project, run
from tools.reading import Site, read_site, words
from wegwijzer_build.cli import main
from wegwijzer_build.rules import RULES

_RULES = {
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {
        # How it looks in the source, which nobody reads; and a limit on titles, of which ours may be questions.
        **dict.fromkeys(["void-style", "no-trailing-whitespace", "doctype-style", "long-title"], "off"),
    },
}

_NAMES = (
    r"href|src|content|id|for|value|name|popovertarget|title|data-[a-z-]+|aria-(?:label(?:ledby)?|describedby|controls)"
)
_VALUES = re.compile(rf' ({_NAMES})="[^"]*"')
_NUMBER = re.compile(r'<a[^>]* href="tel:[^>]*>(?:<span[^>]*>)?[^<]*')
_WORDS = re.compile(r"(?:^|(?<=>))[^<>]+(?=<|$)")
_SIGNS = re.compile(r"&#?\w*;?|[\"']")
_INNERMOST = re.compile(r"<(\w+)(?: [^>]*)?>[^<]*</\1>")
_NAMED = re.compile(r"‹\w+›|…|&#?\w*;?|[\"']")
_WITHIN = re.compile(r"(?:^|(?<=>))[^<>]*‹[^<>]*")


def test_every_page_is_valid(site: Site, tmp_path: Path, thorough: bool) -> None:
    """html-validate finds nothing on any page or embed: no element where it may not be, none left open.

    Pages are put together from the same pieces. A page with no piece that was not read before is not read; two pieces
    are the same where they differ only in plain words, and in values of attributes that name places or things, which
    other tests hold. `make test-all` reads every page.
    """
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(_RULES), encoding="utf-8")
    pages = [
        site.folder / (address if address.endswith(".html") else f"{address}index.html")
        for address in {*site.pages, *site.embeds}
    ]
    files: list[Path] = []
    seen: set[str] = set()
    for file in sorted(pages, key=lambda file: (file.stat().st_size, file)):
        pieces = {piece for line in file.read_text("utf-8").splitlines() for piece in pieces_of(line)}
        if thorough or not pieces <= seen:
            seen |= pieces
            files.append(file)
    assert len(files) > 100
    found = run(ROOT / "node_modules" / ".bin" / "html-validate", "--config", rules, *files)
    assert (found.returncode, found.stdout) == (0, ""), found.stdout + found.stderr


@cache
def pieces_of(line: str) -> frozenset[str]:
    """A line of HTML without its plain words, and each element in it with the names of what it holds."""
    numbers = _NUMBER.findall(line)  # how a number is written makes a difference
    return _elements_of(_WORDS.sub(_without_words, _VALUES.sub(r" \1", line))).union(numbers)


@cache
def _elements_of(line: str) -> frozenset[str]:
    found: set[str] = set()
    left = ""
    while left != line and line.count("<") > 2:
        left = line
        found |= {element[0] for element in _INNERMOST.finditer(line)}
        line = _WITHIN.sub(lambda within: "".join(sorted({*_NAMED.findall(within[0])})), _INNERMOST.sub(r"‹\1›", line))
    return frozenset({*found, line})


def _without_words(text: re.Match[str]) -> str:
    return "".join(["…", *sorted({*_SIGNS.findall(text[0])})]) if text[0].strip() else ""


_READ = (
    '<ul><li><a href="a/">Een</a> en twee</li></ul>',
    '<label for="a"><input id="a"><span>Ja</span></label><div>Nee</div><p>Dat <b>is</b> zo</p>',
    '<a href="tel:0201234567">020 123 45 67</a>',
)


@pytest.mark.parametrize(
    "line",
    [
        "<li><div>Een</li>",
        "<li>Een",
        "<ul><p>Een</p></ul>",
        '<label for="a"><input id="a"><span><p>Ja</p></span></label>',
        "<p>Dat <b><div>is</div></b> zo</p>",
        "<p>R&D</p>",
        '<div class="x">Nee</div>',
        '<li><a href="a/" download>Een</a></li>',
        '<a href="tel:0207654321">020-7654321</a>',
    ],
)
def test_what_may_be_wrong_is_a_piece_of_its_own(line: str) -> None:
    """A page is read for an element in another place, left open, with other attributes, a sign, or another number."""
    assert not pieces_of(line) <= {piece for known in _READ for piece in pieces_of(known)}


@pytest.mark.parametrize("line", ['<ul><li><a href="b/">Twee</a> of drie</li></ul>', "<p>Wat <b>was</b> er</p>"])
def test_other_words_are_no_piece_of_their_own(line: str) -> None:
    """A page is not read for what it says, or for where it leads."""
    known = {piece for known in _READ for piece in pieces_of(known)}
    known |= pieces_of(_READ[1].partition("</div>")[2])
    assert pieces_of(line) <= known


def test_no_page_has_an_id_twice(site: Site) -> None:
    """What only a whole page can get wrong: two of its parts with one id, or a label and a list that name none."""
    for page in (*site.pages.values(), *site.embeds.values()):
        ids = page.ids
        assert len(ids) == len(set(ids)), page.address
        named = " ".join(page.root.xpath("//label/@for | //@aria-labelledby | //@aria-describedby | //@aria-controls"))
        assert set(named.split()) <= set(ids), page.address


HARD = {
    "5 < 6 & 7 > 3, en AT&T; of R&D": "5 < 6 & 7 > 3, en AT&T; of R&D",
    "{{ config }} {% raw %} {: .klasse } [TOC] !!! note": "{{ config }} {% raw %} {: .klasse } [TOC] !!! note",
    r"\*sterren\* en \`tik\` en a_b_c en ~~x~~ en ==y==": "*sterren* en `tik` en a_b_c en ~~x~~ en ==y==",
    "“Aanhaling” ’t ’n – — … é ü ½ ² Жα": "“Aanhaling” ’t ’n – — … é ü ½ ² Жα",
    "dubbel \"aanhaling\" en 'enkel' en \\\\ schuin": "dubbel \"aanhaling\" en 'enkel' en \\ schuin",
    "[niet: een link] (of toch) en http://kaal.example.nl/": "[niet: een link] (of toch) en http://kaal.example.nl/",
    "regel één\nregel *twee*": "regel één regel twee",
}
"""Markdown as an author writes it, and what a visitor reads."""

TITLE = 'Zeg "5 < 6 & 7": {{ ja }}, 2 * 3, a_b_c, [geen] (link), {: .klasse } — ’t ½'


def test_text_comes_through_as_it_was_written(project: Project) -> None:
    """Signs that mean something to HTML, Markdown or a template are shown as signs: on articles and in trees."""
    project.change("content/advice/inhuur.yml", "Laat iedereen die meewerkt meedoen", json.dumps(TITLE))
    text = (project.content / "advice" / "inhuur.yml").read_text("utf-8")
    told = f"text: {json.dumps(chr(10).join(f'{line}{chr(10)}' for line in HARD))}\nsteps: {json.dumps(list(HARD))}\n"
    rest = text[text.index("solutions:") :]
    project.write("content/advice/inhuur.yml", text[: text.index("text:")] + told + rest)
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
    assert result.exit_code == 0, result.output
    site = read_site(project.site)
    article, outcome = (
        site.pages[address] for address in ("adviezen/inhuur/", "keuzehulp/regelen/regelen/omvang_vanaf-10.inhuur_ja/")
    )
    for page in (article, outcome):
        (told_here,) = page.main.xpath(".//article[@data-advice='inhuur']")
        (steps,) = told_here.xpath(".//ol")
        assert [words(part) for part in steps.xpath("../p")][: len(HARD)] == list(HARD.values())
        assert [words(part) for part in steps] == list(HARD.values())
        assert not page.root.xpath("//*[@class='klasse']")
    assert article.heading == TITLE
    assert article.title.startswith(TITLE)
    assert TITLE in [words(heading) for heading in outcome.main.iter("h3")]
    assert TITLE in [link.words for link in site.pages["adviezen/"].links()]


def test_the_manual_shows_examples_as_they_stand(site: Site) -> None:
    """The page on the checks shows each example of each check line by line, indents and signs and all."""
    shown = [pre.text_content() for pre in site.pages["redactie/controles/"].main.iter("pre")]
    examples = [
        code for each in dict.fromkeys(rule.explanation for rule in RULES.values()) for _, code in each.examples
    ]
    assert examples == shown
    assert any("\n  " in example for example in examples)
