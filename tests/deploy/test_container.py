"""The nginx of the container: without root, over http behind a proxy, with the headers and the silence of the other."""

from __future__ import annotations

import gzip
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.conftest import PORTAL, Sample
from tests.deploy.test_headers import DATA, PAGE, UNKEPT, framed_by, told
from tools.server import HOST, Server, configured, nginx

DEPLOY = Path(__file__).parents[2] / "deploy"
PATIENCE = 10.0


def in_the_container(live: Path, folder: Path, port: int) -> str:
    """The configuration as it is, but for places and the port; each of them has to be there."""
    text = (DEPLOY / "nginx-unprivileged.conf").read_text("utf-8")
    types = re.search(r"\S+/mime\.types", configured(live, folder, (0, 0), brotli=False))
    assert types
    for old, new in (
        ("/tmp/", f"{folder}/tmp/"),  # noqa: S108 - the container's own
        ("/srv/wegwijzer/", f"{live}/"),
        ("/etc/nginx/mime.types", types[0]),
        ("listen 8080", f"listen 127.0.0.1:{port}"),
    ):
        assert old in text, f"nginx-unprivileged.conf holds no {old!r}"
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def container(sample: Sample) -> Iterator[Server]:
    """The small site, served by somebody who may write into the folder `tmp` and nowhere else."""
    root = os.geteuid() == 0
    user = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(sample.live, folder / "live")
        (folder / "tmp").mkdir()
        for own in (folder / "wegwijzer.log", folder / "start.log"):
            own.touch()
            os.chown(own, user.pw_uid, user.pw_gid)
        os.chown(folder / "tmp", user.pw_uid, user.pw_gid)
        with socket.create_server(("127.0.0.1", 0)) as held:
            port = held.getsockname()[1]
        (folder / "nginx.conf").write_text(in_the_container(folder / "live", folder, port), encoding="utf-8")
        # `/dev/stdout` is opened anew by its name, so it has to be a file of the one who opens it.
        with (folder / "wegwijzer.log").open("ab") as out, (folder / "start.log").open("ab") as err:
            process = subprocess.Popen(
                [nginx(), "-c", folder / "nginx.conf", "-e", "stderr", "-g", "daemon off;"],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                user=user.pw_uid if root else None,
                group=user.pw_gid if root else None,
                extra_groups=() if root else None,
            )
        try:
            wait_for(process, port, folder / "start.log")
            yield Server(at="", plain=f"http://{HOST}:{port}/", folder=folder)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    """Until the server answers; fails with what it said if it ended."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except OSError:
            assert process.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.02)
        else:
            return


def test_it_runs_without_root(container: Server) -> None:
    """Who serves the site is not root, has nothing to complain of, and writes where the container lets it."""
    made = container.folder / "tmp"
    assert {path.name for path in made.iterdir()} == {"nginx.pid", "client_body", "proxy", "fastcgi", "uwsgi", "scgi"}
    assert all(path.stat().st_uid != 0 for path in made.iterdir())
    assert (container.folder / "start.log").read_text("utf-8") == ""


def test_it_tells_browsers_the_same(container: Server) -> None:
    """Pages, trees on one page, embeds, data and what is not there have the headers that the other server gives."""
    for path, status, headers in (
        ("een/pad/", 200, PAGE),
        ("een/pad/keuzehulp/bespreken/", 200, UNKEPT),
        ("een/pad/embed/regelen/", 200, framed_by(PORTAL)),
        ("een/pad/api/v1/advice.json", 200, DATA),
        ("een/pad/bestaat-niet/", 404, PAGE),
        ("een/pad/_headers", 404, PAGE),
    ):
        answer = container.get(path, secure=False)
        assert (answer.status, told(answer)) == (status, headers), path
        assert answer.headers["server"] == "nginx", "no version"


def test_it_leads_on_without_its_own_name(container: Server) -> None:
    """Where it leads on it names neither itself nor its port: visitors know those of the proxy."""
    answer = container.get("een/pad", secure=False, host="www.example.nl")
    assert (answer.status, answer.headers["location"]) == (301, "/een/pad/")


def test_its_log_is_as_silent(container: Server) -> None:
    """What may be for a tree on one page is not noted down; of other pages nothing but time, answer, page and size."""
    for path in ("keuzehulp/bespreken/", "keuzehulp/bespreken)", "api/v1/trees/bespreken.json", "embed/regelen/"):
        container.get(f"een/pad/{path}", secure=False)
    container.get("favicon.ico", secure=False)
    container.get("een/pad/keuzehulp/regelen/?wie=ik", secure=False, user_agent="mijn-browser")
    until = time.monotonic() + PATIENCE
    while "regelen" not in container.access_log and time.monotonic() < until:
        time.sleep(0.02)
    log = container.access_log
    assert re.search(r"^\S+ 200 GET /een/pad/keuzehulp/regelen/ \d+$", log, re.MULTILINE)
    assert not re.search(r"bespreken|embed|favicon|wie=ik|mijn-browser|127\.0\.0\.1", log)


def test_behind_a_proxy_it_compresses_too(container: Server) -> None:
    """A proxy that asks in HTTP/1.0 and says that it is one gets what was compressed beforehand."""
    lines = ("GET /een/pad/ HTTP/1.0", "Host: www.example.nl", "Via: 1.1 proxy", "Accept-Encoding: gzip", "", "")
    port = int(container.plain.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall("\r\n".join(lines).encode())
        head, _, data = b"".join(iter(lambda: connection.recv(65536), b"")).partition(b"\r\n\r\n")
    assert b"Content-Encoding: gzip" in head
    page = container.folder / "live" / "www" / "een" / "pad" / "index.html"
    assert gzip.decompress(data) == page.read_bytes()


def test_the_image_is_what_the_configuration_needs() -> None:
    """The image names a version, puts files where the configuration reads them, and is started by a number not 0."""
    image = (DEPLOY / "Containerfile").read_text("utf-8")
    settings = (DEPLOY / "nginx-unprivileged.conf").read_text("utf-8")
    assert re.search(
        r"^FROM \S+/nginx-unprivileged:\d+\.\d+\.\d+-alpine-slim(@sha256:[0-9a-f]{64})?$", image, re.MULTILINE
    )
    copied = dict(re.findall(r"^COPY (\S+) (\S+)$", image, re.MULTILINE))
    assert copied.pop("deploy/nginx-unprivileged.conf") == "/etc/nginx/nginx.conf"
    assert set(copied) == {"live/nginx", "live/www"}
    assert all(place in settings for place in copied.values())
    port = re.findall(r"^EXPOSE (\d+)$", image, re.MULTILINE)
    assert port == re.findall(r"listen (\d+)", settings)
    assert re.search(r"^USER [1-9]\d*$", image, re.MULTILINE)
