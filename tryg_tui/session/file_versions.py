"""A file that is open here: how it stands, the versions of it on disk, and copies beside it."""

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any, Generic, Literal, TypeVar

import msgspec

from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.recording import History
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Loaded
from tryg_tui.session.file_kind import Event, FileKind, Joined, Saving, SavingChanged, State
from tryg_tui.store.files.commit import NotSaved

T = TypeVar("T", bound=Document)

TORN_SECONDS = 0.3
"""How long to wait before a file that is being written by others is read again."""

TORN_TRIES = 10
"""How often such a file is read before it is taken to be as it will stay."""


class Met(msgspec.Struct, Generic[T], frozen=True):
    """A version of ours that has met one on disk."""

    joined: Joined[T]
    theirs: Loaded[T]
    kept: str
    """The file beside that holds ours, where lines of it are lost."""
    copy: str
    """The file beside that holds theirs, where the two are in conflict."""


class FileVersions(Generic[T]):
    """What is known of a file on disk, and what becomes of a version found there."""

    def __init__(self, kind: FileKind[T], base: Loaded[T] | None) -> None:
        """Begin with the version on disk, None for a file that is still to be made."""
        self.base = base
        """The version last read from disk, or written to it."""
        self.own: frozenset[int] = frozenset()
        """The numbers of the lines that were written here."""
        self._kind = kind
        self._known = {base.sha256: base.value} if base else {}
        self._guarded: Literal["no", "by-hand", "anyhow"] = "no"
        """Whether the version on disk is to be kept beside before it is written over."""

    @property
    def sha256(self) -> str | None:
        """The hash of the version on disk, None where there is none."""
        return self.base.sha256 if self.base else None

    def is_known(self, there: Loaded[T]) -> bool:
        """Whether a version found on disk is one that this program has read or written before."""
        return there.sha256 in self._known

    def stand_on(self, version: Loaded[T], *, foreign: bool = False) -> None:
        """Go on from a version on disk; a `foreign` one may hold what a save would lose."""
        self.base = version
        self._known[version.sha256] = version.value
        self._guarded = "by-hand" if foreign else "no"

    def removed(self) -> None:
        """Go on without a file."""
        self.base = None

    def guard(self) -> None:
        """Have the version on disk kept beside before it is written over, whoever wrote it."""
        self._guarded = "anyhow"

    async def read(self) -> Loaded[T] | None:
        """The version on disk when it is whole, None where it stays away; raises NotSaved where it
        stays what cannot be understood.
        """
        failure: NotSaved | None = None
        for attempt in range(TORN_TRIES):
            if attempt:
                await asyncio.sleep(TORN_SECONDS)
            try:
                found = await asyncio.to_thread(self._kind.read)
            except NotSaved as torn:
                failure = torn
                continue
            if found is not None:
                return found
            failure = None
        if failure is not None:
            raise failure
        return None

    async def keep(self, ours: T) -> str:
        """Keep a version of ours beside the file; return the name of the file it is in."""
        beside = self._kind.beside
        return (await asyncio.to_thread(beside.keep, ours, None)).path.name if beside else ""

    async def keep_theirs(self, theirs: Loaded[T]) -> str:
        """Keep the version on disk beside it, byte by byte; return the name of that file."""
        beside = self._kind.beside
        return (await asyncio.to_thread(beside.keep_theirs, theirs)).path.name if beside else ""

    async def keep_guarded(self) -> str:
        """Keep what somebody wrote in their own way, comments and all, before it is written over;
        return the name of the file, or nothing.
        """
        theirs, guarded, beside = self.base, self._guarded, self._kind.beside
        if theirs is None or guarded == "no" or beside is None:
            return ""
        if guarded == "by-hand" and not await asyncio.to_thread(beside.is_by_hand, theirs):
            return ""
        try:
            copy = await self.keep_theirs(theirs)
        except NotSaved as failure:
            if failure.reason != "changed":
                raise
            copy = ""  # Somebody has replaced it since; that one will be looked at.
        self._guarded = "no"
        return copy

    async def meet(self, ours: T, theirs: Loaded[T]) -> Met[T] | None:
        """Our version and one found on disk as one, None where that cannot be done; what is lost by
        it, or in conflict, is kept beside.
        """
        base = self.base.value if self.base else None
        joined = self._kind.join(base, ours, theirs.value, tuple(self._known.values()), self.own)
        if joined is None:
            return None
        kept = await self.keep(ours) if joined.lost else ""
        copy = await self.keep_theirs(theirs) if joined.conflicts else ""
        return Met(joined, theirs, kept, copy)

    def followed(self, ours: T, theirs: T) -> Joined[T]:
        """What stands here when a version found on disk takes the place of ours."""
        return self._kind.follow(ours, theirs, tuple(self._known.values()), self.own)


class HeldFile(Generic[T]):
    """What is known of a file that is open here, and who is told when that changes."""

    def __init__(
        self, kind: FileKind[T], value: T, base: Loaded[T] | None, now: Callable[[], dt.datetime]
    ) -> None:
        """Go on from a version; `base` is the one on disk it follows on, None for a new file."""
        self.kind = kind
        self.value = value
        """The file as it stands here."""
        self.versions = FileVersions(kind, base)
        """The file as it stands on disk."""
        self.history: History[Any] = History()
        self.saving = Saving()
        """How saving it stands."""
        self.waiting = False
        """Whether what stands here is still to be saved."""
        self.disputed: tuple[Conflict, ...] = ()
        """What has to be settled before anything is saved."""
        self.theirs: Loaded[T] | None = None
        """The version on disk that is in dispute with ours."""
        self.gone = False
        """Whether there is to be no such file, as what made it was taken back."""
        self.listeners: list[Callable[[Event], None]] = []
        """Who is told of what happens to the file, on the thread of the loop."""
        self.now = now
        """The time of day, for what was saved."""

    def remember(self, before: T, after: T) -> None:
        """Let undo lead back from one version to another."""
        content = self.kind.content
        self.history = self.history.changed(content(before), content(after))

    def tell(self, event: Event) -> None:
        """Tell whoever listens."""
        for listener in tuple(self.listeners):
            listener(event)

    def end(self, state: State) -> None:
        """Note how saving stands, and tell."""
        self.saving.state = state
        self.tell(SavingChanged())

    def stand(self, value: T) -> None:
        """Let a version stand here, and show it, unless there is to be no file."""
        self.value = value
        sha256 = self.versions.sha256 or ""
        if self.gone:
            return
        self.kind.show(Loaded(path=self.kind.path, sha256=sha256, value=value))
