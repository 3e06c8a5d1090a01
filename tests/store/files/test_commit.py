"""A version is on disk whole, or not at all, and nobody's is overwritten unseen."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.store.saves import NEW, OLD, fine, left, refused
from tryg_tui.store.files import commit as module
from tryg_tui.store.files.commit import NotSaved, commit, digest, make_folder, take_away
from tryg_tui.store.files.disk import remove_orphans
from tryg_tui.store.toml.parse import LIMIT

as_anybody = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may write everywhere"
)


def test_a_new_version_takes_the_place_of_the_one_it_follows_on(path: Path) -> None:
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)
    assert path.read_bytes() == NEW
    assert left(path.parent) == []


def test_a_new_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    assert commit(path, NEW, None, fine) == digest(NEW)
    assert path.read_bytes() == NEW


@pytest.mark.posix
@pytest.mark.parametrize(
    ("folder", "mask", "mode"),
    [
        (0o755, 0o022, 0o644),
        (0o755, 0o027, 0o640),
        (0o777, 0o022, 0o644),
        # Nobody reads a file who may not look into its folder, whatever becomes of that later.
        (0o700, 0o022, 0o600),
        (0o750, 0o022, 0o640),
        (0o711, 0o022, 0o600),
        # A group that shares a folder shares its files.
        (0o2770, 0o022, 0o660),
        (0o2775, 0o077, 0o664),
    ],
)
def test_a_new_file_is_for_those_whom_the_folder_is_for(
    tmp_path: Path, folder: int, mask: int, mode: int
) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f").chmod(folder)
    before = os.umask(mask)
    try:
        commit(tmp_path / "f" / "new.toml", NEW, None, fine)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "f" / "new.toml").stat().st_mode) == mode


@pytest.mark.posix
def test_a_file_kept_from_others_is_shown_when_it_is_meant_to(path: Path) -> None:
    path.parent.chmod(0o755)
    path.chmod(0o600)
    commit(path, NEW, digest(OLD), fine)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    commit(path, OLD, digest(NEW), fine, shown=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o640)
    commit(path, NEW, digest(OLD), fine, shown=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_the_permissions_of_a_file_are_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    commit(path, NEW, digest(OLD), fine)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_somebody_else_changed_is_not_overwritten(path: Path) -> None:
    path.write_bytes(b"theirs = 1\n")
    assert refused(path).reason == "changed"
    assert path.read_bytes() == b"theirs = 1\n"


def test_a_file_somebody_else_removed_is_not_made_again(path: Path) -> None:
    path.unlink()
    assert refused(path).reason == "changed"
    assert not path.exists()


def test_a_file_that_is_there_is_not_taken_for_a_new_one(path: Path) -> None:
    with pytest.raises(NotSaved) as caught:
        commit(path, NEW, None, fine)
    assert caught.value.reason == "exists"
    assert path.read_bytes() == OLD


def test_saving_again_after_a_failure_at_the_last_step_succeeds(path: Path) -> None:
    path.write_bytes(NEW)
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)


@pytest.mark.posix
def test_a_file_marked_as_read_only_is_not_replaced(path: Path) -> None:
    path.chmod(0o444)
    assert refused(path).reason == "read-only"
    assert path.read_bytes() == OLD


def test_a_change_made_while_we_wrote_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def slow(handle: int) -> None:
        path.write_bytes(b"theirs = 1\n")
        real(handle)

    monkeypatch.setattr(os, "fsync", slow)
    assert refused(path).reason == "changed"
    assert path.read_bytes() == b"theirs = 1\n"
    assert left(path.parent) == []


def test_a_file_that_only_seems_to_have_changed_while_we_wrote_is_saved(path: Path) -> None:
    def slow(_data: bytes) -> bool:
        path.write_bytes(OLD)
        os.utime(path, (1, 1))
        return True

    assert commit(path, NEW, digest(OLD), slow) == digest(NEW)


def test_a_file_made_while_we_wrote_is_not_overwritten(tmp_path: Path) -> None:
    new = tmp_path / "new.toml"

    def slow(_data: bytes) -> bool:
        new.write_bytes(OLD)
        return True

    with pytest.raises(NotSaved) as caught:
        commit(new, NEW, None, slow)
    assert caught.value.reason == "exists"
    assert new.read_bytes() == OLD


def test_who_may_no_longer_write_is_stopped_at_the_last_instant(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def fence() -> bool:
        asked.append(left(path.parent))
        return False

    with pytest.raises(NotSaved) as caught:
        commit(path, NEW, digest(OLD), fine, fence)
    assert caught.value.reason == "fenced"
    assert [len(each) for each in asked] == [1]
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


def test_bytes_that_do_not_say_what_they_should_are_not_written(path: Path) -> None:
    with pytest.raises(ValueError, match="does not say"):
        commit(path, NEW, digest(OLD), lambda data: data != NEW)
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


def test_a_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as caught:
        commit(tmp_path / "minutes" / "a.toml", NEW, None, fine)
    assert caught.value.reason == "folder-gone"
    assert not (tmp_path / "minutes").exists()


def test_a_file_in_the_place_of_the_folder_is_a_folder_gone(path: Path) -> None:
    assert refused(path / "a.toml").reason == "folder-gone"


@pytest.mark.posix
def test_a_link_stays_and_its_target_is_saved(path: Path) -> None:
    link = path.parent / "link.toml"
    link.symlink_to(path.name)
    commit(link, NEW, digest(OLD), fine)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.mark.posix
def test_a_link_planted_for_a_new_file_leads_nowhere(tmp_path: Path) -> None:
    planted = tmp_path / "a.toml"
    planted.symlink_to(tmp_path / "elsewhere" / "a.toml")
    with pytest.raises(NotSaved) as caught:
        commit(planted, NEW, None, fine)
    assert caught.value.reason == "folder-gone"


@pytest.mark.posix
@as_anybody
def test_a_folder_that_may_not_be_written_is_told(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert refused(path).reason == "no-permission"
    finally:
        path.parent.chmod(0o755)


def test_a_lock_that_is_held_is_waited_for_only_so_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.0)
    with FileLock(path.with_name(".2018-04-10.toml.lock")):
        assert refused(path).reason == "locked"
    assert path.read_bytes() == OLD
    commit(path, NEW, digest(OLD), fine)


def test_what_lies_in_the_place_of_a_lock_is_named_and_left(path: Path) -> None:
    lock = path.with_name(f".{path.name}.lock")
    lock.mkdir()
    assert refused(path).reason == "not-a-lock"
    with pytest.raises(NotSaved, match="not-a-lock"):
        take_away(path, digest(OLD))
    lock.rmdir()
    commit(path, NEW, digest(OLD), fine)
    assert path.read_bytes() == NEW


@pytest.mark.posix
def test_a_link_in_the_place_of_a_lock_is_not_followed(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    path.with_name(f".{path.name}.lock").symlink_to(elsewhere)
    assert refused(path).reason == "not-a-lock"
    assert not elsewhere.exists()
    assert path.read_bytes() == OLD


def test_what_could_not_be_read_again_takes_nothing_elses_place(path: Path) -> None:
    with pytest.raises(NotSaved) as caught:
        commit(path, b"#" * (LIMIT + 1), digest(OLD), fine)
    assert (caught.value.reason, caught.value.path) == ("too-large", path)
    assert path.read_bytes() == OLD
    commit(path, b"#" * LIMIT, digest(OLD), fine)


def test_everything_is_written_however_little_the_system_takes_at_a_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    commit(path, NEW * 100, digest(OLD), fine)
    assert path.read_bytes() == NEW * 100


@pytest.mark.posix
def test_the_order_is_write_flush_replace_flush(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for name in ("write", "fsync", "replace"):

        def note(*args: Any, name: str = name, real: Any = getattr(os, name)) -> Any:  # noqa: B008
            calls.append(name)
            return real(*args)

        monkeypatch.setattr(os, name, note)
    commit(path, NEW, digest(OLD), fine)
    assert calls == ["write", "fsync", "replace", "fsync"]


ADDER = """
import sys
from pathlib import Path
from tryg_tui.store.files.commit import NotSaved, commit, digest
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    while True:
        old = path.read_bytes()
        new = old + f"{name}{number}\\n".encode()
        try:
            commit(path, new, digest(old), lambda data: True)
        except NotSaved as failure:
            assert failure.reason == "changed", failure
        else:
            break
