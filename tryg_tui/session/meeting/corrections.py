"""Corrections of earlier minutes, recorded at the meeting that is open here."""

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import amended, correction, proposed
from tryg_tui.core.ledger.privacy import cited_entry, corrected_entry, is_private
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Amendment, AnyEntry
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace


def correcting(desk: Workspace, meeting: Meeting) -> Meeting | None:
    """The meeting that goes on, at which earlier minutes can be corrected."""
    place = (meeting.date, meeting.id)
    later = (one for one in desk.meetings if (one.date, one.id) > place)
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


def begin(session: MeetingSession, citation: Citation) -> Correcting | None:
    """The entry that is cited, to be corrected, or that a cited correction is about; one of this
    very meeting is changed. None where there is none any more.
    """
    folder, meeting = session.desk.folder, session.meeting
    cited = cited_entry(folder, meeting, citation)
    if cited is None:
        return None
    home, entry = cited
    own = entry if isinstance(entry, Amendment) and home is meeting else None
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
    item = next((one.id for one in meeting.items if one.view == "previous-minutes"), session.shown)
    before = replace(
        proposed(entry, of, item, session.desk.now()),
        private=private or entry.private,
    )
    if own is None:
        return Correcting(entry=entry, before=before, begun=before)
    begun = proposed(amended(entry, own), of, own.item, own.at)
    begun = replace(begun, why=own.why, private=own.private)
    return Correcting(entry=entry, before=before, begun=begun, changed=own)


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
