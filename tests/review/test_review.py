"""The command `review`: a pack for who must agree, as a page, as data and as a list to fill in."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import docx
import pytest
from lxml import html

from tests.project import Project
from tests.review.repository import BELEID, DAY, TREE, command, committed, git, signed
from tools.reading import words

EDIT = ("U moet dat beleid ook uitvoeren.", "U voert <script>dat</script> beleid ook uit.")
DROPPED = ("      - {use: inhuur, when: {inhuur: ja}}\n", "")


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A repository with one commit, to stand in."""
    monkeypatch.chdir(project.root)
    return committed(project)


def page(*arguments: str) -> html.HtmlElement:
    """The page that the command makes."""
    result = command("review", *arguments)
    assert result.exit_code == 0, result.stderr
    return html.document_fromstring(result.stdout)


def entries(body: html.HtmlElement) -> list[html.HtmlElement]:
    """The entries of a page, in order."""
    return list(body.iter("article"))


def rows(part: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The rows of the list of a class."""
    return [row for found in part.find_class(name) for row in found.iter("li")]


def test_each_change_stands_with_all_that_one_needs_to_agree(here: Project) -> None:
    """Old beside new with the words marked, who meets it, sources with links, the state of its sign-off, two boxes."""
    here.change(BELEID, *EDIT)
    (entry,) = entries(page("HEAD"))
    said = words(entry)
    assert [words(each) for each in entry.iter("del")] == ["moet", "uitvoeren"]
    assert [words(each) for each in entry.iter("ins")] == ["voert <script>", "</script>", "uit"]
    assert "regelen: all 10 ways of answering" in said
    assert "Hoeveel mensen werken er in uw organisatie? → " in said
    assert "kind: law" in said
    assert [link.get("href") for link in entry.iter("a")]
    assert [words(line) for line in rows(entry, "said")] == [
        "legal: nobody agreed yet",
        "practice: nobody agreed yet",
        "native: nobody agreed yet",
    ]
    assert [words(box) for box in entry.find_class("box")] == ["agreed", "remark:"]
    assert entry.find_class("room")


def test_what_people_get_is_agreed_to_as_well(here: Project) -> None:
    """Who loses what stands on top, and as an entry with its tree to sign and what the lost advice rests on."""
    here.change(TREE, *DROPPED)
    body = page("HEAD")
    (entry,) = entries(body)
    (top,) = rows(next(body.iter("header")), "lost")
    assert words(top).startswith("1: regelen: 5 of 10 ways of answering: lost: advice 'inhuur'")
    assert re.fullmatch("trees/regelen@[0-9a-f]{12}", words(entry.find_class("items")[0]))
    assert "advice/inhuur: kind: " in words(entry)


def test_the_page_says_what_it_is_and_needs_nothing_else(here: Project) -> None:
    """What was compared, on which day, how much there is to read; numbered; no script and no request."""
    here.change(BELEID, *EDIT)
    here.change(TREE, *DROPPED)
    body = page("HEAD")
    top = words(next(body.iter("header")))
    assert re.search(rf"HEAD \([0-9a-f]{{10}}\) → content, {DAY}", top)
    assert re.search(r"2 entries, \d+ words: about \d+ minutes, at \d+ words a minute", top)
    assert "0 of 2 items are signed as they are now." in top
    assert [words(each) for each in body.find_class("number")] == ["1", "2"]
    assert [each.get("id") for each in entries(body)] == ["entry-1", "entry-2"]
    whole = html.tostring(body, encoding="unicode")
    assert not list(body.iter("script", "link", "img", "iframe", "object"))
    assert "default-src 'none'" in whole
    style = words(next(body.iter("style")))
    assert not re.search(r"url\(|@import", style)
    assert re.search(r"@media print \{[^@]*article \{ break-inside: avoid; \}", style, re.DOTALL)
    assert "(prefers-color-scheme: dark)" in style
    assert {link.get("href") for link in body.iter("a") if link.get("href", "").startswith("#")} <= {
        f"#{each.get('id')}" for each in body.iter() if each.get("id")
    }


def test_a_sign_off_is_told_and_an_edit_voids_it(here: Project) -> None:
    """Who agreed is told beside the text; after an edit it is told that it was another text."""
    here.change(BELEID, *EDIT)
    signed("advice/beleid", "--role", "legal", "--by", "Een jurist")
    (entry,) = entries(page("HEAD", "--role", "legal"))
    assert [words(line) for line in rows(entry, "said")] == [f"legal: Een jurist agreed to this text on {DAY}"]
    assert "1 of 1 items are signed as they are now." in words(page("HEAD", "--role", "legal"))
    here.change(BELEID, "beleid ook uit.", "beleid uit.")
    (entry,) = entries(page("HEAD", "--role", "legal"))
    assert f"Een jurist agreed on {DAY}, to another text than this one" in words(entry)


def test_the_pack_in_dutch(here: Project) -> None:
    """With --language nl all words of ours are Dutch, of fields and weights too; hashes and keys stay as they are."""
    here.change(BELEID, *EDIT)
    here.change(TREE, *DROPPED)
    signed("advice/beleid", "--role", "legal", "--by", "Een jurist")
    body = page("HEAD", "--language", "nl")
    assert body.get("lang") == "nl"
    lost, text = entries(body)
    assert words(next(lost.iter("h3"))) == "1 regelen: 5 van de 10 manieren om te antwoorden"
    assert "soort: wet. " in words(text)
    assert [words(line) for line in rows(text, "said")] == [
        f"juridisch: Een jurist ging op {DAY} akkoord met deze tekst",
        "praktijk: nog niemand is akkoord",
        "moedertaal: nog niemand is akkoord",
    ]
    assert [words(box) for box in text.find_class("box")] == ["akkoord", "opmerking:"]
    english = page("HEAD")
    assert [words(each) for each in body.iter("code")] == [words(each) for each in english.iter("code")]
    headings = {words(each) for each in page("--unsigned", "--language", "nl").iter("h1", "h2", "h4")}
    assert {"Akkoord gevraagd", "Wet", "Wetsvoorstellen", "Keuzehulpen", "titel", "Ondertekening"} <= headings
    in_both_languages = {"plan", "routes", "sector"}
    assert headings & {words(each) for each in page("--unsigned").iter("h1", "h2", "h4")} <= in_both_languages
    listed = command("review", "HEAD", "--format", "list", "--language", "nl").stdout
    plain = command("review", "HEAD", "--format", "list").stdout
    assert "\n# by: een naam of een functie\n" in listed
    assert re.sub("^#.*", "#", listed, flags=re.MULTILINE) == re.sub("^#.*", "#", plain, flags=re.MULTILINE)


def test_json_and_list_hold_the_same(here: Project) -> None:
    """Programs get every entry, and a list to fill in has each item once, with its hash."""
    here.change(BELEID, *EDIT)
    here.change(TREE, *DROPPED)
    data = json.loads(command("review", "HEAD", "--format", "json").stdout)
    assert [entry["number"] for entry in data["entries"]] == [1, 2]
    assert data["minutes"] >= 1
    assert [each["item"] for each in data["to_sign"]] == ["trees/regelen", "advice/beleid"]
    listed = command("review", "HEAD", "--format", "list", "--role", "legal").stdout
    assert re.findall(r"item: (\S+)", listed) == ["trees/regelen", "advice/beleid"]
    assert re.findall(r"hash: (\S+)", listed) == [each["hash"] for each in data["to_sign"]]
    assert listed.count("agreed: false") == 2


def test_what_nobody_signed_is_sorted_by_weight(here: Project) -> None:
    """Law first, then bills, contacts of trees that leave no traces, trees, what trees show, all else; whole texts."""
    here.change(TREE, "start: omvang\n", "delivery: one-page\nneutral_title: Vragen\nstart: omvang\n")
    data = json.loads(command("review", "--unsigned", "--format", "json").stdout)
    chapters = list(dict.fromkeys(entry["chapter"] for entry in data["entries"]))
    assert chapters == ["law", "bill", "contacts-without-traces", "trees", "shown-in-trees", "other"]
    by_chapter = {entry["to_sign"][0]: entry["chapter"] for entry in data["entries"]}
    assert by_chapter["advice/beleid"] == "law"
    assert by_chapter["advice/wetsvoorstel"] == "bill"
    assert by_chapter["contacts/hulplijn"] == "contacts-without-traces"
    assert by_chapter["trees/regelen"] == "trees"
    beleid = next(entry for entry in data["entries"] if entry["to_sign"] == ["advice/beleid"])
    assert beleid["shown_in"] == ["regelen: all 10 ways of answering"]
    assert all(text["before"] is None and text["after"] for text in beleid["texts"])


def test_what_is_signed_is_no_longer_in_the_pack(here: Project) -> None:
    """A sign-off in a role that is asked takes a text out of the pack of what nobody agreed to; another does not."""
    assert (here.root / BELEID).is_file()

    def waiting(*role: str) -> list[str]:
        data = json.loads(command("review", "--unsigned", "--format", "json", *role).stdout)
        return [item for entry in data["entries"] for item in entry["to_sign"]]

    everything = waiting()
    signed("advice/beleid", "--role", "legal", "--by", "Een jurist")
    assert set(everything) - set(waiting()) == {"advice/beleid"}
    assert set(everything) - set(waiting("--role", "legal")) == {"advice/beleid"}
    assert waiting("--role", "native") == everything


def test_headings_of_the_unsigned_page_go_down_one_by_one(here: Project) -> None:
    """Who moves by headings misses nothing: none skips a level."""
    assert (here.root / BELEID).is_file()
    levels = [int(each.tag[1]) for each in page("--unsigned").iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "or use --unsigned"),
        (("HEAD", "--unsigned"), 2, "leave OLD and NEW out"),
        (("geen-revisie",), 2, "neither a folder nor a revision"),
        (("HEAD", "--role", "baas"), 2, "'baas' is not one of 'legal', 'practice', 'native'"),
    ],
)
def test_wrong_use(here: Project, arguments: tuple[str, ...], code: int, said: str) -> None:
    """What cannot be made is said, with what would help."""
    assert here.content.is_dir()
    result = command("review", *arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_old_content_that_does_not_fit_is_compared_by_lines(here: Project) -> None:
    """What the schema of today cannot read stands in the pack by its lines, and the page says so."""
    here.change(BELEID, "kind: law", "kind: wet")
    git(here, "commit", "-qam", "Een fout")
    here.change(BELEID, "kind: wet", "kind: law")
    body = page("HEAD")
    assert "does not fit the schema of today" in words(body.find_class("unsure")[0])
    assert "+kind: law" in words(entries(body)[0])


def test_a_word_file_says_the_same_as_the_page(here: Project) -> None:
    """`--format docx` has every entry, out words struck through, words put in bold, two boxes each, lines to sign."""
    here.change(BELEID, *EDIT)
    made = command("review", "HEAD", "--format", "docx", "--out", str(here.root / "pack.docx"))
    assert made.exit_code == 0, made.stderr
    file = docx.Document(str(here.root / "pack.docx"))
    body = page("HEAD")
    runs = [run for paragraph in file.paragraphs for run in paragraph.runs]
    assert [run.text.strip() for run in runs if run.font.strike] == [words(each) for each in body.iter("del")]
    put_in = [run.text for run in runs if run.font.bold and run.text not in ("before", "now") and ":" not in run.text]
    assert [text.strip() for text in put_in] == [words(each) for each in body.iter("ins")]
    second = [each.text for each in file.paragraphs if each.style and each.style.name == "Heading 2"]
    headings = [words(each) for each in body.iter("h3")]
    assert second == [*headings, "legal", "practice", "native"]
    assert len(re.findall("w14:checkbox>", file.element.xml)) == 4 * len(headings)
    assert "Signature" in [paragraph.text for paragraph in file.paragraphs]
