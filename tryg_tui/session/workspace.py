"""The folder somebody works in: as read, with the clock and the ledger the screens share."""

import datetime as dt
import gc
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.present import present
from tryg_tui.core.ledger.privacy import (
    hidden_citations,
    private_citations,
    shared_meeting,
    shared_part,
)
from tryg_tui.core.meetings.planning import following, free_id, new_meeting, preceding
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.problems import Problem
from tryg_tui.core.model.reporting_form import InitiativeReport
from tryg_tui.session.drafts import Drafts
from tryg_tui.session.keeper import Keeper
from tryg_tui.store.archive import opening
from tryg_tui.store.archive.beginning import recall, remember
from tryg_tui.store.archive.opening import newest, open_folder
from tryg_tui.store.files.commit import digest, file_digest
from tryg_tui.store.files.watch import Stamp, stamps
from tryg_tui.store.folder.load import FolderReading, count_minutes, may_be_written
from tryg_tui.store.folder.minutes import minutes_path
from tryg_tui.store.toml.codec import encode


class Desk:
    """A folder, what was read from it, and how the program may use it."""

    def __init__(
        self,
        root: Path,
        *,
        read_only: bool = False,
        shared: bool = False,
        there: Mapping[str, Stamp] | None = None,
        part: bool = False,
        meeting: Id | None = None,
    ) -> None:
        """Read the folder; raises FolderMissing.

        With `shared`, nothing is held that a shared screen may not show, and nothing is saved;
        `there` is what was seen of the files just now, where that has been done. With `part`, only
        the newest minutes are read where reading all of them takes long, and those of `meeting`.
        """
        self.root = root
        self.read_only = read_only or shared or not may_be_written(root)
        self.shared = shared
        """Whether this is the desk of a shared screen."""
        self._private: frozenset[Citation] = frozenset()
        self.folder = Folder()
        self.problems: tuple[Problem, ...] = ()
        self._readonly: frozenset[str] = frozenset()
        self._meetings: dict[Id, Meeting] = {}
        self.bases: dict[Id, Loaded[Meeting]] = {}
        """By meeting: the version last read from its file, or written to it."""
        self.by_hand: dict[Id, Loaded[Meeting]] = {}
        """By meeting: a version that somebody wrote while it was open here, in their own way."""
        self.unreadable: frozenset[str] = frozenset()
        """The files that could not be read."""
        self._ledgers: dict[Id, Ledger] = {}
        self.drafts = Drafts(Keeper(root, on=not self.read_only))
        """What is being written and is not in the minutes yet."""
        self.left_running: Id = ""
        """The open meeting whose screen was left for the front page while it goes on."""
        self.total = 0
        """How many meetings there are."""
        self._whole = False
        self.growing: tuple[int, int] | None = None
        """How many minutes of how many have been read, while only the newest are held."""
        begun = None if shared else recall(root, there)
        some = newest(root, *filter(None, [meeting])) if begun is None and part else None
        if some is not None:
            self.take_over(some, checked=True)
            self.growing = (0, count_minutes(root))
        elif begun is None:
            self.reload(there)
        else:
            # The front page needs no more; every other screen completes it first.
            self.take_over(begun[0], checked=True)
            self.total, self._whole = begun[1], False

    @property
    def whole(self) -> bool:
        """Whether more is held than what the front page needs."""
        return self._whole

    def complete(self) -> None:
        """Read the whole folder, where only what the front page needs has been read."""
        if not self._whole:
            self.reload()

    def hold_less(self) -> None:
        """Hold no more of a large folder than the front page needs, until it is completed again.

        Where there is no index to complete it quickly, all of it stays.
        """
        if not self._whole or self.growing is not None or not opening.is_indexed(self.root):
            return
        total = self.total
        reading = FolderReading(
            folder=present(self.folder, self.ledger()),
            problems=self.problems,
            readonly=self._readonly,
            unreadable=self.unreadable,
        )
        self.take_over(reading, checked=True)
        self.total, self._whole = total, False
        # What has read them refers to itself, and would be held on to for a while.
        gc.collect()

    def reload(self, there: Mapping[str, Stamp] | None = None) -> None:
        """Read the folder again."""
        there = stamps(self.root) if there is None else there
        reading = open_folder(self.root)
        self.take_over(reading)
        if not self.shared:
            remember(self.root, there, reading, self.problems, self.ledger)

    def take_over(
        self,
        reading: FolderReading,
        keep: Collection[Id] = (),
        shown: Collection[Id] = (),
        *,
        checked: bool = False,
    ) -> None:
        """Go on with the folder as it has been read.

        Some meetings are kept as they stand here, and those that are shown stay even where their
        file is gone, or cannot be read any more. With `checked`, the problems of the reading are
        all there are.
        """
        there = {loaded.value.id for loaded in reading.folder.meetings}
        held = [
            loaded
            for loaded in self.folder.meetings
            if loaded.value.id in keep
            or (loaded.value.id in shown and loaded.value.id not in there)
        ]
        before = {loaded.value.id: self.bases.get(loaded.value.id) for loaded in held}
        self.folder = reading.folder
        if self.shared:
            self._private = private_citations(reading.folder)
            self.folder = shared_part(reading.folder, self._private)
        found = () if checked else check_folder(reading.folder, reading.unreadable)
        self.problems = (*reading.problems, *found)
        self._readonly = reading.readonly
        self.unreadable = reading.unreadable
        self.bases = {loaded.value.id: loaded for loaded in self.folder.meetings}
        self._meetings = {id: loaded.value for id, loaded in self.bases.items()}
        for loaded in held:
            base = before[loaded.value.id]
            if base is not None:
                self.bases[base.value.id] = base
            self.put(loaded.value)
        self._ledgers = {}
        self.total, self._whole = len(self.folder.meetings), True

    def _known(self, loaded: Loaded[Meeting]) -> None:
        """Note what a meeting's file holds, which so can be read."""
        self.bases[loaded.value.id] = loaded
        self.unreadable -= {loaded.path}

    def versions(self) -> dict[Id, str]:
        """By meeting, the hash of its file as last read or written here."""
        return {id: base.sha256 for id, base in self.bases.items()}

    def is_news(self, paths: Collection[str]) -> bool:
        """Whether files that were written are other than this program knows them."""
        known = {loaded.path: loaded.sha256 for loaded in self.bases.values()}
        return any(file_digest(self.root / path) != known.get(path) for path in paths)

    def now(self) -> dt.datetime:
        """The time of day on the folder's day, to the second."""
        now = dt.datetime.now().astimezone().replace(microsecond=0)
        today = self.folder.today(now.date())
        return now if today == now.date() else dt.datetime.combine(today, now.time()).astimezone()

    @property
    def today(self) -> dt.date:
        """The day to reckon with."""
        return self.now().date()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings in order of date."""
        return tuple(loaded.value for loaded in self.folder.meetings)

    def meeting(self, id: Id) -> Meeting:
        """A meeting of the folder, as it stands here; KeyError where there is none."""
        return self._meetings[id]

    def holds(self, id: Id) -> bool:
        """Whether a meeting is among those held here."""
        return id in self._meetings

    @property
    def title(self) -> str:
        """The partnership's short name, or nothing."""
        strategy = self.folder.strategy
        return (strategy.value.short or strategy.value.title) if strategy else ""

    def ledger(self, until: Id = "") -> Ledger:
        """The ledger up to a meeting, or of all of them."""
        if until not in self._ledgers:
            self._ledgers[until] = fold(self.folder, until)
        return self._ledgers[until]

    def put(self, meeting: Meeting) -> None:
        """Take over a meeting as changed here; it is still to be saved."""
        base = self.bases.get(meeting.id)
        path, sha256 = (base.path, base.sha256) if base else (minutes_path(meeting.id), "")
        self.folder = self.folder.with_meeting(Loaded(path=path, sha256=sha256, value=meeting))
        self._meetings[meeting.id] = meeting
        self._ledgers = {}

    def receive(self, loaded: Loaded[Meeting]) -> None:
        """Take over a version of a meeting that somebody else has written."""
        if self.shared:
            self._private = hidden_citations(loaded.value, self._private)
            loaded = replace(loaded, value=shared_meeting(loaded.value, self._private))
        if digest(encode(loaded.value)) != loaded.sha256:
            self.by_hand[loaded.value.id] = loaded
        self._known(loaded)
        self.put(loaded.value)

    def settle(self, loaded: Loaded[Meeting]) -> None:
        """Note what a meeting's file holds now; what was changed here meanwhile is kept."""
        self._known(loaded)
        self.put(self._meetings.get(loaded.value.id, loaded.value))

    def prepare(self, date: dt.date, previous: Meeting | None) -> Meeting | None:
        """Put a new planned meeting into the folder as held here, or nothing without a strategy.

        It is still to be saved.
        """
        if self.folder.strategy is None:
            return None
        meeting = new_meeting(self.folder.strategy.value, date, previous=previous)
        taken = frozenset(known.id for known in self.meetings)
        meeting = replace(meeting, id=free_id(date, taken))
        self.put(meeting)
        return meeting

    def may_write(self, meeting: Meeting) -> bool:
        """Whether this program may write the meeting's file."""
        known = self.folder.meeting(meeting.id)
        return not self.read_only and (known is None or known.path not in self._readonly)

    def may_rewrite(self, path: str) -> bool:
        """Whether a file was written as this program would write it."""
        return not self.read_only and path not in self._readonly

    def put_report(self, report: Loaded[InitiativeReport]) -> None:
        """Take over a form as saved."""
        self.folder = self.folder.with_report(report)
        self._ledgers = {}

    def put_yearly(self, report: Loaded[YearlyReport]) -> None:
        """Take over a yearly status report as saved."""
        self.folder = self.folder.with_yearly(report)

    def previous(self, meeting: Meeting) -> Meeting | None:
        """The meeting held before one."""
        return preceding(meeting, self.meetings)

    def following(self, meeting: Meeting) -> Meeting | None:
        """The meeting planned after one."""
        return following(meeting, self.meetings)

    def next(self) -> Meeting | None:
        """The meeting to run: the open one, else the first that is planned."""
        open_ones = [m for m in self.meetings if m.state == "open"]
        planned = [m for m in self.meetings if m.state == "planned"]
        return next(iter([*open_ones, *planned]), None)
