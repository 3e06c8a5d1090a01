"""An error of the system while saving: the old version stays, and the reason is told."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.saves import NEW, OLD, fine, left, refused
from tryg_tui.store import disk
from tryg_tui.store.commit import commit, digest

ERRORS = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EFBIG: "no-space",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EIO: "io",
    errno.EMFILE: "io",
    errno.ENOENT: "io",
}


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "close"])
@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_an_error_before_the_end_leaves_the_old_version_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    fail_on_temporary(monkeypatch, call, lambda: OSError(number, "injected"))
    failure = refused(path)
    assert failure.reason == ERRORS[number]
    assert failure.errno == number
    assert path.read_bytes() == OLD
    monkeypatch.undo()
    assert left(path.parent) == []
    commit(path, NEW, digest(OLD), fine)


def fail_on_temporary(
    monkeypatch: pytest.MonkeyPatch, call: str, error: Callable[[], OSError]
) -> None:
    """Make a system call fail for temporary files alone, so that locking goes on working."""
    opened: set[int] = set()
    real_open, real = os.open, getattr(os, call)

    def note(name: Any, *args: Any) -> int:
        if call == "open" and str(name).endswith(".tmp"):
            raise error()
        handle = real_open(name, *args)
        if str(name).endswith(".tmp"):
            opened.add(handle)
        return handle

    def fail(first: Any, *rest: Any) -> Any:
        if first in opened or str(first).endswith(".tmp"):
            if call == "close":
                opened.discard(first)
                real(first)
            raise error()
        return real(first, *rest)

    monkeypatch.setattr(os, call, fail)
    monkeypatch.setattr(os, "open", note)


def test_a_folder_that_could_not_be_flushed_is_told_and_the_save_can_be_repeated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "injected")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    assert refused(path).reason == "io"
    monkeypatch.undo()
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)


def test_a_file_system_that_cannot_flush_folders_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "injected")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)


def held_open() -> OSError:
    error = PermissionError(errno.EACCES, "held open")
    error.winerror = 32  # type: ignore[attr-defined]
    return error


def test_a_file_another_program_holds_open_is_replaced_when_it_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if len(waits) < 3:
            raise held_open()
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", waits.append)
    commit(path, NEW, digest(OLD), fine)
    assert path.read_bytes() == NEW
    assert waits == list(disk.PAUSES[:3])


def test_a_file_another_program_never_lets_go_of_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    fail_on_temporary(monkeypatch, "replace", held_open)
    monkeypatch.setattr("time.sleep", waits.append)
    assert refused(path).reason == "no-permission"
    assert sum(waits) < 3
    assert path.read_bytes() == OLD
    assert left(path.parent) == []
