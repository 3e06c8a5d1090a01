"""The entries that are being written at one meeting: begun, kept, and taken into the minutes."""

from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.input.parse import draft_of
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import AnyEntry, FollowUp, FollowUpState
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.session.drafts import draft_place
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.journal.recovery import KeptDraft

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
    left, shown = session.desk.drafts.of(session.id), session.shown
    kept = left.get((kind, shown, of)) or _homeless(session, kind, of)
    if kept is not None:
        return replace(kept, meeting=session.id)
    return Draft(kind=kind, item=shown, values=values, meeting=session.id, of=of, sha256=sha256)


def _homeless(session: MeetingSession, kind: str, of: Citation) -> Draft | None:
    """What was left of a kind at an item that is gone, brought to the one on screen."""
    drafts = session.desk.drafts
    for draft in drafts.of(session.id).values():
        gone = session.meeting.item(draft.item) is None
        if gone and (draft.kind, draft.of, draft.n) == (kind, of, None):
            moved = replace(draft, item=session.shown)
            drafts.keep(KeptDraft(meeting=session.id, draft=moved))
            drafts.forget(session.id, draft)
            return moved
    return None


def edit(session: MeetingSession, entry: AnyEntry) -> Draft:
    """A change of an entry: as it was left, or as the entry stands."""
    draft = draft_of(entry, session.desk.folder)
    left = session.desk.drafts.of(session.id)
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
    drafts, before = session.desk.drafts, draft.before
    if before is not None and draft.values == draft_of(before, session.desk.folder).values:
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
            session.record(entry)
    except Refused:
        session.desk.drafts.refused(KeptDraft(meeting=session.id, draft=draft, open=True))
        raise
    n = draft.n or session.meeting.last
    session.desk.drafts.recorded(session.id, draft, n)
    return n


def promise(session: MeetingSession, n: int) -> dict[Field, str]:
    """What a promise to make an entry known begins with."""
    entry = session.meeting.entry(n)
    if entry is None:
        return {}
    about = session.desk.folder.initiative(entry.initiative)
    return {
        "text": entry.text,
        "initiative": about.title if about else "",
        "of": session.meeting.cite(entry),
        "private": "yes" if entry.private else "",
    }


def follow_up(session: MeetingSession, citation: Citation, state: FollowUpState) -> Draft | None:
    """Say what became of an entry: at once when it is done, else by the draft returned.

    What this meeting has said of it already is changed.
    """
    mine = [e for e in session.meeting.entries if isinstance(e, FollowUp) and e.of == citation]
    private = _is_private(session, citation)
    if state == "done" and mine:
        session.replace(mine[-1].n, mine[-1], replace(mine[-1], state="done"))
        return None
    if state == "done":
        said = FollowUp(
            n=0,
            item=session.shown,
            at=session.desk.now(),
            of=citation,
            state="done",
            private=private,
        )
        session.record(said)
        return None
    if mine:
        draft = draft_of(mine[-1], session.desk.folder)
        return replace(draft, meeting=session.id, values={**draft.values, "state": state})
    values: dict[Field, str] = {"state": state, "private": "yes" if private else ""}
    return begin(session, "followup", values, of=citation)


def _is_private(session: MeetingSession, citation: Citation) -> bool:
    """Whether the entry cited may not be shown, which then holds for what is said of it."""
    place = split_citation(citation)
    loaded = session.desk.folder.meeting(place[0]) if place else None
    entry = loaded.value.entry(place[1]) if loaded and place else None
    return entry is not None and entry.private
