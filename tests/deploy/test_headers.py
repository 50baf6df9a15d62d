"""What the server tells browsers: on every kind of page, on what is no page, and where something goes wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.deploy.conftest import PORTAL, Sample
from tools.kinds import Kinds
from tools.reading import EMBEDS, Site
from tools.server import Answer, Server
from wegwijzer_build.hosting import Host
from wegwijzer_build.hosting.areas import pattern
from wegwijzer_build.hosting.policy import Area, varying
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.shared import addresses

OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
)
EVERYWHERE = {
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
PAGE = {
    **EVERYWHERE,
    "content-security-policy": f"{OWN}'none'",
    "cache-control": "no-cache",
    "cross-origin-resource-policy": "same-origin",
}
EMBED = {
    **PAGE,
    "cross-origin-resource-policy": "cross-origin",
    "cross-origin-embedder-policy": "require-corp",
}
UNKEPT = {**PAGE, "cache-control": "no-store"}
ASSET = {**PAGE, "cross-origin-resource-policy": "cross-origin"}
DATA = {
    **PAGE,
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "api-version": "1.0.0",
}
TECHNICAL = frozenset(
    [
        *("server", "date", "content-type", "content-length", "last-modified", "connection", "etag", "accept-ranges"),
        *("vary", "permissions-policy", "location", "transfer-encoding"),
    ]
)
"""Headers that say what was sent and how, and one with a test of its own."""


def told(answer: Answer) -> dict[str, str]:
    """The headers that decide something; any header that nobody chose would stand here too."""
    return {name: value for name, value in answer.headers.items() if name not in TECHNICAL}


def framed_by(*hosts: str) -> dict[str, str]:
    """The headers of an embed that these may show."""
    return with_(EMBED, content_security_policy=OWN + " ".join(("'self'", *hosts)))


def with_(headers: Mapping[str, str], **changed: str) -> dict[str, str]:
    """Headers with some of another value."""
    return {**headers, **{name.replace("_", "-"): value for name, value in changed.items()}}


def test_every_kind_of_page(server: Server, kinds: Kinds, site: Site) -> None:
    """A page may load what is its own, is shown in nobody's frame, and is asked for anew; one page keeps nothing."""
    for name, address in kinds.items():
        if re.match(f"(?:[a-z]{{2}}/)?{EMBEDS}", address) or address.startswith(tuple(addresses.FOR_HOSTS)):
            continue  # others may show these, and these may show them
        answer = server.get(address)
        assert answer.status == 200, name
        assert told(answer) == (UNKEPT if is_of_one_page(site, address) else PAGE), name
        assert answer.headers["content-type"] == "text/html; charset=utf-8", name
        assert answer.headers["server"] == "nginx", "no version"


def is_of_one_page(site: Site, address: str) -> bool:
    """Is this page a tree on one page, or what is said of it?"""
    trees = (name for name, tree in site.trees.items() if tree["delivery"] == "one-page")
    return any(f"keuzehulp/{name}/" in address for name in trees)


def test_every_kind_of_embed(server: Server, embeds: Kinds, checked: Checked) -> None:
    """An embed is the same, but others may show it: this site itself, and who is on the list."""
    embed = framed_by(*(checked.content.site.embed_hosts if checked.content else ()))
    for name, address in embeds.items():
        answer = server.get(address)
        assert answer.status == 200, name
        assert told(answer) == (with_(embed, cache_control="no-store") if "one page" in name else embed), name


