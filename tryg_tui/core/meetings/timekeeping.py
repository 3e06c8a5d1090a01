"""Time in a meeting: what each item has used, how far it is, and when all will end."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from tryg_tui.core.input.times import DAY, seconds_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting

PASSING = 10
"""Seconds in which nobody treats an item; whoever leaves it sooner was only on the way."""

LOOKING = 60
"""Seconds in which somebody who went to an item by its number may only have looked at it."""

LEAST = 0.1
"""The part of its planned time in which nobody treats an item either."""

SHARE = 0.5
"""The part of its planned time after which an item counts as treated, however it was left."""

MINUTE = 60
"""Seconds in a minute."""


def treated(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting has treated an item, or is at it.

    It has where something was recorded, where it went on from it to the next one, or where at least
    half of the planned time was used. Who only looks at an item has not treated it. An item of
    which it has treated a part is treated with that.
    """
    return any(_treated(meeting, one) for one in (item, *meeting.parts_of(item.id)))


def _treated(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting has treated an item itself, or is at it."""
    return item.id == meeting.current or _recorded(meeting, item) or _finished(item)


def is_behind(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether a treated item needs no more time.

    A line recorded at an item that is still to come, seen in the order of the agenda, has not used
    up that item's time.
    """
    first = next((i.id for i in meeting.items if i.id in (meeting.current, item.id)), None)
    return _finished(item) if first != item.id else _treated(meeting, item)


def passed(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting only looked at an item, or passed through it."""
    return item.started is not None and not treated(meeting, item)


def is_through(
    meeting: Meeting, item: AgendaItem, following: Id, seconds: int, *, stepped: bool
) -> bool:
    """Whether the meeting is through with an item when it goes to another one.

    It is where that one follows in the agenda and the meeting recorded something or stayed for a
    tenth of the planned time: for some seconds at least, a minute where nobody pressed the key for
    the next item (`stepped`). Who goes through the agenda to show it has won no time.
    """
    if (item.id, following) not in pairwise(one.id for one in meeting.items):
        return False
    least = max(PASSING if stepped else LOOKING, planned_seconds(item) * LEAST)
    return seconds >= least or _recorded(meeting, item)


def _finished(item: AgendaItem) -> bool:
    """Whether the meeting went on from an item, or used half of its time."""
    return item.done or item.seconds >= max(PASSING, item.minutes * MINUTE * SHARE)


def _recorded(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether something was recorded at an item, such as who is there at the one for that."""
    there = item.view == "agenda" and meeting.attendance
    return bool(there or meeting.entries_of(item.id))


LONGEST_PAUSE = dt.timedelta(hours=4)
"""A visit that began longer ago than this was left without being ended, and is not counted."""

NIGHT = dt.timedelta(hours=8)
"""Time after its beginning in which a meeting that goes on past midnight has not been taken up
again on a later day.
"""

FAR_APART = 30
"""A meeting that begins more minutes than this from its planned time has its end reckoned anew."""


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


def allowed_seconds(item: AgendaItem) -> int:
    """Seconds an item may take: as planned, and what the chair gave on top."""
    return (item.minutes + item.given) * 60


def overrun_seconds(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> int:
    """Seconds used beyond what was allowed, 0 or more; an item without a plan has no overrun."""
    allowed = allowed_seconds(item)
    return max(0, used_seconds(meeting, item, now) - allowed) if allowed else 0


def planned_end(meeting: Meeting) -> dt.time | None:
    """When the meeting should end: as announced, else its start and the planned times together."""
    if meeting.end is not None or meeting.start is None:
        return meeting.end
    begin = dt.datetime.combine(meeting.date, meeting.start)
    return (begin + dt.timedelta(minutes=sum(item.minutes for item in meeting.items))).time()


def planned_length(meeting: Meeting) -> dt.timedelta | None:
    """How long a meeting should last, past midnight where it ends earlier than it begins; None
    where it is not planned.
    """
    end = planned_end(meeting)
    if end is None or meeting.start is None:
        return None
    return dt.timedelta(seconds=(seconds_of(end) - seconds_of(meeting.start)) % DAY)


def same_sitting(meeting: Meeting, now: dt.datetime) -> bool:
    """Whether a moment is of the day, or the night, in which a meeting was begun."""
    opened = meeting.opened
    return opened is not None and (opened.date() == now.date() or opened < now < opened + NIGHT)


def minutes_late(meeting: Meeting) -> int | None:
    """Whole minutes after the planned time at which a meeting began, negative before it.

    None where either is not known.
    """
    if meeting.opened is None or meeting.start is None:
        return None
    planned = dt.datetime.combine(meeting.opened.date(), meeting.start, meeting.opened.tzinfo)
    return int((meeting.opened - planned).total_seconds() / MINUTE)


def started_apart(meeting: Meeting) -> dt.datetime | None:
    """When a meeting began, where that was far from the planned time; None otherwise."""
    late = minutes_late(meeting)
    return meeting.opened if late is not None and abs(late) > FAR_APART else None


def due_end(meeting: Meeting, now: dt.datetime) -> dt.datetime | None:
    """When an open meeting should end: as planned, or as long after its start as was planned.

    None where nothing is planned, and for a meeting taken up again on a later day.
    """
    end = planned_end(meeting)
    if end is None or (meeting.opened and not same_sitting(meeting, now)):
        return None
    length, day = planned_length(meeting), (meeting.opened or now).date()
    if length is None or meeting.start is None:
        return dt.datetime.combine(day, end, now.tzinfo)
    planned = dt.datetime.combine(day, meeting.start, now.tzinfo)
    return (started_apart(meeting) or planned) + length


def projected_end(meeting: Meeting, now: dt.datetime) -> dt.datetime | None:
    """When an open meeting will end, if every item still to come takes its planned time."""
    if meeting.state != "open":
        return None
    left = sum(remaining_seconds(meeting, item, now) for item in meeting.items)
    return now + dt.timedelta(seconds=left)


def remaining_seconds(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> int:
    """Seconds an item may still take: none when it is behind the meeting or is not reached, else
    what is left of what was allowed.
    """
    if item.id != meeting.current and (item.not_reached or is_behind(meeting, item)):
        return 0
    return max(0, allowed_seconds(item) - used_seconds(meeting, item, now))


def outside_seconds(meeting: Meeting, now: dt.datetime) -> int:
    """Seconds since an open meeting began that are in no item: the program was not running.

    None are counted for a meeting taken up again on a later day.
    """
    if meeting.state != "open" or meeting.opened is None or not same_sitting(meeting, now):
        return 0
    used = sum(used_seconds(meeting, item, now) for item in meeting.items)
    return max(0, int((now - meeting.opened).total_seconds()) - used)


def delay_minutes(meeting: Meeting, now: dt.datetime) -> int | None:
    """Minutes the projected end lies after the due one; negative with time to spare."""
    due, projected = due_end(meeting, now), projected_end(meeting, now)
    if due is None or projected is None:
        return None
    return round((projected - due).total_seconds() / 60)


def minutes_over(meeting: Meeting, now: dt.datetime) -> int | None:
    """Minutes a meeting ended after it should have, negative before; an open one ends now.

    None where nothing is planned, or it has not begun.
    """
    ended = meeting.closed or now
    due = due_end(meeting, ended) if meeting.opened else None
    return None if due is None else round((ended - due).total_seconds() / MINUTE)


Shares = tuple[tuple[AgendaItem, int], ...]
"""Items with their minutes."""


class ExtraTime(msgspec.Struct, frozen=True):
    """Minutes beyond the plan; those taken and those they come from are as many."""

    takers: Shares
    """The items that take more than was planned, and how much."""
    spare: int
    """Minutes that finished items left over, or that the plan left free."""
    losers: Shares
    """The items to come that would have to give minutes for the meeting to end on time."""
    over: int
    """Minutes that nobody is left to give."""

    @property
    def minutes(self) -> int:
        """All the minutes beyond the plan."""
        return sum(minutes for _item, minutes in self.takers)


def extra_time(meeting: Meeting, now: dt.datetime) -> ExtraTime | None:
    """What an open meeting takes beyond its plan, given by the chair or overrun, and from whom.

    What was saved pays first, then the items to come give in the order in which they come, those
    left out before the current one last. None where nothing is taken; without a plan none is owed.
    """
    if meeting.state != "open":
        return None
    planned = [item for item in meeting.items if allowed_seconds(item)]
    more = {
        item.id: used_seconds(meeting, item, now)
        + remaining_seconds(meeting, item, now)
        - planned_seconds(item)
        for item in planned
    }
    takers = tuple((it, more[it.id] // MINUTE) for it in planned if more[it.id] >= MINUTE)
    left = sum(minutes for _item, minutes in takers)
    if not left:
        return None
    saved = -sum(seconds for seconds in more.values() if seconds < 0)
    spare = min(left, saved // MINUTE + max(0, free_minutes(meeting)))
    losers = _losers(meeting, [item for item in planned if not more[item.id]], left - spare, now)
    over = left - spare - sum(minutes for _item, minutes in losers)
    return ExtraTime(takers, spare, losers, over)


def free_minutes(meeting: Meeting) -> int:
    """Minutes between the planned start and end that are planned for no item; negative where more
    is planned than there is time for.
    """
    length = planned_length(meeting)
    if length is None:
        return 0
    return int(length.total_seconds()) // MINUTE - sum(item.minutes for item in meeting.items)


def _losers(
    meeting: Meeting, items: Sequence[AgendaItem], minutes: int, now: dt.datetime
) -> Shares:
    """The items to come that give some minutes, each at most what it may still take."""
    ids = [item.id for item in meeting.items]
    here = ids.index(meeting.current) if meeting.current in ids else 0
    in_turn = sorted(items, key=lambda item: (ids.index(item.id) - here) % len(ids))
    found = []
    for item in in_turn:
        share = min(minutes, remaining_seconds(meeting, item, now) // MINUTE)
        if share and item.id != meeting.current:
            found.append((item, share))
            minutes -= share
    return tuple(found)
