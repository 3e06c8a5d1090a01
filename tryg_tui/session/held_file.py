"""A file as it stands here, while it is open: its value, its versions, what undo leads back to."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.history import History
from tryg_tui.session.file_kind import Event, FileKind, Saving, SavingChanged, State
from tryg_tui.session.file_versions import FileVersions

T = TypeVar("T", bound=Document)


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
        """Let a version stand here, and show it."""
        self.value = value
        sha256 = self.versions.sha256 or ""
        self.kind.show(Loaded(path=self.kind.path, sha256=sha256, value=value))