def test_the_script_for_hosts(server: Server) -> None:
    """Pages of others may load it, also those that pin its contents; a change of it is everywhere within an hour."""
    answer = server.get("embed/v1/wegwijzer.js")
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] in ("application/javascript", "text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, max-age=3600, must-revalidate"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_for_hosts_show_embeds_of_ours() -> None:
    """The pages for hosts may hold frames of this site, and of nobody else; they are in nobody's frame themselves."""
    policy = next(header for header in varying(Host("/")) if header.name == "Content-Security-Policy")
    assert policy.at(Area.FOR_HOSTS) == OWN.replace("frame-ancestors", "frame-src 'self'; frame-ancestors") + "'none'"
    found = re.compile(pattern(Host("/een/pad/"), Area.FOR_HOSTS))
    assert all(
        found.match(f"/een/pad/{address}") for address in ("insluiten/", "en/embedding/", "insluiten/index.html")
    )
    assert not any(
        found.match(f"/een/pad/{address}") for address in ("", "en/", "adviezen/insluiten/", "embed/advice/")
    )


def test_data_is_for_everybody(server: Server, site: Site) -> None:
    """Programs of others may read the data, from wherever they run; those of a tree on one page are kept by none."""
    unkept = {f"api/v1/trees/{name}.json" for name, tree in site.trees.items() if tree["delivery"] == "one-page"}
    assert unkept
    for path in ("api/v1/advice.json", *(f"api/v1/trees/{name}.json" for name in site.trees)):
        answer = server.get(path)
        assert answer.status == 200
        assert told(answer) == (with_(DATA, cache_control="no-store") if path in unkept else DATA), path
        assert answer.headers["content-type"].startswith("application/json")


def test_files_that_never_change_are_kept(server: Server, site: Site) -> None:
    """A file with a mark of its contents in the name is kept for a year without asking; one without is asked for.

    What nothing but trees on one page loads is not kept at all, and is called the same for each of them.
    """
    files = [file.relative_to(site.folder).as_posix() for file in (site.folder / "assets").rglob("*.*")]
    asked_for = {file for file in files if file.startswith("assets/search") and file.endswith(".json")}
    asked_for |= {"assets/licences.txt"}
    assert {"assets/search.json", "assets/search-bg.json", *asked_for} <= set(files)
    marked = [file for file in files if file not in asked_for]
    assert len(marked) >= 7
    unkept = loaded_by_trees_on_one_page_alone(site)
    assert len(unkept) == len([tree for tree in site.trees.values() if tree["delivery"] == "one-page"])
    assert {file.split(".")[0] for file in unkept} == {"assets/page"}
    for file in marked:
        answer = server.get(file)
        kept = "no-store" if file in unkept else "public, max-age=31536000, immutable"
        assert told(answer) == with_(ASSET, cache_control=kept), file
        kind, _, charset = answer.headers["content-type"].partition("; ")
        assert charset == "charset=utf-8", file
        assert kind in ({"text/css"} if file.endswith(".css") else {"application/javascript", "text/javascript"}), file
    for file in asked_for:
        assert told(server.get(file)) == ASSET, file


def loaded_by_trees_on_one_page_alone(site: Site) -> set[str]:
    """The styles and scripts that no page asks for but those of such trees, at their addresses of now and of before."""
    trees = {name for name, tree in site.trees.items() if tree["delivery"] == "one-page"}
    moved = (site.folder / "keuzehulp").glob("*/index.html")
    trees |= {page.parent.name for page in moved if page.parent.name not in site.trees}
    theirs: set[str] = set()
    others: set[str] = set()
    for page in site.folder.rglob("*.html"):
        place = page.relative_to(site.folder).parts
        place = place[1:] if re.fullmatch("[a-z]{2}", place[0]) else place
        found = re.findall(r'(?:href|src)="(?:\.\./)*(assets/[^"]+\.(?:css|js))"', page.read_text("utf-8"))
        (theirs if place[0] in ("keuzehulp", "embed") and place[1] in trees else others).update(found)
    return theirs - others


def test_where_something_goes_wrong(server: Server, site: Site) -> None:
    """What is not found, moved or not allowed carries the headers of its place, and is not kept as if it were right."""
    one_page = next(name for name, tree in site.trees.items() if tree["delivery"] == "one-page")
    for path, method, status in (
        ("bestaat-niet/", "GET", 404),
        ("assets/tree.0123456789.css", "GET", 404),
        ("embed/bestaat-niet/", "GET", 404),
        ("embed/advice/bestaat-niet/", "GET", 404),
        ("embed/v1/bestaat-niet.js", "GET", 404),
        ("privacy", "GET", 301),
        ("", "POST", 405),
    ):
        answer = server.get(path, method)
        assert (answer.status, told(answer)) == (status, PAGE), path
    for path, status in (
        (f"keuzehulp/{one_page}/oud/", 404),
        (f"keuzehulp/{one_page})", 404),
        (f"Keuzehulp/{one_page}/", 404),
        (f"keuzehulp/{one_page[:-1]}", 404),
        (f"keuzehulp/{one_page}", 301),
        (f"keuzehulp/x/../{one_page}", 301),
        (f"embed/{one_page}", 301),
        ("keuzehulp/seksuele-intimidatie-hr/", 301),
    ):
        answer = server.get(path)
        assert (answer.status, told(answer)["cache-control"]) == (status, "no-store"), path


def test_powers_that_nobody_needs(server: Server, kinds: Kinds) -> None:
    """No page may use the camera, the microphone, the place where one is, or anything else of the device."""
    policy = server.get(kinds["home"]).headers["permissions-policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()", "usb=()", "display-capture=()"} <= set(policy)
    assert all(power.endswith("=()") for power in policy)


def test_a_site_under_a_path(sample: Sample, sample_server: Server) -> None:
    """Under a path of a host everything holds from there on, and what is beside it is no business of ours."""
    assert told(sample_server.get("een/pad/")) == PAGE
    assert told(sample_server.get("een/pad/keuzehulp/bespreken/")) == UNKEPT
    embed = framed_by(PORTAL)
    assert told(sample_server.get("een/pad/embed/regelen/")) == embed
    assert told(sample_server.get("een/pad/embed/regelen/oud/")) == embed
    assert told(sample_server.get("een/pad/embed/bespreken/")) == with_(embed, cache_control="no-store")
    assert told(sample_server.get("een/pad/api/v1/advice.json")) == DATA
    moved = sample_server.get("een/pad")
    assert (moved.status, moved.headers["location"], told(moved)) == (301, "/een/pad/", PAGE)
    assert told(sample_server.get("een/")) == {}
    assert (sample.live / "www" / "een" / "pad" / "index.html").is_file()
