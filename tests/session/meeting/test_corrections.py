"""Correcting earlier minutes at the meeting that is open, or for the one that is planned: recorded,
changed, undone, merged.
"""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, Room, loaded
from tryg_tui.core.ledger.corrections import proposed
from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.meetings.attendance import attendance_of
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.entries import Action, Amendment, Note, ReadingEntry
from tryg_tui.session.meeting import corrections
from tryg_tui.session.meeting.events import Refused

ACTION = f"{PREVIOUS}#11"
"""An action of the minutes before, with owner and due date."""


def action(room: Room) -> ActionState:
    """It as it stands now."""
    return next(one for one in room.workspace.ledger().actions if one.citation == ACTION)


def fix(room: Room, of: str = ACTION, **fields: object) -> bool:
    """Correct some fields of an entry."""
    about = corrections.begin(room.session, of)
    assert isinstance(about, corrections.Correcting)
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


def test_earlier_minutes_are_corrected_at_the_meeting_that_goes_on_after_them(room: Room) -> None:
    previous, first = room.workspace.meeting(PREVIOUS), room.workspace.meeting("2017-06-13")
    room.workspace.put(replace(room.meeting, id="2018-03-01", date=dt.date(2018, 3, 1)))
    room.session.start()
    assert corrections.correcting(room.workspace, previous) == room.meeting, "it goes on"
    assert corrections.correcting(room.workspace, first) == room.meeting
    assert corrections.correcting(room.workspace, room.meeting) is None


def test_without_one_that_goes_on_the_next_planned_is_the_one_of_the_same_group(
    room: Room,
) -> None:
    previous, planned = room.workspace.meeting(PREVIOUS), room.meeting
    other = replace(planned, id="2018-01-09", date=dt.date(2018, 1, 9), body="anden")
    room.workspace.put(other)
    assert corrections.correcting(room.workspace, previous) == planned
    room.workspace.put(replace(planned, state="cancelled"))
    assert corrections.correcting(room.workspace, previous) == other, "else that of another one"
    room.workspace.put(replace(other, state="cancelled"))
    assert corrections.correcting(room.workspace, previous) is None


def test_a_prepared_correction_counts_once_the_meeting_has_begun(room: Room) -> None:
    old = action(room)
    assert corrections.waiting(room.workspace, room.workspace.meeting(PREVIOUS)) is None
    assert fix(room, text="Noget andet")
    assert fix(room, owners=(), owner_text="en anden")
    assert action(room) == old, "nothing counts yet"
    assert corrections.waiting(room.workspace, room.workspace.meeting(PREVIOUS)) == room.meeting
    assert corrections.waiting(room.workspace, room.workspace.meeting("2017-06-13")) is None
    room.save()
    assert room.on_disk().entries == room.meeting.entries
    room.now += dt.timedelta(minutes=5)
    room.session.start()
    now = action(room).entry
    assert isinstance(now, Action)
    assert (now.text, now.owner_text) == ("Noget andet", "en anden")
    assert corrections.waiting(room.workspace, room.workspace.meeting(PREVIOUS)) is None
    room.session.undo()
    assert (room.meeting.state, action(room)) == ("planned", old), "as if it had not begun"


def test_what_is_prepared_is_changed_taken_out_and_taken_back_before_the_meeting(
    room: Room,
) -> None:
    fix(room, text="Noget andet")
    about = corrections.begin(room.session, f"{NEXT}#1")
    assert isinstance(about, corrections.Correcting)
    assert about.begun.text == "Noget andet"
    assert corrections.record(room.session, about, replace(about.begun, text="Det rette"))
    room.session.undo()
    assert [one.text for one in room.meeting.entries] == ["Noget andet"]
    room.session.remove(1)
    assert room.meeting.entries == ()
    room.session.undo()
    room.session.undo()
    assert (room.meeting.entries, room.session.can_undo) == ((), False)


def test_the_next_prepared_correction_begins_with_what_is_prepared(room: Room) -> None:
    fix(room, text="Noget andet")
    about = corrections.begin(room.session, ACTION)
    assert isinstance(about, corrections.Correcting)
    assert about.before.text == "Noget andet"
    who = noted(room)[0]
    put_part(room, who, left=dt.time(10))
    part_now = corrections.begin_part(room.session, PREVIOUS, who)
    assert part_now is not None
    assert part_now.before.left == dt.time(10)


def test_nothing_but_corrections_is_prepared(room: Room) -> None:
    with pytest.raises(Refused) as stopped:
        room.session.record(Note(n=0, item="actions", at=room.now, text="For tidligt"))
    assert stopped.value.why == "planned"
    room.workspace.put(replace(room.meeting, entries=(Note(n=1, item="x", at=room.now),), last=1))
    with pytest.raises(Refused):
        room.session.remove(1)


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
    before, old = action(begun), begun.workspace.ledger().actions
    fix(begun, text="Noget andet")
    begun.session.undo()
    assert action(begun) == before
    begun.session.redo()
    assert action(begun).text == "Noget andet"
    begun.session.remove(1)
    assert begun.workspace.ledger().actions == old


