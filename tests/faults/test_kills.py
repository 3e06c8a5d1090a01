"""Killed at any instant, the program loses nothing it has acknowledged, and starts again."""

import random
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from tests.faults.children import Child
from tests.faults.flows import ROOT, left_over, put
from tests.faults.saving import path_of
from tests.faults.secretary import first, typed_in, work
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import MINUTES, read_folder
from tryg_tui.store.presence.live import tidy
from tryg_tui.store.toml.codec import encode

LONGEST = 0.012
"""Seconds after which the program is killed, at most: about four saves."""

FRESH = 25
"""After so many kills the work begins anew, as reading takes longer and longer."""


class Owed:
    """What was acknowledged, and has to be there."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._typed: set[str] = set()
        self._recorded: dict[str, bool] = {}
        self._final: set[str] = set()
        self._copies: set[str] = set()

    def hear(self, lines: Iterable[str]) -> None:
        """Take in what was acknowledged."""
        for line in lines:
            what, _, name = line.partition(" ")
            if what == "typed":
                self._typed.add(name)
            elif what in ("recorded", "corrected"):
                self._recorded[name] = what == "corrected" or self._recorded.get(name, False)
            elif what == "final":
                self._final.add(name)
            elif what == "copied":
                self._copies.add(name)

    def check(self, world: Path) -> None:
        """All of it is in a world, and every file can be read."""
        reading = read_folder(world / ROOT)
        assert {each.code for each in reading.problems} <= {"strategy-missing", "conflict-copy"}
        meetings = [loaded.value for loaded in reading.folder.meetings]
        texts = {entry.text.partition(" ")[0]: entry.text for m in meetings for entry in m.entries}
        for name, corrected in self._recorded.items():
            assert name in texts, "an acknowledged entry is lost"
            assert not corrected or texts[name].endswith(" rettet"), "a correction is lost"
        assert self._typed <= texts.keys() | typed_in(world), "what was typed is lost"
        assert self._final <= {each.id for each in meetings if each.state == "final"}
        assert self._copies <= {path.name for path in (world / ROOT / MINUTES).iterdir()}
        self._check_numbers(meetings)

    def _check_numbers(self, meetings: list[Meeting]) -> None:
        for each in meetings:
            numbers = [entry.n for entry in each.entries]
            assert numbers == sorted(set(numbers))


def storm(world: Path, kills: int) -> int:
    """Kill a secretary at random instants; returns how many saves were cut off on the way."""
    chance = random.Random(1837)
    owed = Owed()
    cut_off = 0
    for number in range(kills):
        if number % FRESH == 0:
            owed = Owed()
            put(world, {path_of(first()): encode(first())})
        child = Child(partial(work, world, number))
        child.speaks()
        time.sleep(chance.uniform(0, LONGEST))
        owed.hear(child.killed())
        cut_off += bool(left_over(world))
        owed.check(world)
        tidy(world / ROOT)
        assert not left_over(world / ROOT)
        assert not list((world / ROOT / MINUTES).rglob("*.lease"))
    return cut_off


def test_what_was_acknowledged_survives_being_killed(tmp_path: Path) -> None:
    assert storm(tmp_path / "world", 150) > 0, "some kills come while a file is written"


@pytest.mark.large
def test_what_was_acknowledged_survives_being_killed_thousands_of_times(tmp_path: Path) -> None:
    assert storm(tmp_path / "world", 5_000) > 0
