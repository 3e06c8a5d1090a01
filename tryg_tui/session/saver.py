"""The files that are open here: one session for each, and how saving stands as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any, TypeVar

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session import folder_files, registers
from tryg_tui.session.file_kind import Event, FileKind, Saving
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.file_writer import AsyncioLoop, Loop
from tryg_tui.session.workspace import Workspace

T = TypeVar("T", bound=Document)


class Saver:
    """Holds the files that were opened, and brings to disk what the screens hand over."""

    def __init__(
        self, workspace: Workspace, tell: Callable[[Event], None], loop: Loop | None = None
    ) -> None:
        """Save what belongs to a workspace, and tell what happens to its files."""
        self._workspace = workspace
        self._loop = loop or AsyncioLoop()
        self._tell = tell
        self._files: dict[str, FileSession[Any]] = {}
        self.read_in: list[Meeting] = []
        """The earlier minutes that were read in here and can be taken away again, the last last."""
        self.fence: Callable[[Id], Callable[[], bool] | None] = lambda _meeting: None
        """Gives what tells, just before a meeting's file is replaced, whether we may."""

    @cached_property
    def registers(self) -> registers.Registers:
        """What changes the registers."""
        return registers.Registers(self._workspace, self.register)

    def minutes(self, id: Id) -> FileSession[Meeting]:
        """The minutes of a meeting of the folder."""
        kind = folder_files.MinutesFile(self._workspace, id, lambda meeting: self.fence(meeting))
        return self._opened(kind, self._workspace.meeting(id))

    def form(self, draft: FormDraft) -> FileSession[InitiativeReport]:
        """The form that a draft is of."""
        kind = folder_files.form_file(self._workspace, draft.initiative, draft.year)
        return self._opened(kind, kind.new)

    def annual_report(self, year: int) -> FileSession[YearlyReport]:
        """The status report of a year."""
        kind = folder_files.annual_report_file(self._workspace, year)
        return self._opened(kind, kind.new)

    def register(self, path: str, new: Document | None = None) -> FileSession[Any]:
        """A file of the registers; `new` is what it holds where it is still to be made."""
        there = self._workspace.folder.file(path)
        value = there.value if there else new
        if value is None:
            raise KeyError(path)
        return self._opened(folder_files.ReportFile(self._workspace, path, value), value)

    def file(self, path: str) -> FileSession[Any]:
        """A file that was opened, by its path below the folder."""
        return self._files[path]

    def _opened(self, kind: FileKind[T], new: T) -> FileSession[T]:
        """A file that was opened, or is opened with what the folder holds of it, else as new."""
        if kind.path not in self._files:
            there = kind.there()
            base = there if there and there.sha256 else None
            value = there.value if there else new
            file = FileSession(kind, value, base, lambda: self._workspace.now(), self._loop)
            file.listeners.append(self._tell)
            self._files[kind.path] = file
        return self._files[kind.path]

    def save(self, meeting: Meeting) -> None:
        """Go on with this version of a meeting, and save it."""
        if not self._workspace.holds(meeting.id):
            self._workspace.put(meeting)
        self.minutes(meeting.id).take(meeting)

    def heard(self, kept: Collection[Id]) -> None:
        """Let the files that are open here stand on the folder as it has been read again; of the
        meetings that are kept they know more than was read.
        """
        for file in self._files.values():
            if isinstance(file.value, Meeting) and file.value.id in kept:
                continue
            there = file.kind.there()
            file.stand(file.value)
            if there is not None:
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
        values = (file.value for file in self._files.values() if file.unsaved)
        return tuple(value for value in values if isinstance(value, Meeting))

    @property
    def under_way(self) -> frozenset[str]:
        """The files that are just being written here, by their paths."""
        return frozenset(
            path for path, file in self._files.items() if file.saving.state == "saving"
        )

    @property
    def saving(self) -> Saving:
        """How saving stands: of what is under way, else of what failed, else of what was saved.

        How a form or report is saved is told where it is written, unless that fails.
        """
        found = [
            file.saving
            for file in self._files.values()
            if isinstance(file.value, Meeting) or file.saving.state == "not-saved"
        ]
        for state in ("saving", "not-saved"):
            for one in found:
                if one.state == state:
                    return one
        at = [(one.at, place) for place, one in enumerate(found) if one.at is not None]
        return found[max(at)[1]] if at else Saving()
