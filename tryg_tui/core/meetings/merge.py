"""Three-way merge of a meeting that two programs, or people, have changed at the same time.

Everything is told apart by what names it for good: items by id, participants by person, entries
by number, never by place. A decision that both sides changed is never put together from two.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.attendance import BEING_THERE, TIMES, joined, times_of
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.merge_records import (
    BOTH,
    Clash,
    Merge,
    Settle,
    Unit,
    in_conflict,
    keyed_sides,
    merge_list,
    merge_record,
    one_sided,
    renumber,
    same,
)
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import WHOLE, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, Approval, Decision, heard
from tryg_tui.core.model.meeting import AgendaItem, Answer, Meeting, State, gathered, last_number


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
    ("value", "qualifier", "denominator"),
    ("date", "period"),
)
_DAY: tuple[Unit, ...] = (("date", "moved_from"),)
"""From where a meeting was moved is said of the day to which it was."""
_BEING_AWAY: tuple[Unit, ...] = (("status", *BEING_THERE),)
"""Who is marked as away has no times, so that these only go together."""


def merge(base: Meeting | None, ours: Meeting, theirs: Meeting) -> Merged:
    """Ours and theirs as one, from the version both began with; None where there was none.

    `theirs` is what is on disk.
    """
    if same(ours, theirs) or same(base, ours):
        return Merged(theirs)
    if "final" in (ours.state, theirs.state):
        if same(base, theirs) and theirs.state != "final":
            return Merged(ours)
        state = Conflict("field", "state", "state", ours.state, theirs.state)
        return Merged(theirs, (state,), closed=True)
    if same(base, theirs):
        return Merged(ours)
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
            _DAY,
            {
                "state": _further,
                "opened": _earlier,
                "closed": _later,
                "revision": _together,
                "revised": _later,
            },
        )
        self.conflicts += in_conflict("field", "", clashes)
        current, since = self._place(whole.state)
        entries = self._entries()
        attendance = self._list("attendance", partial(_attendance, whole))
        missed = (item for note in attendance for item in note.out_of)
        needed = {current, *(entry.item for entry in entries), *missed}
        meeting = replace(
            whole,
            current=current,
            since=since,
            # A draft that one side has taken up again is not over, whatever else was changed.
            closed=None if whole.state == "open" else whole.closed,
            # An item to which something belongs is not removed.
            items=gathered(self._list("item", _item, lambda key: key[0] in needed)),
            attendance=attendance,
            answers=self._list("answer", _answer),
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

    def _entries(self) -> tuple[AnyEntry, ...]:
        """What was recorded."""
        base, ours, theirs = keyed_sides("entry", self.base, self.ours, self.theirs)
        for key, entry in base.items():
            left, right = ours.get(key), theirs.get(key)
            if (left is None) != (right is None) and not same(entry, left or right):
                # Whoever changes a line wins over whoever removes it; both may want to know.
                self.conflicts.append(Conflict("entry", str(key[0]), "", left, right))
        return self._list("entry", _entry)

    def _list(
        self, kind: str, merge_one: Merge, needed: Callable[[Any], bool] = lambda _key: False
    ) -> tuple[Any, ...]:
        """The records of a kind, merged one by one."""
        return merge_list(
            kind, (self.base, self.ours, self.theirs), merge_one, self.conflicts, needed
        )


def _bare(meeting: Meeting) -> Meeting:
    """A meeting without what is merged by other rules than its fields."""
    return replace(
        meeting, items=(), attendance=(), answers=(), entries=(), current="", since=None, last=0
    )


def _item(base: AgendaItem | None, ours: AgendaItem, theirs: AgendaItem) -> Any:
    """An item of the agenda that both sides changed."""
    settled: dict[str, Settle] = {
        "started": _earlier,
        "ended": _later,
        "seconds": _together,
        "links": _of_both,
    }
    return merge_record(base, ours, theirs, settled=settled)


def _attendance(
    whole: Meeting, base: Attendance | None, ours: Attendance, theirs: Attendance
) -> Any:
    """Somebody's part in the meeting that both sides changed."""
    if ours.status != theirs.status:
        return merge_record(base, ours, theirs, _BEING_AWAY)
    merged, clashes = merge_record(base, ours, theirs, (TIMES,), {"out_of": _either})
    if any(clash.field in TIMES for clash in clashes):
        before = base or Attendance(person=ours.person, status=ours.status)
        stays = joined(before, ours, theirs, whole)
        if stays is not None:
            merged = replace(merged, **times_of(stays, whole))
            clashes = [clash for clash in clashes if clash.field not in TIMES]
    return merged, clashes


def _either(base: tuple[Id, ...], ours: tuple[Id, ...], theirs: tuple[Id, ...]) -> tuple[Id, ...]:
    """What both sides put into a list and took out of it, together."""
    every = {*base, *ours, *theirs}
    kept = (one for one in every if (one in ours) + (one in theirs) - (one in base) > 0)
    return tuple(sorted(kept))


def _answer(base: Answer | None, ours: Answer, theirs: Answer) -> Any:
    """An answer in writing that both sides noted or changed."""
    return merge_record(base, ours, theirs, settled={"at": _later})


def _entry(base: AnyEntry | None, ours: AnyEntry, theirs: AnyEntry) -> Any:
    """An entry that both sides changed; of what was agreed in these very words ours stands. That it
    was read back is no change of it, and holds only for words that were.
    """
    before = replace(base, read_back=None) if base else None
    left, right = replace(ours, read_back=None), replace(theirs, read_back=None)
    merged = one_sided(before, left, right)
    if merged is not BOTH:
        return heard(merged, ours, theirs), []
    if isinstance(ours, _WHOLE) or isinstance(theirs, _WHOLE) or type(ours) is not type(theirs):
        return ours, [Clash("", ours, theirs)]
    known = before if type(before) is type(left) else None
    merged, clashes = merge_record(known, left, right, _ENTRY_UNITS, {"links": _of_both})
    return heard(merged, ours, theirs), clashes


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
    """What both sides added to a time or a count, together, within what a file may hold."""
    return min(WHOLE[1], max(0, ours + theirs - base))


def _of_both(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> Any:
    """What both sides have or one has added, theirs first; what either took out is gone."""
    kept = (one for one in theirs if one in ours or one not in base)
    added = (one for one in ours if one not in theirs and one not in base)
    return (*kept, *added)
