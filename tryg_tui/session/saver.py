"""The files that are open here: one session for each, and how saving stands as a whole."""

from collections.abc import Callable, Collection
from typing import Any

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.file_kind import Event, Saving
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.loop import AsyncioLoop, Loop
from tryg_tui.session.minutes_file import MinutesFile
from tryg_tui.session.workspace import Desk
from tryg_tui.store.folder.minutes import minutes_path


class Saver:
    """Holds the files that were opened, and brings to disk what the screens hand over."""

    def __init__(self, desk: Desk, tell: Callable[[Event], None], loop: Loop | None = None) -> None:
        """Save what belongs to a desk, and tell what happens to its files."""
        self._desk = desk
        self._loop = loop or AsyncioLoop()
        self._tell = tell
        self._files: dict[str, FileSession[Any]] = {}
        self.fence: Callable[[Id], Callable[[], bool] | None] = lambda _meeting: None
        """Gives what tells, just before a meeting's file is replaced, whether we may."""

    def minutes(self, id: Id) -> FileSession[Meeting]:
        """The minutes of a meeting of the folder."""
        path = minutes_path(id)
        if path not in self._files:
            kind = MinutesFile(self._desk, id, lambda meeting: self.fence(meeting))
            loaded = self._desk.folder.meeting(id)
            value = self._desk.meeting(id)
            base = loaded if loaded and loaded.sha256 else None
            self._files[path] = FileSession(kind, value, base, self._desk.now, self._loop)
            self._files[path].listeners.append(self._tell)
        return self._files[path]

    def file(self, path: str) -> FileSession[Any]:
        """A file that was opened, by its path below the folder."""
        return self._files[path]

    def save(self, meeting: Meeting) -> None:
        """Go on with this version of a meeting, and save it."""
        if not self._desk.holds(meeting.id):
            self._desk.put(meeting)
        self.minutes(meeting.id).take(meeting)

    def heard(self, kept: Collection[Id]) -> None:
        """Let the files that are open here stand on the folder as it has been read again; of the
        meetings that are kept they know more than was read.
        """
        for file in self._files.values():
            there = self._desk.folder.meeting(file.value.id)
            if there is not None and file.value.id not in kept:
                file.stand(file.value)
                file.hear(there)

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        for file in self._files.values():
            file.retry()

    async def settled(self) -> None:
        """Wait until nothing is left to write, or writing fails."""
        for file in tuple(self._files.values()):
            await file.settled()

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are not on disk."""
        return any(file.unsaved for file in self._files.values())

    @property
    def waiting(self) -> tuple[Meeting, ...]:
        """The meetings that are not on disk as they stand here."""
        return tuple(file.value for file in self._files.values() if file.unsaved)

    @property
    def saving(self) -> Saving:
        """How saving stands: of what is under way, else of what failed, else of what was saved."""
        found = [file.saving for file in self._files.values()]
        for state in ("saving", "not-saved"):
            for one in found:
                if one.state == state:
                    return one
        at = [(one.at, place) for place, one in enumerate(found) if one.at is not None]
        return found[max(at)[1]] if at else Saving()
