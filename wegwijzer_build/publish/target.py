"""Which folder the site goes into, and which folders we keep our hands off."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from wegwijzer_build.publish.errors import OPTION, PublishError, failing_as
from wegwijzer_build.publish.marker import is_marked
from wegwijzer_build.wording import say

_ELSEWHERE = say("choose another {option}", option=OPTION)
_MOUNTS = Path("/proc/self/mountinfo")


def resolved(site_dir: Path) -> Path:
    """The absolute folder that `site_dir` stands for; a link is followed, so that the link itself stays.

    Raises PublishError for a folder that must never be replaced: the root, the home folder, the current
    folder, and all that hold them.
    """
    try:
        with failing_as(say("cannot find {site_dir}", site_dir=site_dir)):
            site = Path(os.path.realpath(site_dir))
            leads_nowhere = site.is_symlink()
    except ValueError as error:  # a NUL in the name
        raise PublishError(
            say("{site_dir} is not a name for a folder", site_dir=repr(str(site_dir))), _ELSEWHERE
        ) from error
    if leads_nowhere:
        raise PublishError(say("{site} is a link that leads nowhere", site=site), _ELSEWHERE)
    if site == site.parent:
        raise PublishError(say("{site} is the root of the file system, not a place for a site", site=site), _ELSEWHERE)
    for name, path in ((say("current"), _current_folder()), (say("home"), _home_folder())):
        if path is not None and site == path:
            raise PublishError(
                say("{site} is your {name} folder, not a place for a site", site=site, name=name), _ELSEWHERE
            )
        if path is not None and site in path.parents:
            raise PublishError(
                say("{site} holds your {name} folder, so it cannot be replaced", site=site, name=name), _ELSEWHERE
            )
    return site


def refuse_inputs(out: Path, inputs: Iterable[Path]) -> None:
    """Raise PublishError where `out` lies in, is, or holds a folder that things are made from.

    What is written there would be read as content at the next run, or take the place of it.
    """
    target = Path(os.path.realpath(out))
    for folder in inputs:
        real = Path(os.path.realpath(folder))
        if target == real or real in target.parents:
            raise PublishError(
                say("{target} lies in {real}, and would be read as part of it", target=target, real=real), _ELSEWHERE
            )
        if target in real.parents:
            raise PublishError(
                say("{target} holds {real}, so it cannot be replaced", target=target, real=real), _ELSEWHERE
            )


def refuse_if_not_ours(site: Path) -> None:
    """Raise PublishError unless `site` is absent, empty or made by us, and can be swapped. Raises OSError."""
    try:
        before = site.lstat()
        if not stat.S_ISDIR(before.st_mode):
            raise PublishError(say("{site} is not a folder", site=site), _ELSEWHERE)
        _refuse_mounts(site)
        if is_empty(site) or is_marked(site):
            return
        replaced = not os.path.samestat(before, site.lstat())
    except FileNotFoundError:  # absent, or on its way in another build
        return
    if replaced:  # by another build, so that what we saw was of two folders
        refuse_if_not_ours(site)
        return
    raise PublishError(
        say("{site} is not empty and was not made by wegwijzer build, so it is left alone", site=site),
        say("choose another {option}, or remove what is in this folder if you do not need it", option=OPTION),
    )


def is_empty(folder: Path) -> bool:
    """Whether nothing at all is in `folder`. Raises OSError."""
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def mount_points() -> list[Path]:
    """Every folder at which something is mounted, also from the same disk; none where the system keeps quiet.

    Source: proc_pid_mountinfo(5), field 5, in which blanks are written as octal numbers.
    """
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return []
    points = (line.split(b" ")[4] for line in lines)
    return [
        Path(os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), point))) for point in points
    ]


def _refuse_mounts(site: Path) -> None:
    # The system refuses to rename a mount point, but only after all the work has been done; and what is
    # mounted inside the old site would be emptied, unasked, when that is removed.
    for point in mount_points():
        if point == site:
            raise PublishError(
                say("{site} is a mount point, which cannot be swapped", site=site),
                say("mount its parent folder instead, or choose a {option} below it", option=OPTION),
            )
        if site in point.parents:
            raise PublishError(
                say("{point} is a mount point, so {site} cannot be replaced", point=point, site=site), _ELSEWHERE
            )


def _current_folder() -> Path | None:
    try:
        return Path.cwd()
    except OSError:  # it was removed while we stood in it
        return None


def _home_folder() -> Path | None:
    try:
        return Path(os.path.realpath(Path.home()))
    except RuntimeError:  # a user without one, as in many containers
        return None
