"""Which decisions, actions and lines are wanted, and what was decided after a survey."""

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, DecisionState, Ledger
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.measures.verdicts import asked_until
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure, Survey
from tryg_tui.core.search.lines import Line


class SinceFigure(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions beside the figures they might have moved; none is said to have moved one."""

    before: Survey | None
    """The survey before the last one."""
    last: Survey | None
    """The last survey that was out, or None where none was by the day."""
    between: tuple[DecisionState, ...] = ()
    """The decisions after people had been asked for the one before, until they had for the last."""
    since: tuple[DecisionState, ...] = ()
    """The decisions from the day on which the last of them were asked."""


def since_figure(
    measure: Measure,
    ledger: Ledger,
    day: dt.date,
    may_show: Callable[[DecisionState], bool],
    year: int | None = None,
) -> SinceFigure:
    """The decisions between the survey of a year and the one before it, and since it.

    Without a year, or with one whose survey is not known to have been out by the day, it is the
    last one that was.
    """
    out = {one.year: one for one in measure.surveys if one.held and is_out(one, day)}
    if not out:
        return SinceFigure(before=None, last=None)
    last = out[year if year in out else max(out)]
    before = out.get(max((one for one in out if one < last.year), default=0))
    begun, until = asked_until(before) if before else dt.date.min, asked_until(last)
    decisions = [one for one in ledger.decisions if one.source.date <= day and may_show(one)]
    return SinceFigure(
        before=before,
        last=last,
        between=tuple(one for one in decisions if begun <= one.source.date < until),
        since=tuple(one for one in decisions if one.source.date >= until),
    )


def is_out(survey: Survey, day: dt.date) -> bool:
    """Whether it is known that a survey was out by a day."""
    return survey.published is not None and survey.published <= day


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which decisions, actions or lines are looked for; what is empty leaves all."""

    years: tuple[int, int] | None = None
    """The first and last year."""
    body: Id = ""
    """The group at whose meetings it was said."""
    initiative: Id = ""
    item: Id = ""
    partner: Id = ""
    """A partner one of whose people leads the initiative, or owns an action."""
    owner: Id = ""
    """A person who owns an action."""
    outcome: Outcome | None = None
    unfollowed: bool = False
    """Of decisions: whether only those that led to nothing are."""
    kinds: frozenset[str] = frozenset()
    """Of lines: what their entries are."""
    state: str = ""
    """Of actions: open, done, dropped, or overdue on the day it is asked for."""
    n: int | None = None
    """Of lines: the number."""


def in_writing(folder: Folder, decision: DecisionState, after: Meeting) -> bool:
    """Whether a decision was taken in writing after a meeting."""
    source = decision.source
    asked = folder.meeting(source.meeting)
    return bool(asked and asked.value.written) and source.place[:2] > (after.date, after.id)


def put_off(folder: Folder, ledger: Ledger, last: Meeting | None) -> tuple[DecisionState, ...]:
    """The proposals that the last meeting put off, or a round in writing since."""
    if last is None:
        return ()
    waiting = (one for one in ledger.decisions if one.entry.outcome == "postponed")
    return tuple(
        one for one in waiting if one.source.meeting == last.id or in_writing(folder, one, last)
    )


def wanted_decisions(
    folder: Folder, found: tuple[DecisionNow, ...], wanted: Wanted
) -> tuple[DecisionNow, ...]:
    """The decisions looked for, newest first."""
    led, met = led_by(folder, wanted.partner), folder.met_by(wanted.body)
    return tuple(
        one
        for one in reversed(found)
        if _about(one.decision, wanted, met)
        and wanted.outcome in (None, one.decision.entry.outcome)
        and (one.unfollowed or not wanted.unfollowed)
        and (not wanted.owner or any(wanted.owner in a.owners for a in one.agreed))
        and (
            not wanted.partner
            or one.decision.entry.initiative in led
            or any(_of_partner(folder, action.owners, wanted.partner) for action in one.agreed)
        )
    )


def wanted_actions(
    folder: Folder, found: tuple[ActionState, ...], wanted: Wanted, today: dt.date
) -> tuple[ActionState, ...]:
    """The actions looked for, in their order; a year is the one an action was born in."""
    met = folder.met_by(wanted.body)
    return tuple(
        one
        for one in found
        if _about(one, wanted, met)
        and wanted.state in ("", "overdue" if one.overdue(today) else one.state, one.state)
        and (not wanted.owner or wanted.owner in one.owners)
        and (not wanted.partner or _of_partner(folder, one.owners, wanted.partner))
    )


def wanted_lines(folder: Folder, found: Iterable[Line], wanted: Wanted) -> tuple[Line, ...]:
    """The lines looked for, in their order; a line is of those who are to act by it."""
    met = folder.met_by(wanted.body)
    return tuple(
        line
        for line in found
        if line.meeting in met
        and in_years(wanted, line.date)
        and wanted.initiative in ("", line.initiative)
        and wanted.item in ("", line.item)
        and wanted.outcome in (None, line.outcome)
        and wanted.n in (None, line.n)
        and (not wanted.kinds or line.kind in wanted.kinds)
        and (not wanted.owner or wanted.owner in line.owners)
        and (not wanted.partner or _of_partner(folder, line.owners, wanted.partner))
    )


def in_years(wanted: Wanted, date: dt.date | None) -> bool:
    """Whether a day is in the years looked for; what has no day is in none."""
    if wanted.years is None:
        return True
    return date is not None and wanted.years[0] <= date.year <= wanted.years[1]


def _about(state: DecisionState | ActionState, wanted: Wanted, met: frozenset[Id]) -> bool:
    """Whether year, initiative and item are those looked for, at one of some meetings."""
    return (
        state.source.meeting in met
        and in_years(wanted, state.source.date)
        and wanted.initiative in ("", state.entry.initiative)
        and wanted.item in ("", state.source.item)
    )


def _of_partner(folder: Folder, owners: Iterable[Id], partner: Id) -> bool:
    """Whether one of some owners is a partner or represents it."""
    return not (people_of(folder, partner) | {partner}).isdisjoint(owners)


def people_of(folder: Folder, partner: Id) -> frozenset[Id]:
    """The participants who represent a partner."""
    people = folder.partnership.people
    return frozenset(person.id for person in people if partner and person.partner == partner)


def led_by(folder: Folder, partner: Id) -> frozenset[Id]:
    """The initiatives led by somebody who represents a partner."""
    ours = people_of(folder, partner)
    return frozenset(
        loaded.value.id
        for loaded in folder.initiatives
        if any(lead.person in ours for lead in loaded.value.leads)
    )
