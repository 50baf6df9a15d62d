"""A content folder is enough; what stands around it is checked as it is, and what `check` passes, `build` builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import AS_OF, COMMAND, ROOT, Project, files_below, run
from tests.site.test_builds import MKDOCS
from tests.small import make_small
from wegwijzer_build.cli import main
from wegwijzer_build.mkdocs_plugin import Preview
from wegwijzer_build.pipeline import check

DAY = AS_OF.isoformat()
CONFIG = """\
site_name: Proef
theme: {name: material, language: nl, font: false}
plugins:
  - wegwijzer
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with the smallest content and nothing else."""
    make_small(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str | Path) -> Result:
    """Run the command in this process; it never ends in a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def both(config: str, here: Path) -> str:
    """What `check` and `build` refuse alike: what they say, and nothing is made."""
    (here / "mkdocs.yml").write_text(config, encoding="utf-8")
    checked, built = command("check", "--as-of", DAY), command("build", "--as-of", DAY)
    assert (checked.exit_code, built.exit_code) == (1, 1), checked.output + built.output
    assert checked.stdout.strip() == built.stderr.strip()
    assert not (here / "site").exists()
    return checked.stdout


# --- a content folder is enough ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["build", "deploy", "pages", "check"])
def test_a_content_folder_is_enough(here: Path, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """With nothing beside it, content is checked and built, and nothing is put beside it."""
    out = tmp_path_factory.mktemp("out") / "out"
    option = {"build": ["--site-dir", str(out)], "check": []}.get(name, ["--out", str(out)])
    result = command(name, "--content", here / "content", "--as-of", DAY, *option)
    assert result.exit_code == 0, result.output
    assert [path.name for path in here.iterdir()] == ["content"]
    if name == "build":
        assert '<html lang="nl"' in (out / "adviezen/doe/index.html").read_text("utf-8")


def test_pages_without_a_configuration_are_in_the_menu(here: Path) -> None:
    """Pages in docs/ beside the content are read where they are, and the menu leads to each, with its title."""
    (here / "docs").mkdir()
    (here / "docs/over-ons.md").write_text("# Wie wij zijn\n\nTekst.\n", encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 0
    assert 'href="over-ons/">Wie wij zijn</a>' in (here / "site/index.html").read_text("utf-8")


def test_the_nearest_configuration_counts(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From elsewhere, what stands beside the content is read, and not what stands where one stands."""
    elsewhere = tmp_path / "elders"
    (elsewhere / "docs").mkdir(parents=True)
    (elsewhere / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    result = command("build", "--content", project.content, "--as-of", DAY, "--site-dir", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/over/index.html").is_file()


# --- what would leave our pages out --------------------------------------------------------------------------------


def test_without_the_plugin_nothing_is_built(here: Path) -> None:
    """A configuration without our plugin would make a site without our pages: it says what to add."""
    said = both(CONFIG.replace("plugins:\n  - wegwijzer", "plugins: []"), here)
    assert "mkdocs.yml:3:1: error: the plugin 'wegwijzer' is missing" in said
    assert "add a line '  - wegwijzer' under 'plugins:'" in said


def test_without_the_plugin_the_old_site_stays(here: Path) -> None:
    """Neither `build` nor `deploy` replaces what was there."""
    (here / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 0
    assert command("deploy", "--as-of", DAY).exit_code == 0
    old, live = files_below(here / "site"), files_below(here / "live")
    (here / "mkdocs.yml").write_text("site_name: Proef\n", encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 1
    assert command("deploy", "--as-of", DAY).exit_code == 1
    assert (files_below(here / "site"), files_below(here / "live")) == (old, live)


def test_another_theme_is_refused(here: Path) -> None:
    """Another theme is told, with the one that it has to be."""
    said = both(CONFIG.replace("material", "readthedocs"), here)
    assert "error: the theme is 'readthedocs', and the pages are made for 'material'" in said


def test_pages_have_the_language_of_the_content(here: Path) -> None:
    """Where the configuration names no language, pages say the content's; another language is refused."""
    (here / "mkdocs.yml").write_text(CONFIG.replace("language: nl, ", ""), encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 0
    assert '<html lang="nl"' in (here / "site/index.html").read_text("utf-8")
    assert '<html lang="nl"' in (here / "site/404.html").read_text("utf-8")
    (here / "site").rename(here / "oud")
    said = both(CONFIG.replace("language: nl", "language: en"), here)
    assert "the language of the theme is 'en', and that of the content is 'nl'" in said


def test_all_that_is_missing_is_told_at_once(here: Path) -> None:
    """The configuration, a page written by hand and the content: one run tells what is wrong with each."""
    (here / "docs").mkdir()
    (here / "docs/over.md").write_text("<b>Over</b>\n", encoding="utf-8")
    (here / "content/advice/doe.yml").unlink()
    said = both("theme: {name: mkdocs}\nplugins: []\nuse_directory_urls: false\ngekke_sleutel: 1\n", here)
    assert "gekke_sleutel" in said
    assert "content/trees/t.yml" in said
    (here / "mkdocs.yml").unlink()
    said = both("theme: {name: mkdocs, language: de}\nplugins: []\nuse_directory_urls: false\n", here)
    assert said.count("(configuration)") == 4


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("theme: [\n", "mkdocs.yml:1:1: error:"),
        ("- een\n", "mkdocs.yml:1:1: error:"),
        (CONFIG.replace("  - wegwijzer", "  - wegwijzer\n  - bestaat-niet"), "bestaat-niet"),
        (CONFIG + "docs_dir: nergens\n", "nergens"),
        (CONFIG + "nav: [weg.md]\n", "weg.md"),
        (CONFIG + "nav: 3\n", "'nav'"),
        (CONFIG + "hooks: [weg.py]\n", "weg.py"),
        (CONFIG + "extra_templates: [x.html]\n", "x.html"),
        (CONFIG + "markdown_extensions: [bestaat.niet]\n", "bestaat.niet"),
        (CONFIG + "use_directory_urls: false\n", "use_directory_urls"),
    ],
)
def test_a_wrong_configuration_is_explained(here: Path, config: str, told: str) -> None:
    """Whatever is wrong with the configuration, `check` and `build` say it, and nothing is made."""
    assert told in both(config, here)


def test_mkdocs_by_itself_refuses_them_too(here: Path) -> None:
    """By the other door, what would make other pages of ours is refused too, without a traceback."""
    (here / "docs").mkdir()
    (here / "mkdocs.yml").write_text(CONFIG.replace("material", "readthedocs"), encoding="utf-8")
    result = run(MKDOCS, "build", cwd=here)
    assert result.returncode == 1
    assert "the theme is 'readthedocs'" in result.stderr
    assert "Traceback" not in result.stderr


def test_pages_are_counted_after_every_plugin(project: Project) -> None:
    """Where something takes a page away after our plugin counted, the build is still not put in place."""
    project.hook(
        "from pathlib import Path\n"
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-100)\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'adviezen/inhuur/index.html').unlink()\n"
    )
    result = command("build", *project.arguments())
    assert result.exit_code == 1
    assert "1 pages are missing: /adviezen/inhuur/" in result.stderr
    assert not project.site.exists()


