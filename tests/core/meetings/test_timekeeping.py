"""The clock of a meeting: time used, time left, and when it will be over."""

import datetime as dt

import pytest

from tests.factories import at, item, meeting
from tryg_tui.core.meetings.timekeeping import (
    delay_minutes,
    minutes_late,
    minutes_over,
    outside_seconds,
    overrun_seconds,
    planned_end,
    planned_length,
    projected_end,
    remaining_seconds,
    started_apart,
    used_seconds,
    visit_seconds,
)

INDEX = item("index", minutes=15, started=at(9, 0), seconds=120)


def test_time_used_is_that_of_earlier_visits_and_of_the_one_going_on() -> None:
    running = meeting(state="open", items=(INDEX,), current="index", since=at(9, 30))
    assert used_seconds(running, INDEX, at(9, 31, 30)) == 120 + 90


@pytest.mark.parametrize(("current", "since"), [("other", at(9, 30)), ("index", None)])
def test_time_stands_still_for_an_item_that_is_left_or_paused(
    current: str, since: dt.datetime | None
) -> None:
    resting = meeting(state="open", items=(INDEX,), current=current, since=since)
    assert used_seconds(resting, INDEX, at(9, 50)) == 120


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (at(9, 0), 0),
        (at(9, 0) + dt.timedelta(milliseconds=1900), 1),
        (at(13, 0), 4 * 3600),
        (at(13, 0, 1), 0),
        (at(8, 59, 59), 0),
        (at(9, 0, day=11), 0),
    ],
)
def test_a_visit_counts_whole_seconds_up_to_four_hours_and_never_backwards(
    now: dt.datetime, seconds: int
) -> None:
    assert visit_seconds(at(9, 0), now) == seconds


def test_a_visit_is_measured_across_a_change_of_offset() -> None:
    winter = dt.timezone(dt.timedelta(hours=1))
    assert visit_seconds(at(9, 0), dt.datetime(2018, 4, 10, 8, 30, tzinfo=winter)) == 30 * 60


@pytest.mark.parametrize(
    ("planned", "seconds", "over"), [(15, 900, 0), (15, 901, 1), (15, 0, 0), (0, 5000, 0)]
)
def test_an_item_overruns_by_what_it_used_beyond_its_plan_and_never_without_a_plan(
    planned: int, seconds: int, over: int
) -> None:
    used = item("index", minutes=planned, seconds=seconds)
    assert overrun_seconds(meeting(items=(used,)), used, at(9)) == over


def test_the_planned_end_is_as_announced_else_the_start_and_all_planned_times() -> None:
    items = (item("a", minutes=15), item("b"), item("c", minutes=100))
    nine = dt.time(9)
    assert planned_end(meeting(items=items, start=nine, end=dt.time(11, 30))) == dt.time(11, 30)
    assert planned_end(meeting(items=items, end=dt.time(11, 30))) == dt.time(11, 30)
    assert planned_end(meeting(items=items, start=nine)) == dt.time(10, 55)
    assert planned_end(meeting(items=items)) is None


def test_an_item_may_still_take_what_is_left_of_its_plan() -> None:
    done = item("done", minutes=10, started=at(9), ended=at(9, 5), seconds=300)
    current = item("current", minutes=15, started=at(9, 2))
    long = item("long", minutes=2, started=at(9, 2))
    skipped = item("skipped", minutes=30, not_reached=True)
    ahead = item("ahead", minutes=20)
    running = meeting(state="open", current="current", since=at(9, 2))
    now = at(9, 7)
    assert remaining_seconds(running, done, now) == 0
    assert remaining_seconds(running, current, now) == 10 * 60
    assert remaining_seconds(running, skipped, now) == 0
    assert remaining_seconds(running, ahead, now) == 20 * 60
    over = meeting(state="open", current="long", since=at(9, 2))
    assert remaining_seconds(over, long, now) == 0


def test_an_open_meeting_ends_when_all_that_is_left_has_had_its_time() -> None:
    items = (
        item("a", minutes=10, started=at(9), seconds=1200),
        item("b", minutes=15, started=at(9, 20)),
        item("c", minutes=20),
    )
    running = meeting(state="open", items=items, current="b", since=at(9, 20))
    assert projected_end(running, at(9, 25)) == at(9, 55)
    assert projected_end(running, at(9, 45)) == at(10, 5)


@pytest.mark.parametrize("state", ["planned", "draft", "final", "cancelled"])
def test_only_an_open_meeting_has_an_end_ahead_of_it(state: str) -> None:
    other = meeting(state=state, items=(INDEX,), end=dt.time(11, 30))
    assert projected_end(other, at(9)) is None
    assert delay_minutes(other, at(9)) is None


def test_an_open_meeting_without_items_ends_now() -> None:
    assert projected_end(meeting(state="open"), at(9)) == at(9)


@pytest.mark.parametrize(
    ("until", "delay"), [(dt.time(9, 45), 10), (dt.time(10, 15), -20), (dt.time(9, 55), 0)]
)
def test_the_delay_is_the_projected_end_against_the_planned_one(until: dt.time, delay: int) -> None:
    items = (item("b", minutes=15, started=at(9, 20)), item("c", minutes=20))
    running = meeting(state="open", items=items, current="b", since=at(9, 20), end=until)
    assert delay_minutes(running, at(9, 25)) == delay


