"""Changing a meeting that is open here: what may be done, what is refused, what is taken back."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, SOMEBODY, Room, note, recorded
from tryg_tui.core.meetings.disputes import disputes
from tryg_tui.core.model.meeting import State
from tryg_tui.session.file_kind import Disputed, Followed
from tryg_tui.session.meeting.events import (
    Changed,
    Recorded,
    Refused,
    Stepped,
    WhyNot,
    WriterChanged,
)
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.presence.participation import Newer, Writer

Act = Callable[[MeetingSession], object]


def refused(room: Room, act: Act) -> WhyNot:
    """Why something is not done."""
    before, waiting = room.meeting, room.waiting
    with pytest.raises(Refused) as stopped:
        act(room.session)
    assert room.meeting == before
    assert room.waiting == waiting
    return stopped.value.why


def test_a_planned_meeting_is_started_at_its_first_item(room: Room) -> None:
    assert room.session.shown == "agenda"
    assert room.session.why_not_write == "planned"
    room.session.start()
    assert (room.meeting.state, room.meeting.current) == ("open", "agenda")
    assert room.meeting.opened == room.now
    assert room.session.why_not_write is None
    assert room.told == [Changed()]
    room.save()
    assert room.on_disk() == room.meeting
    assert refused(room, lambda s: s.start()) == "open"


def test_a_start_is_taken_back_as_long_as_nothing_is_recorded(room: Room) -> None:
    room.session.give_time()
    planned = room.meeting
    room.session.start()
    room.session.go("actions")
    room.session.undo()
    assert room.meeting == planned, "as if nobody had been there, but for what was planned"
    room.session.start()
    room.session.record(note())
    room.session.undo()
    assert room.session.file.history.past, "the time that was given before"
    room.session.undo()
    assert room.meeting.state == "open", "what was recorded may be brought back"
    room.session.redo()
    room.session.redo()
    assert room.texts == [note().text]


def test_what_is_recorded_has_number_and_time_and_is_saved(begun: Room) -> None:
    begun.now += dt.timedelta(minutes=2)
    begun.told.clear()
    assert [begun.session.record(note(text)) for text in ("Et", "To")] == [1, 2]
    assert begun.told == [Changed(), Recorded(1), Changed(), Recorded(2)]
    assert begun.meeting.entries[0].at == begun.now
    assert begun.waiting == {NEXT}
    begun.save()
    assert begun.on_disk().entries == begun.meeting.entries


CHANGES: dict[str, Act] = {
    "record": lambda s: s.record(note()),
    "replace": lambda s: s.replace(1, None, note("Nyt")),
    "remove": lambda s: s.remove(1),
    "close": lambda s: s.close(),
    "not reached": lambda s: s.mark_not_reached("agenda", True),
    "time": lambda s: s.give_time(),
    "undo": lambda s: s.undo(),
    "redo": lambda s: s.redo(),
}


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (change, state)
        for change in CHANGES
        for state in ("draft", "final", "cancelled")
        if (change, state) != ("undo", "cancelled")
    ],
)
def test_nothing_is_changed_in_a_meeting_that_is_over(
    begun: Room, change: str, state: State
) -> None:
    recorded(begun)
    begun.elsewhere(state=state)
    assert refused(begun, CHANGES[change]) == state
    assert begun.session.why_not_write == state
    assert begun.session.is_over


@pytest.mark.parametrize("change", ["record", "replace", "remove", "close", "not reached"])
def test_nothing_is_recorded_in_a_meeting_that_is_planned_again(begun: Room, change: str) -> None:
    recorded(begun)
    begun.elsewhere(state="planned", current="", since=None)
    assert refused(begun, CHANGES[change]) == "planned"


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_changed_where_somebody_else_writes(begun: Room, change: str) -> None:
    recorded(begun)
    begun.lose_the_lease()
    assert not begun.session.writable
    assert refused(begun, CHANGES[change]) == "not-writer"


def test_nothing_is_changed_in_a_folder_that_is_only_read(begun: Room) -> None:
    begun.workspace.read_only = True
    assert refused(begun, CHANGES["record"]) == "read-only"
    assert begun.session.why_not_write == "read-only"
    assert not begun.session.may_take_over


def test_nothing_more_is_recorded_where_the_numbers_are_used_up(begun: Room) -> None:
    begun.elsewhere(last=10**9)
    assert refused(begun, CHANGES["record"]) == "full"
    begun.session.close()
    assert begun.session.meeting.last == 10**9, "all else goes on, and can be read"


def test_what_is_not_there_any_more_is_neither_changed_nor_removed(begun: Room) -> None:
    assert refused(begun, lambda s: s.remove(7)) == "entry-gone"
    assert refused(begun, lambda s: s.mark_not_reached("væk", True)) == "item-gone"


def test_every_change_is_taken_back_and_made_again(begun: Room) -> None:
    session = begun.session
    session.record(note("Et"))
    session.mark_not_reached("agenda", True)
    session.give_time()
    session.remove(1)
    session.go("actions")
    for _ in range(4):
        session.undo()
    assert not begun.texts
    assert not begun.meeting.items[0].not_reached
    assert begun.session.shown == begun.meeting.current == "actions", "the place stays"
    before = begun.meeting
    session.undo()
    assert begun.meeting == before, "there is no more to take back"
    session.redo()
    session.redo()
    assert begun.texts == ["Et"]
    assert begun.meeting.items[0].not_reached
    session.redo()
    session.redo()
    session.redo()
    assert begun.texts == []
    assert session.record(note("To")) == 2, "a number is never used twice"


def test_an_entry_changed_elsewhere_meanwhile_is_in_dispute(begun: Room) -> None:
    before = recorded(begun)
    theirs = replace(before, text="Deres")
    begun.elsewhere(entries=(theirs,))
    begun.heard.clear()
    begun.session.replace(before.n, before, replace(before, text="Vores"))
    assert begun.texts == ["Vores"]
    (event,) = begun.heard
    assert isinstance(event, Disputed)
    (dispute,) = disputes(event.conflicts)
    assert (dispute[0].ours.text, dispute[0].theirs.text) == ("Vores", "Deres")
    begun.save()
    assert [one.entries for one in begun.beside()] == [(theirs,)], "theirs is kept beside the file"
    begun.session.file.settle([])
    assert begun.texts == ["Vores"]
    begun.session.file.settle([dispute])
    assert begun.texts == ["Deres"]


def test_an_entry_removed_elsewhere_meanwhile_is_kept_and_in_dispute(begun: Room) -> None:
    before = recorded(begun)
    begun.elsewhere(entries=())
    begun.save()
    assert begun.texts == []
    begun.heard.clear()
    begun.session.replace(before.n, before, replace(before, text="Vores"))
    assert begun.texts == ["Vores"]
    (event,) = begun.heard
    assert isinstance(event, Disputed)
    (dispute,) = disputes(event.conflicts)
    begun.session.file.settle([dispute])
    assert begun.texts == []


def test_an_entry_nobody_else_has_changed_is_not_in_dispute(begun: Room) -> None:
    before = recorded(begun)
    begun.session.replace(before.n, before, replace(before, text="Vores"))
    begun.session.replace(before.n, None, replace(before, text="Igen"))
    assert begun.texts == ["Igen"]
    assert not begun.heard


def test_a_meeting_is_closed_and_the_next_one_prepared(begun: Room) -> None:
    session = begun.session
    session.record(note())
    begun.now += dt.timedelta(hours=2)
    day = dt.date(2018, 10, 9)
    following = session.close(day)
    assert following is not None
    assert (following.date, following.state) == (day, "planned")
    assert (begun.meeting.state, begun.meeting.closed) == ("draft", begun.now)
    assert begun.waiting == {NEXT, following.id}
    session.finalise()
    begun.save()
    assert begun.on_disk().state == "final"
    assert begun.on_disk().next_date == day
    assert begun.on_disk(following.id).date == day


def test_a_second_meeting_on_a_day_gets_an_id_of_its_own(begun: Room) -> None:
    day = dt.date(2017, 12, 5)
    following = begun.session.close(day)
    assert following is not None
    assert (following.id, following.date) == ("2017-12-05-2", day)


def test_a_draft_is_taken_up_again(begun: Room) -> None:
    assert begun.session.close() is None
    assert begun.meeting.next_open
    assert refused(begun, CHANGES["record"]) == "draft"
    begun.session.reopen()
    assert begun.meeting.state == "open"
    assert begun.session.record(note()) == 1


def test_the_clock_stops_when_the_program_ends_and_goes_on_when_it_begins(begun: Room) -> None:
    begun.now += dt.timedelta(minutes=3)
    begun.session.pause()
    assert (begun.meeting.since, begun.meeting.items[0].seconds) == (None, 180)
    begun.session.hear(Writer(mine=True))
    assert begun.meeting.since == begun.now
    begun.save()
    begun.session.hear(Writer(mine=True))
    assert not begun.waiting, "who goes on writing begins nothing anew"
    begun.lose_the_lease()
    begun.session.pause()
    assert begun.meeting.since == begun.now, "the clock of somebody else is not stopped"


def test_a_clock_that_runs_is_left_alone(begun: Room) -> None:
    begun.session.hear(Writer(mine=True))
    assert not begun.waiting


def test_the_clock_goes_on_at_the_item_that_is_gone_to(begun: Room) -> None:
    begun.told.clear()
    begun.now += dt.timedelta(minutes=4)
    begun.session.go("actions", stepped=True)
    assert begun.meeting.current == begun.session.shown == "actions"
    assert begun.meeting.items[0].seconds == 240
    assert begun.told == [Stepped("actions")]
    begun.save()
    begun.lose_the_lease()
    begun.session.go("topics")
    assert begun.meeting.current == "actions"
    assert begun.session.shown == "topics"


def test_who_leaves_a_meeting_that_goes_on_is_remembered(begun: Room) -> None:
    begun.session.leave_running()
    assert begun.workspace.left_running == NEXT
    begun.workspace.left_running = ""
    begun.session.close()
    begun.session.leave_running()
    assert not begun.workspace.left_running


def test_a_version_of_somebody_else_is_shown_and_told_of(begun: Room) -> None:
    recorded(begun)
    begun.told.clear()
    begun.elsewhere(title="Et andet navn")
    assert begun.meeting.title == "Et andet navn"
    assert begun.told == [Changed()]
    assert begun.heard == [Followed(f"minutes/{NEXT}.toml", ours=True)]
    before = begun.meeting
    begun.session.undo()
    assert begun.meeting == before, "what was undone would take their words away"


def test_who_only_follows_is_not_told_of_every_change(begun: Room) -> None:
    begun.lose_the_lease()
    begun.told.clear()
    begun.elsewhere(title="Et andet navn")
    assert begun.told == [Changed()]
    assert begun.heard == [Followed(f"minutes/{NEXT}.toml", ours=False)]


def test_the_version_that_is_known_is_no_news(begun: Room) -> None:
    begun.told.clear()
    begun.session.hear(Newer(begun.known()))
    assert not begun.told


def test_an_own_change_on_its_way_meets_theirs_where_it_is_saved(begun: Room) -> None:
    begun.session.record(note("Vores"))
    begun.elsewhere(title="Deres")
    assert begun.texts == ["Vores"]
    assert begun.meeting.title != "Deres"


def test_minutes_beside_their_file_are_saved_again_when_that_is_another_one(begun: Room) -> None:
    path = begun.root / "minutes" / f"{NEXT}.toml"
    whole = path.read_bytes()
    path.write_bytes(whole[:800])
    begun.session.record(note("Vores"))
    begun.save()
    assert [one.entries for one in begun.beside()] == [begun.meeting.entries]
    path.write_bytes(whole)
    begun.elsewhere(title="Deres")
    assert begun.waiting == {NEXT}
    begun.save()
    assert begun.on_disk() == begun.meeting
    assert (begun.meeting.title, begun.texts) == ("Deres", ["Vores"])


def test_minutes_that_nobody_takes_may_be_taken(begun: Room) -> None:
    session = begun.session
    assert not session.may_take_over, "they are taken here"
    for writer, free in (
        (Writer(lease=SOMEBODY), False),
        (Writer(lease=SOMEBODY, stale=True), True),
        (Writer(), True),
    ):
        session.hear(writer)
        assert session.may_take_over is free
    session.hear(Writer(mine=True))
    session.close()
    session.hear(Writer())
    assert not session.may_take_over, "there is nothing more to write"


def test_who_was_taken_over_from_is_told(begun: Room) -> None:
    begun.session.hear(Writer(mine=True))
    begun.told.clear()
    taken = Writer(lease=SOMEBODY, lost=True)
    begun.session.hear(taken)
    (event,) = begun.told
    assert isinstance(event, WriterChanged)
    assert event.lost
    assert not WriterChanged(None, taken).lost
    assert not WriterChanged(taken, taken).lost


def test_final_minutes_are_not_to_be_taken_here(begun: Room) -> None:
    assert begun.session.takes_minutes
    assert not begun.open(PREVIOUS).takes_minutes


def test_head_and_agenda_are_planned_otherwise_saved_and_taken_back(room: Room) -> None:
    before = room.meeting
    room.session.arrange(before, replace(before, place="Rådhuset", items=before.items[1:]))
    assert room.session.shown == before.items[1].id
    room.save()
    assert (room.on_disk().place, room.on_disk().items) == ("Rådhuset", before.items[1:])
    room.session.undo()
    assert replace(room.meeting, revision=0, revised=None) == before
    room.session.redo()
    assert room.meeting.place == "Rådhuset"


def test_an_item_is_put_behind_the_one_on_screen_and_is_late_once_begun(begun: Room) -> None:
    new = replace(begun.meeting.items[-1], id="ny", title="Ny sag")
    begun.session.add_item(new)
    ids = [item.id for item in begun.meeting.items]
    assert ids.index("ny") == ids.index(begun.session.shown) + 1
    assert begun.meeting.item("ny") == replace(new, late=True)
    begun.session.go("ny")
    begun.session.undo()
    assert begun.meeting.item("ny") is not None, "it is under way"


def test_a_planned_meeting_is_called_off_and_planned_after_all(room: Room) -> None:
    before = room.meeting
    room.session.cancel("Snestorm")
    assert (room.meeting.state, room.meeting.cancelled_because) == ("cancelled", "Snestorm")
    assert refused(room, lambda s: s.arrange(before, before)) == "cancelled"
    room.session.restore()
    assert replace(room.meeting, revision=0, revised=None) == before
    room.session.cancel("Snestorm")
    assert room.session.can_undo
    room.session.undo()
    assert replace(room.meeting, revision=0, revised=None) == before
    assert not room.session.can_undo


def test_a_meeting_under_way_is_not_called_off(begun: Room) -> None:
    assert refused(begun, lambda s: s.cancel("Snestorm")) == "open"


def test_there_is_something_to_take_back_after_a_change_or_the_start(room: Room) -> None:
    assert not room.session.can_undo
    room.session.start()
    assert room.session.can_undo
    room.session.record(note("Et"))
    assert room.session.can_undo


def test_moving_calling_off_and_undoing_are_each_news_for_calendars(room: Room) -> None:
    planned = room.meeting
    room.session.arrange(planned, replace(planned, date=dt.date(2018, 5, 1)))
    assert (room.meeting.revision, room.meeting.revised) == (1, room.now)
    room.session.undo()
    assert (room.meeting.revision, room.meeting.date) == (2, planned.date)
    room.session.redo()
    room.session.cancel("Sne")
    room.session.restore()
    assert room.meeting.revision == 5
    room.session.start()
    room.session.record(note())
    assert room.meeting.revision == 5
    room.save()
    assert room.on_disk() == room.meeting


def test_an_item_is_split_and_its_new_parts_are_told(begun: Room) -> None:
    assert begun.session.split_item("actions", ("Lys", "Veje")) == ("lys", "veje")
    assert begun.session.split_item("lys", ("Stier",)) == ("stier",)
    parts = [one.id for one in begun.meeting.items if one.part_of == "actions"]
    assert sorted(parts) == ["lys", "stier", "veje"]
