"""The yearly status report while it is worked on: every change is saved, and can be undone."""

import asyncio
import datetime as dt
from collections.abc import Callable

import msgspec

from tryg_tui.core.annual.merge import YearlyMerged, merge_yearly
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.folder import Loaded
from tryg_tui.session.workspace import Desk
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.reports import read_yearly, save_yearly, written_by_hand, yearly_path
from tryg_tui.words.saving import not_saved_sentence

AGAIN = frozenset({"changed", "exists"})
"""Why a save is tried once more, with what somebody else has written in it."""


class Dispute(msgspec.Struct, frozen=True):
    """What two people have changed differently, to be chosen among."""

    merged: YearlyMerged
    """With ours where the two differ."""
    ours: YearlyReport
    theirs: Loaded[YearlyReport]
    base: YearlyReport | None

    def taking_theirs(self) -> YearlyReport:
        """Both together, with theirs where they differ."""
        return merge_yearly(self.base, self.theirs.value, self.ours).report


class YearlyKeeper:
    """The file of a year's report as held here, and on disk."""

    def __init__(self, desk: Desk, year: int, changed: Callable[[], None]) -> None:
        """Hold the report of a year; `changed` is called when something else is to be shown."""
        self._desk = desk
        self._changed = changed
        self._base = desk.folder.yearly_report(year)
        self.report = self._base.value if self._base else YearlyReport(year=year)
        self.path = yearly_path(year)
        self.by_hand = written_by_hand(desk.root, self.path)
        """Whether a person's comments are in the file, so that it is not written here."""
        self.trouble = ""
        """Why it is not saved, in a sentence."""
        self.saved: dt.datetime | None = None
        self.dispute: Dispute | None = None
        self._past: list[YearlyReport] = []
        self._undone: list[YearlyReport] = []
        self._waiting = False
        self._writing = False
        self._seen = {self._base.sha256} if self._base else set()
        """The versions this one goes back to: reading one of them late is no news."""
        self._turn = asyncio.Lock()

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk yet."""
        return self._waiting or self._writing

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._undone)

    def change(self, report: YearlyReport) -> None:
        """Go on with a changed report; it is still to be saved."""
        if report != self.report:
            self._past.append(self.report)
            self._undone.clear()
            self._take(report)

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._undone.append(self.report)
            self._take(self._past.pop())

    def redo(self) -> None:
        """Make the change taken back once more."""
        if self._undone:
            self._past.append(self.report)
            self._take(self._undone.pop())

    def follow(self) -> None:
        """Take over what somebody else has written, where nothing of ours is waiting."""
        there = self._desk.folder.yearly_report(self.report.year)
        if self.unsaved or there is None or there.sha256 in self._seen:
            return
        self._follow_on(there)
        self.by_hand = written_by_hand(self._desk.root, self.path)
        if there.value != self.report:
            self._past.clear()
            self._undone.clear()
            self.report = there.value

    async def save(self) -> None:
        """Bring it to disk, together with what somebody else has written meanwhile."""
        async with self._turn:
            while self._waiting and self.dispute is None:
                self._waiting, self._writing = False, True
                try:
                    await self._write(self.report)
                except NotSaved as failure:
                    self._waiting = True
                    self.trouble = not_saved_sentence(failure.reason, self.path)
                    break
                finally:
                    self._writing = False
        self._changed()

    async def settle(self, *, ours: bool) -> None:
        """Go on after a dispute with our words or with theirs; undo brings the others back."""
        dispute, self.dispute = self.dispute, None
        if dispute is not None:
            self._follow_on(dispute.theirs)
            self._past.append(dispute.taking_theirs() if ours else dispute.ours)
            self._take(dispute.merged.report if ours else dispute.taking_theirs())
            await self.save()

    def _follow_on(self, version: Loaded[YearlyReport]) -> None:
        """Go on from a version that is on disk."""
        self._base = version
        self._seen.add(version.sha256)

    def _take(self, report: YearlyReport) -> None:
        """Hold another version, which is to be saved."""
        self.report = report
        self._waiting = True
        self._changed()

    async def _write(self, report: YearlyReport) -> None:
        """Write a version, or put it together with the one that is there; raises NotSaved."""
        desk = self._desk
        sha256 = self._base.sha256 if self._base else None
        try:
            loaded = await asyncio.to_thread(save_yearly, desk.root, report, sha256)
        except NotSaved as failure:
            if failure.reason not in AGAIN:
                raise
            await self._join(report)
            return
        self._follow_on(loaded)
        desk.put_yearly(loaded)
        self.trouble = ""
        self.saved = desk.now()
        if not self._waiting:
            self.report = loaded.value

    async def _join(self, report: YearlyReport) -> None:
        """Put ours and theirs together; where both changed the same, that is to be asked."""
        theirs = await asyncio.to_thread(read_yearly, self._desk.root, report.year)
        base = self._base.value if self._base else None
        self._waiting = True
        if theirs is None:
            self._base = None
            return
        merged = merge_yearly(base, self.report, theirs.value)
        if merged.clashes:
            self.dispute = Dispute(merged, self.report, theirs, base)
        else:
            self._follow_on(theirs)
            self.report = merged.report
