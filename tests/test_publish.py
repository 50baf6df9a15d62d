"""Publishing is all or nothing, whatever goes wrong and whenever, and writes nowhere else."""

import ctypes
import errno
import fcntl
import gc
import io
import itertools
import multiprocessing
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wegwijzer_build.publish import (
    MARKER,
    PublishError,
    exchange,
    leftovers,
    make_readable,
    refuse_inputs,
    staged,
    target,
    write_outputs,
)
from wegwijzer_build.publish.lock import held

Site = dict[str, bytes]
fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Page:
    """What `write_outputs` asks of an output."""

    path: str
    data: bytes


def pages(version: int, count: int) -> list[Page]:
    """Some files in some folders, every one of which tells its version."""
    first = Page("index.html", f"{version}: home".encode())
    return [first, *(Page(f"{n % 7}/{n}.html", f"{version}: {n}".encode()) for n in range(1, count))]


def build(site: Path, version: int, count: int = 3) -> None:
    """Publish one version."""
    with staged(site) as folder:
        write_outputs(folder, pages(version, count))


def whole(site: Path) -> Site:
    """Every file of a site; nothing at all if there is none."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if not path.is_dir()
    }


def built(version: int, count: int = 3) -> Site:
    """Every file that a site of this version must have."""
    return {page.path: page.data for page in pages(version, count)} | {MARKER: MARKER_BYTES}


def beside(site: Path) -> list[str]:
    """What else is in the folder of the site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def start_and_give_up(site: Path) -> None:
    """Do what every next build does first, without a new site."""
    with suppress(ZeroDivisionError), staged(site):
        raise ZeroDivisionError


MARKER_BYTES = (
    b"This folder was made by: wegwijzer build\n"
    b"The next build replaces it as a whole. Put nothing here that you want to keep.\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A place for a site, with nothing else beside it."""
    (tmp_path / "www").mkdir()
    return tmp_path / "www" / "site"


@pytest.fixture
def quick_site(tmp_path: Path) -> Iterator[Path]:
    """The same in memory, where there is such a place: for a test that needs many files more than a disk."""
    memory = Path("/dev/shm")  # noqa: S108 - made by tempfile below it
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder) / "site"


Way = Literal["exchange", "renames"]


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Way:
    """Both ways to swap: at once, and as on a system that cannot do that."""
    if request.param == "renames":
        monkeypatch.setattr(exchange, "exchange_at_once", lambda _new, _site: False)
        return "renames"
    need_exchange(tmp_path)
    return "exchange"


def need_exchange(tmp_path: Path) -> None:
    """Skip the test where a fallback is all there is."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if not exchange.exchange_at_once(one, other):
        pytest.skip("this file system cannot exchange two folders")
    one.rmdir()
    other.rmdir()


# --- what a build leaves -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
def test_new_site_replaces_the_old_one_as_a_whole(site: Path) -> None:
    """A file that the new version no longer has is gone, and nothing is left beside the site."""
    build(site, 1, count=20)
    assert whole(site) == built(1, count=20)
    build(site, 2, count=5)
    assert whole(site) == built(2, count=5)
    assert beside(site) == []


@pytest.mark.usefixtures("way")
def test_empty_folder_is_a_place_for_a_site(site: Path) -> None:
    """Somebody made the folder before us; that is no reason to refuse it."""
    site.mkdir()
    build(site, 1)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_missing_parents_are_made(tmp_path: Path) -> None:
    """Nobody has to make folders first."""
    build(tmp_path / "a" / "b" / "site", 1)
    assert whole(tmp_path / "a" / "b" / "site") == built(1)


def test_same_content_gives_the_same_bytes(site: Path) -> None:
    """The marker holds nothing of the moment."""
    build(site, 1)
    first = whole(site)
    build(site, 1)
    assert whole(site) == first


@pytest.mark.parametrize(
    "name", ["site/", "./a/../site", "mijn site", "één wegwijzer", ".verborgen", "[s]*?", "-s", "a/b/c//d/"]
)
def test_any_name_for_the_folder_works(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative, with a slash at the end, with blanks, accents or signs that mean something elsewhere."""
    monkeypatch.chdir(tmp_path)
    build(Path(name), 1)
    build(Path(name), 2)
    assert whole(Path(name).resolve()) == built(2)
    assert not [path for path in tmp_path.rglob("*") if ".staging-" in path.name or ".old-" in path.name]


def test_others_can_read_the_site(site: Path) -> None:
    """A web server runs as somebody else: the umask decides on the rights, as for every other new folder."""
    before = os.umask(0o027)
    try:
        build(site, 1)
    finally:
        os.umask(before)
    assert stat.S_IMODE(site.stat().st_mode) == 0o750
    assert stat.S_IMODE((site / "index.html").stat().st_mode) == 0o640


