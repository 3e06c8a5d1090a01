"""Time in a meeting: what each item has used of what was planned, and when the meeting will end."""

import datetime as dt

from tryg_tui.core.meeting import AgendaItem, Meeting

LONGEST_PAUSE = dt.timedelta(hours=4)
"""A visit that began longer ago than this was left without being ended, and is not counted."""


def used_seconds(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> int:
    """Seconds used on an item, including the visit going on."""
    if meeting.current != item.id or meeting.since is None:
        return item.seconds
    return item.seconds + visit_seconds(meeting.since, now)


def visit_seconds(since: dt.datetime, now: dt.datetime) -> int:
    """Whole seconds of a visit; none when the clock went backwards or nobody ended the visit."""
    spent = now - since
    return int(spent.total_seconds()) if dt.timedelta() <= spent <= LONGEST_PAUSE else 0


def planned_seconds(item: AgendaItem) -> int:
    """Seconds planned for an item."""
    return item.minutes * 60


def overrun_seconds(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> int:
    """Seconds used beyond what was planned, 0 or more; an item without a plan has no overrun."""
    planned = planned_seconds(item)
    return max(0, used_seconds(meeting, item, now) - planned) if planned else 0


def planned_end(meeting: Meeting) -> dt.time | None:
    """When the meeting should end: as announced, else its start and the planned times together."""
    if meeting.end is not None or meeting.start is None:
        return meeting.end
    begin = dt.datetime.combine(meeting.date, meeting.start)
    return (begin + dt.timedelta(minutes=sum(item.minutes for item in meeting.items))).time()


def projected_end(meeting: Meeting, now: dt.datetime) -> dt.datetime | None:
    """When an open meeting will end, if every item still to come takes its planned time."""
    if meeting.state != "open":
        return None
    left = sum(remaining_seconds(meeting, item, now) for item in meeting.items)
    return now + dt.timedelta(seconds=left)


def remaining_seconds(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> int:
    """Seconds an item may still take: the rest while it is current, all while it is untouched."""
    if item.id == meeting.current:
        return max(0, planned_seconds(item) - used_seconds(meeting, item, now))
    return 0 if item.started or item.not_reached else planned_seconds(item)


def delay_minutes(meeting: Meeting, now: dt.datetime) -> int | None:
    """Minutes the projected end lies after the planned one; negative with time to spare."""
    end, projected = planned_end(meeting), projected_end(meeting, now)
    if end is None or projected is None:
        return None
    due = dt.datetime.combine(now.date(), end, now.tzinfo)
    return round((projected - due).total_seconds() / 60)
