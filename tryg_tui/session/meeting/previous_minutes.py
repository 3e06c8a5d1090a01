"""Approving the minutes of the meeting before, at one that is written here."""

import asyncio

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.meetings.lifecycle import finalise
from tryg_tui.core.model.entries import Approval
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.entry_drafts import begin
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.folder.load import read_meeting


async def approve(session: MeetingSession) -> None:
    """Approve them without remarks; why that cannot be done is said, or raised as Refused."""
    previous = session.desk.previous(session.meeting)
    sha256 = await _approvable(session, previous)
    if sha256 and previous is not None:
        now, item = session.desk.now(), session.shown
        session.record(Approval(n=0, item=item, at=now, of=previous.id, sha256=sha256))


async def approve_with_remarks(session: MeetingSession) -> Draft | None:
    """The draft of an approval with remarks, where they can be approved."""
    previous = session.desk.previous(session.meeting)
    sha256 = await _approvable(session, previous)
    if not sha256 or previous is None:
        return None
    outcome = "approved-with-remarks"
    return begin(session, "approval", {"approval": outcome}, of=previous.id, sha256=sha256)


async def _approvable(session: MeetingSession, previous: Meeting | None) -> str:
    """The hash of their file, made final first; nothing where they cannot be approved.

    They are read once more, as the hash must be that of what lies in the folder.
    """
    if session.why_not_write is not None:
        raise Refused(session.why_not_write)
    if (
        previous is None
        or _is_approved(session, previous)
        or not await _is_final(session, previous)
    ):
        return ""
    known = session.desk.folder.meeting(previous.id)
    assert known is not None
    on_disk, _problems = await asyncio.to_thread(read_meeting, session.desk.root, known.path)
    if on_disk is not None and on_disk.sha256 == known.sha256:
        return known.sha256
    session.say("previous-changed", file=known.path)
    return ""


async def _is_final(session: MeetingSession, previous: Meeting) -> bool:
    """Whether they are final in their file; a draft is made final now."""
    if previous.state != "draft":
        return True
    final = finalise(previous)
    file = session.saver.minutes(previous.id)
    file.take(final)
    await session.saver.settled()
    return not session.saver.unsaved


def _is_approved(session: MeetingSession, previous: Meeting) -> bool:
    """Whether they are approved here already, which is then said."""
    entries = session.meeting.entries
    approved = any(isinstance(e, Approval) and e.of == previous.id for e in entries)
    if approved:
        session.say("approved-already")
    return approved
