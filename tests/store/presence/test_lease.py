"""Who writes: taken by one, kept by beating, taken over only when it has stood still."""

import datetime as dt
import errno
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files import disk, processes
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.files.small_json import LIMIT, to_bytes
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence.lease import (
    STALE_SECONDS,
    Lease,
    LeaseLost,
    Watch,
    beat,
    fence,
    holds,
    lease_path,
    myself,
    others_hold,
    read_lease,
    release,
    take,
    take_over,
)

ID = "2018-04-10"
THEIRS = Lease(user="u", host="another", pid=1, boot="b", nonce="n", epoch=3, beat=7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    return tmp_path


def put(root: Path, lease: Lease) -> Lease:
    lease_path(root, ID).write_bytes(to_bytes(lease))
    return lease


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "minutes").iterdir())


def test_a_free_lease_is_taken_and_says_whose_it_is(root: Path) -> None:
    me = myself("Sekretær")
    lease = take(root, ID, me)
    assert lease == replace(me, epoch=1)
    assert read_lease(root, ID) == lease
    assert lease is not None
    assert (lease.pid, lease.name) == (os.getpid(), "Sekretær")
    assert holds(root, ID, lease)
    assert names(root) == [".2018-04-10.toml.lease"]


def test_a_lease_of_somebody_else_is_left_alone(root: Path) -> None:
    put(root, THEIRS)
    assert take(root, ID, myself()) is None
    assert read_lease(root, ID) == THEIRS


def test_it_is_told_whether_another_program_writes(root: Path) -> None:
    assert not others_hold(root, ID)
    assert take(root, ID, myself()) is not None
    assert not others_hold(root, ID)
    put(root, THEIRS)
    assert others_hold(root, ID)


def test_taking_what_is_ours_already_is_no_change(root: Path) -> None:
    me = myself()
    lease = take(root, ID, me)
    assert take(root, ID, me) == lease


def ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_program_here_left_when_it_died_is_replaced_at_once(root: Path) -> None:
    put(root, replace(myself(), pid=ended(), epoch=4))
    lease = take(root, ID, myself())
    assert lease is not None
    assert (lease.epoch, lease.beat) == (5, 0)


@pytest.mark.parametrize("change", [{"boot": "earlier"}, {"host": "another"}, {"pid": os.getpid()}])
def test_what_may_be_of_a_program_that_runs_is_not(root: Path, change: dict[str, Any]) -> None:
    put(root, replace(myself(), **({"pid": ended()} | change)))
    assert take(root, ID, myself()) is None


def test_a_beat_is_seen_and_goes_on(root: Path) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    for number in (1, 2):
        lease = beat(root, ID, lease)
        assert lease.beat == number
        assert read_lease(root, ID) == lease
    assert names(root) == [".2018-04-10.toml.lease"]


def test_who_lost_the_lease_is_told_by_the_next_beat_and_does_not_write(root: Path) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    for other in (THEIRS, replace(lease, epoch=2)):
        put(root, other)
        with pytest.raises(LeaseLost) as caught:
            beat(root, ID, lease)
        assert caught.value.holder == other
        assert not holds(root, ID, lease)
        assert not fence(root, ID, lease)()
        release(root, ID, lease)
        assert read_lease(root, ID) == other
    lease_path(root, ID).write_bytes(b"")
    with pytest.raises(LeaseLost):
        beat(root, ID, lease)


def test_a_lease_that_somebody_tidied_up_takes_nobodys_right(root: Path) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    lease_path(root, ID).unlink()
    assert not holds(root, ID, lease)
    assert fence(root, ID, lease)()
    assert beat(root, ID, lease).beat == 1
    assert holds(root, ID, lease)


def test_another_may_be_quicker_when_it_was_tidied_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    lease_path(root, ID).unlink()

    def quicker(*_args: Any) -> bool:
        put(root, THEIRS)
        return False

    monkeypatch.setattr(disk, "publish", quicker)
    with pytest.raises(LeaseLost) as caught:
        beat(root, ID, lease)
    assert caught.value.holder == THEIRS


