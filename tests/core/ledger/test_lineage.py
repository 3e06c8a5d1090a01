"""The life of an action, step by step."""

import datetime as dt

from hypothesis import given

from tests.core.ledger.test_fold_properties import histories
from tests.factories import action, amendment, folder, followup, held
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.lineage import Step, asks_for_an_end, lineage
from tryg_tui.core.model.meeting import Meeting

MAY, NOVEMBER = dt.date(2015, 5, 1), dt.date(2015, 11, 1)


def steps(*meetings: Meeting) -> tuple[Step, ...]:
    """The life of the only action of some meetings."""
    ledger = fold(folder(*meetings))
    (only,) = ledger.actions
    return lineage(ledger, only)


def told(found: tuple[Step, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Where and what, of each step."""
    return [(step.source.citation, step.turns) for step in found]


def test_an_action_is_followed_from_its_birth_to_its_end() -> None:
    found = steps(
        held("2014-05-01", action(3, "ring til politiet", owners=("p",), due=MAY)),
        held("2014-11-01", followup(1, "2014-05-01#3", due=NOVEMBER, text="udsat")),
        held("2015-05-01", followup(4, "2014-11-01#1", owners=("q",), private=True)),
        held("2015-11-01", amendment(2, "2014-05-01#3", "ring til beredskabet")),
        held("2016-05-01", followup(1, "2014-05-01#3")),
        held("2016-11-01", followup(9, "2014-05-01#3", "done", text="ringet")),
    )
    assert told(found) == [
        ("2014-05-01#3", ("born",)),
        ("2014-11-01#1", ("moved",)),
        ("2015-05-01#4", ("handed",)),
        ("2015-11-01#2", ("reworded",)),
        ("2016-05-01#1", ("kept",)),
        ("2016-11-01#9", ("done",)),
    ]
    assert [step.text for step in found] == [
        "ring til politiet",
        "udsat",
        "",
        "ring til beredskabet",
        "",
        "ringet",
    ]
    born, moved, handed = found[:3]
    assert born.before is None
    assert moved.before is not None
    assert (moved.before.due, moved.after.due) == (MAY, NOVEMBER)
    assert handed.before is not None
    assert (handed.before.owners, handed.after.owners) == (("p",), ("q",))
    assert [step.private for step in found] == [False, False, True, False, False, False]


def test_an_action_can_be_moved_handed_over_and_opened_again_in_one_line() -> None:
    found = steps(
        held("2014-05-01", action(1, "a", owners=("p",), due=MAY)),
        held("2014-11-01", followup(1, "2014-05-01#1", "dropped")),
        held(
            "2015-05-01",
            followup(1, "2014-05-01#1", owner_text="en anden", due_text="snarest"),
            followup(2, "2014-05-01#1", "done", due=MAY),
        ),
    )
    assert told(found)[1:] == [
        ("2014-11-01#1", ("dropped",)),
        ("2015-05-01#1", ("moved", "handed", "reopened")),
        ("2015-05-01#2", ("moved", "done")),
    ]


def test_the_third_time_an_action_is_carried_over_it_asks_for_an_end() -> None:
    minutes = [held("2014-05-01", action(1, "a"))]
    asked = []
    for day in ("2014-11-01", "2015-05-01", "2015-11-01"):
        minutes.append(held(day, followup(1, "2014-05-01#1")))
        asked.append(asks_for_an_end(fold(folder(*minutes)).actions[0]))
    assert asked == [False, False, True]
    minutes.append(held("2016-05-01", followup(1, "2014-05-01#1", "dropped")))
    assert not asks_for_an_end(fold(folder(*minutes)).actions[0])


@given(histories())
def test_a_life_ends_where_the_fold_says_the_action_stands(meetings: tuple[Meeting, ...]) -> None:
    ledger = fold(folder(*meetings))
    for state in ledger.actions:
        found = lineage(ledger, state)
        assert found[0].turns == ("born",)
        assert len(found) == 1 + len(state.lineage) + len(
            ledger.corrections.get(state.citation, ())
        )
        days = [step.source.date for step in found]
        assert days == sorted(days)
        followed = [step.after for step in found if step.turns != ("reworded",)]
        last = followed[-1]
        assert (last.state, last.owners, last.owner_text, last.due, last.due_text) == (
            state.state,
            state.owners,
            state.owner_text,
            state.due,
            state.due_text,
        )
