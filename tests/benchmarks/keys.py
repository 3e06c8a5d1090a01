"""From a key to the screen as it then stays."""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.bare import READY
from tests.benchmarks.place import ITEMS, Place, begun
from tests.benchmarks.table import Row
from tests.benchmarks.terminal import Area, Program

PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"

RAIL = 29
"""Cells at the left that are not looked at, as the agenda there is kept up every second."""

EDGE = 3
"""Cells at the right where the scroll bars are: they come a frame later."""


class Steps(NamedTuple):
    """What the steps through a meeting took: of each the least, as it was taken several times."""

    median: float
    """Seconds of a processor of the step in the middle."""
    slowest: float
    """Seconds of a processor of the slowest step."""


def work(screen: Sequence[str]) -> str:
    """The part of the meeting's screen that follows the item: its number and title, its view."""
    title = screen[1][RAIL:].strip()
    number = next((n for n, item in enumerate(ITEMS, 1) if title.startswith(f"{n} {item}")), 0)
    return "\n".join([str(number), *(line[RAIL:-EDGE].rstrip() for line in screen[3:-1])])


def everything(screen: Sequence[str]) -> str:
    """All of a bare app's screen but header and footer."""
    return "\n".join(line.rstrip() for line in screen[1:-1])


def walk(running: Program, area: Area, *, back: str) -> list[float]:
    """Processor time of each step to the last item and back to the first."""
    steps = [*[PAGE_DOWN] * (len(ITEMS) - 1), *[back] * (len(ITEMS) - 1)]
    return [running.changed(key, area).cpu for key in steps]


def least(walks: Sequence[Sequence[float]]) -> Steps:
    """Of each step the least, so that nothing else of the machine counts; first visits do."""
    steps = [min(step) for step in zip(*walks, strict=True)]
    return Steps(statistics.median(steps), max(steps))


def next_item(place: Place, times: int, folder: Path | None = None) -> Steps:
    """Through an open meeting, which is saved at each step, in a program of its own each time."""
    walks = []
    for _ in range(times):
        with place.tryg_tui("run", folder=folder or place.another_copy()) as running:
            walks.append(walk(begun(running), work, back=PAGE_UP))
    return least(walks)


def keys(place: Place, times: int) -> Iterator[Row]:
    """The key to the next item, and a letter in the editor, beside those of bare apps."""
    steps, walks = next_item(place, max(times // 4, 1)), []
    with place.bare() as bare:
        bare.shows(READY)
        walks = [walk(bare, everything, back=PAGE_DOWN) for _ in range(max(times // 4, 1))]
    key = least(walks).median
    yield Row("next item, median step / bare app's key", steps.median, key, "ms", 10)
    yield Row("next item, slowest step / bare app's key", steps.slowest, key, "ms", 25)
    ours, theirs = [], []
    with ExitStack() as stack:
        ours_there = place.tryg_tui("run", folder=place.another_copy())
        editor = begun(stack.enter_context(ours_there))
        editor.press("n")
        editor.lines()
        bare = stack.enter_context(place.bare("editor"))
        bare.shows(READY)
        for turn in range(3 * times + 1):
            letter = "trygge"[turn % 6]
            ours.append(editor.changed(letter, work).cpu)
            theirs.append(bare.changed(letter, everything).cpu)
    # The first letter also opens the journal.
    letter_in = "letter in the editor / bare text area"
    yield Row(letter_in, statistics.median(ours[1:]), statistics.median(theirs[1:]), "ms", 1.3)
