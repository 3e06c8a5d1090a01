"""Correcting earlier minutes at the meeting that is open: recorded, changed, undone, merged."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, Room, loaded
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.model.entries import Action, Amendment, Note
from tryg_tui.session.meeting import corrections
from tryg_tui.session.meeting.events import Refused

ACTION = f"{PREVIOUS}#11"
"""An action of the minutes before, with owner and due date."""


def action(room: Room) -> ActionState:
    """It as it stands now."""
    return next(one for one in room.desk.ledger().actions if one.citation == ACTION)


def fix(room: Room, of: str = ACTION, **fields: object) -> bool:
    """Correct some fields of an entry."""
    about = corrections.begin(room.session, of)
    assert about is not None
    return corrections.record(room.session, about, replace(about.begun, **fields))


def test_only_what_is_changed_is_recorded_and_the_minutes_stay_as_they_are(begun: Room) -> None:
    before = loaded(begun, PREVIOUS)
    old = action(begun)
    assert fix(begun, due=dt.date(2018, 6, 1), due_text="", why="slåfejl")
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert (said.of, said.due, said.due_text) == (ACTION, dt.date(2018, 6, 1), "")
    assert (said.why, said.text, said.owners, said.without) == ("slåfejl", "", (), ())
    assert action(begun).due == dt.date(2018, 6, 1)
    assert action(begun).owners == old.owners
    begun.save()
    assert loaded(begun, PREVIOUS) == before
    assert begun.on_disk().entries == begun.meeting.entries


def test_what_is_emptied_is_said_to_be(begun: Room) -> None:
    assert fix(begun, owners=(), owner_text="")
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert said.without == ("owners",)
    assert action(begun).owners == ()


def test_nothing_is_recorded_where_nothing_is_changed(begun: Room) -> None:
    assert not fix(begun, why="ingen grund")
    assert begun.meeting.entries == ()


def test_a_correction_is_undone_made_again_and_taken_out(begun: Room) -> None:
    before, old = action(begun), begun.desk.ledger().actions
    fix(begun, text="Noget andet")
    begun.session.undo()
    assert action(begun) == before
    begun.session.redo()
    assert action(begun).text == "Noget andet"
    begun.session.remove(1)
    assert begun.desk.ledger().actions == old


def test_a_correction_of_this_meeting_is_changed_in_its_place(begun: Room) -> None:
    fix(begun, text="Noget andet", due=dt.date(2018, 6, 1), due_text="")
    about = corrections.begin(begun.session, f"{NEXT}#1")
    assert about is not None
    assert (about.begun.text, about.begun.due) == ("Noget andet", dt.date(2018, 6, 1))
    assert about.before.due != about.begun.due
    old = about.before
    wanted = replace(about.begun, text="Det rette", due=old.due, due_text=old.due_text)
    assert corrections.record(begun.session, about, wanted)
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert (said.n, said.text, said.due) == (1, "Det rette", None)


def test_the_next_correction_begins_with_how_the_entry_reads_now(begun: Room) -> None:
    fix(begun, text="Noget andet")
    about = corrections.begin(begun.session, ACTION)
    assert about is not None
    assert about.before.text == "Noget andet"
    assert fix(begun, text="Noget tredje")
    assert action(begun).text == "Noget tredje"
    assert len(action(begun).corrections) == 2


def test_a_correction_of_earlier_minutes_is_corrected_at_its_entry(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    said = Amendment(
        n=99, item="actions", at=begun.desk.now(), of="2017-06-13#1", text="Anden ordlyd"
    )
    begun.desk.put(replace(there.value, entries=(*there.value.entries, said)), "andet")
    about = corrections.begin(begun.session, f"{PREVIOUS}#99")
    assert about is not None
    assert (about.before.of, about.before.text) == ("2017-06-13#1", "Anden ordlyd")


@pytest.mark.parametrize("of", ["", "x", f"{PREVIOUS}#999", "2001-01-01#1"])
def test_what_is_not_there_is_not_corrected(begun: Room, of: str) -> None:
    assert corrections.begin(begun.session, of) is None


def test_a_correction_that_leads_nowhere_is_not_corrected(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    lost = Amendment(n=99, item="actions", at=begun.desk.now(), of="2001-01-01#1", text="x")
    begun.desk.put(replace(there.value, entries=(*there.value.entries, lost)), "andet")
    assert corrections.begin(begun.session, f"{PREVIOUS}#99") is None


def test_what_corrects_a_private_line_is_private(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    secret = Note(n=99, item="actions", at=begun.desk.now(), text="Hemmeligt", private=True)
    begun.desk.put(replace(there.value, entries=(*there.value.entries, secret)), "andet")
    fix(begun, f"{PREVIOUS}#99", text="Stadig hemmeligt")
    assert begun.meeting.entries[0].private


def test_nothing_is_corrected_where_nothing_can_be_recorded(room: Room) -> None:
    with pytest.raises(Refused):
        fix(room, text="Noget andet")
    assert room.meeting.entries == ()


def test_both_corrections_of_two_secretaries_stand_and_the_later_counts(begun: Room) -> None:
    base = begun.meeting
    fix(begun, text="Den ene")
    ours = begun.meeting
    begun.session.undo()
    fix(begun, owners=(), owner_text="en anden")
    theirs = begun.meeting
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    begun.desk.put(merged.meeting)
    assert len(merged.meeting.entries) == 2
    entry = action(begun).entry
    assert isinstance(entry, Action)
    assert (entry.text, entry.owners, entry.owner_text) == ("Den ene", (), "en anden")
