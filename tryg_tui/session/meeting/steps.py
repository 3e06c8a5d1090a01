"""The last changes of a meeting that is written here, of which any may be taken back alone."""

import msgspec

from tryg_tui.core.meetings import steps
from tryg_tui.core.meetings.recording import content_of, with_content
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.meeting_session import MeetingSession

MOST = 30
"""So many of the last changes are offered to be taken back."""


class Step(msgspec.Struct, frozen=True):
    """A change of a meeting."""

    at: int
    """Its place among the changes, from 0 for the first."""
    before: Meeting
    """The meeting with what it held before it."""
    after: Meeting
    """The meeting with what it held after it."""
    built_on: int | None = None
    """The place of a later change that builds on it, so that it cannot be taken back alone."""


def last_steps(session: MeetingSession) -> tuple[Step, ...]:
    """The last changes that were made here, the newest first."""
    meeting, history = session.meeting, session.file.history
    now = content_of(meeting)
    whole = [with_content(meeting, one) for one in (*history.past, now)]
    found = []
    for at in range(len(history.past))[-MOST:]:
        by: int | None = None
        try:
            steps.without(history, now, at, meeting)
        except steps.BuiltOn as built:
            by = built.by
        found.append(Step(at, whole[at], whole[at + 1], by))
    return tuple(reversed(found))


def begun(session: MeetingSession) -> Meeting:
    """The meeting with the agenda it had when it began, or when this program opened it since."""
    past = session.file.history.past[len(session.planned) :]
    return with_content(session.meeting, past[0]) if past else session.meeting


def take_back(session: MeetingSession, at: int) -> None:
    """Take one change back; raises Refused, and BuiltOn where a later one builds on it."""
    meeting, history = session.meeting, session.file.history
    history, content = steps.without(history, content_of(meeting), at, meeting)
    session.apply(lambda m: with_content(m, content), undoable=False)
    session.file.history = history
