"""What the group decided between two figures of the safety survey, and since the last one."""

import datetime as dt
from collections.abc import Callable

import msgspec

from tryg_tui.core.ledger.ledger import DecisionState, Ledger
from tryg_tui.core.model.safety_index import Measure, Survey


class SinceFigure(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions beside the figures they might have moved; none is said to have moved one."""

    before: Survey | None
    """The survey published before the last one."""
    last: Survey | None
    """The survey published last, or None where none was by the day."""
    between: tuple[DecisionState, ...] = ()
    """The decisions after the one before was published, up to the day before the last one was."""
    since: tuple[DecisionState, ...] = ()
    """The decisions from the day the last one was published."""


def published(measure: Measure, day: dt.date) -> tuple[tuple[dt.date, Survey], ...]:
    """The surveys of which it is known that they were out by a day, with when, oldest first."""
    out = [
        (survey.published, survey)
        for survey in measure.surveys
        if survey.held and survey.published is not None and survey.published <= day
    ]
    return tuple(sorted(out, key=lambda one: (one[0], one[1].year)))


def since_figure(
    measure: Measure,
    ledger: Ledger,
    day: dt.date,
    may_show: Callable[[DecisionState], bool],
    year: int | None = None,
) -> SinceFigure:
    """The decisions between the survey of a year and the one published before it, and since it.

    Without a year, or with one whose survey was not out by the day, it is the one published last.
    """
    out = published(measure, day)
    if not out:
        return SinceFigure(before=None, last=None)
    years = [survey.year for _day, survey in out]
    place = years.index(year) if year in years else len(out) - 1
    last_day, last = out[place]
    before_day, before = out[place - 1] if place else (dt.date.min, None)
    decisions = [one for one in ledger.decisions if one.source.date <= day and may_show(one)]
    return SinceFigure(
        before=before,
        last=last,
        between=tuple(one for one in decisions if before_day <= one.source.date < last_day),
        since=tuple(one for one in decisions if one.source.date >= last_day),
    )