def test_a_correction_of_this_meeting_is_changed_in_its_place(begun: Room) -> None:
    fix(begun, text="Noget andet", due=dt.date(2018, 6, 1), due_text="")
    about = corrections.begin(begun.session, f"{NEXT}#1")
    assert isinstance(about, corrections.Correcting)
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
    assert isinstance(about, corrections.Correcting)
    assert about.before.text == "Noget andet"
    assert fix(begun, text="Noget tredje")
    assert action(begun).text == "Noget tredje"
    assert len(action(begun).corrections) == 2


def test_a_correction_of_earlier_minutes_is_corrected_at_its_entry(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    said = Amendment(
        n=99, item="actions", at=begun.workspace.now(), of="2017-06-13#1", text="Anden ordlyd"
    )
    begun.workspace.put(replace(there.value, entries=(*there.value.entries, said)), "andet")
    about = corrections.begin(begun.session, f"{PREVIOUS}#99")
    assert isinstance(about, corrections.Correcting)
    assert (about.before.of, about.before.text) == ("2017-06-13#1", "Anden ordlyd")


@pytest.mark.parametrize("of", ["", "x", f"{PREVIOUS}#999", "2001-01-01#1"])
def test_what_is_not_there_is_not_corrected(begun: Room, of: str) -> None:
    assert corrections.begin(begun.session, of) is None


def test_a_correction_that_leads_nowhere_is_not_corrected(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    lost = Amendment(n=99, item="actions", at=begun.workspace.now(), of="2001-01-01#1", text="x")
    begun.workspace.put(replace(there.value, entries=(*there.value.entries, lost)), "andet")
    assert corrections.begin(begun.session, f"{PREVIOUS}#99") is None


def test_what_corrects_a_private_line_is_private(begun: Room) -> None:
    there = loaded(begun, PREVIOUS)
    secret = Note(n=99, item="actions", at=begun.workspace.now(), text="Hemmeligt", private=True)
    begun.workspace.put(replace(there.value, entries=(*there.value.entries, secret)), "andet")
    fix(begun, f"{PREVIOUS}#99", text="Stadig hemmeligt")
    assert begun.meeting.entries[0].private


def test_nothing_is_corrected_where_nothing_can_be_recorded(begun: Room) -> None:
    begun.session.close()
    with pytest.raises(Refused):
        fix(begun, text="Noget andet")
    assert begun.meeting.entries == ()


def test_both_corrections_of_two_secretaries_stand_and_the_later_counts(begun: Room) -> None:
    base = begun.meeting
    fix(begun, text="Den ene")
    ours = begun.meeting
    begun.session.undo()
    fix(begun, owners=(), owner_text="en anden")
    theirs = begun.meeting
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    begun.workspace.put(merged.meeting)
    assert len(merged.meeting.entries) == 2
    entry = action(begun).entry
    assert isinstance(entry, Action)
    assert (entry.text, entry.owners, entry.owner_text) == ("Den ene", (), "en anden")


def part(room: Room, person: str) -> Attendance:
    """Somebody's part in the meeting before, as it reads now."""
    now = room.workspace.ledger().attended(loaded(room, PREVIOUS).value)
    found = attendance_of(now, person)
    assert found is not None
    return found


def noted(room: Room) -> list[str]:
    """Who is noted at the meeting before, the first two."""
    return [one.person for one in loaded(room, PREVIOUS).value.attendance][:2]


def put_part(room: Room, person: str, of: str = "", **fields: object) -> bool:
    """Correct somebody's part in the meeting before, or what a line of a meeting says of it."""
    if of:
        about = corrections.begin(room.session, of)
    else:
        about = corrections.begin_part(room.session, PREVIOUS, person)
    assert isinstance(about, corrections.CorrectingPart)
    return corrections.record_part(room.session, about, replace(about.begun, **fields))


def test_somebodys_part_is_put_right_and_the_minutes_stay_as_they_are(begun: Room) -> None:
    before, (who, _other) = loaded(begun, PREVIOUS), noted(begun)
    old = part(begun, who)
    assert put_part(begun, who, left=dt.time(10), why="talt op")
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert (said.of, said.why, said.item) == (PREVIOUS, "talt op", "previous-minutes")
    assert [(one.person, one.only, one.left) for one in said.attendance] == [
        (who, ("left",), dt.time(10))
    ]
    assert part(begun, who).left == dt.time(10)
    begun.save()
    assert loaded(begun, PREVIOUS) == before
    assert begun.on_disk().entries == begun.meeting.entries
    begun.session.undo()
    assert part(begun, who) == old
    begun.session.redo()
    assert part(begun, who).left == dt.time(10)


def test_a_part_that_reads_so_already_is_not_recorded(begun: Room) -> None:
    assert not put_part(begun, noted(begun)[0], why="ingen grund")
    assert begun.meeting.entries == ()


def test_who_is_stood_in_for_has_sent_apologies_in_the_same_correction(begun: Room) -> None:
    who, other = noted(begun)
    assert put_part(begun, who, stands_in_for=other)
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert [(one.person, one.status) for one in said.attendance] == [
        (who, "present"),
        (other, "apologies"),
    ]


def test_who_was_not_noted_can_be_added(begun: Room) -> None:
    assert put_part(begun, "glemt", name="En gæst", status="guest")
    assert part(begun, "glemt").name == "En gæst"


def test_a_correction_of_a_part_is_changed_in_its_place(begun: Room) -> None:
    who, other = noted(begun)
    put_part(begun, who, left=dt.time(10))
    put_part(begun, other, status="absent")
    assert put_part(begun, who, f"{NEXT}#1", status="apologies", why="ringet", private=True)
    one, two = begun.meeting.entries
    assert isinstance(one, Amendment)
    assert (one.n, one.why, one.private) == (1, "ringet", True)
    # Who sent apologies neither came nor left.
    assert [(each.status, each.left) for each in one.attendance] == [("apologies", None)]
    assert two.n == 2
    assert not put_part(begun, who, f"{NEXT}#1", status="present", left=None)


def test_what_else_a_correction_of_parts_says_stays_when_one_is_changed(begun: Room) -> None:
    who, other = noted(begun)
    put_part(begun, who, stands_in_for=other)
    assert put_part(begun, who, f"{NEXT}#1", left=dt.time(10))
    (said,) = begun.meeting.entries
    assert isinstance(said, Amendment)
    assert [one.person for one in said.attendance] == [who, other]
    assert put_part(begun, other, f"{NEXT}#1", why="ringet")
    about = corrections.begin(begun.session, f"{NEXT}#1", other)
    assert isinstance(about, corrections.CorrectingPart)
    assert about.begun.person == other


def test_a_part_that_another_meeting_corrected_is_corrected_anew(begun: Room) -> None:
    who, there = noted(begun)[0], loaded(begun, PREVIOUS)
    said = Amendment(
        n=99,
        item="actions",
        at=begun.workspace.now(),
        of="2017-06-13",
        attendance=(PartNote(person=who, status="absent"),),
    )
    begun.workspace.put(replace(there.value, entries=(*there.value.entries, said)), "andet")
    about = corrections.begin(begun.session, f"{PREVIOUS}#99")
    assert isinstance(about, corrections.CorrectingPart)
    assert (about.meeting.id, about.before.status, about.changed) == ("2017-06-13", "absent", None)


def test_no_part_in_a_meeting_that_is_not_there_is_corrected(begun: Room) -> None:
    assert corrections.begin_part(begun.session, "2001-01-01", "x") is None


def test_no_part_is_corrected_where_nothing_can_be_recorded(begun: Room) -> None:
    begun.session.close()
    with pytest.raises(Refused):
        put_part(begun, noted(begun)[0], left=dt.time(10))


def test_both_secretaries_corrections_of_parts_stand(begun: Room) -> None:
    (who, other), base = noted(begun), begun.meeting
    put_part(begun, who, left=dt.time(10))
    ours = begun.meeting
    begun.session.undo()
    put_part(begun, other, status="absent")
    merged = merge(base, ours, begun.meeting)
    assert not merged.conflicts
    begun.workspace.put(merged.meeting)
    assert part(begun, who).left == dt.time(10)
    assert part(begun, other).status == "absent"


def test_two_secretaries_correct_one_part_field_by_field(begun: Room) -> None:
    who, base = noted(begun)[0], begun.meeting
    put_part(begun, who, left=dt.time(10))
    ours = begun.meeting
    begun.session.undo()
    put_part(begun, who, arrived=dt.time(9, 30), why="kom senere")
    begun.workspace.put(merge(base, ours, begun.meeting).meeting)
    now = part(begun, who)
    assert (now.arrived, now.left) == (dt.time(9, 30), dt.time(10))
    last = begun.meeting.entries[-1].n
    assert put_part(begun, who, f"{NEXT}#{last}", arrived=dt.time(9, 45))
    now = part(begun, who)
    assert (now.arrived, now.left) == (dt.time(9, 45), dt.time(10)), "the other one stands"


def test_a_figure_cannot_be_put_right_to_what_cannot_be_but_what_was_so_may_stay(
    begun: Room,
) -> None:
    def about(value: int, denominator: int) -> corrections.Correcting:
        entry = ReadingEntry(
            n=1,
            item="measurement",
            at=begun.workspace.now(),
            initiative="drop-out-elever",
            indicator="elever-med-handling",
            value=value,
            denominator=denominator,
        )
        said = proposed(entry, f"{PREVIOUS}#1", entry.item, entry.at)
        return corrections.Correcting(entry=entry, before=said, begun=said)

    fine, wrong = about(138, 160), about(138, 41)
    asked = replace(fine.before, denominator=5)
    (found,) = corrections.impossible(begun.session, fine, asked)
    assert (found.code, found.key) == ("denominator", ".of")
    assert not corrections.impossible(begun.session, fine, replace(fine.before, value=140))
    assert not corrections.impossible(begun.session, wrong, wrong.before)
    said = corrections.begin(begun.session, ACTION)
    assert isinstance(said, corrections.Correcting)
    assert not corrections.impossible(begun.session, said, said.before)