# --- pages written by hand -----------------------------------------------------------------------------------------


def test_a_link_out_of_docs_publishes_nothing(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A symbolic link in docs/, to a file or to a folder, stops every command that would publish what it leads to."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "environ").write_text("TOKEN=geheim\n", encoding="utf-8")
    (here / "docs").mkdir()
    (here / "docs/env.txt").symlink_to(outside / "environ")
    (here / "docs/map").symlink_to(outside)
    assert both(CONFIG, here).count("(docs-link)") == 2
    for name in ("pages", "deploy"):
        assert command(name, "--out", here / "out", "--as-of", DAY).exit_code == 1
    assert run(MKDOCS, "build", cwd=here).returncode == 1
    assert not any(b"geheim" in data for data in files_below(here).values() if data != b"TOKEN=geheim\n")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("[a](weg.md)\n", "docs/over.md:1:5: error: the link 'weg.md' leads nowhere (docs-nowhere)"),
        ("[a](#weg)\n", "docs/over.md:1:5: error: the link '#weg' leads nowhere (docs-nowhere)"),
        ("[a](adviezen/doe/index.md#weg)\n", "the link '../adviezen/doe/#weg' leads nowhere"),
        ("![a](weg.png)\n", "docs/over.md:1:6: error: the link 'weg.png' leads nowhere"),
        ("[a](https://example.nl/){ onclick=x }\n", "docs/over.md:1:27: error: <a> would have the attribute 'onclick'"),
        ("- a\n\n      <form>\n", "would stand on the page"),
        ("---\ntitel: x\n---\n", "docs/over.md:2:1: error: 'titel' is no key of a page"),
    ],
)
def test_what_the_build_refuses_check_tells(here: Path, page: str, told: str) -> None:
    """What is wrong with a page once it is a page among others is told by `check`, with its place in the source."""
    (here / "docs").mkdir()
    (here / "docs/over.md").write_text(page, encoding="utf-8")
    config = CONFIG + "markdown_extensions: [attr_list]\nnav: [{Over: over.md}]\n"
    assert told in both(config, here)


