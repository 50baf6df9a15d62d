"""A real nginx with our example of a configuration, on free ports, as whoever runs the tests.

For other tests too: `with serving(live) as server:` and ask `server.get(…)`, or let a browser go to `server.at`.
"""

from __future__ import annotations

import http.client
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "deploy" / "nginx.conf"
HOST = "localhost"

_ROOMS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""What nginx makes folders for when it starts, whether it needs them or not."""
_PATIENCE = 10.0
_ATTEMPTS = 5
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
"""Where servers are kept from the PATH of people."""


@dataclass(frozen=True)
class Answer:
    """What came back. `headers`: in lower case, those that came twice with a comma between; `data` as sent."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode()


@dataclass(frozen=True, eq=False)
class Server:
    """A running nginx. `at`: the root of its host over https; `plain`: over http; both end in a slash."""

    at: str
    plain: str
    folder: Path
    """With the certificate and the logs."""

    @property
    def certificate(self) -> Path:
        return self.folder / "fullchain.pem"

    @property
    def access_log(self) -> str:
        return (self.folder / "wegwijzer.log").read_text("utf-8")

    @property
    def logs(self) -> str:
        """Everything that was noted down, anywhere."""
        return "".join(log.read_text("utf-8", "replace") for log in sorted(self.folder.glob("*.log")))

    def get(self, path: str, method: str = "GET", *, secure: bool = True, **headers: str) -> Answer:
        """Ask for a path, as it stands; `accept_encoding="br"` becomes a header. Redirects are not followed."""
        # Each request has a connection of its own: the server closes one that was idle for half a minute, and who asks
        # on it hears of that only when no answer comes.
        connection = self._connection(secure=secure)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"/{path}", headers=sent)
        response = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in response.getheaders():
            found[name.lower()] = f"{found[name.lower()]}, {value}" if name.lower() in found else value
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer

    def _connection(self, *, secure: bool) -> http.client.HTTPConnection:
        if secure:
            return http.client.HTTPSConnection(HOST, _port(self.at), timeout=_PATIENCE, context=self._trusted)
        return http.client.HTTPConnection(HOST, _port(self.plain), timeout=_PATIENCE)

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificate))


@contextmanager
def serving(live: Path, folder: Path, *, brotli: bool | None = None, patience: str = "10s") -> Iterator[Server]:
    """Serve what `wegwijzer deploy` put into `live`; `folder` is for the server's own files.

    `brotli`: whether nginx hands out files for it; left out, it does where it can. `patience`: how long nginx waits for
    who has gone quiet.
    """
    folder.mkdir(parents=True)
    make_certificate(folder)
    for _ in range(_ATTEMPTS):
        ports = _free_ports(2)
        configuration = folder / "nginx.conf"
        text = configured(live, folder, ports, brotli=has_brotli() if brotli is None else brotli, patience=patience)
        configuration.write_text(text, encoding="utf-8")
        process = subprocess.Popen(
            [nginx(), "-c", configuration, "-e", folder / "start.log", "-g", "daemon off;"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if _is_up(process, ports):
                http_port, https_port = ports
                yield Server(f"https://{HOST}:{https_port}/", f"http://{HOST}:{http_port}/", folder)
                return
        finally:
            process.terminate()
            process.wait(_PATIENCE)
        said = (folder / "start.log").read_text("utf-8")
        assert "Address already in use" in said, said
    raise AssertionError("no free port to be had")


def configured(live: Path, folder: Path, ports: Sequence[int], *, brotli: bool, patience: str = "10s") -> str:
    """The example as it is, but for names, places and ports; each of them has to be there."""
    http_port, https_port = ports
    text = EXAMPLE.read_text("utf-8")
    own = f"user {pwd.getpwuid(os.geteuid()).pw_name};" if os.geteuid() == 0 else ""
    rooms = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    for old, new in (
        ("user www-data;", own),
        ("worker_processes auto;", "worker_processes 2;"),
        ("worker_rlimit_nofile 16384;", ""),
        ("http {\n", f"http {{\n    {rooms}\n"),
        ("/etc/nginx/", f"{_settings()}/"),
        ("/run/nginx.pid", f"{folder}/nginx.pid"),
        ("/var/log/nginx/", f"{folder}/"),
        ("/etc/ssl/wegwijzer/", f"{folder}/"),
        ("/srv/wegwijzer/", f"{live}/"),
        ("wegwijzer.example.nl", HOST),
        ("https://$host$request_uri", f"https://$host:{https_port}$request_uri"),
        ("listen 80", f"listen 127.0.0.1:{http_port}"),
        ("listen 443", f"listen 127.0.0.1:{https_port}"),
        ("_timeout 10s;", f"_timeout {patience};"),
        *(() if brotli else (("brotli_static on;", ""),)),
    ):
        assert old in text, f"{EXAMPLE.name} holds no {old!r}"
        text = text.replace(old, new)
    return re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)


def nginx() -> str:
    """The nginx of this machine."""
    found = shutil.which("nginx", path=_PATH)
    assert found, "these tests need nginx on the PATH"
    return found


@cache
def has_brotli() -> bool:
    """Whether this nginx can hand out files that brotli compressed: its package is a separate one."""
    return any(_settings().glob("modules-enabled/*brotli-static*"))


@cache
def _settings() -> Path:
    """The folder in which this nginx keeps its configuration."""
    said = subprocess.run([nginx(), "-V"], capture_output=True, encoding="utf-8", check=True).stderr
    found = re.search(r"--conf-path=(\S+)", said)
    return Path(found[1]).parent if found else Path("/etc/nginx")


def make_certificate(folder: Path) -> None:
    """Put a certificate for this machine and its key into a folder; no browser knows it."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"),
            *("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"),
        ],
        capture_output=True,
        check=True,
    )


def _free_ports(number: int) -> list[int]:
    """Ports that the system just gave away and got back; another program may yet be quicker."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def _is_up(process: subprocess.Popen[bytes], ports: Sequence[int]) -> bool:
    """Wait until both ports answer; False if the server ended."""
    until = time.monotonic() + _PATIENCE
    for port in ports:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
                break
            except OSError:
                if process.poll() is not None:
                    return False
                assert time.monotonic() < until, "nginx does not answer"
                time.sleep(0.02)
    return True


def _port(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])
