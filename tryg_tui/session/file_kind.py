"""What a kind of file must be able to do to be worked in, and what is told of such a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

import msgspec

from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Loaded
from tryg_tui.store.files.commit import Reason

if TYPE_CHECKING:
    from tryg_tui.core.meetings.lost_lines import LostLines
    from tryg_tui.store.folder.minutes import Copy

T = TypeVar("T", bound=Document)

State = Literal["idle", "saving", "saved", "not-saved"]
"""What is known about the last change of a file."""


class Saving(msgspec.Struct):
    """How the saving of a file stands."""

    state: State = "idle"
    at: dt.datetime | None = None
    """When it was saved last."""
    reason: Reason | None = None
    """Why the last attempt failed."""
    path: str = ""
    """The file that could not be saved."""
    copy: Copy | None = None
    """Where the words went instead, because their own file may not be written over."""


class Joined(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Ours and theirs as one."""

    value: T
    """With ours where the two say something else."""
    conflicts: tuple[Conflict, ...] = ()
    """Where that is."""
    lost: LostLines | None = None
    """The lines that stood here and are not in it."""


class Beside(Protocol[T]):
    """Keeps versions of a file in others beside it; all of it is called in a thread."""

    reasons: frozenset[Reason]
    """Why a version that could not be saved goes there."""

    def keep(self, value: T, copy: Copy | None) -> Copy:
        """Keep a version of ours, in the copy made before where there is one; raises NotSaved."""

    def keep_theirs(self, theirs: Loaded[T]) -> Copy:
        """Keep the version on disk, byte by byte; raises NotSaved, also where it is another one."""

    def is_by_hand(self, theirs: Loaded[T]) -> bool:
        """Whether somebody wrote a version in their own way, which a save would lose."""


class FileKind(Protocol[T]):
    """One file of a kind: where it is, how it is read and written, and what becomes of two
    versions of it. What reads or writes is called in a thread.
    """

    path: str
    """Of the file, below the folder."""
    joined: frozenset[Reason]
    """Why a version was not saved that is to be put together with the one on disk."""

    @property
    def beside(self) -> Beside[T] | None:
        """What keeps versions beside the file; where nothing does, what two people have changed
        differently has to be settled before it is saved.
        """
        return None

    def read(self) -> Loaded[T] | None:
        """The version on disk, None where there is none; raises NotSaved."""

    def save(self, value: T, base: str | None) -> Loaded[T]:
        """Write a version over the one it follows on, by its hash; raises NotSaved."""

    def remove(self, base: str) -> None:
        """Take the file away where it still is the version with a hash; raises NotSaved."""

    def is_protected(self) -> bool:
        """Whether a person's own words in the file keep this program from writing it at all."""
        return False

    def there(self) -> Loaded[T] | None:
        """The file as the folder that is worked in holds it, None where it holds none."""

    def join(
        self, base: T | None, ours: T, theirs: T, earlier: Collection[T], own: Collection[int]
    ) -> Joined[T] | None:
        """Two versions that follow on one as one, or None where ours may not be put into theirs.

        `earlier` are the versions this program knew before, `own` the lines written here.
        """

    def follow(self, ours: T, theirs: T, earlier: Collection[T], own: Collection[int]) -> Joined[T]:
        """What stands here when somebody else's version takes the place of ours."""
        return Joined(value=theirs)

    def content(self, value: T) -> Any:
        """What undo brings back: all of it, where nothing else is said."""
        return value

    def with_content(self, value: T, content: Any) -> T:
        """A version with earlier content; raises NotAllowed where nothing changes any more."""
        return content  # type: ignore[no-any-return]  # it is what `content` gave

    def lines(self, before: T, after: T) -> frozenset[int]:
        """The numbers of the lines that were written or changed between two versions."""
        return frozenset()

    def show(self, loaded: Loaded[T]) -> None:
        """Put a version among what the screens show."""

    def hide(self) -> None:
        """Take the file out of what the screens show, and out of the journal."""
        self.forget()

    def note(self, value: T, base: Loaded[T] | None) -> None:
        """Keep a version in the journal until it is on disk."""

    def forget(self) -> None:
        """Forget what the journal keeps of this file, as the file holds it."""


class SavingChanged(msgspec.Struct, frozen=True):
    """It is another state of saving."""


class Followed(msgspec.Struct, frozen=True):
    """A version that somebody else has written stands here now."""

    path: str
    ours: bool
    """Whether it is this program that writes the file."""
    older: bool = False
    """Whether it is one that stood here before."""


class Merged(msgspec.Struct, frozen=True):
    """Somebody else had changed the file too."""

    path: str
    conflicts: tuple[Conflict, ...] = ()
    """What both changed differently."""
    copy: str = ""
    """The file that holds their version as a whole; empty where none was kept."""
    both: bool = True
    """Whether it now holds what both wrote."""


class Disputed(msgspec.Struct, frozen=True):
    """The same was changed here and by somebody else; ours stands until somebody chooses."""

    path: str
    conflicts: tuple[Conflict, ...]


class LinesGone(msgspec.Struct, frozen=True):
    """Lines that stood here are gone from the file, because somebody put another version there."""

    path: str
    lost: LostLines
    copy: str
    """The file they are in."""


Event = SavingChanged | Followed | Merged | Disputed | LinesGone
