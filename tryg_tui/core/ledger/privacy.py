"""What may not be shown on a shared screen or in a public document, links followed."""

from typing import Protocol

from msgspec.structs import replace

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, FollowUp
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting, split_citation


class Meetings(Protocol):
    """Where meetings are found: a folder, or anything that is quicker at it."""

    def meeting(self, id: Id, /) -> Loaded[Meeting] | None:
        """The meeting with an id, or None."""


def is_private(folder: Meetings, meeting: Meeting, entry: AnyEntry) -> bool:
    """Whether an entry is private: itself, by its item, or because it speaks of a private one.

    A correction or follow-up of a private entry tells what that entry says, so it is private too
    even where nobody has marked it.
    """
    seen: set[Citation] = set()
    while True:
        item = meeting.item(entry.item)
        if entry.private or (item is not None and item.private):
            return True
        here = meeting.cite(entry)
        if here in seen or not isinstance(entry, Amendment | FollowUp):
            return False
        seen.add(here)
        cited = cited_entry(folder, meeting, entry.of)
        if cited is None:
            return False
        meeting, entry = cited


def cited_entry(
    folder: Meetings, meeting: Meeting, citation: Citation
) -> tuple[Meeting, AnyEntry] | None:
    """The entry that a citation in a meeting names, with the meeting it stands in, or None."""
    found = split_citation(citation)
    if found is None:
        return None
    loaded = folder.meeting(found[0])
    home = meeting if found[0] == meeting.id else loaded.value if loaded else None
    entry = home.entry(found[1]) if home else None
    return (home, entry) if home and entry else None


def public_part(folder: Folder) -> Folder:
    """The folder without its private entries: what is folded from it tells nothing of them."""
    meetings = []
    for loaded in folder.meetings:
        meeting = loaded.value
        shown = tuple(e for e in meeting.entries if not is_private(folder, meeting, e))
        meetings.append(replace(loaded, value=replace(meeting, entries=shown)))
    return replace(folder, meetings=tuple(meetings))
