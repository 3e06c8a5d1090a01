"""What a benchmark found, and how it is printed."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table."""

    what: str
    """What is measured, and against what."""
    ours: float
    """What the program needs, in seconds, bytes, or as the unit says."""
    other: float | None
    """What the smallest thing that does the same needs, where there is one."""
    unit: str
    """ms, MB, %, kB or keys."""
    most: float | None = None
    """How many times the other's, or how much, it may be; None where nothing is to be met."""

    @property
    def found(self) -> float:
        """What is compared with the most it may be: a ratio where there is another, else ours."""
        return self.ours / self.other if self.other else self.ours * SCALE[self.unit]

    @property
    def met(self) -> str:
        """Whether the target is met, in a word."""
        return "–" if self.most is None else "yes" if self.found <= self.most else "no"


SCALE = {"ms": 1e3, "MB": 1e-6, "%": 1e2, "kB": 1e-3, "keys": 1}
"""How many of a unit a second, a byte, the whole or a key is."""

DECIMALS = {"%": 2, "kB": 2, "keys": 0}
"""How exactly a unit is printed; one decimal where it is not here."""

HEAD = "| what | tryg-tui | the other | ratio | target | met |\n|---|---|---|---|---|---|"


def printed(row: Row) -> str:
    """A line of the table in Markdown."""
    ours = _quantity(row.ours, row.unit)
    other = "–" if row.other is None else _quantity(row.other, row.unit)
    ratio = f"{row.found:.2f} ×" if row.other else "–"
    unit = "×" if row.other else row.unit
    target = "–" if row.most is None else f"≤ {row.most:g} {unit}"
    return f"| {row.what} | {ours} | {other} | {ratio} | {target} | {row.met} |"


def _quantity(value: float, unit: str) -> str:
    """A value in its unit."""
    return f"{value * SCALE[unit]:.{DECIMALS.get(unit, 1)}f} {unit}"


def slowest_of_100(values: Sequence[float]) -> float:
    """What is not passed in 99 of 100 cases."""
    return statistics.quantiles(values, n=100)[-1] if len(values) > 1 else values[0]
