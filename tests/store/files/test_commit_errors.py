"""An error of the system while saving: the old version stays, and the reason is told."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.saves import NEW, OLD, fine, left, refused
from tryg_tui.store.files import disk
from tryg_tui.store.files.commit import NotSaved, commit, digest, hand_out

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


NEWER = b"newer = 1\n"


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


@pytest.mark.posix
def test_a_folder_that_could_not_be_flushed_is_told_and_the_save_can_be_repeated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "injected")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    failure = refused(path)
    assert (failure.reason, failure.errno) == ("unconfirmed", errno.EIO)
    assert path.read_bytes() == NEW
    # The next version follows on the one that is there, though its save was said to have failed.
    with pytest.raises(NotSaved):
        commit(path, NEWER, digest(OLD), fine)
    monkeypatch.undo()
    assert commit(path, NEWER + b"\n", digest(OLD), fine) == digest(NEWER + b"\n")
    assert refused(path).reason == "changed"


def test_a_new_file_that_was_not_confirmed_is_saved_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "injected")

    monkeypatch.setattr(disk, "flush_folder", fail)
    for data in (NEW, NEWER):
        with pytest.raises(NotSaved) as caught:
            commit(tmp_path / "new.toml", data, None, fine)
        assert caught.value.reason == "unconfirmed"
    monkeypatch.undo()
    assert commit(tmp_path / "new.toml", NEWER, None, fine) == digest(NEWER)
    with pytest.raises(NotSaved) as caught:
        commit(tmp_path / "new.toml", NEW, None, fine)
    assert caught.value.reason == "exists"


@pytest.mark.parametrize("name", ["nul", "CON", "aux.txt", "Com1.tar.gz", "lpt9.md", "prn .pdf"])
def test_what_windows_calls_a_device_is_no_name_of_a_file(tmp_path: Path, name: str) -> None:
    for force in (False, True):
        with pytest.raises(NotSaved) as caught:
            hand_out(tmp_path / name, NEW, force=force)
        assert caught.value.reason == "device"
    assert list(tmp_path.iterdir()) == []
    hand_out(tmp_path / f"x{name}", NEW)


def test_a_version_of_somebody_else_is_not_taken_for_one_of_ours_that_was_not_confirmed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "injected")

    monkeypatch.setattr(disk, "flush_folder", fail)
    assert refused(path).reason == "unconfirmed"
    monkeypatch.undo()
    path.write_bytes(b"theirs = 1\n")
    assert refused(path).reason == "changed"


def test_a_flush_that_failed_is_not_asked_again_of_the_same_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    real = os.fsync

    def fail(handle: int) -> None:
        status = os.fstat(handle)
        if stat.S_ISREG(status.st_mode):
            flushed.append(status.st_ino)
            if len(flushed) == 1:
                # Held, so that the number is not given to the next file.
                os.link(path.parent / left(path.parent)[0], path.parent / "held")
                raise OSError(errno.EIO, "injected")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)
    assert path.read_bytes() == NEW
    assert len(set(flushed)) == 2
    assert left(path.parent) == []


def test_a_replacement_whose_answer_was_lost_is_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def lost(source: Path, target: Path) -> None:
        real(source, target)
        raise OSError(errno.ENOENT, "injected")

    monkeypatch.setattr(os, "replace", lost)
    assert commit(path, NEW, digest(OLD), fine) == digest(NEW)
    assert path.read_bytes() == NEW


def test_a_replacement_that_cannot_be_told_from_none_is_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(source: Path, target: Path) -> None:
        source.unlink()
        target.unlink()
        raise OSError(errno.ESTALE, "injected")

    monkeypatch.setattr(os, "replace", lost)
    assert refused(path).reason == "io"


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


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_a_file_on_a_share_that_somebody_holds_open_is_waited_for_as_well(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    waits: list[float] = []
    fail_on_temporary(monkeypatch, "replace", lambda: OSError(number, "injected"))
    monkeypatch.setattr("time.sleep", waits.append)
    assert refused(path).reason == "held-open"
    assert waits == list(disk.PAUSES)
    assert path.read_bytes() == OLD


def test_a_file_another_program_never_lets_go_of_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    fail_on_temporary(monkeypatch, "replace", held_open)
    monkeypatch.setattr("time.sleep", waits.append)
    assert refused(path).reason == "held-open"
    assert sum(waits) < 3
    assert path.read_bytes() == OLD
    assert left(path.parent) == []
