"""Who takes part in a meeting: from when until when, at which items, and in whose place."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.input.times import MIDNIGHT, in_turn
from tryg_tui.core.meetings.lifecycle import require
from tryg_tui.core.model.attendance import Attendance, PartNote, Presence, Stay
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting

HERE: frozenset[Presence] = frozenset({"present", "guest"})
"""The ways of taking part."""

TIMES = ("arrived", "left", "times")
"""The fields that say from when until when."""

CORRECTABLE = tuple(
    name for name in Attendance.__struct_fields__ if name not in ("person", "extra")
)
"""The fields of somebody's part that can be put right."""

BEING_THERE = (*TIMES, "out_of", "reason", "stands_in_for")
"""The fields that only say something of who is there."""

_AWAY: dict[str, Any] = {
    "arrived": None,
    "left": None,
    "times": (),
    "out_of": (),
    "reason": "",
    "stands_in_for": "",
}
"""What they say of who is not."""


def attend(meeting: Meeting, person: Id, status: Presence | None, name: str = "") -> Meeting:
    """Note whether somebody takes part; None takes the note away, being away takes the times."""
    require(meeting, "open")
    if status is None:
        others = (a for a in meeting.attendance if a.person != person)
        return replace(meeting, attendance=tuple(others))
    known = attendance_of(meeting, person) or Attendance(person=person, status=status)
    return with_note(meeting, tidy(replace(known, status=status, name=name or known.name)))


def attend_all(meeting: Meeting, called: Iterable[Id]) -> Meeting:
    """Those called of whom nothing is noted yet are present, but for those who are stood in for:
    they have sent apologies.
    """
    replaced = {note.stands_in_for for note in meeting.attendance}
    for person in called:
        if attendance_of(meeting, person) is None:
            meeting = attend(meeting, person, "apologies" if person in replaced else "present")
    return meeting


def arrive_or_leave(meeting: Meeting, person: Id, said: dt.time | tuple[Stay, ...]) -> Meeting:
    """Note when somebody came or left, in turn; or all the times between which they were there.

    Whoever comes back in the minute of having left has not left.
    """
    require(meeting, "open")
    known = attendance_of(meeting, person) or Attendance(person=person, status="absent")
    if known.status not in HERE:
        known = replace(known, status="present", **_AWAY)
        stays = said if isinstance(said, tuple) else (Stay(said, None),)
    else:
        stays = said if isinstance(said, tuple) else _with_time(known.stays, said)
    return with_note(meeting, with_stays(known, stays, meeting))


def _with_time(stays: tuple[Stay, ...], time: dt.time) -> tuple[Stay, ...]:
    """The times of somebody who leaves, or who had left and comes back."""
    *before, last = stays
    if last.left in (None, time):
        return (*before, Stay(last.came, time if last.left is None else None))
    return (*stays, Stay(time, None))


def stand_in(meeting: Meeting, person: Id) -> Meeting:
    """The meeting with apologies from whomever somebody stands in for, unless it is noted from when
    until when they were there.
    """
    note = attendance_of(meeting, person)
    other = note.stands_in_for if note else ""
    known = attendance_of(meeting, other)
    plain = Attendance(person=other, status="present")
    if not other or other == person or known not in (None, plain):
        return meeting
    return with_note(meeting, replace(plain, status="apologies"))


def tidy(note: Attendance) -> Attendance:
    """A note that says nothing of being there of somebody who is not."""
    return note if note.status in HERE else replace(note, **_AWAY)


def attendance_of(meeting: Meeting, person: Id) -> Attendance | None:
    """What is noted about somebody's part in the meeting, or None."""
    return next((a for a in meeting.attendance if a.person == person), None)


def with_note(meeting: Meeting, changed: Attendance) -> Meeting:
    """The meeting with one participant's note changed in its place, or added."""
    notes = [changed if a.person == changed.person else a for a in meeting.attendance]
    if attendance_of(meeting, changed.person) is None:
        notes.append(changed)
    return replace(meeting, attendance=tuple(notes))


def with_notes(meeting: Meeting, notes: Iterable[PartNote]) -> Meeting:
    """The meeting as a correction says that some parts in it should read."""
    for note in notes:
        meeting = with_note(meeting, put_right(attendance_of(meeting, note.person), note))
    return meeting


def put_right(known: Attendance | None, by: PartNote) -> Attendance:
    """What is noted of somebody's part, as a correction puts it right; times that cannot be told
    one by one all at once.
    """
    names = {*(by.only if known else ())} or {*CORRECTABLE}
    if names.intersection(TIMES) and (by.times or (known and known.times)):
        names |= {*TIMES}
    said = {name: getattr(by, name) for name in CORRECTABLE if name in names}
    return tidy(replace(known or Attendance(person=by.person, status=by.status), **said))


def part_note(known: Attendance | None, wanted: Attendance) -> PartNote:
    """The correction that puts right what is noted of somebody's part."""
    only = (one for one in CORRECTABLE if known and getattr(known, one) != getattr(wanted, one))
    said = {name: getattr(wanted, name) for name in CORRECTABLE}
    return PartNote(person=wanted.person, **said, only=tuple(only))


