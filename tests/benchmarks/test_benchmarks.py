"""The benchmarks can be run; what they measure is looked at by people."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import measured, row
from tests.benchmarks.exports import pandoc

pytestmark = [
    pytest.mark.large,
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals to open"),
]


def test_every_benchmark_measures_both_sides(tmp_path: Path) -> None:
    lines = list(measured(tmp_path, 1, [70]))
    assert len(lines) == (13 if pandoc() else 11)
    for line in lines:
        assert line.measured.ours
        assert line.measured.theirs
        assert line.measured.median > 0
        assert row(line).count("|") == 7
