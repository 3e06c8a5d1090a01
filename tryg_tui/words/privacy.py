"""What may not be shown on a shared screen or in a public document."""

from msgspec.structs import replace

from tryg_tui.core.ledger.privacy import cited_entry, is_private, public_part
from tryg_tui.core.meetings.recording import HERE
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Amendment, FollowUp
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _

__all__ = [
    "cited_entry",
    "hidden_citations",
    "is_private",
    "private_citations",
    "public_part",
    "shared_meeting",
    "shared_part",
]


def private_citations(folder: Folder) -> frozenset[Citation]:
    """The citations of all private entries: all that a shared screen keeps of them."""
    return frozenset(
        meeting.cite(entry)
        for meeting in (loaded.value for loaded in folder.meetings)
        for entry in meeting.entries
        if is_private(folder, meeting, entry)
    )


def shared_part(folder: Folder, private: frozenset[Citation]) -> Folder:
    """The folder as a shared screen may know it; `private` are the folder's private citations."""
    meetings = (replace(m, value=shared_meeting(m.value, private)) for m in folder.meetings)
    return replace(folder, meetings=tuple(meetings))


def shared_meeting(meeting: Meeting, private: frozenset[Citation]) -> Meeting:
    """A meeting without its private entries, what its private items are about, and who is away.

    A private item keeps its place in the agenda, so that the numbers are those of the minutes.
    """
    hidden = hidden_citations(meeting, private)
    items = (
        replace(item, title=_("Closed item"), short="", text="", view="other", extra={})
        if item.private
        else item
        for item in meeting.items
    )
    return replace(
        meeting,
        items=tuple(items),
        attendance=tuple(note for note in meeting.attendance if note.status in HERE),
        entries=tuple(entry for entry in meeting.entries if meeting.cite(entry) not in hidden),
    )


def hidden_citations(meeting: Meeting, private: frozenset[Citation]) -> frozenset[Citation]:
    """The private citations known before, and those of a meeting.

    Enough for somebody who does not hold the entries of other meetings that these speak of.
    """
    closed = {item.id for item in meeting.items if item.private}
    hidden = set(private)
    found = -1
    while found != len(hidden):
        found = len(hidden)
        hidden |= {
            meeting.cite(entry)
            for entry in meeting.entries
            if entry.private
            or entry.item in closed
            or (isinstance(entry, Amendment | FollowUp) and entry.of in hidden)
        }
    return frozenset(hidden)