def test_a_delay_is_rounded_to_the_nearest_minute() -> None:
    running = meeting(state="open", end=dt.time(9))
    assert delay_minutes(running, at(9, 7, 40)) == 8
    assert delay_minutes(running, at(9, 7, 20)) == 7


def test_without_a_planned_end_there_is_no_delay() -> None:
    assert delay_minutes(meeting(state="open", items=(INDEX,)), at(9)) is None


@pytest.mark.parametrize(
    ("opened", "apart", "delay"),
    [
        (at(9, 0), None, -20),
        (at(9, 30), None, 10),
        # An hour was planned, and the items take 40 minutes of it.
        (at(9, 31), at(9, 31), 40 - 60),
        (at(15, 0), at(15, 0), 40 - 60),
        (at(8, 0), at(8, 0), 40 - 60),
    ],
)
def test_a_meeting_begun_far_from_its_time_is_due_as_long_after_as_was_planned(
    opened: dt.datetime, apart: dt.datetime | None, delay: int
) -> None:
    running = meeting(
        state="open",
        opened=opened,
        start=dt.time(9),
        end=dt.time(10),
        items=(item("a", minutes=40, started=opened),),
        current="a",
        since=opened,
    )
    assert started_apart(running) == apart
    assert delay_minutes(running, opened) == delay


def test_a_meeting_without_a_planned_start_is_due_at_its_planned_end() -> None:
    running = meeting(state="open", opened=at(15), end=dt.time(16), items=())
    assert started_apart(running) is None
    assert delay_minutes(running, at(16, 5)) == 5


def test_a_meeting_may_be_planned_past_midnight() -> None:
    running = meeting(state="open", opened=at(22, 25), start=dt.time(22), end=dt.time(0, 30))
    assert planned_length(running) == dt.timedelta(minutes=150)
    # The items are over at 22.25, and the plan goes on for 125 minutes.
    assert delay_minutes(running, at(22, 25)) == -125
    assert planned_length(meeting(start=dt.time(22))) == dt.timedelta()
    assert planned_length(meeting(end=dt.time(22))) is None
    night = at(0, 40, day=11)
    assert delay_minutes(running, night) == minutes_over(running, night) == 10
    assert outside_seconds(running, night) == 135 * 60
    # Taken up again in the morning it is another day.
    assert delay_minutes(running, at(8, day=11)) is None


def test_a_meeting_taken_up_again_another_day_is_not_late() -> None:
    running = meeting(state="open", opened=at(9), start=dt.time(9), end=dt.time(10))
    assert delay_minutes(running, at(15, day=11)) is None


@pytest.mark.parametrize(
    ("opened", "late"),
    [(at(9), 0), (at(9, 0, 59), 0), (at(9, 25), 25), (at(8, 50), -10), (None, None)],
)
def test_a_late_start_is_told_in_whole_minutes(
    opened: dt.datetime | None, late: int | None
) -> None:
    assert minutes_late(meeting(state="open", opened=opened, start=dt.time(9))) == late
    assert minutes_late(meeting(state="open", opened=opened)) is None


def test_an_item_only_looked_at_is_still_to_come_and_one_treated_is_not() -> None:
    items = (
        item("peeked", minutes=15, started=at(9), seconds=60),
        item("done", minutes=15, started=at(9), seconds=60, done=True),
        item("here", minutes=20, started=at(9, 2)),
    )
    running = meeting(state="open", items=items, current="here", since=at(9, 2))
    left = [remaining_seconds(running, one, at(9, 7)) // 60 for one in items]
    assert left == [14, 0, 15]
    assert projected_end(running, at(9, 7)) == at(9, 36)


def test_all_time_since_the_start_is_in_an_item_or_outside_them() -> None:
    items = (
        item("a", minutes=15, started=at(9), seconds=240),
        item("b", minutes=15, started=at(9, 4), seconds=300),
    )
    running = meeting(state="open", opened=at(9), items=items, current="b", since=at(9, 40))
    # Four and five minutes until 9.09, nothing until 9.40, and five minutes since then.
    assert outside_seconds(running, at(9, 45)) == 31 * 60
    paused = meeting(state="open", opened=at(9), items=items, current="b")
    assert outside_seconds(paused, at(9, 19)) == 10 * 60
    assert outside_seconds(paused, at(9, 5)) == 0, "a clock set back"
    assert outside_seconds(paused, at(9, day=11)) == 0
    assert outside_seconds(meeting(state="open", items=items), at(10)) == 0
    assert outside_seconds(meeting(state="draft", opened=at(9), items=items), at(10)) == 0


@pytest.mark.parametrize(
    ("opened", "closed", "over"),
    [
        (at(9, 0), at(10, 54), -6),
        (at(9, 0), at(11, 7), 7),
        (at(9, 0), None, -30),
        (None, None, None),
    ],
)
def test_a_meeting_ended_so_many_minutes_after_its_plan(
    opened: dt.datetime | None, closed: dt.datetime | None, over: int | None
) -> None:
    held = meeting(opened=opened, closed=closed, start=dt.time(9), end=dt.time(11))
    assert minutes_over(held, at(10, 30)) == over
    assert minutes_over(meeting(opened=opened, closed=closed), at(10, 30)) is None
