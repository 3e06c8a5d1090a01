"""Killed at any step of what is written as a meeting ends, nothing is lost and no meeting is over
without the one agreed at it.
"""

import datetime as dt
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.session.room import NEXT, Room, recorded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.presence.live import tidy

pytestmark = pytest.mark.posix

AGREED = dt.date(2018, 10, 9)
"""When the next meeting is to be."""

STEPS = ("fsync", "fdatasync", "replace", "link", "unlink", "open", "write")
"""What a program asks of a disk."""


def killed_at(step: int, room: Room) -> bool:
    """Close the meeting in a program that kills itself before a step; False if it got through."""
    child = os.fork()
    if child == 0:
        left = step

        def counted(does: Any) -> Any:
            def act(*given: Any, **named: Any) -> Any:
                nonlocal left
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                return does(*given, **named)

            return act

        try:
            for name in STEPS:
                setattr(os, name, counted(getattr(os, name)))
            room.session.close(AGREED)
            room.save()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def there(root: Path) -> dict[str, Meeting]:
    """The meetings that can be read, by their ids."""
    tidy(root)
    reading = read_folder(root)
    assert not reading.problems
    return {one.value.id: one.value for one in reading.folder.meetings}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_meeting_is_over_without_the_next_one_wherever_its_program_is_killed(
    begun: Room,
) -> None:
    recorded(begun, "Det er sagt.")
    before = {path: path.read_bytes() for path in (begun.root / "minutes").glob("*.toml")}
    step, seen = 0, set[tuple[str, bool]]()
    while killed_at(step, begun):
        found = there(begun.root)
        assert [entry.text for entry in found[NEXT].entries] == ["Det er sagt."]
        seen.add((found[NEXT].state, AGREED.isoformat() in found))
        for path in (begun.root / "minutes").glob("*.toml"):
            path.unlink()
        for path, data in before.items():
            path.write_bytes(data)
        step += 1
    found = there(begun.root)
    assert seen | {(found[NEXT].state, AGREED.isoformat() in found)} == {
        ("open", False),
        ("open", True),
        ("draft", True),
    }
