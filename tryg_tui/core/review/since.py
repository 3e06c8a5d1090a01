"""Siden sidst: what a group that meets twice a year has to be reminded of."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

import msgspec

from tryg_tui.core.input.due import begun
from tryg_tui.core.ledger.corrections import Source
from tryg_tui.core.ledger.ledger import (
    ActionState,
    Ledger,
    LifePoint,
    OutreachState,
    Promise,
    ReadingPoint,
    StatusPoint,
)
from tryg_tui.core.ledger.outcomes import Decided, DecisionNow, decided_at, decisions
from tryg_tui.core.measures import survey
from tryg_tui.core.measures.moves import settled
from tryg_tui.core.measures.revisits import Revisit, revisits
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Area, AreaFact, IndexReading, Measure
from tryg_tui.core.review.decisions import in_writing


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
    points: tuple[ReadingPoint, ...]
    """The dated readings that count, of which the last has come."""


class IndexMove(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the safety survey that was published since the last meeting."""

    measure: Measure
    area: Area
    before: IndexReading | None
    now: IndexReading


class IndexSaid(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of an area, in a survey published since the last meeting, without a figure."""

    measure: Measure
    area: Area
    fact: AreaFact


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """What the minutes have made of older promises and of statuses, in some stretch of time."""

    kept: tuple[Promise, ...] = ()
    """The actions and the promised outreach that were done."""
    dropped: tuple[Promise, ...] = ()
    """Those that were given up."""
    statuses: tuple[StatusMove, ...] = ()

    @property
    def size(self) -> int:
        """How much there is of it."""
        return len(self.kept) + len(self.dropped) + len(self.statuses)


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """The half-year memory: what the last meeting recorded, and apart from it what came after."""

    last: Meeting
    """The meeting held before."""
    decided: Decided = Decided()
    """The decisions of the last meeting, with what came of them."""
    then: Noted = Noted()
    """What the last meeting itself noted."""
    written: tuple[DecisionNow, ...] = ()
    """Those taken in writing after the last meeting, with what came of them."""
    after: Noted = Noted()
    """What later meetings noted, the one that asks included."""
    broken: tuple[Promise, ...] = ()
    """The open ones whose due date has passed since the last meeting."""
    already: tuple[Promise, ...] = ()
    """Those that were overdue at the last meeting, and still are."""
    waiting: tuple[Promise, ...] = ()
    """The others that are open."""
    again: tuple[Revisit, ...] = ()
    """The decisions that have come back to be looked at again."""
    lives: tuple[tuple[Id, LifePoint], ...] = ()
    """The changes in initiatives' lives after the last meeting."""
    figures: tuple[FigureMove, ...] = ()
    index: tuple[IndexMove, ...] = ()
    said: tuple[IndexSaid, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing is known to have happened after the last meeting."""
        changes = (*(self.written, self.broken, self.lives, self.figures, self.index, self.said),)
        return not (self.after.size or any(changes))


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what was promised is kept, open and overdue."""

    kept: int = 0
    """Those kept since the last meeting."""
    late: int = 0
    """The open ones that are overdue."""
    open: int = 0
    """All open ones."""

    @property
    def all(self) -> int:
        """All that were open at the last meeting or are by now."""
        return self.kept + self.open


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The half-year memory in figures."""

    decided: int
    private: int
    """The decisions of the last meeting, those that everybody may see and the others."""
    followed: int
    """How many of the first something has come of, or is to come of."""
    actions: Count
    """What has come of the actions."""
    outreach: Count
    """What has come of the promised outreach, which is no action and not counted as one."""


def tally(found: Since) -> Tally:
    """The half-year memory in figures."""
    return Tally(
        decided=len(found.decided.told),
        private=len(found.decided.private),
        followed=sum(one.leads_on for one in found.decided.told),
        actions=_count(found, ActionState),
        outreach=_count(found, OutreachState),
    )


def _count(found: Since, kind: type[ActionState | OutreachState]) -> Count:
    """What has come of the promises of a kind."""
    late, waiting, kept = (
        sum(isinstance(one, kind) for one in some)
        for some in ((*found.broken, *found.already), found.waiting, found.after.kept)
    )
    return Count(kept=kept, late=late, open=late + waiting)


_YEAR = re.compile(r"\b\d{4}\b")
"""A year in the words of a period, which may name the one it began in."""

Place = tuple[dt.date, Id]
"""When a meeting was, in an order of their own on the same day."""


def since(folder: Folder, ledger: Ledger, last: Meeting, today: dt.date) -> Since:
    """What was decided at the last meeting and what has happened after it until today.

    `ledger` is folded up to the meeting that asks. What the last one recorded has not happened
    since; what is promised today is today's. What a register dates counts from the day after; a
    period must have begun after it, else what is dated so may have been known by then.
    """
    at = (last.date, last.id)
    known: list[Promise] = [*ledger.actions, *(o for o in ledger.outreach if o.entry.done is None)]
    promised = [one for one in known if one.source.place[:2] <= at or one.source.date < today]
    # By due date; what has none comes last.
    promised.sort(key=lambda one: (one.due is None, one.due or today, one.source.date))
    late = [one for one in promised if one.overdue(today)]
    return Since(
        last=last,
        decided=decided_at(folder, ledger, last.id),
        written=tuple(one for one in decisions(ledger) if in_writing(folder, one.decision, last)),
        then=_noted(ledger, promised, lambda place: place == at, lambda place: place < at),
        after=_noted(ledger, promised, lambda place: place > at, lambda place: place <= at),
        broken=tuple(one for one in late if one.due and one.due >= last.date),
        already=tuple(one for one in late if one.due and one.due < last.date),
        waiting=tuple(one for one in promised if one.state == "open" and one not in late),
        lives=tuple(
            (initiative, point)
            for initiative, points in ledger.lives.items()
            for point in points
            if _came(point.source, point.date, point.date_text, at, today)
        ),
        figures=_figures(folder, ledger, at, today),
        index=tuple(_index(folder, last, today)),
        said=tuple(_said(folder, last, today)),
        again=tuple(one for one in revisits(folder, ledger, today) if one.is_due),
    )


def _noted(
    ledger: Ledger,
    promised: list[Promise],
    within: Callable[[Place], bool],
    before: Callable[[Place], bool],
) -> Noted:
    """What meetings within some time noted of promises and statuses from before."""
    settled = [
        one
        for one in promised
        if one.state != "open" and before(one.source.place[:2]) and within(one.ended)
    ]
    return Noted(
        kept=tuple(one for one in settled if one.state == "done"),
        dropped=tuple(one for one in settled if one.state == "dropped"),
        statuses=_statuses(ledger, within, before),
    )


def _statuses(
    ledger: Ledger, within: Callable[[Place], bool], before: Callable[[Place], bool]
) -> tuple[StatusMove, ...]:
    """The initiatives whose status became another within some time."""
    moves = []
    for initiative, points in ledger.statuses.items():
        earlier = [point for point in points if before(point.source.place[:2])]
        old = earlier[-1] if earlier else None
        began = None
        # What only confirms the status is not when it became so.
        for point in reversed([point for point in points if within(point.source.place[:2])]):
            if began and point.status != began.status:
                break
            began = point
        if began and (old is None or old.status != began.status):
            moves.append(StatusMove(initiative=initiative, before=old, now=began))
    return tuple(moves)


def _came(
    source: Source | None, date: dt.date | None, text: str, last: Place, today: dt.date
) -> bool:
    """Whether a dated fact is known to have come after the last meeting, by today."""
    if date is None or date > today:
        return False
    if source is not None:
        return source.place[:2] > last
    first = begun(text, date)
    if first:
        return first > last[0]
    return min([date.year, *map(int, _YEAR.findall(text))]) > last[0].year


def _figures(folder: Folder, ledger: Ledger, last: Place, today: dt.date) -> tuple[FigureMove, ...]:
    """The indicators whose newest reading came after the last meeting."""
    moves = []
    for (of, id), points in ledger.readings.items():
        dated = [point for point in points if point.date is not None and point.date <= today]
        known = settled(folder.indicator(of, id), dated)
        if known and _came(known[-1].source, known[-1].date, known[-1].period, last, today):
            moves.append(FigureMove(initiative=of, indicator=id, points=known))
    return tuple(moves)


def _index(folder: Folder, last: Meeting, today: dt.date) -> Iterator[IndexMove]:
    """The figures of home city, district and country published since the last meeting."""
    for measure, area in _ours(folder):
        before, now = (survey.latest(measure, area.id, day) for day in (last.date, today))
        if now is not None and now != before:
            yield IndexMove(measure=measure, area=area, before=before, now=now)


def _said(folder: Folder, last: Meeting, today: dt.date) -> Iterator[IndexSaid]:
    """What surveys published since the last meeting say of those areas where there is no figure."""
    for measure, area in _ours(folder):
        known = survey.out_by(measure, last.date)
        for year in (one for one in survey.out_by(measure, today) if one not in known):
            fact = survey.stated(measure, area.id, year)
            if fact is not None and survey.reading(measure, area.id, year) is None:
                yield IndexSaid(measure=measure, area=area, fact=fact)


def _ours(folder: Folder) -> Iterator[tuple[Measure, Area]]:
    """The home city, the district and the country of each measure."""
    for id in survey.measure_ids(folder):
        measure = survey.measure_of(folder, id)
        assert measure is not None
        for area in survey.ordered_areas(measure):
            if area.home or area.district or area.kind == "country":
                yield measure, area
