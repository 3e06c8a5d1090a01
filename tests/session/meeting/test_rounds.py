"""Rounds in writing: begun with minutes that are final, answered, and closed as minutes are."""

import asyncio
import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, Room, loaded
from tryg_tui.core.meetings.rounds import Question, question_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Approval, Decision
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting import rounds
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting

DEADLINE = dt.date(2018, 4, 24)


def begin(room: Room, **question: Any) -> Meeting | None:
    """Begin a round about a decision, unless minutes are named."""
    asked = ("tryg-kommune", "tryg-politi", "beredskab")
    whole: dict[str, Any] = {"deadline": DEADLINE, "asked": asked, "text": "Vi køber lamper."}
    return asyncio.run(rounds.begin(room.workspace, room.disk, Question(**(whole | question))))


@pytest.fixture
def asking(room: Room) -> MeetingSession:
    """A round that goes on, on disk."""
    meeting = begin(room)
    assert meeting is not None
    room.save()
    return room.open(meeting.id)


def votes(meeting: Meeting) -> dict[Id, str | None]:
    """What is noted of those asked."""
    return {one.person: one.vote for one in meeting.answers}


def path_of(room: Room, id: Id) -> Path:
    """The file of some minutes."""
    return room.root / "minutes" / f"{id}.toml"


def test_a_round_is_a_file_beside_the_meetings(asking: MeetingSession, room: Room) -> None:
    there = room.on_disk(asking.id)
    assert (there.written, there.state, there.deadline) == (True, "open", DEADLINE)
    assert there == asking.meeting
    assert room.workspace.next() == room.workspace.meeting(NEXT)
    assert room.workspace.previous(room.workspace.meeting(NEXT)) == room.workspace.meeting(PREVIOUS)


def test_the_members_of_a_group_are_asked(room: Room) -> None:
    asked = rounds.members(room.workspace, "planlaegningsgruppen")
    assert "tryg-kommune" in asked
    assert len(asked) == 7


def test_minutes_are_asked_about_with_the_hash_of_their_file(room: Room) -> None:
    meeting = begin(room, minutes=PREVIOUS)
    assert meeting is not None
    (entry,) = meeting.entries
    assert isinstance(entry, Approval)
    assert entry.sha256 == hashlib.sha256(path_of(room, PREVIOUS).read_bytes()).hexdigest()


def test_nobody_is_asked_about_minutes_that_are_another_file_by_now(room: Room) -> None:
    path = path_of(room, PREVIOUS)
    path.write_text(path.read_text("utf-8").replace("Planl", "PLANL"), "utf-8")
    assert begin(room, minutes=PREVIOUS) is None
    assert len(room.workspace.meetings) == 3


def test_nobody_is_asked_about_a_draft(room: Room) -> None:
    there = loaded(room, PREVIOUS)
    save_meeting(room.root, replace(there.value, state="draft"), there.sha256)
    room.workspace.reload()
    assert begin(room, minutes=PREVIOUS) is None
    assert room.on_disk(PREVIOUS).state == "draft"


def test_answers_are_noted_and_taken_back(asking: MeetingSession, room: Room) -> None:
    rounds.answer(asking, "tryg-politi", "for")
    rounds.comment(asking, "tryg-politi", "Gerne.")
    rounds.answer(asking, "beredskab", "abstains")
    assert votes(asking.meeting)["tryg-politi"] == "for"
    asking.undo()
    asking.undo()
    assert asking.meeting.answers[1].text == ""
    asking.redo()
    assert asking.meeting.answers[1].text == "Gerne."
    rounds.answer(asking, "tryg-politi", None)
    assert set(votes(asking.meeting).values()) == {None}
    room.save()
    assert room.on_disk(asking.id) == asking.meeting


def test_answers_that_two_note_at_the_same_time_are_both_there(
    asking: MeetingSession, room: Room
) -> None:
    base = room.known(asking.id)
    rounds.answer(asking, "tryg-politi", "for")
    theirs = replace(base.value.answers[2], vote="against", text="For dyrt.")
    save_meeting(
        room.root, replace(base.value, answers=(*base.value.answers[:2], theirs)), base.sha256
    )
    room.save()
    there = room.on_disk(asking.id)
    assert votes(there) == {"tryg-kommune": None, "tryg-politi": "for", "beredskab": "against"}
    assert there == asking.meeting


def test_it_is_asked_otherwise(asking: MeetingSession) -> None:
    before = question_of(asking.meeting)
    later = dt.date(2018, 5, 1)
    rounds.ask(asking, before, replace(before, deadline=later))
    assert asking.meeting.deadline == later
    asking.undo()
    assert asking.meeting.deadline == DEADLINE


def test_a_round_ends_as_minutes_do(asking: MeetingSession, room: Room) -> None:
    rounds.answer(asking, "tryg-politi", "for")
    room.now += dt.timedelta(days=3)
    rounds.close(asking, "adopted")
    assert (asking.meeting.state, asking.meeting.date) == ("draft", dt.date(2018, 4, 13))
    assert not asking.can_undo
    asking.reopen()
    assert (asking.meeting.state, asking.meeting.date) == ("open", DEADLINE)
    rounds.close(asking, "adopted")
    asking.finalise()
    room.save()
    there, problems = read_meeting(room.root, f"minutes/{asking.id}.toml")
    assert there is not None
    assert (there.value.state, problems) == ("final", ())
    (entry,) = there.value.entries
    assert isinstance(entry, Decision)
    assert entry.outcome == "adopted"
    assert f"{asking.id}#1" in {one.citation for one in room.workspace.ledger().decisions}
    with pytest.raises(Refused):
        rounds.answer(asking, "tryg-politi", "against")


def test_a_round_is_given_up_and_gone_on_with(asking: MeetingSession) -> None:
    asking.cancel("Vi mødes.")
    assert (asking.meeting.state, asking.meeting.cancelled_because) == ("cancelled", "Vi mødes.")
    asking.restore()
    assert asking.meeting.state == "open"
