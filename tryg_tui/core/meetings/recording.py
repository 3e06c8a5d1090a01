"""Recording in a meeting: entries, the agenda, and taking changes back."""

import datetime as dt
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.attendance import attendance_of, stand_in, tidy, with_note
from tryg_tui.core.meetings.lifecycle import NotAllowed, require
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Id, free_slug
from tryg_tui.core.model.entries import Amendment, AnyEntry, heard
from tryg_tui.core.model.meeting import LAST_LINE, AgendaItem, Answer, Meeting, State, gathered

S = TypeVar("S")


class History(msgspec.Struct, Generic[S], frozen=True):
    """How something stood before each change, newest last."""

    past: tuple[S, ...] = ()
    future: tuple[S, ...] = ()
    """What was taken back, the last of it last."""

    def changed(self, before: S, after: S) -> "History[S]":
        """The history after a change; what is the same as before is not one."""
        return self if before == after else History((*self.past, before), ())

    def undo(self, now: S) -> "tuple[History[S], S] | None":
        """Take the last change back, or None when there is nothing to take back."""
        if not self.past:
            return None
        *past, last = self.past
        return History(tuple(past), (*self.future, now)), last

    def redo(self, now: S) -> "tuple[History[S], S] | None":
        """Make the change last taken back once more, or None."""
        if not self.future:
            return None
        *future, last = self.future
        return History((*self.past, now), tuple(future)), last


def states_for(entry: AnyEntry | None) -> tuple[State, ...]:
    """The states in which an entry may be recorded, changed and taken out: a correction is prepared
    for a planned meeting as well, and counts once that has begun.
    """
    return ("planned", "open") if isinstance(entry, Amendment) else ("open",)


def record(meeting: Meeting, entry: AnyEntry, now: dt.datetime) -> tuple[Meeting, AnyEntry]:
    """Add an entry with the next number and the time; its own `n` and `at` are not looked at."""
    require(meeting, *states_for(entry))
    if meeting.last >= LAST_LINE:
        raise NotAllowed("full")
    recorded = replace(entry, n=meeting.last + 1, at=now, text=entry.text.strip())
    return (
        replace(meeting, entries=(*meeting.entries, recorded), last=recorded.n),
        recorded,
    )


def record_all(meeting: Meeting, entries: Iterable[AnyEntry], now: dt.datetime) -> Meeting:
    """Add entries, one after another."""
    for entry in entries:
        meeting, _recorded = record(meeting, entry, now)
    return meeting


def edit(meeting: Meeting, n: int, changed: AnyEntry, before: AnyEntry | None = None) -> Meeting:
    """Put other content in the place of entry `n`; its number and time stay.

    Where somebody has removed it since it was opened as `before`, it is there again with what was
    written: whoever changes a line wins over whoever removes it.
    """
    require(meeting, *states_for(changed))
    old = meeting.entry(n) or before
    if old is None:
        return meeting
    new = replace(changed, n=n, at=old.at, extra=old.extra, text=changed.text.strip())
    return with_entry(meeting, heard(new, old))


def read_back(meeting: Meeting, entry: AnyEntry, now: dt.datetime) -> Meeting:
    """Note that an entry was read back and accepted, unless it has other words by now."""
    require(meeting, "open")
    there = meeting.entry(entry.n) == entry
    return with_entry(meeting, replace(entry, read_back=now)) if there else meeting


def with_entry(meeting: Meeting, entry: AnyEntry) -> Meeting:
    """The meeting with an entry in the place of that number, where there is one or not."""
    entries = [entry if one.n == entry.n else one for one in meeting.entries]
    if meeting.entry(entry.n) is None:
        entries.insert(sum(one.n < entry.n for one in entries), entry)
    last = max(meeting.last, entry.n)
    return replace(meeting, entries=tuple(entries), last=last)


def remove(meeting: Meeting, n: int) -> Meeting:
    """Take entry `n` out; its number is not used again."""
    require(meeting, *states_for(meeting.entry(n)))
    return replace(meeting, entries=tuple(entry for entry in meeting.entries if entry.n != n))


HEAD = (
    "title", "number", "date", "deadline", "start", "end", "place", "chair", "secretary",
    "case_number",
    "moved_from",
)  # fmt: skip
"""What of a meeting is planned beside its agenda."""

_UNTIMED: dict[str, Any] = {"started": None, "ended": None, "seconds": 0, "done": False}
"""What the clock writes into an item, which no plan changes, as it is before that."""


