"""Any sequence of changes of a meeting – agenda, attendance, entries, corrections of earlier
minutes – taken back and made again, and saved.
"""

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, Room
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.attendance import minute
from tryg_tui.core.meetings.recording import belongs_to, content_of
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, Note, Status
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.session.meeting import attendance, corrections
from tryg_tui.session.meeting.events import Refused
from tryg_tui.store.folder.load import read_folder

PEOPLE = ("tryg-kommune", "tryg-politi", "natteliv-politi", "beredskab")


THEIRS = "Deres"
"""How all begins that somebody else writes."""


def is_ours(text: str) -> bool:
    """Whether something is of those who work here."""
    return not text.startswith(THEIRS)


class Sequence:
    """What a secretary may do with a meeting, one thing after another."""

    def __init__(self, room: Room, seed: str) -> None:
        self.room, self.session = room, room.session
        self.chance = random.Random(seed)
        self.names = (f"Ord {n} [/]" for n in range(10_000))

    def step(self) -> None:
        """Do something, as far as it may be done now."""
        doing: list[Callable[[], object]] = [
            self.record, self.record, self.reword, self.remove, self.correct, self.correct,
            self.correct_part, self.change_correction, self.present, self.part, self.guest,
            self.come_or_go, self.add, self.split, self.arrange,
        ]  # fmt: skip
        self.room.now += dt.timedelta(minutes=1)
        with suppress(Refused):
            self.chance.choice(doing)()

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    @property
    def item(self) -> str:
        return self.chance.choice([it for it in self.meeting.items if is_ours(it.title)]).id

    @property
    def entry(self) -> AnyEntry | None:
        return self.chance.choice([*(e for e in self.meeting.entries if is_ours(e.text)), None])

    def record(self) -> None:
        given: dict[str, Any] = {
            "n": 0,
            "item": self.item,
            "at": self.room.now,
            "text": next(self.names),
            "initiative": self.chance.choice(["", "et-trygt-natteliv"]),
        }
        kinds: list[AnyEntry] = [Note(**given), Action(**given), Decision(**given)]
        kinds.append(Status(**given | {"initiative": "formidling", "status": "risiko"}))
        self.session.record(self.chance.choice(kinds))

    def reword(self) -> None:
        if (one := self.entry) is not None:
            self.session.replace(one.n, one, replace(one, text=next(self.names)))

    def remove(self) -> None:
        if (one := self.entry) is not None:
            self.session.remove(one.n)

    def correct(self) -> None:
        """Put the text of a line of the minutes before right."""
        earlier = self.room.workspace.meeting(PREVIOUS)
        about = corrections.begin(self.session, earlier.cite(self.chance.choice(earlier.entries)))
        if isinstance(about, corrections.Correcting):
            other = self.chance.choice([about.begun.initiative, "formidling", "tryghedsvandringer"])
            wanted = replace(about.begun, text=next(self.names))
            if "initiative" in about.entry.correctable:
                wanted = replace(wanted, initiative=other)
            corrections.record(self.session, about, wanted)

    def correct_part(self, of: str = "") -> None:
        """Put right when somebody came, left, or whether they were there, at the meeting before."""
        about = corrections.begin_part(self.session, PREVIOUS, self.chance.choice(PEOPLE))
        self._change_part(about)

    def _change_part(self, about: object) -> None:
        if isinstance(about, corrections.CorrectingPart):
            field, value = self.chance.choice(
                [("arrived", dt.time(9, 10)), ("left", dt.time(10)), ("status", "apologies")]
            )
            wanted = replace(about.begun, **{field: value}, why=next(self.names))
            corrections.record_part(self.session, about, wanted)

    def change_correction(self) -> None:
        one = self.entry
        about = corrections.begin(self.session, self.meeting.cite(one)) if one else None
        self._change_part(about)

    def present(self) -> None:
        status: Presence | None = self.chance.choice(["present", "apologies", "absent", None])
        attendance.note(self.session, self.chance.choice(PEOPLE), status)

    def part(self) -> None:
        person, other = self.chance.sample(PEOPLE, 2)
        changes: dict[str, Any] = self.chance.choice(
            [{"out_of": (self.item,), "reason": "inhabil"}, {"stands_in_for": other}]
        )
        note = Attendance(person=person, status="present", **changes)
        attendance.note_part(self.session, self.meeting, note)

    def guest(self) -> None:
        attendance.add_guest(self.session, next(self.names))

    def come_or_go(self) -> None:
        now = minute(self.session.workspace.now())
        attendance.come_or_go(self.session, self.chance.choice(PEOPLE), now)

    def add(self) -> None:
        name = next(self.names)
        one = AgendaItem(
            id=f"nyt-{len(name)}-{self.room.now:%H%M}", title=name, kind="decision", view="other"
        )
        self.session.add_item(one)

    def split(self) -> None:
        self.session.split_item(self.item, [next(self.names)])

    def arrange(self) -> None:
        """Rename an item, move one, or take one off that nothing belongs to; name the place."""
        before = self.meeting
        items = [
            replace(it, title=next(self.names)) if it.id == self.item else it for it in before.items
        ]
        items.insert(0, items.pop(self.chance.randrange(len(items))))
        needed = belongs_to(before)
        free = [it for it in items if it.id not in needed and not it.part_of and is_ours(it.title)]
        if len(free) > 3:
            items.remove(self.chance.choice(free))
        wanted = replace(before, items=tuple(items), place=next(self.names))
        self.session.arrange(before, wanted)


