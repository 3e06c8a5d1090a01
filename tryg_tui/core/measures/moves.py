"""How an indicator has moved since a reading it may be compared with, and whether beyond chance."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures.margin import (
    Estimate,
    Interval,
    Judged,
    counted,
    favour,
    judge,
    judge_shares,
    share,
)
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.initiative import (
    BOUNDS,
    Basis,
    Indicator,
    IndicatorBreak,
    Number,
    Reading,
)

Verdict = Literal["better", "worse", "same", "unproven", "unjudged"]
"""What a change is by the indicator's direction, where it is beyond chance: the same is nothing
that can be told from none, unproven what may be chance, unjudged what nobody can judge.
"""

QUARTER = 0.25
"""The part of one that is counted that room is made for, as chance goes in whole ones."""

A_YEAR = dt.timedelta(days=365)

NEAR: dict[Basis, dt.timedelta] = {
    "month": dt.timedelta(days=15),
    "quarter": dt.timedelta(days=45),
    "half-year": dt.timedelta(days=45),
}
"""How far from a year ago the same part of last year may end: no other part of it is as near."""

SEASONAL: frozenset[Basis] = frozenset(NEAR)
"""What is compared with the same part of last year, as one part of a year is not as another."""

_COVERS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("quarter", re.compile(r"kvartal|quarter|\bQ[1-4]\b", re.IGNORECASE)),
    ("half-year", re.compile(r"halvår|half", re.IGNORECASE)),
    ("school-year", re.compile(r"skoleår|school", re.IGNORECASE)),
    ("year", re.compile(r"\A\s*(?:år(?:et)? |the year )?(?:19|20)\d\d\s*\Z", re.IGNORECASE)),
)
"""What the words of a period cover."""

_A_CHANGE = re.compile(r"ændring|change", re.IGNORECASE)
"""A unit of what is a change already."""

_AN_AMOUNT = re.compile(
    r"\b(?:kr|dkk|eur|gbp|pr|per|indeks|index|point|minut|time|hour|dag|day|år|year|uge|week"
    r"|gennemsnit|average|score|km|meter)|[€£$/²³%]",
    re.IGNORECASE,
)
"""A unit of what is measured, paid or reckoned, but not counted."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """The change since the reading before, or since the same part of last year."""

    by: Number
    """In the indicator's unit, or where it is told of how many, in percentage points."""
    points: bool = False
    """Whether it is in percentage points."""
    verdict: Verdict
    about: bool
    """Whether one of the two readings is not exact."""
    before: ReadingPoint
    judged: Judged | None = None
    """How little and how much it may be; None where nobody can judge."""


def covers(indicator: Indicator, point: ReadingPoint | Reading | ReadingEntry) -> Basis | None:
    """What a reading covers, as its own period says, else as all those of the indicator do."""
    found = (basis for basis, pattern in _COVERS if pattern.search(point.period))
    return next(found, indicator.basis)


def _time(indicator: Indicator, point: ReadingPoint) -> tuple[object, ...]:
    """What day or period a reading is of, and how long that is; of no other where nobody knows."""
    return covers(indicator, point), point.date or point.period or id(point)


def told_once(indicator: Indicator, points: Iterable[ReadingPoint]) -> tuple[ReadingPoint, ...]:
    """Readings, of which those that say the same of the same time are one."""
    found: dict[object, ReadingPoint] = {}
    for point in points:
        said = _time(indicator, point), point.value, point.qualifier, point.denominator
        found.setdefault(said, point)
    return tuple(found.values())


def settled(indicator: Indicator, points: Iterable[ReadingPoint]) -> tuple[ReadingPoint, ...]:
    """Readings, each told once, and of those of one time only that of whoever counts."""
    told, valid = told_once(indicator, points), indicator.valid
    counts = {_time(indicator, one) for one in told if valid and one.reference == valid}
    return tuple(
        one for one in told if one.reference == valid or _time(indicator, one) not in counts
    )


def rivals(
    indicator: Indicator, points: Iterable[ReadingPoint], point: ReadingPoint
) -> tuple[ReadingPoint, ...]:
    """All that is said of the time of a reading, where several say otherwise; else nothing."""
    when = _time(indicator, point)
    found = tuple(one for one in settled(indicator, points) if _time(indicator, one) == when)
    several = len({one.value for one in found}) > 1 and len({one.reference for one in found}) > 1
    return found if several else ()


def broken(indicator: Indicator, first: dt.date, last: dt.date) -> IndicatorBreak | None:
    """What makes the readings of two days no longer comparable, or None."""
    found = (one for one in indicator.breaks if first < one.before <= last)
    return next(found, None)


def is_count(indicator: Indicator, *points: ReadingPoint) -> bool:
    """Whether readings are of what is counted, one by one."""
    if is_share(indicator.unit) or _AN_AMOUNT.search(indicator.unit):
        return False
    return all(point.value >= 0 and point.value == int(point.value) for point in points)


