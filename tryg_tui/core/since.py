"""Siden sidst: what a group that meets twice a year has to be reminded of."""

import datetime as dt

import msgspec

from tryg_tui.core import survey
from tryg_tui.core.base import Id
from tryg_tui.core.folder import Folder
from tryg_tui.core.ledger import (
    Ledger,
    LifePoint,
    Promise,
    ReadingPoint,
    StatusPoint,
)
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.register import DecisionNow, decisions
from tryg_tui.core.safety_index import Area, IndexReading, Measure


class StatusMove(msgspec.Struct, frozen=True, kw_only=True):
    """A status that is not what it was before."""

    initiative: Id
    before: StatusPoint | None
    """None where it is the first."""
    now: StatusPoint


class FigureMove(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of an indicator that came since the last meeting."""

    initiative: Id
    indicator: Id
    before: ReadingPoint | None
    now: ReadingPoint


class IndexMove(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the safety survey that was published since the last meeting."""

    measure: Measure
    area: Area
    before: IndexReading | None
    now: IndexReading


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """The half-year memory."""

    last: Meeting
    """The meeting held before."""
    decisions: tuple[DecisionNow, ...] = ()
    kept: tuple[Promise, ...] = ()
    """The actions and promised outreach done since the last meeting began."""
    dropped: tuple[Promise, ...] = ()
    """Those given up since then."""
    broken: tuple[Promise, ...] = ()
    """Those that are overdue."""
    waiting: tuple[Promise, ...] = ()
    """The others that are open."""
    statuses: tuple[StatusMove, ...] = ()
    lives: tuple[tuple[Id, LifePoint], ...] = ()
    """The changes in initiatives' lives since the last meeting."""
    figures: tuple[FigureMove, ...] = ()
    index: tuple[IndexMove, ...] = ()


def since(folder: Folder, ledger: Ledger, last: Meeting, today: dt.date) -> Since:
    """What was decided at the last meeting and what has happened until today.

    `ledger` is folded up to the meeting that asks. Figures and changes count from the day of the
    last meeting, that day not included.
    """
    promised = _promised(ledger, today)
    settled = [one for one in promised if _settled_since(one, last)]
    still = [one for one in promised if one.state == "open"]
    return Since(
        last=last,
        decisions=_decisions(ledger, last),
        kept=tuple(one for one in settled if one.state == "done"),
        dropped=tuple(one for one in settled if one.state == "dropped"),
        broken=tuple(one for one in still if one.overdue(today)),
        waiting=tuple(one for one in still if not one.overdue(today)),
        statuses=_statuses(ledger, last),
        lives=tuple(
            (initiative, point)
            for initiative, points in ledger.lives.items()
            for point in points
            if point.date is not None and last.date < point.date <= today
        ),
        figures=_figures(ledger, last, today),
        index=_index(folder, last, today),
    )


def _decisions(ledger: Ledger, last: Meeting) -> tuple[DecisionNow, ...]:
    """The decisions of the last meeting."""
    return tuple(one for one in decisions(ledger) if one.decision.source.meeting == last.id)


def _promised(ledger: Ledger, today: dt.date) -> list[Promise]:
    """The actions and the outreach that was promised, by due date; what has none comes last."""
    promised: list[Promise] = [*ledger.actions]
    promised += [one for one in ledger.outreach if one.entry.done is None]
    return sorted(promised, key=lambda one: (one.due is None, one.due or today, one.source.date))


def _settled_since(one: Promise, last: Meeting) -> bool:
    """Whether the last word on an older promise ended it, at the last meeting or after."""
    older = one.source.date <= last.date
    return older and one.state != "open" and one.lineage[-1].source.date >= last.date


def _statuses(ledger: Ledger, last: Meeting) -> tuple[StatusMove, ...]:
    """The initiatives whose status has changed since before the last meeting."""
    moves = []
    for initiative, points in ledger.statuses.items():
        earlier = [point for point in points if point.source.date < last.date]
        before = earlier[-1] if earlier else None
        later = [point for point in points if point.source.date >= last.date]
        # What only confirms the status is not when it became so.
        began = None
        for point in reversed(later):
            if began and point.status != began.status:
                break
            began = point
        if began and (before is None or before.status != began.status):
            moves.append(StatusMove(initiative=initiative, before=before, now=began))
    return tuple(moves)


def _figures(ledger: Ledger, last: Meeting, today: dt.date) -> tuple[FigureMove, ...]:
    """The indicators with a reading from after the last meeting."""
    moves = []
    for (initiative, indicator), points in ledger.readings.items():
        dated = [point for point in points if point.date is not None and point.date <= today]
        if dated and dated[-1].date is not None and dated[-1].date > last.date:
            before = dated[-2] if len(dated) > 1 else None
            moves.append(
                FigureMove(initiative=initiative, indicator=indicator, before=before, now=dated[-1])
            )
    return tuple(moves)


def _index(folder: Folder, last: Meeting, today: dt.date) -> tuple[IndexMove, ...]:
    """The figures of home city, district and country published since the last meeting."""
    moves = []
    for id in survey.measure_ids(folder):
        measure = survey.measure_of(folder, id)
        assert measure is not None
        for area in survey.ordered_areas(measure):
            now = survey.latest(measure, area.id, today)
            before = survey.latest(measure, area.id, last.date)
            ours = area.home or area.district or area.kind == "country"
            if ours and now is not None and now != before:
                moves.append(IndexMove(measure=measure, area=area, before=before, now=now))
    return tuple(moves)
