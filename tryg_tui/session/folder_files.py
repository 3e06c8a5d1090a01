"""The files that are worked in: minutes, yearly forms, the yearly status report."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from tryg_tui.core.meetings.lifecycle import as_revised
from tryg_tui.core.meetings.lost_lines import followed, is_older, lines_of, lost_lines
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import Content, content_of, with_content
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.merge import merge_file
from tryg_tui.session.file_kind import FileKind, Joined
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved, Reason, digest, inside, take_away
from tryg_tui.store.files.watch import read_whole
from tryg_tui.store.folder.minutes import Copy, keep_copy, keep_theirs, minutes_path, save_meeting
from tryg_tui.store.folder.reports import (
    read_report,
    report_path,
    save_register,
    save_report,
    written_by_hand,
    yearly_path,
)
from tryg_tui.store.toml.codec import encode

D = TypeVar("D", bound=Document)


class ReportFile(FileKind[D]):
    """A register, a form or a status report. Nothing is kept beside it; in a register only what
    changed is written, and in the others a person's comments keep it from being written.
    """

    joined: frozenset[Reason] = frozenset({"changed", "exists"})

    def __init__(self, workspace: Workspace, path: str, new: D) -> None:
        """A file by its path below the folder, and what it holds when it is new."""
        self.path = path
        self.new: D = new
        """What it holds when it is new."""
        self._workspace = workspace
        self._kind: type[D] = type(new)

    def read(self) -> Loaded[D] | None:
        """The version on disk, None where there is none."""
        return read_report(self._workspace.root, self.path, self._kind)

    def save(self, value: D, base: str | None) -> Loaded[D]:
        """Write a version over the one it follows on."""
        saved: Loaded[Any]
        if isinstance(value, InitiativeReport | YearlyReport):
            saved = save_report(self._workspace.root, value, base)
        else:
            saved = save_register(self._workspace.root, self.path, value, base)
        return saved

    def remove(self, base: str) -> None:
        """Take the file away where it still is the version with a hash."""
        take_away(inside(self._workspace.root, self.path), base)

    @property
    def _is_report(self) -> bool:
        """Whether it is a form or a status report."""
        return issubclass(self._kind, InitiativeReport | YearlyReport)

    def is_protected(self) -> bool:
        """Whether there are comments in the file, which a save would lose."""
        return self._is_report and written_by_hand(self._workspace.root, self.path)

    def there(self) -> Loaded[D] | None:
        """The file as the folder holds it."""
        return self._workspace.folder.file(self.path)

    def join(
        self, base: D | None, ours: D, theirs: D, _earlier: Collection[D], _own: Collection[int]
    ) -> Joined[D]:
        """Two versions as one."""
        value, conflicts = merge_file(base, ours, theirs)
        return Joined(value=value, conflicts=conflicts)

    def show(self, loaded: Loaded[D]) -> None:
        """Put a version into the folder as it is held here, a report once there is a file of it."""
        if loaded.sha256 or not self._is_report:
            self._workspace.put_file(loaded)

    def hide(self) -> None:
        """Take the file out of the folder as it is held here, and out of the journal."""
        self._workspace.drop_file(self.path)
        super().hide()

    def note(self, value: D, base: Loaded[D] | None) -> None:
        """Keep a version in the journal until it is on disk; what is typed into a form is there."""
        if not isinstance(value, InitiativeReport):
            self._workspace.drafts.keeper.file(self.path, value, base)

    def forget(self) -> None:
        """Forget what the journal keeps of it."""
        self._workspace.drafts.keeper.file_saved(self.path)


def form_file(workspace: Workspace, initiative: Id, year: int) -> ReportFile[InitiativeReport]:
    """The file of the form of an initiative for a year."""
    path, new = report_path(initiative, year), InitiativeReport(initiative=initiative, year=year)
    return ReportFile(workspace, path, new)


def annual_report_file(workspace: Workspace, year: int) -> ReportFile[YearlyReport]:
    """The file of the status report of a year."""
    return ReportFile(workspace, yearly_path(year), YearlyReport(year=year))


Fence = Callable[[Id], Callable[[], bool] | None]
"""Gives what tells, just before a meeting's file is replaced, whether we may."""