def beginning(meeting: Meeting) -> dt.time:
    """When a meeting began, as planned or else as it did, by the clock of the place."""
    return meeting.start or (minute(meeting.opened) if meeting.opened else MIDNIGHT)


def minute(moment: dt.datetime) -> dt.time:
    """The time of day of a moment, to the minute."""
    return moment.time().replace(second=0, microsecond=0)


def times_of(stays: tuple[Stay, ...], meeting: Meeting) -> dict[str, Any]:
    """The fields that say from when until when somebody was there."""
    if len(stays) < 2:
        came, left = stays[0] if stays else (None, None)
        return {"arrived": came, "left": left, "times": ()}
    begun = beginning(meeting)
    spans = ((stay.came or begun, *filter(None, (stay.left,))) for stay in stays)
    return {"arrived": None, "left": None, "times": tuple(spans)}


def with_stays(note: Attendance, stays: tuple[Stay, ...], meeting: Meeting) -> Attendance:
    """A note with other times."""
    return replace(note, **times_of(stays, meeting))


def joined(
    base: Attendance, ours: Attendance, theirs: Attendance, meeting: Meeting
) -> tuple[Stay, ...] | None:
    """The times of somebody, as two sides have changed them; None where both changed when somebody
    came or left, and differently.
    """
    edges = [_edges(note, beginning(meeting)) for note in (base, ours, theirs)]
    one, other = edges[0] ^ edges[1], edges[0] ^ edges[2]
    if _meet(_spans(one), _spans(other)):
        return None
    both = _spans(edges[0] ^ one ^ other)
    return tuple(Stay(_clock(came), _clock(left)) for came, left in both)


def overlap(one: Attendance, other: Attendance, meeting: Meeting) -> bool:
    """Whether two were there at the same time."""
    begun = beginning(meeting)
    return _meet(_spans(_edges(one, begun)), _spans(_edges(other, begun)))


Edge = tuple[int, int, dt.time]
"""A time at which somebody comes or leaves: 0 for the beginning, 1 for a time, 2 for the end; and
that time, with its place among those of the meeting before it.
"""

_BEGIN, _END = (0, 0, MIDNIGHT), (2, 0, MIDNIGHT)


def _edges(note: Attendance, begun: dt.time) -> frozenset[Edge]:
    """The times at which somebody comes and leaves in turn; two of the same cancel out."""

    def edge(time: dt.time) -> Edge:
        return (1, in_turn(time, begun), time)

    found: set[Edge] = set()
    for came, left in note.stays:
        late = came and in_turn(came, begun) > in_turn(begun, begun)
        found ^= {edge(came) if came and late else _BEGIN}
        found ^= {edge(left) if left else _END}
    return frozenset(found)


def _spans(edges: frozenset[Edge]) -> list[tuple[Edge, Edge]]:
    """From when until when, each time."""
    there = sorted(edges)
    return list(zip(there[::2], there[1::2], strict=True))


def _meet(some: list[tuple[Edge, Edge]], others: list[tuple[Edge, Edge]]) -> bool:
    """Whether any of some spans has time in common with one of others."""
    return any(a < d and c < b for a, b in some for c, d in others)


def _clock(edge: Edge) -> dt.time | None:
    """The time of an edge; None for the beginning and the end."""
    return edge[2] if edge[0] == 1 else None


def is_there(meeting: Meeting, note: Attendance, item: AgendaItem, now: dt.time | None) -> bool:
    """Whether somebody is in the room at an item: now where it is treated, else where it was."""
    if note.status not in HERE or item.id in note.out_of:
        return False
    start = now or (item.started.time() if item.started else None)
    end = now or (item.ended.time() if item.ended else None)

    def before(one: dt.time, other: dt.time) -> bool:
        begun = beginning(meeting)
        return in_turn(one, begun) < in_turn(other, begun)

    return any(
        (end is None or stay.came is None or not before(end, stay.came))
        and (start is None or stay.left is None or before(start, stay.left))
        for stay in note.stays
    )


def comes_at(meeting: Meeting, note: Attendance, now: dt.time) -> dt.time | None:
    """When somebody who takes part is still to come, where they are not there yet or gone again."""
    begun = beginning(meeting)
    turn = in_turn(now, begun)
    for stay in note.stays if note.status in HERE else ():
        if stay.came and turn < in_turn(stay.came, begun):
            return stay.came
        if stay.left is None or turn <= in_turn(stay.left, begun):
            return None
    return None


def out_of_room(
    meeting: Meeting, item: AgendaItem, now: dt.time | None = None
) -> tuple[Attendance, ...]:
    """Who takes part in the meeting and is not in the room at an item."""
    taking_part = (note for note in meeting.attendance if note.status in HERE)
    return tuple(note for note in taking_part if not is_there(meeting, note, item, now))


def left_out(meeting: Meeting, item: Id) -> tuple[Attendance, ...]:
    """Who took no part in the treatment of an item, though there otherwise."""
    return tuple(note for note in meeting.attendance if note.status in HERE and item in note.out_of)
