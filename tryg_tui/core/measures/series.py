"""How the readings of an indicator run: how far from its targets and what the next has to be, the
sum of twelve months, and whether the last is more than what varies all the time.
"""

import datetime as dt
import math
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures.indicators import MONTHS_A_YEAR, Measured
from tryg_tui.core.measures.moves import SEASONAL, Moved, broken, covers, is_count, moved, rivals
from tryg_tui.core.meetings.planning import months_ahead
from tryg_tui.core.model.initiative import BOUNDS, Basis, Indicator, Number, Qualifier, YearTarget

Aim = Literal["none", "in-words", "no-reading", "reached", "short", "off", "unclear"]
"""How the latest reading stands to the target; "off" where no direction says which side is good."""


class Distance(msgspec.Struct, frozen=True):
    """How far the latest reading is from the target."""

    aim: Aim
    by: Number = 0
    """How much is missing, or how far off it is; 0 otherwise."""
    qualifier: Qualifier = "exact"
    """How exactly the reading tells the distance."""
    year: int | None = None
    """The year of the target, where it is of one."""


def distance(indicator: Indicator, point: ReadingPoint | None) -> Distance:
    """How far a reading is from the target; where its qualifier leaves that open, unclear."""
    aim = indicator.target_at(point.date if point else None)
    if aim is None:
        return Distance("in-words" if indicator.target_text else "none")
    if point is None:
        return Distance("no-reading")
    if not _is_of(indicator, point, yearly=isinstance(aim, YearTarget)):
        return Distance("unclear")
    if isinstance(aim, YearTarget):
        return replace(_distance(indicator, aim.value, point), year=aim.year)
    return _distance(indicator, aim, point)


class Needed(msgspec.Struct, frozen=True):
    """What the next reading has to be to be on the way to the targets of the years."""

    value: Number
    day: dt.date
    """The last day of what it covers."""


def needed(one: Measured) -> Needed | None:
    """What the next reading has to be, in a straight line from the baseline, or the first reading,
    by the targets of the years; None where there is none to come or neither way is better.
    """
    indicator = one.indicator
    dated = [(point.date, point.value) for point in one.points if point.date is not None]
    if not dated or indicator.direction == "neutral" or indicator.basis in SEASONAL:
        return None
    (first, value), (last, _latest) = dated[0], dated[-1]
    start = (first, value if indicator.baseline is None else indicator.baseline)
    aims = [(dt.date(aim.year, 12, 31), aim.value) for aim in indicator.targets]
    way = sorted([start, *(aim for aim in aims if aim[0] > first)])
    day = one.due or dt.date(last.year + 1, 12, 31)
    for (began, before), (until, after) in pairwise(way):
        if began <= day <= until:
            part = (day - began) / (until - began)
            found: Number = round(before + (after - before) * part, 6)
            up = indicator.direction == "higher"
            if all(isinstance(aim, int) for _day, aim in way):
                found = math.ceil(found) if up else math.floor(found)
            return Needed(found, day)
    return None


def _is_of(indicator: Indicator, point: ReadingPoint, *, yearly: bool) -> bool:
    """Whether a target is for as much as a reading covers: a part of a year is held against no
    target of a year, nor anything against the target of something else.
    """
    basis = covers(indicator, point)
    if indicator.basis is not None and basis != indicator.basis:
        return False
    return not (yearly and basis in SEASONAL and is_count(indicator, point))


def _distance(indicator: Indicator, aim: Number, point: ReadingPoint) -> Distance:
    """How far a reading is from one target."""
    short = _tidy(aim - point.value)
    lower = indicator.direction == "lower"
    missing = -short if lower else short
    about: Qualifier = "exact" if point.qualifier == "exact" else "about"
    if indicator.direction == "neutral":
        if point.qualifier in BOUNDS:
            return Distance("unclear")
        return Distance("off" if short else "reached", abs(short), about)
    # "More than 100" reaches a target of 100 or less upwards, and misses one of 100 downwards.
    if point.qualifier == ("less-than" if lower else "more-than"):
        return Distance("reached") if missing <= 0 else Distance("unclear")
    if point.qualifier == ("more-than" if lower else "less-than"):
        return Distance("short", missing, "more-than") if missing >= 0 else Distance("unclear")
    return Distance("reached") if missing <= 0 else Distance("short", missing, about)


