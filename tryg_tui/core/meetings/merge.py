"""Three-way merge of a meeting that two programs, or people, have changed at the same time.

Everything is told apart by what names it for good: items by id, participants by person, entries
by number, never by place. A decision that both sides changed is never put together from two.
"""

import datetime as dt
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.merge_records import (
    BOTH,
    Clash,
    Settle,
    Unit,
    keyed,
    merge_keyed,
    merge_record,
    one_sided,
    renumber,
    same,
)
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, Approval, Decision
from tryg_tui.core.model.meeting import AgendaItem, Attendance, Meeting, State, last_number


class Merged(msgspec.Struct, frozen=True):
    """What became of two versions."""

    meeting: Meeting
    conflicts: tuple[Conflict, ...] = ()
    renumbered: dict[int, int] = {}
    """The numbers of our entries that somebody else had given meanwhile, and their new ones."""
    closed: bool = False
    """True where nothing was merged: the meeting is theirs, and ours can only go into a copy."""


_ORDER = ("planned", "open", "draft", "final")
"""How a meeting goes on."""

_WHOLE = (Decision, Approval, Amendment)
"""What was agreed in these very words."""

_ENTRY_UNITS: tuple[Unit, ...] = (
    ("due", "due_text"),
    ("owners", "owner_text"),
    ("value", "qualifier"),
    ("date", "period"),
)
_BEING_AWAY: tuple[Unit, ...] = (("status", "arrived", "left"),)
"""Who is marked as away has no times, so that these only go together."""


def merge(base: Meeting | None, ours: Meeting, theirs: Meeting, *, closed: bool = False) -> Merged:
    """Ours and theirs as one, from the version both began with; None where there was none.

    `theirs` is what is on disk. `closed` says that a later meeting has approved it, so that it
    may change no more than minutes that are final.
    """
    closed = closed or theirs.state == "final"
    if same(ours, theirs) or same(base, ours):
        return Merged(theirs)
    if same(base, theirs) and not closed:
        return Merged(ours)
    if closed or ours.state == "final":
        state = Conflict("field", "state", "state", ours.state, theirs.state)
        return Merged(theirs, (state,), closed=True)
    return _Merging(base, ours, theirs).merged()


