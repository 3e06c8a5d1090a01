"""A meeting that is open here, with what is told of it and a disk that saves when it is told to."""

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry, Decision, Note
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.file_kind import Event as FileEvent
from tryg_tui.session.file_kind import SavingChanged
from tryg_tui.session.file_writer import Work
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.events import Event
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.recovery import Recovered, recovered
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved
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


class Waiting:
    """Stands in for an event loop: work is done when it is told to."""

    def __init__(self) -> None:
        self.work: list[Work] = []
        """What was begun and is not done."""
        self.timers: list[Callable[[], None]] = []
        """What is to be done after a while."""

    def run(self, work: Work) -> None:
        """Take work that is to be done."""
        self.work.append(work)

    def later(self, _seconds: float, act: Callable[[], None]) -> None:
        """Take what is to be done after a while."""
        self.timers.append(act)

    async def do(self) -> None:
        """Do what waits."""
        while self.work:
            await self.work.pop(0)()


class Disk(Saver):
    """Saves what was handed over when it is told to, or fails to."""

    def __init__(self, workspace: Workspace, tell: Callable[[FileEvent], None]) -> None:
        self.loop = Waiting()
        super().__init__(workspace, tell, self.loop)
        self.fails = False
        """Whether nothing can be saved."""

    def save_meeting(
        self, root: Path, meeting: Meeting, base: str | None, fence: Callable[[], bool] | None
    ) -> Loaded[Meeting]:
        """Save as the program does, unless nothing can be saved."""
        if self.fails:
            raise NotSaved("io", root)
        return save_meeting(root, meeting, base, fence)

    async def settled(self) -> None:
        """Save what waits."""
        await self.loop.do()

    def write(self) -> None:
        """Save what waits, unless that fails."""
        self.retry()
        asyncio.run(self.settled())


class Room:
    """A session of the shipped meeting."""

    def __init__(self, root: Path, now: dt.datetime) -> None:
        self.root = root
        self.now = now
        self.workspace = Workspace(root)
        self.heard: list[FileEvent] = []
        """What became of the files, but for how they are saved."""
        self.disk = Disk(self.workspace, self._hear)
        self.told: list[Event] = []
        self.busy = False
        self.session = self.open()

    def _hear(self, event: FileEvent) -> None:
        if not isinstance(event, SavingChanged):
            self.heard.append(event)

    @property
    def waiting(self) -> set[Id]:
        """The meetings that are not on disk as they stand here."""
        return {meeting.id for meeting in self.disk.waiting}

    def known(self, id: Id = NEXT) -> Loaded[Meeting]:
        """The version of a meeting that is on disk, as far as is known here."""
        base = self.disk.minutes(id).versions.base
        assert base is not None
        return base

    def beside(self, id: Id = NEXT) -> list[Meeting]:
        """The versions of a meeting that are kept beside its file."""
        paths = sorted((self.root / "minutes").glob(f"{id}.conflict-*.toml"))
        found = [read_meeting(self.root, f"minutes/{path.name}")[0] for path in paths]
        return [one.value for one in found if one is not None]

    def open(self, id: Id = NEXT) -> MeetingSession:
        """Open a meeting."""
        return MeetingSession(
            self.workspace, self.disk, id, self.told.append, is_busy=lambda: self.busy
        )

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
        self.workspace.drafts.keeper.close()
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
    found = room.workspace.folder.meeting(id)
    assert found is not None
    return found


def ended(room: Room) -> Recovered:
    """What is found after the program has ended."""
    room.workspace.drafts.keeper.close()
    found = abandoned(room.root)
    given = recovered(room.workspace, found)
    for one in found:
        one.leave()
    return given
