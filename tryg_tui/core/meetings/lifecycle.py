"""A meeting from planned to final: what may happen to it, and when."""

import datetime as dt
from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from tryg_tui.core.meetings.timekeeping import is_through, used_seconds, visit_seconds
from tryg_tui.core.model.base import WHOLES, Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting, State

FIVE_MINUTES = 5
"""What the chair gives an item at a time, in minutes."""


class NotAllowed(Exception):
    """A step the meeting's state does not allow, or for which it has no numbers left."""

    def __init__(self, why: State | Literal["full"]) -> None:
        """Remember what stood in the way."""
        super().__init__(why)
        self.why = why


def require(meeting: Meeting, *states: State) -> None:
    """Raise NotAllowed unless the meeting is in one of the states."""
    if meeting.state not in states:
        raise NotAllowed(meeting.state)


def open_meeting(meeting: Meeting, now: dt.datetime, item: Id = "") -> Meeting:
    """Begin a planned meeting at its first item, or at another one."""
    require(meeting, "planned")
    opened = replace(meeting, state="open", opened=now)
    return _enter(opened, item or opened.items[0].id, now) if opened.items else opened


def may_be_unbegun(meeting: Meeting) -> bool:
    """Whether a meeting has begun and nothing has been recorded at it."""
    marked = any(item.given or item.not_reached for item in meeting.items)
    prepared = sum(bool(meeting.opened and one.at < meeting.opened) for one in meeting.entries)
    said = meeting.last > prepared or meeting.attendance or marked
    return meeting.state == "open" and not said


def unbegin(meeting: Meeting) -> Meeting:
    """Take the beginning of a meeting back: it is planned again, as if nobody had been there."""
    require(meeting, "open")
    items = tuple(
        replace(item, started=None, ended=None, seconds=0, done=False) for item in meeting.items
    )
    return replace(meeting, state="planned", opened=None, current="", since=None, items=items)


def go_to(meeting: Meeting, item: Id, now: dt.datetime, *, stepped: bool = False) -> Meeting:
    """Leave the current item of an open meeting and take up another.

    With `stepped`, by the key for the next item, which nobody presses to look at another one.
    """
    require(meeting, "open")
    if item == meeting.current or meeting.item(item) is None:
        return meeting
    left = meeting.item(meeting.current)
    if left is not None:
        used = used_seconds(meeting, left, now)
        if is_through(meeting, left, item, used, stepped=stepped):
            meeting = _change(meeting, left.id, lambda it: replace(it, done=True))
    return _enter(_leave(meeting, now), item, now)


def pause(meeting: Meeting, now: dt.datetime) -> Meeting:
    """Count the visit going on and stop the clock, keeping the place in the agenda."""
    current = meeting.current
    return replace(_leave(meeting, now), current=current) if meeting.since else meeting


def resume(meeting: Meeting, now: dt.datetime) -> Meeting:
    """Go on with an open meeting where it was; a visit cut off long ago starts afresh."""
    if meeting.state != "open" or meeting.written or not meeting.items:
        return meeting
    if meeting.item(meeting.current) is None:
        return _enter(meeting, meeting.items[0].id, now)
    if meeting.since is not None and (visit_seconds(meeting.since, now) or meeting.since == now):
        return meeting
    return replace(meeting, since=now)


def close(meeting: Meeting, now: dt.datetime) -> Meeting:
    """End an open meeting; its minutes become a draft. By a clock that was set back meanwhile it
    ends when it began, or the visit that goes on did.
    """
    require(meeting, "open")
    now = max(filter(None, (now, meeting.opened, meeting.since)))
    done = _change(meeting, meeting.current, lambda it: replace(it, done=True))
    return replace(_leave(done, now), state="draft", closed=now)


def reopen(meeting: Meeting, now: dt.datetime) -> Meeting:
    """Take a draft up again, where the meeting ended."""
    require(meeting, "draft")
    reopened = replace(meeting, state="open", closed=None)
    left = max((it.ended for it in meeting.items if it.ended), default=None)
    if left is None:
        return resume(reopened, now)
    # Not entered anew, as that would take back a mark that the item was not reached.
    item = next(it.id for it in reversed(meeting.items) if it.ended == left)
    return replace(reopened, current=item, since=now)


def finalise(meeting: Meeting) -> Meeting:
    """Make the minutes final: from now on the file never changes."""
    require(meeting, "draft")
    return replace(meeting, state="final")


def cancel(meeting: Meeting, reason: str) -> Meeting:
    """Call a planned meeting off, for a reason."""
    require(meeting, "planned")
    return replace(meeting, state="cancelled", cancelled_because=reason)


def restore(meeting: Meeting) -> Meeting:
    """Plan a meeting that was called off after all."""
    require(meeting, "cancelled")
    return replace(meeting, state="planned", cancelled_because="")


def as_revised(before: Meeting, after: Meeting, now: dt.datetime) -> Meeting:
    """A meeting after a change, counted where calendars that show it as `before` are to follow."""
    if _in_calendars(before) == _in_calendars(after):
        return after
    return replace(after, revision=before.revision + 1, revised=now)


def _in_calendars(meeting: Meeting) -> tuple[object, ...]:
    """What calendars show of a meeting."""
    when = (meeting.date, meeting.start, meeting.end, meeting.place)
    called = (meeting.title, meeting.number, meeting.cancelled_because)
    items = tuple((number, item.title, item.private) for number, item in meeting.numbered)
    return (*when, *called, meeting.state == "cancelled", items)


def give_time(meeting: Meeting, item: Id, minutes: int = FIVE_MINUTES) -> Meeting:
    """Plan more minutes for an item, or during the meeting give them on top of the plan."""
    require(meeting, "planned", "open")
    most = WHOLES["minutes"][1]
    if meeting.state == "open":
        return _change(meeting, item, lambda it: replace(it, given=min(it.given + minutes, most)))
    return _change(meeting, item, lambda it: replace(it, minutes=min(it.minutes + minutes, most)))


def mark_not_reached(meeting: Meeting, item: Id, not_reached: bool) -> Meeting:
    """Say that the meeting did not get to an item, or take it back."""
    require(meeting, "open")
    return _change(meeting, item, lambda it: replace(it, not_reached=not_reached))


def _change(meeting: Meeting, item: Id, change: Callable[[AgendaItem], AgendaItem]) -> Meeting:
    """The meeting with one item changed."""
    items = tuple(change(it) if it.id == item else it for it in meeting.items)
    return replace(meeting, items=items)


def _enter(meeting: Meeting, item: Id, now: dt.datetime) -> Meeting:
    """Begin a visit to an item."""
    entered = _change(
        meeting, item, lambda it: replace(it, started=it.started or now, not_reached=False)
    )
    return replace(entered, current=item, since=now)


def _leave(meeting: Meeting, now: dt.datetime) -> Meeting:
    """End the visit going on, if there is one."""
    since = meeting.since
    if since is None:
        return replace(meeting, current="")
    left = _change(
        meeting,
        meeting.current,
        lambda it: replace(it, ended=now, seconds=it.seconds + visit_seconds(since, now)),
    )
    return replace(left, current="", since=None)
