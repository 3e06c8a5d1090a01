"""One writes, others wait their turn or take it, and nobody is stopped who is alone."""

import errno
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tryg_tui.store import disk
from tryg_tui.store.lease import BEAT_SECONDS, STALE_SECONDS, lease_path, read_lease
from tryg_tui.store.turn import Turn

ID = "2018-04-10"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    return tmp_path


def test_who_comes_first_writes_and_who_comes_second_is_told_who(root: Path) -> None:
    first, second = Turn(root, ID, "Anne"), Turn(root, ID)
    assert first.look(0.0) == ""
    assert second.look(0.0) == "held"
    assert (first.may_write, second.may_write) == (True, False)
    assert second.holder == first.lease
    assert second.holder is not None
    assert second.holder.name == "Anne"
    first.give_back()
    first.give_back()
    assert second.look(1.0) == ""
    assert second.may_write


def test_it_is_renewed_when_it_is_time_and_not_before(root: Path) -> None:
    turn = Turn(root, ID)
    for now, beat in ((0.0, 0), (BEAT_SECONDS - 1, 0), (BEAT_SECONDS, 1), (BEAT_SECONDS * 2, 2)):
        turn.look(now)
        lease = read_lease(root, ID)
        assert lease is not None
        assert (lease.beat, turn.reason) == (beat, "")


def test_one_who_does_not_move_for_long_can_be_taken_over_from_and_is_told(root: Path) -> None:
    first, second = Turn(root, ID), Turn(root, ID)
    first.look(0.0)
    assert second.look(0.0) == "held"
    first.look(BEAT_SECONDS)
    assert second.look(STALE_SECONDS) == "held"
    assert second.look(2 * STALE_SECONDS) == "stale"
    assert second.take_over(2 * STALE_SECONDS)
    assert second.may_write
    fence = first.fence()
    assert fence is not None
    assert not fence()
    assert first.look(100.0) == "lost"
    assert first.holder == second.lease
    assert not first.may_write
    assert first.fence() is None


def test_who_lost_it_does_not_take_it_back_without_asking(root: Path) -> None:
    first, second = Turn(root, ID), Turn(root, ID)
    first.look(0.0)
    second.look(0.0)
    assert second.take_over(1.0)
    assert first.look(10.0) == "lost"
    assert first.look(11.0) == "lost"
    assert not first.ask_again(12.0)
    second.give_back()
    assert first.look(13.0) == "lost"
    assert first.ask_again(14.0)
    assert first.look(15.0) == ""


def test_who_lost_it_is_told_when_the_other_has_not_moved_for_long(root: Path) -> None:
    first, second = Turn(root, ID), Turn(root, ID)
    first.look(0.0)
    second.look(0.0)
    assert second.take_over(1.0)
    assert first.look(10.0) == "lost"
    assert first.look(20.0) == "lost"
    assert first.look(20.0 + STALE_SECONDS) == "stale"


def test_one_who_moved_after_all_keeps_it(root: Path) -> None:
    first, second = Turn(root, ID), Turn(root, ID)
    first.look(0.0)
    second.look(0.0)
    first.look(BEAT_SECONDS)
    assert not second.take_over(BEAT_SECONDS)
    assert second.reason == "held"
    assert second.holder == first.lease


def test_a_lease_that_cannot_be_read_is_somebodys_until_it_has_stood_for_long(root: Path) -> None:
    lease_path(root, ID).write_bytes(b"{")
    turn = Turn(root, ID)
    assert turn.look(0.0) == "held"
    assert turn.look(STALE_SECONDS) == "stale"
    assert turn.take_over(STALE_SECONDS)


def test_where_nobody_can_be_told_one_goes_on_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> int:
        raise OSError(errno.EROFS, "injected")

    monkeypatch.setattr(disk, "create", fail)
    turn = Turn(root, ID)
    assert turn.look(0.0) == "unwritable"
    assert turn.may_write
    assert turn.fence() is None
    monkeypatch.undo()
    assert turn.look(1.0) == ""
    assert turn.lease is not None
    assert turn.lease == replace(turn.lease, epoch=1)
