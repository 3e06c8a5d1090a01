"""Every call of the system fails in turn, once or from then on: nothing is ever torn or raised."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.factories import at, meeting, note
from tests.store.saves import NEW, fine
from tryg_tui.store import journal as module
from tryg_tui.store import lease as leases
from tryg_tui.store import live
from tryg_tui.store.codec import encode
from tryg_tui.store.commit import NotSaved, commit, digest
from tryg_tui.store.journal import Journal, abandoned
from tryg_tui.store.minutes import keep_copy, save_meeting
from tryg_tui.store.tidying import tidy
from tryg_tui.store.watching import read_whole

CALLS = (
    *("open", "write", "fsync", "fdatasync", "close", "replace", "rename", "link", "unlink"),
    *("ftruncate", "fchmod", "mkdir", "dup"),
)
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ESTALE, errno.EMFILE, errno.ENOENT)
MANY = 200
"""More calls than any of these makes."""


class Faults:
    """Counts the calls of the system and makes some fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count, self.first, self.last, self.number = 0, MANY, 0, 0
        for name in CALLS:
            real = getattr(os, name)
            monkeypatch.setattr(os, name, self._failing(name, real))

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.first <= self.count <= self.last:
                if name == "close":
                    real(*args)
                raise OSError(self.number, "injected")
            return real(*args, **kwargs)

        return call

    def after(self, calls: int, number: int, *, for_ever: bool) -> None:
        """Make the call after so many fail, or all that follow as well."""
        self.count, self.first, self.number = 0, calls + 1, number
        self.last = MANY if for_ever else calls + 1

    def none(self) -> bool:
        """Let everything succeed again; whether anything had failed."""
        reached = self.count >= self.first
        self.first = MANY + 1
        return reached


Flow = Callable[[Path], Iterator[None]]
"""Prepares something in an empty folder, does it while calls fail, and looks at what became."""

BEFORE = meeting(entries=(note(1, "en"),), last=1)
AFTER = replace(BEFORE, entries=(*BEFORE.entries, note(2, "to")), last=2)


def saving(root: Path) -> Iterator[None]:
    saved = save_meeting(root, BEFORE, None)
    yield
    said = ""
    try:
        done = save_meeting(root, AFTER, saved.sha256)
    except NotSaved as failure:
        said = failure.reason
    yield
    found = read_whole(root, saved.path)
    assert found is not None
    if said:
        assert found.value in ((AFTER,) if said == "unconfirmed" else (BEFORE, AFTER))
        done = save_meeting(root, AFTER, saved.sha256)
    assert read_whole(root, saved.path) == done


def beginning(root: Path) -> Iterator[None]:
    path = root / "new.toml"
    yield
    said = ""
    try:
        assert commit(path, NEW, None, fine) == digest(NEW)
    except NotSaved as failure:
        said = failure.reason
    yield
    assert said or path.read_bytes() == NEW
    assert not path.exists() or path.read_bytes() == NEW
    assert said != "unconfirmed" or path.exists()


def copying(root: Path) -> Iterator[None]:
    saved = save_meeting(root, BEFORE, None)
    yield
    copy = None
    with suppress(NotSaved):
        copy = keep_copy(root, AFTER, at(10))
    yield
    assert (root / saved.path).read_bytes() == encode(BEFORE)
    assert copy is None or copy.path.read_bytes() == encode(AFTER)


def noting(root: Path) -> Iterator[None]:
    kept = journal_of(root)
    kept.note("before", "1")
    kept.flush()
    yield
    kept.note("a", "1")
    kept.flush()
    kept.note("a", "2")
    kept.note("before", None)
    kept.flush()
    trouble = kept.trouble
    kept.close()
    yield
    found = abandoned(root, root / "state")
    if trouble is None:
        assert [each.values for each in found] == [{"a": "2"}]
    # Otherwise it says what was last kept, and nothing that never was.
    for each in found:
        assert each.values in ({"before": "1"}, {"before": "1", "a": "1"}, {"a": "2"}) or (
            each.values == {"before": "1", "a": "2"}
        )
        each.discard()


def compacting(root: Path) -> Iterator[None]:
    kept = journal_of(root)
    for number in range(60):
        kept.note("a", f"{number}" * 10)
    yield
    kept.flush()
    kept.note("b", "1")
    trouble = kept.trouble
    kept.close()
    yield
    (found,) = abandoned(root, root / "state")
    assert found.values["a"] == "59" * 10
    assert trouble or found.values["b"] == "1"
    found.discard()


def journal_of(root: Path) -> Journal:
    """A journal that is only flushed when it is asked to."""
    journal = Journal(root, root / "state")
    journal._thread = threading.current_thread()
    return journal


def leasing(root: Path) -> Iterator[None]:
    (root / "minutes").mkdir()
    yield
    lease = leases.take(root, "a", leases.myself())
    if lease is not None:
        leases.beat(root, "a", lease)
        leases.release(root, "a", lease)
    yield
    assert leases.take(root, "a", lease or leases.myself()) or leases.read_lease(root, "a")


def taking_over(root: Path) -> Iterator[None]:
    (root / "minutes").mkdir()
    theirs = leases.take(root, "a", replace(leases.myself(), host="another"))
    assert theirs is not None
    yield
    mine = leases.take_over(root, "a", theirs, leases.myself())
    yield
    assert mine is None or leases.holds(root, "a", mine)


def showing(root: Path) -> Iterator[None]:
    (root / "minutes").mkdir()
    yield
    me = live.show_live(root, "a", live.myself("screen"))
    me = live.show_live(root, "a", me)
    seen = live.read_live(root, "a")
    live.hide_live(root, "a", me)
    tidy(root)
    yield
    assert all(each.nonce == me.nonce for each in seen)


FLOWS: tuple[Flow, ...] = (
    *(saving, beginning, copying, noting, compacting, leasing, taking_over, showing),
)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("for_ever", [False, True])
def test_whichever_call_fails_nothing_is_torn_and_nobody_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flow: Flow, for_ever: bool
) -> None:
    monkeypatch.setattr(module, "second_folder", lambda: tmp_path / "second")
    monkeypatch.setattr("tryg_tui.store.journal_file.LARGE", 200)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    faults = Faults(monkeypatch)
    for number in ERRORS:
        for calls in range(MANY):
            root = tmp_path / f"{number}-{calls}"
            root.mkdir()
            steps = flow(root)
            next(steps)
            faults.after(calls, number, for_ever=for_ever)
            next(steps)
            reached = faults.none()
            assert next(steps, "done") == "done"
            if not reached:
                break
        assert 2 < calls < MANY - 1