def test_what_is_served_can_be_read_whatever_the_umask(site: Path) -> None:
    """A site for a server is readable for everybody, and who may write is as the umask has it."""
    before = os.umask(0o077)
    try:
        with staged(site) as staging:
            (staging / "map").mkdir()
            (staging / "map" / "a.html").write_text("a", encoding="utf-8")
            make_readable(staging)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (site, site / "map", site / "map" / "a.html")}
    assert list(modes.values()) == [0o755, 0o755, 0o644]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("content/site", "lies in"),
        ("content", "lies in"),
        ("link/site", "lies in"),
        (".", "holds"),
        ("contents", None),
        ("site", None),
    ],
)
def test_nothing_is_written_among_what_it_is_made_from(out: str, said: str | None, tmp_path: Path) -> None:
    """A folder for a site that lies in the content, is it or holds it is refused, however it is written."""
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "content")
    if said is None:
        refuse_inputs(tmp_path / out, [tmp_path / "content", tmp_path / "docs"])
        return
    with pytest.raises(PublishError, match=said) as caught:
        refuse_inputs(tmp_path / out, [tmp_path / "content"])
    assert caught.value.hint_for("--out") == "choose another --out"


@pytest.mark.usefixtures("way")
def test_link_to_a_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    """The folder that the link leads to is swapped, beside itself: the link may be on another disk."""
    build(site, 1)
    link = tmp_path / "current"
    link.symlink_to("www/site")
    with staged(link) as folder:
        assert folder.parent == site.parent
        write_outputs(folder, pages(2, count=3))
    assert link.is_symlink()
    assert whole(site) == built(2)
    assert beside(link) == ["www"]


def test_link_to_a_folder_that_is_still_to_come_works(site: Path, tmp_path: Path) -> None:
    """The first build makes the folder that the link promises."""
    link = tmp_path / "current"
    link.symlink_to(site)
    build(link, 1)
    assert link.is_symlink()
    assert whole(site) == built(1)


def test_reader_never_misses_a_page(site: Path, tmp_path: Path) -> None:
    """Someone who opens the home page over and over during fifty swaps always finds it."""
    need_exchange(tmp_path)
    build(site, 0)
    stop = threading.Event()
    read: list[bytes] = []
    missed: list[OSError] = []

    def reader() -> None:
        while not stop.is_set():
            try:
                read.append((site / "index.html").read_bytes())
            except OSError as error:
                missed.append(error)

    thread = threading.Thread(target=reader)
    thread.start()
    try:
        for version in range(1, 51):
            build(site, version)
    finally:
        stop.set()
        thread.join()
    assert missed == []
    assert len(set(read)) > 10, "it looked too seldom to prove anything"


# --- what a build refuses, before any work -----------------------------------------------------------------


def refusal(site_dir: Path) -> PublishError:
    """The error on entering; the block is never run."""
    with pytest.raises(PublishError) as caught, staged(site_dir):
        pytest.fail("the work had begun")
    return caught.value


def test_folder_of_somebody_else_is_refused(site: Path) -> None:
    """What we did not make is not ours to replace, and the message says what to do."""
    site.mkdir()
    (site / "thesis.txt").write_text("ten years of work", "utf-8")
    error = refusal(site)
    assert str(error) == f"{site} is not empty and was not made by wegwijzer build, so it is left alone"
    assert error.hint == "choose another --site-dir, or remove what is in this folder if you do not need it"
    assert whole(site) == {"thesis.txt": b"ten years of work"}
    assert beside(site) == []


def foreign_marker(site: Path) -> None:
    """A file with other words."""
    (site / MARKER).write_text("settings of some other program\n", "utf-8")


def marker_elsewhere(site: Path) -> None:
    """A link to the marker of another site."""
    build(site.parent / "other", 1)
    (site / MARKER).symlink_to(site.parent / "other" / MARKER)


def marker_folder(site: Path) -> None:
    """A folder of that name."""
    (site / MARKER).mkdir()


@pytest.mark.parametrize("lookalike", [foreign_marker, marker_elsewhere, marker_folder])
def test_only_our_own_marker_counts(lookalike: Callable[[Path], None], site: Path) -> None:
    """The name alone does not make a folder ours."""
    site.mkdir()
    lookalike(site)
    assert "was not made by wegwijzer build" in str(refusal(site))


def test_file_is_refused(site: Path) -> None:
    """A file is no folder."""
    site.write_text("a file", "utf-8")
    assert str(refusal(site)) == f"{site} is not a folder"
    assert site.read_text("utf-8") == "a file"


