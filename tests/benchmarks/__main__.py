"""Print how fast and how large the program is, beside the smallest thing that does the same."""

import argparse
import datetime as dt
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.exports import ENTRIES, export, pandoc
from tests.benchmarks.many import Many
from tests.benchmarks.measures import (
    Measured,
    Place,
    durable,
    letter,
    next_item,
    second_screen,
    start,
)

MEETINGS = (1_000, 10_000)
"""How many minutes are very many, unless asked otherwise: the most that are meant, and far more."""

TIMES = 21
"""How often each thing is measured, unless asked otherwise."""


class Line(NamedTuple):
    """A line of the table."""

    what: str
    """What is measured, and against what."""
    measured: Measured
    unit: str
    """ms or MB."""
    target: str
    """What is to be met."""
    met: bool
    """Whether it is met."""


def measured(root: Path, times: int, counts: Sequence[int] = MEETINGS) -> Iterator[Line]:
    """Measure everything, one thing after the other, in copies below an empty folder.

    `counts` are how many minutes are very many.
    """
    for name in ("start", "keys", "letters", "saves", "screens"):
        (root / name).mkdir()
    seconds, memory = start(Place(root / "start"), times)
    yield Line(
        "start to first useful screen / bare app", seconds, "ms", "≤ 1.5 ×", seconds.ratio <= 1.5
    )
    yield Line(
        "peak memory on the first screen / bare app", memory, "MB", "≤ 1.6 ×", memory.ratio <= 1.6
    )
    step = next_item(Place(root / "keys"), times)
    yield Line("key to next item / bare app's key", step, "ms", "≤ 50 ms", step.median <= 0.05)
    typed = letter(Place(root / "letters"), times)
    yield Line("letter in the editor / bare TextArea", typed, "ms", "≤ 2 ×", typed.ratio <= 2)
    saved = durable(Place(root / "saves"), max(times, 2))
    yield Line(
        "entry recorded, durable / raw write of its bytes",
        saved,
        "ms",
        "≤ 1.5 ×",
        saved.ratio <= 1.5,
    )
    shared = second_screen(Place(root / "screens"), times)
    yield Line(
        f"entry on the shared screen (p99 {shared.slowest * 1e3:.0f} ms) / on the own screen",
        shared,
        "ms",
        "p99 ≤ 300 ms",
        shared.slowest <= 0.3,
    )
    yield from _exports(root, times)
    for count in counts:
        (root / f"many-{count}").mkdir()
        yield from _many(Many(root / f"many-{count}", count), times, count)


def _exports(root: Path, times: int) -> Iterator[Line]:
    """Measure the export of a large meeting beside pandoc, where that is installed."""
    if pandoc() is None:
        return
    for format in ("docx", "pdf"):
        (root / format).mkdir()
        made = export(root / format, times, format)
        what = f"{ENTRIES} entries to {format} / pandoc, docx of the Markdown"
        yield Line(what, made, "ms", "≤ 3 ×", made.ratio <= 3)


def _many(many: Many, times: int, count: int) -> Iterator[Line]:
    """Measure what so many minutes cost; only the smaller number has something to meet."""
    what = f"{count:,} minutes"
    meant = count <= MEETINGS[0]

    def line(doing: str, measured: Measured, most: float) -> Line:
        target = f"≤ {most} ×" if meant else "–"
        return Line(doing, measured, "ms", target, not meant or measured.ratio <= most)

    seconds, memory = many.starting(times)
    yield line(f"start with {what} / shipped folder", seconds, 1.2)
    yield Line(f"peak memory with {what} / shipped folder", memory, "MB", "–", True)
    changed = many.starting_changed(times)
    yield line(f"start with {what}, one file changed / shipped folder", changed, 1.5)
    step = many.next_item(times)
    what_step = f"next item among {what} / shipped folder"
    if meant:
        yield line(what_step, step, 1.3)
    else:
        yield Line(what_step, step, "ms", "≤ 1 s", step.median <= 1)
    yield line(f"search in {what} / ripgrep in the files", many.searching(times), 1)


def row(line: Line) -> str:
    """A line of the table in Markdown."""
    scale = 1e3 if line.unit == "ms" else 1e-6
    ours, theirs = (f"{value * scale:.1f}" for value in (line.measured.median, line.measured.other))
    measured = f"{ours} {line.unit} | {theirs} {line.unit} | {line.measured.ratio:.2f} ×"
    return f"| {line.what} | {measured} | {line.target} | {'yes' if line.met else 'no'} |"


HEAD = "| what | tryg-tui | the other | ratio | target | met |\n|---|---|---|---|---|---|"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="how often to measure each thing")
    parser.add_argument("--below", type=Path, help="a folder on the disk to measure saving on")
    parser.add_argument(
        "--meetings", type=int, nargs="*", default=MEETINGS, help="how many minutes are very many"
    )
    given = parser.parse_args()
    machine = f"{platform.system()} · {os.cpu_count()} cores · Python {platform.python_version()}"
    print(f"{dt.datetime.now().astimezone():%Y-%m-%d} · {machine} · medians of {given.times}\n")
    print(HEAD)
    with tempfile.TemporaryDirectory(dir=given.below) as root:
        for line in measured(Path(root), given.times, given.meetings):
            print(row(line), flush=True)


if __name__ == "__main__":
    main()
