"""A lock is held by one, and freed when its holder lets go or dies."""

import errno
import os
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tryg_tui.store.files import disk, locks
from tryg_tui.store.files.locks import lock, prepare


def test_what_one_holds_another_cannot(tmp_path: Path) -> None:
    held = lock(tmp_path / "l")
    assert held is not None
    assert lock(tmp_path / "l") is None
    assert lock(tmp_path / "l", 0.05) is None
    held.release()
    held.release()
    again = lock(tmp_path / "l")
    assert again is not None
    again.release()


def test_it_is_waited_for(tmp_path: Path) -> None:
    held = lock(tmp_path / "l")
    assert held is not None
    threading.Timer(0.05, held.release).start()
    later = lock(tmp_path / "l", 10.0)
    assert later is not None
    later.release()


def test_a_lock_that_is_forgotten_is_free(tmp_path: Path) -> None:
    assert lock(tmp_path / "l") is not None
    assert lock(tmp_path / "l") is not None


@pytest.mark.posix
def test_releasing_twice_closes_nothing_else(tmp_path: Path) -> None:
    held = lock(tmp_path / "l")
    assert held is not None
    held.release()
    other = os.open(tmp_path, os.O_RDONLY)
    held.release()
    os.close(other)


HOLDER = """
import sys
from pathlib import Path
from tryg_tui.store.files.locks import lock
held = lock(Path(sys.argv[1]))
print("held" if held else "not", flush=True)
sys.stdin.read()
"""


def test_the_lock_of_a_program_that_was_killed_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "l")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().split() == [b"held"]
        assert lock(tmp_path / "l") is None
        holder.kill()
        holder.wait()
        held = lock(tmp_path / "l")
        assert held is not None
        held.release()


def test_it_is_the_lock_that_the_library_takes(tmp_path: Path) -> None:
    with FileLock(tmp_path / "l"):
        assert lock(tmp_path / "l") is None
    held = lock(tmp_path / "l")
    assert held is not None
    assert not locks._by_library(tmp_path / "l", 0.0, 0o600)
    held.release()


@pytest.mark.posix
def test_whoever_may_write_the_file_may_lock_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        held = lock(tmp_path / "l", mode=0o664)
    finally:
        os.umask(before)
    assert held is not None
    held.release()
    assert stat.S_IMODE((tmp_path / "l").stat().st_mode) == 0o664


@pytest.mark.posix
def test_a_lock_that_may_only_be_read_is_still_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "l").touch()
    real = os.open

    def only_read(path: Any, flags: int, *mode: int) -> int:
        if flags & os.O_RDWR and not flags & os.O_EXCL:
            raise PermissionError(errno.EACCES, "injected")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", only_read)
    held = lock(tmp_path / "l")
    assert held is not None
    assert lock(tmp_path / "l") is None
    held.release()


@pytest.mark.posix
def test_the_lock_of_a_file_that_was_removed_meanwhile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.open_lock

    def removed(path: Path, mode: int) -> int:
        handle = real(path, mode)
        path.unlink()
        monkeypatch.undo()
        return handle

    monkeypatch.setattr(disk, "open_lock", removed)
    assert lock(tmp_path / "l") is None
    held = lock(tmp_path / "l")
    assert held is not None
    held.release()


@pytest.mark.posix
def test_a_link_planted_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "l").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        lock(tmp_path / "l")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.posix
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOTSUP])
def test_where_the_system_has_no_such_locks_the_library_finds_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def unable(*_args: Any) -> None:
        raise OSError(number, "injected")

    monkeypatch.setattr("fcntl.flock", unable)
    asked: list[Path] = []

    class Library:
        def __init__(self, path: Path, **_given: Any) -> None:
            self.acquire = partial(asked.append, path)

    monkeypatch.setattr("filelock.FileLock", Library)
    lock(tmp_path / "l")
    assert asked == [tmp_path / "l"]


@pytest.mark.posix
def test_any_other_error_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_args: Any) -> None:
        raise OSError(errno.ENOLCK, "injected")

    monkeypatch.setattr("fcntl.flock", unable)
    with pytest.raises(OSError, match="injected"):
        lock(tmp_path / "l")


def test_what_is_waited_for_can_be_loaded_ahead() -> None:
    prepare()
    for thread in threading.enumerate():
        if thread.name == "prepare":
            thread.join()
    assert "platformdirs" in sys.modules


def test_the_library_makes_no_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(FileNotFoundError):
        lock(tmp_path / "gone" / ".a.toml.lock")
    assert list(tmp_path.iterdir()) == []
