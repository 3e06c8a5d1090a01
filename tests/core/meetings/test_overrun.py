"""Time beyond the plan: the minutes taken are as many as those they come from."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import at, item, meeting
from tryg_tui.core.meetings.timekeeping import ExtraTime, extra_time
from tryg_tui.core.model.meeting import AgendaItem


def named(shares: tuple[tuple[AgendaItem, int], ...]) -> dict[str, int]:
    """Minutes by item."""
    return {one.id: minutes for one, minutes in shares}


def told(found: ExtraTime | None) -> tuple[dict[str, int], int, dict[str, int], int]:
    """Who takes, what is spare, who gives, and what is over."""
    assert found is not None
    return named(found.takers), found.spare, named(found.losers), found.over


def test_an_overrun_is_taken_from_the_items_to_come_in_order() -> None:
    running = meeting(
        state="open",
        current="b",
        since=at(9, 30),
        items=(
            item("a", minutes=10, started=at(9), ended=at(9, 30), seconds=30 * 60),
            item("b", minutes=10, started=at(9, 30)),
            item("c", minutes=15),
            item("d", minutes=20, not_reached=True),
            item("e", minutes=20),
        ),
    )
    # The 20 minutes of the item not reached pay for the 20 that a took too long.
    assert told(extra_time(running, at(9, 35))) == ({"a": 20}, 20, {}, 0)
    # At 9.58 b has used 28 of its 10 minutes.
    assert told(extra_time(running, at(9, 58))) == ({"a": 20, "b": 18}, 20, {"c": 15, "e": 3}, 0)


def test_time_left_over_pays_for_an_overrun() -> None:
    running = meeting(
        state="open",
        current="b",
        since=at(9, 5),
        items=(
            item("a", minutes=10, started=at(9), ended=at(9, 5), seconds=5 * 60),
            item("b", minutes=10, started=at(9, 5)),
            item("c", minutes=15),
        ),
    )
    assert extra_time(running, at(9, 15)) is None
    assert told(extra_time(running, at(9, 20))) == ({"b": 5}, 5, {}, 0)
    assert told(extra_time(running, at(9, 21))) == ({"b": 6}, 5, {"c": 1}, 0)


def test_minutes_given_are_taken_from_the_items_to_come_and_what_nobody_gives_is_over() -> None:
    running = meeting(
        state="open",
        current="b",
        since=at(9),
        items=(
            item("a", minutes=3, started=at(9), seconds=2),
            item("b", minutes=10, given=10, started=at(9)),
            item("c", minutes=4),
        ),
    )
    # The item after comes first, then the one before that was only looked at: 2 whole minutes.
    assert told(extra_time(running, at(9, 1))) == ({"b": 10}, 0, {"c": 4, "a": 2}, 4)
    looked_at = item("a", minutes=3)
    running = meeting(state="open", current="b", since=at(9), items=(looked_at, *running.items[1:]))
    found = extra_time(running, at(9, 1))
    assert told(found) == ({"b": 10}, 0, {"c": 4, "a": 3}, 3)
    assert found is not None
    assert found.minutes == 10


def test_minutes_the_plan_left_free_are_spare() -> None:
    items = (item("a", minutes=10, given=10, started=at(9)), item("b", minutes=14))
    running = meeting(
        state="open", current="a", since=at(9), items=items, start=dt.time(9), end=dt.time(9, 30)
    )
    assert told(extra_time(running, at(9, 1))) == ({"a": 10}, 6, {"b": 4}, 0)


def test_only_an_open_meeting_takes_time_and_items_without_a_plan_owe_none() -> None:
    items = (item("a", started=at(9), seconds=3600), item("b", minutes=10))
    assert extra_time(meeting(items=items), at(10)) is None
    assert extra_time(meeting(state="open", items=items), at(10)) is None


def test_a_place_that_is_lost_changes_nothing_of_the_sum() -> None:
    items = (item("a", minutes=5, given=5), item("b", minutes=3))
    running = meeting(state="open", current="gone", items=items)
    assert told(extra_time(running, at(9))) == ({"a": 5}, 0, {"b": 3}, 2)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 15), st.integers(0, 3000), st.booleans()),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 5),
    st.integers(0, 90),
)
def test_the_minutes_taken_are_those_given_and_those_over(
    drawn: list[tuple[int, int, int, bool]], current: int, length: int
) -> None:
    items = tuple(
        item(str(number), minutes=minutes, given=more, seconds=seconds, done=done)
        for number, (minutes, more, seconds, done) in enumerate(drawn)
    )
    end = (at(9) + dt.timedelta(minutes=length)).time()
    running = meeting(
        state="open", current=str(current), since=at(9), items=items, start=dt.time(9), end=end
    )
    found = extra_time(running, at(9, 4))
    if found is not None:
        given_up = sum(minutes for _item, minutes in found.losers)
        assert found.minutes == found.spare + given_up + found.over
        assert all(minutes > 0 for _item, minutes in (*found.takers, *found.losers))
        assert min(found.spare, found.over) >= 0
