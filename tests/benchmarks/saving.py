"""How long it takes until an entry is on disk for good, and on the screen everybody looks at."""

import datetime as dt
import os
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from tests.benchmarks.place import ITEMS, NEXT, Place, begun
from tests.benchmarks.table import Row, slowest_of_100
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.entries import Note
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.toml.codec import encode

NOON = dt.datetime(2018, 4, 10, 12, tzinfo=dt.UTC)


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


def durable(place: Place, times: int) -> Iterator[Row]:
    """Recording an entry in the shipped meeting, beside only writing its bytes; both by the wall.

    The first turn only warms what both need.
    """
    ours, theirs = [], []
    known = read_folder(place.copy).folder.meeting(NEXT["id"])
    assert known is not None
    meeting = replace(known.value, state="open")
    sha256 = save_meeting(place.copy, meeting, known.sha256).sha256
    beside = place.root / "raw"
    beside.mkdir()
    for turn in range(times + 1):
        note = Note(n=0, item=meeting.items[0].id, at=NOON, text=f"Drøftet, {turn + 1}. gang.")
        began = time.perf_counter()
        meeting, _entry = record(meeting, note, NOON)
        sha256 = save_meeting(place.copy, meeting, sha256).sha256
        saved = time.perf_counter()
        data = encode(meeting)
        encoded = time.perf_counter()
        _raw(beside / "2018-04-10.toml", data)
        written = time.perf_counter()
        if turn:
            ours.append(saved - began)
            theirs.append(written - encoded)
    what = "entry recorded, durable, median / raw write of its bytes"
    yield Row(what, statistics.median(ours), statistics.median(theirs), "ms", 1.6)


def wall(place: Place, times: int) -> Iterator[Row]:
    """From the key that records an entry to the entry on the wall, as time goes by."""
    seconds: list[float] = []
    with ExitStack() as stack:
        own = begun(stack.enter_context(place.tryg_tui("run")))
        shared = stack.enter_context(place.tryg_tui("run", "--screen"))
        shared.shows(ITEMS[0])
        pool = stack.enter_context(ThreadPoolExecutor())
        shared.lines()
        for turn in range(times + 1):
            said = chr(ord("a") + turn % 26) * 12
            own.press(f"n{said}")
            own.lines()
            shared.lines()
            label = f"#{turn + 1} Note"
            pressed = time.perf_counter()
            own.press("\x13")
            here = pool.submit(own.shows, label)
            came = shared.started + shared.shows(said).wall
            here.result()
            # The first turn only loads what saving needs.
            if turn:
                seconds.append(came - pressed)
    yield Row("entry recorded, on the wall, p99", slowest_of_100(seconds), None, "ms", 300)


def moves(place: Place, times: int) -> Iterator[Row]:
    """From a key by which the secretary moves inside an item until the wall shows what is in hand
    then, as time goes by.
    """
    seconds: list[float] = []
    with ExitStack() as stack:
        own = begun(stack.enter_context(place.tryg_tui("run")))
        shared = stack.enter_context(place.tryg_tui("run", "--screen"))
        shared.shows(ITEMS[0])
        for item in "34567":
            own.press(item)
            for turn in range(times + 1):
                own.lines()
                shared.lines()
                pressed = time.perf_counter()
                own.press("\x1b[A" if turn % 2 else "\x1b[B")
                came = shared.started + shared.shows("▀").wall
                if turn:
                    seconds.append(came - pressed)
    yield Row("a move inside an item, on the wall, p99", slowest_of_100(seconds), None, "ms", 300)
