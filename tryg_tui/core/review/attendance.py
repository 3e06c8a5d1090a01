"""Who was there: for each partner at a meeting or at an item, and everybody over the years."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.meetings.attendance import HERE, attendance_of, is_there
from tryg_tui.core.model.attendance import Attendance, Stay
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.registers.register import have_left, present

Sign = Literal["present", "part", "stand-in", "guest", "apologies", "absent", "not-noted", ""]
"""How somebody took part, in a grid: `part` is not all the time, `stand-in` that somebody else was
there for them; nothing where they were not called.
"""

CAME: frozenset[Sign] = frozenset({"present", "part", "guest"})
"""The signs of who was there."""


class GridRow(msgspec.Struct, frozen=True):
    """Somebody through the years."""

    person: Id
    """The participant, or the id that a guest had last."""
    name: str
    """A guest's name; empty for a participant."""
    signs: tuple[Sign, ...]
    """One for each meeting."""
    corrected: frozenset[int] = frozenset()
    """The places of those that a correction speaks of."""

    @property
    def came(self) -> int:
        """At how many of the meetings they were there."""
        return sum(sign in CAME for sign in self.signs)

    @property
    def called(self) -> int:
        """Of how many."""
        return sum(bool(sign) for sign in self.signs)


class Grid(msgspec.Struct, frozen=True):
    """Who took part in some meetings."""

    meetings: tuple[Meeting, ...]
    rows: tuple[GridRow, ...]
    """The participants in the order of their register, then the guests by name."""


def grid(folder: Folder, meetings: Iterable[Meeting], ledger: Ledger) -> Grid:
    """Who took part in those of some meetings that have begun, the first one first, as last
    corrected.
    """
    shown = tuple(ledger.attended(one) for one in meetings if one.state in HELD)
    people = folder.partnership.people
    called = [{one.id for one in present(people, m.date, m.body)} for m in shown]
    rows = [
        GridRow(
            one.id,
            "",
            tuple(_sign(m, one.id, c) for m, c in zip(shown, called, strict=True)),
            _corrected(shown, one.id, ledger),
        )
        for one in people
    ]
    found = (*rows, *_guests(shown, {one.id for one in people}, ledger))
    return Grid(shown, tuple(row for row in found if any(row.signs)))


def _corrected(meetings: tuple[Meeting, ...], known_by: str, ledger: Ledger) -> frozenset[int]:
    """The places of the meetings at which a correction speaks of a participant, or of a guest by
    name.
    """
    spoken_of = (
        {note.name or note.person for by in corrections for note in by.entry.attendance}
        for corrections in (ledger.corrections.get(one.id, ()) for one in meetings)
    )
    return frozenset(place for place, names in enumerate(spoken_of) if known_by in names)


def _guests(meetings: tuple[Meeting, ...], people: set[Id], ledger: Ledger) -> list[GridRow]:
    """Whoever took part and is no participant: a guest is known by name."""
    ids = {
        note.name or note.person: note.person
        for meeting in meetings
        for note in meeting.attendance
        if note.person not in people
    }
    rows = []
    for name in sorted(ids):
        notes = [_of_name(meeting, name) for meeting in meetings]
        signs = tuple(_noted(note) if note else "" for note in notes)
        rows.append(GridRow(ids[name], name, signs, _corrected(meetings, name, ledger)))
    return rows


def _of_name(meeting: Meeting, name: str) -> Attendance | None:
    """What is noted of a guest."""
    return next((one for one in meeting.attendance if name in (one.name, one.person)), None)


def _sign(meeting: Meeting, person: Id, called: set[Id]) -> Sign:
    """How a participant took part in a meeting."""
    note = attendance_of(meeting, person)
    if note is None:
        return "not-noted" if meeting.attendance and person in called else ""
    if note.status in HERE:
        return _noted(note)
    replaced = any(one.stands_in_for == person and one.status in HERE for one in meeting.attendance)
    return "stand-in" if replaced else _noted(note)


def _noted(note: Attendance) -> Sign:
    """How somebody took part, as noted."""
    if note.status in HERE and (note.out_of or note.stays != (Stay(None, None),)):
        return "part"
    return note.status


def partner_of(folder: Folder, note: Attendance) -> Id:
    """The partner somebody is there for: their own, else that of whomever they stand in for."""
    people = (folder.person(id) for id in (note.person, note.stands_in_for))
    return next((one.partner for one in people if one is not None and one.partner), "")


def counted_for(folder: Folder, note: Attendance) -> Id:
    """The partner for which somebody who takes part counts; none for a guest in nobody's place."""
    counted = note.status == "present" or (note.status == "guest" and note.stands_in_for)
    return partner_of(folder, note) if counted else ""


def partners_present(
    folder: Folder,
    meeting: Meeting,
    item: AgendaItem | None = None,
    now: dt.time | None = None,
) -> dict[Id, int]:
    """How many are there for each partner: at the meeting, or in the room at an item."""
    counts = {partner.id: 0 for partner in folder.partnership.partners}
    for note in meeting.attendance:
        partner = counted_for(folder, note)
        if partner in counts and (item is None or is_there(meeting, note, item, now)):
            counts[partner] += 1
    return counts


def left_but_present(folder: Folder, meeting: Meeting) -> tuple[Id, ...]:
    """Who is noted as present, though they have left by the day of the meeting."""
    here = [note.person for note in meeting.attendance if note.status == "present"]
    return tuple(id for id in here if have_left(folder.partnership.people, (id,), meeting.date))


def partners_out(folder: Folder, meeting: Meeting, item: AgendaItem) -> tuple[Id, ...]:
    """The partners with somebody at the meeting, but nobody in the room at an item."""
    there, then = (partners_present(folder, meeting, at) for at in (None, item))
    return tuple(partner for partner, count in there.items() if count and not then[partner])
