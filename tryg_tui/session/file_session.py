"""A file that is open here: every change of it is saved, and nobody's words are written over.

One engine for minutes, forms and the yearly status report; what each has of its own is in its
`FileKind`. The newest version is written, one at a time, in a thread; what cannot be written is
kept and tried again; what somebody else has written meanwhile is put together with ours; and lines
that stood here and are gone from the file are kept beside it and told of.
"""

import asyncio
import datetime as dt
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, TypeVar

from tryg_tui.core.meetings.disputes import Dispute, disputes, with_all_theirs
from tryg_tui.core.meetings.recording import History
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Loaded
from tryg_tui.session.file_kind import FileKind, Followed, LinesGone
from tryg_tui.session.file_versions import HeldFile
from tryg_tui.session.file_writer import FileWriter, Loop
from tryg_tui.store.files.commit import NotSaved, Reason

T = TypeVar("T", bound=Document)

RETRY_SECONDS = 5.0
"""How long to wait before a failed save is tried again."""

FRAME_SECONDS = 0.03
"""How long a change may take to reach the screen before it is written."""


class FileSession(HeldFile[T]):
    """One file, as it stands here, and what brings that to disk."""

    def __init__(
        self,
        kind: FileKind[T],
        value: T,
        base: Loaded[T] | None,
        now: Callable[[], dt.datetime],
        loop: Loop,
    ) -> None:
        """Go on from a version; `base` is the one on disk it follows on, None for a new file."""
        super().__init__(kind, value, base, now)
        self.protected = False
        """Whether a person's own words keep this program from writing the file."""
        self.held = False
        """Whether somebody works on the version that stands here, so that none takes its place."""
        self._writer = FileWriter(self)
        self._news: bool | None = None
        """That another version is said to be on disk; and whether it is us who write the file."""
        self._tried: tuple[str, bool] | None = None
        """The version for which it was tried last to go back from a copy into the file itself."""
        self._loop = loop
        self._working = False
        self._waiters: list[asyncio.Future[None]] = []
        """Who waits until all is written, or cannot be."""

    @property
    def unsaved(self) -> bool:
        """Whether there is something here that is not on disk."""
        return self.waiting or self._news is not None

    def change(self, value: T) -> None:
        """Go on with a changed version, which undo can take back."""
        self.remember(self.value, value)
        self.take(value)

    def take(self, value: T) -> None:
        """Go on with another version, and save it."""
        self.gone = False
        self.versions.own |= self.kind.lines(self.value, value)
        self.stand(value)
        self.save()

    def undo(self) -> None:
        """Take the last change back; raises NotAllowed where nothing may be changed any more."""
        self._step(self.history.undo(self.kind.content(self.value)))

    def redo(self) -> None:
        """Make the change taken back once more; raises NotAllowed as well."""
        self._step(self.history.redo(self.kind.content(self.value)))

    def drop(self) -> None:
        """Take the file away again, as what made it is taken back; what somebody else has written
        in it meanwhile stays.
        """
        self.gone = self.waiting = True
        self.kind.hide()
        self._start()

    def _step(self, found: tuple[History[Any], Any] | None) -> None:
        """Go on with earlier or later content, where there is any."""
        history, content = found or (self.history, self.kind.content(self.value))
        value = self.kind.with_content(self.value, content)
        if found is not None:
            self.history = history
            self.take(value)

    def save(self) -> None:
        """Bring the version that stands here to disk, as soon as the one before it is written."""
        self.waiting = True
        self.kind.note(self.value, self.versions.base)
        self._start()

    def retry(self) -> None:
        """Try again what could not be done."""
        if self.unsaved:
            self._start()

    async def settled(self) -> None:
        """Wait until nothing is left to write, or writing fails."""
        while self._working:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await waiter

    def withdraw(self) -> None:
        """Give up what is not on disk, where its words are kept elsewhere."""
        self.waiting, self.disputed, self.theirs = False, (), None
        if self.versions.base is not None:
            self.stand(self.versions.base.value)
        self.end("idle")

    def release(self) -> None:
        """Stand on what is on disk by now, as nobody works on the version here any more."""
        self.held = False
        self._news = True
        self._start()

    async def look(self) -> None:
        """Find out whether a person's own words keep this program from writing the file."""
        self.protected = await asyncio.to_thread(self.kind.is_protected)

    def settle(self, taken: Collection[Dispute]) -> None:
        """Go on after disputes, with their side of some of them; undo brings the others back."""
        value = with_all_theirs(self.value, taken)
        if self.theirs is not None:
            rest = [dispute for dispute in disputes(self.disputed) if dispute not in taken]
            self.remember(with_all_theirs(self.value, rest), value)
            self.versions.stand_on(self.theirs)
            self.theirs, self.disputed = None, ()
            self.take(value)
        elif value != self.value:
            self.change(value)

    def hear(self, there: Loaded[T], *, ours: bool = True) -> None:
        """Stand on a version that was found on disk; `ours` says whether we write the file.

        Where that would take lines away, or it may be one that was read late, the file is read
        again first, and what stands here is kept beside it.
        """
        if self.gone:
            self.kind.hide()
        if self.saving.copy is not None:
            # It may go back into its own file now; where that was tried in vain, it is not again.
            if self._tried != (there.sha256, ours):
                self._tried = (there.sha256, ours)
                self.save()
        elif self.waiting or self.held or self.versions.sha256 == there.sha256:
            return  # Whoever saves finds the change, and puts the two versions together.
        elif self.versions.is_known(there) or (
            ours and self.versions.followed(self.value, there.value).lost
        ):
            self._news = ours
            self.kind.note(self.value, self.versions.base)
            self._start()
        else:
            self._follow(there)
            self.history = History()
            self.tell(Followed(self.kind.path, ours))

    async def _hear_again(self, *, ours: bool) -> None:
        """Stand on the version that is on disk now, when what it lacks is kept beside it."""
        there = None
        with suppress(NotSaved):  # It is being written; when it is whole, that is heard of too.
            there = await self.versions.read()
        if there is not None and not self.waiting and self.versions.sha256 != there.sha256:
            lost = self.versions.followed(self.value, there.value).lost if ours else None
            copy = await self.versions.keep(self.value) if lost else ""
            if not self.waiting:
                before, older = self.value, self.versions.is_known(there)
                self._follow(there)
                self.remember(before, self.value)
                path = self.kind.path
                self.tell(LinesGone(path, lost, copy) if lost else Followed(path, ours, older))
        self._news = None
        if not self.waiting:
            self.kind.forget()

    def _follow(self, there: Loaded[T]) -> None:
        """Let a version that was found on disk stand here."""
        self.gone = False
        value = self.versions.followed(self.value, there.value).value
        self.versions.stand_on(there, foreign=True)
        self.stand(value)

    def _start(self) -> None:
        """Begin to work on the file, unless that is under way."""
        if self.waiting and self.saving.state in {"idle", "saved"}:
            self.end("saving")
        if not self._working:
            self._working = True
            self._loop.run(self._work)

    async def _work(self) -> None:
        """Hear what is new and write what waits, until nothing does or that fails."""
        failed = False
        try:
            # The screen comes first: made at the same time, its frame would take twice as long.
            await asyncio.sleep(FRAME_SECONDS)
            await self._bring()
        except NotSaved as failure:
            failed = True
            self._fail(failure.reason, str(failure.path))
        except (OSError, ValueError):
            failed = True
            self._fail("io", self.kind.path)
        finally:
            self._working = False
            while self._waiters:
                self._waiters.pop().set_result(None)
        if self.waiting and not (failed or self.disputed):
            self._start()  # Whoever was told how it went has changed something.

    async def _bring(self) -> None:
        """Bring what stands here to disk, and what is new there to here."""
        while self._news is not None or (self.waiting and not self.disputed):
            if self._news is not None:
                await self._hear_again(ours=self._news)
            else:
                await self._writer.write(self.value)
        if self.saving.state in {"saving", "not-saved"} and not self.disputed:
            self.saving.at = self.now()
            self.end("not-saved" if self.saving.copy else "saved")

    def _fail(self, reason: Reason, path: str) -> None:
        """Say why something is not on disk, and try again later; what is too large must be made
        smaller first.
        """
        self.saving.reason, self.saving.path = reason, path
        self.end("not-saved")
        if reason != "too-large":
            self._loop.later(RETRY_SECONDS, self.retry)
