"""The entries written at one meeting: begun, kept, taken into the minutes; approvals."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tryg_tui.core.input.draft import FIELDS, Draft, Field
from tryg_tui.core.input.fields import draft_of, value_of
from tryg_tui.core.ledger.privacy import cited_entry
from tryg_tui.core.meetings.lifecycle import finalise
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import AnyEntry, Approval, FollowUp, FollowUpState, kind_of
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.drafts import draft_place
from tryg_tui.session.meeting.events import Refused
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.journal.recovery import KeptDraft

if TYPE_CHECKING:
    from tryg_tui.session.meeting.meeting_session import MeetingSession
    from tryg_tui.session.workspace import Workspace

START = (0, 0)
"""The beginning of a field: its row and column."""


def begin(
    session: MeetingSession,
    kind: str,
    values: dict[Field, str],
    of: Citation = "",
    sha256: str = "",
) -> Draft:
    """An entry at the item on screen: as it was left there, or with what is known of it.

    What was left at an item that is on the agenda no more is gone on with here.
    """
    left, shown = session.workspace.drafts.of(session.id), session.shown
    kept = left.get((kind, shown, of)) or _homeless(session, kind, of)
    if kept is not None:
        return replace(kept, meeting=session.id)
    return Draft(kind=kind, item=shown, values=values, meeting=session.id, of=of, sha256=sha256)


def _homeless(session: MeetingSession, kind: str, of: Citation) -> Draft | None:
    """What was left of a kind at an item that is gone, brought to the one on screen."""
    drafts = session.workspace.drafts
    for draft in drafts.of(session.id).values():
        gone = session.meeting.item(draft.item) is None
        if gone and (draft.kind, draft.of, draft.n) == (kind, of, None):
            moved = replace(draft, item=session.shown)
            drafts.keep(KeptDraft(meeting=session.id, draft=moved))
            drafts.forget(session.id, draft)
            return moved
    return None


def last_typed(session: MeetingSession, field: Field) -> str:
    """What a field held the last time it held anything at this meeting, as it is typed."""
    folder = session.workspace.folder
    said = (
        value_of(one, field, folder)
        for one in reversed(session.meeting.entries)
        if field in FIELDS[kind_of(one)]
    )
    return next(filter(None, said), "")


def edit(session: MeetingSession, entry: AnyEntry) -> Draft:
    """A change of an entry: as it was left, or as the entry stands."""
    draft = draft_of(entry, session.workspace.folder)
    left = session.workspace.drafts.of(session.id)
    return replace(left.get(draft_place(draft), draft), meeting=session.id)


def keep(
    session: MeetingSession,
    draft: Draft,
    field: Field = "text",
    cursor: tuple[int, int] = START,
    *,
    open: bool = False,
) -> None:
    """Keep what is written, with `open` while its editor is, and where in it somebody writes.

    A change of an entry that changes nothing is not kept.
    """
    drafts, before = session.workspace.drafts, draft.before
    if before is not None and draft.values == draft_of(before, session.workspace.folder).values:
        drafts.forget(session.id, draft)
    else:
        kept = KeptDraft(meeting=session.id, draft=draft, open=open, field=field, cursor=cursor)
        drafts.keep(kept)


def set_aside(session: MeetingSession, text: str) -> None:
    """Keep words that could not be put where they were asked for, as a note that is begun."""
    note = begin(session, "note", {})
    words = "\n".join(filter(None, (note.values.get("text"), text)))
    keep(session, replace(note, values={**note.values, "text": words}))


def accept(session: MeetingSession, draft: Draft, entry: AnyEntry) -> int:
    """Take what is written into the minutes, and return the number of the entry.

    Raises Refused where what the editor was opened on is no longer so. The words are kept then, and
    otherwise until the file holds them.
    """
    keep(session, draft, open=True)
    try:
        if draft.n:
            session.replace(draft.n, draft.before, entry)
        else:
            session.require(session.meeting.item(draft.item), "item-gone")
            if isinstance(entry, FollowUp) and draft.also:
                session.record_all(_of_all(session, entry, (draft.of, *draft.also)))
            else:
                session.record(entry)
    except Refused:
        session.workspace.drafts.refused(KeptDraft(meeting=session.id, draft=draft, open=True))
        raise
    n = draft.n or session.meeting.last
    session.workspace.drafts.recorded(session.id, draft, n)
    return n


def promise(session: MeetingSession, n: int) -> dict[Field, str]:
    """What a promise to make an entry known begins with."""
    entry = session.meeting.entry(n)
    if entry is None:
        return {}
    about = session.workspace.folder.initiative(entry.initiative)
    return {
        "text": entry.text,
        "initiative": about.title if about else "",
        "of": session.meeting.cite(entry),
        "private": "yes" if entry.private else "",
    }


def _of_all(
    session: MeetingSession, said: FollowUp, citations: Iterable[Citation]
) -> Iterator[FollowUp]:
    """The same said of several entries, each as confidential as what it is about; one that is there
    no more is left out.
    """
    for citation in citations:
        if cited := cited_entry(session.workspace.folder, session.meeting, citation):
            yield replace(said, of=citation, private=said.private or cited[1].private)


def follow_up_all(
    session: MeetingSession, citations: Sequence[Citation], state: FollowUpState
) -> Draft:
    """Begin to say the same of several entries, in one sentence that becomes a line for each."""
    found = (cited_entry(session.workspace.folder, session.meeting, one) for one in citations)
    private = all(one is not None and one[1].private for one in found)
    values: dict[Field, str] = {"state": state, "private": "yes" if private else ""}
    begun = begin(session, "followup", values, of=citations[0])
    return replace(begun, also=tuple(citations[1:]), values={**begun.values, "state": state})


def settle(
    session: MeetingSession, citation: Citation, state: FollowUpState, item: Id = ""
) -> None:
    """Say at once, at the item on screen or another one, what became of an entry.

    What this meeting has said of it already is changed.
    """
    mine = _said_today(session, citation)
    if mine is not None:
        session.replace(mine.n, mine, replace(mine, state=state))
        return
    cited = cited_entry(session.workspace.folder, session.meeting, citation)
    # What is said of an entry that may not be shown may not be shown either.
    private = cited is not None and cited[1].private
    place, now = item or session.shown, session.workspace.now()
    session.record(FollowUp(n=0, item=place, at=now, of=citation, state=state, private=private))


def _said_today(session: MeetingSession, citation: Citation) -> FollowUp | None:
    """What this meeting has said last of an entry, or None."""
    entries = session.meeting.entries
    mine = [one for one in entries if isinstance(one, FollowUp) and one.of == citation]
    return mine[-1] if mine else None


def follow_up(session: MeetingSession, citation: Citation, state: FollowUpState) -> Draft | None:
    """Say what became of an entry: at once when it is done, else by the draft returned.

    What this meeting has said of it already is changed.
    """
    if state == "done":
        settle(session, citation, state)
        return None
    mine = _said_today(session, citation)
    if mine is not None:
        draft = draft_of(mine, session.workspace.folder)
        return replace(draft, meeting=session.id, values={**draft.values, "state": state})
    return follow_up_all(session, (citation,), state)


async def approve(session: MeetingSession) -> None:
    """Approve them without remarks; why that cannot be done is said, or raised as Refused."""
    previous = session.workspace.previous(session.meeting)
    sha256 = await _approvable(session, previous)
    if sha256 and previous is not None:
        now, item = session.workspace.now(), session.shown
        session.record(Approval(n=0, item=item, at=now, of=previous.id, sha256=sha256))


async def approve_with_remarks(session: MeetingSession, text: str = "") -> Draft | None:
    """The draft of an approval with remarks, where they can be approved; `text` is proposed."""
    previous = session.workspace.previous(session.meeting)
    sha256 = await _approvable(session, previous)
    if not sha256 or previous is None:
        return None
    values: dict[Field, str] = {"approval": "approved-with-remarks", "text": text}
    return begin(session, "approval", values, of=previous.id, sha256=sha256)


def approve_elsewhere(session: MeetingSession, day: dt.date, *, remarks: bool) -> Draft | None:
    """Approve minutes of a day from before this folder was kept, or begin to do so with remarks."""
    of, item = day.isoformat(), session.shown
    if session.why_not_write is not None:
        raise Refused(session.why_not_write)
    if _is_approved(session, of):
        return None
    if remarks:
        return begin(session, "approval", {"approval": "approved-with-remarks"}, of=of)
    session.record(Approval(n=0, item=item, at=session.workspace.now(), of=of))
    return None


def approve_agenda(session: MeetingSession, changes: str | None = None) -> Draft | None:
    """Approve the meeting's own agenda, or with changes begin to say which they are."""
    of, item = session.id, session.shown
    if session.why_not_write is not None:
        raise Refused(session.why_not_write)
    if _is_approved(session, of):
        return None
    if changes is not None:
        values: dict[Field, str] = {"approval": "approved-with-remarks", "text": changes}
        return begin(session, "approval", values, of=of)
    session.record(Approval(n=0, item=item, at=session.workspace.now(), of=of))
    return None


