"""Corrections of earlier minutes, recorded at a meeting that goes on or prepared for one that is
planned.
"""

from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from tryg_tui.core.check.figures import untenable
from tryg_tui.core.ledger.corrections import (
    Correction,
    amended,
    attended,
    correction,
    parts_of,
    proposed,
)
from tryg_tui.core.ledger.fold import cited
from tryg_tui.core.ledger.privacy import cited_entry, corrected_entry, is_private
from tryg_tui.core.meetings.attendance import (
    attendance_of,
    part_note,
    stand_in,
    tidy,
    with_note,
    with_notes,
)
from tryg_tui.core.model.attendance import Attendance, PartCorrection
from tryg_tui.core.model.base import Citation, Id, Problem
from tryg_tui.core.model.entries import Amendment, AnyEntry, ReadingEntry
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace


def correcting(workspace: Workspace, meeting: Meeting) -> Meeting | None:
    """The meeting at which earlier minutes can be corrected: a later one that goes on, else the
    next planned, of the same group where it has one.
    """
    place, body = (meeting.date, meeting.id), workspace.folder.body_of(meeting)
    later = [one for one in workspace.meetings if (one.date, one.id) > place and not one.written]
    own = [one for one in later if workspace.folder.body_of(one) == body]
    orders = ((state, some) for state in ("open", "planned") for some in (own, later))
    return next((one for state, some in orders for one in some if one.state == state), None)


def waiting(workspace: Workspace, meeting: Meeting) -> Meeting | None:
    """The planned meeting at which prepared corrections of earlier minutes will count, if any."""
    about = (meeting.id, *map(meeting.cite, meeting.entries))
    return next((one for one in workspace.meetings if any(prepared(one, of) for of in about)), None)


def prepared(at: Meeting, of: Citation) -> tuple[Correction, ...]:
    """The corrections of an entry, or of who took part in a meeting, that a planned meeting has."""
    if at.state != "planned":
        return ()
    found = ((source, one) for source, one in cited(at) if isinstance(one, Amendment))
    return tuple(Correction(source=source, entry=one) for source, one in found if one.of == of)


def _known(session: MeetingSession, of: Citation) -> tuple[Correction, ...]:
    """The corrections of an entry, or of who took part in a meeting, with those prepared here."""
    found = session.workspace.ledger(session.id).corrections.get(of, ())
    return (*found, *prepared(session.meeting, of))


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


def begin(
    session: MeetingSession, citation: Citation, person: Id = ""
) -> Correcting | CorrectingPart | None:
    """The entry that is cited, to be corrected, or that a cited correction is about; one of this
    very meeting is changed, of several people's parts that of a person. None where there is none
    any more.
    """
    folder, meeting = session.workspace.folder, session.meeting
    found = cited_entry(folder, meeting, citation)
    if found is None:
        return None
    home, entry = found
    own = entry if isinstance(entry, Amendment) and home is meeting else None
    if isinstance(entry, Amendment) and entry.attendance:
        return begin_part(session, entry.of, person or entry.attendance[0].person, own)
    if isinstance(entry, Amendment):
        found = corrected_entry(folder, home, entry)
    if found is None or isinstance(found[1], Amendment):
        return None
    home, entry = found
    private = is_private(folder, home, entry)
    of = home.cite(entry)
    for one in _known(session, of):
        if own is None or one.source.citation != citation:
            entry = amended(entry, one.entry)
    before = replace(
        proposed(entry, of, _item(session), session.workspace.now()),
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
    loaded = session.workspace.folder.meeting(meeting)
    if loaded is None:
        return None
    mine = session.meeting.cite(own) if own else ""
    found = (one for one in _known(session, meeting) if one.source.citation != mine)
    read = attended(loaded.value, found)
    noted = attendance_of(read, person) or Attendance(person=person, status="present")
    before = PartCorrection(**asdict(noted))
    if own is None:
        return CorrectingPart(meeting=read, before=before, begun=before)
    now = attendance_of(with_notes(read, own.attendance), person) or noted
    begun = PartCorrection(**asdict(now), why=own.why, private=own.private)
    return CorrectingPart(meeting=read, before=before, begun=begun, changed=own)


def record_part(session: MeetingSession, about: CorrectingPart, wanted: PartCorrection) -> bool:
    """Record how somebody's part in a meeting should read; whether that is another thing than it
    says. Raises Refused where nothing can be recorded.
    """
    fields = {name: getattr(wanted, name) for name in Attendance.__struct_fields__}
    note, own = tidy(Attendance(**fields)), about.changed
    others = [one for one in own.attendance if one.person != note.person] if own else []
    before = about.meeting
    after = stand_in(with_note(with_notes(before, others), note), note.person)
    if attendance_of(before, note.person) == note:
        return False
    changed = (one for one in after.attendance if one not in before.attendance)
    notes = tuple(part_note(attendance_of(before, one.person), one) for one in changed)
    said: dict[str, Any] = {"attendance": notes, "why": wanted.why, "private": wanted.private}
    if own is not None:
        session.replace(own.n, own, replace(own, **said))
        return True
    now, item = session.workspace.now(), _item(session)
    _record(session, Amendment(n=0, item=item, at=now, of=about.meeting.id, **said))
    return True


def _record(session: MeetingSession, said: Amendment) -> None:
    """Record a correction; raises Refused where that may not be."""
    session.require(session.meeting.item(said.item), "item-gone", said)
    session.record(said)


def impossible(session: MeetingSession, about: Correcting, wanted: Amendment) -> list[Problem]:
    """Why a figure cannot be as it should read now, unless it was recorded so already."""
    entry, folder, today = about.entry, session.workspace.folder, session.workspace.today
    if not isinstance(entry, ReadingEntry):
        return []
    parts = [part for field in entry.correctable for part in parts_of(field)]
    after = replace(entry, **{part: getattr(wanted, part) for part in parts})
    before = untenable(entry, folder, today)
    return [one for one in untenable(after, folder, today) if one not in before]


def record(session: MeetingSession, about: Correcting, wanted: Amendment) -> bool:
    """Record how an entry should read; whether that is another thing than it says. Raises Refused
    where nothing can be recorded.
    """
    said = correction(type(about.entry), about.before, wanted)
    if said is None:
        return False
    if about.changed is None:
        _record(session, said)
    else:
        own = about.changed
        kept = replace(said, n=own.n, item=own.item, at=own.at, of=own.of, extra=own.extra)
        session.replace(own.n, own, kept)
    return True
