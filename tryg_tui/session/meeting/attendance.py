"""Noting who takes part in a meeting that is written here."""

import datetime as dt

from tryg_tui.core.input.names import with_capitals
from tryg_tui.core.meetings import recording
from tryg_tui.core.meetings.attendance import arrive_or_leave, attend, attend_all, attendance_of
from tryg_tui.core.model.attendance import Attendance, Presence, Stay
from tryg_tui.core.model.base import Id, slug
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.register import present
from tryg_tui.session.meeting.meeting_session import MeetingSession

LONGEST = 60
"""Most signs of a guest's id, before the number that tells two of a name apart."""


def note(session: MeetingSession, person: Id, status: Presence | None) -> None:
    """Note how somebody takes part; None takes the note away. Raises Refused, as all here do."""
    known = attendance_of(session.meeting, person)
    name = known.name if known else ""
    session.apply(lambda meeting: attend(meeting, person, status, name))


def note_all(session: MeetingSession) -> None:
    """All who take part that day, and of whom nothing is noted yet, are present."""
    people = session.workspace.folder.partnership.people
    called = present(people, session.meeting.date, session.meeting.body)
    session.apply(lambda meeting: attend_all(meeting, [one.id for one in called]))


def note_part(session: MeetingSession, before: Meeting, wanted: Attendance) -> None:
    """Note all there is to somebody's part in the meeting, which was seen as `before`."""
    session.apply(lambda meeting: recording.note_part(meeting, before, wanted))


def come_or_go(session: MeetingSession, person: Id, said: dt.time | tuple[Stay, ...]) -> None:
    """Note when somebody came or left, or all the times between which they were there."""
    session.apply(lambda meeting: arrive_or_leave(meeting, person, said))


def add_guest(session: MeetingSession, name: str) -> None:
    """Note a guest by name, which gets its capitals; two of a name are two."""
    name = with_capitals(name)
    taken = {noted.person for noted in session.meeting.attendance}
    stem = f"gaest-{slug(name)}"[:LONGEST].rstrip("-")
    ids = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))]
    person = next(one for one in ids if one not in taken)
    session.apply(lambda meeting: attend(meeting, person, "guest", name))