async def _approvable(session: MeetingSession, previous: Meeting | None) -> str:
    """The hash of their file, made final first; nothing where they cannot be approved.

    They are read once more, as the hash must be that of what lies in the folder.
    """
    if session.why_not_write is not None:
        raise Refused(session.why_not_write)
    if (
        previous is None
        or _is_approved(session, previous.id)
        or not await _is_final(session, previous)
    ):
        return ""
    sha256, path = await hash_on_disk(session.workspace, previous.id)
    if not sha256:
        session.say("previous-changed", file=path)
    return sha256


async def hash_on_disk(workspace: Workspace, id: Id) -> tuple[str, str]:
    """The hash of the file of some minutes, nothing where it is not as they stand here; and its
    path.
    """
    known = workspace.folder.meeting(id)
    assert known is not None
    on_disk, _problems = await asyncio.to_thread(read_meeting, workspace.root, known.path)
    intact = on_disk is not None and on_disk.sha256 == known.sha256
    return known.sha256 if intact else "", known.path


async def _is_final(session: MeetingSession, minutes: Meeting) -> bool:
    """Whether some minutes are final in their file; a draft is made final now."""
    if minutes.state == "draft":
        session.saver.minutes(minutes.id).take(finalise(minutes))
        await session.saver.settled()
    return minutes.state != "draft" or not session.saver.unsaved


def _is_approved(session: MeetingSession, of: Id) -> bool:
    """Whether they are approved here already, which is then said."""
    entries = session.meeting.entries
    approved = any(isinstance(e, Approval) and e.of == of for e in entries)
    if approved:
        session.say("approved-already")
    return approved
