"""A calendar file: meetings, and what is due, as days or as tasks."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, Todo

from tryg_tui.core.input.personal import leaks
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.meetings.timekeeping import planned_end
from tryg_tui.core.model.base import slug
from tryg_tui.core.model.entries import UNTIMED
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.papers.register import Register
from tryg_tui.documents.render.visible import line_shown
from tryg_tui.locale import _
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import meeting_words, owner_words, subject_words

ZONE = "Europe/Copenhagen"
"""The time that hours of a meeting are in."""

WINTER, SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)
"""How far its clocks are ahead of the world's."""

DOMAIN = "tryg-tui"
"""What makes the names of our events unlike those of others."""

KEPT = "x-tryg-tui-kept"
"""The mark of a file that is kept up to date, with whose deadlines it holds, and how."""

NOBODY = "-"
"""What stands there for those of all."""


def ical(register: Register) -> bytes:
    """Meetings, and every open action with a due date."""
    title = register.folder.partnership.title
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if title:
        calendar.add("x-wr-calname", line_shown(title))
    if register.kept:
        calendar.add(KEPT, f"{register.owner or NOBODY} {'todos' if register.todos else 'days'}")
    if any(meeting.start for meeting in register.meetings):
        calendar.add_component(_zone())
    for meeting in register.meetings:
        calendar.add_component(_event(register, meeting))
    for action in register.actions:
        if action.state == "open" and action.due:
            calendar.add_component(_deadline(register, action, action.due))
    return bytes(calendar.to_ical(sorted=True))


def _zone() -> Timezone:
    """When the clocks go forward and back: by rules, as Outlook knows no zone by its name."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, begun, before, after in (
        (TimezoneDaylight(), "CEST", dt.date(1996, 3, 31), WINTER, SUMMER),
        (TimezoneStandard(), "CET", dt.date(1996, 10, 27), SUMMER, WINTER),
    ):
        # At one o'clock in the world's time, on the last Sunday of the month.
        part.add("dtstart", dt.datetime.combine(begun, dt.time(1)) + before)
        part.add("rrule", {"freq": "yearly", "bymonth": begun.month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _named(register: Register, part: Any, name: str, revision: int, at: dt.datetime | None) -> None:
    """Give a part of a calendar its name, and which version of it this is, so that a later one
    takes its place. Who is in two partnerships has the meetings of both in one calendar.
    """
    partnership = register.folder.partnership
    part.add("uid", f"{name}@{slug(partnership.short or partnership.title)}.{DOMAIN}")
    part.add("dtstamp", dt.datetime.combine(register.today, dt.time(), dt.UTC))
    part.add("sequence", revision)
    if at is not None:
        part.add("last-modified", at.astimezone(dt.UTC))


def _event(register: Register, meeting: Meeting) -> Event:
    """A meeting: a whole day where no time is stated."""
    event = Event()
    _named(register, event, meeting.id, meeting.revision, meeting.revised)
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
        if not (register.public and item.private)
        for told in ((item.title, subject_words(register.folder, item)),)
    ]
    if why := line_shown(meeting.cancelled_because):
        items.insert(0, why)
    if register.kept:
        # Nobody is asked each time it is written.
        items = [one for one in items if not leaks(one)]
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
    end = planned_end(meeting)
    if end and end > meeting.start:
        event.add("dtend", dt.datetime.combine(meeting.date, end, zone))


def _deadline(register: Register, action: ActionState, due: dt.date) -> Any:
    """An action that is due: a whole day, on which one is free, or a task."""
    told = [*(one.entry for one in action.corrections), *(one.entry for one in action.lineage)]
    at = max((action.entry.at, *(one.at for one in told)))
    part: Any = Todo() if register.todos else Event()
    name = action.citation.replace("#", "-")
    _named(register, part, name, len(told), None if at == UNTIMED else at)
    text = line_shown(action.text)
    text = action.citation if register.kept and leaks(text) else text
    if register.todos:
        part.add("due", due)
        part.add("status", "NEEDS-ACTION")
    else:
        # Outlook drops tasks without a word.
        text = _("Due: {due}").format(due=text)
        part.add("dtstart", due)
        part.add("dtend", due + dt.timedelta(days=1))
        part.add("transp", "TRANSPARENT")
        part.add("status", "CONFIRMED")
    part.add("summary", text)
    part.add("description", "\n".join(_about(register.folder, action)))
    return part


def _about(folder: Folder, action: ActionState) -> list[str]:
    """Who is to do an action, by when in words, and where it stands."""
    owners = [*(owner_words(folder, owner) for owner in action.owners), action.owner_text]
    said = "; ".join(line_shown(one) for one in owners if one)
    described = [_("Owner: {owner}").format(owner=said)] if said else []
    if action.due_text:
        due = line_shown(due_words(action.due, action.due_text))
        described.append(_("Due: {due}").format(due=due))
    return [*described, action.citation]
