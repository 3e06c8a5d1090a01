"""What Windows refuses while a file is open, and what it tells of processes and of its windows."""

import os
import threading
from pathlib import Path
from typing import IO, Any

import pytest
from msgspec.structs import replace

from tests.windows import CLOSED, CTRL_C, OPEN, Windows, refused
from tryg_tui.core.model.base import Problems
from tryg_tui.store.files import disk, windows
from tryg_tui.store.files.commit import NotSaved, commit, digest
from tryg_tui.store.files.processes import boot_id, host_name, is_alive, is_gone, since
from tryg_tui.store.presence.lease import Lease, lease_path, myself, read_lease, take, take_over
from tryg_tui.store.toml.parse import contents, note_unreadable, open_at_once

pytestmark = pytest.mark.skipif(not OPEN.is_dir(), reason="Windows is played on Linux")

OLD, NEW = b"old\n", b"new\n"
ID = "2018-04-10"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Windows:
    return Windows(monkeypatch)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that are made, none of which takes any time."""
    made: list[float] = []
    monkeypatch.setattr("time.sleep", made.append)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.toml"
    path.write_bytes(OLD)
    return path


def saved(path: Path) -> str:
    return commit(path, NEW, digest(OLD), lambda _data: True)


def read_by_us(path: Path) -> IO[bytes]:
    """A file of which another program of ours is just reading."""
    return open(path, "rb", opener=open_at_once)


def test_a_file_that_another_program_has_open_is_told_as_that(
    path: Path, machine: Windows, waits: list[float]
) -> None:
    with path.open("rb"), pytest.raises(NotSaved) as told:
        saved(path)
    assert told.value.reason == "held-open"
    assert waits == list(disk.PAUSES)
    assert path.read_bytes() == OLD
    assert sorted(one.suffix for one in path.parent.iterdir()) == [".lock", ".toml"]
    assert saved(path) == digest(NEW), "as soon as it is closed"


def test_a_file_that_may_not_be_written_is_told_as_that(
    path: Path, machine: Windows, waits: list[float]
) -> None:
    machine.forbidden.add(path)
    with pytest.raises(NotSaved) as told:
        saved(path)
    assert told.value.reason == "no-permission"


def test_what_reads_here_hinders_nobody_who_saves(
    path: Path, machine: Windows, waits: list[float]
) -> None:
    with read_by_us(path) as reading:
        saved(path)
        assert reading.read() == OLD
    assert contents(path) == NEW
    assert not waits


def test_where_the_disk_cannot_replace_what_is_open_a_reader_is_waited_for(
    path: Path, machine: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.replaces_open = False
    reading = read_by_us(path)
    monkeypatch.setattr("time.sleep", lambda _seconds: reading.close())
    assert saved(path) == digest(NEW)


def test_what_is_removed_or_renamed_while_it_is_read_here_is_gone(
    path: Path, machine: Windows
) -> None:
    aside = path.with_name("aside")
    with read_by_us(path):
        assert disk.move(path, aside)
        disk.remove(aside)
    assert not disk.move(path, aside)
    assert not list(path.parent.iterdir())


def test_a_file_that_somebody_has_for_himself_is_read_when_he_lets_go(
    path: Path, machine: Windows, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    real = machine.create_file
    refusals = [32, 33]

    def create_file(*asked: Any) -> int:
        if refusals:
            raise refused(refusals.pop())
        return real(*asked)

    monkeypatch.setattr("_winapi.CreateFile", create_file)
    assert contents(path) == OLD
    assert waits == list(windows.PAUSES[:2])


def test_a_file_that_cannot_be_read_for_that_is_told_as_that() -> None:
    found = Problems("a.toml")
    note_unreadable(refused(32), found)
    note_unreadable(refused(5), found)
    assert [one.args["reason"] for one in found.found] == ["EBUSY", "EACCES"]


def test_what_is_not_there_or_a_folder_is_told_as_on_other_systems(
    path: Path, machine: Windows
) -> None:
    with pytest.raises(FileNotFoundError) as told:
        contents(path.with_name("none"))
    assert told.value.filename == str(path.with_name("none"))
    with pytest.raises(PermissionError):
        contents(path.parent)


def test_a_program_that_has_ended_is_told_without_ending_any(
    machine: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "kill", None)
    machine.processes |= {1000: (0, 5), 1004: (259, 6)}
    assert not is_alive(1000)
    assert is_alive(1004)
    assert not is_alive(1008)
    assert (since(1004), since(1008)) == ("6", "")

    def refuse(*_asked: Any) -> int:
        raise refused(5)

    monkeypatch.setattr("_winapi.OpenProcess", refuse)
    assert is_alive(1008), "one that may not be asked is there"


@pytest.mark.parametrize("ended", [(0, 5), (259, 6)], ids=["over", "another has its number"])
def test_the_minutes_are_free_at_once_when_who_took_them_has_crashed(
    tmp_path: Path, machine: Windows, ended: tuple[int, int]
) -> None:
    (tmp_path / "minutes").mkdir()
    machine.processes[1000] = (259, 5)
    theirs = take(tmp_path, ID, replace(myself(), pid=1000, begun=since(1000), nonce="theirs"))
    assert theirs is not None
    assert not theirs.is_gone
    assert take(tmp_path, ID, myself()) is None
    machine.processes[1000] = ended
    mine = take(tmp_path, ID, myself())
    assert mine is not None
    assert mine.epoch == 2
    assert is_gone(host_name(), boot_id(), 1000, "5")
    assert not is_gone(host_name(), boot_id(), 1000, "6") or ended[0] == 0


def test_a_stale_lease_that_is_just_read_by_another_program_is_taken_all_the_same(
    tmp_path: Path, machine: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minutes").mkdir()
    stale = take(tmp_path, ID, replace(myself(), nonce="stale"))
    scanner = lease_path(tmp_path, ID).open("rb")
    monkeypatch.setattr("time.sleep", lambda _seconds: scanner.close())
    mine = take_over(tmp_path, ID, stale, myself())
    assert mine is not None
    assert read_lease(tmp_path, ID) == mine


def test_of_many_who_take_a_stale_lease_at_once_one_gets_it(
    tmp_path: Path, machine: Windows
) -> None:
    (tmp_path / "minutes").mkdir()
    for number in range(20):
        stale = read_lease(tmp_path, ID) or take(tmp_path, ID, replace(myself(), nonce="stale"))
        start = threading.Barrier(3)
        got: list[Lease] = []

        def seize(
            stale: Lease | None = stale,
            start: threading.Barrier = start,
            got: list[Lease] = got,
            number: int = number,
        ) -> None:
            me = replace(myself(), nonce=f"{number}-{threading.get_ident()}")
            start.wait()
            read_lease(tmp_path, ID)
            if (mine := take_over(tmp_path, ID, stale, me)) is not None:
                got.append(mine)

        takers = [threading.Thread(target=seize) for _ in range(3)]
        for one in takers:
            one.start()
        for one in takers:
            one.join()
        assert len(got) == 1
        assert read_lease(tmp_path, ID) == got[0]


def test_a_closed_window_is_answered_when_there_was_time_to_end(
    machine: Windows, waits: list[float]
) -> None:
    told: list[str] = []
    windows.heed_closing(lambda: told.append("end"), 4.0)
    [handler] = machine.handlers
    assert handler(CTRL_C) == 0
    assert (told, waits) == ([], [])
    assert handler(CLOSED) == 1
    assert (told, waits) == (["end"], [4.0])
