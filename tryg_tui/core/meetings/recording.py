"""Recording in an open meeting: entries, attendance, and taking changes back."""

import datetime as dt
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.lifecycle import NotAllowed
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import AgendaItem, Attendance, Meeting, Presence

HERE: frozenset[Presence] = frozenset({"present", "guest"})
"""The ways of taking part."""


def _require_open(meeting: Meeting) -> None:
    """Raise NotAllowed unless minutes can be taken."""
    if meeting.state != "open":
        raise NotAllowed(meeting.state)


def record(meeting: Meeting, entry: AnyEntry, now: dt.datetime) -> tuple[Meeting, AnyEntry]:
    """Add an entry with the next number and the time; its own `n` and `at` are not looked at."""
    _require_open(meeting)
    recorded = replace(entry, n=meeting.last + 1, at=now, text=entry.text.strip())
    return (
        replace(meeting, entries=(*meeting.entries, recorded), last=recorded.n),
        recorded,
    )


def edit(meeting: Meeting, n: int, changed: AnyEntry) -> Meeting:
    """Put other content in the place of entry `n`; its number and time stay."""
    _require_open(meeting)
    return replace(
        meeting,
        entries=tuple(
            replace(changed, n=n, at=old.at, extra=old.extra, text=changed.text.strip())
            if old.n == n
            else old
            for old in meeting.entries
        ),
    )


def remove(meeting: Meeting, n: int) -> Meeting:
    """Take entry `n` out; its number is not used again."""
    _require_open(meeting)
    return replace(meeting, entries=tuple(entry for entry in meeting.entries if entry.n != n))


def attend(meeting: Meeting, person: Id, status: Presence | None, name: str = "") -> Meeting:
    """Note whether somebody takes part; None takes the note away, being away takes the times."""
    _require_open(meeting)
    known = attendance_of(meeting, person)
    others = [a for a in meeting.attendance if a.person != person]
    if status is None:
        return replace(meeting, attendance=tuple(others))
    if known is None:
        new = Attendance(person=person, status=status, name=name)
        return replace(meeting, attendance=(*others, new))
    changed = replace(known, status=status, name=name or known.name)
    if status not in HERE:
        changed = replace(changed, arrived=None, left=None)
    return _change_attendance(meeting, changed)


def arrive_or_leave(meeting: Meeting, person: Id, now: dt.datetime) -> Meeting:
    """Note the time somebody left, or for one not yet marked present the time of arrival."""
    _require_open(meeting)
    minute = now.time().replace(second=0, microsecond=0)
    known = attendance_of(meeting, person)
    if known is None:
        new = Attendance(person=person, status="present", arrived=minute)
        return replace(meeting, attendance=(*meeting.attendance, new))
    if known.status not in HERE:
        came = replace(known, status="present", arrived=minute, left=None)
        return _change_attendance(meeting, came)
    return _change_attendance(meeting, replace(known, left=None if known.left else minute))


def attendance_of(meeting: Meeting, person: Id) -> Attendance | None:
    """What is noted about somebody's part in the meeting, or None."""
    return next((a for a in meeting.attendance if a.person == person), None)


def _change_attendance(meeting: Meeting, changed: Attendance) -> Meeting:
    """The meeting with one participant's note changed in its place."""
    notes = (changed if a.person == changed.person else a for a in meeting.attendance)
    return replace(meeting, attendance=tuple(notes))


def _require_unclosed(meeting: Meeting) -> None:
    """Raise NotAllowed for a meeting that is over: nothing in it changes any more."""
    if meeting.state not in {"planned", "open"}:
        raise NotAllowed(meeting.state)


class Content(msgspec.Struct, frozen=True):
    """What undo brings back: the words and marks of the minutes, not the place or the clock."""

    entries: tuple[AnyEntry, ...]
    attendance: tuple[Attendance, ...]
    marks: tuple[tuple[Id, bool, int, int], ...]
    """Of each item: its id, whether it was not reached, minutes planned and given on top."""


def content_of(meeting: Meeting) -> Content:
    """What undo would have to bring back to make the minutes what they are now."""
    marks = tuple((item.id, item.not_reached, item.minutes, item.given) for item in meeting.items)
    return Content(meeting.entries, meeting.attendance, marks)


def with_content(meeting: Meeting, content: Content) -> Meeting:
    """The meeting with earlier content; place, clock and numbers given stay as they are."""
    marks: dict[Id, dict[str, Any]] = {
        id: {"not_reached": reached, "minutes": minutes, "given": given}
        for id, reached, minutes, given in content.marks
    }
    items: tuple[AgendaItem, ...] = tuple(
        replace(item, **marks.get(item.id, {})) for item in meeting.items
    )
    return replace(meeting, entries=content.entries, attendance=content.attendance, items=items)


class History(msgspec.Struct, frozen=True):
    """The changes that can be undone and redone, newest last."""

    past: tuple[Content, ...] = ()
    future: tuple[Content, ...] = ()

    def changed(self, before: Meeting, after: Meeting) -> "History":
        """The history after a change; a change of place or clock alone is not one."""
        old = content_of(before)
        return self if old == content_of(after) else History((*self.past, old), ())

    def undo(self, meeting: Meeting) -> tuple["History", Meeting] | None:
        """Take the last change back, or None when there is nothing to take back."""
        _require_unclosed(meeting)
        if not self.past:
            return None
        *past, last = self.past
        return (
            History(tuple(past), (*self.future, content_of(meeting))),
            with_content(meeting, last),
        )

    def redo(self, meeting: Meeting) -> tuple["History", Meeting] | None:
        """Make the change last taken back once more, or None."""
        _require_unclosed(meeting)
        if not self.future:
            return None
        *future, last = self.future
        return (
            History((*self.past, content_of(meeting)), tuple(future)),
            with_content(meeting, last),
        )
