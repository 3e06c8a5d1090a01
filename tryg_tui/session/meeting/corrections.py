"""Corrections of earlier minutes, recorded at the meeting that is open here."""

from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from tryg_tui.core.ledger.corrections import amended, attended, correction, proposed
from tryg_tui.core.ledger.privacy import cited_entry, corrected_entry, is_private
from tryg_tui.core.meetings.attendance import attendance_of, stand_in, tidy, with_notes
from tryg_tui.core.model.attendance import Attendance, PartCorrection
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace


def correcting(desk: Workspace, meeting: Meeting) -> Meeting | None:
    """The meeting that goes on, at which earlier minutes can be corrected."""
    place = (meeting.date, meeting.id)
    later = (one for one in desk.meetings if (one.date, one.id) > place and not one.written)
    return next((one for one in later if one.state == "open"), None)


class Correcting(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of earlier minutes that is to be corrected."""

    entry: AnyEntry
    """As it reads without what is written here."""
    before: Amendment
    """A correction that says all that it says."""
    begun: Amendment
    """What the form begins with: the same, or with the correction that is to be changed."""
    changed: Amendment | None = None
    """That correction, where it is one of this meeting."""


class CorrectingPart(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's part in an earlier meeting that is to be corrected."""

    meeting: Meeting
    """As it reads without what is written here."""
    before: PartCorrection
    """What it says of the part."""
    begun: PartCorrection
    """What the form begins with: the same, or with the correction that is to be changed."""
    changed: Amendment | None = None
    """That correction, where it is one of this meeting."""


def begin(session: MeetingSession, citation: Citation) -> Correcting | CorrectingPart | None:
    """The entry that is cited, to be corrected, or that a cited correction is about; one of this
    very meeting is changed. None where there is none any more.
    """
    folder, meeting = session.desk.folder, session.meeting
    cited = cited_entry(folder, meeting, citation)
    if cited is None:
        return None
    home, entry = cited
    own = entry if isinstance(entry, Amendment) and home is meeting else None
    if isinstance(entry, Amendment) and entry.attendance:
        return begin_part(session, entry.of, entry.attendance[0].person, own)
    if isinstance(entry, Amendment):
        cited = corrected_entry(folder, home, entry)
    if cited is None or isinstance(cited[1], Amendment):
        return None
    home, entry = cited
    private = is_private(folder, home, entry)
    of = home.cite(entry)
    for one in session.desk.ledger(meeting.id).corrections.get(of, ()):
        if own is None or one.source.citation != citation:
            entry = amended(entry, one.entry)
    before = replace(
        proposed(entry, of, _item(session), session.desk.now()),
        private=private or entry.private,
    )
    if own is None:
        return Correcting(entry=entry, before=before, begun=before)
    begun = proposed(amended(entry, own), of, own.item, own.at)
    begun = replace(begun, why=own.why, private=own.private)
    return Correcting(entry=entry, before=before, begun=begun, changed=own)


def _item(session: MeetingSession) -> Id:
    """Under which item a correction is recorded."""
    items = session.meeting.items
    return next((one.id for one in items if one.view == "previous-minutes"), session.shown)


def begin_part(
    session: MeetingSession, meeting: Id, person: Id, own: Amendment | None = None
) -> CorrectingPart | None:
    """Somebody's part in an earlier meeting, to be corrected, or one of this meeting's corrections
    of it changed; None where that meeting is not there any more.
    """
    loaded = session.desk.folder.meeting(meeting)
    if loaded is None:
        return None
    mine = session.meeting.cite(own) if own else ""
    found = session.desk.ledger(session.id).corrections.get(meeting, ())
    read = attended(loaded.value, (one for one in found if one.source.citation != mine))
    noted = attendance_of(read, person) or Attendance(person=person, status="present")
    before = PartCorrection(**asdict(noted))
    if own is None:
        return CorrectingPart(meeting=read, before=before, begun=before)
    now = next(one for one in own.attendance if one.person == person)
    begun = PartCorrection(**asdict(now), why=own.why, private=own.private)
    return CorrectingPart(meeting=read, before=before, begun=begun, changed=own)


def record_part(session: MeetingSession, about: CorrectingPart, wanted: PartCorrection) -> bool:
    """Record how somebody's part in a meeting should read; whether that is another thing than it
    says. Raises Refused where nothing can be recorded.
    """
    fields = {name: getattr(wanted, name) for name in Attendance.__struct_fields__}
    note, own = tidy(Attendance(**fields)), about.changed
    others = [one for one in own.attendance if one.person != note.person] if own else []
    after = stand_in(with_notes(about.meeting, [*others, note]), note.person)
    notes = tuple(
        one for one in after.attendance if attendance_of(about.meeting, one.person) != one
    )
    if note not in notes:
        return False
    said: dict[str, Any] = {"attendance": notes, "why": wanted.why, "private": wanted.private}
    if own is not None:
        session.replace(own.n, own, replace(own, **said))
        return True
    item = _item(session)
    session.require(session.meeting.item(item), "item-gone")
    now = session.desk.now()
    session.record(Amendment(n=0, item=item, at=now, of=about.meeting.id, **said))
    return True


def record(session: MeetingSession, about: Correcting, wanted: Amendment) -> bool:
    """Record how an entry should read; whether that is another thing than it says. Raises Refused
    where nothing can be recorded.
    """
    said = correction(type(about.entry), about.before, wanted)
    if said is None:
        return False
    if about.changed is None:
        session.require(session.meeting.item(said.item), "item-gone")
        session.record(said)
    else:
        own = about.changed
        kept = replace(said, n=own.n, item=own.item, at=own.at, of=own.of, extra=own.extra)
        session.replace(own.n, own, kept)
    return True