def test_folder_below_a_file_is_refused(site: Path) -> None:
    """Nor can a folder be made in one."""
    site.write_text("a file", "utf-8")
    assert str(refusal(site / "below")).endswith("Not a directory")


@pytest.mark.parametrize("below", ["", "deep", "deep/down"])
def test_current_folder_and_what_holds_it_are_refused(below: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also an empty one, or one that we made: who stands in it would be left standing in nothing."""
    build(site, 1)
    (site / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(site / below)
    assert "current folder" in str(refusal(Path(os.path.relpath(site))))
    assert "current folder" in str(refusal(site))


@pytest.mark.parametrize("name", ["", ".", "/", "/..", "//"])
def test_root_and_here_are_refused(name: str) -> None:
    """A slip in a script must not cost more than a message."""
    assert "not a place for a site" in str(refusal(Path(name)))


@pytest.mark.parametrize("below", ["", "me", "me/deeper"])
def test_home_folder_and_what_holds_it_are_refused(below: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it is empty, as in a container."""
    (site / below).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(site / below))
    assert "home folder" in str(refusal(site))


def test_missing_current_folder_and_home_are_no_reason_to_refuse(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An absolute path is still good; a relative one gets a sentence."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    build(site, 1)
    assert whole(site) == built(1)
    assert str(refusal(Path("site"))) == "cannot find site: No such file or directory"


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "a" * 250])
def test_impossible_name_is_refused(name: str, tmp_path: Path) -> None:
    """Also one that only becomes too long for the staging folder."""
    refusal(tmp_path / name)


def test_link_to_itself_is_refused(site: Path) -> None:
    """There is no folder at the end of it."""
    site.symlink_to(site)
    assert str(refusal(site)) == f"{site} is a link that leads nowhere"


def test_parent_where_we_may_not_write_is_refused() -> None:
    """A read-only place gives a sentence with what to do, and no work is wasted."""
    with tempfile.TemporaryDirectory() as name:
        parent = Path(name).resolve()
        parent.chmod(0o555)
        as_root = os.geteuid() == 0
        if as_root:
            os.seteuid(65534)
        try:
            error = refusal(parent / "site")
            deep = refusal(parent / "a" / "site")
        finally:
            if as_root:
                os.seteuid(0)
            parent.chmod(0o755)
    assert str(error) == f"cannot make a folder beside {parent}/site: Permission denied"
    assert error.hint == "choose a --site-dir where you may write"
    assert str(deep) == f"cannot make a folder beside {parent}/a/site: Permission denied"


