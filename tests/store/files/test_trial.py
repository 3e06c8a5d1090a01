"""What saving needs is tried in the place of a folder, and nothing is left behind."""

import ctypes
import errno
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tryg_tui.store.files import disk, trial
from tryg_tui.store.files.locks import lock


def fail(number: int) -> Callable[..., Any]:
    """What fails as the system does."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of meetings with a blank and Danish letters in its name."""
    root = tmp_path / "Tryg æøå"
    (root / "minutes").mkdir(parents=True)
    (root / "strategy.toml").write_text("schema = 1\n", encoding="utf-8")
    return root


def held(root: Path) -> dict[str, bytes]:
    """Everything in a folder, by name."""
    found = root.rglob("*")
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in found}


def test_a_place_where_all_is_well_says_so_and_stays_as_it_was(root: Path) -> None:
    before = held(root)
    found = trial.tried(root)
    assert (found.failed, found.locks) == ({}, "hold")
    assert isinstance(found.seen, float)
    assert found.seen < trial.PATIENCE
    assert found.saving is not None
    assert abs(found.clock) < 120
    assert held(root) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "no-space"), (errno.EROFS, "read-only"), (errno.EACCES, "no-permission")],
)
@pytest.mark.parametrize("step", ["create", "write_all", "replace", "flush_folder"])
def test_what_fails_is_told_and_nothing_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
) -> None:
    before = held(root)
    monkeypatch.setattr(disk, step, fail(number))
    found = trial.tried(root)
    assert found.failed == {".": reason, "minutes": reason}
    assert (found.saving, found.locks, found.seen) == (None, None, None)
    assert held(root) == before


def test_what_fails_only_later_is_told_as_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "refused", lambda _place: "")
    monkeypatch.setattr(disk, "put", fail(errno.EDQUOT))
    assert trial.tried(root).failed == {".": "no-space"}


@pytest.mark.posix
def test_a_folder_by_a_link_is_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "reports").symlink_to(tmp_path / "elsewhere")
    assert [path.name for path in trial._places(root)] == [root.name, "minutes"]


def test_where_files_cannot_be_locked_changes_are_still_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "lock", fail(errno.ENOLCK))
    found = trial.tried(root)
    assert found.locks == "none"
    assert isinstance(found.seen, float)


@pytest.mark.parametrize(
    ("program", "locks", "seen"),
    [
        ("print('let-in')", "do-not-hold", None),
        ("print('kept-out\\nlooking\\nnever')", "hold", "never"),
        ("print('kept-out\\nlooking')", "hold", None),
        ("print('no-lock')", None, None),
        ("raise SystemExit", None, None),
    ],
)
def test_what_the_second_program_says_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch, program: str, locks: str | None, seen: str | None
) -> None:
    monkeypatch.setattr(trial, "SECOND", program)
    found = trial.tried(root)
    assert (found.locks, found.seen) == (locks, seen)


def test_without_a_second_program_the_rest_is_tried(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", fail(errno.ENOENT))
    found = trial.tried(root)
    assert (found.locks, found.seen, found.failed) == (None, None, {})


def test_a_second_program_that_hangs_is_ended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "PATIENCE", 0.05)
    monkeypatch.setattr(trial, "SECOND", "import time; time.sleep(300)")
    begun = time.monotonic()
    assert trial.tried(root).seen is None
    assert time.monotonic() - begun < 60


def test_the_second_program_tells_what_it_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, locked = tmp_path / "name", tmp_path / "locked"
    name.write_bytes(b"1")
    monkeypatch.setattr(trial, "ROUNDS", 1)
    own = lock(locked)
    assert own is not None
    looks = iter([b"1", b"1", b"", b"2"])
    monkeypatch.setattr(trial, "_look", lambda _name: next(looks))
    trial.second(str(name), str(locked))
    own.release()
    first, looking, seen = capsys.readouterr().out.split()
    assert (first, looking) == ("kept-out", "looking")
    assert float(seen) <= time.time()


def test_the_second_program_gives_up_and_tells_of_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trial, "ROUNDS", 1)
    monkeypatch.setattr(trial, "PATIENCE", 0.0)
    gone = str(tmp_path / "gone")
    trial.second(gone, str(tmp_path / "locked"))
    monkeypatch.setattr(trial, "lock", fail(errno.ENOLCK))
    trial.second(gone, gone)
    said = capsys.readouterr().out.split()
    assert said == ["let-in", "looking", "never", "no-lock", "looking", "never"]


@pytest.mark.posix
def test_the_answer_of_a_system_that_says_little_is_enough(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", fail(errno.EIO))
    monkeypatch.setattr(trial, "MOUNTS", root / "none")
    found = trial.tried(root)
    assert (found.room, found.kind, found.shared) == (None, "", False)


def test_a_file_of_a_time_to_come_is_noticed(root: Path) -> None:
    later = time.time() + 3600
    os.utime(root / "strategy.toml", (later, later))
    assert 3500 < trial._ahead(root) < 3700


@pytest.mark.posix
@pytest.mark.parametrize(
    ("path", "kind", "shared"),
    [
        ("/", "ext4", False),
        ("/mnt/et drev/møder", "cifs", True),
        ("/mnt/et drevet", "ext4", False),
        ("/home/a", "nfs4", True),
        ("/home/a/over", "tmpfs", False),
        ("/sky", "fuse.sshfs", True),
    ],
)
def test_linux_tells_the_kind_of_disk_by_what_is_mounted_deepest_and_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, kind: str, shared: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/a / ext4 rw 0 0\n//srv/x /mnt/et\\040drev cifs rw 0 0\nn:/h /home nfs4 rw 0 0\n"
        "none /home/a/over ext2 rw 0 0\nnone /home/a/over tmpfs rw 0 0\n"
        "s: /sky fuse.sshfs rw 0 0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(trial, "MOUNTS", mounts)
    assert trial.kind_of(Path(path)) == (kind, shared)


class Kernel:
    """Answers as Windows does."""

    def __init__(self, drive: int, name: str) -> None:
        self.drive, self.name = drive, name
        self.kernel32 = self

    def GetDriveTypeW(self, _drive: str) -> int:  # noqa: N802  its name there
        return self.drive

    def GetVolumeInformationW(self, *given: Any) -> int:  # noqa: N802  its name there
        given[-2].value = self.name
        return bool(self.name)


@pytest.mark.parametrize(
    ("drive", "name", "anchor", "told"),
    [
        (3, "NTFS", "C:\\", ("NTFS (fixed)", False)),
        (4, "NTFS", "H:\\", ("NTFS (network)", True)),
        (1, "", "\\\\srv\\deling\\", ("", True)),
        (2, "", "E:\\", ("removable", False)),
    ],
)
def test_windows_tells_the_kind_of_drive(
    monkeypatch: pytest.MonkeyPatch, drive: int, name: str, anchor: str, told: tuple[str, bool]
) -> None:
    assert trial._of_windows(Kernel(drive, name), anchor) == told
    monkeypatch.setitem(vars(ctypes), "windll", Kernel(3, "NTFS"))
    assert trial.kind_of(Path("/x")) == ("NTFS (fixed)", False)


@pytest.mark.parametrize(
    ("name", "service"),
    [("OneDrive - Kommunen", "OneDrive"), ("Dropbox", "Dropbox"), ("Nextcloud", "Nextcloud")],
)
def test_a_folder_that_is_copied_to_other_machines_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, service: str
) -> None:
    monkeypatch.setattr(trial, "refused", lambda _place: "io")
    (tmp_path / name).mkdir()
    found = trial.tried(tmp_path / name)
    assert (found.synced, found.failed) == (service, {".": "io"})
