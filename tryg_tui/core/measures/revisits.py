"""Decisions that are to be looked at again: when they come back, what the figure they should move
was before and is now, and how that is beside what the group expected.
"""

import datetime as dt
import re
from typing import Literal

import msgspec

from tryg_tui.core.input.names import INDICATOR_JOINT, fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.ledger.ledger import DecisionState, Ledger, ReadingPoint
from tryg_tui.core.ledger.outcomes import again_at
from tryg_tui.core.measures import moves, survey, verdicts
from tryg_tui.core.measures.indicators import Measured, measured_one
from tryg_tui.core.measures.margin import Estimate
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import BOUNDS, Direction
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.core.model.strategy import View

Met = Literal["as-expected", "unproven", "better", "worse", "above", "below"]
"""How a figure is beside what was expected; unproven where it is outside that, but may be within by
chance, and above or below where neither way is better.
"""

Bounds = tuple[float | None, float | None]
"""The least and the greatest that is expected; None where there is none."""

_FIGURE = r"-?[0-9][0-9., ]*"
_EXPECTED = tuple(
    re.compile(rf"{said}[^0-9]*")
    for said in (
        rf"(?:mellem |between )?(?P<low>{_FIGURE})(?:[–-]|til|to|og|and) ?(?P<high>{_FIGURE})",
        rf"(?:mindst|minimum|over|mere end|at least|above|more than|≥|>=|>) ?(?P<low>{_FIGURE})",
        rf"(?:hoejst|maks\.|under|mindre end|at most|below|less than|≤|<=|<) ?(?P<high>{_FIGURE})",
    )
)
_YEAR = re.compile(r"\b(?:19|20|21)[0-9]{2}\b")