def _tidy(value: Number) -> Number:
    """A difference without the dust that decimal fractions leave in binary ones."""
    return value if isinstance(value, int) else round(value, 6)


FEW = 12
"""With fewer readings than this nobody can tell a pattern from chance."""

RUN = 7
"""So many in a row are no chance: all on one side of the middle, or each beyond the one before."""

LIMIT = 2.66
"""How many mean differences from one reading to the next the limits are from the middle."""

MONTHS: dict[Basis, int] = {"month": 1, "quarter": 3}
"""The months of the parts of a year that are short enough for a row of them."""

Signal = Literal["outside", "shift", "trend"]
"""Why the last reading is no chance: it is outside the limits, or ends such a run."""


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """A row of readings as a process that varies."""

    points: int
    """How many there are since the last break."""
    middle: float = 0
    low: float = 0
    """The lower limit; what is counted is never below nought."""
    high: float = 0
    """The upper limit."""
    signals: tuple[Signal, ...] = ()


def months_of(one: Measured) -> int | None:
    """The months that each reading covers, where they are a row; else None."""
    last = one.latest
    basis = covers(one.indicator, last) if last else None
    rhythm = one.indicator.months_between
    return MONTHS.get(basis) if basis else rhythm if rhythm in MONTHS.values() else None


def _row(one: Measured) -> list[ReadingPoint]:
    """The readings that are alike and comparable with the last, oldest first."""
    last = one.latest
    if last is None or last.date is None or months_of(one) is None:
        return []
    basis = covers(one.indicator, last)
    return [
        point
        for point in one.points
        if point.date
        and covers(one.indicator, point) == basis
        and point.qualifier == "exact"
        and not broken(one.indicator, point.date, last.date)
        and not rivals(one.indicator, one.points, point)
    ]


def pattern(one: Measured) -> Pattern | None:
    """What the readings are as a process, by the rules of statistical process control; None where
    they are no row of parts of a year.
    """
    values = [point.value for point in _row(one)]
    if not values:
        return None
    if len(values) < FEW:
        return Pattern(points=len(values))
    middle = sum(values) / len(values)
    steps = [abs(after - before) for before, after in pairwise(values)]
    room = LIMIT * sum(steps) / len(steps)
    low, high = middle - room, middle + room
    if min(values) >= 0:
        low = max(0, low)
    last = values[-RUN:]
    found: dict[Signal, bool] = {
        "outside": not low <= values[-1] <= high,
        "shift": all(value > middle for value in last) or all(value < middle for value in last),
        "trend": all(a < b for a, b in pairwise(last)) or all(a > b for a, b in pairwise(last)),
    }
    signals = tuple(signal for signal, is_so in found.items() if is_so)
    return Pattern(points=len(values), middle=middle, low=low, high=high, signals=signals)


class Rolling(msgspec.Struct, frozen=True):
    """What was counted in the last twelve months."""

    now: ReadingPoint
    """The sum, dated by the last reading."""
    change: Moved | None
    """How it has changed from that of the twelve months before, where those are whole."""


def rolling(one: Measured) -> Rolling | None:
    """The sum of the last twelve months; None where it is no count or part of it is missing."""
    months, row = months_of(one), _row(one)
    end = row[-1].date if row else None
    if months is None or end is None or not is_count(one.indicator, *row):
        return None
    if (now := _sum(row, end, months)) is None:
        return None
    before = _sum(row, months_ahead(end, -MONTHS_A_YEAR), months)
    whole = replace(one.indicator, basis="rolling-12", breaks=())
    return Rolling(now, moved(whole, (before, now)) if before else None)


def _sum(row: list[ReadingPoint], end: dt.date, months: int) -> ReadingPoint | None:
    """The sum of the readings of the twelve months that end on a day; None where one is missing."""
    wanted = [_month(months_ahead(end, -back)) for back in range(0, MONTHS_A_YEAR, months)]
    found = {_month(point.date): point.value for point in row if point.date}
    values = [found[month] for month in wanted if month in found]
    if len(values) < len(wanted):
        return None
    return ReadingPoint(value=sum(values), qualifier="exact", date=end, period="")


def _month(day: dt.date) -> tuple[int, int]:
    """The month a day is in."""
    return day.year, day.month
