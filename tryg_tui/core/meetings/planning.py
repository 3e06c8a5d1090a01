"""Preparing a meeting: from the agenda template, or as the one after another."""

import calendar
import datetime as dt
import re
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy
from tryg_tui.core.review.closing import comes_back

MONTHS_A_YEAR = 12

DAYS_A_WEEK = 7
FIRST_MONTH_OF_AUTUMN = 7
"""From July on a meeting is the autumn meeting of a group that meets twice a year."""
SEASON = re.compile(r",\s*(forår|efterår) \d{4}\s*$")
"""The end of a title that is new for every meeting."""


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
    planned = following(meeting, tuple(loaded.value for loaded in folder.meetings))
    return planned.date if planned else next_date(meeting.date, folder.partnership.months_between)


def new_meeting(strategy: Strategy, date: dt.date, *, previous: Meeting | None = None) -> Meeting:
    """A planned meeting with the agenda of the template.

    With a previous meeting its chair, secretary, place and times are taken over, and so are the
    items it did not reach: those of the template are marked, others are put in before the last.
    """
    items = tuple(map(_planned, strategy.agenda))
    meeting = Meeting(
        id=date.isoformat(),
        title=_title(strategy, date, previous),
        body=strategy.body,
        date=date,
        items=items,
    )
    if previous is None:
        return meeting
    kept: dict[str, Any] = {
        name: getattr(previous, name)
        for name in ("start", "end", "place", "chair", "secretary", "example")
    }
    return replace(
        meeting,
        **kept,
        body=previous.body or strategy.body,
        items=_with_carried(strategy, items, previous),
    )


def _planned(item: AgendaTemplateItem | AgendaItem) -> AgendaItem:
    """An agenda item that nobody has treated, as the template or an earlier agenda has it."""
    return AgendaItem(
        id=item.id,
        title=item.title,
        short=item.short,
        kind=item.kind,
        view=item.view,
        minutes=item.minutes,
    )


def _with_carried(
    strategy: Strategy, items: tuple[AgendaItem, ...], previous: Meeting
) -> tuple[AgendaItem, ...]:
    """The agenda with what the previous meeting did not reach."""
    missed = {item.id: item for item in previous.items if comes_back(strategy, previous, item)}
    standing = {item.id: item for item in items}
    carried = {
        id: replace(
            standing.get(id) or _planned(item),
            text=item.text,
            private=item.private,
            carried_from=previous.id,
        )
        for id, item in missed.items()
    }
    marked = [carried.get(item.id, item) for item in items]
    added = [item for id, item in carried.items() if id not in standing]
    return (*marked[:-1], *added, *marked[-1:])


def _title(strategy: Strategy, date: dt.date, previous: Meeting | None) -> str:
    """The title, in the language of the data: that of the meeting before, with the new season."""
    season = "efterår" if date.month >= FIRST_MONTH_OF_AUTUMN else "forår"
    body = next((body.title for body in strategy.bodies if body.id == strategy.body), "")
    first = f"Møde i {body}" if body else "Møde"
    stem = (SEASON.sub("", previous.title) if previous else "") or first
    return f"{stem}, {season} {date.year}"


def following(meeting: Meeting, meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The next meeting that is planned after one, or None."""
    later = [
        m for m in meetings if m.state == "planned" and (m.date, m.id) > (meeting.date, meeting.id)
    ]
    return min(later, key=lambda m: (m.date, m.id), default=None)


def preceding(meeting: Meeting, meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The last meeting held before one, whose minutes it approves, or None."""
    return held_before(meeting.date, meeting.id, meetings)


def held_before(date: dt.date, id: Id, meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The last meeting held before a day; on that day, one whose id comes before another's."""
    earlier = [m for m in meetings if m.state in {"draft", "final"} and (m.date, m.id) < (date, id)]
    return max(earlier, key=lambda m: (m.date, m.id), default=None)


def free_id(date: dt.date, taken: frozenset[Id]) -> Id:
    """An id for a meeting on a date: the date, with a number where it is taken."""
    first = date.isoformat()
    if first not in taken:
        return first
    number = next(n for n in range(2, len(taken) + 3) if f"{first}-{n}" not in taken)
    return f"{first}-{number}"
