"""Preparing a meeting: from the agenda template, or as the one after another."""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.meetings.head import (
    HEAD,
    WHEN,
    next_number,
    next_title,
    usual_head,
)
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting, gathered
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy
from tryg_tui.core.review import closing

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7
OVER = frozenset({"draft", "final"})
"""The states of meetings that were held."""

Next = tuple[dt.date, dt.time | None, str]
"""The day of a next meeting, when it begins, and where."""


def months_ahead(date: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(date.month - 1 + months, MONTHS_A_YEAR)
    year = date.year + years
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)


def next_date(date: dt.date, months: int) -> dt.date:
    """The proposed date of the next meeting: months ahead, on the nearest same day of the week."""
    ahead = months_ahead(date, months)
    shift = (date.weekday() - ahead.weekday()) % DAYS_A_WEEK
    return ahead + dt.timedelta(days=shift if shift <= DAYS_A_WEEK // 2 else shift - DAYS_A_WEEK)


def proposed_date(folder: Folder, meeting: Meeting) -> dt.date:
    """When the meeting after one is: as planned, else as proposed."""
    planned, body = following(folder, meeting), folder.body_of(meeting)
    date = next_date(meeting.date, folder.partnership.months_of(body))
    return planned.date if planned else free_date(folder, body, date, meeting.start)


def free_date(folder: Folder, body: Id, date: dt.date, start: dt.time | None = None) -> dt.date:
    """A day for a group's meeting, or that day of the first week in which no other group is to meet
    at the same hour.
    """
    others = [m for m in minutes_of(folder, "") if folder.body_of(m) != body]
    taken = {(m.date, m.start) for m in others if m.state == "planned"}
    while any(day == date and (None in {at, start} or at == start) for day, at in taken):
        date += dt.timedelta(days=DAYS_A_WEEK)
    return date


def coming_date(folder: Folder, day: dt.date) -> dt.date | None:
    """When the group whose meetings are kept meets next: after the open meeting, else as planned,
    else as proposed after the last one; None where there is none.
    """
    own = of_body(folder, folder.partnership.body)
    planned = [one.date for one in own if one.state == "planned" and one.date >= day]
    last = next((one for one in own if one.state == "open"), None)
    if planned and last is None:
        return min(planned)
    last = last or held_before(folder, dt.date.max, "", folder.partnership.body)
    return proposed_date(folder, last) if last else None


def new_meeting(
    strategy: Strategy,
    date: dt.date,
    *,
    previous: Meeting | None = None,
    body: Id = "",
    before: Sequence[Meeting] = (),
) -> Meeting:
    """A planned meeting of a group, with its standing agenda; without a group, of that of the
    meeting before, or of the one whose meetings are kept.

    With a previous meeting, and those before it, chair, secretary, place and times are as usual;
    the items it did not reach are marked in the template, or put in before the last.
    """
    body = body or (previous.body if previous else "") or strategy.body
    items = tuple(map(_planned, strategy.agenda_of(body)))
    meeting = Meeting(
        id=date.isoformat(),
        title=next_title(strategy, date, body, previous),
        number=next_number(previous, date),
        body=body,
        date=date,
        items=items,
    )
    if previous is None:
        return meeting
    kept = usual_head((*before, previous))
    return replace(meeting, **kept, items=_with_carried(strategy, items, previous))


def copied(strategy: Strategy, meeting: Meeting, date: dt.date) -> Meeting:
    """A planned meeting on another day with the head and agenda of one, and nothing recorded."""
    title = meeting.title
    if WHEN.search(title):
        title = next_title(strategy, date, meeting.body or strategy.body, meeting)
    kept = ("body", *HEAD, "case_number")
    return Meeting(
        id=date.isoformat(),
        title=title,
        number=next_number(meeting, date),
        date=date,
        items=tuple(map(_untreated, meeting.items)),
        **{name: getattr(meeting, name) for name in kept},
    )


def retitled(folder: Folder, before: Meeting, wanted: Meeting) -> Meeting:
    """A meeting as it is planned, whose title goes with its day where that was made of the old one
    and nobody has typed another.
    """
    strategy = folder.strategy
    if strategy is None or wanted.title != before.title or wanted.date == before.date:
        return wanted
    body = folder.body_of(before)
    for previous in (None, *of_body(folder, body)):
        old, new = (
            next_title(strategy.value, day, body, previous) for day in (before.date, wanted.date)
        )
        if before.title == old and (previous is None or previous.id != before.id):
            return replace(wanted, title=new)
    return wanted


def _untreated(item: AgendaItem) -> AgendaItem:
    """An agenda item with all that was written for it, as if nobody had treated it."""
    return replace(_planned(item), **_written(item))


def _written(item: AgendaItem) -> dict[str, Any]:
    """What was written for an agenda item, and where it belongs."""
    names = ("text", "case_number", "links", "private", "closed_because", "part_of")
    return {name: getattr(item, name) for name in names}


def _planned(item: AgendaTemplateItem | AgendaItem) -> AgendaItem:
    """An agenda item that nobody has treated, as the template or an earlier agenda has it."""
    kept = ("id", "title", "short", "kind", "view", "minutes", "of")
    return AgendaItem(**{name: getattr(item, name) for name in kept})


def _with_carried(
    strategy: Strategy, items: tuple[AgendaItem, ...], previous: Meeting
) -> tuple[AgendaItem, ...]:
    """The agenda with what the previous meeting did not reach."""
    standing = {item.id: item for item in items}
    carried = {
        item.id: replace(
            standing.get(item.id) or _planned(item),
            **_written(item),
            topic=item.topic,
            carried_from=previous.id,
        )
        for item in closing.owed(strategy, previous, standing)
    }
    marked = [carried.get(item.id, item) for item in items]
    added = [item for id, item in carried.items() if id not in standing]
    return gathered((*marked[:-1], *added, *marked[-1:]))


def minutes_of(folder: Folder, body: Id) -> tuple[Meeting, ...]:
    """The meetings of a group and its rounds in writing; without a group, all of them."""
    met = folder.met_by(body)
    return tuple(loaded.value for loaded in folder.meetings if loaded.value.id in met)


def of_body(folder: Folder, body: Id) -> tuple[Meeting, ...]:
    """The meetings of a group, which are a series of their own; without a group, all of them."""
    return tuple(one for one in minutes_of(folder, body) if not one.written)


def series_before(folder: Folder, meeting: Meeting | None) -> tuple[Meeting, ...]:
    """The meetings of its group before one, but for those that were called off."""
    if meeting is None:
        return ()
    own = (one for one in of_body(folder, folder.body_of(meeting)) if one.state != "cancelled")
    return tuple(one for one in own if (one.date, one.id) < (meeting.date, meeting.id))


def following(folder: Folder, meeting: Meeting) -> Meeting | None:
    """The next meeting of the same group that is planned after one, or None."""
    own = of_body(folder, folder.body_of(meeting))
    later = [m for m in own if m.state == "planned" and (m.date, m.id) > (meeting.date, meeting.id)]
    return min(later, key=lambda m: (m.date, m.id), default=None)


def agreed(folder: Folder, meeting: Meeting) -> Next | None:
    """When and where the next meeting is: as agreed when a meeting was closed, whatever has become
    of it since, else as planned; or None. Of minutes that were read in nobody knows it.
    """
    if meeting.imported or (meeting.state in OVER and meeting.next_open):
        return None
    if meeting.state in OVER and meeting.next_date:
        return meeting.next_date, meeting.next_start, meeting.next_place
    later = following(folder, meeting)
    return (later.date, later.start, later.place) if later else None


def with_agreed(meeting: Meeting, planned: Meeting | None, day: dt.date | None) -> Meeting:
    """A meeting that says for good when the next one is: the one planned, or on a day at the same
    time and place. Closed once more without either, it says what it said before.
    """
    if planned is None and day is None:
        return meeting if meeting.next_date else replace(meeting, next_open=True)
    return replace(
        meeting,
        next_date=planned.date if planned else day,
        next_start=(planned or meeting).start,
        next_place=(planned or meeting).place,
        next_open=False,
    )


def preceding(folder: Folder, meeting: Meeting) -> Meeting | None:
    """The last meeting its group held before one, whose minutes it approves, or None."""
    return held_before(folder, meeting.date, meeting.id, folder.body_of(meeting))


def held_before(folder: Folder, date: dt.date, id: Id, body: Id = "") -> Meeting | None:
    """The last meeting a group held before a day, on that day one whose id comes before another's;
    without a group, of all of them.
    """
    over = [m for m in of_body(folder, body) if m.state in OVER and (m.date, m.id) < (date, id)]
    return max(over, key=lambda m: (m.date, m.id), default=None)


def around(folder: Folder, body: Id = "") -> tuple[Meeting | None, Meeting | None]:
    """The meeting a group held last, and the one that comes: the open one, of several the one begun
    last, else the first planned; without a group, of all of them.
    """
    own = of_body(folder, body)
    coming = under_way(own) or next((m for m in own if m.state == "planned"), None)
    if coming:
        return preceding(folder, coming), coming
    return next((m for m in reversed(own) if m.state in OVER), None), None


def under_way(meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that is going on, of several the one begun last, or None."""
    running = (one for one in meetings if one.state == "open")
    return max(running, key=lambda m: m.opened.timestamp() if m.opened else 0.0, default=None)


def free_id(date: dt.date, taken: frozenset[Id], end: str = "") -> Id:
    """An id for a meeting on a date: the date and some end, with a number where it is taken."""
    first = f"{date.isoformat()}{end}"
    if first not in taken:
        return first
    number = next(n for n in range(2, len(taken) + 3) if f"{first}-{n}" not in taken)
    return f"{first}-{number}"
