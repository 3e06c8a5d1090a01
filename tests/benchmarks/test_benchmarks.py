"""The benchmarks can be run; what they measure is looked at by people."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.exports import exports, pandoc
from tests.benchmarks.folding import folding
from tests.benchmarks.idle import idle
from tests.benchmarks.keys import keys
from tests.benchmarks.place import Place
from tests.benchmarks.saving import durable, moves, wall
from tests.benchmarks.sitting import sitting
from tests.benchmarks.starting import large, many, start
from tests.benchmarks.table import Row, printed

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform != "linux", reason="their clock is that of Linux"),
]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (Row("a", 0.2, 0.1, "ms", 1.5), "| a | 200.0 ms | 100.0 ms | 2.00 × | ≤ 1.5 × | no |"),
        (Row("a", 0.2, None, "ms", 300), "| a | 200.0 ms | – | – | ≤ 300 ms | yes |"),
        (Row("a", 0.004, None, "%", 0.5), "| a | 0.40 % | – | – | ≤ 0.5 % | yes |"),
        (Row("a", 310, None, "keys", 349), "| a | 310 keys | – | – | ≤ 349 keys | yes |"),
        (Row("a", 5e7, 4e7, "MB"), "| a | 50.0 MB | 40.0 MB | 1.25 × | – | – |"),
    ],
)
def test_a_row_says_what_is_to_be_met_and_whether_it_is(row: Row, line: str) -> None:
    assert printed(row) == line


@pytest.mark.large
def test_the_start_is_measured(tmp_path: Path) -> None:
    rows = list(start(Place(tmp_path / "start", Path(sys.executable)), 1))
    assert len(rows) == 4
    assert all(row.ours > 0 and row.other for row in rows)


@pytest.mark.large
@pytest.mark.parametrize(
    ("measure", "count"),
    [
        (lambda place: keys(place, 1), 3),
        (lambda place: large(place, 1), 2),
        (lambda place: durable(place, 1), 1),
        (lambda place: wall(place, 1), 1),
        (lambda place: moves(place, 1), 1),
        (lambda place: idle(place, 1), 5),
        (lambda place: many(place, 1, 70, meant=True), 4),
        (lambda place: many(place, 1, 70, meant=False), 4),
        (sitting, 8),
        (lambda place: folding(place, 3, 70), 1),
        (lambda place: exports(place, 1), 2 if pandoc() else 0),
    ],
)
def test_every_benchmark_measures(
    tmp_path: Path, measure: Callable[[Place], Iterator[Row]], count: int
) -> None:
    rows = list(measure(Place(tmp_path / "place", Path(sys.executable))))
    assert len(rows) == count
    assert all(row.ours >= 0 for row in rows)
