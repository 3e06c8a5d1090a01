"""A meeting: its agenda before, its minutes after."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from string import ascii_lowercase
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Citation, Document, Id, Record
from tryg_tui.core.model.entries import AnyEntry, Entry
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.strategy import ItemKind, View

State = Literal["planned", "open", "draft", "final", "cancelled"]
"""Where a meeting is in its life."""


Form = Literal["meeting", "written"]
"""How a group comes to its decisions: it meets, or its members are asked in writing."""

IMPORTED = "x_imported"
"""The key of a meeting that names the file it was read from."""

Vote = Literal["for", "against", "abstains"]
"""What somebody answers who is asked in writing."""


class AgendaItem(Record, frozen=True, kw_only=True):
    """One item of an agenda."""

    id: Id
    title: str
    short: str = ""
    kind: ItemKind
    view: View
    minutes: int = 0
    """Planned time in minutes."""
    given: int = 0
    """Minutes the chair gave on top during the meeting; the plan stays what it was."""
    text: str = ""
    """What the item is about, written beforehand."""
    part_of: Id = ""
    """The item it is a part of, behind which it stands: its number is that one's, with a letter."""
    of: str = ""
    """The group that reports, by its id, or the theme it is about, "theme:" and its id."""
    case_number: str = ""
    """The number of its own case, where that is another than the meeting's."""
    links: tuple[Link, ...] = ()
    """Where to read more about it."""
    private: bool = False
    """True when the item may not be shown on a shared screen."""
    closed_because: str = ""
    """Why it is closed, as papers for everybody say it in its place."""
    started: dt.datetime | None = None
    """When it was first taken up."""
    ended: dt.datetime | None = None
    """When it was last left."""
    seconds: int = 0
    """Time used on finished visits to the item, in seconds."""
    not_reached: bool = False
    """True when the chair has marked that the meeting did not get to it."""
    done: bool = False
    """True when the meeting went on from it to the next item, or was closed at it."""
    carried_from: Id = ""
    """The meeting that did not reach it, for an item that comes back."""
    topic: Citation = ""
    """The parked topic it was made out of, which is no longer parked once the item was treated."""
    late: bool = False
    """True when it was put on the agenda after the meeting had begun."""

    @property
    def closed(self) -> bool:
        """Whether only its place on the agenda is known: a private one, where all may look."""
        return self.private and not self.title


class Answer(Record, frozen=True, kw_only=True):
    """One of those who are asked in writing, and what they have answered."""

    person: Id
    """A participant of `strategy.toml`."""
    vote: Vote | None = None
    """Absent until there is an answer."""
    at: dt.datetime | None = None
    """When it was noted."""
    text: str = ""
    """What was said with it."""


class End(Record, frozen=True, kw_only=True):
    """The last table of a minutes file: by it a whole file is told from a cut one."""

    items: int
    """How many items the agenda has."""
    entries: int
    """How many lines the minutes have."""
    last: int = 0
    """The highest entry number ever given, so that none is used twice."""


