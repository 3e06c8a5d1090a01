"""Errors of the system while keeping the journal: nobody who types ever meets one."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.journals import said, until
from tryg_tui.store.files import disk
from tryg_tui.store.journal import journal as module
from tryg_tui.store.journal.file import JournalFile
from tryg_tui.store.journal.journal import Journal, abandoned, second_folder


def failing(number: int, where: Callable[[Any], bool] = lambda _first: True) -> Callable[..., Any]:
    """A call of the system that fails for some of its first arguments."""

    def fail(first: Any, *rest: Any) -> Any:
        if where(first):
            raise OSError(number, "injected")
        return len(rest[0]) if rest else None

    return fail


def test_where_the_own_place_cannot_be_written_another_is_used(
    tmp_path: Path, places: Path
) -> None:
    places.write_text("in the way")
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    assert journal.trouble is None
    assert journal.path is not None
    assert journal.path.is_relative_to(tmp_path / "second")
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"a": "1"}
    found.discard()


def test_without_any_place_it_is_told_and_tried_again(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (places, tmp_path / "second"):
        place.write_text("in the way")
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    assert isinstance(journal.trouble, OSError)
    assert journal.path is None
    places.unlink()
    journal.note("a", "2")
    assert isinstance(journal.trouble, OSError)
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.0)
    journal._again = 0.0  # the time has come
    journal.note("a", "3")
    assert journal.trouble is None
    assert said(journal) == {"a": "3"}
    journal.close()


@pytest.fixture
def begun(journal: Journal) -> Path:
    """A journal with a note, flushed."""
    journal.note("a", "1")
    journal.flush()
    assert journal.path is not None
    return journal.path


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT])
def test_what_cannot_be_written_goes_to_the_other_place_with_all_that_is_kept(
    journal: Journal, begun: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.write
    first = journal._file
    assert first is not None
    bad = first._handle

    def write(handle: int, data: bytes) -> int:
        if handle == bad:
            real(handle, data[:5])
            raise OSError(number, "injected")
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    journal.note("b", "2")
    assert journal.trouble is None
    assert journal.path is not None
    assert journal.path.parent != begun.parent
    assert said(journal) == {"a": "1", "b": "2"}
    assert not begun.exists()


@pytest.mark.posix
def test_a_flush_that_failed_is_never_tried_again_on_the_same_file(
    journal: Journal, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inode = begun.stat().st_ino
    flushed: list[bool] = []
    real = os.fdatasync

    def flush(handle: int) -> None:
        failed = os.fstat(handle).st_ino == inode
        flushed.append(failed)
        if failed:
            raise OSError(errno.EIO, "injected")
        real(handle)

    monkeypatch.setattr(os, "fdatasync", flush)
    journal.note("b", "2")
    until(lambda: journal.path not in (None, begun))
    assert said(journal) == {"a": "1", "b": "2"}
    journal.note("c", "3")
    until(lambda: flushed[-1:] == [False])
    assert flushed.count(True) == 1
    assert journal.trouble is None


def test_when_both_places_fail_what_was_kept_stays_ours_and_can_be_found_later(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    with monkeypatch.context() as broken:
        broken.setattr(disk, "create", failing(errno.ENOSPC))
        broken.setattr(disk, "write_all", failing(errno.ENOSPC))
        journal.note("a", "2")
        assert journal.trouble is not None
        assert journal.trouble.errno == errno.ENOSPC
        journal.note("a", "3")
    # The program still runs, so nobody else is offered what it has.
    assert abandoned(tmp_path, places) == []
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"a": "1"}
    found.discard()


def test_once_it_can_be_written_again_only_the_new_file_is_left(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.0)
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    with monkeypatch.context() as broken:
        broken.setattr(disk, "create", failing(errno.ENOSPC))
        broken.setattr(disk, "write_all", failing(errno.ENOSPC))
        journal.note("a", "2")
    journal.note("a", "3")
    assert journal.trouble is None
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"a": "3"}
    found.discard()


@pytest.mark.parametrize("call", ["create", "flush", "replace"])
def test_a_failure_to_write_it_anew_leaves_what_was_kept(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr("tryg_tui.store.journal.file.LARGE", 100)
    monkeypatch.setattr(module, "FLUSH_SECONDS", 1_000)
    journal = Journal(tmp_path, places)
    for number in range(100):
        journal.note("a", f"{number}")
    real = getattr(disk, call)
    calls: list[int] = []

    def fail(*args: Any) -> Any:
        calls.append(1)
        # The flush before it succeeds.
        if len(calls) == (2 if call == "flush" else 1):
            raise OSError(errno.EIO, "injected")
        return real(*args)

    monkeypatch.setattr(disk, call, fail)
    journal.flush()
    assert said(journal) == {"a": "99"}
    assert journal.trouble is None
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"a": "99"}
    found.discard()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.posix
def test_a_folder_in_a_place_for_everybody_must_be_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        disk.private_folder(tmp_path / "link")
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o755)
    disk.private_folder(tmp_path / "open")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(PermissionError):
        disk.private_folder(tmp_path / "open")
    assert second_folder().name == "tryg-tui-journal-4711"


@pytest.mark.posix
def test_without_locks_it_says_so(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*_args: Any) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("fcntl.flock", failing(errno.ENOSYS))
    monkeypatch.setattr("filelock.FileLock.acquire", unable)
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    assert isinstance(journal.trouble, OSError)
    journal.close()


def test_a_name_that_somebody_holds_is_not_used(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.store.journal.file.lock", lambda _path: None)
    with pytest.raises(OSError, match="temporarily"):
        JournalFile(places / "x", tmp_path, {})


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tryg_tui.store.journal.journal import Journal
import filelock, platformdirs
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal(Path(sys.argv[1]), Path(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
for number in range(1, 60):
    journal.note("a", "x" * 100 * number)
    journal.flush()
assert journal.trouble is not None, "a file can be no larger than 2000 bytes"
journal.note("a", "short")
journal._again = 0.0
journal.note("a", "short enough")
assert journal.trouble is None
journal.close()
"""


@pytest.mark.posix
def test_on_a_full_disk_it_goes_on_and_recovers(tmp_path: Path, places: Path) -> None:
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", LIMITED, str(tmp_path), str(places)]
    subprocess.run(command, check=True, env=env, timeout=60)
    found = abandoned(tmp_path, places)
    assert [each.values for each in found] == [{"a": "short enough"}]
    found[0].discard()