@pytest.mark.parametrize("page", ["adviezen.md", "adviezen/doe.md", "index.md"])
def test_a_page_in_the_way_is_told_by_check(here: Path, page: str) -> None:
    """A page at an address of a page made from the content is named by `check`."""
    (here / "docs/adviezen").mkdir(parents=True)
    (here / "docs" / page).write_text("# Iets\n", encoding="utf-8")
    assert f"docs/{page}:1:1: error: docs/{page} stands in the way" in both(CONFIG, here)


def test_a_link_to_what_lapses_is_told_while_there_is_time(here: Path) -> None:
    """A page by hand that leads to an item for a while only is warned of with the day; on that day it is an error."""
    item = here / "content/advice/doe.yml"
    (here / "content/advice/tijdelijk.yml").write_text(
        item.read_text("utf-8") + "valid_until: 2026-11-30\n", encoding="utf-8"
    )
    (here / "docs").mkdir()
    (here / "docs/over.md").write_text("# Over\n\nLees [dit](adviezen/tijdelijk/index.md).\n", encoding="utf-8")
    told = "the link 'adviezen/tijdelijk/index.md' leads nowhere"
    before = command("check", "--as-of", DAY)
    assert before.exit_code == 0
    assert f"docs/over.md:3:12: warning: from 2026-12-01 on, {told}" in before.stdout
    after = command("check", "--as-of", "2026-12-01")
    assert after.exit_code == 1
    assert (
        "docs/over.md:3:12: error: the link 'adviezen/tijdelijk/index.md' leads nowhere (docs-nowhere)" in after.stdout
    )


def test_what_nobody_looked_at_is_not_published(here: Path) -> None:
    """What an editor or a computer leaves behind, and a document that nothing leads to, do not reach the site."""
    (here / "docs").mkdir()
    for name in ("over.md", "over.md~", "over.md.orig", "Thumbs.db", "brief.docx"):
        (here / "docs" / name).write_text("# Over\n", encoding="utf-8")
    result = command("build", "--as-of", DAY)
    assert result.exit_code == 0
    assert result.stderr.count("warning:") == 3
    assert not {"over.md~", "over.md.orig", "Thumbs.db", "brief.docx"} & set(files_below(here / "site"))