class _Merging:
    """One merge, and the conflicts found on the way."""

    def __init__(self, base: Meeting | None, ours: Meeting, theirs: Meeting) -> None:
        """Give our own additions numbers that are free, so that the rest can go by number."""
        self.base, self.theirs = base, theirs
        self.ours, self.renumbered = renumber(base, ours, theirs)
        self.conflicts: list[Conflict] = []

    def merged(self) -> Merged:
        """The merged meeting, and what is in conflict."""
        whole, clashes = merge_record(
            _bare(self.base) if self.base else None,
            _bare(self.ours),
            _bare(self.theirs),
            settled={"state": _further, "opened": _earlier, "closed": _later},
        )
        self._note("field", "", clashes)
        current, since = self._place(whole.state)
        entries = self._entries()
        meeting = replace(
            whole,
            current=current,
            since=since,
            # A draft that one side has taken up again is not over, whatever else was changed.
            closed=None if whole.state == "open" else whole.closed,
            items=self._items({current, *(entry.item for entry in entries)}),
            attendance=self._attendance(),
            entries=entries,
            last=max(last_number(self.ours), last_number(self.theirs)),
        )
        return Merged(meeting, tuple(self.conflicts), self.renumbered)

    def _place(self, state: State) -> tuple[Id, dt.datetime | None]:
        """The item being treated, and since when: of the side that moved, ours where both did."""
        ours, theirs = ((side.current, side.since) for side in (self.ours, self.theirs))
        if state != "open" and self.ours.state != self.theirs.state:
            # Who ended the meeting ended the visit as well.
            return ours if self.ours.state == state else theirs
        before = (self.base.current, self.base.since) if self.base else ("", None)
        place = one_sided(before, ours, theirs)
        return ours if place is BOTH else place

    def _items(self, needed: set[Id]) -> tuple[AgendaItem, ...]:
        """The agenda; an item to which something belongs is not removed."""

        def merge_one(
            key: tuple[Id, int], base: AgendaItem | None, ours: AgendaItem, theirs: AgendaItem
        ) -> AgendaItem:
            settled: dict[str, Settle] = {
                "started": _earlier,
                "ended": _later,
                "seconds": _together,
            }
            item, clashes = merge_record(base, ours, theirs, settled=settled)
            self._note("item", key[0], clashes)
            return item

        base, ours, theirs = (
            keyed(side.items if side else (), lambda item: item.id) for side in self._sides()
        )
        return merge_keyed(base, ours, theirs, merge_one, lambda key: key[0] in needed)

    def _attendance(self) -> tuple[Attendance, ...]:
        """Who took part."""

        def merge_one(
            key: tuple[Id, int], base: Attendance | None, ours: Attendance, theirs: Attendance
        ) -> Attendance:
            units = () if ours.status == theirs.status else _BEING_AWAY
            merged, clashes = merge_record(base, ours, theirs, units)
            self._note("attendance", key[0], clashes)
            return merged

        base, ours, theirs = (
            keyed(side.attendance if side else (), lambda one: one.person) for side in self._sides()
        )
        return merge_keyed(base, ours, theirs, merge_one)

    def _entries(self) -> tuple[AnyEntry, ...]:
        """What was recorded."""

        def merge_one(
            key: tuple[int, int], base: AnyEntry | None, ours: AnyEntry, theirs: AnyEntry
        ) -> AnyEntry:
            if isinstance(ours, _WHOLE) or isinstance(theirs, _WHOLE) or not _alike(ours, theirs):
                self._note("entry", str(key[0]), [Clash("", ours, theirs)])
                return ours
            known = base if base is not None and _alike(base, ours) else None
            merged, clashes = merge_record(known, ours, theirs, _ENTRY_UNITS)
            self._note("entry", str(key[0]), clashes)
            return merged

        base, ours, theirs = (
            keyed(side.entries if side else (), lambda entry: entry.n) for side in self._sides()
        )
        for key, entry in base.items():
            left, right = ours.get(key), theirs.get(key)
            if (left is None) != (right is None) and not same(entry, left or right):
                # Whoever changes a line wins over whoever removes it; both may want to know.
                self._note("entry", str(key[0]), [Clash("", left, right)])
        return merge_keyed(base, ours, theirs, merge_one)

    def _sides(self) -> tuple[Meeting | None, Meeting, Meeting]:
        """The base and the two sides."""
        return self.base, self.ours, self.theirs

    def _note(self, where: str, key: str, clashes: list[Clash]) -> None:
        """Note what is in conflict; a field of the meeting is its own key."""
        self.conflicts += [
            Conflict(where, key or clash.field, clash.field, clash.ours, clash.theirs)
            for clash in clashes
        ]


def _bare(meeting: Meeting) -> Meeting:
    """A meeting without what is merged by other rules than its fields."""
    return replace(meeting, items=(), attendance=(), entries=(), current="", since=None, last=0)


def _alike(one: AnyEntry, other: AnyEntry) -> bool:
    """Whether two entries are of the same kind."""
    return type(one) is type(other)


def _further(_base: State, ours: State, theirs: State) -> Any:
    """The later of two states; BOTH where one side called the meeting off."""
    if "cancelled" in (ours, theirs):
        return BOTH
    return max(ours, theirs, key=_ORDER.index)


def _earlier(_base: Any, ours: dt.datetime | None, theirs: dt.datetime | None) -> Any:
    """The earlier of two moments, or the only one."""
    return min(each for each in (ours, theirs) if each is not None)


def _later(_base: Any, ours: dt.datetime | None, theirs: dt.datetime | None) -> Any:
    """The later of two moments, or the only one."""
    return max(each for each in (ours, theirs) if each is not None)


def _together(base: int, ours: int, theirs: int) -> int:
    """What both sides added to a time, together."""
    return max(0, ours + theirs - base)
