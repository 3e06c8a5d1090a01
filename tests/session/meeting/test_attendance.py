"""Attendance: who is here, who is not, and when somebody came or left."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.session.room import Room
from tryg_tui.core.meetings.attendance import attendance_of
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.folder import Loaded
from tryg_tui.session.meeting import attendance
from tryg_tui.session.meeting.events import Refused

PEOPLE = (
    "tryg-kommune",
    "tryg-politi",
    "natteliv-politi",
    "vandringer-kommune",
    "vandringer-politi",
    "beredskab",
    "antiradikalisering",
)


def statuses(room: Room) -> dict[str, str]:
    """What is noted of everybody."""
    return {note.person: note.status for note in room.meeting.attendance}


def test_somebody_is_noted_and_the_note_is_taken_away(begun: Room) -> None:
    attendance.note(begun.session, "tryg-politi", "present")
    attendance.note(begun.session, "beredskab", "absent")
    assert statuses(begun) == {"tryg-politi": "present", "beredskab": "absent"}
    attendance.note(begun.session, "tryg-politi", None)
    assert statuses(begun) == {"beredskab": "absent"}


def test_all_who_are_not_noted_yet_are_present_in_one_step(begun: Room) -> None:
    attendance.note(begun.session, "beredskab", "apologies")
    attendance.note_all(begun.session)
    assert statuses(begun) == {
        one: "apologies" if one == "beredskab" else "present" for one in PEOPLE
    }
    begun.session.undo()
    assert statuses(begun) == {"beredskab": "apologies"}


def test_without_a_strategy_nobody_is_known(begun: Room) -> None:
    (begun.root / "strategy.toml").unlink()
    begun.workspace.reload()
    attendance.note_all(begun.session)
    assert not begun.meeting.attendance


def test_the_same_step_notes_when_somebody_came_and_when_they_left(begun: Room) -> None:
    for time in (dt.time(9, 20), dt.time(10, 15)):
        attendance.come_or_go(begun.session, "natteliv-politi", time)
    note = attendance_of(begun.meeting, "natteliv-politi")
    assert note is not None
    assert (note.status, note.arrived, note.left) == ("present", dt.time(9, 20), dt.time(10, 15))


def test_all_there_is_to_a_part_is_noted_and_taken_back_in_one_step(begun: Room) -> None:
    attendance.note_all(begun.session)
    before = begun.meeting
    ten, eleven = dt.time(10), dt.time(11)
    wanted = Attendance(
        person="tryg-politi",
        status="present",
        times=((dt.time(9), ten), (eleven,)),
        out_of=("index",),
        reason="inhabil",
        stands_in_for="natteliv-politi",
    )
    attendance.note_part(begun.session, before, wanted)
    assert attendance_of(begun.meeting, "tryg-politi") == wanted
    assert statuses(begun)["natteliv-politi"] == "apologies"
    begun.session.undo()
    assert begun.meeting.attendance == before.attendance
    begun.session.redo()
    assert attendance_of(begun.meeting, "tryg-politi") == wanted


def test_two_guests_of_a_name_are_two_and_keep_it(begun: Room) -> None:
    for _ in range(2):
        attendance.add_guest(begun.session, "Åse Ørsted [AAU]")
    first, second = begun.meeting.attendance
    assert first.person != second.person
    assert {first.name, second.name} == {"Åse Ørsted [AAU]"}
    attendance.note(begun.session, first.person, "absent")
    assert begun.meeting.attendance[0].name == "Åse Ørsted [AAU]"


def test_a_guest_in_small_letters_gets_the_capitals_of_a_name(begun: Room) -> None:
    attendance.add_guest(begun.session, "karen lund, beredskabet")
    (only,) = begun.meeting.attendance
    assert (only.person, only.name) == ("gaest-karen-lund-beredskabet", "Karen Lund, beredskabet")


def test_nobody_is_noted_before_the_meeting_begins(room: Room) -> None:
    with pytest.raises(Refused):
        attendance.note_all(room.session)
    assert not room.meeting.attendance


def test_who_has_left_or_sits_elsewhere_is_not_noted_as_present(begun: Room) -> None:
    strategy = begun.workspace.folder.partnership
    day = begun.meeting.date
    left, *rest = strategy.people
    gone = replace(left, until=day - dt.timedelta(1))
    elsewhere = replace(rest[0], bodies=("styregruppen",))
    changed = replace(strategy, people=(gone, elsewhere, *rest[1:]))
    begun.workspace.put_file(Loaded(path="strategy.toml", sha256="x", value=changed))
    attendance.note_all(begun.session)
    assert [one.person for one in begun.meeting.attendance] == [one.id for one in rest[1:]]
