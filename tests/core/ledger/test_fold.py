"""What follows from the minutes: the hand-made cases."""

import datetime as dt

import pytest

from tests.factories import (
    action,
    amendment,
    decision,
    entry,
    folder,
    followup,
    held,
    meeting,
    note,
    status,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.model.entries import Approval, Topic
from tryg_tui.core.model.meeting import Meeting

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
HASH, OTHER = "a" * 64, "b" * 64


def topic(n: int, text: str) -> Topic:
    """A parked topic."""
    return Topic(**entry(n, text=text))


def one_action(*meetings: Meeting, until: str = "") -> ActionState:
    """The only action of some meetings."""
    (state,) = fold(folder(*meetings), until).actions
    return state


def test_an_empty_folder_folds_to_nothing() -> None:
    ledger = fold(folder())
    assert ledger == Ledger()
    assert ledger.open_actions(dt.date(2018, 4, 10)) == ()
    assert ledger.latest_status("natteliv") is None


def test_an_action_without_follow_up_is_open_as_it_was_agreed() -> None:
    due = dt.date(2018, 4, 1)
    state = one_action(
        held(
            JUNE,
            note(1),
            action(2, "Møde", owners=("p", "k"), owner_text="m.fl.", due=due, due_text="april"),
        )
    )
    assert (state.citation, state.state, state.text) == (f"{JUNE}#2", "open", "Møde")
    assert (state.owners, state.owner_text) == (("p", "k"), "m.fl.")
    assert (state.due, state.due_text) == (due, "april")
    assert (state.lineage, state.carried, state.private) == ((), 0, False)
    assert (state.source.meeting, state.source.date) == (JUNE, dt.date(2017, 6, 13))
    assert state.source.item == "initiatives"


def test_a_follow_up_gives_new_owner_and_due_date_and_keeps_what_it_leaves_out() -> None:
    born = held(JUNE, action(1, owners=("p",), due=dt.date(2017, 9, 1), due_text="sept."))
    owner = held(DECEMBER, followup(1, f"{JUNE}#1", owner_text="Forvaltningen"))
    due = held(APRIL, followup(1, f"{JUNE}#1", due_text="næste møde"))
    state = one_action(born, owner)
    assert (state.owners, state.owner_text) == ((), "Forvaltningen")
    assert (state.due, state.due_text) == (dt.date(2017, 9, 1), "sept.")
    state = one_action(born, owner, due)
    assert (state.owners, state.owner_text) == ((), "Forvaltningen")
    assert (state.due, state.due_text) == (None, "næste møde")
    assert (state.state, state.carried) == ("open", 2)
    assert [step.source.meeting for step in state.lineage] == [DECEMBER, APRIL]


def test_a_due_date_without_words_replaces_the_words() -> None:
    born = held(JUNE, action(1, due=dt.date(2017, 9, 1), due_text="sept."))
    state = one_action(born, held(DECEMBER, followup(1, f"{JUNE}#1", due=dt.date(2018, 4, 1))))
    assert (state.due, state.due_text) == (dt.date(2018, 4, 1), "")


def test_the_state_of_an_action_is_that_of_the_last_follow_up_even_when_it_opens_again() -> None:
    born = held(JUNE, action(1))
    done = held(DECEMBER, followup(1, f"{JUNE}#1", "done"))
    again = held(APRIL, followup(1, f"{JUNE}#1"))
    assert one_action(born, done).state == "done"
    state = one_action(born, done, again)
    assert (state.state, state.carried) == ("open", 1)


def test_an_action_can_be_followed_up_in_the_meeting_it_was_born_in() -> None:
    state = one_action(held(JUNE, action(1), followup(2, f"{JUNE}#1", "dropped")))
    assert state.state == "dropped"


def test_a_follow_up_of_a_follow_up_speaks_of_the_action() -> None:
    state = one_action(
        held(JUNE, action(1)),
        held(DECEMBER, followup(1, f"{JUNE}#1", owners=("p",))),
        held(APRIL, followup(1, f"{DECEMBER}#1", "done")),
    )
    assert (state.state, state.owners, len(state.lineage)) == ("done", ("p",), 2)


@pytest.mark.parametrize("of", [f"{JUNE}#9", "2001-01-01#1", "", f"{DECEMBER}#1"])
def test_a_follow_up_of_nothing_known_or_of_itself_changes_no_action(of: str) -> None:
    state = one_action(held(JUNE, action(1)), held(DECEMBER, followup(1, of, "done")))
    assert state.state == "open"


def test_follow_ups_that_cite_each_other_in_a_ring_do_no_harm() -> None:
    ring = held(
        JUNE,
        followup(1, f"{JUNE}#2"),
        followup(2, f"{JUNE}#1"),
        followup(3, f"{JUNE}#2"),
        action(4),
    )
    assert one_action(ring).lineage == ()


def test_open_actions_come_overdue_first_then_by_due_date_then_those_without_one() -> None:
    today = dt.date(2018, 4, 10)
    minutes = held(
        JUNE,
        action(1, "uden frist", due_text="snarest"),
        action(2, "senere", due=dt.date(2018, 6, 1)),
        action(3, "udført", due=dt.date(2017, 1, 1)),
        action(4, "overskredet", due=dt.date(2018, 4, 9)),
        action(5, "i dag", due=today),
        action(6, "længst overskredet", due=dt.date(2017, 8, 1)),
        followup(7, f"{JUNE}#3", "done"),
    )
    ledger = fold(folder(minutes))
    assert [a.text for a in ledger.open_actions(today)] == [
        "længst overskredet",
        "overskredet",
        "i dag",
        "senere",
        "uden frist",
    ]
    overdue = [a.text for a in ledger.actions if a.overdue(today)]
    assert overdue == ["overskredet", "længst overskredet"]


def test_open_actions_with_one_due_date_come_in_the_order_they_were_agreed() -> None:
    due = dt.date(2018, 6, 1)
    ledger = fold(
        folder(
            held(JUNE, action(1, "a", due=due), action(2, "b", due=due)),
            held(DECEMBER, action(1, "c", due=due)),
        )
    )
    assert [a.text for a in ledger.open_actions(dt.date(2018, 4, 10))] == ["a", "b", "c"]


def test_the_open_actions_of_one_initiative_are_those_of_all_that_are_about_it() -> None:
    today = dt.date(2018, 4, 10)
    ledger = fold(
        folder(
            held(
                JUNE,
                action(1, "senere", due=dt.date(2018, 6, 1), initiative="a"),
                action(2, "andet", due=dt.date(2017, 6, 1), initiative="b"),
                action(3, "overskredet", due=dt.date(2018, 4, 9), initiative="a"),
                action(4, "uden"),
                action(5, "udført", initiative="a"),
                followup(6, f"{JUNE}#5", "done"),
            )
        )
    )
    assert [a.text for a in ledger.open_actions(today, "a")] == ["overskredet", "senere"]
    assert len(ledger.open_actions(today)) == 4


@pytest.mark.parametrize(
    ("state", "counts"),
    [("open", True), ("draft", True), ("final", True), ("planned", False), ("cancelled", False)],
)
def test_only_meetings_that_were_held_count(state: str, counts: bool) -> None:
    ledger = fold(folder(held(JUNE, action(1), state=state)))
    assert bool(ledger.actions) == counts
    assert ledger.meetings == (((JUNE, dt.date(2017, 6, 13)),) if counts else ())
    assert ledger.ongoing == ((JUNE,) if state == "open" else ())


def test_an_earlier_meeting_is_shown_with_what_was_known_then() -> None:
    meetings = (
        held(JUNE, action(1), decision(2, "Fortsætter")),
        held(DECEMBER, status(1, "natteliv", "risiko")),
        held(APRIL, followup(1, f"{JUNE}#1", "done"), amendment(2, f"{JUNE}#2", "Ophører")),
    )
    then = fold(folder(*meetings), DECEMBER)
    assert then.actions[0].state == "open"
    assert then.decisions[0].text == "Fortsætter"
    assert [id for id, _ in then.meetings] == [JUNE, DECEMBER]
    assert fold(folder(*meetings), JUNE).latest_status("natteliv") is None
    assert fold(folder(*meetings), APRIL) == fold(folder(*meetings))
    assert fold(folder(*meetings), "2001-01-01") == fold(folder(*meetings))


def test_until_takes_two_meetings_of_one_day_by_their_ids() -> None:
    meetings = (held(JUNE, action(1)), held(f"{JUNE}-2", followup(1, f"{JUNE}#1", "done")))
    assert one_action(*meetings, until=JUNE).state == "open"
    assert one_action(*meetings, until=f"{JUNE}-2").state == "done"


def test_until_a_planned_meeting_counts_all_that_were_held_before_it() -> None:
    meetings = (held(JUNE, action(1)), meeting(DECEMBER), held(APRIL, followup(1, f"{JUNE}#1")))
    ledger = fold(folder(*meetings), DECEMBER)
    assert [id for id, _ in ledger.meetings] == [JUNE]
    assert ledger.actions[0].carried == 0


def test_a_parked_topic_is_open_until_a_follow_up_finishes_it() -> None:
    parked = held(JUNE, topic(1, "Kameraer"), topic(2, "Belysning"))
    after = held(DECEMBER, followup(1, f"{JUNE}#1", "done"), followup(2, f"{JUNE}#2"))
    before, now = fold(folder(parked)), fold(folder(parked, after))
    assert [t.text for t in before.topics if t.state == "open"] == ["Kameraer", "Belysning"]
    assert [(t.citation, t.state) for t in now.topics] == [
        (f"{JUNE}#1", "done"),
        (f"{JUNE}#2", "open"),
    ]
    assert [t.text for t in now.topics if t.state == "open"] == ["Belysning"]
    assert len(now.topics[1].lineage) == 1


def test_a_private_action_says_so() -> None:
    assert one_action(held(JUNE, action(1, private=True))).private


def test_minutes_that_lie_elsewhere_are_approved_and_nobody_here_can_have_changed_them() -> None:
    for of, sha256, intact in (("2017-02-27", "", True), ("2017-02-27", "x", False)):
        said = Approval(**entry(1), of=of, sha256=sha256)
        ledger = fold(folder(held("2018-04-10", said)))
        assert (ledger.approvals[of].intact, of in ledger.altered) == (intact, not intact)
