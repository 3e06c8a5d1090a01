"""Killed at any call of the system: what was said to be saved is there, and nothing is half."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.store.test_every_call import AFTER, BEFORE, CALLS, journal_of
from tryg_tui.store import journal as module
from tryg_tui.store import lease as leases
from tryg_tui.store.journal import abandoned
from tryg_tui.store.minutes import save_meeting
from tryg_tui.store.tidying import tidy
from tryg_tui.store.watching import read_whole

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on Windows"),
    # Newer versions warn where other threads run; the child starts none and ends at once.
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]

MANY = 200
"""More calls than any of these makes."""


def killed(act: Callable[[Callable[[str], None]], None], calls: int, *, after: bool) -> list[str]:
    """Do something in a process that is killed at a call of the system; what it said before.

    Between its last word and its end is "done" when it was not killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = os.write
        count = 0

        def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **kwargs: Any) -> Any:
                nonlocal count
                count += 1
                mine = count
                if mine == calls and not after:
                    os.kill(os.getpid(), signal.SIGKILL)
                try:
                    return real(*args, **kwargs)
                finally:
                    if mine == calls:
                        os.kill(os.getpid(), signal.SIGKILL)

            return call

        for name in CALLS:
            setattr(os, name, counted(name, getattr(os, name)))

        def tell(word: str) -> None:
            told(writing, f"{word}\n".encode())

        try:
            act(tell)
            tell("done")
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        words = said.read().split()
    os.waitpid(child, 0)
    return words


def each_call(
    act: Callable[[Path, Callable[[str], None]], None],
    root: Path,
    begin: Callable[[Path], None],
    check: Callable[[Path, list[str]], None],
) -> None:
    """Kill at each call, before and after it is made, and look at what is left."""
    for after in (False, True):
        for calls in range(1, MANY):
            place = root / f"{after}-{calls}"
            place.mkdir()
            begin(place)
            words = killed(lambda tell, here=place: act(here, tell), calls, after=after)  # type: ignore[misc]
            check(place, words)
            if words[-1:] == ["done"]:
                break
        assert 3 < calls < MANY - 1


VERSIONS = (
    BEFORE,
    AFTER,
    replace(AFTER, place="Rådhuset"),
    replace(AFTER, place="Rådhuset", title="Forår"),
)
PATH = "minutes/2018-04-10.toml"


def test_a_version_that_was_said_to_be_saved_is_there(tmp_path: Path) -> None:
    def begin(root: Path) -> None:
        save_meeting(root, VERSIONS[0], None)

    def act(root: Path, tell: Callable[[str], None]) -> None:
        loaded = read_whole(root, PATH)
        assert loaded is not None
        for number, version in enumerate(VERSIONS[1:], 1):
            loaded = save_meeting(root, version, loaded.sha256)
            tell(str(number))

    def check(root: Path, words: list[str]) -> None:
        loaded = read_whole(root, PATH)
        assert loaded is not None
        last = max((int(word) for word in words if word != "done"), default=0)
        assert loaded.value in VERSIONS[last : last + 2]
        tidy(root)
        assert [path.suffix for path in (root / "minutes").iterdir() if path.suffix == ".tmp"] == []
        # Nothing that was left stands in the way of the next save.
        save_meeting(root, replace(loaded.value, case_number="1"), loaded.sha256)

    each_call(act, tmp_path, begin, check)


def test_a_note_that_was_made_is_in_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "second_folder", lambda: tmp_path / "second")
    monkeypatch.setattr("tryg_tui.store.journal_file.LARGE", 300)
    texts = ["x" * 100 * number for number in range(1, 8)]

    def act(root: Path, tell: Callable[[str], None]) -> None:
        kept = journal_of(root)
        for number, text in enumerate(texts):
            kept.note("a", text)
            tell(str(number))
            kept.flush()
        kept.note("a", "short")
        kept.flush()
        kept.close()

    def check(root: Path, words: list[str]) -> None:
        last = max((int(word) for word in words if word != "done"), default=-1)
        found = abandoned(root, root / "state")
        values = [each.values.get("a") for each in found]
        if last >= 0:
            assert len(values) == 1
            assert values[0] in [*texts[last : last + 2], *(["short"] if last == 6 else [])]
        for each in found:
            each.discard()

    each_call(act, tmp_path, lambda _root: None, check)


def test_of_a_take_over_that_was_cut_off_no_two_are_left_who_write(tmp_path: Path) -> None:
    theirs = replace(leases.myself(), host="another")

    def begin(root: Path) -> None:
        (root / "minutes").mkdir()
        assert leases.take(root, "a", theirs)

    def act(root: Path, tell: Callable[[str], None]) -> None:
        seen = leases.read_lease(root, "a")
        assert leases.take_over(root, "a", seen, leases.myself())

    def check(root: Path, words: list[str]) -> None:
        held = leases.read_lease(root, "a")
        assert held is None or held.epoch in (1, 2)
        assert words != ["done"] or (held is not None and held.epoch == 2)
        # Whoever comes next gets it: it is free, or of a program here that is over.
        if held is None or held.nonce != theirs.nonce:
            assert leases.take(root, "a", leases.myself())
        tidy(root)
        assert not [path for path in (root / "minutes").iterdir() if path.suffix == ".tmp"]

    each_call(act, tmp_path, begin, check)