def in_private_mounts(script: str, folder: Path) -> str:
    """Run a script that may mount things, which nobody else sees; give what it prints."""
    command = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=256k tmpfs $1 && exec $2 -", "sh"]
    try:
        done = subprocess.run(
            [*command, folder, sys.executable],
            input="from wegwijzer_build.publish import *\n" + textwrap.dedent(script),
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
            cwd=folder.parent,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("needs unshare(1)")
    if done.returncode and ("unshare:" in done.stderr or "mount:" in done.stderr):
        pytest.skip("needs the right to mount")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_mount_points_are_refused(tmp_path: Path) -> None:
    """A mount cannot be swapped, not even one of the same disk, and a mount inside would be emptied."""
    said = in_private_mounts(
        """
        import subprocess
        from pathlib import Path
        from wegwijzer_build.publish import target

        root = Path("mnt").resolve()
        def attempt(site):
            try:
                with staged(site) as folder:
                    print("begun", end=" ")
            except PublishError as error:
                print(str(error).replace(str(root), "*"), "|", error.hint)

        attempt(root)
        for name in ("mounted here", "other", "holder/inside"):
            (root / name).mkdir(parents=True)
        subprocess.run(["mount", "--bind", root / "other", root / "mounted here"], check=True)
        subprocess.run(["mount", "--bind", root / "other", root / "holder/inside"], check=True)
        attempt(root / "mounted here")
        attempt(root / "holder")
        target.mount_points = lambda: []
        attempt(root / "mounted here")
        print([path.name for path in root.glob(".*")])
        """,
        make(tmp_path / "mnt"),
    )
    early = "mount its parent folder instead, or choose a --site-dir below it"
    late = "a mount point cannot be swapped: mount its parent folder, or build in a folder below it"
    assert said.splitlines() == [
        f"* is a mount point, which cannot be swapped | {early}",
        f"*/mounted here is a mount point, which cannot be swapped | {early}",
        "*/holder/inside is a mount point, so */holder cannot be replaced | choose another --site-dir",
        f"begun cannot put the new site at */mounted here: Device or resource busy | {late}",
        "[]",
    ]


def make(folder: Path) -> Path:
    """Make a folder, and give it."""
    folder.mkdir()
    return folder


def test_mount_points_are_read_as_the_system_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks and backslashes come as octal numbers; a system that does not tell is taken as it is."""
    table = tmp_path / "mountinfo"
    monkeypatch.setattr(target, "_MOUNTS", table)
    assert target.mount_points() == []
    table.write_bytes(
        b"22 28 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n"
        b"31 28 0:25 /x /srv/mijn\\040site\\134n rw - ext4 /dev/vda rw\n"
    )
    assert target.mount_points() == [Path("/sys"), Path("/srv/mijn site\\n")]


# --- what a build does when something goes wrong -----------------------------------------------------------


@pytest.mark.parametrize("fault", [ZeroDivisionError(), KeyboardInterrupt(), SystemExit(143), GeneratorExit()])
def test_exception_in_the_block_leaves_the_old_site(fault: BaseException, site: Path) -> None:
    """It passes as it is; the staging folder is gone."""
    build(site, 1)

    def work() -> None:
        with staged(site) as folder:
            write_outputs(folder, pages(2, count=3))
            raise fault

    with pytest.raises(type(fault)) as caught:
        work()
    assert caught.value is fault
    assert whole(site) == built(1)
    assert beside(site) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_cleans_up(number: signal.Signals, site: Path) -> None:
    """Ctrl-C, and a SIGTERM that the command turns into SystemExit, leave no folder behind."""
    build(site, 1)
    told, tell = os.pipe()

    def work() -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with suppress(KeyboardInterrupt), staged(site) as folder:
            write_outputs(folder, pages(2, count=3))
            os.write(tell, b".")
            while True:  # short naps: a signal on the doorstep of a long one would come after it
                time.sleep(0.01)

    child = fork.Process(target=work)
    child.start()
    os.read(told, 1)
    assert child.pid is not None
    os.kill(child.pid, number)
    child.join()
    assert child.exitcode == (143 if number == signal.SIGTERM else 0)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_full_disk_gives_the_sentence_of_the_system(tmp_path: Path) -> None:
    """Whether our own writing or another writer in the block hits the end of the disk."""
    said = in_private_mounts(
        """
        from pathlib import Path
        from types import SimpleNamespace

        site = Path("mnt/site").resolve()
        def attempt(write):
            try:
                with staged(site) as folder:
                    write(folder)
            except PublishError as error:
                print(str(error).replace(str(site), "*"), "|", error.hint)

        page = SimpleNamespace(path="a/index.html", data=b"x" * 100_000)
        big = SimpleNamespace(path="a/big.html", data=b"x" * 1_000_000)
        attempt(lambda folder: write_outputs(folder, [page]))
        attempt(lambda folder: write_outputs(folder, [page, big]))
        attempt(lambda folder: (folder / "page").write_bytes(big.data))
        print(sorted(path.name for path in site.rglob("*")), [path.name for path in site.parent.iterdir()])
        """,
        make(tmp_path / "mnt"),
    )
    hint = "free some space on that disk, or choose a --site-dir on another one"
    assert said.splitlines() == [
        f"cannot write a/big.html: No space left on device | {hint}",
        f"cannot write the new site beside *: No space left on device | {hint}",
        f"['{MARKER}', 'a', 'index.html'] ['site']",
    ]


def test_other_fault_of_the_system_in_the_block_passes_unchanged(site: Path) -> None:
    """It may be about anything, so it is not ours to explain."""
    with pytest.raises(FileNotFoundError), staged(site):
        (site / "no such file").read_bytes()


def test_staging_folder_that_was_thrown_away_is_a_clear_error(site: Path) -> None:
    """Whatever runs in the block, the old site is only ever replaced by a marked one."""
    build(site, 1)
    with pytest.raises(PublishError, match="cannot put the new site at"), staged(site) as folder:
        shutil.rmtree(folder)
    assert whole(site) == built(1)


def test_folder_that_fills_up_during_the_build_is_not_replaced(site: Path) -> None:
    """What somebody else puts there meanwhile is as little ours as what was there before."""
    with pytest.raises(PublishError, match="was not made by wegwijzer build"), staged(site):
        make(site).joinpath("thesis.txt").write_text("ten years of work", "utf-8")
    assert whole(site) == {"thesis.txt": b"ten years of work"}
    assert beside(site) == []


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EIO])
def test_swap_that_fails_leaves_the_old_site(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sentence of the system, and a hint where the cause is known."""

    def fail(_new: Path, _site: Path) -> bool:
        raise OSError(number, os.strerror(number))

    build(site, 1)
    monkeypatch.setattr(exchange, "exchange_at_once", fail)
    with pytest.raises(PublishError) as caught:
        build(site, 2)
    assert str(caught.value) == f"cannot put the new site at {site}: {os.strerror(number)}"
    assert (caught.value.hint is None) == (number == errno.EIO)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_new_site_that_is_not_there_is_not_tried_again(site: Path) -> None:
    """Only what another build can cause is."""
    with pytest.raises(FileNotFoundError):
        exchange.swap(site.with_name("new"), site)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM])
