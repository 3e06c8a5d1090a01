"""What is due at the next meeting has the day of that, wherever it is moved."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

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
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledgers import Ledgers
from tryg_tui.core.ledger.lineage import lineage
from tryg_tui.core.ledger.next_due import dated, day_after
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.meeting import IMPORTED, Meeting
from tryg_tui.core.model.strategy import Body

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
STORED = dt.date(2017, 11, 1)
PROMISED = action(1, "Ring", due=STORED, due_text="Inden næste møde")


def due(*meetings: Meeting, until: str = "") -> dt.date | None:
    """The day the only action of some meetings is due."""
    (state,) = fold(folder(*meetings), until).actions
    return state.due


def test_the_next_meeting_is_the_one_that_follows_however_it_stands_but_called_off() -> None:
    born = held(JUNE, PROMISED)
    assert due(born) == STORED
    assert due(replace(born, next_date=dt.date(2017, 12, 1))) == dt.date(2017, 12, 1)
    assert due(born, meeting(APRIL), meeting(DECEMBER)) == dt.date(2017, 12, 5)
    assert due(born, meeting(DECEMBER, state="cancelled"), meeting(APRIL)) == dt.date(2018, 4, 10)
    assert due(born, held(DECEMBER), held(APRIL)) == dt.date(2017, 12, 5)
    # A question in writing is no meeting.
    asked = meeting("2017-09-01", form="written")
    assert due(born, asked, meeting(DECEMBER)) == dt.date(2017, 12, 5)
    # Of one that was held before as well, only what follows counts.
    assert due(held("2017-01-10"), born) == STORED


def test_after_minutes_that_were_read_in_a_meeting_years_later_is_not_the_next_one() -> None:
    said = action(1, "Ring", due_text="næste møde")
    old = held("2009-03-24", said, extra={IMPORTED: "m.csv"})
    assert due(old, meeting(DECEMBER)) is None
    assert due(replace(old, next_date=STORED), meeting(DECEMBER)) == STORED
    # The next one of the series that was read in too, or is within its usual time.
    assert due(old, held("2009-09-08"), meeting(DECEMBER)) == dt.date(2009, 9, 8)
    assert due(old, held("2009-12-08"), meeting(DECEMBER)) == dt.date(2009, 12, 8)
    assert due(old, held("2010-01-08"), meeting(DECEMBER)) is None
    # What was held here goes on with whatever follows.
    assert due(held("2009-03-24", said), meeting(DECEMBER)) == dt.date(2017, 12, 5)


def test_it_is_the_next_meeting_of_the_same_group() -> None:
    bodies = (Body(id="plan", title="Planlægning"), Body(id="led", title="Ledelse"))
    ours = strategy(bodies=bodies, body="plan")
    born = held(JUNE, PROMISED, body="led")
    meetings = (born, meeting(DECEMBER), meeting(APRIL, body="led"))
    (state,) = fold(folder(*meetings, strategy=ours)).actions
    assert state.due == dt.date(2018, 4, 10)


def test_overdue_is_judged_by_the_day_it_was_moved_to() -> None:
    moved = meeting(DECEMBER, date=dt.date(2018, 1, 9), moved_from=dt.date(2017, 12, 5))
    (state,) = fold(folder(held(JUNE, PROMISED), moved)).actions
    assert not state.overdue(dt.date(2018, 1, 9))
    assert state.overdue(dt.date(2018, 1, 10))


def test_each_place_that_said_so_means_the_meeting_after_it() -> None:
    born = held(JUNE, PROMISED)
    again = held(DECEMBER, followup(1, f"{JUNE}#1", due_text="næste møde"))
    ledger = fold(folder(born, again, meeting(APRIL)))
    (state,) = ledger.actions
    assert (state.due, state.entry.due) == (dt.date(2018, 4, 10), dt.date(2017, 12, 5))
    assert [step.after.due for step in lineage(ledger, state)] == [
        dt.date(2017, 12, 5),
        dt.date(2018, 4, 10),
    ]
    later = held(DECEMBER, followup(1, f"{JUNE}#1", due=dt.date(2019, 1, 1)))
    assert due(born, later, meeting(APRIL)) == dt.date(2019, 1, 1)
    assert due(born, held(DECEMBER, followup(1, f"{JUNE}#1"))) == dt.date(2017, 12, 5)


def test_a_correction_that_says_so_means_the_meeting_after_it() -> None:
    born = held(JUNE, action(1, "Ring", due=STORED))
    mended = held(DECEMBER, amendment(1, f"{JUNE}#1", due_text="næste møde"))
    assert due(born, mended, meeting(APRIL)) == dt.date(2018, 4, 10)
    other = held(DECEMBER, amendment(1, f"{JUNE}#1", "Ring nu"))
    assert due(held(JUNE, PROMISED), other, meeting(APRIL)) == dt.date(2017, 12, 5)


def test_outreach_and_an_entry_alone_are_told_with_the_day_too() -> None:
    sent = Outreach(**entry(1, text="Brev"), channel="avis", due_text="next meeting")
    whole = folder(held(JUNE, sent), meeting(DECEMBER))
    assert fold(whole).outreach[0].due == dt.date(2017, 12, 5)
    assert dated(whole, f"{JUNE}#1", sent, {}).due == dt.date(2017, 12, 5)
    plain = note(1, "næste møde")
    assert dated(whole, f"{JUNE}#1", plain, {}) is plain
    # What stands nowhere keeps the day that is written.
    assert dated(whole, "", PROMISED, {}).due == STORED
    assert day_after(whole, "2001-01-01") is None


def test_a_decision_is_looked_at_again_at_the_meeting_that_follows() -> None:
    made = decision(1, "Lys", look_again=STORED, look_again_text="næste møde")
    born = held(JUNE, made)
    whole = folder(born, meeting(DECEMBER))
    moved = dt.date(2017, 12, 5)
    assert fold(whole).decisions[0].entry.look_again == moved
    assert dated(whole, f"{JUNE}#1", made, {}).look_again == moved
    # Left open until the next meeting after that, it is looked at again then.
    again = held(DECEMBER, followup(1, f"{JUNE}#1", due=STORED, due_text="næste møde"))
    (state,) = fold(folder(born, again, meeting(APRIL))).decisions
    assert state.lineage[0].entry.due == dt.date(2018, 4, 10)


def test_a_decision_for_a_day_keeps_it() -> None:
    made = decision(1, "Lys", look_again=STORED)
    (state,) = fold(folder(held(JUNE, made), meeting(DECEMBER))).decisions
    assert state.entry == made


@given(st.dates(dt.date(2017, 6, 14), dt.date(2030, 1, 1)))
def test_ledgers_that_are_kept_follow_the_meeting_on_any_day(day: dt.date) -> None:
    kept, born = Ledgers(), held(JUNE, PROMISED)
    assert kept.of(folder(born, meeting(DECEMBER))).actions[0].due == dt.date(2017, 12, 5)
    moved = folder(born, meeting(DECEMBER, date=day))
    assert kept.of(moved).actions[0].due == day
    assert kept.of(moved) == fold(moved)
    agreed = folder(replace(born, next_date=day))
    assert kept.of(agreed).actions[0].due == day
