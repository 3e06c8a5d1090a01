"""The value axis of a chart: round ticks, which need not begin at zero."""

import math
from collections.abc import Sequence

import msgspec

from tryg_tui.core.model.initiative import Number

ROUND = (1, 2, 5)
"""The steps between ticks, times a power of ten."""

MOST_INTERVALS = 6
"""More ticks than this say nothing more."""

LEAST_PART = 0.02
"""The axis covers at least this part of the greatest value."""

LEAST_SPAN = 1e-6
"""Values closer together than this are shown as equal."""

NEARLY = 1e-9
"""The part of a step within which a value counts as being on a tick."""


class Axis(msgspec.Struct, frozen=True):
    """From where to where the axis runs, in ticks."""

    low: float
    high: float
    step: float
    decimals: int
    """How many decimals a tick needs."""

    def ticks(self) -> list[float]:
        """The values at the ticks, lowest first."""
        count = round((self.high - self.low) / self.step)
        return [self.low + number * self.step for number in range(count + 1)]

    def level(self, value: Number, levels: int) -> int:
        """The place of a value among so many levels, 0 at the top."""
        part = (self.high - value) / (self.high - self.low)
        return min(levels - 1, max(0, round(part * (levels - 1))))


def axis_for(
    values: Sequence[Number],
    lines: int,
    bounds: tuple[Number, Number] | None = None,
    least_span: Number = 0,
) -> Axis:
    """The axis on which some values, at least one, fit into so many lines."""
    low, high = float(min(values)), float(max(values))
    span = max(high - low, float(least_span), LEAST_PART * max(abs(low), abs(high)))
    if span < LEAST_SPAN:
        span = 1.0
    wider = (span - (high - low)) / 2
    low, high = low - wider, high + wider
    if bounds is not None:
        low, high = _inside(low, high, float(bounds[0]), float(bounds[1]))
    whole = all(value == math.floor(value) for value in values)
    intervals = max(1, min(MOST_INTERVALS, (lines + 1) // 2))
    return _rounded(low, high, intervals, whole)


def _inside(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    """A stretch moved inside its bounds as far as it goes; values outside them stay on it."""
    if low < least <= high:
        low, high = least, min(high + least - low, max(most, high))
    elif high > most >= low:
        low, high = max(low + most - high, min(least, low)), most
    return low, high


def _rounded(low: float, high: float, intervals: int, whole: bool) -> Axis:
    """The axis with the smallest round step that needs no more intervals than there is room for."""
    exponent = math.floor(math.log10((high - low) / intervals))
    if whole:
        exponent = max(exponent, 0)
    while True:
        for factor in ROUND:
            step = factor * 10.0**exponent
            first = math.floor(low / step + NEARLY)
            last = math.ceil(high / step - NEARLY)
            if last - first <= intervals or (intervals == 1 and last - first == 2):
                return Axis(first * step, last * step, step, max(0, -exponent))
        exponent += 1
