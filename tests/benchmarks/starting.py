"""From the start of the process to the first useful screen, and the memory held there."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.archive_folder import make_archive
from tests.benchmarks.bare import READY
from tests.benchmarks.keys import PAGE_DOWN, PAGE_UP, next_item, work
from tests.benchmarks.place import ITEMS, TITLE, Place
from tests.benchmarks.table import Row
from tests.benchmarks.terminal import Program
from tests.large_meeting import ENTRIES, FOLLOWED, make_large
from tests.large_meeting import ITEMS as ITEMS_IN_ALL

Start = Callable[[], Program]
"""What starts a program."""


def quickest(starts: Sequence[tuple[Start, str]], times: int) -> list[tuple[float, int]]:
    """The least processor time until each program shows its text, and the peak memory then.

    They are started in turn, so that what else the machine does slows all of them.
    """
    found: list[list[tuple[float, int]]] = [[] for _ in starts]
    # The first turn only makes ready what every later start can use.
    for turn in range(times + 1):
        for one, (start, text) in zip(found, starts, strict=True):
            with start() as running:
                spent = running.shows(text)
                running.lines()
                if turn:
                    one.append((spent.cpu, running.peak_memory()))
    return [(min(cpu for cpu, _ in one), min(memory for _, memory in one)) for one in found]


def start(place: Place, times: int) -> Iterator[Row]:
    """The front page, the meeting and the wall, beside a bare app."""
    (bare, least), (home, memory), (run, _), (wall, _) = quickest(
        [
            (place.bare, READY),
            (place.tryg_tui, TITLE),
            (lambda: place.tryg_tui("run"), ITEMS[0]),
            (lambda: place.tryg_tui("run", "--screen"), ITEMS[0]),
        ],
        times,
    )
    yield Row("start to the front page / bare app", home, bare, "ms", 1.35)
    yield Row("start into the meeting / bare app", run, bare, "ms", 1.9)
    yield Row("start of the wall / bare app", wall, bare, "ms", 1.7)
    yield Row("peak memory on the front page / bare app", memory, least, "MB", 1.5)


def many(place: Place, times: int, count: int, *, meant: bool) -> Iterator[Row]:
    """Very many minutes beside the shipped ones; `meant` where the program is made for so many."""
    folder = place.root / f"minutes-{count}"
    make_archive(folder, count)
    what = f"{count:,} minutes"
    shipped: tuple[Start, str] = (place.tryg_tui, TITLE)
    (ours, held), (other, least) = quickest(
        [(lambda: place.tryg_tui(folder=folder), TITLE), shipped], times
    )
    yield Row(f"start with {what} / shipped folder", ours, other, "ms", 1.2 if meant else None)
    yield Row(f"peak memory with {what} / shipped folder", held, least, "MB")
    (ours, _), (other, _) = quickest([(lambda: _changed(place, folder), TITLE), shipped], times)
    changed = f"start with {what}, one file changed / shipped folder"
    yield Row(changed, ours, other, "ms", 1.5 if meant else None)
    steps = next_item(place, 1, folder)
    beside = next_item(place, 1)
    if meant:
        yield Row(f"next item, {what} / shipped folder", steps.median, beside.median, "ms", 1.3)
    else:
        yield Row(f"next item, {what}, slowest step", steps.slowest, None, "ms", 1000)


def large(place: Place, times: int) -> Iterator[Row]:
    """One meeting of far more items, entries and initiatives than anybody has, gone through."""
    folder = place.root / "large"
    make_large(folder)
    least = float("inf"), float("inf")
    for _ in range(max(times // 4, 1)):
        with place.tryg_tui("run", folder=folder) as running:
            running.shows(ITEMS[0])
            running.lines()
            keys = [PAGE_DOWN] * (len(ITEMS) - 1) + [PAGE_UP] * (len(ITEMS) - 1)
            steps = [running.changed(key, work).cpu for key in keys]
            first, again = steps[: len(ITEMS) - 1], steps[len(ITEMS) :]
            least = min(least[0], max(first)), min(least[1], max(again))
    what = f"{ITEMS_IN_ALL} items, {ENTRIES:,} entries, {FOLLOWED} initiatives"
    yield Row(f"next item, {what}, slowest first visit", least[0], None, "ms")
    yield Row(f"next item, {what}, slowest later one", least[1], None, "ms", 150)


def _changed(place: Place, folder: Path) -> Program:
    """The program after one of the files has changed."""
    path = min((folder / "minutes").glob("*.toml"))
    path.write_bytes(path.read_bytes() + b"# one more line\n")
    return place.tryg_tui(folder=folder)