def test_what_a_page_says_is_shown_as_it_stands(here: Path) -> None:
    """A first line with a colon stays on the page, and a title is what was written."""
    (here / "docs").mkdir()
    (here / "docs/gevaar.md").write_text("Gevaar: bel 112\n\nOok nu.\n", encoding="utf-8")
    (here / "docs/nee.md").write_text("---\ntitle: no\n---\nNee.\n", encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 0
    assert "<p>Gevaar: bel 112</p>" in (here / "site/gevaar/index.html").read_text("utf-8")
    assert "<title>no – Proef</title>" in (here / "site/nee/index.html").read_text("utf-8")


# --- content -------------------------------------------------------------------------------------------------------


def test_a_link_elsewhere_may_name_a_part(here: Path) -> None:
    """An address on another site may end in a part of a page there, wherever it stands."""
    address = "https://wetten.overheid.nl/BWBR0010346/2026-07-01#Hoofdstuk2"
    sources = here / "content/sources.yml"
    sources.write_text(f'bron: {{title: De bron, publisher: Uitgever, url: "{address}"}}\n', encoding="utf-8")
    advice = here / "content/advice/doe.yml"
    advice.write_text(advice.read_text("utf-8").replace("Doe dit.", f"Lees [dit]({address})."), encoding="utf-8")
    assert command("check", "--as-of", DAY).exit_code == 0
    result = command("build", "--as-of", DAY)
    assert result.exit_code == 0, result.output


def test_an_address_that_no_server_can_be_told_is_found_by_check(here: Path) -> None:
    """What only `deploy` would refuse is told by `check`: the address of the site, at its line."""
    site = here / "content/site.yml"
    site.write_text(site.read_text("utf-8") + "url: https://example.nl/een%20pad/\n", encoding="utf-8")
    result = command("check", "--as-of", DAY)
    assert result.exit_code == 1
    assert "content/site.yml:5:6: error: the path of 'url' in site.yml" in result.stdout


# --- the preview is the site ---------------------------------------------------------------------------------------


def test_hooks_are_heard_in_a_preview_too(project: Project) -> None:
    """What a hook makes of a page is the same in a preview and in a build."""
    project.hook(
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown + '\\n\\nUit een hook.\\n' if page.file.src_uri == 'over.md' else markdown\n"
        "def on_post_page(output, page, config):\n"
        "    return output.replace('Wie dit maakt', 'Door een hook')\n"
        "def on_post_template(output_content, template_name, config):\n"
        "    return output_content.replace('Deze pagina is er niet', 'Weg')\n"
    )
    assert command("build", *project.arguments()).exit_code == 0
    preview = Preview(project.config, project.content, check(project.content, AS_OF))
    page = (project.site / "over/index.html").read_bytes()
    assert preview.file("over/index.html") == page
    assert b"Uit een hook." in page
    assert b"Door een hook" in page
    assert b"Weg" in preview.not_found()


def test_the_handbook_leads_to_all_checks_in_a_preview(project: Project) -> None:
    """A link from a page written by hand to a page of ours leads there in a preview too, without a complaint."""
    project.write("docs/redactie/index.md", "# Handboek\n\n[Alle controles](controles.md#cycle)\n")
    project.change("mkdocs.yml", "nav:\n", "nav:\n  - Handboek: redactie/index.md\n")
    preview = Preview(project.config, project.content, check(project.content, AS_OF))
    page = preview.file("redactie/index.html")
    assert page is not None
    assert b'href="controles/#cycle"' in page
    assert b'id="cycle"' in (preview.file("redactie/controles/index.html") or b"")
    assert preview.said == []


def test_no_two_pages_are_described_alike(project: Project) -> None:
    """Who finds pages of this site in a search engine reads of each what it is about, and not of two the same."""
    assert command("build", *project.arguments()).exit_code == 0
    pages = [page for page in project.site.rglob("index.html") if not {"keuzehulp", "embed"} & set(page.parts)]
    found: dict[str, list[str]] = {}
    for page in pages:
        told = re.search(r'<meta name="description" content="([^"]*)">', page.read_text("utf-8"))
        if told:
            found.setdefault(told[1], []).append(page.relative_to(project.site).as_posix())
    assert len(found) > 20
    assert {told: named for told, named in found.items() if len(named) > 1} == {}


def test_licences_of_others_come_along(here: Path) -> None:
    """What of others stands in the site has its notice there, as its licence asks."""
    assert command("build", "--as-of", DAY).exit_code == 0
    told = (here / "site/assets/licences.txt").read_text("utf-8")
    assert "Martin Donath" in told
    assert told.count("The above copyright notice and this permission notice shall be included") == 2


# --- the surroundings of the command -------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["build"], ["serve", "--dev-addr", "127.0.0.1:0"]])
def test_a_dirty_build_is_refused(here: Path, arguments: list[str]) -> None:
    """`--dirty` would leave pages of an older content; MkDocs is told so at once, building or serving."""
    (here / "docs").mkdir()
    (here / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    result = run(MKDOCS, *arguments, "--dirty", cwd=here)
    assert result.returncode == 1
    assert "this site is always built whole; leave out --dirty" in result.stderr
    assert not (here / "site").exists()


@pytest.mark.parametrize(
    "output", ["build --site-dir content/site", "deploy --out docs/live", "pages --out docs/pages"]
)
def test_output_among_what_it_is_made_from_is_refused_first(here: Path, output: str) -> None:
    """A folder for output inside content/ or docs/ is refused before any work, with the option to choose another."""
    name, option, folder = output.split()
    result = command(name, option, folder, "--as-of", DAY)
    assert result.exit_code == 1
    assert f"error: {here / folder} lies in {here / folder.partition('/')[0]}" in result.stderr
    assert f"choose another {option}" in result.stderr
    assert not (here / folder).exists()


def test_schemas_in_the_content_are_refused(here: Path) -> None:
    """So are schemas, which an editor may think to belong there."""
    result = command("schema", "--out", "content/schemas")
    assert result.exit_code == 1
    assert "choose another --out" in result.stderr
    assert not (here / "content/schemas").exists()


@pytest.mark.parametrize("arguments", ["check", "check --help", "build", "--version", "check --format json"])
def test_output_that_cannot_be_written_is_told(here: Path, arguments: str) -> None:
    """Where the terminal, or the file in its place, takes no more, there is one sentence and no traceback."""
    day = ["--as-of", DAY] if "-" not in arguments else []
    script = '"$@" >/dev/full'
    result = run("sh", "-c", script, "sh", COMMAND, *arguments.split(), *day, cwd=here)
    assert result.returncode == 1
    assert result.stderr == "error: cannot write what there is to say: No space left on device\n"


def test_python_without_docstrings_is_refused(here: Path) -> None:
    """Pages are made from docstrings; where Python was told to leave them out, both doors say so."""
    doors: tuple[list[str | Path], ...] = ([COMMAND, "build", "--as-of", DAY], [MKDOCS, "build"])
    for door in doors:
        (here / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        (here / "docs").mkdir(exist_ok=True)
        result = run(*door, cwd=here, env={"PYTHONOPTIMIZE": "2"})
        assert result.returncode == 1
        assert "Python leaves out the texts that pages and schemas are made from" in result.stderr
        assert "Traceback" not in result.stderr


def test_settings_for_pip_do_not_reach_the_set_up(tmp_path: Path) -> None:
    """What would put packages elsewhere than in .venv/, or take others from elsewhere, is not handed on by make."""
    names = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE")
    result = run(
        *("make", "-f", ROOT / "Makefile", "--eval", "seen:; @env", "seen"),
        cwd=tmp_path,
        env=dict.fromkeys(names, str(tmp_path)),
    )
    assert result.returncode == 0, result.stderr
    assert {line.partition("=")[0] for line in result.stdout.splitlines()}.isdisjoint(names)


def test_the_same_word_has_one_form(here: Path) -> None:
    """A letter that was written as two signs is that letter on the page, from content and from docs/."""
    advice = here / "content/advice/doe.yml"
    advice.write_text(advice.read_text("utf-8").replace("text: Doe dit.", "text: Cafe\u0301."), encoding="utf-8")
    (here / "docs").mkdir()
    (here / "docs/over.md").write_text("# Cafe\u0301\n", encoding="utf-8")
    assert command("build", "--as-of", DAY).exit_code == 0
    for page in ("adviezen/doe/index.html", "over/index.html"):
        text = (here / "site" / page).read_text("utf-8")
        assert "Café" in text
        assert "e\u0301" not in text
