"""Måling: where every indicator stands on a day, and what it lacks."""

import datetime as dt
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint, ReadingPoint
from tryg_tui.core.ledger.small_numbers import BOUNDS
from tryg_tui.core.measures.moves import SEASONAL, covers, is_count
from tryg_tui.core.meetings.planning import months_ahead
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Indicator,
    Initiative,
    Number,
    Qualifier,
    YearTarget,
)

MONTHS_A_YEAR = 12

Lack = Literal["overdue", "late-action", "no-reading", "no-baseline", "none", "closed"]
"""What an indicator lacks first, the most pressing first; those of ended initiatives come last."""

LACKS: tuple[Lack, ...] = ("overdue", "late-action", "no-reading", "no-baseline", "none", "closed")

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


class Step(msgspec.Struct, frozen=True):
    """A place on an indicator's axis of time."""

    date: dt.date
    """The reading's, or when there should have been one."""
    point: ReadingPoint | None
    """The reading, or None for one that was left out."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Where an indicator stands on a day."""

    initiative: Initiative
    indicator: Indicator
    points: tuple[ReadingPoint, ...] = ()
    """The readings, oldest first; those without a date come first."""
    ended: LifePoint | None = None
    """What ended its initiative, or None."""
    due: dt.date | None = None
    """When the next reading is due, where a rhythm is agreed and it is known since when."""
    overdue: bool = False
    """Whether a reading should have been there by now."""
    agreed: tuple[ActionState, ...] = ()
    """The open actions about figures of its initiative, overdue first; with its first indicator."""
    late: bool = False
    """Whether one of them is overdue."""

    @property
    def id(self) -> str:
        """Initiative and indicator."""
        return f"{self.initiative.id}{INDICATOR_JOINT}{self.indicator.id}"

    @property
    def asks(self) -> bool:
        """Whether it goes on and a reading is overdue."""
        return self.overdue and self.ended is None

    @property
    def latest(self) -> ReadingPoint | None:
        """The last reading, or None."""
        return self.points[-1] if self.points else None

    @property
    def lack(self) -> Lack:
        """What it lacks first."""
        if self.ended is not None:
            return "closed"
        if self.overdue:
            return "overdue"
        if self.late:
            return "late-action"
        if not self.points:
            return "no-reading"
        known = self.indicator.baseline is not None or self.indicator.baseline_text
        return "none" if known else "no-baseline"


def measured(folder: Folder, ledger: Ledger, today: dt.date) -> tuple[Measured, ...]:
    """Every indicator; what lacks most comes first, then by initiative."""
    agreed = figures_agreed(folder, ledger, today)
    found = [
        _measured(ledger, loaded.value, indicator, today, agreed)
        for loaded in folder.initiatives
        for indicator in loaded.value.indicators
    ]
    return tuple(sorted(found, key=lambda m: (LACKS.index(m.lack), *m.initiative.rank)))


def measured_one(folder: Folder, ledger: Ledger, id: str, today: dt.date) -> Measured | None:
    """The indicator with an id as `measured` tells of it, or None; the others are not judged."""
    of, _joint, own = id.partition(INDICATOR_JOINT)
    initiative = folder.initiative(of)
    known = (one for one in (initiative.indicators if initiative else ()) if one.id == own)
    indicator = next(known, None)
    if initiative is None or indicator is None:
        return None
    return _measured(ledger, initiative, indicator, today, figures_agreed(folder, ledger, today))


def figures_agreed(folder: Folder, ledger: Ledger, today: dt.date) -> tuple[ActionState, ...]:
    """The open actions about figures, overdue first: those agreed where measuring was treated."""
    return tuple(one for one in ledger.open_actions(today) if _about_figures(folder, one))


def _about_figures(folder: Folder, action: ActionState) -> bool:
    """Whether an action of an initiative was agreed under an item that is about measuring."""
    loaded = folder.meeting(action.source.meeting)
    item = loaded.value.item(action.source.item) if loaded else None
    return bool(action.entry.initiative) and item is not None and item.view == "measurement"


def _measured(
    ledger: Ledger,
    initiative: Initiative,
    indicator: Indicator,
    today: dt.date,
    agreed: tuple[ActionState, ...],
) -> Measured:
    """Where one indicator stands."""
    # An action names no indicator, so that of several the first one tells of it, and it once.
    first = initiative.indicators[0].id == indicator.id
    mine = tuple(one for one in agreed if first and one.entry.initiative == initiative.id)
    # Known on a day is what was told at a meeting by then, or is not dated after it.
    points = tuple(
        point
        for point in ledger.readings.get((initiative.id, indicator.id), ())
        if point.source is not None or point.date is None or point.date <= today
    )
    last = points[-1].date if points else None
    followed = indicator.until is None or today <= indicator.until
    rhythm = indicator.months_between if followed else None
    begun = last or indicator.since
    due = months_ahead(begun, rhythm) if rhythm and begun else None
    return Measured(
        initiative=initiative,
        indicator=indicator,
        points=points,
        ended=ending(ledger, initiative.id, today),
        due=due,
        overdue=rhythm is not None and (due is None or due < today),
        agreed=mine,
        late=any(one.overdue(today) for one in mine),
    )


NEAR = dt.timedelta(days=45)
"""How far from the day a reading is due its period may end: months and school years differ."""


def next_period(one: Measured, today: dt.date) -> str:
    """What the reading that is due covers, as the last one says it, "2. halvår 2027" after the
    first; empty where that does not tell, or is not over.
    """
    if one.latest is None or one.due is None:
        return ""
    for period in _later(one.latest.period):
        due = parse_due(period, today, None)
        if due and due.date and due.date <= today and abs(due.date - one.due) < NEAR:
            return period
    return ""


def _later(period: str) -> Iterator[str]:
    """What may come after a period: the next of its year, the first of the next, or a year on."""
    year_on = re.sub(r"[0-9]{4}|(?<=/)[0-9]{2}\b", lambda at: str(int(at[0]) + 1), period)
    yield re.sub(r"\b[1-3]\b", lambda at: str(int(at[0]) + 1), period, count=1)
    yield re.sub(r"\b[2-4]\b", "1", year_on, count=1)
    yield year_on


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


def steps(measured: Measured) -> tuple[Step, ...]:
    """The dated readings in order of time; with an agreed rhythm, a gap where one was left out."""
    dated = [(point.date, point) for point in measured.points if point.date is not None]
    rhythm = measured.indicator.months_between
    if not rhythm or not dated:
        return tuple(Step(date, point) for date, point in dated)
    first = dated[0][0]
    months = [date.year * MONTHS_A_YEAR + date.month for date, _point in dated]
    places = [round((month - months[0]) / rhythm) for month in months]
    taken = {place: Step(*one) for place, one in zip(places, dated, strict=True)}
    return tuple(
        taken.get(place) or Step(months_ahead(first, rhythm * place), None)
        for place in range(places[-1] + 1)
    )


def slots(measured: Measured) -> tuple[Number | None, ...]:
    """The values at the steps of time, None for a gap."""
    return tuple(step.point.value if step.point else None for step in steps(measured))