class OfIndex(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the safety index that a decision should move."""

    measure: Measure
    area: Area
    first: int
    """The year of the first survey that can show what the decision did."""
    before: IndexReading | None
    """The newest figure that was out when it was decided."""
    after: IndexReading | None
    """The newest one since, of the survey that was waited for or a later one."""

    @property
    def is_early(self) -> bool:
        """Whether people were asked for it before the decision."""
        return self.after is not None and self.after.year < self.first


class OfIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of an indicator that a decision should move."""

    one: Measured
    before: ReadingPoint | None
    """The last one of a day up to the decision."""
    after: ReadingPoint | None
    """The last one of a later day."""

    @property
    def change(self) -> moves.Moved | None:
        """How it has moved from the one to the other, where they can be compared."""
        if self.before is None or self.after is None or self.one.rivals:
            return None
        return moves.moved(self.one.indicator, (self.before, self.after))


class Revisit(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that is to be looked at again."""

    decision: DecisionState
    figure: OfIndex | OfIndicator | None
    """What it should move, where it names that and it is there."""
    day: dt.date | None
    """The day it comes back; None where it waits for the figure."""
    is_due: bool
    """Whether it has come back."""

    @property
    def view(self) -> View:
        """The view of the agenda item it comes back at."""
        if self.figure is None:
            return "topics"
        return "safety-index" if isinstance(self.figure, OfIndex) else "measurement"

    @property
    def met(self) -> Met | None:
        """How the figure is beside what was expected; None where nobody can tell."""
        wanted = bounds(self.decision.entry.expected)
        return _met(self.figure, wanted) if self.figure and wanted else None


def revisits(folder: Folder, ledger: Ledger, today: dt.date) -> tuple[Revisit, ...]:
    """The decisions that are to be looked at again, and those that were, in their order; what has
    come back is in front.
    """
    every = (
        _revisit(folder, ledger, one, today) for one in ledger.decisions if one.entry.comes_back
    )
    return tuple(sorted(every, key=lambda one: not one.is_due))


def revisit(folder: Folder, ledger: Ledger, citation: str, today: dt.date) -> Revisit | None:
    """A decision that is to be looked at again, or None where it is none."""
    found = (one for one in ledger.decisions if one.citation == citation and one.entry.comes_back)
    return next((_revisit(folder, ledger, one, today) for one in found), None)


def _revisit(folder: Folder, ledger: Ledger, decision: DecisionState, today: dt.date) -> Revisit:
    """Where a decision stands that is to be looked at again."""
    figure = figure_of(folder, ledger, decision, today)
    day, words = again_at(decision)
    # What was looked at and left open without a day comes back each time.
    is_left = bool(decision.lineage) and not words
    due = day <= today if day else is_left or bool(figure and figure.after)
    is_due = decision.state == "open" and due
    return Revisit(decision=decision, figure=figure, day=day, is_due=is_due)


def figure_of(
    folder: Folder, ledger: Ledger, decision: DecisionState, today: dt.date
) -> OfIndex | OfIndicator | None:
    """What a decision should move, before it and as it is known on a day."""
    of, _joint, place = decision.entry.figure.partition(INDICATOR_JOINT)
    measure = survey.measure_of(folder, of) if place else None
    area = survey.area_of(measure, place) if measure else None
    decided = decision.source.date
    if measure is not None and area is not None:
        return _of_index(survey.told_by(measure, today), area, decision, today)
    one = measured_one(folder, ledger, decision.entry.figure, today)
    if one is None:
        return None
    told = (p for p in one.points if p.source is None or p.source.date <= today)
    dated = [point for point in told if point.date is not None]
    return OfIndicator(
        one=one,
        before=next((p for p in reversed(dated) if p.date and p.date <= decided), None),
        after=next((p for p in reversed(dated) if p.date and decided < p.date <= today), None),
    )


def _of_index(measure: Measure, area: Area, decision: DecisionState, today: dt.date) -> OfIndex:
    """A figure of the safety index before a decision and since: of the year its words name, or else
    of the first survey that can show what it did.
    """
    entry, decided = decision.entry, decision.source.date
    first = verdicts.first_to_show(measure, decided, today)
    named = _YEAR.search(entry.look_again_text) if entry.look_again is None else None
    wanted = int(named[0]) if named else first
    newest = survey.latest(measure, area.id, today)
    return OfIndex(
        measure=measure,
        area=area,
        first=first,
        before=survey.latest(measure, area.id, decided),
        after=newest if newest and newest.year >= wanted else None,
    )


def shown_later(folder: Folder, entry: Decision, decided: dt.date) -> int | None:
    """The year of the first survey that can show what a decision does, where the day it is to be
    looked at again comes before that year is over; else None.
    """
    of, _joint, place = entry.figure.partition(INDICATOR_JOINT)
    measure = survey.measure_of(folder, of) if place else None
    if measure is None or entry.look_again is None:
        return None
    first = verdicts.first_to_show(measure, decided, decided)
    return first if entry.look_again <= dt.date(first, 12, 31) else None


def bounds(words: str) -> Bounds | None:
    """The least and the greatest of what is expected in words; None where they tell neither.

    >>> bounds("mellem 85 og 88 pct.")
    (85, 88)
    >>> bounds("højst 900")
    (None, 900)
    """
    plain = fold(words).strip()
    for pattern in _EXPECTED:
        if found := pattern.fullmatch(plain):
            typed = found.groupdict()
            told = {side: parse_number(figure.strip(" .,")) for side, figure in typed.items()}
            low, high = told.get("low"), told.get("high")
            is_order = low is None or high is None or low <= high
            return (low, high) if None not in told.values() and is_order else None
    return None


def _met(figure: OfIndex | OfIndicator, wanted: Bounds) -> Met | None:
    """How a figure is beside what was expected."""
    found = _estimate(figure)
    if found is None:
        return None
    least, most = wanted
    if _within(found.value, found.value, least, most):
        return "as-expected"
    if _within(found.low - found.slack, found.high + found.slack, least, most):
        return "unproven"
    is_above = most is not None and found.value > most
    direction = _direction(figure)
    if direction == "neutral":
        return "above" if is_above else "below"
    return "better" if is_above == (direction == "higher") else "worse"


def _within(low: float, high: float, least: float | None, most: float | None) -> bool:
    """Whether something of what a figure may be is within bounds."""
    return (least is None or high >= least) and (most is None or low <= most)


def _direction(figure: OfIndex | OfIndicator) -> Direction:
    """Which way is better."""
    return (
        figure.measure.direction if isinstance(figure, OfIndex) else figure.one.indicator.direction
    )


def _estimate(figure: OfIndex | OfIndicator) -> Estimate | None:
    """The figure since a decision, with what it may be as far as that is known."""
    if isinstance(figure, OfIndex):
        if figure.after is None:
            return None
        known = verdicts.estimate(figure.measure, figure.after)
        value, slack = figure.after.value, verdicts.ROUNDING[figure.after.precision]
        return known or Estimate(value, value, value, slack)
    point, indicator = figure.after, figure.one.indicator
    if point is None or point.qualifier in BOUNDS or figure.one.rivals:
        return None
    as_told = survey.is_share(indicator.unit) or point.denominator is None
    low, high = (moves.alone(indicator, point) if as_told else None) or (point.value, point.value)
    return Estimate(point.value, low, high)
