"""The registers as they are changed here: put in, changed, moved, removed, ended, taken back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.recording import History
from tryg_tui.core.model.base import Document, Problem, Record
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.registers.changes import (
    Act,
    Citing,
    added,
    changed,
    cited,
    ended,
    joined,
    may_end,
    moved,
    new_file,
    new_problems,
    removed,
)
from tryg_tui.core.registers.register import Held, Register, held, register
from tryg_tui.core.registers.seats import SeatedBody, with_group
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.workspace import Workspace

Problems = tuple[Problem, ...]
"""What would be wrong with a change, which is not made then."""

Open = Callable[[str, Document], FileSession[Any]]
"""Opens a file of the registers by its path, with what it holds where it is still to be made."""


class Change(msgspec.Struct, frozen=True):
    """A change that can be taken back, and made once more."""

    act: Act
    of: Register
    record: Record
    """What it is about, as it stands after it, or before where it is removed."""
    file: FileSession[Any]
    makes: Document | None = None
    """What the file holds, where it is made by this."""


class Stays(Exception):
    """A change that cannot be taken back, or made once more, as others go on from it."""

    def __init__(self, change: Change, cited: tuple[Citing, ...], wrong: Problems) -> None:
        super().__init__(change.act)
        self.change = change
        """Which."""
        self.cited = cited
        """What names the record that would go with its file."""
        self.wrong = wrong
        """What would be wrong then; nothing where somebody else has written in the file since."""


class Registers:
    """The registers of a folder, as they are changed here."""

    def __init__(self, workspace: Workspace, open: Open) -> None:
        """Change the registers of a folder, in files that are opened so."""
        self._workspace = workspace
        self._open = open
        self.past: list[Change] = []
        """The changes that undo takes back, the last one last."""
        self.future: list[Change] = []
        """Those that were taken back."""
        self.last: FileSession[Any] | None = None
        """The file that was changed last, whose saving is told."""

    def add(self, of: Register, record: Record) -> Problems:
        """Put a new record into a register; where that would be wrong, say how."""
        if not of.list:
            assert isinstance(record, Document)
            there = new_file(self._workspace.folder, record)
            return self._take("new", of, record, there, there.value)
        there = self._holder(record)
        if isinstance(record, SeatedBody):
            value = with_group(self._stands(there), None, record)
        else:
            value = added(self._stands(there), of.list, record)
        return self._take("new", of, record, there, value)

    def bring(self, of: Register, record: Record, there: Loaded[Any]) -> Problems:
        """Put a file that somebody else's table has more records for into the place of the version
        it follows on; where that would be wrong, say how.
        """
        return self._take("read-in", of, record, there, there.value)

    def change(self, of: Register, one: Held, record: Record, act: Act = "changed") -> Problems:
        """Put a changed record into the place of what it was; where that would be wrong, say how.

        Raises NotThere and ChangedToo where somebody else was there before.
        """
        there = self._stands(one.file)
        if not of.list:
            return self._take(act, of, record, one.file, joined(one.record, record, there))
        if isinstance(one.record, SeatedBody) and isinstance(record, SeatedBody):
            value = with_group(there, one.record, record)
        else:
            value = changed(there, of.list, one.record, record)
        return self._take(act, of, record, one.file, value)

    def move(self, of: Register, one: Held, step: int) -> None:
        """Move a record some places down in its register, or up."""
        value = moved(self._stands(one.file), of.list, one.record, step)
        self._take("moved", of, one.record, one.file, value)

    def naming(self, of: Register, one: Held) -> tuple[Citing, ...]:
        """What names a record, so that it cannot be removed."""
        return self._naming(of, one.record, one.file.value)

    def may_remove(self, of: Register, one: Held) -> bool:
        """Whether a record can go altogether: a file stays, as does what something names."""
        return bool(of.list) and not self.naming(of, one)

    def may_end(self, of: Register) -> bool:
        """Whether the records of a register can end on a day."""
        return may_end(of.record)

    def remove(self, of: Register, one: Held) -> Problems:
        """Take a record out of its register; where that would be wrong, say how."""
        value = removed(self._stands(one.file), of.list, one.record)
        return self._take("removed", of, one.record, one.file, value)

    def end(self, of: Register, one: Held, day: dt.date) -> Problems:
        """Let a record end on a day; where that would be wrong, say how."""
        return self.change(of, one, ended(one.record, day), "ended")

    def undo(self) -> Change | None:
        """Take the last change back and return it, None where there is none; raises Stays."""
        if not self.past:
            return None
        change = self.past.pop()
        file = self.last = change.file
        if change.makes is None:
            self._go(change, file.history.undo(file.value))
        else:
            names = self._naming(change.of, file.value, file.value)
            if names and not change.of.list:
                raise Stays(change, names, ())
            change = replace(change, makes=file.value)
            file.drop()
        self.future.append(change)
        return change

    def redo(self) -> Change | None:
        """Make the change taken back last once more and return it; raises Stays."""
        if not self.future:
            return None
        change = self.future.pop()
        file = self.last = change.file
        if change.makes is None:
            self._go(change, file.history.redo(file.value))
        else:
            file.take(change.makes)
        self.past.append(change)
        return change

    def _go(self, change: Change, found: tuple[History[Any], Any] | None) -> None:
        """Go on with an earlier or later version of a file, unless something would be wrong."""
        wrong = self._wrong(change.file.kind.path, found[1]) if found else ()
        if found is None or wrong:
            raise Stays(change, (), wrong)
        change.file.history = found[0]
        change.file.take(found[1])

    def _naming(self, of: Register, record: Record, document: Document) -> tuple[Citing, ...]:
        """What names a record of a file."""
        id = getattr(record, "id", "")
        return cited(self._workspace.folder, of.target, id, document) if of.target else ()

    def _holder(self, record: Record) -> Loaded[Any]:
        """The file a new record of a list goes into."""
        folder = self._workspace.folder
        if not isinstance(record, Activity):
            return held(folder, register("partnership"))[0].file
        year = (record.date or self._workspace.today).year
        there = (one for one in folder.communication if one.value.year == year)
        return next(there, None) or new_file(folder, CommunicationYear(year=year))

    def _stands(self, there: Loaded[Any]) -> Any:
        """A file as it stands here."""
        file = self._open(there.path, there.value)
        return there.value if file.gone else file.value

    def _wrong(self, path: str, value: Document) -> Problems:
        """What would be wrong if a file said this."""
        found = new_problems(self._workspace.folder, path, value)
        return tuple(one for one in found if one.severity == "error")

    def _take(
        self, act: Act, of: Register, record: Record, there: Loaded[Any], value: Document
    ) -> Problems:
        """Go on with a changed file, unless something in it would be wrong."""
        wrong = self._wrong(there.path, value)
        if not wrong:
            makes = None if self._workspace.folder.file(there.path) else value
            file = self.last = self._open(there.path, there.value)
            if makes is None and file.value == value:
                return ()
            if makes is None:
                file.change(value)
            else:
                file.history = History()
                file.take(value)
            self.past.append(Change(act, of, record, file, makes))
            self.future.clear()
        return wrong