def go_through(room: Room, seed: str, *, steps: int = 25) -> None:
    """Do some things at random; each is taken back alone, all of them, and all made again."""
    earlier = (room.root / "minutes" / f"{PREVIOUS}.toml").read_bytes()
    wrong = errors(room)
    sequence, session = Sequence(room, seed), room.session
    stood = [content_of(room.meeting)]
    for _ in range(steps):
        sequence.step()
        now = content_of(room.meeting)
        if now != stood[-1]:
            stood.append(now)
            session.undo()
            assert content_of(room.meeting) == stood[-2], seed
            session.redo()
            assert content_of(room.meeting) == now, seed
        assert room.workspace.ledger() == fold(room.workspace.folder), seed
    assert len(stood) > 5, seed
    room.save()
    assert room.on_disk() == room.meeting, seed
    assert errors(room) == wrong, seed
    for before in reversed(stood[:-1]):
        session.undo()
        assert content_of(room.meeting) == before, seed
    for after in stood[1:]:
        session.redo()
        assert content_of(room.meeting) == after, seed
    room.save()
    assert room.on_disk() == room.meeting, seed
    assert (room.root / "minutes" / f"{PREVIOUS}.toml").read_bytes() == earlier


def go_through_together(room: Room, seed: str, *, steps: int = 25) -> None:
    """Do some things at random while somebody else writes too, and take some of them back, at last
    all that can be: nothing of theirs goes with it.
    """
    sequence, session = Sequence(room, seed), room.session
    added: list[str] = []
    for _ in range(steps):
        sequence.step()
        if sequence.chance.random() < 0.4:
            added.append(write_elsewhere(room, len(added), saved=sequence.chance.random() < 0.5))
        for _step in range(sequence.chance.randrange(3)):
            session.undo()
        assert_there(room, added, seed)
    while session.file.history.past:
        session.undo()
        assert_there(room, added, seed)
    while session.file.history.future:
        session.redo()
        assert_there(room, added, seed)
    assert len(added) > 3, seed
    room.save()
    assert room.on_disk() == room.meeting, seed


def write_elsewhere(room: Room, n: int, *, saved: bool) -> str:
    """Somebody else records a line, names a guest and puts an item on the agenda, with what is done
    here saved before or on its way; the words of it.
    """
    name = f"{THEIRS} {n}"
    if saved:
        room.save()
    there = room.on_disk()
    last = there.last + 1
    line = Note(n=last, item=there.items[0].id, at=room.now, text=name)
    item = AgendaItem(id=f"deres-{n}", title=name, kind="decision", view="other")
    guest = Attendance(person=f"gaest-deres-{n}", name=name, status="guest")
    room.elsewhere(
        entries=(*there.entries, line),
        last=last,
        items=(*there.items, item),
        attendance=(*there.attendance, guest),
    )
    room.save()
    return name


def assert_there(room: Room, added: list[str], seed: str) -> None:
    """Nothing that somebody else wrote has gone."""
    meeting = room.meeting
    for told in (
        {one.text for one in meeting.entries},
        {one.title for one in meeting.items},
        {one.name for one in meeting.attendance},
    ):
        assert {*added} <= told, seed


def errors(room: Room) -> list[str]:
    """What is wrong with the files, but for what is only worth a look."""
    folder = read_folder(room.root).folder
    return [f"{one.key} {one.code}" for one in check_folder(folder) if one.severity == "error"]


@pytest.mark.parametrize("seed", range(4))
def test_every_change_is_taken_back_alone_and_in_its_turn(begun: Room, seed: int) -> None:
    go_through(begun, f"kort {seed}")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_taken_back_takes_nothing_with_it_that_others_wrote(begun: Room, seed: int) -> None:
    go_through_together(begun, f"sammen {seed}")


@pytest.mark.large
@pytest.mark.parametrize("seed", range(60))
def test_nothing_of_others_is_taken_back_in_dozens_of_sequences(begun: Room, seed: int) -> None:
    go_through_together(begun, str(seed))


@pytest.mark.large
@pytest.mark.parametrize("seed", range(60))
def test_every_change_is_taken_back_in_dozens_of_sequences(begun: Room, seed: int) -> None:
    go_through(begun, str(seed))


@pytest.mark.parametrize("seed", range(2))
def test_what_is_prepared_before_the_meeting_is_taken_back_too(room: Room, seed: int) -> None:
    go_through(room, f"planlagt {seed}")
    assert room.on_disk(NEXT).state == "planned"
