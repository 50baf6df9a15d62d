"""How a site looks: what `look/` says, over what lies below, measured before anything is made with it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.edition.editions import base_in, checked, edition_in, told, write
from tests.project import AS_OF, LAST_LOOK, ROOT
from wegwijzer_build.cli import main
from wegwijzer_build.look import DARK, LIGHT, PAIRS, SCHEMES, Look, LookRead, measured, read_look, style
from wegwijzer_build.look.colours import colour, ratio
from wegwijzer_build.look.reading import shipped_mapping
from wegwijzer_build.look.theme import theme_tokens
from wegwijzer_build.look.values import TOKENS, as_it_comes
from wegwijzer_build.model import SHAPES, Token

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0h60v30H0z"/></svg>'
THEMES = {
    "voorbeeld": ROOT / "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css",
    "den haag": ROOT / "node_modules/@gemeente-denhaag/design-tokens-components/dist/index.css",
}
"""Themes of NL Design System under an open licence, of different make."""


def look_of(tmp_path: Path, files: Mapping[str, Any], below: LookRead | None = None) -> LookRead:
    """What a folder with these files comes to."""
    folder = tmp_path / "look"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_look(tmp_path, "content", below or LookRead())


def found(read: LookRead) -> list[str]:
    """Each problem: where, which, and what it says."""
    return [f"{p.place.file}:{p.place.line}: {p.rule}: {p.message}" for p in read.problems]


def test_contrast_is_measured_as_wcag_says() -> None:
    """Black on white is 21 to 1, and the grey that just passes has 4.54 (WCAG 2.2, the notes to 1.4.3)."""
    white, black, grey = colour("#fff"), colour("black"), colour("#767676")
    assert white
    assert black
    assert grey
    assert ratio(black, white) == pytest.approx(21)
    assert ratio(grey, white) == pytest.approx(4.54, abs=0.005)
    assert ratio(white, white) == 1
    assert colour("hsl(120 100% 25%)") == pytest.approx((0, 0.5, 0))
    assert [colour(text) for text in ("#fff8", "transparent", "petrol", "", "var(--x)", "oklch(0.5 0.1 20)")] == [
        None
    ] * 6


def test_what_comes_with_the_engine_can_be_read() -> None:
    """Every pair has its contrast in both schemes; and every token that can be changed is one of the style sheet."""
    assert [pair for pair in measured(Look()) if not pair.is_enough] == []
    assert len(list(measured(Look()))) == 2 * len(PAIRS)
    said = set(re.findall(r"--ww-([a-z0-9-]+):", TOKENS.read_text("utf-8")))
    assert {token.value for token in Token} <= said
    assert {token for pair in PAIRS for token in pair[:2]} == set(Token) - SHAPES - {Token.LINE, Token.POST}
    assert as_it_comes(DARK)[Token.ON_BOARD] == as_it_comes(LIGHT)[Token.ON_BOARD]
    assert as_it_comes(DARK)[Token.PAPER] != as_it_comes(LIGHT)[Token.PAPER]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_pair_that_cannot_be_read_is_an_error_with_its_ratio(tmp_path: Path, scheme: str) -> None:
    """At the colour that was said, in the scheme that it is for, with what was measured and what is asked."""
    said = (
        f'{scheme}:\n  board: "#9acd32"\n  link: "#9acd32"\n' if scheme == LIGHT else f'{scheme}:\n  board: "#123030"\n'
    )
    problems = found(look_of(tmp_path, {"look.yml": said}))
    where = "content/look/look.yml:2: look-contrast: "
    if scheme == LIGHT:
        on_board = "on-board (#fffaf0) on board (#9acd32) has a contrast of 1.80 to 1 on a light screen; expected 4.5"
        assert any(line.startswith(f"{where}{on_board}") for line in problems)
        assert any("look.yml:3: look-contrast: link (#9acd32) on paper (#fbf6ec)" in line for line in problems)
        assert all("on a light screen" in line for line in problems)
    else:
        (problem,) = problems
        assert problem.startswith(f"{where}board (#123030) on paper (#121b1b) has a contrast of 1.24 to 1 on a dark")


def test_colours_are_in_the_style_of_both_schemes(tmp_path: Path) -> None:
    """What is said for a light screen does not leak into a dark one, which keeps what it comes with."""
    read = look_of(tmp_path, {"look.yml": 'light: {board: "rgb(29 63 114)", round: 0, serif: "Verdana, sans-serif"}\n'})
    assert found(read) == []
    made = style(read.look, str)
    assert made == (
        ":root{--ww-board:#1d3f72;--ww-serif:Verdana, sans-serif;--ww-round:0}"
        f"@media (prefers-color-scheme:dark){{:root{{--ww-board:{as_it_comes(DARK)[Token.BOARD]}}}}}"
    )
    assert style(Look(), str) == ""


def test_only_light_gives_everybody_the_light_colours(tmp_path: Path) -> None:
    """Also those that were not changed, and browsers are told that there is no dark scheme."""
    read = look_of(tmp_path, {"look.yml": 'light: {board: "#1d3f72"}\nonly_light: true\n'})
    assert found(read) == []
    dark = style(read.look, str).partition("@media")[2]
    assert "color-scheme:light;" in dark
    assert f"--ww-paper:{as_it_comes(LIGHT)[Token.PAPER]}" in dark
    assert "--ww-board:#1d3f72" in dark


def test_what_cannot_be_used_is_told_all_at_once(tmp_path: Path) -> None:
    """Each at its place, in the words of who made it; nothing of it gets into a page."""
    files: dict[str, Any] = {
        "look.yml": 'light: {board: petrol, round: wide, sans: "a}b", ink: "#0008", lnk: "#000"}\n'
        "dark: {serif: Georgia}\n"
        "fonts: [{file: none.woff2, family: Lato}]\ntheme: other.css\n",
        "logo.svg": SVG.replace("<path", "<script>alert(1)</script><path"),
        "icon.svg": SVG.replace("<path", '<image href="https://example.com/x.png"/><path'),
        "logo.png": b"GIF89a",
        "font.woff2": b"wOFF",
        "notes.docx": "x",
    }
    problems = found(look_of(tmp_path, files))
    assert [line for line in problems if "unknown" in line or "lnk" in line] != []
    write(tmp_path, {"look/look.yml": files["look.yml"].replace(', lnk: "#000"', "")})
    said = "\n".join(found(read_look(tmp_path, "content", LookRead())))
    for part in (
        "look.yml:1: look-value: 'petrol' is no colour that nothing shines through",
        "look.yml:1: look-value: 'wide' cannot be used for 'round'",
        "look.yml:1: look-value: 'a}b' cannot be used for 'sans'",
        "look.yml:1: look-value: '#0008' is no colour that nothing shines through",
        "look.yml:2: look-value: 'serif' is the same on every screen",
        "look.yml:3: look-file: there is no typeface 'none.woff2' here",
        "look.yml:4: look-file: there is no style sheet 'other.css' here",
        "logo.svg:1: look-file: the drawing cannot be used: it has the element 'script'",
        "icon.svg:1: look-file: the drawing cannot be used: it has the attribute 'href=https://example.com/x.png'",
        "logo.png:1: look-file: the file is no PNG",
        "font.woff2:1: look-file: the file is no WOFF2",
        "notes.docx:1: look-file: 'notes.docx' has no place in content/look",
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("drawing", "wrong"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "it has the attribute 'onload=x()'"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "it has a DOCTYPE"),
        ("<svg><style>path{fill:url(https://a.b/c)}</style></svg>", "its style loads something from elsewhere"),
        ("<svg><path style='fill:url(https://a.b/c)'/></svg>", "it has the attribute 'style=fill:url(https://a.b/c)'"),
        ("<svg><animate/></svg>", "it has the element 'animate'"),
        ("<html/>", "it is no SVG"),
        ("<svg", "it is no XML that can be read"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "how large it is"),
    ],
)
def test_a_drawing_only_shows_something(tmp_path: Path, drawing: str, wrong: str) -> None:
    """Nothing runs in it, and nothing comes from elsewhere."""
    (problem,) = found(look_of(tmp_path, {"logo.svg": drawing}))
    assert wrong in problem


def test_files_that_are_too_large_are_refused(tmp_path: Path) -> None:
    """Every visitor loads them."""
    files = {"logo.svg": SVG.replace("<path", f"<desc>{'x' * 60_000}</desc><path"), "a.woff2": b"wOF2" + b"x" * 250_000}
    assert all("bytes; expected" in line for line in found(look_of(tmp_path, files)))
    assert len(found(read_look(tmp_path, "content", LookRead()))) == 2


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_of_nl_design_system_lies_over_ours(tmp_path: Path, name: str) -> None:
    """By the mapping that comes with the engine: every colour from the theme, and all of it can be read."""
    files = {"theme.css": THEMES[name].read_bytes(), "look.yml": "theme: theme.css\nonly_light: true\n"}
    read = look_of(tmp_path, files)
    assert found(read) == []
    assert set(read.look.light) == set(Token)
    assert all(place.file == "content/look/theme.css" for place in read.places.values())
    own = look_of(tmp_path, {"look.yml": 'theme: theme.css\nlight: {board: "#004030"}\n'})
    assert own.look.light[Token.BOARD] == "#004030"
    assert own.look.light[Token.INK] == read.look.light[Token.INK]


def test_a_mapping_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    """The first token that is there and can be used is taken; what refers in a circle or to nothing is passed over."""
    theme = """
        .their-theme { --a: var(--b); --b: var(--a); --c: transparent; --d: var(--e, #101010); --f: var(--none);
                       --g: hsl(220 60% 25%) }
        @media (prefers-color-scheme: dark) { .their-theme { --g: white } }
    """
    mapping = "tokens:\n  ink: [a, c, f, d]\n  board: [none, g]\n"
    read = look_of(tmp_path, {"theme.css": theme, "mapping.yml": mapping, "look.yml": "theme: theme.css\n"})
    assert found(read) == []
    assert read.look.light == {Token.INK: "#101010", Token.BOARD: "#193366"}
    assert set(theme_tokens(theme)) == {"c", "d", "g"}
    nothing = look_of(tmp_path, {"mapping.yml": "tokens:\n  ink: [none]\n"})
    assert found(nothing) == ["content/look/theme.css:1: look-file: the theme has none of the tokens that are read"]


def test_tokens_that_hold_each_other_do_not_grow_without_end() -> None:
    """What would become a text of a million colours is no value; it is told in no time, and takes no memory."""
    doubled = "".join(f"--t{n}: var(--t{n + 1}) var(--t{n + 1});" for n in range(18)) + "--t18: #101010;"
    assert set(theme_tokens(f":root {{{doubled}}}")) <= {f"t{n}" for n in range(10, 19)}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("noor.jpg", b"\xff\xd8\xff\xe1Exif\0\0"),
        ("noor.jpg", b"\xff\xd8\xff\xe1http://ns.adobe.com/xap/1.0/"),
        ("noor.png", b"\x89PNG\r\n\x1a\n....eXIf"),
    ],
)
def test_a_picture_says_nothing_of_where_it_was_taken(tmp_path: Path, name: str, data: bytes) -> None:
    """A telephone writes that into each; the same picture without it is taken."""
    (problem,) = found(look_of(tmp_path, {name: data}))
    assert "the picture tells how and where it was taken" in problem
    assert found(look_of(tmp_path, {name: data[:8]})) == []


def test_a_theme_that_cannot_be_read_well_is_told_at_its_own_line(tmp_path: Path) -> None:
    """The editor of the edition sees which line of the theme it is, and can say another colour over it."""
    theme = ":root {\n  --utrecht-document-color: #999;\n}\n"
    problems = found(look_of(tmp_path, {"theme.css": theme, "look.yml": "theme: theme.css\n"}))
    assert all(line.startswith("content/look/theme.css:2: look-contrast: ink (#999999)") for line in problems)
    assert len(problems) == 3


def test_the_shipped_mapping_names_every_token() -> None:
    """What is in it is read; nothing is mapped twice to a name that only a to-do list of a theme has."""
    mapping = shipped_mapping().tokens
    assert set(mapping) == set(Token)
    assert not [name for names in mapping.values() for name in names if name.startswith("todo-")]


def test_the_look_of_a_branch_lies_below_that_of_a_firm(tmp_path: Path) -> None:
    """Colours one by one, the logo as a whole: nobody gets the dark logo of somebody else beside a light one."""
    two = {name: tmp_path / name for name in ("branch", "firm")}
    for folder in two.values():
        folder.mkdir()
    of_branch = 'light: {board: "#1d3f72", ink: "#101010"}\n'
    drawn = dict.fromkeys(("logo.svg", "logo-dark.svg", "icon.svg"), SVG)
    branch = look_of(two["branch"], {"look.yml": of_branch, **drawn})
    firm = look_of(
        two["firm"], {"look.yml": 'light: {board: "#4b1248"}\n', "logo.svg": SVG.replace("60", "90")}, branch
    )
    assert firm.look.light == {Token.BOARD: "#4b1248", Token.INK: "#101010"}
    assert firm.look.logo(DARK) is None
    assert set(firm.look.files) == {"icon.svg", "logo.svg"}
    assert branch.look.logo(DARK) == "logo-dark.svg"
    assert read_look(tmp_path, "content", firm) is firm, "no folder: what lies below"


def test_an_edition_is_built_with_its_look(tmp_path: Path) -> None:
    """Logo, icon, typeface and colours are on every page and in every style; no page asks another host for them."""
    base_in(tmp_path)
    files = {
        "look/look.yml": 'light: {board: "#1d3f72", sans: "Lato, sans-serif"}\n'
        "fonts: [{file: lato.woff2, family: Lato}]\n",
        "look/logo.svg": SVG,
        "look/logo-dark.svg": SVG.replace("60", "61"),
        "look/icon.svg": SVG,
        "look/OFL.txt": "The terms of Lato.",
    }
    mine = edition_in(tmp_path, "", files)
    (mine / "look/lato.woff2").write_bytes(b"wOF2" + b"x" * 20)
    assert [line for line in told(checked(mine)) if "look" in line] == []
    site = tmp_path / "site"
    asked = ["build", "--content", str(mine), "--as-of", AS_OF.isoformat(), "--site-dir", str(site)]
    built = CliRunner().invoke(main, asked)
    assert built.exit_code == 0, built.output
    home = (site / "index.html").read_text("utf-8")
    (logo,) = re.findall(
        r'<source media="\(prefers-color-scheme: dark\)" srcset="(\S+)"><img class="ww-logo" src="(\S+)"', home
    )
    assert 'width="84" height="42" alt=""' in home
    assert {(site / path).read_text("utf-8") for path in logo} == {files["look/logo.svg"], files["look/logo-dark.svg"]}
    assert "data:image/svg+xml,<svg xmlns=" in home
    styles = sorted((site / "assets").glob("*.css"))
    assert styles
    for sheet in styles:
        text = sheet.read_text("utf-8")
        if "--ww-paper" in text:
            assert "--ww-board:#1d3f72" in text, sheet
            (font,) = re.findall(r'@font-face\{font-family:"Lato";src:url\(([^)]+)\)', text)
            assert (sheet.parent / font).read_bytes().startswith(b"wOF2")
    assert "The terms of Lato." in (site / "assets/licences.txt").read_text("utf-8")


def test_content_of_its_own_has_a_look_too(tmp_path: Path) -> None:
    """`look/` belongs to every content folder, and a wrong colour there is an error of `check`."""
    base = base_in(tmp_path)
    write(base, {"look/look.yml": 'light: {board: "#9acd32"}\n'})
    assert not checked(base).is_sound
    mine = edition_in(tmp_path, "")
    assert any(line.startswith("base/look/look.yml:1: look-contrast") for line in told(checked(mine)))
    write(mine, {"look/look.yml": 'light: {board: "#1d3f72"}\n'})
    assert checked(mine).look.light[Token.BOARD] == "#1d3f72"


def test_the_style_page_is_there_when_it_is_asked_for(tmp_path: Path) -> None:
    """All components, every pair with its contrast in both schemes, no link that leads nowhere; else there is none."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "examples/accounts/content", content)
    site = tmp_path / "site"
    asked = ["build", "--content", str(content), "--as-of", LAST_LOOK.isoformat(), "--site-dir", str(site)]
    write(content, {"look/look.yml": "style_page: true\n"})
    built = CliRunner().invoke(main, asked)
    assert built.exit_code == 0, built.output
    page = (site / "stijl/index.html").read_text("utf-8")
    assert all(f"ww-pair--{front.value}--{behind.value}" in page for front, behind, _ in PAIRS)
    shown = ("ww-board", "ww-door", "ww-contact", "ww-advice", "ww-kind--bill", "ww-card", "ww-first", "<details")
    for component in (*shown, "<table", 'type="checkbox"'):
        assert component in page, component
    assert 'content="noindex"' in page
    assert "style=" not in page
    assert "stijl/" not in (site / "llms.txt").read_text("utf-8")
    (content / "look/look.yml").unlink()
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert not (site / "stijl").exists()
