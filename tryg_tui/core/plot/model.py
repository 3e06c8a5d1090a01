"""What a chart shows: series of values over slots of time, without a word about how it is drawn."""

import msgspec

from tryg_tui.core.model.initiative import Number

MOST_SERIES = 5
"""More lines than this in one chart cannot be told apart."""

MARKS = 8
"""So many marks and colours there are; what has one keeps it from chart to chart."""

LARGEST = 10**15
"""A value further from zero than this cannot be drawn."""


class Slot(msgspec.Struct, frozen=True):
    """A place on the axis of time, mostly a year."""

    id: str
    label: str
    later: bool = False
    """Whether its values were not known yet on the day the chart is for."""
    day: int | None = None
    """The day it stands for, where slots are as far apart as their days are."""
    broken: bool = False
    """Whether there is a break before it."""


class Point(msgspec.Struct, frozen=True):
    """A value, and how it is written."""

    value: Number
    text: str
    low: Number | None = None
    """The lower end of the margin of error, where one is known."""
    high: Number | None = None
    """The upper end of it."""
    apart: bool = False
    """Whether it cannot be compared with those before it, so that no line leads to it."""


class Series(msgspec.Struct, frozen=True):
    """A line: for each slot a point, or None for a gap, which is never bridged."""

    label: str
    points: tuple[Point | None, ...]
    mark: int | None = None
    """Which mark and colour it has, from 0; without one, those of its place in the chart."""


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A chart."""

    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    unit: str = ""
    bounds: tuple[Number, Number] | None = None
    """The least and greatest value there can be."""
    least_span: Number = 0
    """The axis covers at least this much, so that a small change does not look like a big one."""
    cursor: int | None = None
    """The slot that is looked at."""
    nothing: str = ""
    """What is said where there are no values at all."""
    alone: str = ""
    """The one value there is, shown large instead of a chart, which would be a dot."""


def mark_of(plot: Plot, series: int) -> int:
    """The mark and colour of a series."""
    mark = plot.series[series].mark
    return (series if mark is None else mark) % MARKS


def point_at(series: Series, slot: int) -> Point | None:
    """The point of a series in a slot; a value that cannot be drawn is a gap."""
    point = series.points[slot] if slot < len(series.points) else None
    return point if point is not None and _drawable(point.value) else None


def last_slot(series: Series, slots: range) -> int | None:
    """The last of some slots in which a series has a value."""
    return next((slot for slot in reversed(slots) if point_at(series, slot)), None)


def ends(point: Point) -> tuple[Number, Number] | None:
    """The ends of the margin of error, or None where it is not known."""
    if point.low is None or point.high is None:
        return None
    if not (_drawable(point.low) and _drawable(point.high)):
        return None
    return min(point.low, point.value), max(point.high, point.value)


def _drawable(value: Number) -> bool:
    """Whether a value has a place on an axis; infinity and what is not a number have none."""
    return abs(value) <= LARGEST


def all_values(plot: Plot, slots: range) -> list[Number]:
    """Every value in some slots, and the ends of its margin of error."""
    points = [point_at(series, slot) for series in plot.series for slot in slots]
    found: list[Number] = []
    for point in points:
        if point is not None:
            found += [point.value, *(ends(point) or ())]
    return found
