"""Programs at a meeting show each other where they are, and who is gone is not shown."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.journals import until
from tryg_tui.store.files import disk
from tryg_tui.store.files.small_json import to_bytes
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.presence.live import (
    GONE_SECONDS,
    MOST,
    Live,
    Presence,
    hide_live,
    live_stamp,
    myself,
    position,
    read_live,
    remove_dead,
    show_live,
)

ID = "2018-04-10"
OTHER = Live(role="screen", user="u", host="another", pid=1, boot="b", nonce="a1", beat=3)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    return tmp_path


def files(root: Path) -> list[str]:
    folder = root / "minutes" / ".live"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def put(root: Path, live: Live, meeting: str = ID) -> Path:
    path = root / "minutes" / ".live" / f"{meeting}~{live.nonce}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(to_bytes(live))
    return path


def test_what_a_program_shows_the_others_read(root: Path) -> None:
    me = replace(myself("secretary"), item="index", step=4, writing=True)
    told = show_live(root, ID, me)
    assert told == replace(me, beat=1)
    put(root, OTHER)
    put(root, replace(OTHER, nonce="b2"), meeting="2017-12-05")
    assert sorted(read_live(root, ID), key=lambda live: live.pid) == [OTHER, told]
    again = show_live(root, ID, replace(told, blank=True))
    assert again.beat == 2
    assert again in read_live(root, ID)
    hide_live(root, ID, again)
    hide_live(root, ID, again)
    assert read_live(root, ID) == (OTHER,)


def test_the_files_are_none_of_the_folders_own(root: Path) -> None:
    show_live(root, ID, myself("follower"))
    assert [problem.code for problem in read_folder(root).problems] == ["strategy-missing"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        to_bytes(OTHER).replace(b'"screen"', b'"chair"'),
        to_bytes(replace(OTHER, item="x" * 129)),
        to_bytes(replace(OTHER, step=2**60)),
        to_bytes(OTHER).replace(b"false", b"0"),
    ],
)
def test_what_says_nothing_is_left_out(root: Path, data: bytes) -> None:
    put(root, OTHER).write_bytes(data)
    assert read_live(root, ID) == ()


@pytest.mark.parametrize("name", ["2018-04-10~..%2F.json", "2018-04-10~A.json", "2018-04-10~a1"])
def test_a_file_of_another_name_is_left_out(root: Path, name: str) -> None:
    path = put(root, OTHER)
    path.rename(path.with_name(name))
    assert read_live(root, ID) == ()


def test_the_name_of_the_file_says_whose_it_is(root: Path) -> None:
    put(root, OTHER).write_bytes(to_bytes(replace(OTHER, nonce="somebody-else")))
    assert read_live(root, ID) == (OTHER,)


def test_what_a_program_here_left_when_it_died_is_removed_and_nothing_else(root: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    mine = myself("screen")
    put(root, replace(mine, pid=process.pid))
    put(root, replace(mine, pid=process.pid, nonce="b2"), meeting="2017-12-05")
    here, boot, host = (
        replace(mine, nonce="c3"),
        replace(mine, pid=process.pid, boot="earlier", nonce="d4"),
        replace(OTHER, pid=process.pid, nonce="e5"),
    )
    for live in (here, boot, host):
        put(root, live)
    orphan = root / "minutes" / ".live" / f".{ID}~c3.json.{process.pid}.0123abcd.tmp"
    orphan.write_bytes(b"")
    torn = put(root, replace(OTHER, nonce="f6"))
    torn.write_bytes(b"{")
    remove_dead(root)
    assert files(root) == [f"{ID}~{nonce}.json" for nonce in ("c3", "d4", "e5", "f6")]
    remove_dead(root / "gone")


def test_more_than_anybody_has_are_not_looked_at(root: Path) -> None:
    for number in range(MOST + 5):
        put(root, replace(OTHER, nonce=f"n{number}"))
    assert len(read_live(root, ID)) == MOST


def test_where_nothing_can_be_written_nobody_is_hindered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = myself("screen")
    assert show_live(root / "gone", ID, me).beat == 1
    assert not (root / "gone").exists()

    def fail(*_args: Any) -> int:
        raise OSError(errno.EROFS, "injected")

    monkeypatch.setattr(disk, "create", fail)
    assert show_live(root, ID, me).beat == 1
    assert files(root) == []


@pytest.mark.parametrize(("meeting", "nonce"), [("../x", "a"), (ID, "../x"), (ID, "")])
def test_a_name_that_cannot_be_one_is_refused(root: Path, meeting: str, nonce: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        show_live(root, meeting, replace(OTHER, nonce=nonce))


def test_the_place_is_that_of_the_last_step() -> None:
    first, second = replace(OTHER, step=2, item="a"), replace(OTHER, step=3, item="b", nonce="b2")
    third = replace(second, nonce="c3", item="c")
    assert position(()) is None
    assert position((OTHER,)) is None
    assert position((first, second, OTHER)) == second
    assert position((third, second, first)) == position((second, first, third)) == third


def test_who_says_nothing_new_for_a_while_is_gone() -> None:
    presence = Presence()
    presence.see((OTHER,), 100.0)
    presence.see((OTHER,), 110.0)
    assert presence.here(100.0 + GONE_SECONDS - 1) == (OTHER,)
    assert presence.here(100.0 + GONE_SECONDS) == ()
    presence.see((replace(OTHER, beat=4),), 120.0)
    assert presence.here(120.0 + GONE_SECONDS - 1) == (replace(OTHER, beat=4),)
    presence.see((), 121.0)
    assert presence.here(121.0) == ()


def test_a_program_here_that_died_is_gone_at_once() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    mine = myself("secretary")
    presence = Presence()
    presence.see((mine, replace(mine, pid=process.pid, nonce="dead")), 0.0)
    assert presence.here(0.0) == (mine,)
    assert mine.pid == os.getpid()


@given(
    st.lists(
        st.tuples(st.floats(0, 20), st.sets(st.tuples(st.sampled_from("ab"), st.integers(0, 1))))
    )
)
def test_whoever_is_there_has_told_something_new_lately(
    looks: list[tuple[float, set[tuple[str, int]]]],
) -> None:
    presence, now = Presence(), 0.0
    last: dict[str, tuple[int, float]] = {}
    for passed, told in looks:
        now += passed
        beats = dict(sorted(told))
        presence.see([replace(OTHER, nonce=name, beat=beats[name]) for name in beats], now)
        last = {
            name: last[name] if name in last and last[name][0] == number else (number, now)
            for name, number in beats.items()
        }
        there = {live.nonce for live in presence.here(now)}
        assert there == {name for name, (_, since) in last.items() if now - since < GONE_SECONDS}


def tick(root: Path, stamp: int) -> None:
    """Wait until the clock that files are stamped by has gone on since a stamp."""
    scratch = root / "scratch"

    def gone_on() -> bool:
        scratch.touch()
        return scratch.stat().st_mtime_ns > stamp

    until(gone_on)


def test_the_stamp_changes_whenever_a_program_tells_of_itself(root: Path) -> None:
    assert live_stamp(root) == 0
    told = show_live(root, ID, myself("screen"))
    first = live_stamp(root)
    assert first
    tick(root, first)
    show_live(root, ID, told)
    second = live_stamp(root)
    assert second != first
    tick(root, second)
    hide_live(root, ID, told)
    assert live_stamp(root) != second
