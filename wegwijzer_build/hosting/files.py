"""All files that go beside a site for its server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wegwijzer_build.render import Output

from .headers_file import headers_file
from .host import Host
from .nginx import nginx_files

WWW = "www"
"""The root of the host, beside the folder with the configuration."""


def deploy_files(host: Host, paths: Iterable[str]) -> Iterator[Output]:
    """Yield the configuration for nginx, and `_headers` for hosts that read that.

    `paths`: of the files of the site, relative to its root. Raises HostError for values no server should be told.
    """
    for name, text in nginx_files(host).items():
        yield Output(f"nginx/{name}", text.encode())
    yield Output(f"{WWW}/_headers", headers_file(host, paths).encode())
