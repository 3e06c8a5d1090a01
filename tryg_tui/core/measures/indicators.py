"""Måling: where every indicator stands on a day, and what it lacks."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.corrections import Source
from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint, ReadingPoint
from tryg_tui.core.measures.moves import rivals, settled, told_once
from tryg_tui.core.meetings.planning import months_ahead
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Indicator,
    Initiative,
    Number,
    Reading,
)

MONTHS_A_YEAR = 12

Lack = Literal["overdue", "late-action", "no-reading", "no-baseline", "none", "closed"]
"""What an indicator lacks first, the most pressing first; those of ended initiatives come last."""

LACKS: tuple[Lack, ...] = ("overdue", "late-action", "no-reading", "no-baseline", "none", "closed")


class Step(msgspec.Struct, frozen=True):
    """A place on an indicator's axis of time."""

    date: dt.date
    """The reading's, or when there should have been one."""
    point: ReadingPoint | None
    """The reading, or None for one that was left out."""
    gap: Reading | None = None
    """What says why there is none."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Where an indicator stands on a day."""

    initiative: Initiative
    indicator: Indicator
    points: tuple[ReadingPoint, ...] = ()
    """The readings that count, oldest first; those without a date come first."""
    told: tuple[ReadingPoint, ...] = ()
    """Those, and beside them what others say of the same times."""
    gaps: tuple[Reading, ...] = ()
    """What is missing for a reason, oldest first."""
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
    def rivals(self) -> tuple[ReadingPoint, ...]:
        """All that is said of the time of the last reading, where sources tell it otherwise."""
        return rivals(self.indicator, self.points, self.latest) if self.latest else ()

    @property
    def newest(self) -> tuple[ReadingPoint, ...]:
        """The last reading, or all that is said of its time."""
        return self.rivals or self.points[-1:]

    @property
    def gap(self) -> Reading | None:
        """What says why there is no reading after the last, or none at all."""
        last = self.gaps[-1] if self.gaps else None
        known = self.latest.date if self.latest else None
        newer = known is None or (last is not None and last.date is not None and last.date > known)
        return last if newer else None

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
    told, points = told_once(indicator, points), settled(indicator, points)
    gaps = missing(ledger, initiative, indicator, today)
    last = max((one.date for some in (points, gaps) for one in some if one.date), default=None)
    followed = indicator.until is None or today <= indicator.until
    rhythm = indicator.months_between if followed else None
    begun = last or indicator.since
    due = months_ahead(begun, rhythm) if rhythm and begun else None
    return Measured(
        initiative=initiative,
        indicator=indicator,
        points=points,
        told=told,
        gaps=gaps,
        ended=ending(ledger, initiative.id, today),
        due=due,
        overdue=rhythm is not None and (due is None or due < today),
        agreed=mine,
        late=any(one.overdue(today) for one in mine),
    )


def missing(
    ledger: Ledger, initiative: Initiative, indicator: Indicator, day: dt.date
) -> tuple[Reading, ...]:
    """The readings of an indicator that are missing by a day for a reason, in the register or in
    minutes, oldest first; those that have come since are not.
    """
    found = [
        one
        for one in initiative.readings
        if one.indicator == indicator.id and one.missing and (one.date is None or one.date <= day)
    ]
    points = ledger.readings.get((initiative.id, indicator.id), ())
    for source, entry in ledger.missed:
        if (entry.initiative, entry.indicator) == (initiative.id, indicator.id):
            # One that is told of no day of its own waits for whatever is told next.
            timed = entry.date is not None or entry.period
            if timed or not any(one.source and one.source.place > source.place for one in points):
                found.append(_unheld(source, entry))
    come = {(one.date, one.period) for one in points}
    still = (one for one in found if (one.date, one.period) not in come)
    return tuple(sorted(still, key=lambda one: one.date or dt.date.min))


def _unheld(source: Source, entry: ReadingEntry) -> Reading:
    """A reading of minutes that is missing, as the register would say it."""
    return Reading(
        indicator=entry.indicator,
        missing=entry.missing,
        date=entry.date or source.date,
        period=entry.period,
        text=entry.text,
        source=entry.source,
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


def steps(measured: Measured) -> tuple[Step, ...]:
    """The dated readings in order of time; with an agreed rhythm, a gap where one was left out."""
    told = [Step(one.date, one) for one in measured.points if one.date]
    told += [Step(one.date, None, one) for one in measured.gaps if one.date]
    told.sort(key=lambda step: step.date)
    rhythm = measured.indicator.months_between
    if not rhythm or not told:
        return tuple(told)
    first = told[0].date
    months = [step.date.year * MONTHS_A_YEAR + step.date.month for step in told]
    places = [round((month - months[0]) / rhythm) for month in months]
    taken = dict(zip(places, told, strict=True))
    return tuple(
        taken.get(place) or Step(months_ahead(first, rhythm * place), None)
        for place in range(places[-1] + 1)
    )


def slots(measured: Measured) -> tuple[Number | None, ...]:
    """The values at the steps of time, None for a gap."""
    return tuple(step.point.value if step.point else None for step in steps(measured))
