"""Saving beside the screen: the newest version, one at a time, never on the UI loop."""

import asyncio
import datetime as dt
from typing import Literal

from textual.app import App
from textual.message import Message

from tryg_tui.core.base import Id
from tryg_tui.core.meeting import Meeting
from tryg_tui.store.commit import NotSaved, Reason
from tryg_tui.store.minutes import Copy, keep_copy, minutes_path, save_meeting
from tryg_tui.ui.desk import Desk

State = Literal["idle", "saving", "saved", "not-saved"]
"""What is known about the last change."""

RETRY_SECONDS = 5.0
"""How long to wait before a failed save is tried again."""

FRAME_SECONDS = 0.03
"""How long a change may take to reach the screen before it is written."""


class Saver:
    """Writes the versions the screens hand over, and says how it went."""

    class Changed(Message):
        """The state of saving has changed."""

    def __init__(self, app: App[int], desk: Desk) -> None:
        """Save what belongs to a desk, with the help of an app's workers."""
        self._app = app
        self._desk = desk
        self._waiting: dict[Id, Meeting] = {}
        self._copies: dict[Id, Copy] = {}
        self._running = False
        self._settled = asyncio.Event()
        self._settled.set()
        self.state: State = "idle"
        self.saved_at: dt.datetime | None = None
        self.reason: Reason | None = None
        """Why the last attempt failed."""
        self.path = ""
        """The file that could not be saved."""
        self.copy = ""
        """The file the words went to instead, because somebody else had changed the other."""

    def save(self, meeting: Meeting) -> None:
        """Save this version of a meeting as soon as the one before it is written."""
        self._waiting[meeting.id] = meeting
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
        self._app.screen.post_message(self.Changed())

    async def _write(self) -> None:
        """Write until nothing waits; after a failure keep the version and try again later."""
        try:
            # The screen comes first: made at the same time, its frame would take twice as long.
            await asyncio.sleep(FRAME_SECONDS)
            while self._waiting:
                meeting = next(iter(self._waiting.values()))
                await self._write_one(meeting)
                if self._waiting.get(meeting.id) is meeting:
                    del self._waiting[meeting.id]
            self.saved_at = self._desk.now()
            self._tell("not-saved" if self._copies else "saved")
        except NotSaved as failure:
            self.reason = failure.reason
            self.path = str(failure.path)
            self._tell("not-saved")
            self._app.set_timer(RETRY_SECONDS, self.retry)
        except (OSError, ValueError):
            self.reason = "io"
            self._tell("not-saved")
            self._app.set_timer(RETRY_SECONDS, self.retry)
        finally:
            self._running = False
            self._settled.set()

    async def _write_one(self, meeting: Meeting) -> None:
        """Write a version; where the file was changed by others, into a copy beside it."""
        known = self._desk.bases.get(meeting.id)
        base = known.sha256 if known else None
        if meeting.id not in self._copies:
            try:
                saved = await asyncio.to_thread(save_meeting, self._desk.root, meeting, base)
            except NotSaved as failure:
                if failure.reason not in {"changed", "exists", "unreadable"}:
                    raise
                self.reason = failure.reason
            else:
                self._desk.settle(saved)
                return
        self._copies[meeting.id] = await asyncio.to_thread(
            keep_copy, self._desk.root, meeting, self._desk.now(), self._copies.get(meeting.id)
        )
        self.path = minutes_path(meeting.id)
        self.copy = self._copies[meeting.id].path.name
