"""Saving beside the screen: the newest version, one at a time, never on the UI loop."""

import asyncio
import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from textual.app import App
from textual.message import Message

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.workspace import Desk
from tryg_tui.store.files.commit import NotSaved, Reason
from tryg_tui.store.files.watch import read_whole
from tryg_tui.store.folder.minutes import Copy, keep_copy, keep_theirs, minutes_path, save_meeting

if TYPE_CHECKING:
    from tryg_tui.core.meetings.merge import Conflict

State = Literal["idle", "saving", "saved", "not-saved"]
"""What is known about the last change."""

RETRY_SECONDS = 5.0
"""How long to wait before a failed save is tried again."""

FRAME_SECONDS = 0.03
"""How long a change may take to reach the screen before it is written."""

TORN_SECONDS = 0.3
"""How long to wait before a file that is being written by others is read again."""

TORN_TRIES = 10
"""How often such a file is read before it is taken to be as it will stay."""

BESIDE: frozenset[Reason] = frozenset({"exists", "unreadable", "fenced"})
"""Why minutes are saved in a file beside their own."""


class Saver:
    """Writes the versions the screens hand over, and says how it went."""

    class Changed(Message):
        """The state of saving has changed."""

    class Merged(Message):
        """Somebody else had changed the file; what both wrote is in it now."""

        def __init__(self, meeting: Id, conflicts: "tuple[Conflict, ...]", copy: str) -> None:
            """Carry what could not be put together, and the file that holds their version."""
            super().__init__()
            self.meeting = meeting
            self.conflicts = conflicts
            self.copy = copy

    def __init__(self, app: App[int], desk: Desk) -> None:
        """Save what belongs to a desk, with the help of an app's workers."""
        self._app = app
        self._desk = desk
        self._waiting: dict[Id, Meeting] = {}
        self._copies: dict[Id, Copy] = {}
        self._running = False
        self._settled = asyncio.Event()
        self._settled.set()
        self.fence: Callable[[Id], Callable[[], bool] | None] = lambda _meeting: None
        """Gives what tells, just before a meeting's file is replaced, whether we may."""
        self.state: State = "idle"
        self.saved_at: dt.datetime | None = None
        self.reason: Reason | None = None
        """Why the last attempt failed."""
        self.path = ""
        """The file that could not be saved."""
        self.copy = ""
        """The file the words went to instead, because their own may not be written over."""

    def save(self, meeting: Meeting) -> None:
        """Save this version of a meeting as soon as the one before it is written."""
        self._waiting[meeting.id] = meeting
        self._desk.drafts.keeper.version(meeting, self._desk.bases.get(meeting.id))
        self._start()

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        if self._waiting:
            self._start()

    async def settled(self) -> None:
        """Wait until nothing is left to write, or writing fails."""
        await self._settled.wait()

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are not on disk."""
        return bool(self._waiting)

    def is_beside(self, meeting: Id) -> bool:
        """Whether a meeting is saved in a file beside its own, which it could not go into."""
        return meeting in self._copies

    @property
    def waiting(self) -> tuple[Meeting, ...]:
        """The meetings that are not on disk as they stand here."""
        return tuple(self._waiting.values())

    def _start(self) -> None:
        """Begin writing, unless that is under way."""
        if not self._running:
            self._running = True
            self._settled.clear()
            self._tell("saving")
            self._app.run_worker(self._write(), group="saving", exit_on_error=False)

    def _tell(self, state: State) -> None:
        """Note the state and tell the screen."""
        self.state = state
        # While the program ends there may be no screen any more.
        if self._app.screen_stack:
            self._app.screen.post_message(self.Changed())

    async def _write(self) -> None:
        """Write until nothing waits; after a failure keep the version and try again later."""
        try:
            # The screen comes first: made at the same time, its frame would take twice as long.
            await asyncio.sleep(FRAME_SECONDS)
            while self._waiting:
                meeting = next(iter(self._waiting.values()))
                written = await self._write_one(meeting)
                if self._waiting.get(meeting.id) is written:
                    del self._waiting[meeting.id]
                    if meeting.id not in self._copies:
                        self._desk.drafts.keeper.saved(meeting.id)
            self.saved_at = self._desk.now()
            self._tell("not-saved" if self._copies else "saved")
        except NotSaved as failure:
            self._fail(failure.reason, str(failure.path))
        except (OSError, ValueError):
            self._fail("io", self.path)
        finally:
            self._running = False
            self._settled.set()

    def _fail(self, reason: Reason, path: str) -> None:
        """Say why something is not on disk, and try again later."""
        self.reason, self.path = reason, path
        self._tell("not-saved")
        self._app.set_timer(RETRY_SECONDS, self.retry)

    async def _write_one(self, meeting: Meeting) -> Meeting:
        """Write a version into its file, or where that may not be into a copy beside it; return
        what was written, which may be more than that.
        """
        if meeting.id in self._copies:
            joined = await self._return(meeting)
            if joined is not None:
                return joined
        else:
            known = self._desk.bases.get(meeting.id)
            try:
                copy = await self._keep_by_hand(meeting.id)
                if copy:
                    self._app.screen.post_message(self.Merged(meeting.id, (), copy))
                return await self._put(meeting, known.sha256 if known else None)
            except NotSaved as failure:
                joined = await self._join(meeting, known) if failure.reason == "changed" else None
                if joined is not None:
                    return joined
                if failure.reason not in BESIDE and failure.reason != "changed":
                    raise
                self.reason = failure.reason
        self._copies[meeting.id] = await asyncio.to_thread(
            keep_copy, self._desk.root, meeting, self._desk.now(), self._copies.get(meeting.id)
        )
        self.path = minutes_path(meeting.id)
        self.copy = self._copies[meeting.id].path.name
        return meeting

    async def _return(self, meeting: Meeting) -> Meeting | None:
        """Go back to a meeting's own file, where that can be understood again and written; the
        copy beside it stays, as nobody's words are removed here.
        """
        theirs = await asyncio.to_thread(read_whole, self._desk.root, minutes_path(meeting.id))
        if theirs is None:
            return None
        with suppress(NotSaved):
            joined = await self._join(meeting, self._desk.bases.get(meeting.id))
            if joined is not None:
                del self._copies[meeting.id]
                self.copy = ""
                return joined
        return None

    async def _put(self, meeting: Meeting, base: str | None) -> Meeting:
        """Write a version over the one it follows on."""
        root, fence = self._desk.root, self.fence(meeting.id)
        self._desk.settle(await asyncio.to_thread(save_meeting, root, meeting, base, fence))
        return meeting

    async def _join(self, meeting: Meeting, base: Loaded[Meeting] | None) -> Meeting | None:
        """Put a version and the one somebody else has written together, and write that; None
        where this cannot be done.
        """
        theirs = await self._whole(meeting.id)
        if theirs is None:
            if (self._desk.root / minutes_path(meeting.id)).exists():
                return None
            # Nothing is there that could be written over, and these minutes must be somewhere.
            return await self._put(meeting, None)
        from tryg_tui.core.meetings.merge import merge

        merged = merge(base.value if base else None, meeting, theirs.value)
        if merged.closed:
            return None
        copy = await self._keep(theirs) if merged.conflicts else ""
        self._adopt(meeting, merged.meeting, theirs)
        if copy:
            self._desk.by_hand.pop(meeting.id, None)
        copy = copy or await self._keep_by_hand(meeting.id)
        written = await self._put(self._desk.meeting(meeting.id), theirs.sha256)
        self._app.screen.post_message(self.Merged(meeting.id, merged.conflicts, copy))
        return written

    async def _keep(self, theirs: Loaded[Meeting]) -> str:
        """Keep a version that somebody else wrote beside its file, and return that file's name."""
        kept = await asyncio.to_thread(keep_theirs, self._desk.root, theirs, self._desk.now())
        return kept.path.name

    async def _keep_by_hand(self, meeting: Id) -> str:
        """Keep what somebody wrote in their own way, comments and all, before it is written over;
        return the name of the file, or nothing.
        """
        theirs = self._desk.by_hand.get(meeting)
        if theirs is None:
            return ""
        try:
            return await self._keep(theirs)
        except NotSaved as failure:
            if failure.reason != "changed":
                raise
            return ""  # Somebody has replaced it since; that one will be looked at.
        finally:
            self._desk.by_hand.pop(meeting, None)

    def _adopt(self, written: Meeting, merged: Meeting, theirs: Loaded[Meeting]) -> None:
        """Go on from the merged version, with what was changed here while it was made."""
        from tryg_tui.core.meetings.merge import merge

        newest = self._desk.meeting(written.id)
        self._desk.receive(theirs)
        self._desk.put(merge(written, newest, merged).meeting)
        self._waiting[written.id] = self._desk.meeting(written.id)

    async def _whole(self, meeting: Id) -> Loaded[Meeting] | None:
        """The version on disk; None where it stays away, or stays what cannot be understood."""
        for _attempt in range(TORN_TRIES):
            found = await asyncio.to_thread(read_whole, self._desk.root, minutes_path(meeting))
            if found is not None:
                return found
            await asyncio.sleep(TORN_SECONDS)
        return None
