"""What lies ahead: what is to be done before a meeting, what asks for something, when it is due."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import (
    action,
    folder,
    held,
    initiative,
    item,
    meeting,
    report,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import StatusDefinition
from tryg_tui.core.review.brief import (
    Duty,
    Ready,
    deadlines,
    duties,
    readiness,
    wanting,
)

TODAY = dt.date(2018, 4, 10)

LAST = meeting("2017-12-05", state="final")

NEXT = meeting("2018-05-08", state="planned", items=(item("a"),))

DONE = Ready(agenda=True, minutes=True, year=None)


def actions(where: Folder) -> tuple[ActionState, ...]:
    return fold(where).open_actions(TODAY)


def due(*days: dt.date | None) -> tuple[ActionState, ...]:
    """Open actions that are due on some days."""
    entries = [action(n, "x", due=day) for n, day in enumerate(days, 1)]
    return actions(folder(held("2017-12-05", *entries)))


def test_between_meetings_minutes_forms_and_agenda_are_to_be_seen_to_what_is_due_first() -> None:
    ready = Ready(agenda=True, minutes=False, year=2017, came=6, asked=8)
    assert duties(ready, LAST, NEXT, TODAY) == (
        Duty(kind="minutes", due=dt.date(2017, 12, 19), meeting="2017-12-05"),
        Duty(kind="agenda", due=dt.date(2018, 4, 24), meeting="2018-05-08"),
        Duty(kind="forms", due=dt.date(2018, 5, 8), year=2017, n=2),
    )


def test_decisions_come_back_at_the_meeting_that_comes_also_while_it_goes_on() -> None:
    ready = Ready(agenda=True, minutes=True, year=None, again=3)
    found = [one for one in duties(ready, LAST, NEXT, TODAY) if one.kind == "again"]
    assert found == [Duty(kind="again", due=NEXT.date, meeting=NEXT.id, n=3)]
    running = meeting("2018-04-10", state="open")
    assert [one.kind for one in duties(ready, LAST, running, TODAY)] == ["again"]
    assert duties(ready, LAST, None, TODAY) == ()


def test_what_is_done_or_too_late_or_of_no_meeting_is_not_to_be_done() -> None:
    (only,) = duties(DONE, LAST, NEXT, NEXT.date)
    assert only == Duty(kind="meeting", due=NEXT.date, meeting="2018-05-08"), (
        "the agenda is no use on the day itself"
    )
    (only,) = duties(DONE, LAST, NEXT, NEXT.date + dt.timedelta(days=3))
    assert only.kind == "meeting", "nor is it forgotten when its day has passed"
    running = meeting("2018-04-10", state="open")
    ready = Ready(agenda=True, minutes=False, year=2017, came=0, asked=1)
    assert duties(ready, LAST, running, TODAY) == (), "while a meeting goes on"
    assert [one.kind for one in duties(ready, LAST, None, TODAY)] == ["minutes"]
    assert duties(DONE, None, None, TODAY) == ()


def test_a_meeting_is_ready_with_an_agenda_the_minutes_before_and_all_forms() -> None:
    two = (initiative("a", original=True), initiative("b", original=True))
    where = folder(initiatives=two, reports=(report("a", 2017),))
    found = readiness(where, fold(where), LAST, NEXT, TODAY)
    assert found == Ready(agenda=True, minutes=True, year=2017, came=1, asked=2)
    draft = meeting("2017-12-05", state="draft")
    none = folder()
    assert readiness(none, fold(none), draft, meeting(items=()), TODAY) == Ready(
        agenda=False, minutes=False, year=None
    )
    assert readiness(none, fold(none), None, None, TODAY) == Ready(
        agenda=False, minutes=None, year=None
    )


def test_what_is_off_track_comes_before_what_is_overdue_and_that_before_the_rest() -> None:
    titled = tuple(map(initiative, "abcdefghi"))
    levels = (
        StatusDefinition(id="risiko", title="Risiko", definition="", level="risk"),
        StatusDefinition(id="kritisk", title="Kritisk", definition="", level="critical"),
    )
    last = held(
        "2017-12-05",
        status(1, "a", "risiko"),
        status(2, "b", "kritisk"),
        action(3, "for sent", initiative="c", due=dt.date(2018, 1, 1), owner_text="nogen"),
        action(4, "uden ejer"),
    )
    where = folder(last, initiatives=titled, strategy=strategy(statuses=levels))
    found = wanting(where, fold(where), actions(where), TODAY)
    assert [one.initiative.id for one in found.worst] == ["b"]
    assert [one.text for one in found.overdue] == ["for sent"]
    assert "a" in [one.initiative.id for one in found.others]
    assert "c" not in [one.initiative.id for one in found.others], "its action is told already"
    assert (found.unowned, found.open) == (1, 2)


def test_actions_of_those_who_have_left_need_a_new_owner() -> None:
    people = strategy().people
    last_day = TODAY - dt.timedelta(days=1)
    gone = replace(people[0], until=last_day)
    of = {"owners": (gone.id,)}
    last = held(
        "2017-12-05",
        action(1, "alene", **of),
        action(2, "med en anden", owners=(gone.id, people[1].id)),
        action(3, "også i ord", owner_text="nogen", **of),
        action(4, "partens", owners=("kommune",)),
    )
    where = folder(last, strategy=strategy(people=(gone, *people[1:])))
    found = wanting(where, fold(where), actions(where), TODAY)
    assert [one.text for one in found.left] == ["alene"]
    assert wanting(where, fold(where), actions(where), last_day).left == ()


def test_due_dates_are_counted_by_month() -> None:
    found = deadlines(
        due(
            dt.date(2018, 4, 9),
            dt.date(2018, 4, 10),
            dt.date(2018, 12, 31),
            dt.date(2019, 1, 1),
            dt.date(2019, 2, 1),
            None,
        ),
        TODAY,
        10,
    )
    assert (found.overdue, found.later, found.undated) == (1, 1, 1)
    months = {first: n for first, n in found.months if n}
    assert months == {dt.date(2018, 4, 1): 1, dt.date(2018, 12, 1): 1, dt.date(2019, 1, 1): 1}


@given(
    st.lists(st.none() | st.dates(dt.date(2015, 1, 1), dt.date(2025, 1, 1)), max_size=9),
    st.integers(1, 30),
)
def test_every_open_action_is_counted_once(days: list[dt.date | None], months: int) -> None:
    found = deadlines(due(*days), TODAY, months)
    assert len(found.months) == months
    ahead = sum(n for _first, n in found.months)
    assert found.overdue + ahead + found.later + found.undated == len(days)