def moved(indicator: Indicator, points: tuple[ReadingPoint, ...]) -> Moved | None:
    """The change to the last dated reading from the one before that covers as much, and of parts of
    a year the same last year where there is one; None where there is none to compare.

    A figure that only says more or less than something cannot be compared, nor one that is a change
    already, that sources tell otherwise, or that is of before a break.
    """
    dated = [point for point in settled(indicator, points) if point.date is not None]
    last = dated[-1] if dated else None
    if last is None or _A_CHANGE.search(indicator.unit):
        return None
    before = _before(indicator, dated, last)
    if before is None or any(rivals(indicator, dated, one) for one in (before, last)):
        return None
    return _change(indicator, before, last)


def from_baseline(indicator: Indicator, points: Iterable[ReadingPoint]) -> Moved | None:
    """The change to the last dated reading from the baseline, which covers what all readings do;
    None where it cannot be compared with that.
    """
    dated = [point for point in settled(indicator, points) if point.date is not None]
    last = dated[-1] if dated else None
    if last is None or last.date is None or indicator.baseline is None:
        return None
    if _A_CHANGE.search(indicator.unit) or rivals(indicator, dated, last):
        return None
    if covers(indicator, last) != indicator.basis or broken(indicator, dt.date.min, last.date):
        return None
    begun = ReadingPoint(value=indicator.baseline, qualifier="exact", date=None, period="")
    return _change(indicator, begun, last)


def alone(indicator: Indicator, point: ReadingPoint) -> Interval | None:
    """How little and how much a reading may stand for, by itself; None where nobody knows."""
    if point.qualifier != "exact" or covers(indicator, point) == "cumulative":
        return None
    found = _share(indicator, point)
    if found is None and is_count(indicator, point):
        found = count(point.value)
    return (found.low, found.high) if found else None


def _change(indicator: Indicator, before: ReadingPoint, last: ReadingPoint) -> Moved | None:
    """The change between two readings; None where one only bounds its figure."""
    if {last.qualifier, before.qualifier} & BOUNDS:
        return None
    first, second = _share(indicator, before), _share(indicator, last)
    as_shares = first is not None and second is not None and not is_share(indicator.unit)
    by = last.value - before.value
    if first is not None and second is not None:
        by = second.value - first.value
    judged = _judged(indicator, before, last)
    return Moved(
        by=by if isinstance(by, int) else round(by, 6),
        points=as_shares,
        verdict=_verdict(indicator, by, judged),
        about={last.qualifier, before.qualifier} != {"exact"},
        before=before,
        judged=judged,
    )


def _before(
    indicator: Indicator, dated: list[ReadingPoint], last: ReadingPoint
) -> ReadingPoint | None:
    """The reading that the last one is compared with."""
    basis = covers(indicator, last)
    alike = [
        one
        for one in dated
        if one.date != last.date
        and covers(indicator, one) == basis
        and not (one.date and last.date and broken(indicator, one.date, last.date))
    ]
    found = [one for one in alike if _is_year_ago(basis, one, last)] or alike
    return found[-1] if found else None


def _is_year_ago(basis: Basis | None, one: ReadingPoint, last: ReadingPoint) -> bool:
    """Whether a reading is of the same part of the year before."""
    if one.date is None or last.date is None or basis not in SEASONAL:
        return False
    return abs(last.date - one.date - A_YEAR) < NEAR[basis]


def _share(indicator: Indicator, point: ReadingPoint) -> Estimate | None:
    """A reading told of how many, as a share in per cent; None where it is not."""
    of = point.denominator
    if of is None or (not is_share(indicator.unit) and not 0 <= point.value <= of):
        return None
    return share(point.value if is_share(indicator.unit) else 100 * point.value / of, of)


def _judged(indicator: Indicator, before: ReadingPoint, last: ReadingPoint) -> Judged | None:
    """What can be said of a change; None where nobody can judge it."""
    if {before.qualifier, last.qualifier} != {"exact"}:
        return None
    basis = covers(indicator, last)
    if basis == "cumulative" or (basis in SEASONAL and not _is_year_ago(basis, before, last)):
        return None
    first, second = _share(indicator, before), _share(indicator, last)
    if first is not None and second is not None:
        return judge_shares(first, second)
    if not is_count(indicator, before, last):
        return None
    counts = (count(before.value), count(last.value))
    return judge(*counts, same=0)


def count(value: Number) -> Estimate:
    """A count as chance alone makes it vary."""
    low, high = counted(value) or (0, 0)
    return Estimate(value, low, high, grain=QUARTER)


def _verdict(indicator: Indicator, by: Number, judged: Judged | None) -> Verdict:
    """What a change is by the indicator's direction."""
    if judged is None:
        return "unjudged" if by else "same"
    if judged.verdict == "unchanged":
        return "same"
    return favour(judged.verdict, indicator.direction) or (
        "unproven" if judged.verdict == "unproven" else "unjudged"
    )