def arrange(meeting: Meeting, before: Meeting, wanted: Meeting) -> Meeting:
    """Plan a meeting otherwise: its head and its agenda, as somebody who saw it as `before` wants
    them; what others have changed meanwhile stays, and so do items that something belongs to.

    An item that is new in a meeting under way is marked as late.
    """
    require(meeting, "planned", "open")
    known = {item.id for item in before.items}
    late = meeting.state == "open"
    items = tuple(it if it.id in known else replace(it, late=late) for it in wanted.items)
    chair = wanted.chairs[0] if len(wanted.chairs) == 1 else wanted.chair
    first = wanted.moved_from or before.date
    moved = None if wanted.date == first else first
    planned = replace(wanted, items=gathered(items), chair=chair, moved_from=moved)
    return _with_needed(merge(before, planned, meeting).meeting, meeting)


def moved_items(
    before: Sequence[AgendaItem], after: Sequence[AgendaItem]
) -> tuple[AgendaItem, ...]:
    """The items of an agenda that have another place among the others than before: as few as there
    may be to make it so.
    """
    old, new = [one.id for one in before], [one.id for one in after]
    alike = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    stayed = {id for block in alike for id in new[block.b : block.b + block.size]}
    return tuple(one for one in after if one.id in old and one.id not in stayed)


def add_item(meeting: Meeting, item: AgendaItem, after: Id) -> Meeting:
    """Put an item on the agenda behind another one and its parts, or last."""
    return arrange(meeting, meeting, replace(meeting, items=behind(meeting.items, after, item)))


def behind(items: Sequence[AgendaItem], after: Id, *new: AgendaItem) -> tuple[AgendaItem, ...]:
    """An agenda with more items behind one and its parts, or last where that one is not there."""
    places = [n for n, one in enumerate(items, start=1) if after in (one.id, one.part_of)]
    place = places[-1] if places else len(items)
    return (*items[:place], *new, *items[place:])


def split(meeting: Meeting, id: Id, titles: Iterable[str]) -> Meeting:
    """Split an item into parts, or one that is split already into more; what was recorded there
    stays where it is, and no other item gets another number.
    """
    item = meeting.item(id)
    if item is None:
        return meeting
    head, taken, new = item.part_of or item.id, [one.id for one in meeting.items], []
    for title in titles:
        taken.append(free_slug(title, taken))
        part = AgendaItem(id=taken[-1], title=title, kind=item.kind, view="other")
        new.append(replace(part, private=item.private, part_of=head))
    return arrange(meeting, meeting, replace(meeting, items=behind(meeting.items, head, *new)))


def note_part(meeting: Meeting, before: Meeting, wanted: Attendance) -> Meeting:
    """Note all there is to somebody's part, as somebody who saw the meeting as `before` wants it;
    what others have noted meanwhile stays.
    """
    require(meeting, "open")
    merged = merge(before, with_note(before, tidy(wanted)), meeting).meeting
    known = attendance_of(before, wanted.person)
    is_new = wanted.stands_in_for != (known.stands_in_for if known else "")
    return stand_in(merged, wanted.person) if is_new else merged


def belongs_to(meeting: Meeting) -> frozenset[Id]:
    """The items that cannot be taken off the agenda: something was recorded there, somebody was not
    there at it, or it is treated now.
    """
    left_out = (item for note in meeting.attendance for item in note.out_of)
    return frozenset({meeting.current, *(entry.item for entry in meeting.entries), *left_out})


def _with_needed(wanted: Meeting, meeting: Meeting) -> Meeting:
    """The meeting wanted, with the items of another version that something in it belongs to."""
    needed, there = belongs_to(wanted), {item.id for item in wanted.items}
    lost = tuple(it for it in meeting.items if it.id in needed and it.id not in there)
    return replace(wanted, items=gathered((*wanted.items, *lost))) if lost else wanted


class Content(msgspec.Struct, frozen=True):
    """What undo brings back: the words, marks and plan of the minutes, not the place or clock."""

    entries: tuple[AnyEntry, ...]
    attendance: tuple[Attendance, ...]
    answers: tuple[Answer, ...]
    items: tuple[AgendaItem, ...]
    """The agenda, without what the clock has written into it."""
    head: tuple[Any, ...]
    """The values of `HEAD`."""


def content_of(meeting: Meeting) -> Content:
    """What undo would have to bring back to make the minutes what they are now."""
    items = tuple(replace(item, **_UNTIMED) for item in meeting.items)
    head = tuple(getattr(meeting, name) for name in HEAD)
    return Content(meeting.entries, meeting.attendance, meeting.answers, items, head)


def with_content(meeting: Meeting, content: Content) -> Meeting:
    """The meeting with earlier content; place, clock and numbers given stay as they are.

    Raises NotAllowed for a meeting that is over: nothing in it changes any more.
    """
    require(meeting, "planned", "open")
    clock = {item.id: {name: getattr(item, name) for name in _UNTIMED} for item in meeting.items}
    items = tuple(replace(item, **clock.get(item.id, {})) for item in content.items)
    head = dict(zip(HEAD, content.head, strict=True))
    noted = {name: getattr(content, name) for name in ("entries", "attendance", "answers")}
    back = replace(meeting, items=items, **noted, **head)
    return _with_needed(back, meeting)
