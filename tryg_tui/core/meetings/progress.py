"""Which items of the agenda a meeting has treated, and which it only looked at."""

from itertools import pairwise

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting

PASSING = 10
"""Seconds in which nobody treats an item; whoever leaves it sooner was only on the way."""

LOOKING = 60
"""Seconds in which somebody who went to an item by its number may only have looked at it."""

SHARE = 0.5
"""The part of its planned time after which an item counts as treated, however it was left."""

MINUTE = 60
"""Seconds in a minute."""


def treated(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting has treated an item, or is at it.

    It has where something was recorded, where it went on from it to the next one, or where at least
    half of the planned time was used. Who only looks at an item has not treated it.
    """
    return item.id == meeting.current or _recorded(meeting, item) or _finished(item)


def is_behind(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether a treated item needs no more time.

    A line recorded at an item that is still to come, seen in the order of the agenda, has not used
    up that item's time.
    """
    ids = [one.id for one in meeting.items]
    ahead = meeting.current in ids and ids.index(item.id) > ids.index(meeting.current)
    return _finished(item) if ahead else treated(meeting, item)


def passed(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting only looked at an item, or passed through it."""
    return item.started is not None and not treated(meeting, item)


def is_through(
    meeting: Meeting, item: AgendaItem, following: Id, seconds: int, *, stepped: bool
) -> bool:
    """Whether the meeting is through with an item when it goes to another one.

    It is where that one follows in the agenda and the meeting stayed for some seconds, a minute
    where nobody pressed the key for the next item (`stepped`), or recorded something.
    """
    if (item.id, following) not in pairwise(one.id for one in meeting.items):
        return False
    least = PASSING if stepped else LOOKING
    return seconds >= least or _recorded(meeting, item)


def _finished(item: AgendaItem) -> bool:
    """Whether the meeting went on from an item, or used half of its time."""
    return item.done or item.seconds >= max(PASSING, item.minutes * MINUTE * SHARE)


def _recorded(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether something was recorded at an item, such as who is there at the one for that."""
    there = item.view == "agenda" and meeting.attendance
    return bool(there or meeting.entries_of(item.id))
