"""The commands `sign` and `status`, the file of sign-offs, and what `check` asks where a site demands it."""

from __future__ import annotations

import json
import re

import pytest

from tests.project import AS_OF, Project
from tests.review.repository import BELEID, DAY, SIGNOFFS, command, signed
from wegwijzer_build.load import load
from wegwijzer_build.model import SignOff
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.review import Weight
from wegwijzer_build.signing import SignedTexts, check, hashes_of
from wegwijzer_build.validate.context import context_of


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project to stand in."""
    monkeypatch.chdir(project.root)
    return project


def written(project: Project) -> str:
    """What stands in the file of sign-offs."""
    return (project.root / SIGNOFFS).read_text("utf-8")


# --- sign ----------------------------------------------------------------------------------------------------------


def test_nobody_types_a_hash(here: Project) -> None:
    """An item by its name is enough; the file has who, as whom, when and the hash, and takes more below."""
    result = command("sign", "advice/beleid", "trees/regelen", "--role", "legal", "--by", "A. de Vries: jurist")
    assert result.stdout == f"2 sign-offs written to reviews/signoffs.yml: A. de Vries: jurist, legal, {DAY}.\n"
    first = written(here)
    assert re.search(
        rf'  - item: advice/beleid\n    hash: [0-9a-f]{{12}}\n    role: legal\n    by: "A\. de Vries: jurist"\n'
        rf"    on: {DAY}\n",
        first,
    )
    signed("advice/beleid", "--role", "practice", "--by", "De ondernemingsraad")
    assert written(here).startswith(first)
    again = command("sign", "advice/beleid", "--role", "practice", "--by", "Een ander")
    assert again.stdout == "Signed before, as they are now: advice/beleid.\n"


def test_only_what_was_read_is_signed(here: Project) -> None:
    """All that cannot be signed is told at once, and then nothing is written: another text, or none of that name."""
    result = command(
        "sign", "advice/beleid@0123456789ab", "advice/beleit", "beleid", "advice/inhuur", "--role", "legal", "--by", "X"
    )
    assert result.exit_code == 1
    assert "'advice/beleid' is not the text that was read: its hash was 0123456789ab and is " in result.stderr
    assert "there is no text 'advice/beleit' to sign\n   did you mean 'advice/beleid'?" in result.stderr
    assert "there is no text 'beleid' to sign\n   write its collection and id, with" in result.stderr
    assert "Nothing was written." in result.stderr
    assert not (here.root / SIGNOFFS).exists()
    now = re.findall(r"and is ([0-9a-f]{12})", result.stderr)[0]
    signed(f"advice/beleid@{now}", "--role", "legal", "--by", "X")


def test_a_list_that_was_filled_in(here: Project) -> None:
    """Who agreed to some of a list signs these; the rest is told with what was said about it."""
    listed = command("review", "--unsigned", "--format", "list", "--role", "native").stdout
    filled = listed.replace("# by: a name or a function", "by: Een moedertaalspreker").replace("# on:", "on:")
    filled = re.sub(r"(item: advice/beleid .*\n.*\n    agreed: )false", r"\1true", filled)
    filled = re.sub(r"(item: advice/inhuur .*\n.*\n.*\n    )# remark:", r"\1remark: Te stijf.", filled)
    here.write("lijst.yml", filled)
    result = command("sign", "--from", "lijst.yml")
    assert result.exit_code == 0, result.stderr
    assert f"1 sign-off written to reviews/signoffs.yml: Een moedertaalspreker, native, {DAY}." in result.stdout
    assert "Not agreed to: advice/inhuur – Te stijf." in result.stdout
    here.change(BELEID, "ook uitvoeren", "uitvoeren")
    result = command("sign", "--from", "lijst.yml")
    assert result.exit_code == 1
    assert "'advice/beleid' is not the text that was read" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--role", "legal", "--by", "X"), "name items to sign, or a list"),
        (("advice/beleid", "--by", "X"), "say as whom they agreed: --role"),
        (("advice/beleid", "--role", "legal"), "say who agreed: --by"),
        (("advice/beleid", "--role", "legal", "--by", " "), "say who agreed: --by"),
        (("advice/beleid", "--role", "legal", "--by", "x" * 501), "say who agreed: --by"),
        (("advice/beleid", "--role", "legal", "--by", "\udcff"), "say who agreed: --by"),
        (("advice/beleid", "--role", "legal", "--by", "X\x07"), "say who agreed: --by"),
        (("advice/beleid", "--from", "site.yml"), "does not exist"),
    ],
)
def test_wrong_use(here: Project, arguments: tuple[str, ...], said: str) -> None:
    """What is missing is said, and nothing is written."""
    result = command("sign", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (here.root / SIGNOFFS).exists()


def test_mistakes_in_a_list_have_their_lines(here: Project) -> None:
    """A list that was filled in wrongly is told as content is, with all that is wrong."""
    here.write("lijst.yml", "role: jurist\ntexts:\n  - {item: advies/beleid, hash: zo, agreed: ja}\n")
    result = command("sign", "--from", "lijst.yml", "--by", "X")
    assert result.exit_code == 1
    assert re.findall(r"lijst\.yml:(\d+):\d+: error", result.stderr) == ["1", "3", "3"]


# --- the file ------------------------------------------------------------------------------------------------------


def test_mistakes_in_the_file_are_told_by_all_commands(here: Project) -> None:
    """Each mistake has its line and a hint, all at once; `check` tells them too, demanded or not."""
    here.write(
        SIGNOFFS,
        "signed:\n"
        "  - {item: advies/beleid, hash: 0123456789ab, role: legal, by: X, on: 2026-11-20}\n"
        "  - {item: advice/beleid, hash: 0123456789ab, role: legal, by: X, on: 2026-11-21}\n",
    )
    for name in ("status", "check"):
        result = command(name)
        said = result.stderr + result.stdout
        assert result.exit_code == 1
        assert f"{SIGNOFFS}:2:12: error: 'advies' is no collection of items (unknown-reference)" in said
        assert re.search(rf"{SIGNOFFS}:3:\d+: error: somebody agreed in the future: 2026-11-21 \(future-date\)", said)
    here.write(SIGNOFFS, "signed:\n  - {item: beleid, hash: zo, role: baas, on: gisteren}\nextra: x\n")
    result = command("sign", "advice/beleid", "--role", "legal", "--by", "X")
    assert result.exit_code == 1
    assert len(re.findall(rf"{SIGNOFFS}:\d+:\d+: error: ", result.stderr)) == 6
    here.write(SIGNOFFS, "signed: [\n")
    assert command("status").exit_code == 1


# --- status --------------------------------------------------------------------------------------------------------


def test_status_counts_first_and_then_lists_by_weight(here: Project) -> None:
    """Counts for each role come first; then what was voided, what waits, by weight, and what is signed."""
    signed("advice/beleid", "advice/inhuur", "--role", "legal", "--by", "Een jurist")
    here.change(BELEID, "ook uitvoeren", "uitvoeren")
    said = command("status").stdout
    total = int(re.match(r"content: (\d+) texts", said)[1])  # type: ignore[index]  # it matches
    assert f"   legal: 1 signed, 1 edited since, {total - 2} never signed" in said
    assert f"   native: 0 signed, 0 edited since, {total} never signed" in said
    headings = [line for line in said.splitlines() if line[:1].isupper()]
    assert [heading.split(",")[0].split(" (")[0] for heading in headings] == [
        "EDITED SINCE SOMEBODY AGREED", "NOT SIGNED", "SIGNED",
    ]  # fmt: skip
    assert f"   advice/beleid – legal by Een jurist on {DAY}" in said
    kinds = [weight.words for weight in Weight]
    seen = [line.strip().split(":")[0] for line in said.splitlines() if line.strip().split(":")[0] in kinds]
    assert seen == [kind for kind in kinds if kind in seen]
    assert len(said.splitlines()) <= 40
    whole = command("status", "--all").stdout
    assert len(re.findall(r"^   \w+/[\w-]+ – ", whole, re.MULTILINE)) == total + 2


def test_signing_and_status_speak_dutch(here: Project) -> None:
    """With --language nl what was written, and what waits, is told in Dutch; roles stay what one types."""
    told = command("sign", "advice/beleid", "--role", "legal", "--by", "Een jurist", "--language", "nl").stdout
    assert told == f"1 akkoord opgeschreven in {SIGNOFFS}: Een jurist, legal, {DAY}.\n"
    assert written(here).startswith("# Wie akkoord ging met welke tekst.")
    here.change(BELEID, "ook uitvoeren", "uitvoeren")
    said = command("status", "--language", "nl").stdout
    assert re.match(r"content: \d+ teksten waarmee iemand akkoord kan gaan\.\n   legal: 0 akkoord, 1 daarna ", said)
    assert "VERANDERD NA EEN AKKOORD (de tekst is anders; sinds wanneer is niet bekend)\n" in said
    assert f"\n   advice/beleid – legal door Een jurist op {DAY}" in said
    assert re.search(r"\n wet: \d+ tekst", said)
    assert (
        command("status", "--language", "nl", "--format", "json").stdout == command("status", "--format", "json").stdout
    )


def test_status_for_programs(here: Project) -> None:
    """Every item with its weight and hash, what each role said, and sign-offs of what is gone."""
    signed("advice/klacht", "--role", "legal", "--by", "Een jurist")
    here.write(SIGNOFFS, written(here).replace("advice/klacht", "advice/weg"))
    data = json.loads(command("status", "--format", "json").stdout)
    assert data["texts"] == len(data["items"])
    assert data["roles"]["legal"] == {"signed": 0, "voided": 0, "none": data["texts"]}
    assert [each["item"] for each in data["signed_and_gone"]] == ["advice/weg"]
    assert {each["weight"] for each in data["items"]} <= {weight.value for weight in Weight}
    assert "SIGNED, AND NOT THERE ANY MORE\n   advice/weg – legal by Een jurist" in command("status").stdout


# --- check ---------------------------------------------------------------------------------------------------------


def asked(project: Project, *signoffs: SignOff) -> dict[str, str]:
    """Each text of which the check complains → what it says, with some sign-offs."""
    context = context_of(load(project.content, LAYOUT, "content")[0], AS_OF)
    texts = SignedTexts(hashes_of(context), signoffs)
    return {
        file: problem.message
        for problem in check(context, texts, texts.hashes)
        for file in (problem.place.file, *(re.findall(r"also at (\S+?):", " ".join(problem.details))))
    }


def test_a_demand_asks_for_a_role(here: Project) -> None:
    """Without a demand nothing is asked; with one, texts of that kind, until somebody agreed to them as they are."""
    assert asked(here) == {}
    here.change("content/site.yml", "demands:\n", "demands:\n  signed: {law: [legal]}\n")
    message = "nobody agreed to this text as 'legal', which the site asks for 'law'"
    assert set(asked(here).values()) == {message}
    given = {"item": "advice/beleid", "hash": hash_now("advice/beleid"), "by": "X", "on": DAY}
    legal, practice = (SignOff.model_validate({**given, "role": role}) for role in ("legal", "practice"))
    assert asked(here, practice) == asked(here)
    others = {file: said for file, said in asked(here).items() if file != BELEID}
    assert asked(here, legal) == others
    here.change(BELEID, "ook uitvoeren", "uitvoeren")
    assert asked(here, legal)[BELEID].startswith("this text differs from the one to which somebody agreed as 'legal'")


def hash_now(path: str) -> str:
    """The hash of an item, as programs are told it."""
    items = json.loads(command("status", "--format", "json").stdout)["items"]
    return next(str(each["hash"]) for each in items if each["item"] == path)


def test_check_warns_and_goes_on(here: Project) -> None:
    """What is demanded and not signed is a warning of `check`: nothing stops a build."""
    here.change("content/site.yml", "demands:\n", "demands:\n  signed: {law: [legal]}\n")
    result = command("check")
    assert result.exit_code == 0
    assert f"{BELEID}:1:1: warning: nobody agreed to this text as 'legal'" in result.stdout
    assert "(not-signed)" in result.stdout
