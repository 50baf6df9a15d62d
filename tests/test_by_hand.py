"""Pages written by hand get the care that content gets: every problem at once, with its place and a hint."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.contents import dutch
from tests.stories import CASES, Tells
from wegwijzer_build.by_hand import ByHand, read_by_hand, rendered_violations
from wegwijzer_build.report import as_text

STORIES = CASES / "by_hand"


@dataclass(frozen=True)
class Story:
    """Files in docs/ in, a report out; `menu` names the pages in the menu."""

    name: str
    proves: str
    files: Mapping[str, str]
    report: str
    menu: tuple[str, ...] | None = None

    @property
    def at(self) -> tuple[Path, int]:
        file, _, number = self.name.rpartition("-")
        return STORIES / f"{file}.yml", int(number)


def stories() -> list[Story]:
    """Every story; a file holds those of one kind."""
    return [
        Story(f"{file.stem}-{number}", **told)
        for file in sorted(STORIES.glob("*.yml"))
        for number, told in enumerate(yaml.safe_load_all(file.read_text("utf-8")), 1)
    ]


def read(docs: Path, menu: tuple[str, ...] | None = None) -> ByHand:
    """Read a folder, of which the configuration leaves nothing out."""
    return read_by_hand(docs, "docs", lambda _: False, menu, dutch())


def report(by_hand: ByHand) -> str:
    """What is said of it."""
    return as_text(by_hand.problems, by_hand.texts)


def write(docs: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a folder."""
    for name, data in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return docs


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_story(story: Story, tells: Tells, tmp_path: Path) -> None:
    """What a story tells comes out as it tells, to the letter."""
    came = report(read(write(tmp_path, story.files), story.menu and tuple(story.menu)))
    assert came == tells(*story.at, "report", story.report, came), story.proves


@pytest.mark.parametrize("target", ["file", "folder", "inside", "nowhere"])
def test_no_link_is_followed(target: str, tmp_path: Path) -> None:
    """A symbolic link in docs/ is refused, wherever it leads, and nothing of what it leads to is read."""
    docs = write(tmp_path / "docs", {"over.md": "# Over\n"})
    outside = write(tmp_path / "geheim", {"env.md": "SECRET=1\n"})
    leads = {"file": outside / "env.md", "folder": outside, "inside": docs / "over.md", "nowhere": tmp_path / "weg"}
    (docs / "meer.md").symlink_to(leads[target])
    found = read(docs)
    assert [(problem.place.file, problem.rule) for problem in found.problems] == [("docs/meer.md", "docs-link")]
    assert [page.name for page in found.pages] == ["over.md"]
    assert "SECRET" not in report(found)


