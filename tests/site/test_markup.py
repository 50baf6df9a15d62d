"""The HTML is right, and what authors write comes through it as they wrote it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner

from tests.project import ROOT, Project, run
from tests.site.reading import Site, read_site, words
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

_OF_NO_MATTER = re.compile(r' (href|src|content|data-[a-z]+)="[^"]*"|(keuzehulp|embed)/[^ <]*')


def test_every_page_is_valid(site: Site, tmp_path: Path) -> None:
    """html-validate finds nothing on any page or embed: no element where it may not be, none left open.

    The states of a tree are put together from the same lines. A page with no line that was not read before is not read:
    where a link leads, and what scripts and search engines are told, makes no other line.
    """
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(_RULES), encoding="utf-8")
    files: list[Path] = []
    seen: set[str] = set()
    for address in sorted({*site.pages, *site.embeds}):
        file = site.folder / (f"{address}index.html" if not address.endswith(".html") else address)
        lines = {*_OF_NO_MATTER.sub("", file.read_text("utf-8")).splitlines()}
        if not lines <= seen:
            seen |= lines
            files.append(file)
    assert len(files) > 1000
    found = run(ROOT / "node_modules" / ".bin" / "html-validate", "--config", rules, *files)
    assert (found.returncode, found.stdout) == (0, ""), found.stdout + found.stderr


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
    "“Aanhaling” ’t ’n – — … é ü ½ ² ☎ 漢字": "“Aanhaling” ’t ’n – — … é ü ½ ² ☎ 漢字",
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
        assert [words(part) for part in told_here.findall("p")][: len(HARD)] == list(HARD.values())
        assert [words(part) for part in told_here.find("ol")] == list(HARD.values())
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
