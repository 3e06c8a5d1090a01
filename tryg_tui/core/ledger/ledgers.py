"""The ledgers of a folder in which meetings change: what is closed is folded once."""

import datetime as dt
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from tryg_tui.core.ledger.as_known import as_known
from tryg_tui.core.ledger.fold import Folded, folded_on, held_until, registered, told_with
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Amendment, AnyEntry
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting

REGISTERS = [name for name in Folder.__struct_fields__ if name != "meetings"]
"""What a folder holds beside its meetings."""


class _Asked(NamedTuple):
    """What is looked back at."""

    folder: Folder
    ledger: Ledger
    day: dt.date
    today: dt.date

    def is_same(self, other: "_Asked") -> bool:
        """Whether it is what was looked at before, whatever has become of the meetings' clocks."""
        same = all(getattr(self.folder, name) is getattr(other.folder, name) for name in REGISTERS)
        return same and self.ledger is other.ledger and self[2:] == other[2:]


class _Moved(NamedTuple):
    """What is folded anew as something is about another initiative than was thought."""

    registers: tuple[Loaded[Initiative], ...]
    closed: Sequence[Meeting]
    moving: list[Meeting]
    """The meetings under way, up to the last correction that says so."""
    folded: Folded

    def is_of(self, folder: Folder, closed: Sequence[Meeting], moving: list[Meeting]) -> bool:
        """Whether it is still what would be folded."""
        same = self.registers is folder.initiatives and len(self.closed) == len(closed)
        return same and _begin_alike(self.closed, closed) and self.moving == moving


class Ledgers:
    """The ledgers of a folder, each of all meetings or up to one; a ledger stays what it is for as
    long as no meeting says anything else.
    """

    def __init__(self) -> None:
        """Begin with nothing folded."""
        # Each is set as one, as several threads may ask at the same time.
        self._known: tuple[Folder, dt.date, dict[Id, Ledger]] = (Folder(), dt.date.max, {})
        self._closed: tuple[tuple[Loaded[Initiative], ...], Folded] | None = None
        """The registers, and the closed meetings folded on to them."""
        self._moved: _Moved | None = None
        self._looked: dict[Id, tuple[_Asked, tuple[Folder, Ledger]]] = {}

    def of(self, folder: Folder, until: Id = "", today: dt.date = dt.date.max) -> Ledger:
        """The ledger of a folder as it is now, up to a meeting or of all of them."""
        before, day, known = self._known
        if day != today:
            known = {}
        elif before is not folder:
            known = {id: one for id, one in known.items() if _says_the_same(before, folder, one)}
        if until not in known:
            known = known | {until: self._fold(folder, until, today)}
        self._known = (folder, today, known)
        return known[until]

    def as_known(
        self, folder: Folder, until: Id, day: dt.date, today: dt.date
    ) -> tuple[Folder, Ledger]:
        """The folder and its ledger up to a meeting as they were known on a day, looked back at
        from today; at a meeting that is not over all is known that is so today.
        """
        at = folder.meeting(until)
        if at is not None and at.value.state not in ("draft", "final"):
            day = max(day, today)
        asked = _Asked(folder, self.of(folder, until, today), day, today)
        before = self._looked.get(until)
        if before is None or not before[0].is_same(asked):
            before = (asked, as_known(*asked))
        elif before[0].folder is not folder:
            seen, ledger = before[1]
            is_all = seen is before[0].folder
            seen = folder if is_all else replace(seen, meetings=folder.meetings)
            before = (asked, (seen, ledger))
        self._looked[until] = before
        return before[1]

    def _fold(self, folder: Folder, until: Id, today: dt.date) -> Ledger:
        """The ledger, folded on to the closed meetings that are known."""
        held = held_until(folder, until)
        closed = list(takewhile(lambda meeting: meeting.state != "open", held))
        base = self._base(folder, closed)
        moving, rest = _parted(held[len(closed) :])
        if moving:
            base = self._with_moving(folder, base, moving)
        return told_with(folded_on(base, rest), folder, until, today)

    def _with_moving(self, folder: Folder, base: Folded, moving: list[Meeting]) -> Folded:
        """The closed meetings with corrections that say that something is about another initiative,
        for which all is folded anew: once, as long as nothing before the last of them changes.
        """
        known = self._moved
        if known is None or not known.is_of(folder, base.meetings, moving):
            folded = folded_on(base, moving)
            known = self._moved = _Moved(folder.initiatives, base.meetings, moving, folded)
        return known.folded

    def _base(self, folder: Folder, closed: list[Meeting]) -> Folded:
        """The closed meetings folded; only the last of them, where those before are known."""
        base = registered(folder)
        is_earlier = False
        if self._closed is not None and self._closed[0] is folder.initiatives:
            known = self._closed[1]
            is_earlier = _begin_alike(closed, known.meetings)
            base = known if _begin_alike(known.meetings, closed) else base
        base = folded_on(base, closed[len(base.meetings) :])
        if not is_earlier:
            self._closed = (folder.initiatives, base)
        return base


def of_group(folder: Folder, ledger: Ledger, body: Id) -> Ledger:
    """A ledger with only what the meetings of a group have agreed, promised, parked and decided;
    without a group, or where no other one meets, as it is.
    """
    met = folder.met_by(body)
    return ledger if len(met) == len(folder.meetings) else ledger.within(met)


def _parted(held: Sequence[Meeting]) -> tuple[list[Meeting], list[Meeting]]:
    """Meetings up to the last correction that says that something is about another initiative,
    where there is one, and what comes after that.
    """
    places = [
        (number, place)
        for number, meeting in enumerate(held)
        for place, entry in enumerate(meeting.entries, 1)
        if isinstance(entry, Amendment) and entry.initiative
    ]
    if not places:
        return [], [*held]
    number, place = places[-1]
    first = _bare(held[number], held[number].entries[:place])
    last = replace(held[number], entries=held[number].entries[place:])
    return [*held[:number], first], [last, *held[number + 1 :]]


def _bare(meeting: Meeting, entries: tuple[AnyEntry, ...]) -> Meeting:
    """A meeting with some of its entries, and nothing that only its clock changes."""
    return replace(meeting, entries=entries, items=(), current="", since=None, last=0)


def _begin_alike(some: Sequence[Meeting], more: Sequence[Meeting]) -> bool:
    """Whether some meetings say the same as those with which others begin."""
    return len(some) <= len(more) and all(map(_alike, some, more))


def _alike(one: Meeting, other: Meeting) -> bool:
    """Whether two versions of a meeting say the same to a ledger, whatever item is shown."""
    return one is other or (
        # Saved minutes hold the entries they held before in a tuple of their own.
        one.entries == other.entries
        and (one.id, one.date, one.state, one.body, one.next_date)
        == (other.id, other.date, other.state, other.body, other.next_date)
    )


def _says_the_same(before: Folder, now: Folder, ledger: Ledger) -> bool:
    """Whether the ledger of a folder as it was is that of the folder as it is now."""
    if before.initiatives is not now.initiatives or before.communication is not now.communication:
        return False
    if len(before.meetings) != len(now.meetings):
        return False
    return all(
        one is other
        or (
            _alike(one.value, other.value)
            # What approves minutes names the hash of their file.
            and (one.sha256 == other.sha256 or one.value.id not in ledger.approvals)
        )
        for one, other in zip(before.meetings, now.meetings, strict=True)
    )