class MinutesFile(FileKind[Meeting]):
    """The file of one meeting."""

    reasons: frozenset[Reason] = frozenset({"changed", "exists", "unreadable", "fenced"})
    joined: frozenset[Reason] = frozenset({"changed"})

    def __init__(self, workspace: Workspace, id: Id, fence: Fence) -> None:
        """The minutes of a meeting of the folder that is worked in."""
        self.path = minutes_path(id)
        self._workspace = workspace
        self._id = id
        self._fence = fence

    @property
    def beside(self) -> "MinutesFile":
        """It keeps other versions itself."""
        return self

    def read(self) -> Loaded[Meeting] | None:
        """The version on disk, None where there is none."""
        found = read_whole(self._workspace.root, self.path)
        if found is None and (self._workspace.root / self.path).exists():
            raise NotSaved("unreadable", self._workspace.root / self.path)
        return found

    def save(self, value: Meeting, base: str | None) -> Loaded[Meeting]:
        """Write a version over the one it follows on."""
        return save_meeting(self._workspace.root, value, base, self._fence(self._id))

    def remove(self, base: str) -> None:
        """Take minutes that were read in away, where they still are the version with a hash."""
        take_away(inside(self._workspace.root, self.path), base)

    def hide(self) -> None:
        """Take the minutes out of the folder as it is held here, and out of the journal."""
        self._workspace.drop_file(self.path)
        super().hide()

    def keep(self, value: Meeting, copy: Copy | None) -> Copy:
        """Keep a version of ours beside the file."""
        return keep_copy(self._workspace.root, value, self._workspace.now(), copy)

    def keep_theirs(self, theirs: Loaded[Meeting]) -> Copy:
        """Keep the version on disk beside it."""
        return keep_theirs(self._workspace.root, theirs, self._workspace.now())

    def is_by_hand(self, theirs: Loaded[Meeting]) -> bool:
        """Whether a save would lose the way in which a version is written, with its comments."""
        return digest(encode(theirs.value)) != theirs.sha256

    def there(self) -> Loaded[Meeting] | None:
        """The minutes as the folder holds them."""
        return self._workspace.folder.meeting(self._id)

    def join(
        self,
        base: Meeting | None,
        ours: Meeting,
        theirs: Meeting,
        earlier: Collection[Meeting],
        own: Collection[int],
    ) -> Joined[Meeting] | None:
        """Two versions as one, or None where theirs is final."""
        merged = merge(base, ours, theirs)
        if merged.closed:
            return None
        if base is None:
            return Joined(value=merged.meeting, conflicts=merged.conflicts)
        known = [lines_of(one) for one in earlier]
        conflicts = merged.conflicts
        if is_older(base, theirs, known):
            # What an older version does not have was not removed by anybody.
            conflicts = tuple(one for one in conflicts if one.theirs is not None)
        lost = lost_lines(base, ours, theirs, now=merged.meeting, earlier=known, own=own)
        return Joined(value=merged.meeting, conflicts=conflicts, lost=lost)

    def follow(
        self,
        ours: Meeting,
        theirs: Meeting,
        earlier: Collection[Meeting],
        own: Collection[int],
    ) -> Joined[Meeting]:
        """Their version, in which numbers that were given here are not given again."""
        now = followed(ours, theirs)
        known = [lines_of(one) for one in earlier]
        lost = lost_lines(ours, ours, theirs, now=now, earlier=known, own=own)
        return Joined(value=now, lost=lost)

    def content(self, value: Meeting) -> Content:
        """What undo brings back."""
        return content_of(value)

    def with_content(self, value: Meeting, content: Content) -> Meeting:
        """The minutes with earlier content; raises NotAllowed for a meeting that is over."""
        return as_revised(value, with_content(value, content), self._workspace.now())

    def lines(self, before: Meeting, after: Meeting) -> frozenset[int]:
        """The numbers of the entries that were recorded or changed."""
        known = {entry.n: entry for entry in before.entries}
        return frozenset(entry.n for entry in after.entries if known.get(entry.n) != entry)

    def show(self, loaded: Loaded[Meeting]) -> None:
        """Put a version into the folder as it is held here."""
        self._workspace.put(loaded.value, loaded.sha256)

    def note(self, value: Meeting, base: Loaded[Meeting] | None) -> None:
        """Keep a version in the journal until it is on disk."""
        self._workspace.drafts.keeper.version(value, base)

    def forget(self) -> None:
        """Forget what the journal keeps of the minutes."""
        self._workspace.drafts.keeper.saved(self._id)
