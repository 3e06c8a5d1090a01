"""The folder somebody works in: as read, with the clock and the ledger the screens share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from tryg_tui.core.check import folder as folder_check
from tryg_tui.core.ledger import privacy
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.ledgers import Ledgers
from tryg_tui.core.ledger.small_numbers import masked, masked_meeting
from tryg_tui.core.meetings.planning import (
    around,
    copied,
    following,
    free_id,
    held_before,
    new_meeting,
    preceding,
    series_before,
)
from tryg_tui.core.model.base import Citation, Id, Problem
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Body, Strategy
from tryg_tui.core.search import match
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.session import links
from tryg_tui.session import notes as own_notes
from tryg_tui.session.drafts import Drafts, Keeper
from tryg_tui.store.files.commit import file_digest
from tryg_tui.store.folder import minutes
from tryg_tui.store.folder.load import FolderReading, may_be_written, read_folder

if TYPE_CHECKING:
    from tryg_tui.core.search.query import Query


class Workspace:
    """A folder, what was read from it, and how the program may use it."""

    def __init__(
        self,
        root: Path,
        *,
        read_only: bool = False,
        shared: bool = False,
        reading: FolderReading | None = None,
    ) -> None:
        """Read the folder, unless it has just been read; raises FolderMissing.

        With `shared`, nothing is held that a shared screen may not show, and nothing is saved.
        """
        self.root = root
        self.read_only = read_only or shared or not may_be_written(root)
        self.shared = shared
        """Whether this is the workspace of a shared screen."""
        self._private: frozenset[Citation] = frozenset()
        self._away: dict[Id, tuple[bool, frozenset[Id]]] = {}
        self._on_wall: Id = ""
        self._strategy: Loaded[Strategy] | None = None
        self.folder = Folder()
        """What was read, with what is held here."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the files; with what stands between them, only once they are checked.
        """
        self.unchecked: FolderReading | None = None
        """The folder as it was read, while it has not been checked."""
        self._readonly: frozenset[str] = frozenset()
        self._meetings: dict[Id, Meeting] = {}
        self.unreadable: frozenset[str] = frozenset()
        """The files that could not be read."""
        self._ledgers = Ledgers()
        self._lines = FoldedLines()
        self.drafts = Drafts(Keeper(root, on=not self.read_only))
        """What is being written and is not in the minutes yet."""
        self.chosen: Id = ""
        """The group whose meetings are looked at on the front page; empty for all."""
        self.left_running: Id = ""
        """The open meeting whose screen was left for the front page while it goes on."""
        self.take_over(reading or read_folder(root))

    @cached_property
    def notes(self) -> own_notes.Notes:
        """One's own notes, which are in no file of the folder."""
        return own_notes.Notes(self.root, self.drafts)

    def reload(self) -> None:
        """Read the folder again."""
        self.take_over(read_folder(self.root))

    def take_over(
        self,
        reading: FolderReading,
        keep: Collection[Id] = (),
        shown: Collection[Id] = (),
    ) -> None:
        """Go on with the folder as it has been read.

        Some meetings are kept as they stand here, and those that are shown stay even where their
        file is gone, or cannot be read any more.
        """
        there = {loaded.value.id: loaded for loaded in reading.folder.meetings}
        held = [
            one
            for one in self.folder.meetings
            if one.value.id in keep or (one.value.id in shown and one.value.id not in there)
        ]
        self.folder = reading.folder
        if self.shared:
            self._private = privacy.private_citations(reading.folder)
            self._strategy = reading.folder.strategy
            self._away = {id: privacy.away(one.value, self.today) for id, one in there.items()}
            self.folder = masked(privacy.shared_part(reading.folder, self._private))
            self._name_those_here()
        self.problems, self.unchecked = reading.problems, reading
        self._readonly = reading.readonly
        self.unreadable = reading.unreadable
        for loaded in held:
            self.folder = self.folder.with_meeting(loaded)
        self._meetings = {loaded.value.id: loaded.value for loaded in self.folder.meetings}

    def check(self) -> None:
        """Find out what is wrong between the files; not on the loop of the screens, as among many
        files that takes its time.
        """
        reading, self.unchecked = self.unchecked, None
        if reading is not None:
            there = partial(links.is_there, self.root)
            found = folder_check.check_folder(reading.folder, reading.unreadable, there, self.today)
            # It may have been read again meanwhile, and is to be checked once more then.
            if self.unchecked is None:
                self.problems = (*reading.problems, *found)

    def versions(self) -> dict[Id, str]:
        """By meeting, the hash of its file as last read or written here."""
        return {one.value.id: one.sha256 for one in self.folder.meetings if one.sha256}

    def is_news(self, paths: Collection[str]) -> bool:
        """Whether files that were written are other than this program knows them."""
        known = {loaded.path: loaded.sha256 for loaded in self.folder.meetings}
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
        return self.folder.partnership.short or self.folder.partnership.title

    def ledger(self, until: Id = "") -> Ledger:
        """The ledger up to a meeting, or of all of them."""
        return self._ledgers.of(self.folder, until, self.today)

    def as_known(self, until: Id, day: dt.date) -> tuple[Folder, Ledger]:
        """The folder and the ledger up to a meeting, or of all, as they were known on a day."""
        return self._ledgers.as_known(self.folder, until, day, self.today)

    def search(self, query: Query) -> match.Answer:
        """What a query finds in the minutes held here; not on the loop, as lines may be folded."""
        if query.empty:
            return match.Answer(query=query)
        folder, ledger = self.folder, self.ledger()
        found = match.search(query, folder, self._lines.of(folder, ledger), self.today)
        found = match.marked_altered(found, ledger.altered)
        return replace(found, unread=tuple(sorted(self.unreadable)))

    def put(self, meeting: Meeting, sha256: str | None = None) -> None:
        """Take over a meeting as it stands here; `sha256` is of the version its file holds, where
        that is another one than before.
        """
        known = self.folder.meeting(meeting.id)
        path = known.path if known else minutes.minutes_path(meeting.id)
        before = known.sha256 if known else ""
        if sha256 is not None and sha256 != before:
            self.unreadable -= {path}
        now = before if sha256 is None else sha256
        held = self.folder.with_meeting(Loaded(path=path, sha256=now, value=meeting))
        self.folder = masked(held) if self.shared else held
        self._meetings[meeting.id] = meeting

    def shown(self, loaded: Loaded[Meeting]) -> Loaded[Meeting]:
        """A version that was found on disk, as it may be shown here."""
        if not self.shared:
            return loaded
        self._private = privacy.hidden_citations(loaded.value, self._private)
        self._away[loaded.value.id] = privacy.away(loaded.value, self.today)
        self._name_those_here()
        shared = privacy.shared_meeting(loaded.value, self._private)
        return replace(loaded, value=masked_meeting(self.folder, shared)[1])

    def look_at(self, id: Id) -> None:
        """Have a meeting on the screen everybody looks at."""
        if self.shared:
            self._on_wall = id
            self._name_those_here()

    def _name_those_here(self) -> None:
        """Have nobody named who is away, and those who have come by now."""
        away = self._away.items()
        gone = {one for id, (now, of) in away if now or id == self._on_wall for one in of}
        self.folder = replace(self.folder, strategy=privacy.named(self._strategy, gone))

    def prepare(self, date: dt.date, previous: Meeting | None, body: Id = "") -> Meeting | None:
        """Put a new planned meeting, of the group of the one before or of another, into the folder
        as held here, or nothing without a strategy.

        It is still to be saved.
        """
        if self.folder.strategy is None:
            return None
        before, held = series_before(self.folder, previous), self.folder.strategy.value
        return self._prepared(new_meeting(held, date, previous=previous, body=body, before=before))

    def copy(self, meeting: Meeting, date: dt.date) -> Meeting:
        """Put a new planned meeting with the agenda of another one into the folder as held here;
        it is still to be saved.
        """
        return self._prepared(copied(self.folder.partnership, meeting, date))

    def _prepared(self, meeting: Meeting) -> Meeting:
        """A new meeting under an id that is free, held here."""
        meeting = replace(meeting, id=free_id(meeting.date, frozenset(self._meetings)))
        self.put(meeting)
        return meeting

    def may_write(self, meeting: Meeting) -> bool:
        """Whether this program may write the meeting's file."""
        known = self.folder.meeting(meeting.id)
        return not self.read_only and (known is None or known.path not in self._readonly)

    def may_rewrite(self, path: str) -> bool:
        """Whether a file was written as this program would write it."""
        return not self.read_only and path not in self._readonly

    def put_file(self, file: Loaded[Any]) -> None:
        """Take over a register, a form or a yearly status report, as it stands here."""
        self.folder = self.folder.with_file(file)

    def drop_file(self, path: str) -> None:
        """Hold a file no longer, as there is none."""
        self.folder = self.folder.without_file(path)
        self._meetings = {loaded.value.id: loaded.value for loaded in self.folder.meetings}

    def previous(self, meeting: Meeting) -> Meeting | None:
        """The meeting its group held before one."""
        return preceding(self.folder, meeting)

    def before(self, date: dt.date, id: Id = "") -> Meeting | None:
        """The meeting that the group whose meetings are kept here held before a day."""
        return held_before(self.folder, date, id, self.folder.partnership.body)

    def following(self, meeting: Meeting) -> Meeting | None:
        """The meeting planned after one, of the same group."""
        return following(self.folder, meeting)

    @property
    def body(self) -> Id:
        """The group chosen to be looked at, where there is such a one here; nothing for all."""
        return self.chosen if self.chosen in {one.id for one in self.bodies} else ""

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The groups there are, and those that are no more and have met here."""
        met, today = self.folder.groups, self.today
        known = self.folder.partnership.bodies
        return tuple(one for one in known if one in met or not (one.until and one.until < today))

    def next(self, body: Id = "") -> Meeting | None:
        """The meeting to run, of a group or of any: the open one, else the first planned."""
        return around(self.folder, body)[1]
