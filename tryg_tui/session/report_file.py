"""A yearly form of an initiative, or the yearly status report, as a file that is worked in."""

from collections.abc import Callable, Collection
from typing import Any, Generic, TypeVar

from tryg_tui.core.annual.merge import merge_report
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.session.file_kind import Joined
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import Reason
from tryg_tui.store.folder.reports import (
    read_report,
    report_path,
    save_report,
    written_by_hand,
    yearly_path,
)

R = TypeVar("R", InitiativeReport, YearlyReport)


class ReportFile(Generic[R]):
    """A file of the folder of reports; nothing is kept beside it, and a person's comments in it
    keep it from being written.
    """

    joined: frozenset[Reason] = frozenset({"changed", "exists"})
    beside = None

    def __init__(
        self,
        desk: Workspace,
        path: str,
        new: R,
        find: Callable[[Folder], Loaded[R] | None],
    ) -> None:
        """A file by its path below the folder, what it holds when it is new, and how it is found in
        what was read of the folder.
        """
        self.path = path
        self.new: R = new
        """What it holds when it is new."""
        self._desk = desk
        self._kind: type[R] = type(new)
        self._find: Callable[[Folder], Loaded[R] | None] = find

    def read(self) -> Loaded[R] | None:
        """The version on disk, None where there is none."""
        return read_report(self._desk.root, self.path, self._kind)

    def save(self, value: R, base: str | None) -> Loaded[R]:
        """Write a version over the one it follows on."""
        return save_report(self._desk.root, value, base)

    def is_protected(self) -> bool:
        """Whether there are comments in the file, which a save would lose."""
        return written_by_hand(self._desk.root, self.path)

    def there(self) -> Loaded[R] | None:
        """The file as the folder holds it."""
        return self._find(self._desk.folder)

    def join(
        self, base: R | None, ours: R, theirs: R, _earlier: Collection[R], _own: Collection[int]
    ) -> Joined[R]:
        """Two versions as one."""
        value, conflicts = merge_report(base, ours, theirs)
        return Joined(value=value, conflicts=conflicts)

    def follow(
        self, _ours: R, theirs: R, _earlier: Collection[R], _own: Collection[int]
    ) -> Joined[R]:
        """Their version as it is."""
        return Joined(value=theirs)

    def content(self, value: R) -> R:
        """Undo brings back all of it."""
        return value

    def with_content(self, _value: R, content: Any) -> R:
        """Earlier content, which is all of it."""
        return content  # type: ignore[no-any-return]  # it is what `content` gave

    def lines(self, _before: R, _after: R) -> frozenset[int]:
        """It has no lines with numbers."""
        return frozenset()

    def show(self, loaded: Loaded[R]) -> None:
        """Put a version into the folder as it is held here, once there is a file of it."""
        if loaded.sha256:
            self._desk.put_report(loaded)

    def note(self, value: R, base: Loaded[R] | None) -> None:
        """Keep a version in the journal until it is on disk; what is typed into a form is there."""
        if isinstance(value, YearlyReport):
            self._desk.drafts.keeper.report(value, base.sha256 if base else "")

    def forget(self) -> None:
        """Forget what the journal keeps of it."""
        if self._kind is YearlyReport:
            self._desk.drafts.keeper.report_saved(self.new.year)


def form_file(desk: Workspace, initiative: Id, year: int) -> ReportFile[InitiativeReport]:
    """The file of the form of an initiative for a year."""
    path, new = report_path(initiative, year), InitiativeReport(initiative=initiative, year=year)
    return ReportFile(desk, path, new, lambda folder: folder.report(initiative, year))


def annual_report_file(desk: Workspace, year: int) -> ReportFile[YearlyReport]:
    """The file of the status report of a year."""
    path, new = yearly_path(year), YearlyReport(year=year)
    return ReportFile(desk, path, new, lambda folder: folder.yearly_report(year))
