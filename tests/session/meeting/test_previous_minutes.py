"""Approving the minutes before: with the hash of their file, and only as they stand there."""

import asyncio
import datetime as dt
import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.session.room import PREVIOUS, Room, loaded
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.entries import Approval
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.events import Refused, Told
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.words.entries import entry_words


def approve(room: Room) -> None:
    """Approve them."""
    asyncio.run(entry_drafts.approve(room.session))


def with_remarks(room: Room) -> Draft | None:
    """Begin to approve them with remarks."""
    return asyncio.run(entry_drafts.approve_with_remarks(room.session))


def path_of(room: Room, id: str = PREVIOUS) -> Path:
    """The file of a meeting."""
    return room.root / "minutes" / f"{id}.toml"


def sha256(room: Room) -> str:
    """The hash of their file as it is."""
    return hashlib.sha256(path_of(room).read_bytes()).hexdigest()


def as_draft(room: Room) -> None:
    """Let them be a draft."""
    there = loaded(room, PREVIOUS)
    save_meeting(room.root, replace(there.value, state="draft"), there.sha256)
    room.workspace.reload()


def test_they_are_approved_with_the_hash_of_their_file(begun: Room) -> None:
    approve(begun)
    (approval,) = begun.meeting.entries
    assert isinstance(approval, Approval)
    assert (approval.of, approval.outcome, approval.item) == (PREVIOUS, "approved", "agenda")
    assert approval.sha256 == sha256(begun)


def test_remarks_are_written_first(begun: Room) -> None:
    begin = with_remarks(begun)
    assert begin is not None
    assert (begin.kind, begin.of, begin.sha256) == ("approval", PREVIOUS, sha256(begun))
    assert begin.values == {"approval": "approved-with-remarks", "text": ""}
    assert not begun.meeting.entries


def test_they_are_not_approved_twice(begun: Room) -> None:
    approve(begun)
    approve(begun)
    assert with_remarks(begun) is None
    assert len(begun.meeting.entries) == 1
    assert begun.events(Told) == [Told("approved-already")] * 2
    begun.session.undo()
    approve(begun)
    assert len(begun.meeting.entries) == 1


def test_a_draft_is_made_final_first(begun: Room) -> None:
    as_draft(begun)
    approve(begun)
    assert begun.on_disk(PREVIOUS).state == "final"
    (approval,) = begun.meeting.entries
    assert isinstance(approval, Approval)
    assert approval.sha256 == sha256(begun)


def test_a_draft_that_cannot_be_saved_is_not_approved(begun: Room) -> None:
    as_draft(begun)
    begun.disk.fails = True
    approve(begun)
    assert not begun.meeting.entries


def test_minutes_changed_on_disk_are_not_approved_unseen(begun: Room) -> None:
    with path_of(begun).open("a", encoding="utf-8") as file:
        file.write("# somebody's remark\n")
    approve(begun)
    assert with_remarks(begun) is None
    assert not begun.meeting.entries
    changed = Told("previous-changed", {"file": f"minutes/{PREVIOUS}.toml"})
    assert begun.events(Told) == [changed] * 2


def test_minutes_whose_file_is_gone_are_not_approved(begun: Room) -> None:
    path_of(begun).unlink()
    approve(begun)
    assert not begun.meeting.entries


def test_without_earlier_minutes_there_is_nothing_to_approve(begun: Room) -> None:
    for earlier in ("2017-06-13", PREVIOUS):
        path_of(begun, earlier).unlink()
    begun.workspace.reload()
    approve(begun)
    assert with_remarks(begun) is None
    assert not begun.meeting.entries


def test_they_are_approved_at_a_meeting_that_goes_on(room: Room) -> None:
    with pytest.raises(Refused) as stopped:
        approve(room)
    assert stopped.value.why == "planned"


def test_the_agenda_is_approved_once_and_with_changes_in_words(begun: Room) -> None:
    session = begun.session
    assert entry_drafts.approve_agenda(session) is None
    (approved,) = begun.meeting.entries
    assert isinstance(approved, Approval)
    assert (approved.of, approved.outcome, approved.item) == (
        begun.meeting.id,
        "approved",
        "agenda",
    )
    assert begun.meeting.id not in begun.workspace.ledger().approvals
    words = entry_words(begun.workspace.folder, begun.meeting, approved)
    assert (words.line, words.lead) == (
        "Agenda: Approved without remarks",
        "Agenda: Approved without remarks",
    )
    assert entry_drafts.approve_agenda(session, "Punkt 9 er nyt.") is None
    assert begun.told[-1] == Told("approved-already")
    session.undo()
    draft = entry_drafts.approve_agenda(session, "Punkt 9 er nyt.")
    assert draft is not None
    assert draft.values == {"approval": "approved-with-remarks", "text": "Punkt 9 er nyt."}


def test_the_agenda_is_not_approved_before_the_meeting(room: Room) -> None:
    with pytest.raises(Refused):
        entry_drafts.approve_agenda(room.session)


def test_minutes_that_lie_elsewhere_are_approved_by_their_day(begun: Room) -> None:
    day = dt.date(2017, 2, 27)
    assert entry_drafts.approve_elsewhere(begun.session, day, remarks=False) is None
    (approval,) = begun.meeting.entries
    assert isinstance(approval, Approval)
    assert (approval.of, approval.sha256, approval.day) == ("2017-02-27", "", day)
    assert entry_drafts.approve_elsewhere(begun.session, day, remarks=True) is None
    assert begun.events(Told) == [Told("approved-already")]
    earlier = dt.date(2017, 2, 1)
    draft = entry_drafts.approve_elsewhere(begun.session, earlier, remarks=True)
    assert draft is not None
    assert (draft.of, draft.values) == ("2017-02-01", {"approval": "approved-with-remarks"})
    assert len(begun.meeting.entries) == 1


def test_minutes_that_lie_elsewhere_are_not_approved_before_the_meeting(room: Room) -> None:
    with pytest.raises(Refused):
        entry_drafts.approve_elsewhere(room.session, dt.date(2017, 2, 27), remarks=False)
