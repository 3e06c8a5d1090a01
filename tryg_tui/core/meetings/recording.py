"""Recording in an open meeting: entries, attendance, and taking changes back."""

import datetime as dt
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.lifecycle import require
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import AgendaItem, Attendance, Meeting, Presence

S = TypeVar("S")


class History(msgspec.Struct, Generic[S], frozen=True):
    """How something stood before each change, newest last."""

    past: tuple[S, ...] = ()
    future: tuple[S, ...] = ()
    """What was taken back, the last of it last."""

    def changed(self, before: S, after: S) -> "History[S]":
        """The history after a change; what is the same as before is not one."""
        return self if before == after else History((*self.past, before), ())

    def undo(self, now: S) -> "tuple[History[S], S] | None":
        """Take the last change back, or None when there is nothing to take back."""
        if not self.past:
            return None
        *past, last = self.past
        return History(tuple(past), (*self.future, now)), last

    def redo(self, now: S) -> "tuple[History[S], S] | None":
        """Make the change last taken back once more, or None."""
        if not self.future:
            return None
        *future, last = self.future
        return History((*self.past, now), tuple(future)), last


HERE: frozenset[Presence] = frozenset({"present", "guest"})
"""The ways of taking part."""


def record(meeting: Meeting, entry: AnyEntry, now: dt.datetime) -> tuple[Meeting, AnyEntry]:
    """Add an entry with the next number and the time; its own `n` and `at` are not looked at."""
    require(meeting, "open")
    recorded = replace(entry, n=meeting.last + 1, at=now, text=entry.text.strip())
    return (
        replace(meeting, entries=(*meeting.entries, recorded), last=recorded.n),
        recorded,
    )


def edit(meeting: Meeting, n: int, changed: AnyEntry, before: AnyEntry | None = None) -> Meeting:
    """Put other content in the place of entry `n`; its number and time stay.

    Where somebody has removed it since it was opened as `before`, it is there again with what was
    written: whoever changes a line wins over whoever removes it.
    """
    require(meeting, "open")
    old = meeting.entry(n) or before
    if old is None:
        return meeting
    new = replace(changed, n=n, at=old.at, extra=old.extra, text=changed.text.strip())
    return with_entry(meeting, new)


def with_entry(meeting: Meeting, entry: AnyEntry) -> Meeting:
    """The meeting with an entry in the place of that number, where there is one or not."""
    entries = [entry if one.n == entry.n else one for one in meeting.entries]
    if meeting.entry(entry.n) is None:
        entries.insert(sum(one.n < entry.n for one in entries), entry)
    last = max(meeting.last, entry.n)
    return replace(meeting, entries=tuple(entries), last=last)


def remove(meeting: Meeting, n: int) -> Meeting:
    """Take entry `n` out; its number is not used again."""
    require(meeting, "open")
    return replace(meeting, entries=tuple(entry for entry in meeting.entries if entry.n != n))


def attend(meeting: Meeting, person: Id, status: Presence | None, name: str = "") -> Meeting:
    """Note whether somebody takes part; None takes the note away, being away takes the times."""
    require(meeting, "open")
    if status is None:
        others = (a for a in meeting.attendance if a.person != person)
        return replace(meeting, attendance=tuple(others))
    known = attendance_of(meeting, person) or Attendance(person=person, status=status)
    changed = replace(known, status=status, name=name or known.name)
    if status not in HERE:
        changed = replace(changed, arrived=None, left=None)
    return _with_attendance(meeting, changed)


def arrive_or_leave(meeting: Meeting, person: Id, now: dt.datetime) -> Meeting:
    """Note the time somebody left, or for one not yet marked present the time of arrival."""
    require(meeting, "open")
    minute = now.time().replace(second=0, microsecond=0)
    known = attendance_of(meeting, person) or Attendance(person=person, status="absent")
    if known.status in HERE:
        return _with_attendance(meeting, replace(known, left=None if known.left else minute))
    came = replace(known, status="present", arrived=minute, left=None)
    return _with_attendance(meeting, came)


def attendance_of(meeting: Meeting, person: Id) -> Attendance | None:
    """What is noted about somebody's part in the meeting, or None."""
    return next((a for a in meeting.attendance if a.person == person), None)


def _with_attendance(meeting: Meeting, changed: Attendance) -> Meeting:
    """The meeting with one participant's note changed in its place, or added."""
    notes = [changed if a.person == changed.person else a for a in meeting.attendance]
    if attendance_of(meeting, changed.person) is None:
        notes.append(changed)
    return replace(meeting, attendance=tuple(notes))


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
    """The meeting with earlier content; place, clock and numbers given stay as they are.

    Raises NotAllowed for a meeting that is over: nothing in it changes any more.
    """
    require(meeting, "planned", "open")
    marks: dict[Id, dict[str, Any]] = {
        id: {"not_reached": reached, "minutes": minutes, "given": given}
        for id, reached, minutes, given in content.marks
    }
    items: tuple[AgendaItem, ...] = tuple(
        replace(item, **marks.get(item.id, {})) for item in meeting.items
    )
    return replace(meeting, entries=content.entries, attendance=content.attendance, items=items)
