"""Print how fast and how large the program is, beside the smallest thing that does the same.

What is counted is the time of a processor that a program has had, least of several runs, as other
programs do not change that much; only what names a median or p99 is taken by the wall.
"""

import argparse
import datetime as dt
import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.alarms import alarms
from tests.benchmarks.exports import exports
from tests.benchmarks.folding import folding
from tests.benchmarks.idle import idle
from tests.benchmarks.keys import keys
from tests.benchmarks.place import Place, install
from tests.benchmarks.saving import durable, moves, wall
from tests.benchmarks.sitting import sitting
from tests.benchmarks.starting import large, many, start
from tests.benchmarks.table import HEAD, Row, printed

TIMES = 9
"""How often each thing is measured, unless asked otherwise."""

Benchmark = Callable[[Place, int], Iterator[Row]]
"""Measures in a place of its own, so many times."""

BENCHMARKS: dict[str, Benchmark] = {
    "start": start,
    "keys": keys,
    "durable": lambda place, times: durable(place, 20 * times),
    "wall": lambda place, times: wall(place, 5 * times),
    "moves": lambda place, times: moves(place, 5 * times),
    "idle": lambda place, _times: idle(place),
    "many": partial(many, count=1_000, meant=True),
    "far-more": lambda place, times: many(place, max(times // 3, 1), 10_000, meant=False),
    "large": large,
    "exports": exports,
    "alarms": alarms,
    "folding": folding,
    "sitting": lambda place, _times: sitting(place),
}
"""What can be measured, by name."""


def measured(root: Path, python: Path, names: Sequence[str], times: int) -> Iterator[Row]:
    """Measure one thing after the other, each in a place of its own below an empty folder."""
    for name in names or BENCHMARKS:
        yield from BENCHMARKS[name](Place(root / name, python), times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="what to measure")
    parser.add_argument("--times", type=int, default=TIMES, help="how often to measure each thing")
    parser.add_argument("--below", type=Path, help="a folder on the disk to measure saving on")
    parser.add_argument("--python", type=Path, help="the Python of an installation to be measured")
    given = parser.parse_args()
    machine = f"{platform.system()} · {os.cpu_count()} cores · Python {platform.python_version()}"
    print(f"{dt.datetime.now().astimezone():%Y-%m-%d} · {machine} · {given.times} times\n")
    with tempfile.TemporaryDirectory(dir=given.below) as temporary:
        root = Path(temporary)
        python = given.python or install(root / "installation")
        print(HEAD)
        for row in measured(root, python, given.names, given.times):
            print(printed(row), flush=True)


if __name__ == "__main__":
    main()
