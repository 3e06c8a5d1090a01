"""Taking part in a meeting: one program writes, the others know it and follow."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence import lease as leases
from tryg_tui.store.presence.live import Focus, read_live
from tryg_tui.store.presence.participation import Newer, Participants, Participation, Writer

MEETING = "2018-04-10"
FILE = f"minutes/{MEETING}.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped folder."""
    copy = tmp_path / "meetings"
    shutil.copytree(FOLDER, copy)
    return copy


def who_writes(part: Participation, now: float) -> Writer | None:
    """What a round tells of who writes, or None where nothing has changed."""
    return next((news for news in part.round(now) if isinstance(news, Writer)), None)


def who_is_there(part: Participation, now: float) -> Participants | None:
    """What a round tells of the others, or None where nothing has changed."""
    return next((news for news in part.round(now) if isinstance(news, Participants)), None)


def test_the_first_one_writes_and_the_second_knows_who_it_is(root: Path) -> None:
    first, second = (Participation(root, MEETING, "secretary", write=True) for _ in range(2))
    assert who_writes(first, 0) == Writer(mine=True)
    told = who_writes(second, 0)
    assert told is not None
    assert not told.mine
    assert told.lease is not None
    assert told.lease.pid == os.getpid()
    assert first.fence is not None
    assert first.fence()


def test_one_who_only_looks_never_writes(root: Path) -> None:
    part = Participation(root, MEETING, "screen", write=False)
    assert who_writes(part, 0) == Writer()
    assert leases.read_lease(root, MEETING) is None


def test_a_holder_that_goes_on_is_never_stale_and_one_that_stands_still_is(root: Path) -> None:
    first, second = (Participation(root, MEETING, "secretary", write=True) for _ in range(2))
    list(first.round(0))
    list(second.round(0))
    for now in range(1, 200, 4):
        list(first.round(now))
        assert who_writes(second, now + 0.5) is None
    assert who_writes(second, 198 + leases.STALE_SECONDS - 2) is None
    told = who_writes(second, 200 + leases.STALE_SECONDS + 2)
    assert told is not None
    assert told.stale


def test_a_program_that_ended_on_this_machine_is_stale_at_once(root: Path) -> None:
    over = replace(leases.myself(), pid=2**22 + 1, nonce="00")
    leases.lease_path(root, MEETING).write_bytes(b"")
    part = Participation(root, MEETING, "secretary", write=False)
    list(part.round(0))
    leases.lease_path(root, MEETING).unlink()
    assert leases.take(root, MEETING, over) is not None
    told = who_writes(part, 5)
    assert told is not None
    assert told.stale


def test_what_a_dead_program_left_is_taken_without_a_question(root: Path) -> None:
    assert leases.take(root, MEETING, replace(leases.myself(), pid=2**22 + 1)) is not None
    assert who_writes(Participation(root, MEETING, "secretary", write=True), 0) == Writer(mine=True)


def test_of_two_who_take_over_one_does_and_the_old_holder_is_fenced(root: Path) -> None:
    old, one, two = (Participation(root, MEETING, "secretary", write=True) for _ in range(3))
    list(old.round(0))
    fence = old.fence
    assert fence is not None
    seen = who_writes(one, 0)
    list(two.round(0))
    assert seen is not None
    one.take_over(seen.lease)
    two.take_over(seen.lease)
    assert who_writes(one, 40) == Writer(mine=True)
    told = who_writes(two, 40)
    assert told is None or not told.mine
    assert not fence(), "even before it has noticed"
    lost = who_writes(old, 41)
    assert lost is not None
    assert lost.lost
    assert not lost.mine
    assert old.fence is not None
    assert not old.fence()


def test_who_comes_back_to_life_meanwhile_goes_on_writing(root: Path) -> None:
    old, other = (Participation(root, MEETING, "secretary", write=True) for _ in range(2))
    list(old.round(0))
    seen = who_writes(other, 0)
    assert seen is not None
    list(other.round(50))
    list(old.round(60))
    other.take_over(seen.lease)
    list(other.round(60.1))
    told = who_writes(old, 70)
    assert told is None, "nothing has changed for the one who writes"
    assert old.fence is not None
    assert old.fence()


def test_what_was_left_is_free_and_can_be_taken(root: Path) -> None:
    first, second = (Participation(root, MEETING, "secretary", write=True) for _ in range(2))
    list(first.round(0))
    list(second.round(0))
    first.leave()
    assert who_writes(second, 2) == Writer()
    second.take_over(None)
    assert who_writes(second, 3) == Writer(mine=True)
    second.leave()
    assert leases.read_lease(root, MEETING) is None
    assert read_live(root, MEETING) == ()


def test_the_others_are_seen_where_they_are(root: Path) -> None:
    writer = Participation(root, MEETING, "secretary", write=True)
    screen = Participation(root, MEETING, "screen", write=False)
    list(writer.round(0))
    assert writer.is_alone
    writer.tell(
        item="index", focus=Focus("index", "area", "aalborg"), step=3, writing=True, blank=False
    )
    list(writer.round(0.1))
    seen = who_is_there(screen, 0.2)
    assert seen is not None
    (one,) = seen.others
    assert (one.role, one.item, one.step, one.writing) == ("secretary", "index", 3, True)
    assert seen.place == one
    told = who_is_there(writer, 0.3)
    assert told is not None
    assert [each.role for each in told.others] == ["screen"]
    assert told.place is None, "who has not stepped leads nobody"
    assert not writer.is_alone
    assert who_is_there(screen, 0.4) is None, "nothing new is told twice"


def test_one_who_shows_no_sign_of_life_is_no_longer_there(root: Path) -> None:
    writer = Participation(root, MEETING, "secretary", write=True)
    screen = Participation(root, MEETING, "screen", write=False)
    list(writer.round(0))
    assert who_is_there(screen, 0) is not None
    gone = who_is_there(screen, 20)
    assert gone == Participants()


def test_a_new_version_is_told_once_and_only_whole(root: Path) -> None:
    part = Participation(root, MEETING, "follower", write=False)
    list(part.round(0))
    loaded, _problems = read_meeting(root, FILE)
    assert loaded is not None
    saved = save_meeting(root, replace(loaded.value, title="Nyt"), loaded.sha256)
    news = [each for each in part.round(1) if isinstance(each, Newer)]
    assert [each.loaded for each in news] == [saved]
    assert not [each for each in part.round(2) if isinstance(each, Newer)]
    whole = (root / FILE).read_bytes()
    (root / FILE).write_bytes(whole[: len(whole) // 2])
    assert not [each for each in part.round(3) if isinstance(each, Newer)]
    (root / FILE).write_bytes(whole)
    assert [each for each in part.round(4) if isinstance(each, Newer)]
    part.reread()
    assert [each for each in part.round(5) if isinstance(each, Newer)]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written_everybody_may_try(root: Path) -> None:
    (root / "minutes").chmod(0o555)
    part = Participation(root, MEETING, "secretary", write=True)
    assert who_writes(part, 0) == Writer(mine=True)
    assert part.fence is None


def test_where_no_lease_can_be_told_everybody_may_try(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "take", lambda *_args: None)
    part = Participation(root, MEETING, "secretary", write=True)
    assert who_writes(part, 0) == Writer(mine=True)
    assert who_writes(part, 10) is None
    assert part.fence is None
