"""Killed at any instant while somebody records, the program has saved what the screen said."""

import random
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.secretary import Said, Secretary
from tests.terminal.sitting import go, texts
from tryg_tui.store.folder.load import read_folder
from tryg_tui.words.entries import entry_kind

pytestmark = pytest.mark.terminal

SIZE = (100, 50)

INSTANTS = [random.Random(1837 + place).uniform(0.1, 1.5) for place in range(12)]
"""Seconds of recording after which the program is killed."""


def record_until_killed(secretary: Secretary) -> int:
    """Record one entry after another; returns how many the screen has called saved."""
    saved = 0
    try:
        while True:
            secretary.record(Said("n", "note", f"Nr. {saved + 1} af mange."))
            saved += 1
    except (AssertionError, OSError):
        return saved


@pytest.mark.parametrize(
    "seconds",
    [*INSTANTS[:1], *(pytest.param(one, marks=pytest.mark.large) for one in INSTANTS[1:])],
)
def test_what_the_screen_called_saved_is_there(seconds: float, start: Start, folder: Path) -> None:
    secretary = Secretary(start("run", size=SIZE))
    secretary.begin()
    go(secretary, 8)
    killing = secretary.terminal.kill_in(seconds)
    saved = record_until_killed(secretary)
    killing.join()
    assert read_folder(folder).problems == ()
    kept = texts(folder)
    assert kept == [f"Nr. {number} af mange." for number in range(1, len(kept) + 1)]
    assert saved <= len(kept) <= saved + 1
    again = start("run", size=SIZE)
    again.wait_for(f"#{len(kept)} {entry_kind('note')}" if kept else "Andre aktuelle emner")
    assert again.quit("ctrl+q") == 0
