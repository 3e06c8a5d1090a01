"""A meeting from planned to final, and the time its items get on the way."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import at, item, meeting
from tryg_tui.core.meetings.lifecycle import (
    NotAllowed,
    as_revised,
    cancel,
    close,
    finalise,
    give_time,
    go_to,
    mark_not_reached,
    open_meeting,
    pause,
    reopen,
    restore,
    resume,
)
from tryg_tui.core.model.meeting import AgendaItem, Meeting, State

STATES: tuple[State, ...] = ("planned", "open", "draft", "final", "cancelled")

STEPS: dict[str, tuple[Callable[[Meeting], Meeting], set[State]]] = {
    "open": (lambda m: open_meeting(m, at(9)), {"planned"}),
    "go to": (lambda m: go_to(m, "b", at(9)), {"open"}),
    "close": (lambda m: close(m, at(9)), {"open"}),
    "reopen": (lambda m: reopen(m, at(9)), {"draft"}),
    "finalise": (finalise, {"draft"}),
    "give time": (lambda m: give_time(m, "a"), {"planned", "open"}),
    "cancel": (lambda m: cancel(m, "Snestorm"), {"planned"}),
    "restore": (restore, {"cancelled"}),
    "mark": (lambda m: mark_not_reached(m, "a", True), {"open"}),
}


def planned() -> Meeting:
    """A planned meeting with three items."""
    return meeting(items=(item("a", minutes=5), item("b", minutes=10), item("c")))


def of(meeting: Meeting, id: str) -> AgendaItem:
    """The item with an id, which must be there."""
    found = meeting.item(id)
    assert found is not None
    return found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_only_in_the_states_that_allow_it(step: str, state: State) -> None:
    take, allowed = STEPS[step]
    before = replace(planned(), state=state)
    if state in allowed:
        assert take(before) != before
        return
    with pytest.raises(NotAllowed) as raised:
        take(before)
    assert raised.value.why == state


def test_opening_begins_at_the_first_item() -> None:
    running = open_meeting(planned(), at(9, 1))
    assert (running.state, running.opened, running.current) == ("open", at(9, 1), "a")
    assert running.since == of(running, "a").started == at(9, 1)
    assert of(running, "b").started is None


def test_opening_may_begin_at_another_item() -> None:
    running = open_meeting(planned(), at(9, 1), "b")
    assert (running.state, running.current, running.since) == ("open", "b", at(9, 1))
    assert of(running, "a").started is None


def test_a_meeting_without_an_agenda_can_be_held() -> None:
    running = open_meeting(meeting(), at(9))
    assert (running.state, running.current, running.since) == ("open", "", None)
    assert resume(running, at(9, 5)) == running
    closed = close(running, at(10))
    assert (closed.state, closed.closed) == ("draft", at(10))
    again = reopen(closed, at(11))
    assert (again.state, again.current, again.closed) == ("open", "", None)


def test_time_adds_up_over_visits_back_and_forth() -> None:
    running = open_meeting(planned(), at(9))
    running = go_to(running, "b", at(9, 5))
    running = go_to(running, "a", at(9, 8))
    running = go_to(running, "c", at(9, 10))
    assert [of(running, id).seconds for id in "abc"] == [7 * 60, 3 * 60, 0]
    assert (of(running, "a").started, of(running, "a").ended) == (at(9), at(9, 10))
    assert (of(running, "b").started, of(running, "b").ended) == (at(9, 5), at(9, 8))
    assert (running.current, running.since) == ("c", at(9, 10))


def test_an_item_gone_on_from_is_done_and_one_left_to_look_elsewhere_is_not() -> None:
    running = open_meeting(planned(), at(9))
    stepped = dt.timedelta(minutes=of(running, "a").minutes) / 10
    assert of(go_to(running, "b", at(9) + stepped, stepped=True), "a").done
    assert not of(go_to(running, "b", at(9, 0, 10)), "a").done
    further = go_to(go_to(running, "b", at(9, 5)), "c", at(9, 6))
    assert [it.done for it in further.items] == [True, True, False]
    assert [it.done for it in close(further, at(9, 7)).items] == [True, True, True]


@pytest.mark.parametrize("id", ["a", "budget", ""])
def test_going_to_the_current_item_or_to_none_changes_nothing(id: str) -> None:
    running = open_meeting(planned(), at(9))
    assert go_to(running, id, at(9, 5)) == running


def test_a_clock_set_back_costs_no_time_and_gives_none() -> None:
    running = open_meeting(planned(), at(9))
    running = go_to(running, "b", at(8, 30))
    assert of(running, "a").seconds == 0
    running = go_to(running, "a", at(8, 40))
    assert of(running, "b").seconds == 600
    assert of(running, "a").started == at(9)


def test_taking_up_an_item_takes_back_that_it_was_not_reached() -> None:
    running = mark_not_reached(open_meeting(planned(), at(9)), "b", True)
    assert of(running, "b").not_reached
    assert not of(go_to(running, "b", at(9, 5)), "b").not_reached


def test_a_mark_can_be_taken_back_and_touches_no_other_item() -> None:
    running = open_meeting(planned(), at(9))
    marked = mark_not_reached(running, "c", True)
    assert [it.not_reached for it in marked.items] == [False, False, True]
    assert mark_not_reached(marked, "c", False) == running


def test_a_pause_counts_the_visit_and_keeps_the_place() -> None:
    paused = pause(open_meeting(planned(), at(9)), at(9, 4))
    assert (paused.current, paused.since) == ("a", None)
    assert (of(paused, "a").seconds, of(paused, "a").ended) == (240, at(9, 4))
    assert pause(paused, at(9, 30)) == paused


def test_after_a_pause_the_clock_goes_on_without_the_time_between() -> None:
    resumed = resume(pause(open_meeting(planned(), at(9)), at(9, 4)), at(9, 30))
    assert (resumed.current, resumed.since) == ("a", at(9, 30))
    assert of(go_to(resumed, "b", at(9, 31)), "a").seconds == 240 + 60


def test_leaving_a_paused_item_counts_nothing_twice() -> None:
    paused = pause(open_meeting(planned(), at(9)), at(9, 4))
    moved = go_to(paused, "b", at(9, 30))
    assert (of(moved, "a").seconds, of(moved, "a").ended) == (240, at(9, 4))
    assert (moved.current, moved.since) == ("b", at(9, 30))
    assert of(close(paused, at(9, 30)), "a").seconds == 240


@pytest.mark.parametrize("now", [at(9), at(9, 0, 1), at(13)])
def test_after_a_crash_the_visit_goes_on_where_it_was(now: dt.datetime) -> None:
    running = open_meeting(planned(), at(9))
    assert resume(running, now) == running


@pytest.mark.parametrize("now", [at(13, 0, 1), at(9, day=11), at(8, 59)])
def test_a_visit_cut_off_long_ago_or_in_the_future_starts_afresh(now: dt.datetime) -> None:
    running = open_meeting(planned(), at(9))
    assert resume(running, now) == replace(running, since=now)


@pytest.mark.parametrize("current", ["", "budget"])
def test_a_meeting_whose_place_is_lost_goes_on_at_its_first_item(current: str) -> None:
    lost = meeting(state="open", items=planned().items, current=current, since=at(9))
    resumed = resume(lost, at(9, 30))
    assert (resumed.current, resumed.since) == ("a", at(9, 30))
    assert [it.seconds for it in resumed.items] == [0, 0, 0]


@pytest.mark.parametrize("state", ["planned", "draft", "final", "cancelled"])
def test_a_meeting_that_is_not_open_is_not_resumed(state: State) -> None:
    other = replace(planned(), state=state)
    assert resume(other, at(9)) == other


def test_closing_ends_the_visit_and_makes_the_minutes_a_draft() -> None:
    draft = close(go_to(open_meeting(planned(), at(9)), "b", at(9, 5)), at(9, 20))
    assert (draft.state, draft.closed) == ("draft", at(9, 20))
    assert (draft.current, draft.since) == ("", None)
    assert of(draft, "b").seconds == 15 * 60


def test_a_draft_is_taken_up_where_the_meeting_ended_not_at_the_end_of_the_agenda() -> None:
    running = go_to(open_meeting(planned(), at(9)), "b", at(9, 5))
    running = mark_not_reached(go_to(running, "a", at(9, 8)), "c", True)
    again = reopen(close(running, at(9, 20)), at(14))
    assert (again.state, again.closed, again.opened) == ("open", None, at(9))
    assert (again.current, again.since) == ("a", at(14))
    assert of(again, "c").not_reached
    assert of(again, "c").started is None


def test_reopening_keeps_the_mark_that_the_last_item_was_not_finished() -> None:
    running = mark_not_reached(go_to(open_meeting(planned(), at(9)), "b", at(9, 5)), "b", True)
    again = reopen(close(running, at(9, 20)), at(14))
    assert again.current == "b"
    assert of(again, "b").not_reached


def test_a_draft_whose_items_have_no_times_is_taken_up_at_the_first() -> None:
    again = reopen(replace(planned(), state="draft"), at(14))
    assert (again.state, again.current, again.since) == ("open", "a", at(14))


@pytest.mark.parametrize(("now", "ended"), [(8, 10), (9, 10), (11, 11)])
def test_a_meeting_never_ends_before_it_began_whatever_the_clock_says(now: int, ended: int) -> None:
    begun = go_to(open_meeting(meeting(items=(item("a"), item("b"))), at(9)), "b", at(10))
    done = close(begun, at(now))
    assert done.closed == at(ended)
    assert [(one.started, one.ended) for one in done.items] == [
        (at(9), at(10)),
        (at(10), at(ended)),
    ]
    assert close(meeting(state="open"), at(now)).closed == at(now)


def test_a_reopened_draft_can_be_closed_again_and_made_final() -> None:
    draft = close(open_meeting(planned(), at(9)), at(9, 20))
    again = close(reopen(draft, at(14)), at(14, 5))
    assert of(again, "a").seconds == (20 + 5) * 60
    final = finalise(again)
    assert final == replace(again, state="final")


def test_the_chair_gives_five_minutes_at_a_time_to_one_item() -> None:
    running = open_meeting(planned(), at(9))
    given = give_time(give_time(running, "b"), "c", 3)
    assert [(it.minutes, it.given) for it in given.items] == [(5, 0), (10, 5), (0, 3)]
    assert give_time(planned(), "b").items[1].minutes == 15
    assert give_time(running, "budget") == running


def test_a_meeting_that_is_called_off_says_why_and_can_be_planned_after_all() -> None:
    off = cancel(planned(), "Snestorm")
    assert (off.state, off.cancelled_because) == ("cancelled", "Snestorm")
    assert restore(off) == planned()


def test_what_calendars_show_is_counted_where_it_changes() -> None:
    own = meeting(items=(item("a"),), place="Rådhuset")
    changes: tuple[dict[str, Any], ...] = (
        *({"date": dt.date(2018, 5, 1)}, {"start": dt.time(9)}, {"end": dt.time(9)}),
        *({"place": ""}, {"title": "x"}, {"number": "21"}, {"state": "cancelled"}),
        *({"items": ()}, {"items": (item("a", private=True),)}, {"cancelled_because": "x"}),
    )
    for n, change in enumerate(changes):
        after = as_revised(replace(own, revision=n), replace(own, revision=n, **change), at(10))
        assert (after.revision, after.revised) == (n + 1, at(10)), change
    for still in ({"state": "open"}, {"chair": "x"}, {"items": (item("a", text="x"),)}):
        assert as_revised(own, replace(own, **still), at(10)) == replace(own, **still)
