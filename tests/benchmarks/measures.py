"""What is measured: the program and the smallest thing that does the same, in turn, in one run."""

import datetime as dt
import os
import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.benchmarks.bare import READY
from tests.benchmarks.terminal import Program
from tests.shipped import FOLDER, MINUTES
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.entries import Note
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.toml.codec import encode

HERE = Path(__file__).parents[2]
NEXT = next(table for table in MINUTES.values() if table["state"] == "planned")
TITLE: str = NEXT["title"]
"""The meeting that the first screen shows."""
ITEMS: list[str] = [item["title"] for item in NEXT["items"]]
NOON = dt.datetime(2018, 4, 10, 12, tzinfo=dt.UTC)
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"
RAIL = 29
"""Cells at the left that are not looked at, as the agenda there is kept up every second."""
EDGE = 3
"""Cells at the right where the scroll bars are."""


class Measured(NamedTuple):
    """Two series measured in turn, in seconds or bytes."""

    ours: list[float]
    """What the program needs."""
    theirs: list[float]
    """What the smallest thing that does the same needs."""

    @property
    def median(self) -> float:
        """The program's median."""
        return statistics.median(self.ours)

    @property
    def slowest(self) -> float:
        """What the program stays under in 99 of 100 cases."""
        return statistics.quantiles(self.ours, n=100)[-1] if len(self.ours) > 1 else self.ours[0]

    @property
    def other(self) -> float:
        """The other's median."""
        return statistics.median(self.theirs)

    @property
    def ratio(self) -> float:
        """How many times the other's median the program's is."""
        return self.median / self.other if self.other else float("nan")


class Place:
    """Where a run happens: copies of the shipped folder and an empty home."""

    def __init__(self, root: Path) -> None:
        """Make copies below a folder that is there and empty."""
        self.root = root
        self.home = root / "home"
        self.home.mkdir()
        self.copy = root / "meetings"
        shutil.copytree(FOLDER, self.copy)

    def tryg_tui(self, *arguments: str) -> Program:
        """The program on the copy."""
        return self.on(self.copy, *arguments)

    def on(self, folder: Path, *arguments: str) -> Program:
        """The program on a folder."""
        command = [sys.executable, "-m", "tryg_tui", "--folder", str(folder), *arguments]
        return Program(command, HERE, self.home)

    def bare(self, *arguments: str) -> Program:
        """A bare app."""
        command = [sys.executable, "-m", "tests.benchmarks.bare", *arguments]
        return Program(command, HERE, self.home)


def start(place: Place, times: int) -> tuple[Measured, Measured]:
    """From the start of the process to the first useful screen, and the peak memory there."""
    seconds, memory = Measured([], []), Measured([], [])
    for turn in range(times + 1):
        for index, program, text in ((0, place.tryg_tui, TITLE), (1, place.bare, READY)):
            with program() as running:
                needed = running.shows(text)
                running.lines()
                # The first turn only warms the caches of the file system.
                if turn or times == 1:
                    seconds[index].append(needed)
                    memory[index].append(running.peak_memory())
    return seconds, memory


def item_area(screen: Sequence[str]) -> str:
    """The part of the meeting's screen that follows the item: its number and title, its view.

    Scroll bars at the right edge are left out: they come a frame later.
    """
    title = screen[1][RAIL:].strip()
    number = next((n for n, item in enumerate(ITEMS, 1) if title.startswith(f"{n} {item}")), 0)
    return "\n".join([str(number), *(line[RAIL:-EDGE].rstrip() for line in screen[3:-1])])


def _all(screen: Sequence[str]) -> str:
    """All of a bare app's screen but header and footer."""
    return "\n".join(line.rstrip() for line in screen[1:-1])


def in_meeting(running: Program) -> Program:
    """The program, once it runs the planned meeting, with that opened at its first item."""
    running.shows(ITEMS[0])
    running.lines()
    running.press("c")
    running.lines()
    return running


def next_item(place: Place, times: int) -> Measured:
    """From the key to the next item on the screen of an open meeting, which is saved as well."""
    seconds = Measured([], [])
    with ExitStack() as stack:
        ours = in_meeting(stack.enter_context(place.tryg_tui("run")))
        theirs = stack.enter_context(place.bare())
        theirs.shows(READY)
        for turn in range(times):
            forth = turn // (len(ITEMS) - 1) % 2 == 0
            seconds.ours.append(ours.changed(PAGE_DOWN if forth else PAGE_UP, item_area))
            seconds.theirs.append(theirs.changed(PAGE_DOWN, _all))
    return seconds


def letter(place: Place, times: int) -> Measured:
    """From a letter's key to the letter in the editor of an entry."""
    seconds = Measured([], [])
    with ExitStack() as stack:
        ours = in_meeting(stack.enter_context(place.tryg_tui("run")))
        ours.press("n")
        ours.lines()
        theirs = stack.enter_context(place.bare("editor"))
        theirs.shows(READY)
        for turn in range(times):
            key = "trygge"[turn % 6]
            seconds.ours.append(ours.changed(key, item_area))
            seconds.theirs.append(theirs.changed(key, _all))
    return seconds


def second_screen(place: Place, times: int) -> Measured:
    """From the key that records an entry to the entry on the shared screen; beside it, to the
    entry on the screen of the program it was recorded in.
    """
    seconds = Measured([], [])
    with ExitStack() as stack:
        own = in_meeting(stack.enter_context(place.tryg_tui("run")))
        shared = stack.enter_context(place.tryg_tui("run", "--screen"))
        shared.shows(ITEMS[0])
        pool = stack.enter_context(ThreadPoolExecutor())
        shared.lines()
        for turn in range(times + 1):
            own.press("n" + f"Drøftet {turn + 1}")
            own.lines()
            shared.lines()
            label = f"#{turn + 1} Note"
            pressed = time.perf_counter()
            own.press("\x13")
            waits = [pool.submit(one.shows, label) for one in (shared, own)]
            came = [
                one.started + wait.result() for one, wait in zip((shared, own), waits, strict=True)
            ]
            # The first turn only loads what saving needs.
            if turn:
                seconds.ours.append(came[0] - pressed)
                seconds.theirs.append(came[1] - pressed)
    return seconds


def _raw(path: Path, data: bytes) -> None:
    """Write bytes so that they survive a power cut, and nothing else."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)  # noqa: PTH105
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def durable(place: Place, times: int) -> Measured:
    """Recording an entry in the shipped meeting until it is on disk for good."""
    seconds = Measured([], [])
    known = read_folder(place.copy).folder.meeting(NEXT["id"])
    assert known is not None
    meeting = msgspec.structs.replace(known.value, state="open")
    sha256 = save_meeting(place.copy, meeting, known.sha256).sha256
    beside = place.root / "raw"
    beside.mkdir()
    for turn in range(times + 1):
        note = Note(n=0, item=meeting.items[0].id, at=NOON, text=f"Drøftet, {turn + 1}. gang.")
        began = time.perf_counter()
        meeting, _entry = record(meeting, note, NOON)
        saved = save_meeting(place.copy, meeting, sha256)
        needed = time.perf_counter() - began
        sha256 = saved.sha256
        data = encode(meeting)
        began = time.perf_counter()
        _raw(beside / "2018-04-10.toml", data)
        raw = time.perf_counter() - began
        if turn or times == 1:
            seconds.ours.append(needed)
            seconds.theirs.append(raw)
    return seconds
