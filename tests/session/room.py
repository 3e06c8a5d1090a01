"""A meeting that is open here, with what is told of it and a disk that saves when it is told to."""

import datetime as dt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry, Decision, Note
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.events import Event
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Desk
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.journal.recovery import KeptDraft, kept
from tryg_tui.store.presence.lease import Lease
from tryg_tui.store.presence.participation import Newer, Writer

NEXT = "2018-04-10"
"""The shipped meeting that is planned."""

PREVIOUS = "2017-12-05"
"""The shipped meeting whose minutes it approves."""

SOMEBODY = Lease(user="mette", host="far-away", pid=1, boot="", nonce="mette")
"""Who else may write."""


class Disk:
    """Saves what was handed over when it is told to, or fails to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.waiting: dict[Id, Meeting] = {}
        """What was handed over and is not on disk."""
        self.beside: set[Id] = set()
        """The meetings that are saved in a file beside their own."""
        self.fails = False
        """Whether nothing can be saved."""

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are not on disk."""
        return bool(self.waiting)

    def save(self, meeting: Meeting) -> None:
        """Take a version that is to be saved."""
        self.waiting[meeting.id] = meeting
        self._desk.drafts.keeper.version(meeting, self._desk.bases.get(meeting.id))

    def is_beside(self, meeting: Id) -> bool:
        """Whether a meeting is saved in a file beside its own."""
        return meeting in self.beside

    async def settled(self) -> None:
        """Save what waits."""
        self.write()

    def write(self) -> None:
        """Save what waits, unless that fails."""
        while self.waiting and not self.fails:
            id, meeting = self.waiting.popitem()
            base = self._desk.bases.get(id)
            self._desk.settle(save_meeting(self._desk.root, meeting, base.sha256 if base else None))
            self._desk.drafts.keeper.saved(id)


class Room:
    """A session of the shipped meeting."""

    def __init__(self, root: Path, now: dt.datetime) -> None:
        self.root = root
        self.now = now
        self.desk = Desk(root)
        self.disk = Disk(self.desk)
        self.told: list[Event] = []
        self.busy = False
        self.session = self.open()

    def open(self, id: Id = NEXT) -> MeetingSession:
        """Open a meeting."""
        return MeetingSession(self.desk, self.disk, id, self.told.append, is_busy=lambda: self.busy)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands here."""
        return self.session.meeting

    @property
    def texts(self) -> list[str]:
        """What was recorded."""
        return [entry.text for entry in self.meeting.entries]

    def save(self) -> None:
        """Bring to disk what waits."""
        self.disk.write()

    def on_disk(self, id: Id = NEXT) -> Meeting:
        """A meeting as its file says."""
        loaded, problems = read_meeting(self.root, f"minutes/{id}.toml")
        assert loaded is not None, problems
        return loaded.value

    def elsewhere(self, **changes: Any) -> None:
        """Another program or person writes the meeting, and that is seen here."""
        loaded, _problems = read_meeting(self.root, f"minutes/{NEXT}.toml")
        assert loaded is not None
        changed = replace(loaded.value, **changes)
        self.session.hear(Newer(save_meeting(self.root, changed, loaded.sha256)))

    def lose_the_lease(self) -> None:
        """Somebody else takes over the minutes."""
        self.session.hear(Writer(mine=True))
        self.session.hear(Writer(lease=SOMEBODY, lost=True))

    def events(self, kind: type[Event]) -> list[Event]:
        """What was told of one kind."""
        return [event for event in self.told if isinstance(event, kind)]

    def journal(self) -> list[KeptDraft]:
        """What would be given back if the program ended now; nothing can be kept afterwards."""
        self.desk.drafts.keeper.close()
        found = abandoned(self.root)
        drafts = [draft for one in found for draft in kept(one.values).drafts]
        for one in found:
            one.leave()
        return drafts


def draft(text: str = "Ord", **fields: Any) -> Draft:
    """A note that is being written at the first item."""
    whole: dict[str, Any] = {"kind": "note", "item": "agenda", "values": {"text": text}}
    return Draft(**(whole | fields))


def note(text: str = "Ord", item: Id = "agenda") -> Note:
    """A note that is complete."""
    return Note(n=0, item=item, at=dt.datetime.now().astimezone(), text=text)


def recorded(room: Room, text: str = "Første ordlyd") -> AnyEntry:
    """A decision that stands in the minutes and in their file."""
    at = room.now
    decision = Decision(n=0, item="agenda", at=at, text=text, outcome="adopted")
    n = room.session.record(decision)
    room.save()
    entry = room.meeting.entry(n)
    assert entry is not None
    return entry


def edited(room: Room, entry: AnyEntry, text: str) -> tuple[Draft, AnyEntry]:
    """A change of an entry in the editor, and what it would make of it."""
    begun = entry_drafts.edit(room.session, entry)
    return replace(begun, values={**begun.values, "text": text}), replace(entry, text=text)


def loaded(room: Room, id: Id = NEXT) -> Loaded[Meeting]:
    """A meeting with its file, as it stands here."""
    found = room.desk.folder.meeting(id)
    assert found is not None
    return found