def test_system_that_cannot_exchange_gets_renames(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old kernel, a network disk or a strict container still gets its site."""

    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", lambda: refuse)
    build(site, 1)
    build(site, 2)
    assert whole(site) == built(2)
    assert beside(site) == []


def test_system_without_the_call_gets_renames(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some C libraries, and on every system but Linux."""
    monkeypatch.setattr(exchange, "_renameat2", lambda: None)
    build(site, 1)
    build(site, 2)
    assert whole(site) == built(2)


@pytest.mark.usefixtures("way")
def test_old_site_that_cannot_be_removed_is_no_fault(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site is in place; the next build tries again."""

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    build(site, 1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", fail)
        patch.setattr(os, "rmdir", fail)
        build(site, 2)
        assert whole(site) == built(2)
        assert len(beside(site)) == 1
    build(site, 3)
    assert whole(site) == built(3)
    assert beside(site) == []


# --- a fault at every single step --------------------------------------------------------------------------

# A kill after a step is a kill before the next.
Fault = Literal["fails", "fails from then on", "interrupted after", "killed before"]
FAULTS: list[Fault] = ["fails", "fails from then on", "interrupted after", "killed before"]

# Everything through which a build touches the disk. (`io.open` is what pathlib opens files with.)
CALLS: list[tuple[Any, str]] = [
    *((os, name) for name in ("mkdir", "rename", "rmdir", "unlink", "open", "write", "scandir", "stat", "lstat")),
    (io, "open"),
    (fcntl, "flock"),
    (exchange, "exchange_at_once"),
]
PUBLISHED, REFUSED, INTERRUPTED, ALL_STRUCK = 0, 10, 11, 12  # 1 is what Python ends with on any other error


@contextmanager
def struck(fault: Fault, step: int) -> Iterator[Iterator[int]]:
    """Put the fault at one step, counted from 0 over all calls; gives the counter, which stands at the next one."""
    steps = itertools.count()

    def with_fault(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            now = next(steps)
            here = now == step
            if (here and fault == "fails") or (now >= step and fault == "fails from then on"):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            if here and fault == "killed before":
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return call(*args, **options)
            finally:
                if here and fault == "interrupted after":
                    raise KeyboardInterrupt

        return run

    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, with_fault(getattr(module, name)))
        yield steps


def build_with(fault: Fault, step: int, site: Path) -> int:
    """Publish version 2 while one step goes wrong; give how that ended, or ALL_STRUCK when there is no such step."""
    with struck(fault, step) as steps:
        ended = PUBLISHED
        try:
            build(site, 2, count=2)
        except PublishError:
            ended = REFUSED
        except KeyboardInterrupt:
            ended = INTERRUPTED
        return ended if next(steps) > step else ALL_STRUCK


def build_in_child_with(fault: Fault, step: int, site: Path) -> int:
    """The same in a process of its own: one that is killed, or that is interrupted with a file still open."""

    def work() -> None:
        gc.disable()  # it would touch, and so copy, all memory of this short life
        os._exit(build_with(fault, step, site))

    child = fork.Process(target=work)
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode


@pytest.mark.parametrize(
    ("way", "old"),
    [("exchange", True), ("renames", True), ("exchange", False)],  # the first site needs no exchange
    ids=["exchange", "renames", "first"],
    indirect=["way"],
)
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_at_any_step_leaves_one_whole_site(fault: Fault, old: bool, site: Path, way: Way) -> None:
    """Old or new, never a mixture, never half; and after the next build starts nothing is left behind."""
    before, after = built(1, count=2) if old else {}, built(2, count=2)
    for step in itertools.count():
        if whole(site) != before:
            shutil.rmtree(site, ignore_errors=True)
            if old:
                build(site, 1, count=2)
        ended = (build_with if fault.startswith("fails") else build_in_child_with)(fault, step, site)
        if ended == ALL_STRUCK:
            break
        where = f"step {step}, ended {ended}"

        # Between two renames there is no site for a moment; the next build makes that good.
        missing = way == "renames" and fault not in ("fails", "interrupted after") and not site.exists()
        if not missing:
            assert whole(site) in (before, after), where
        if fault.startswith("fails"):
            assert ended in (PUBLISHED, REFUSED), where
            assert missing or whole(site) == (after if ended == PUBLISHED else before), where
        else:
            assert ended == (INTERRUPTED if fault == "interrupted after" else -signal.SIGKILL), where

        start_and_give_up(site)
        assert whole(site) in (before, after), where
        assert beside(site) == [], where
    assert step > 20, "it struck too few steps to prove anything"
    assert whole(site) == after


def test_kill_while_an_old_site_is_put_back_loses_nothing(site: Path) -> None:
    """Cleaning up after a killed build can itself be killed, at any step."""
    for step in itertools.count():
        shutil.rmtree(site, ignore_errors=True)
        build(site.with_name(".site.old-0badcafe"), 1, count=2)
        make(site.with_name(".site.staging-0badcafe"))
        ended = build_in_child_with("killed before", step, site)
        start_and_give_up(site)
        assert whole(site) in (built(1, count=2), built(2, count=2)), step
        assert beside(site) == [], step
        if ended == ALL_STRUCK:
            break


def test_half_of_an_old_site_is_never_put_back(site: Path) -> None:
    """Somebody removes the site after a build was killed while it removed an older one."""
    for step in itertools.count():
        build(site, 1, count=2)
        shutil.copytree(site, site.with_name(".site.old-0badcafe"))
        ended = build_in_child_with("killed before", step, site)
        shutil.rmtree(site, ignore_errors=True)
        start_and_give_up(site)
        assert whole(site) in ({}, built(1, count=2)), step
        assert beside(site) == [], step
        if ended == ALL_STRUCK:
            break


def test_old_site_is_kept_for_as_long_as_there_is_no_other(site: Path) -> None:
    """Another build may be killed between its renames while this one cleans up."""
    old = site.with_name(".site.old-0badcafe")
    build(old, 1)
    leftovers.remove(site)
    assert whole(old) == built(1)


# --- a kill at any moment ----------------------------------------------------------------------------------


def test_kill_at_any_moment_leaves_one_whole_site(quick_site: Path, way: Way) -> None:
    """After each of thirty kills of a process that builds and builds, all of it is one version."""
    site = quick_site
    chance = random.Random(20)  # noqa: S311 - the same moments every time, as far as a machine can repeat them
    count = 200
    version = left_behind = 0
    build(site, version, count)
    begun = time.perf_counter()
    build(site, version, count)
    takes = time.perf_counter() - begun
    for kills in itertools.count():
        if kills >= 30 and version >= 5 and left_behind >= 5:
            break
        assert kills < 300, "it was killed at the wrong moments to prove anything"
        told, tell = os.pipe()

        def work(start: int = version, tell: int = tell) -> None:
            for number in itertools.count(start + 1):
                os.write(tell, b".")
                build(site, number, count)

        child = fork.Process(target=work)
        child.start()
        os.close(tell)
        with os.fdopen(told, "rb") as pipe:
            pipe.read(1)
            time.sleep(chance.uniform(0, 1.5 * takes))
            child.kill()
            child.join()
            finished = version + len(pipe.read())

        left_behind += len(beside(site)) > 0
        # Without an exchange there is no site between two renames, until the next build makes that good.
        found = whole(site)
        start_and_give_up(site)
        assert beside(site) == []
        if found or way == "exchange":
            assert whole(site) == found
        found = whole(site)
        assert found in (built(finished, count), built(finished + 1, count))
        version = finished if found == built(finished, count) else finished + 1


@pytest.mark.parametrize("name", ["site", ".mijn site (één)", "[s]*?"])
def test_next_build_removes_what_a_killed_one_left(name: str, site: Path) -> None:
    """Both what was never finished and an old site on its way out."""
    site = site.with_name(name)
    build(site, 1)
    for kind in ("staging", "old"):
        shutil.copytree(site, site.with_name(f".{name}.{kind}-0badcafe"))
    start_and_give_up(site)
    assert whole(site) == built(1)
    assert beside(site) == []


@pytest.mark.parametrize("empty_folder", [False, True])
def test_next_build_puts_back_the_old_site(empty_folder: bool, site: Path) -> None:
    """A system that cannot exchange was stopped between two renames; the newest old site is the right one."""
    for version, name in ((1, ".site.old-ffffffff"), (2, ".site.old-00000000")):
        build(site.with_name(name), version)
    if empty_folder:
        site.mkdir()
    start_and_give_up(site)
    assert whole(site) == built(2)
    assert beside(site) == []


def test_next_build_puts_back_before_it_fails(site: Path) -> None:
    """The old site is there again even if the new content turns out to be wrong."""
    build(site.with_name(".site.old-0badcafe"), 1)
    with suppress(ZeroDivisionError), staged(site):
        assert whole(site) == built(1)
        raise ZeroDivisionError
    assert whole(site) == built(1)


def test_folders_of_others_are_left(site: Path) -> None:
    """Only a folder with exactly a name of ours is removed: no lookalike, file, link or other site's."""
    keep = make(site.with_name("keep"))
    (keep / "thesis.txt").write_text("ten years of work", "utf-8")
    for name in (
        ".site.staging-mine",
        ".site.staging-0badcafe.bak",
        ".site2.staging-0badcafe",
        "site.staging-0badcafe",
    ):
        (site.parent / name).mkdir()
    for kind in ("staging", "old"):
        (site.parent / f".site.{kind}-0badcaff").write_text("a file", "utf-8")
        (site.parent / f".site.{kind}-0badcafe").symlink_to(keep)
    before = beside(site)
    for version in (1, 2):  # with no site there yet, and with one
        build(site, version)
        assert whole(site) == built(version)
        assert beside(site) == before
    assert whole(keep) == {"thesis.txt": b"ten years of work"}


# --- two builds at once ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
def test_folder_in_use_is_not_removed(site: Path) -> None:
    """A build that starts while another runs leaves that one alone; who finishes last is published."""
    build(site, 1)
    with staged(site) as first:
        write_outputs(first, pages(2, count=3))
        build(site, 3)
        assert whole(site) == built(3)
        assert first.is_dir()
    assert whole(site) == built(2)
    assert beside(site) == []


def test_folder_that_was_taken_for_a_leftover_is_made_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between making the folder and locking it, another build may find it, and remove it."""
    real = os.mkdir
    moments = iter(["removed", "found", "left"])
    keep = []

    def mkdir(path: Path, mode: int = 0o777) -> None:
        real(path, mode)
        match next(moments):
            case "removed":
                leftovers.remove(site)
            case "found":
                holder = held(Path(path))
                holder.__enter__()
                keep.append(holder)
            case _:
                pass

    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", mkdir)
        with staged(site) as folder:
            patch.undo()
            assert folder.is_dir()
            write_outputs(folder, pages(1, count=3))
    keep[0].__exit__(None, None, None)
    assert whole(site) == built(1)
    assert beside(site) == []


def test_lock_is_refused_for_a_folder_that_was_replaced(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder came to stand at the name while we waited: the lock that we got says nothing about it."""
    site.mkdir()
    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        real(descriptor, operation)
        site.rename(site.with_name("moved"))
        site.mkdir()

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(FileNotFoundError), held(site):
        pytest.fail("held")


def test_file_system_without_locks_still_gets_its_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing tells whether a folder is in use, so none is removed; but an old site is put back."""

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(exchange, "exchange_at_once", lambda _new, _site: False)
    build(site.with_name(".site.old-0badcafe"), 1)
    (site.parent / ".site.staging-0badcafe").mkdir()
    start_and_give_up(site)
    assert whole(site) == built(1)
    build(site, 2)
    assert whole(site) == built(2)
    assert beside(site) == [".site.staging-0badcafe"]


def swap_newer(site: Path) -> None:
    """Finish a build."""
    exchange.swap(site.parent / "newer", site)


@pytest.mark.parametrize(("act", "version"), [(start_and_give_up, 2), (swap_newer, 3)])
def test_site_on_its_way_is_not_taken_for_missing(act: Callable[[Path], None], version: int, site: Path) -> None:
    """Who starts or finishes between the two renames of another build waits for the second one."""
    in_place = threading.Event()
    old = site.with_name(".site.old-0badcafe")
    build(old, 1)
    build(site.parent / "new", 2)
    build(site.parent / "newer", 3)
    locked = threading.Event()

    def other_build() -> None:
        with held(old):
            locked.set()
            time.sleep(0.1)
            (site.parent / "new").rename(site)
            old.rename(site.with_name(".site.staging-0badcafe"))
            in_place.set()

    thread = threading.Thread(target=other_build)
    thread.start()
    locked.wait()
    act(site)
    assert in_place.is_set()
    thread.join()
    assert whole(site) == built(version)


def test_lock_that_is_never_given_back_ends_in_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever for a program that forgot."""
    monkeypatch.setattr(exchange, "exchange_at_once", lambda _new, _site: False)
    monkeypatch.setattr(exchange, "_PATIENCE", 0.05)
    monkeypatch.setattr(leftovers, "_PATIENCE", 0.05)
    build(site, 1)
    with held(site), pytest.raises(PublishError, match=r"another program keeps .* locked"):
        build(site, 2)
    assert whole(site) == built(1)
    site.rename(old := site.with_name(".site.old-0badcafe"))
    with held(old):
        assert str(refusal(site)) == f"another build keeps {site} locked"


def test_many_builds_at_once_all_succeed(site: Path, way: Way) -> None:
    """Four processes publish over each other; the last one to finish is there, and nothing is left behind."""
    build(site, 0, count=10)

    def work(first: int) -> None:
        for version in range(first, first + 15):
            build(site, version, count=10)

    children = [fork.Process(target=work, args=(start,)) for start in (100, 200, 300, 400)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * 4, way
    assert whole(site) in [built(first + 14, count=10) for first in (100, 200, 300, 400)]
    start_and_give_up(site)
    assert beside(site) == []


# --- write_outputs -----------------------------------------------------------------------------------------


def test_outputs_are_written_one_by_one(tmp_path: Path) -> None:
    """In the folders they ask for, byte for byte; the count is given back."""
    outputs = [
        Page("index.html", b"home"),
        Page("a/b/index.html", "één".encode()),
        Page("a/leeg.txt", b""),
        Page(".well-known/security.txt", b"Contact:"),
        Page("a/..b/c...", b"dots"),
        Page("met spatie/ü.html", b"\r\n"),
    ]
    taken = (output for output in outputs)
    assert write_outputs(tmp_path, taken) == 6
    assert whole(tmp_path) == {output.path: output.data for output in outputs}
    assert write_outputs(tmp_path, []) == 0


BAD = [
    "",
    ".",
    "..",
    "/",
    "/etc/x",
    "a/",
    "a//b",
    "./a",
    "a/.",
    "a/../b",
    "../a",
    "a/..",
    "a\\b",
    "a\0b",
    "\ud800",
]


@pytest.mark.parametrize("path", [*BAD, MARKER, f"{MARKER}/x"])
def test_path_that_is_not_plainly_below_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    """And the one name that is ours."""
    folder = make(tmp_path / "folder")
    with pytest.raises(PublishError, match="cannot write"):
        write_outputs(folder, [Page(path, b"x")])
    assert whole(tmp_path) == {}


@given(
    st.lists(st.sampled_from(["a", "b", "é", ".", "..", "/", "\\", "\0", " ", "~", "\n", "\ud800", ""])).map("".join)
)
@example("a/../../b")
@settings(max_examples=300, deadline=None)
def test_path_is_either_refused_or_written_where_it_says(path: str) -> None:
    """Nothing ever comes to be outside of the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = make(Path(name) / "folder")
        try:
            write_outputs(folder, [Page(path, b"x")])
        except PublishError:
            assert whole(Path(name)) == {}
        else:
            assert whole(Path(name)) == {f"folder/{path}": b"x"}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("a/x", "a/x", "cannot write a/x: two things want this address"),
        ("a/x", "a", "cannot write a: two things want this address"),
        ("a", "a/x", "cannot write a/x: a folder of it is also a file"),
        ("a", "a/x/y", "cannot write a/x/y: Not a directory"),
    ],
)
def test_two_outputs_in_one_place_are_refused(first: str, second: str, words: str, tmp_path: Path) -> None:
    """The second would hide the first; whether in one call or in the next."""
    for calls in ([[first, second]], [[first], [second]]):
        folder = make(tmp_path / str(len(calls)))
        *before, last = [[Page(path, path.encode()) for path in call] for call in calls]
        for outputs in before:
            write_outputs(folder, outputs)
        with pytest.raises(PublishError) as caught:
            write_outputs(folder, last)
        assert str(caught.value) == words
        assert whole(folder) == {first: first.encode()}


@pytest.mark.parametrize("path", ["link/x", "link/deeper/x", "dangling/x", "file", "dangling"])
def test_link_is_not_followed(path: str, tmp_path: Path) -> None:
    """What another step left in the folder does not lead us out of it."""
    outside = make(tmp_path / "outside")
    (outside / "kept").write_bytes(b"kept")
    folder = make(tmp_path / "folder")
    (folder / "link").symlink_to(outside)
    (folder / "file").symlink_to(outside / "kept")
    (folder / "dangling").symlink_to(outside / "new")
    with pytest.raises(PublishError):
        write_outputs(folder, [Page(path, b"x")])
    assert whole(outside) == {"kept": b"kept"}


def test_file_that_cannot_be_written_gives_the_sentence_of_the_system(tmp_path: Path) -> None:
    """Too large, or with too long a name."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(PublishError, match=r"^cannot write a/x: File too large$"):
            write_outputs(tmp_path, [Page("a/x", b"x" * 2000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(PublishError, match="File name too long"):
        write_outputs(tmp_path, [Page("y" * 300, b"x")])


def test_write_that_comes_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system may write less than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    write_outputs(tmp_path, [Page("x", b"0123456789")])
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_error_of_the_outputs_passes_unchanged(tmp_path: Path) -> None:
    """A fault in rendering is not a fault in writing."""

    def render() -> Iterator[Page]:
        yield Page("x", b"x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_outputs(tmp_path, render())
