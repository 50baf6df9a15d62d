"""Folders that cannot or must not be replaced are refused before any work."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.building import beside, build, built, in_private_mounts, make, pages, refusal, whole
from wegwijzer_build.publish import (
    MARKER,
    PublishError,
    refuse_inputs,
    staged,
    target,
    write_outputs,
)


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
