"""What a server could not be told, found while the content is checked and not when it is delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.load import Loaded
from wegwijzer_build.model import Content
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .host import HostError, host_of
from .nginx import nginx_files


def host_problems(loaded: Loaded, content: Content, trees: Mapping[str, Analysis]) -> Iterator[Problem]:
    """At most one problem: with the address of the site, or a value of the configuration."""
    try:
        nginx_files(host_of(content, trees))
    except HostError as error:
        place = next(file.place(("url",)) for file in loaded.documents if file.collection == "site")
        hint = say("use letters, digits, '-', '_', '~' and points within a name")
        yield Problem(place, "link-form", error.args[0], hint)