def test_a_lease_given_back_is_free(root: Path) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    release(root, ID, lease)
    release(root, ID, lease)
    assert names(root) == []
    assert take(root, ID, myself()) is not None


def test_a_stale_lease_is_taken_over_as_it_was_seen(root: Path) -> None:
    put(root, THEIRS)
    mine = take_over(root, ID, THEIRS, myself())
    assert mine is not None
    assert mine.epoch == 4
    assert read_lease(root, ID) == mine
    assert names(root) == [".2018-04-10.toml.lease"]


def test_a_lease_that_was_renewed_meanwhile_is_put_back(root: Path) -> None:
    renewed = put(root, replace(THEIRS, beat=8))
    assert take_over(root, ID, THEIRS, myself()) is None
    assert read_lease(root, ID) == renewed
    assert names(root) == [".2018-04-10.toml.lease"]
    lease_path(root, ID).unlink()
    assert take_over(root, ID, THEIRS, myself()) is None


def test_a_file_that_says_nothing_can_be_taken_over_as_well(root: Path) -> None:
    lease_path(root, ID).write_bytes(b"torn")
    assert take(root, ID, myself()) is None
    mine = take_over(root, ID, None, myself())
    assert mine is not None
    assert mine.epoch == 1


TAKER = """
import sys
from pathlib import Path
from tryg_tui.store.presence.lease import myself, read_lease, take, take_over
root, id = Path(sys.argv[1]), "2018-04-10"
print("ready", flush=True)
for line in sys.stdin:
    seen = read_lease(root, id) if line == "over\\n" else None
    got = take_over(root, id, seen, myself()) if seen else take(root, id, myself())
    print(got.nonce if got else "", flush=True)
"""


@pytest.mark.parametrize("what", ["take", "over"])
def test_of_many_who_want_it_at_once_one_gets_it(root: Path, what: str) -> None:
    with ExitStack() as stack:
        command = [sys.executable, "-c", TAKER, str(root)]
        pipe = subprocess.PIPE
        takers = [
            stack.enter_context(
                subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1)
            )
            for _ in range(3)
        ]
        answers = [taker.stdout for taker in takers if taker.stdout]
        asked = [taker.stdin for taker in takers if taker.stdin]
        assert [answer.readline() for answer in answers] == ["ready\n"] * 3
        for _ in range(15):
            lease_path(root, ID).unlink(missing_ok=True)
            if what == "over":
                put(root, THEIRS)
            for each in asked:
                each.write(f"{what}\n")
            got = [nonce for answer in answers if (nonce := answer.readline().strip())]
            # One may take over from who was first a moment ago, but then that one has lost it.
            assert len(got) == 1 if what == "take" else got
            held = read_lease(root, ID)
            assert held is not None
            assert held.nonce in got
        for taker in takers:
            taker.communicate()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b"{",
        b"[" * 4_000,
        to_bytes(THEIRS).replace(b'"u"', b"1"),
        to_bytes(THEIRS).replace(b'"u"', b'"' + b"u" * 129 + b'"'),
        to_bytes(THEIRS).replace(b":7", b":-7"),
        to_bytes(THEIRS).replace(b":7", b":1e400"),
        to_bytes(THEIRS) + b" " * LIMIT,
    ],
)
def test_what_is_no_lease_says_nothing(root: Path, data: bytes) -> None:
    lease_path(root, ID).write_bytes(data)
    assert read_lease(root, ID) is None


@pytest.mark.posix
def test_only_a_file_of_its_own_is_read(root: Path) -> None:
    (root / "elsewhere").write_bytes(to_bytes(THEIRS))
    lease_path(root, ID).symlink_to(root / "elsewhere")
    assert read_lease(root, ID) is None
    lease_path(root, ID).unlink()
    os.mkfifo(lease_path(root, ID))
    assert read_lease(root, ID) is None


