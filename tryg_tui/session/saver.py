"""The files that are open here: one session for each, how saving stands as a whole, and the changes
of the registers, with undo.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Id, Problem, Record
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers import changes
from tryg_tui.core.registers.register import Held, Register, held, new_file, register
from tryg_tui.session import folder_files
from tryg_tui.session.file_kind import Event, FileKind, Saving
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.file_writer import AsyncioLoop, Loop
from tryg_tui.session.workspace import Workspace

Problems = tuple[Problem, ...]
"""What would be wrong with a change, which is not made then."""

Open = Callable[[str, Document], FileSession[Any]]
"""Opens a file of the registers by its path, with what it holds where it is still to be made."""


class Registers:
    """The registers of a folder, as they are changed here."""

    def __init__(self, desk: Workspace, open: Open) -> None:
        """Change the registers of a folder, in files that are opened so."""
        self._desk = desk
        self._open = open
        self.past: list[FileSession[Any]] = []
        """The files of the changes that undo takes back, the last one first."""
        self.future: list[FileSession[Any]] = []
        """The files of those that were taken back."""
        self.last: FileSession[Any] | None = None
        """The file that was changed last, whose saving is told."""

    def add(self, of: Register, record: Record) -> Problems:
        """Put a new record into a register; where that would be wrong, say how."""
        if not of.list:
            assert isinstance(record, Document)
            there = new_file(self._desk.folder, record)
            return self._take(there, there.value)
        there = self._holder(record)
        return self._take(there, changes.added(self._stands(there), of.list, record))

    def change(self, of: Register, one: Held, record: Record) -> Problems:
        """Put a changed record into the place of what it was; where that would be wrong, say how.

        Raises NotThere and ChangedToo where somebody else was there before.
        """
        there = self._stands(one.file)
        if not of.list:
            return self._take(one.file, changes.joined(one.record, record, there))
        return self._take(one.file, changes.changed(there, of.list, one.record, record))

    def move(self, of: Register, one: Held, step: int) -> None:
        """Move a record some places down in its register, or up."""
        self._take(one.file, changes.moved(self._stands(one.file), of.list, one.record, step))

    def naming(self, of: Register, one: Held) -> tuple[changes.Citing, ...]:
        """What names a record, so that it cannot be removed."""
        id = getattr(one.record, "id", "")
        return changes.cited(self._desk.folder, of.target, id, one.file.value) if of.target else ()

    def may_remove(self, of: Register, one: Held) -> bool:
        """Whether a record can go altogether: a file stays, as does what something names."""
        return bool(of.list) and not self.naming(of, one)

    def may_end(self, of: Register) -> bool:
        """Whether the records of a register can end on a day."""
        return changes.may_end(of.record)

    def remove(self, of: Register, one: Held) -> Problems:
        """Take a record out of its register; where that would be wrong, say how."""
        return self._take(one.file, changes.removed(self._stands(one.file), of.list, one.record))

    def end(self, of: Register, one: Held, day: dt.date) -> Problems:
        """Let a record end on a day; where that would be wrong, say how."""
        return self.change(of, one, changes.ended(one.record, day))

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self.past, self.future, FileSession.undo)

    def redo(self) -> None:
        """Make the change taken back once more."""
        self._step(self.future, self.past, FileSession.redo)

    def _step(
        self,
        source: list[FileSession[Any]],
        target: list[FileSession[Any]],
        act: Callable[[FileSession[Any]], None],
    ) -> None:
        """Undo or redo in the file of the last change, where there is one."""
        if source:
            self.last = source.pop()
            act(self.last)
            target.append(self.last)

    def _holder(self, record: Record) -> Loaded[Any]:
        """The file a new record of a list goes into."""
        folder = self._desk.folder
        if not isinstance(record, Activity):
            return held(folder, register("partnership"))[0].file
        year = (record.date or self._desk.today).year
        there = (one for one in folder.communication if one.value.year == year)
        return next(there, None) or new_file(folder, CommunicationYear(year=year))

    def _stands(self, there: Loaded[Any]) -> Any:
        """A file as it stands here."""
        return self._open(there.path, there.value).value

    def _take(self, there: Loaded[Any], value: Document) -> Problems:
        """Go on with a changed file, unless something in it would be wrong."""
        found = changes.new_problems(self._desk.folder, there.path, value)
        wrong = tuple(one for one in found if one.severity == "error")
        if not wrong:
            self.last = self._open(there.path, there.value)
            if self.last.value != value:  # What a file is made with is not taken back.
                self.past.append(self.last)
            self.future.clear()
            self.last.change(value)
        return wrong


T = TypeVar("T", bound=Document)


class Saver:
    """Holds the files that were opened, and brings to disk what the screens hand over."""

    def __init__(
        self, desk: Workspace, tell: Callable[[Event], None], loop: Loop | None = None
    ) -> None:
        """Save what belongs to a desk, and tell what happens to its files."""
        self._desk = desk
        self._loop = loop or AsyncioLoop()
        self._tell = tell
        self._files: dict[str, FileSession[Any]] = {}
        self.registers = Registers(desk, self.register)
        """Changes the registers."""
        self.fence: Callable[[Id], Callable[[], bool] | None] = lambda _meeting: None
        """Gives what tells, just before a meeting's file is replaced, whether we may."""

    def minutes(self, id: Id) -> FileSession[Meeting]:
        """The minutes of a meeting of the folder."""
        kind = folder_files.MinutesFile(self._desk, id, lambda meeting: self.fence(meeting))
        return self._opened(kind, self._desk.meeting(id))

    def form(self, draft: FormDraft) -> FileSession[InitiativeReport]:
        """The form that a draft is of."""
        kind = folder_files.form_file(self._desk, draft.initiative, draft.year)
        return self._opened(kind, kind.new)

    def annual_report(self, year: int) -> FileSession[YearlyReport]:
        """The status report of a year."""
        kind = folder_files.annual_report_file(self._desk, year)
        return self._opened(kind, kind.new)

    def register(self, path: str, new: Document | None = None) -> FileSession[Any]:
        """A file of the registers; `new` is what it holds where it is still to be made."""
        there = self._desk.folder.file(path)
        value = there.value if there else new
        if value is None:
            raise KeyError(path)
        return self._opened(folder_files.ReportFile(self._desk, path, value), value)

    def file(self, path: str) -> FileSession[Any]:
        """A file that was opened, by its path below the folder."""
        return self._files[path]

    def _opened(self, kind: FileKind[T], new: T) -> FileSession[T]:
        """A file that was opened, or is opened with what the folder holds of it, else as new."""
        if kind.path not in self._files:
            there = kind.there()
            base = there if there and there.sha256 else None
            value = there.value if there else new
            file = FileSession(kind, value, base, lambda: self._desk.now(), self._loop)
            file.listeners.append(self._tell)
            self._files[kind.path] = file
        return self._files[kind.path]

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
