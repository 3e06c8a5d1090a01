"""The journal of a program, and finding the one of a program that is gone."""

import os
import stat
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store.journals import said, until
from tryg_tui.store.journal import journal as module
from tryg_tui.store.journal.file import JournalFile, replay
from tryg_tui.store.journal.journal import Journal, abandoned, journal_folders


def test_a_note_is_in_the_file_when_it_was_made(journal: Journal) -> None:
    assert journal.path is None
    journal.note("place", "2018-04-10")
    journal.note("draft:a", "På".encode())
    assert said(journal) == {"place": "2018-04-10", "draft:a": "På"}
    journal.note("place", None)
    journal.note("draft:a", "På en")
    assert said(journal) == {"draft:a": "På en"}


def test_a_note_that_says_nothing_new_is_not_written(journal: Journal) -> None:
    journal.note("a", None)
    assert journal.path is None
    journal.note("a", "1")
    assert journal.path is not None
    size = journal.path.stat().st_size
    journal.note("a", "1")
    assert journal.path.stat().st_size == size


def test_bytes_that_are_no_text_come_back(journal: Journal) -> None:
    journal.note("a", b"\xff\x00")
    assert said(journal)["a"].encode("utf-8", "surrogateescape") == b"\xff\x00"


@pytest.mark.posix
def test_nobody_else_may_look_into_it(journal: Journal) -> None:
    journal.note("a", "1")
    assert journal.path is not None
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    for folder in (journal.path.parent, journal.path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.posix
def test_each_folder_has_a_place_of_its_own(tmp_path: Path, places: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    one, other, link = (
        next(journal_folders(tmp_path / name, places)) for name in ("a", "b", "link")
    )
    assert one == link != other
    assert len(one.name) == 16


def test_it_is_flushed_soon_and_never_by_who_notes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    flush = "fdatasync" if hasattr(os, "fdatasync") else "fsync"
    monkeypatch.setattr(os, flush, lambda _: flushed.append(threading.current_thread().name))
    began = time.monotonic()
    journal.note("a", "1")
    until(lambda: flushed)
    assert time.monotonic() - began < 2
    journal.note("a", "2")
    until(lambda: len(flushed) == 2)
    assert set(flushed) == {"journal"}


def test_when_nothing_is_kept_nothing_is_in_the_file(journal: Journal) -> None:
    journal.note("a", "fortroligt")
    journal.note("a", None)
    assert journal.path is not None
    path = journal.path
    until(lambda: b"fortroligt" not in path.read_bytes())
    journal.note("a", "igen")
    assert said(journal) == {"a": "igen"}


def test_closed_with_nothing_kept_it_leaves_nothing(tmp_path: Path, places: Path) -> None:
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    journal.note("a", None)
    journal.close()
    journal.close()
    journal.note("b", "1")
    journal.flush()
    assert [path for path in places.rglob("*") if path.is_file()] == []
    assert abandoned(tmp_path, places) == []


def test_closed_with_something_kept_it_is_found(tmp_path: Path, places: Path) -> None:
    journal = Journal(tmp_path, places)
    journal.note("draft:a", "ikke gemt")
    assert abandoned(tmp_path, places) == []
    journal.close()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"draft:a": "ikke gemt"}
    assert found.header["pid"] == str(os.getpid())
    assert found.header["folder"] == str(tmp_path)
    assert not found.damaged
    assert abandoned(tmp_path, places) == []
    assert abandoned(tmp_path / "other", places) == []
    found.leave()
    found.leave()
    (again,) = abandoned(tmp_path, places)
    again.discard()
    assert abandoned(tmp_path, places) == []
    assert [path for path in places.rglob("*") if path.is_file()] == []


def test_a_journal_in_which_nothing_stands_is_removed(tmp_path: Path, places: Path) -> None:
    folder = next(journal_folders(tmp_path, places))
    folder.mkdir(parents=True)
    (folder / "x-1-2.jnl").write_bytes(b"")
    (folder / "notes.txt").write_bytes(b"")
    assert abandoned(tmp_path, places) == []
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_damaged_journal_says_so_and_what_it_still_can(tmp_path: Path, places: Path) -> None:
    journal = Journal(tmp_path, places)
    journal.note("a", "1")
    journal.note("b", "2")
    assert journal.path is not None
    path = journal.path
    journal.close()
    path.write_bytes(path.read_bytes()[:-1])
    (found,) = abandoned(tmp_path, places)
    assert (found.values, found.damaged) == ({"a": "1"}, True)
    found.discard()


def test_the_oldest_comes_first_and_what_is_no_journal_is_left(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for number in range(3):
        journal = Journal(tmp_path, places)
        journal.note("a", str(number))
        assert journal.path is not None
        made.append(journal.path)
        journal.close()
        os.utime(made[-1], (100 - number, 100 - number))
    (made[0].parent / "folder.jnl").mkdir()
    found = abandoned(tmp_path, places)
    assert [each.values["a"] for each in found] == ["2", "1", "0"]
    for each in found:
        each.leave()
    monkeypatch.setattr(module, "LARGEST", 10)
    assert abandoned(tmp_path, places) == []
    assert all(path.exists() for path in made)


@pytest.mark.posix
def test_a_long_one_that_is_mostly_forgotten_is_written_anew(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.store.journal.file.LARGE", 2_000)
    journal.note("kept", "k")
    for number in range(200):
        journal.note("a", f"{number}" * 20)
    assert journal.path is not None
    path = journal.path
    until(lambda: path.stat().st_size < 1_000)
    journal.note("b", "efter")
    assert said(journal) == {"kept": "k", "a": "199" * 20, "b": "efter"}
    assert [each.suffix for each in sorted(path.parent.iterdir())] == [".jnl", ".lock"]
    assert not replay(path.read_bytes()).damaged


@pytest.mark.posix
def test_what_is_noted_while_it_is_written_anew_is_in_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.store.journal.file.LARGE", 2_000)
    real = JournalFile.rewritten
    noted = threading.Event()

    def rewritten(self: JournalFile, values: dict[str, str]) -> object:
        new = real(self, values)
        if not noted.is_set():
            journal.note("a", "meanwhile")
            journal.note("b", None)
            journal.note("c", "new")
            noted.set()
        return new

    monkeypatch.setattr(JournalFile, "rewritten", rewritten)
    journal.note("b", "1")
    for number in range(200):
        journal.note("a", f"{number}" * 20)
    assert noted.wait(30)
    assert journal.path is not None
    path = journal.path
    until(lambda: path.stat().st_size < 1_500)
    assert said(journal) == {"a": "meanwhile", "c": "new"}


@pytest.mark.posix
def test_closing_while_it_is_written_anew_leaves_one_file(
    tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.store.journal.file.LARGE", 100)
    monkeypatch.setattr(module, "FLUSH_SECONDS", 1_000)
    journal = Journal(tmp_path, places)
    for number in range(100):
        journal.note("a", f"{number}")
    real = JournalFile.rewritten

    def rewritten(self: JournalFile, values: dict[str, str]) -> object:
        new = real(self, values)
        journal.close()
        return new

    monkeypatch.setattr(JournalFile, "rewritten", rewritten)
    journal.flush()
    (found,) = abandoned(tmp_path, places)
    assert found.values == {"a": "99"}
    found.discard()
    assert [path for path in places.rglob("*") if path.is_file()] == []


OWNER = """
import sys, time
from pathlib import Path
from tryg_tui.store.journal.journal import Journal
journal = Journal(Path(sys.argv[1]), Path(sys.argv[2]))
number = 0
while True:
    number += 1
    journal.note("draft:a", f"{number} " + "x" * (number % 300))
    if number % 50 == 0:
        print(number, flush=True)
"""

ASKER = """
import sys
from pathlib import Path
from tryg_tui.store.journal.journal import abandoned
print("ready", flush=True)
sys.stdin.readline()
held = abandoned(Path(sys.argv[1]), Path(sys.argv[2]))
print(len(held), flush=True)
sys.stdin.readline()
"""


def test_killed_while_writing_it_loses_nothing_that_was_noted(tmp_path: Path, places: Path) -> None:
    command, told = [sys.executable, "-c", OWNER, str(tmp_path), str(places)], {}
    with ExitStack() as stack:
        owners = [
            stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE)) for _ in range(2)
        ]
        for owner in owners:
            stack.callback(owner.kill)
        for turn, owner in enumerate(owners):
            assert owner.stdout is not None
            for _ in range(3 + turn):
                told[str(owner.pid)] = int(owner.stdout.readline())
            assert abandoned(tmp_path, places) == []
    found = abandoned(tmp_path, places)
    assert {each.header["pid"] for each in found} == set(told)
    for each in found:
        number, _, rest = each.values["draft:a"].partition(" ")
        assert int(number) >= told[each.header["pid"]]
        assert rest == "x" * (int(number) % 300)
        each.discard()


def test_of_two_askers_at_once_only_one_gets_it(tmp_path: Path, places: Path) -> None:
    for _ in range(6):
        journal = Journal(tmp_path, places)
        journal.note("a", "1")
        journal.close()
    command = [sys.executable, "-c", ASKER, str(tmp_path), str(places)]
    counts = 0
    with ExitStack() as stack:
        askers = [
            stack.enter_context(
                subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
                )
            )
            for _ in range(2)
        ]
        for asker in askers:
            assert asker.stdout is not None
            assert asker.stdout.readline() == "ready\n"
        for asker in askers:
            assert asker.stdin is not None
            asker.stdin.write("\n")
        for asker in askers:
            assert asker.stdout is not None
            counts += int(asker.stdout.readline())
        for asker in askers:
            asker.communicate("\n")
    assert counts == 6
    left = abandoned(tmp_path, places)
    assert len(left) == 6
    for each in left:
        each.leave()
