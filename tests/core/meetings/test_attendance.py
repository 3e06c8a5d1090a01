"""Who takes part in a meeting, from when and until when."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.factories import at, item, meeting
from tryg_tui.core.meetings.lifecycle import (
    open_meeting,
)
from tryg_tui.core.meetings.recording import (
    arrive_or_leave,
    attend,
    attendance_of,
)
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Attendance, Meeting, Presence


def opened(*entries: AnyEntry) -> Meeting:
    """An open meeting with two items."""
    items = (item("a", minutes=5), item("b", minutes=10))
    last = max((entry.n for entry in entries), default=0)
    return open_meeting(meeting(items=items, entries=entries, last=last), at(9))


def test_attendance_is_noted_changed_in_place_and_taken_away() -> None:
    noted = attend(attend(opened(), "tryg-kommune", "present"), "tryg-politi", "present")
    changed = attend(noted, "tryg-kommune", "apologies")
    assert [(a.person, a.status) for a in changed.attendance] == [
        ("tryg-kommune", "apologies"),
        ("tryg-politi", "present"),
    ]
    gone = attend(changed, "tryg-kommune", None)
    assert [a.person for a in gone.attendance] == ["tryg-politi"]
    assert attend(gone, "tryg-kommune", None) == gone


def test_a_guest_has_a_name_that_stays_until_another_is_given() -> None:
    noted = attend(opened(), "gaest-1", "guest", "Boligkontoret")
    assert noted.attendance == (Attendance(person="gaest-1", status="guest", name="Boligkontoret"),)
    assert attend(noted, "gaest-1", "present").attendance[0].name == "Boligkontoret"
    assert attend(noted, "gaest-1", "guest", "AaB").attendance[0].name == "AaB"


def test_who_arrives_late_and_leaves_early_is_noted_to_the_minute() -> None:
    came = arrive_or_leave(opened(), "tryg-politi", at(9, 31, 40).replace(microsecond=5))
    left = arrive_or_leave(came, "tryg-politi", at(10, 30, 59))
    assert attendance_of(left, "tryg-politi") == Attendance(
        person="tryg-politi", status="present", arrived=dt.time(9, 31), left=dt.time(10, 30)
    )
    back = arrive_or_leave(left, "tryg-politi", at(10, 45))
    assert back == came


def test_one_who_sent_apologies_and_comes_after_all_is_present_from_then() -> None:
    away = attend(opened(), "tryg-politi", "apologies")
    assert arrive_or_leave(away, "tryg-politi", at(10)).attendance == (
        Attendance(person="tryg-politi", status="present", arrived=dt.time(10)),
    )


def test_a_guest_who_leaves_is_still_a_guest() -> None:
    left = arrive_or_leave(attend(opened(), "gaest-1", "guest", "AaB"), "gaest-1", at(10))
    assert left.attendance == (
        Attendance(person="gaest-1", status="guest", name="AaB", left=dt.time(10)),
    )


@pytest.mark.parametrize("status", ["apologies", "absent"])
def test_one_who_was_not_there_neither_came_nor_left(status: Presence) -> None:
    present = arrive_or_leave(arrive_or_leave(opened(), "p", at(9)), "p", at(10))
    assert attend(present, "p", "guest").attendance[0].left == dt.time(10)
    assert attend(present, "p", status).attendance == (Attendance(person="p", status=status),)


def test_one_who_comes_after_being_away_has_not_left() -> None:
    note = Attendance(person="p", status="absent", arrived=dt.time(9), left=dt.time(10))
    away = replace(opened(), attendance=(note,))
    assert arrive_or_leave(away, "p", at(11)).attendance == (
        Attendance(person="p", status="present", arrived=dt.time(11)),
    )