"""


def test_two_programs_saving_the_same_file_lose_nothing(path: Path) -> None:
    command = [sys.executable, "-c", ADDER, str(path)]
    running = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [each.wait(60) for each in running] == [0, 0]
    lines = path.read_text().splitlines()[1:]
    assert sorted(lines) == sorted(f"{name}{n}" for name in ("a", "b") for n in range(20))


def test_what_a_dead_save_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, live = ended.pid, os.getpid()
    orphan, current, old, other = (
        tmp_path / name
        for name in (
            f".a.toml.{dead}.0123abcd.tmp",
            f".a.toml.{live}.0123abcd.tmp",
            f".b.toml.{live}.0123abcd.tmp",
            f"a.toml.{dead}.0123abcd.tmp",
        )
    )
    for file in (orphan, current, old, other):
        file.write_bytes(b"")
    os.utime(old, (0, 0))
    remove_orphans(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([current, other])


def test_removing_orphans_in_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    remove_orphans(tmp_path / "gone")


def test_temporary_files_are_named_as_they_are_looked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    real = os.replace

    def note(source: Path, target: Path) -> None:
        names.append(source.name)
        real(source, target)

    monkeypatch.setattr(os, "replace", note)
    commit(path, NEW, digest(OLD), fine)
    assert re.fullmatch(rf"\.2018-04-10\.toml\.{os.getpid()}\.[0-9a-f]{{8}}\.tmp", names[0])


def test_folders_are_made_with_those_above_them(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.posix
def test_a_private_folder_is_for_this_user_unless_a_group_shares_the_one_above(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path / "a", private=True)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    (tmp_path / "s").mkdir()
    (tmp_path / "s").chmod(0o2775)
    make_folder(tmp_path / "s" / "a", private=True)
    assert (tmp_path / "s" / "a").stat().st_mode & 0o050 == 0o050


def test_a_file_where_a_folder_should_be_is_told(path: Path) -> None:
    with pytest.raises(NotSaved):
        make_folder(path / "a")


def test_a_file_is_removed_only_as_it_was_known(path: Path) -> None:
    with pytest.raises(NotSaved) as told:
        take_away(path, digest(NEW))
    assert told.value.reason == "changed"
    assert path.read_bytes() == OLD
    take_away(path, digest(OLD))
    assert not path.exists()
    take_away(path, digest(OLD))
    assert left(path.parent) == []


def test_a_file_that_is_to_be_kept_is_not_removed(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(NotSaved) as told:
        take_away(path, digest(OLD))
    assert told.value.reason == "read-only"
    with pytest.raises(NotSaved) as gone:
        take_away(path.parent / "none" / "new.toml", digest(OLD))
    assert gone.value.reason == "folder-gone"