def test_hidden_names_are_passed_over(tmp_path: Path) -> None:
    """What starts with a dot is passed over, also the link that an editor keeps; a hidden link to a folder is not."""
    docs = write(tmp_path / "docs", {"over.md": "# Over\n", ".geheim/x.md": "<b>"})
    (docs / ".#over.md").symlink_to("iemand@machine.1234")
    assert report(read(docs)) == ""
    (docs / ".map").symlink_to(tmp_path)
    assert [problem.rule for problem in read(docs).problems] == ["docs-link"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no file and no folder is refused, and nobody waits for it."""
    os.mkfifo(tmp_path / "pijp.md")
    assert [problem.rule for problem in read(tmp_path).problems] == ["docs-file"]


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Bytes that are no text, another encoding and a page that is far too long: each is told with file and reason."""
    write(
        tmp_path,
        {"a.md": "# Café\n".encode("latin-1"), "b.md": "# Over\n".encode("utf-16"), "c.md": b"a" * 1_000_001},
    )
    told = report(read(tmp_path))
    assert "docs/a.md:1:6: error: byte 0xe9 is not UTF-8 (encoding)" in told
    assert "docs/b.md:1:1: error: this file is written in UTF-16; expected UTF-8 (encoding)" in told
    assert "docs/c.md:1:1: error: the file is larger than 1,000,000 bytes" in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_page_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """So is one that the system keeps from us."""
    write(tmp_path, {"a.md": "# Over\n"})
    (tmp_path / "a.md").chmod(0)
    assert "docs/a.md:1:1: error: this cannot be read: Permission denied" in report(read(tmp_path))


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """A folder that went away is a problem as others are, and no traceback."""
    assert "docs:1:1: error: this cannot be read" in report(read(tmp_path / "weg"))


def test_what_a_page_says_reaches_the_builder_as_text(tmp_path: Path) -> None:
    """A title means what stands there, and a first line with a colon stays a line of the page."""
    write(
        tmp_path,
        {
            "a.md": "---\ntitle: no\n---\n# Nee\n",
            "b.md": "Gevaar: bel 112\n\nOok nu.\n",
            "c.md": "\ufeff---\r\ntitle: 'Over: ons'\r\n---\r\nCafe\u0301\r\n",
        },
    )
    found = read(tmp_path)
    assert report(found) == ""
    sources = [page.source for page in found.pages]
    assert sources[0] == '---\n{"title": "no"}\n---\n\n# Nee\n'
    assert sources[1] == '---\n{"description": "Gevaar: bel 112"}\n---\n\nGevaar: bel 112\n\nOok nu.\n'
    assert sources[2] == '---\n{"title": "Over: ons", "description": "Café"}\n---\n\nCafé\n'


def test_only_what_pages_lead_to_is_published(tmp_path: Path) -> None:
    """A picture or document that a page shows or links to is published; what nothing leads to is left out, and told."""
    write(
        tmp_path,
        {
            "map/over.md": "# Over\n\n![Een kaart](kaart.png) en [de folder](../folder.pdf)\n",
            "map/kaart.png": b"",
            "folder.pdf": b"",
            "concept.docx": b"",
        },
    )
    found = read(tmp_path)
    assert [file.name for file in found.files] == ["folder.pdf", "map/kaart.png"]
    assert [problem.place.file for problem in found.problems] == ["docs/concept.docx"]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p onclick="x()">a</p>', "attribute 'onclick'"),
        ('<a href="&#106;avascript:x()">a</a>', "cannot start with 'javascript:'"),
        ('<a href=" javascript:x()">a</a>', "cannot start with"),
        ('<a href="java\nscript:x()">a</a>', "cannot start with 'javascript:'"),
        ('<a href="\x01javascript:x()">a</a>', "cannot start with 'javascript:'"),
        ('<a href="https://example.nl/" target="_blank">a</a>', "attribute 'target'"),
        ('<img src="//example.nl/x.png" alt="">', "is not in docs/"),
        ('<meta http-equiv="refresh" content="0;url=https://example.nl/">', "tag <meta>"),
        ('<form action="https://example.nl/"></form>', "tag <form>"),
        ("<svg><script>x()</script></svg>", "tag <svg>"),
        ('<td style="background:url(//example.nl)">a</td>', "attribute 'style'"),
        ("<!-- a -->", "a comment"),
    ],
)
def test_what_no_page_may_show_is_seen(html: str, what: str) -> None:
    """Whatever made it of the source, a tag, an attribute or an address that no page may have is found."""
    told = [sentence for sentence, _ in rendered_violations(html)]
    assert any(what in sentence for sentence in told), told


def test_what_markdown_is_for_may_stand() -> None:
    """What Markdown makes of headings, tables, code, lists and links is fine."""
    html = (
        '<h2 id="a">A</h2><table><tr><th style="text-align: left;">a</th></tr></table>'
        '<pre><code class="language-yaml" tabindex="0">a: b</code></pre><ol start="2"><li>x</li></ol>'
        '<p><a href="../over/#a">a</a> <a href="tel:112">112</a> <a href="mailto:info@example.nl">m</a></p>'
    )
    assert list(rendered_violations(html)) == []
