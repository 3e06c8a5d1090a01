"""The last changes of a meeting, any of which is taken back alone."""

import pytest
from msgspec.structs import replace

from tests.factories import decision, note
from tests.session.room import Room
from tryg_tui.core.meetings.recording import content_of
from tryg_tui.core.meetings.steps import BuiltOn
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting import attendance
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.steps import MOST, last_steps, take_back
from tryg_tui.session.meeting.steps import begun as agenda_begun


def test_an_earlier_change_is_taken_back_and_made_again_and_saved(begun: Room) -> None:
    begun.session.record(decision(0, "Lys i parken", item="other"))
    attendance.note(begun.session, "beredskab", "absent")
    begun.session.record(note(0, "Til sidst", item="other"))
    whole = content_of(begun.meeting)
    found = last_steps(begun.session)
    assert [(one.at, one.built_on) for one in found] == [(2, None), (1, None), (0, None)]
    assert found[2].before.entries == ()
    assert [one.text for one in found[2].after.entries] == ["Lys i parken"]
    take_back(begun.session, 0)
    assert [one.text for one in begun.meeting.entries] == ["Til sidst"]
    assert [one.person for one in begun.meeting.attendance] == ["beredskab"]
    assert begun.meeting.last == 2, "no number is given twice"
    assert len(last_steps(begun.session)) == 2
    begun.session.redo()
    assert content_of(begun.meeting) == whole
    begun.session.undo()
    begun.session.undo()
    begun.session.undo()
    assert (begun.meeting.entries, begun.meeting.attendance) == ((), ())
    assert not last_steps(begun.session)
    begun.save()
    assert begun.on_disk().entries == ()


def test_what_a_later_change_builds_on_stays_and_says_so(begun: Room) -> None:
    begun.session.record(note(0, "Lys", item="other"))
    one = begun.meeting.entries[0]
    attendance.note(begun.session, "beredskab", "absent")
    begun.session.replace(1, one, note(1, "Mere lys", item="other"))
    assert [step.built_on for step in last_steps(begun.session)] == [None, None, 2]
    before = begun.meeting
    with pytest.raises(BuiltOn) as stopped:
        take_back(begun.session, 0)
    assert stopped.value.by == 2
    assert begun.meeting == before


def test_nothing_is_taken_back_where_somebody_else_writes_or_the_meeting_is_over(
    begun: Room,
) -> None:
    begun.session.record(note(0, "Lys", item="other"))
    begun.session.record(note(0, "Mere", item="other"))
    history = begun.session.file.history
    begun.lose_the_lease()
    with pytest.raises(Refused):
        take_back(begun.session, 0)
    assert begun.session.file.history == history


def test_only_the_last_changes_are_offered(begun: Room) -> None:
    for n in range(MOST + 2):
        begun.session.record(note(0, f"{n}", item="other"))
    found = last_steps(begun.session)
    assert [one.at for one in found] == [*range(MOST + 1, 1, -1)]


def test_the_agenda_is_known_as_it_was_when_the_meeting_began(room: Room) -> None:
    def turned(m: Meeting) -> Meeting:
        return replace(m, items=m.items[::-1])

    room.session.apply(turned)
    planned = room.meeting.items
    room.session.start()
    assert agenda_begun(room.session) == room.meeting
    room.session.apply(turned)
    room.session.record(note(0, "Lys", item="other"))
    ids = [[one.id for one in some] for some in (agenda_begun(room.session).items, planned)]
    assert ids[0] == ids[1]
    assert [one.id for one in room.meeting.items] == ids[0][::-1]
