"""Checks of who attended a meeting: that it can be, and that it fits the meeting's times."""

import datetime as dt

from tryg_tui.core.check.common import once, refer
from tryg_tui.core.check.known import Known, ids
from tryg_tui.core.input.times import in_order, in_turn, stays_typed
from tryg_tui.core.meetings.attendance import (
    CORRECTABLE,
    HERE,
    attendance_of,
    beginning,
    minute,
    overlap,
    put_right,
    with_notes,
)
from tryg_tui.core.meetings.timekeeping import same_sitting
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.meeting import Meeting

_SPAN = (1, 2)
"""How many times there are to a stay: that of coming, and that of leaving."""


def attendance(meeting: Meeting, known: Known, problems: Problems) -> None:
    """Who attends is a participant or has a name, and was there when it is said."""
    for number, who in enumerate(meeting.attendance, 1):
        key = f"attendance[{number}]"
        _known(who, known, problems, key)
        part(meeting, who, problems, key)


def corrected(
    meeting: Meeting, notes: tuple[PartNote, ...], known: Known, problems: Problems, key: str
) -> None:
    """What a correction says of who took part in an earlier meeting is as it has to be there."""
    once(problems, key, notes, "person")
    for number, who in enumerate(notes, 1):
        at = f"{key}[{number}]"
        _known(who, known, problems, at)
        for item in who.out_of:
            refer(problems, "item", f"{at}.out_of", item, ids(meeting.items))
        for name in who.only:
            if name not in CORRECTABLE:
                problems.add("not-correctable", f"{at}.only", named=name, kind="attendance")
        before, meeting = meeting, with_notes(meeting, (who,))
        part(meeting, put_right(attendance_of(before, who.person), who), problems, at)


def _known(who: Attendance, known: Known, problems: Problems, key: str) -> None:
    """Somebody is a participant, or a guest who has a name."""
    if not who.name:
        refer(problems, "person", f"{key}.person", who.person, known.people)


def part(meeting: Meeting, who: Attendance, problems: Problems, key: str) -> None:
    """The times of somebody's part in a meeting can be, and nobody stands in for who is there."""
    shaped = all(len(time) in _SPAN for time in who.times)
    if not (shaped and in_order(who.stays, beginning(meeting))):
        if who.times:
            problems.add("bad-times", f"{key}.times", value=stays_typed(who.stays))
        elif who.arrived and who.left and who.arrived.tzinfo == who.left.tzinfo:
            problems.add("date-order", f"{key}.left", value=who.left, earlier=who.arrived)
    else:
        _within(meeting, who, problems, key)
    other = attendance_of(meeting, who.stands_in_for)
    if who.stands_in_for == who.person:
        problems.add("stands-in-for-self", f"{key}.stands_in_for", name=who.person)
    elif other is not None and other.status in HERE and overlap(who, other, meeting):
        name = f"{key}.stands_in_for"
        problems.add("stand-in-present", name, "warning", name=who.stands_in_for)


def _within(meeting: Meeting, who: Attendance, problems: Problems, key: str) -> None:
    """Nobody left before the meeting began, or came when it was over."""
    closed, begun, starts = meeting.closed, beginning(meeting), _starts(meeting)
    ended = minute(closed) if closed and same_sitting(meeting, closed) else None
    for came, left in who.stays:
        if left and starts and in_turn(left, begun) < in_turn(min(starts), begun):
            problems.add("before-meeting", key, "warning", value=left, date=min(starts))
        elif came and ended and in_turn(came, begun) > in_turn(ended, begun):
            problems.add("after-meeting", key, "warning", value=came, date=ended)


def _starts(meeting: Meeting) -> list[dt.time]:
    """When a meeting was to start, and when it did."""
    opened = minute(meeting.opened) if meeting.opened else None
    return [time for time in (meeting.start, opened) if time]


def unlikely_times(
    meeting: Meeting, who: Attendance, now: dt.datetime | None, problems: Problems
) -> None:
    """Nobody has come before the meeting's start; nor, to one that goes on, later than now, or left
    it then.
    """
    starts, begun = _starts(meeting), beginning(meeting)
    early = (came for came, _left in who.stays if came and starts)
    for came in early:
        if in_turn(came, begun) < in_turn(min(starts), begun):
            problems.add("before-start", "", "warning", value=came, date=min(starts))
    if now is None or meeting.state != "open" or not same_sitting(meeting, now):
        return
    time = minute(now)
    later = (edge for stay in who.stays for edge in stay if edge)
    late = [edge for edge in later if in_turn(edge, begun) > in_turn(time, begun)]
    if late:
        problems.add("still-to-come", "", "warning", value=late[-1], date=time)
