"""The site as it will be on a later day says on every page that it is an example, and a site of today never does."""

from __future__ import annotations

from datetime import date

from tests.project import AS_OF, Project, wegwijzer
from tests.test_render import sample
from tests.test_serve import serving
from wegwijzer_build.render import Partials, render, site_of

LATER = date(2026, 11, 21)
WORD = "Zo ziet deze site eruit op 21 november 2026. Dit is een voorbeeld."
NOW = {"SOURCE_DATE_EPOCH": "1795132800"}
"""20 November 2026, as the command is told."""


def outputs(ahead: date | None) -> dict[str, str]:
    """Every file that is made of the sample."""
    found = sample()
    assert found.content is not None
    made = render(Partials(site_of(found.content, found.trees, {"lunr.js": b""}, ahead=ahead)))
    return {output.path: output.data.decode() for output in made}


def test_a_site_of_today_has_nothing_of_it() -> None:
    """No page, no style and no data of a site of today knows of examples; of an example all embeds and trees do."""
    assert not [path for path, text in outputs(None).items() if "ww-ahead" in text or "Zo ziet deze site eruit" in text]
    example = outputs(LATER)
    pages = {path for path in example if path.endswith(".html")}
    assert {path for path, text in example.items() if WORD in text} == pages
    assert any(path.startswith("embed/advice/") for path in pages)
    assert all(example[path].count(WORD) == 1 for path in pages)
    styles = {path: text for path, text in example.items() if path.endswith(".css")}
    assert styles
    assert all(".ww-ahead" in text for text in styles.values())


def test_a_build_says_it_on_every_page(project: Project) -> None:
    """Pages made of the content, those written by hand and the one for what is not there: all of them, or none."""
    for day, expected in ((LATER, True), (AS_OF, False)):
        made = wegwijzer("build", *project.arguments(dated=False), "--as-of", day.isoformat(), env=NOW)
        assert made.returncode == 0, made.stdout + made.stderr
        pages = {
            page.relative_to(project.site).as_posix(): page.read_text("utf-8") for page in project.site.rglob("*.html")
        }
        assert {
            "404.html",
            "over/index.html",
            "keuzehulp/regelen/index.html",
            "embed/regelen/index.html",
        } <= pages.keys()
        assert {path for path, text in pages.items() if (WORD in text) is not expected} == set()
        assert ('content="noindex"' in pages["over/index.html"]) is expected


def test_serve_shows_a_later_day(project: Project) -> None:
    """`serve --as-of` shows what begins on that day, with the banner."""
    project.write(
        "content/advice/nieuw.yml",
        (project.content / "advice" / "klacht.yml").read_text("utf-8") + f"valid_from: {LATER}\n",
    )
    with serving(project, "--as-of", LATER.isoformat()) as server:
        assert server.sees("adviezen/nieuw/", WORD)
        assert WORD in server.get("")
        assert WORD in server.get("bestaat/niet/")
    with serving(project) as server:
        assert server.sees("adviezen/nieuw/", "Deze pagina is er niet")
        assert "Zo ziet deze site eruit" not in server.get("")
