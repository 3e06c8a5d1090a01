"""The folder somebody works in: as read, with the clock and the ledger the screens share."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.core.base import Id
from tryg_tui.core.check import check_folder
from tryg_tui.core.drafts import Draft
from tryg_tui.core.fold import fold
from tryg_tui.core.folder import Folder, Loaded
from tryg_tui.core.form_draft import FormDraft
from tryg_tui.core.ledger import Ledger
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.planning import following, free_id, new_meeting, preceding
from tryg_tui.core.problems import Problem
from tryg_tui.core.report import InitiativeReport
from tryg_tui.documents.vocabulary import entry_kind
from tryg_tui.documents.wording import initiative_words
from tryg_tui.store.loading import FolderReading, read_folder
from tryg_tui.store.minutes import minutes_path


class Desk:
    """A folder, what was read from it, and how the program may use it."""

    def __init__(self, root: Path, *, read_only: bool = False) -> None:
        """Read the folder; raises FolderMissing."""
        self.root = root
        self.read_only = read_only
        self.folder = Folder()
        self.problems: tuple[Problem, ...] = ()
        self._readonly: frozenset[str] = frozenset()
        self._meetings: dict[Id, Meeting] = {}
        self.bases: dict[Id, Loaded[Meeting]] = {}
        """By meeting: the version last read from its file, or written to it."""
        self.unreadable: frozenset[str] = frozenset()
        """The files that could not be read."""
        self._ledgers: dict[Id, Ledger] = {}
        self.drafts: dict[Id, dict[tuple[str, Id, str], Draft]] = {}
        """By meeting: what was written in the editor and left without being recorded."""
        self.forms: dict[str, FormDraft] = {}
        """Forms begun and not saved, by the path they are for."""
        self.reload()

    def reload(self) -> None:
        """Read the folder again."""
        self.take_over(read_folder(self.root))

    def take_over(self, reading: FolderReading) -> None:
        """Go on with the folder as it has been read."""
        self.folder = reading.folder
        self.problems = (*reading.problems, *check_folder(reading.folder, reading.unreadable))
        self._readonly = reading.readonly
        self.unreadable = reading.unreadable
        self.bases = {loaded.value.id: loaded for loaded in self.folder.meetings}
        self._meetings = {id: loaded.value for id, loaded in self.bases.items()}
        self._ledgers = {}

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

    def settle(self, loaded: Loaded[Meeting]) -> None:
        """Note what a meeting's file holds now; what was changed here meanwhile is kept."""
        self.bases[loaded.value.id] = loaded
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

    def unfinished(self) -> list[str]:
        """What was begun and neither recorded nor saved, in words."""
        entries = [
            f"{entry_kind(draft.kind)} ({meeting})"
            for meeting, drafts in self.drafts.items()
            for draft in drafts.values()
        ]
        forms = [
            f"{initiative_words(self.folder, form.initiative)} {form.year}"
            for form in self.forms.values()
        ]
        return [*entries, *forms]
