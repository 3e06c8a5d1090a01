"""Who takes part in a meeting, from when and until when."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import at, item, meeting
from tryg_tui.core.input.times import in_order
from tryg_tui.core.meetings.attendance import (
    arrive_or_leave,
    attend,
    attend_all,
    attendance_of,
    comes_at,
    is_there,
    joined,
    left_out,
    out_of_room,
    overlap,
    stand_in,
    times_of,
)
from tryg_tui.core.meetings.lifecycle import (
    open_meeting,
)
from tryg_tui.core.meetings.recording import belongs_to, note_part
from tryg_tui.core.model.attendance import Attendance, Presence, Stay
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting


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
    came = arrive_or_leave(opened(), "tryg-politi", dt.time(9, 31))
    left = arrive_or_leave(came, "tryg-politi", dt.time(10, 30))
    assert attendance_of(left, "tryg-politi") == Attendance(
        person="tryg-politi", status="present", arrived=dt.time(9, 31), left=dt.time(10, 30)
    )
    assert arrive_or_leave(left, "tryg-politi", dt.time(10, 30)) == came, "it was taken back"
    back = arrive_or_leave(left, "tryg-politi", dt.time(10, 45))
    assert back.attendance[0].times == ((dt.time(9, 31), dt.time(10, 30)), (dt.time(10, 45),))
    typed = (Stay(None, dt.time(10)),)
    all_times = arrive_or_leave(back, "tryg-politi", typed).attendance[0]
    assert (all_times.stays, all_times.times) == (typed, ())
    assert arrive_or_leave(opened(), "tryg-politi", typed).attendance[0].stays == typed


def test_one_who_sent_apologies_and_comes_after_all_is_present_from_then() -> None:
    away = attend(opened(), "tryg-politi", "apologies")
    assert arrive_or_leave(away, "tryg-politi", dt.time(10)).attendance == (
        Attendance(person="tryg-politi", status="present", arrived=dt.time(10)),
    )


def test_a_guest_who_leaves_is_still_a_guest() -> None:
    left = arrive_or_leave(attend(opened(), "gaest-1", "guest", "AaB"), "gaest-1", dt.time(10))
    assert left.attendance == (
        Attendance(person="gaest-1", status="guest", name="AaB", left=dt.time(10)),
    )


@pytest.mark.parametrize("status", ["apologies", "absent"])
def test_one_who_was_not_there_neither_came_nor_left(status: Presence) -> None:
    present = arrive_or_leave(arrive_or_leave(opened(), "p", dt.time(9)), "p", dt.time(10))
    assert attend(present, "p", "guest").attendance[0].left == dt.time(10)
    assert attend(present, "p", status).attendance == (Attendance(person="p", status=status),)


def test_one_who_comes_after_being_away_has_not_left() -> None:
    note = Attendance(person="p", status="absent", arrived=dt.time(9), left=dt.time(10))
    away = replace(opened(), attendance=(note,))
    assert arrive_or_leave(away, "p", dt.time(11)).attendance == (
        Attendance(person="p", status="present", arrived=dt.time(11)),
    )


def there(person: str, status: Presence = "present", **fields: Any) -> Attendance:
    return Attendance(person=person, status=status, **fields)


TEN, ELEVEN = dt.time(10), dt.time(11)

TWICE = there("p", times=((dt.time(9), TEN), (ELEVEN,)))


def with_notes(*notes: Attendance) -> Meeting:
    """An open meeting, of which this is noted."""
    return replace(opened(), attendance=notes)


def test_who_came_twice_leaves_and_stays_after_all_or_comes_once_more() -> None:
    assert TWICE.stays == (Stay(dt.time(9), TEN), Stay(ELEVEN, None))
    left = arrive_or_leave(with_notes(TWICE), "p", dt.time(11, 30))
    assert left.attendance[0].times == ((dt.time(9), TEN), (ELEVEN, dt.time(11, 30)))
    assert arrive_or_leave(left, "p", dt.time(11, 30)).attendance == (TWICE,)
    assert len(arrive_or_leave(left, "p", dt.time(11, 40)).attendance[0].times) == 3


def test_several_times_begin_when_the_meeting_did_and_one_is_kept_as_it_was() -> None:
    stays = (Stay(None, TEN), Stay(ELEVEN, None))
    assert times_of(stays, opened())["times"] == ((dt.time(9), TEN), (ELEVEN,))
    unknown = replace(opened(), opened=None)
    assert times_of(stays, unknown)["times"][0] == (dt.time(), TEN)
    assert times_of(stays, replace(unknown, start=dt.time(8, 30)))["times"][0][0] == dt.time(8, 30)
    one = {"arrived": TEN, "left": None, "times": ()}
    assert times_of((Stay(TEN, None),), opened()) == one
    assert times_of((), opened()) == {"arrived": None, "left": None, "times": ()}


def test_being_away_takes_all_that_is_noted_of_being_there() -> None:
    note = replace(TWICE, out_of=("a",), reason="inhabil", stands_in_for="q")
    assert attend(with_notes(note), "p", "apologies").attendance == (there("p", "apologies"),)


def test_all_called_are_present_but_for_those_who_are_stood_in_for() -> None:
    meeting = with_notes(there("p", stands_in_for="q"))
    noted = attend_all(meeting, ["p", "q", "r"]).attendance
    assert [(one.person, one.status) for one in noted] == [
        ("p", "present"),
        ("q", "apologies"),
        ("r", "present"),
    ]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, "apologies"),
        (there("q"), "apologies"),
        (there("q", "absent"), "absent"),
        (there("q", left=TEN), "present"),
    ],
)
def test_who_is_stood_in_for_is_not_there_unless_it_is_noted_when(
    known: Attendance | None, expected: str
) -> None:
    notes = (there("p", stands_in_for="q"), *([known] if known else []))
    note = attendance_of(stand_in(with_notes(*notes), "p"), "q")
    assert note is not None
    assert note.status == expected


def test_nobody_is_away_because_of_somebody_who_stands_in_for_nobody_or_for_themselves() -> None:
    for notes in ((), (there("p"),), (there("p", stands_in_for="p"),)):
        meeting = with_notes(*notes)
        assert stand_in(meeting, "p") == meeting


def test_all_there_is_to_a_part_is_noted_beside_what_others_noted_meanwhile() -> None:
    before = with_notes(there("p"), there("q"))
    meanwhile = attend(
        replace(before, attendance=(there("p", left=ELEVEN), there("q"))), "r", "guest"
    )
    wanted = there("p", arrived=TEN, stands_in_for="q", out_of=("b",), reason="inhabil")
    after = note_part(meanwhile, before, wanted)
    assert attendance_of(after, "p") == replace(wanted, left=ELEVEN)
    assert [one.status for one in after.attendance] == ["present", "apologies", "guest"]
    # Who is noted as present after all stays so when the rest is noted anew.
    again = attend(after, "q", "present")
    kept = note_part(again, again, replace(wanted, reason="part i sagen"))
    assert attendance_of(kept, "q") == there("q")
    away = note_part(kept, kept, replace(wanted, status="absent"))
    assert attendance_of(away, "p") == there("p", "absent")


def test_an_item_that_somebody_was_out_of_stays_on_the_agenda() -> None:
    assert belongs_to(with_notes(there("p", out_of=("b",)))) == {"a", "b"}


def test_in_the_room_is_who_is_there_when_the_item_is_treated() -> None:
    first = item("a", started=at(9), ended=at(10))
    second = item("b", started=at(10, 30), ended=at(11, 30))
    notes = (
        there("all"),
        TWICE,
        there("out", out_of=("b",)),
        there("late", arrived=ELEVEN),
        there("early", left=TEN),
        there("away", "absent"),
        there("guest", "guest", left=dt.time(10, 30)),
    )
    meeting = replace(with_notes(*notes), items=(first, second, item("c")))

    def away(*of: Any) -> list[str]:
        return [one.person for one in out_of_room(meeting, *of)]

    assert away(first) == ["late"]
    assert away(second) == ["out", "early", "guest"]
    assert away(second, dt.time(10, 45)) == ["p", "out", "late", "early", "guest"]
    assert away(meeting.items[2]) == []
    assert [one.person for one in left_out(meeting, "b")] == ["out"]


def test_who_is_still_to_come_is_told_when_unless_there_or_gone_for_good() -> None:
    noon = there("back", times=((at(9).time(), at(10).time()), (at(12).time(),)))
    late, early = there("late", arrived=ELEVEN), there("early", left=TEN)
    meeting = with_notes(noon, late, early)

    def comes(note: Attendance, hour: int) -> dt.time | None:
        return comes_at(meeting, note, dt.time(hour))

    assert [comes(late, hour) for hour in (10, 11, 12)] == [ELEVEN, None, None]
    assert [comes(noon, hour) for hour in (9, 11, 13)] == [None, dt.time(12), None]
    assert comes(early, 12) is None
    assert comes(there("away", "absent", arrived=ELEVEN), 10) is None


def test_two_overlap_where_both_were_there_at_a_time() -> None:
    before, after = there("q", left=TEN), there("q", arrived=TEN)
    assert not overlap(before, after, opened())
    assert overlap(TWICE, before, opened())
    assert overlap(TWICE, after, opened())
    assert not overlap(TWICE, there("q", arrived=TEN, left=ELEVEN), opened())


NIGHT = meeting(
    state="open",
    start=dt.time(21),
    end=dt.time(0, 30),
    opened=at(21),
    items=(item("late", started=at(23, 50), ended=at(0, 20, day=11)),),
)
"""A meeting that goes on past midnight."""

EARLY = (dt.time(20, 55), dt.time(21))
"""Times that are the same as none, as the meeting began then."""


@pytest.mark.parametrize(
    ("came", "left", "is_in"),
    [
        (None, dt.time(0, 10), True),
        (None, dt.time(23, 40), False),
        (dt.time(0, 15), None, True),
        (dt.time(0, 25), None, False),
        (dt.time(20, 55), dt.time(0, 30), True),
    ],
)
def test_times_past_midnight_come_last_at_a_meeting_in_the_evening(
    came: dt.time | None, left: dt.time | None, is_in: bool
) -> None:
    note = there("p", arrived=came, left=left)
    evening = replace(NIGHT, attendance=(note,))
    assert is_there(evening, note, evening.items[0], None) == is_in
    again = arrive_or_leave(evening, "p", dt.time(0, 40)).attendance[0]
    assert in_order(again.stays, dt.time(21))
    assert joined(note, again, note, evening) == tuple(
        stay._replace(came=None if stay.came in EARLY else stay.came) for stay in again.stays
    )
    assert overlap(note, there("q"), evening)
    assert not overlap(note, there("q", arrived=dt.time(0, 45)), evening) or left is None