class Meeting(Document, frozen=True, kw_only=True, dict=True):
    """A file of the folder `minutes/`."""

    id: Id
    title: str
    number: str = ""
    """Which meeting of the group it is, "21" or in words of its own."""
    body: Id = ""
    form: Form = "meeting"
    state: State = "planned"
    date: dt.date
    """The day it is held; of a round in writing the last one for answers, and once it is closed the
    day on which that was.
    """
    deadline: dt.date | None = None
    """The last day for answers in writing, also once the round is closed."""
    start: dt.time | None = None
    end: dt.time | None = msgspec.field(default=None, name="until")
    """When it is planned to be over; the key is `until`, as `[end]` is the file's last table."""
    place: str = ""
    chair: Id | tuple[Id, ...] = ""
    """Who chairs it; of several the first leads."""
    secretary: Id = ""
    case_number: str = ""
    moved_from: dt.date | None = None
    """The day it was planned for first, where it was moved; its id stays that of then."""
    cancelled_because: str = ""
    """Why it was called off."""
    revision: int = 0
    """How often what calendars show of it was changed since it was first planned."""
    revised: dt.datetime | None = None
    """When that was last."""
    example: bool = False
    """True for a meeting that was never held and only shows how the program works."""
    opened: dt.datetime | None = None
    closed: dt.datetime | None = None
    current: Id = ""
    """The item being treated while the meeting is open."""
    since: dt.datetime | None = None
    """When the current visit to that item began."""
    next_date: dt.date | None = None
    """When it was agreed to meet next, from when it is closed on; older minutes do not say."""
    next_start: dt.time | None = None
    next_place: str = ""
    next_open: bool = False
    """True where it was closed without a day for the next meeting."""
    items: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    answers: tuple[Answer, ...] = ()
    """Those who are asked in writing."""
    entries: tuple[AnyEntry, ...] = ()
    last: int = 0
    """The highest entry number ever given; in the file it stands in `[end]`."""

    @property
    def chairs(self) -> tuple[Id, ...]:
        """All who chair it, who leads first."""
        return (self.chair,) if isinstance(self.chair, str) and self.chair else (*self.chair,)

    @property
    def numbered(self) -> Iterator[tuple[str, AgendaItem]]:
        """The items with their numbers."""
        return numbered(self.items)

    def number_of(self, id: Id) -> str:
        """The number of the item with an id, or nothing."""
        return next((number for number, item in self.numbered if item.id == id), "")

    @property
    def written(self) -> bool:
        """Whether it is no meeting, but a question that was put in writing."""
        return self.form == "written"

    @property
    def imported(self) -> bool:
        """Whether its minutes were read in from a file, so that they say only what stood there."""
        return IMPORTED in self.extra

    @property
    def not_held(self) -> bool:
        """Whether there is only an agenda: it is planned, or was called off before it began."""
        return self.state in ("planned", "cancelled") and not self.written

    @property
    def asking(self) -> bool:
        """Whether it is such a question and is not settled, so that nothing follows from it yet."""
        return self.written and self.state == "open"

    def item(self, id: Id) -> AgendaItem | None:
        """The item with an id, or None."""
        return next((item for item in self.items if item.id == id), None)

    def parts_of(self, id: Id) -> tuple[AgendaItem, ...]:
        """The parts of the item with an id."""
        return self._parts.get(id, ())

    @cached_property
    def _parts(self) -> dict[Id, tuple[AgendaItem, ...]]:
        """The parts of each item that has any, and under nothing those that are no parts."""
        found = defaultdict[Id, list[AgendaItem]](list)
        for item in self.items:
            found[item.part_of].append(item)
        return {id: tuple(items) for id, items in found.items()}

    def entry(self, n: int) -> AnyEntry | None:
        """The entry with a number, or None."""
        return self._numbered.get(n)

    @cached_property
    def _numbered(self) -> dict[int, AnyEntry]:
        """The entries by number; of two with the same one, the first counts."""
        return {entry.n: entry for entry in reversed(self.entries)}

    def entries_of(self, item: Id) -> tuple[AnyEntry, ...]:
        """The entries of one item, in the order they were recorded."""
        return self._entries.get(item, ())

    @cached_property
    def _entries(self) -> dict[Id, tuple[AnyEntry, ...]]:
        """The entries by item: who goes through an agenda asks that of each item of it."""
        found = defaultdict[Id, list[AnyEntry]](list)
        for entry in self.entries:
            found[entry.item].append(entry)
        return {id: tuple(entries) for id, entries in found.items()}

    def cite(self, entry: Entry) -> Citation:
        """How an entry of this meeting is cited."""
        return f"{self.id}#{entry.n}"


def numbered(items: Iterable[AgendaItem]) -> Iterator[tuple[str, AgendaItem]]:
    """The items of an agenda with their numbers: 1, 2, 2.a, 2.b, 3; what does not stand behind the
    item it is a part of counts as one of its own.
    """
    whole, part, head = 0, 0, ""
    for item in items:
        if item.part_of and item.part_of == head:
            part += 1
            yield f"{whole}.{_letters(part)}", item
        else:
            whole, part, head = whole + 1, 0, item.id
            yield str(whole), item


def gathered(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """An agenda with the parts of each item behind it; what is a part of itself, of a part, or of
    nothing on the agenda is an item of its own.
    """
    heads = {item.id for item in items if not item.part_of}
    parts = [item for item in items if item.part_of in heads]
    whole = (replace(item, part_of="") for item in items if item.part_of not in heads)
    return tuple(
        one for item in whole for one in (item, *(p for p in parts if p.part_of == item.id))
    )


def _letters(number: int) -> str:
    """A number from 1 in letters: a to z, then aa."""
    letters = ""
    while number:
        number, place = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[place] + letters
    return letters


def last_number(meeting: Meeting) -> int:
    """The highest entry number that was ever given, as far as the meeting tells."""
    return max((0, meeting.last, *(entry.n for entry in meeting.entries)))


LAST_LINE = 10**6
"""The highest number that a line is given: far below what a file may hold."""


def free_numbers(after: int, used: Collection[int], count: int) -> list[int]:
    """Numbers for some lines, in order, after the last one given; where there are not so many left,
    the highest that nobody uses stand in for them.
    """
    if after + count <= LAST_LINE:
        return [*range(after + 1, after + count + 1)]
    unused = (n for n in range(LAST_LINE, 0, -1) if n not in used)
    return sorted(islice(unused, count))


def split_citation(citation: Citation) -> tuple[Id, int] | None:
    """The meeting's id and the entry's number in a citation, or None when it is not one."""
    meeting, _, number = citation.rpartition("#")
    if not meeting or not number.isascii() or not number.isdigit():
        return None
    return meeting, int(number)