def test_where_nothing_can_be_written_one_works_on_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = take(root, ID, myself())
    assert lease is not None

    def fail(*_args: Any) -> int:
        raise OSError(errno.EROFS, "injected")

    monkeypatch.setattr(disk, "create", fail)
    assert beat(root, ID, lease) == lease
    assert take(root, ID, myself()) is None
    lease_path(root, ID).unlink()
    assert beat(root, ID, lease) == replace(lease, beat=1)
    assert take(root / "gone", ID, myself()) is None
    assert read_lease(root / "gone", ID) is None
    assert fence(root / "gone", ID, lease)()
    put(root, THEIRS)
    assert take_over(root, ID, THEIRS, myself()) is None


def test_the_minutes_of_who_was_taken_over_from_are_not_saved(root: Path) -> None:
    lease = take(root, ID, myself())
    assert lease is not None
    meeting = Meeting(id=ID, title="Møde", date=dt.date(2018, 4, 10))
    saved = save_meeting(root, meeting, None, fence(root, ID, lease))
    put(root, THEIRS)
    with pytest.raises(NotSaved) as caught:
        save_meeting(root, replace(meeting, place="x"), saved.sha256, fence(root, ID, lease))
    assert caught.value.reason == "fenced"
    assert save_meeting(root, meeting, saved.sha256).sha256 == saved.sha256
    assert not [name for name in names(root) if name.endswith(".tmp")]


def test_where_files_have_one_name_only_a_lease_is_still_taken_by_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*_args: Any) -> None:
        raise OSError(errno.EPERM, "injected")

    monkeypatch.setattr(os, "link", unable)
    lease = take(root, ID, myself())
    assert lease is not None
    assert read_lease(root, ID) == lease
    assert take(root, ID, myself()) is None
    assert take_over(root, ID, lease, myself()) is not None


def test_an_answer_lost_on_the_way_does_not_hide_that_the_lease_was_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.link

    def link(source: Path, target: Path) -> None:
        real(source, target)
        raise FileExistsError

    monkeypatch.setattr(os, "link", link)
    assert take(root, ID, myself()) is not None


def test_any_other_error_of_a_link_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise OSError(errno.EIO, "injected")

    monkeypatch.setattr(os, "link", fail)
    with pytest.raises(OSError, match="injected"):
        disk.publish(root / "a", b"")
    assert take(root, ID, myself()) is None
    assert names(root) == []


def test_a_watched_lease_is_stale_only_when_it_stood_still_long_enough() -> None:
    watch = Watch()
    assert not watch.stale(1e9)
    watch.see(THEIRS, 100.0)
    watch.see(THEIRS, 100.0 + STALE_SECONDS - 1)
    assert not watch.stale(100.0 + STALE_SECONDS - 0.1)
    assert watch.stale(100.0 + STALE_SECONDS)
    for number, changed in enumerate(
        (replace(THEIRS, beat=8), replace(THEIRS, nonce="m"), replace(THEIRS, epoch=9), None)
    ):
        watch.see(changed, 200.0 + number)
        assert not watch.stale(200.0 + number)
    assert watch.stale(203.0 + STALE_SECONDS)


@given(st.lists(st.tuples(st.floats(0, 60), st.integers(0, 1)), min_size=1, max_size=30))
def test_only_the_observers_own_clock_counts(looks: list[tuple[float, int]]) -> None:
    watch, now, since, last = Watch(), 0.0, 0.0, -1
    for passed, number in looks:
        now += passed
        if number != last:
            since, last = now, number
        watch.see(replace(THEIRS, beat=number), now)
        assert watch.stale(now) == (now - since >= STALE_SECONDS)


def test_a_machine_that_does_not_tell_when_it_started_or_who_sits_there_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert processes.user_name() == ""
    monkeypatch.setattr(processes, "_BOOT", tmp_path / "none")
    processes.boot_id.cache_clear()
    assert processes.boot_id() == ""
    processes.boot_id.cache_clear()
