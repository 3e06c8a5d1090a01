"""Bringing a file that is open here to disk, or beside it where that may not be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from tryg_tui.core.meetings.recording import History
from tryg_tui.core.model.base import Document
from tryg_tui.session.file_kind import Followed, LinesGone, Merged
from tryg_tui.store.files.commit import NotSaved

if TYPE_CHECKING:
    from tryg_tui.session.file_versions import HeldFile, Met

Work = Callable[[], Coroutine[Any, Any, None]]
"""Begins something that goes on beside the screen."""


class Loop(Protocol):
    """Does work beside the screen, at once or later."""

    def run(self, work: Work) -> None:
        """Begin work, and do not wait for it."""

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something after a while."""


class AsyncioLoop:
    """The event loop that runs when it is asked."""

    def __init__(self) -> None:
        """Hold no work yet."""
        self._tasks: set[asyncio.Task[None]] = set()
        """What goes on: the loop itself would let it be thrown away."""

    def run(self, work: Work) -> None:
        """Begin work, and do not wait for it."""
        task = asyncio.get_running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something after a while."""
        asyncio.get_running_loop().call_later(seconds, act)


T = TypeVar("T", bound=Document)


class FileWriter(Generic[T]):
    """Writes the version that stands here, together with what others have written meanwhile."""

    def __init__(self, file: HeldFile[T]) -> None:
        """Write a file."""
        self._file = file
        self._kind = file.kind

    async def write(self, value: T) -> None:
        """Write a version into the file, or where that may not be into a copy beside it."""
        if self._file.gone:
            await self._remove()
            return
        is_beside = self._file.saving.copy is not None
        written = await (self._return(value) if is_beside else self._follow_on(value))
        if not written:
            await self._keep(value)

    async def _remove(self) -> None:
        """Take the file away, unless somebody else has written in it."""
        file, base = self._file, self._file.versions.sha256
        try:
            if base is not None:
                await asyncio.to_thread(self._kind.remove, base)
        except NotSaved as failure:
            theirs = await file.versions.read() if failure.reason == "changed" else None
            if theirs is None:
                raise
            if file.gone:  # Else it is to be there once more, and what they wrote is joined.
                file.gone = file.waiting = False
                file.versions.stand_on(theirs, foreign=True)
                file.stand(theirs.value)
                file.tell(Followed(self._kind.path, ours=True))
            return
        file.versions.removed()
        if file.gone:
            file.waiting = False

    async def _follow_on(self, value: T) -> bool:
        """Write a version over the one before it, or together with another one that is there; False
        where it is to be kept beside.
        """
        file, beside = self._file, self._kind.beside
        try:
            copy = await file.versions.keep_guarded()
            if copy:
                file.tell(Merged(self._kind.path, copy=copy))
            await self._put(value, file.versions.sha256)
        except NotSaved as failure:
            if failure.reason in self._kind.joined and await self._join(value):
                return True
            if beside is None or failure.reason not in beside.reasons:
                raise
            file.saving.reason = failure.reason
            return False
        return True

    async def _keep(self, value: T) -> None:
        """Keep a version beside the file, always in the same copy."""
        saving, beside = self._file.saving, self._kind.beside
        assert beside is not None
        saving.copy = await asyncio.to_thread(beside.keep, value, saving.copy)
        saving.path = self._kind.path
        self._file.waiting = self._file.value is not value

    async def _put(self, value: T, base: str | None) -> None:
        """Write a version over the one it follows on."""
        file = self._file
        loaded = await asyncio.to_thread(self._kind.save, value, base)
        file.versions.stand_on(loaded)
        written = file.value is value
        if written and not file.gone:
            file.waiting = False
            self._kind.forget()
        file.stand(loaded.value if written else file.value)

    async def _return(self, value: T) -> bool:
        """Go back to the file, where that can be understood again and written; the copy beside it
        stays, as nobody's words are removed here.
        """
        with suppress(NotSaved):
            if await asyncio.to_thread(self._kind.read) is not None and await self._join(value):
                self._file.saving.copy = None
                return True
        return False

    async def _join(self, ours: T) -> bool:
        """Put our version and the one somebody else has written together, and write that; False
        where this cannot be done.
        """
        file = self._file
        try:
            theirs = await file.versions.read()
        except NotSaved:
            if self._kind.beside is None:
                raise
            return False
        if theirs is None:
            # Nothing is there that could be written over, and these words must be somewhere.
            await self._put(ours, None)
            return True
        met = await file.versions.meet(ours, theirs)
        if met is None:
            return False
        conflicts, lost = met.joined.conflicts, met.joined.lost
        self._adopt(ours, met)
        if conflicts and self._kind.beside is None:
            file.disputed, file.theirs = conflicts, theirs
            file.tell(Merged(self._kind.path, conflicts, both=False))
            return True
        file.versions.stand_on(theirs, foreign=not conflicts)
        copy = met.copy or await file.versions.keep_guarded()
        await self._put(file.value, theirs.sha256)
        if conflicts or lost is None:
            file.tell(Merged(self._kind.path, conflicts, copy, both=lost is None))
        if lost is not None:
            file.tell(LinesGone(self._kind.path, lost, met.kept))
        return True

    def _adopt(self, written: T, met: Met[T]) -> None:
        """Go on from the joined version, with what was changed here while it was made.

        Undo leads back to all that stood here where lines are gone; else to what the others wrote,
        as what stood here before that knows nothing of it.
        """
        file = self._file
        before, value = file.value, met.joined.value
        if before is not written:
            again = self._kind.join(written, before, value, (), frozenset())
            value = again.value if again else value
        if met.joined.lost is None:
            file.history, before = History(), met.theirs.value
        file.remember(before, value)
        file.waiting = True
        file.stand(value)
