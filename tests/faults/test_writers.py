"""Several programs that write the same minutes at once, and are killed: nothing is lost."""

import random
import time
from functools import partial
from pathlib import Path

import pytest

from tests.factories import at, item, meeting, note
from tests.faults.children import Child, Say
from tests.faults.flows import ROOT, left_over, put
from tests.faults.saving import path_of
from tryg_tui.core.meetings.lifecycle import open_meeting
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.files.disk import remove_orphans
from tryg_tui.store.folder.load import MINUTES, read_meeting
from tryg_tui.store.folder.minutes import minutes_path, save_meeting
from tryg_tui.store.toml.codec import encode

BEGUN = open_meeting(meeting(items=(item("a"),)), at(9))
"""What they write about."""

WRITERS = "abcd"


def read(root: Path) -> Loaded[Meeting]:
    """The minutes as they are."""
    loaded, problems = read_meeting(root, minutes_path(BEGUN.id))
    assert loaded is not None, problems
    return loaded


def write(root: Path, name: str, first: int, count: int, say: Say) -> None:
    """Record entries; where somebody else was faster, theirs and ours are merged."""
    known = read(root)
    for number in range(first, count):
        if any(entry.text == f"{name}{number}" for entry in known.value.entries):
            continue
        ours, _ = record(known.value, note(0, f"{name}{number}", item="a"), at(9, 30))
        known = saved(root, ours, known)
        say(str(number))
    say("over")


def saved(root: Path, ours: Meeting, base: Loaded[Meeting]) -> Loaded[Meeting]:
    """Save a version that follows on another, merged with what came in between."""
    while True:
        try:
            return save_meeting(root, ours, base.sha256)
        except NotSaved as refused:
            if refused.reason != "changed":
                raise
        theirs = read(root)
        ours, base = merge(base.value, ours, theirs.value).meeting, theirs


class Crowd:
    """Some writers, of whom one after another is killed and starts again."""

    def __init__(self, root: Path, count: int) -> None:
        """Let them begin."""
        self._root, self._count = root, count
        self.acknowledged: set[str] = set()
        self.kills = 0
        self._next = dict.fromkeys(WRITERS, 0)
        self._running = {name: self._begin(name) for name in WRITERS}

    def _begin(self, name: str) -> Child:
        return Child(partial(write, self._root, name, self._next[name], self._count))

    def _hear(self, name: str, lines: list[str]) -> bool:
        """Take in what one has acknowledged, and say whether it is done."""
        numbers = [int(line) for line in lines if line != "over"]
        self.acknowledged |= {f"{name}{number}" for number in numbers}
        self._next[name] = max((self._next[name], *(number + 1 for number in numbers)))
        return "over" in lines

    def work(self, kills: int) -> None:
        """Kill so many of them, and let all come to their end."""
        chance = random.Random(1837)
        while self._running and self.kills < kills:
            # Where this program was kept waiting, some may be through already.
            time.sleep(chance.uniform(0, 0.05) if self.kills else 0)
            name = chance.choice(list(self._running))
            if self._hear(name, self._running.pop(name).killed()):
                continue
            self.kills += 1
            self._running[name] = self._begin(name)
        for name, child in self._running.items():
            self._hear(name, child.ended())


def crowd(world: Path, count: int, kills: int) -> None:
    """Let writers record entries while they are killed, and look at what is there."""
    put(world, {path_of(BEGUN): encode(BEGUN)})
    root = world / ROOT
    writing = Crowd(root, count)
    writing.work(kills)
    entries = read(root).value.entries
    texts = [entry.text for entry in entries]
    assert writing.kills
    assert writing.acknowledged <= set(texts), "an acknowledged entry is lost"
    assert len(texts) == len(set(texts)), "an entry is there twice"
    assert len({entry.n for entry in entries}) == len(entries), "a number was given twice"
    assert set(texts) <= {f"{name}{number}" for name in WRITERS for number in range(count)}
    remove_orphans(root / MINUTES)
    assert not left_over(world)


def test_what_several_record_at_once_is_all_there(tmp_path: Path) -> None:
    crowd(tmp_path / "world", 80, 25)


@pytest.mark.large
def test_what_several_record_at_once_is_all_there_after_hundreds_of_entries(
    tmp_path: Path,
) -> None:
    crowd(tmp_path / "world", 400, 150)
