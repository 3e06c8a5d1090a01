"""Which items a meeting has treated: one that was only looked at is still to come."""

import pytest

from tests.factories import at, item, meeting, note
from tryg_tui.core.meetings.timekeeping import is_behind, is_through, passed, treated
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import AgendaItem


@pytest.mark.parametrize(
    ("there", "entries", "is_treated"),
    [
        (item("x", started=at(9), minutes=20, seconds=599), (), False),
        (item("x", started=at(9), minutes=20, seconds=600), (), True),
        (item("x", started=at(9), minutes=20, seconds=12, done=True), (), True),
        (item("x", started=at(9), minutes=20, seconds=2), (note(1, item="x"),), True),
        (item("x", started=at(9), minutes=20, seconds=2), (note(1, item="y"),), False),
        (item("x", started=at(9), seconds=9), (), False),
        (item("x", started=at(9), seconds=10), (), True),
    ],
)
def test_an_item_is_treated_by_what_was_recorded_done_or_half_its_time(
    there: AgendaItem, entries: tuple[AnyEntry, ...], is_treated: bool
) -> None:
    where = meeting(state="open", items=(there,), entries=entries)
    assert treated(where, there) is is_treated
    assert passed(where, there) is not is_treated


def test_the_item_the_meeting_is_at_is_being_treated() -> None:
    here = item("x", started=at(9), minutes=20)
    assert treated(meeting(state="open", items=(here,), current="x"), here)


def test_the_agenda_is_treated_where_it_is_noted_who_is_there() -> None:
    first = item("agenda", view="agenda", minutes=5)
    here = (Attendance(person="tryg-kommune", status="present"),)
    assert treated(meeting(items=(first,), attendance=here), first)
    assert not treated(meeting(items=(first,)), first)
    assert not treated(meeting(attendance=here), item("x", minutes=5))


def test_an_item_is_treated_with_any_of_its_parts_but_not_its_parts_with_it() -> None:
    head, part, other = item("x", minutes=9), item("a", part_of="x"), item("b", part_of="x")
    now = meeting(state="open", items=(head, part, other), entries=(note(1, item="a"),))
    assert [treated(now, one) for one in now.items] == [True, True, False]
    assert not is_behind(now, head), "its time is still to be used"
    assert treated(meeting(items=(item("x", part_of="x"),), current="x"), head)


def test_an_item_nobody_has_been_at_was_not_passed() -> None:
    assert not passed(meeting(items=(item("x"),)), item("x"))
    assert not treated(meeting(items=(item("x"),)), item("x"))


@pytest.mark.parametrize(
    ("following", "minutes", "seconds", "stepped", "through"),
    [
        ("y", 0, 9, True, False),
        ("y", 0, 10, True, True),
        ("y", 5, 29, True, False),
        ("y", 5, 30, True, True),
        ("y", 5, 59, False, False),
        ("y", 5, 60, False, True),
        ("y", 20, 119, True, False),
        ("y", 20, 120, True, True),
        ("y", 20, 119, False, False),
        ("y", 20, 120, False, True),
        ("z", 20, 600, True, False),
    ],
)
def test_a_meeting_is_through_with_an_item_where_it_goes_to_the_one_that_follows(
    following: str, minutes: int, seconds: int, stepped: bool, through: bool
) -> None:
    items = (item("x", minutes=minutes), item("y"), item("z"))
    nothing = meeting(state="open", items=items)
    assert is_through(nothing, items[0], following, seconds, stepped=stepped) is through
    noted = meeting(state="open", items=items, entries=(note(1, item="x"),))
    assert is_through(noted, items[0], following, seconds, stepped=stepped) is (following == "y")


@pytest.mark.parametrize(
    ("current", "there", "behind"),
    [
        ("after", item("x", minutes=20), True),
        ("before", item("x", minutes=20), False),
        ("before", item("x", minutes=20, done=True), True),
        ("before", item("x", minutes=20, seconds=600), True),
        ("", item("x", minutes=20), True),
    ],
)
def test_a_line_recorded_at_an_item_still_to_come_does_not_use_up_its_time(
    current: str, there: AgendaItem, behind: bool
) -> None:
    agenda = (item("before"), there, item("after"))
    where = meeting(
        state="open", items=agenda, current=current, entries=(note(1, item="x"),), since=at(9)
    )
    assert treated(where, there)
    assert is_behind(where, there) is behind
