"""A calendar file: the meeting, the one after it, and what is due, as tasks."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo

from tryg_tui.core.meetings.timekeeping import planned_length
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Record
from tryg_tui.documents.papers.register import Register
from tryg_tui.documents.render.visible import line_shown
from tryg_tui.locale import _
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import meeting_words, subject_words

ZONE = "Europe/Copenhagen"
"""The time that hours of a meeting are in."""

DOMAIN = "tryg-tui"
"""What makes the names of our events unlike those of others."""


def ical(register: Register) -> bytes:
    """A meeting, the next one planned after it, and every open action with a due date."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    folder, meeting = register.folder, register.meeting
    stamp = dt.datetime.combine(register.today, dt.time(), dt.UTC)
    coming = next_meeting(folder, meeting) if meeting else None
    for one in filter(None, (meeting, coming)):
        calendar.add_component(_event(folder, one, stamp, register.public))
    for record in register.table.records:
        if record["kind"] == "action" and record["state"] == "open" and record["due"]:
            calendar.add_component(_task(record, stamp))
    years = [day.year for day in (register.today, *(one.date for one in (meeting, coming) if one))]
    calendar.add_missing_timezones(
        first_date=dt.date(min(years), 1, 1), last_date=dt.date(max(years) + 1, 1, 1)
    )
    return bytes(calendar.to_ical(sorted=True))


def next_meeting(folder: Folder, meeting: Meeting) -> Meeting | None:
    """The first meeting planned after another one."""
    later = (
        loaded.value
        for loaded in folder.meetings
        if loaded.value.state == "planned" and loaded.value.date > meeting.date
    )
    return next(later, None)


def _event(folder: Folder, meeting: Meeting, stamp: dt.datetime, public: bool) -> Event:
    """A meeting: a whole day where no time is stated."""
    event = Event()
    event.add("uid", f"{meeting.id}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("sequence", meeting.revision)
    if meeting.revised is not None:
        event.add("last-modified", meeting.revised.astimezone(dt.UTC))
    title = line_shown(meeting_words(meeting))
    called_off = meeting.state == "cancelled"
    marks = ([_("CANCELLED")] if called_off else []) + ([_("EXAMPLE")] if meeting.example else [])
    event.add("summary", " – ".join((*marks, title)))
    if meeting.start is None:
        event.add("dtstart", meeting.date)
    else:
        _times(event, meeting)
    if meeting.place:
        event.add("location", line_shown(meeting.place))
    items = [
        line_shown(f"{number}. {' – '.join(filter(None, told))}")
        for number, item in meeting.numbered
        if not (public and item.private)
        for told in ((item.title, subject_words(folder, item)),)
    ]
    if why := line_shown(meeting.cancelled_because):
        items.insert(0, why)
    if items:
        event.add("description", "\n".join(items))
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    return event


def _times(event: Any, meeting: Meeting) -> None:
    """From when to when, in the time of the place."""
    zone = ZoneInfo(ZONE)
    assert meeting.start is not None
    start = dt.datetime.combine(meeting.date, meeting.start, zone)
    event.add("dtstart", start)
    if length := planned_length(meeting):
        event.add("dtend", start + length)


def _task(action: Record, stamp: dt.datetime) -> Todo:
    """An action that is due."""
    task, name = Todo(), action["citation"].replace("#", "-")
    task.add("uid", f"{name}@{DOMAIN}")
    task.add("dtstamp", stamp)
    task.add("summary", line_shown(action["text"]))
    task.add("due", action["due"])
    owners = "; ".join(map(line_shown, action["owners"]))
    described = [_("Owner: {owner}").format(owner=owners)] if owners else []
    if action["due_text"]:
        described.append(
            _("Due: {due}").format(due=line_shown(due_words(action["due"], action["due_text"])))
        )
    described.append(action["citation"])
    task.add("description", "\n".join(described))
    task.add("status", "NEEDS-ACTION")
    return task
