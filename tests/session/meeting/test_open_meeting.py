"""Several programs at one meeting: any may step the agenda, and nobody is led away while busy."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, SOMEBODY, Room, note, recorded
from tryg_tui.session.meeting.events import Changed, Event, Focused, Recorded, Stepped, Typing
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.watch import stamps
from tryg_tui.store.presence.lease import read_lease
from tryg_tui.store.presence.live import Focus, Live, Typed, read_live
from tryg_tui.store.presence.participation import (
    Newer,
    News,
    Participants,
    Participation,
    Writer,
)


class Thread(PresenceThread):
    """Looks only when it is told to."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, lambda _paths: None, {}, may_write=False)
        self.now = 0.0
        self.hurried = False

    def hurry(self) -> None:
        """Note that it is to look at once."""
        self.hurried = True

    def look(self) -> None:
        """Look once, a while later."""
        self.now += 60
        self._round(self.now)


class Screen:
    """A shared screen of the meeting."""

    def __init__(self, room: Room) -> None:
        self.told: list[Event] = []
        self.busy = False
        self.session = OpenMeeting(
            room.workspace, NEXT, self.told.append, is_busy=lambda: self.busy
        )


@pytest.fixture
def screen(begun: Room) -> Screen:
    """A shared screen beside the secretary."""
    return Screen(begun)


def at(item: str, step: int, focus: Focus = Focus()) -> Participants:  # noqa: B008 (frozen)
    """That somebody else is at an item, and looks at something in it."""
    live = Live(
        role="secretary",
        user="u",
        host="h",
        pid=1,
        boot="",
        nonce="n",
        item=item,
        step=step,
        focus=focus,
    )
    return Participants((live,), live)


def test_where_somebody_else_goes_is_gone_along(screen: Screen) -> None:
    screen.session.hear(at("actions", 1))
    assert screen.session.shown == "actions"
    assert screen.told == [Changed(), Stepped("actions"), Changed()]
    screen.session.hear(at("topics", 1))
    assert screen.session.shown == "actions", "that step was followed already"
    screen.session.hear(at("væk", 2))
    assert screen.session.shown == "actions", "there is no such item"
    screen.session.hear(Participants())
    assert screen.session.shown == "actions"


def test_what_the_secretary_lets_the_room_see_is_told_of(screen: Screen) -> None:
    there = at("agenda", 1).others[0]
    writing = replace(there, typed=Typed("note", "Vi begynder"))
    screen.session.hear(Participants((writing,), writing))
    assert Typing() in screen.told
    assert screen.session.typed_there == Typed("note", "Vi begynder")


def test_what_somebody_else_looks_at_is_looked_at_where_it_belongs(screen: Screen) -> None:
    row = Focus("actions", "action", f"{NEXT}#1", turn=1)
    screen.session.hear(at("actions", 1, row))
    assert screen.told == [Changed(), Stepped("actions"), Changed(), Focused(row)]
    assert screen.session.focus == row
    screen.session.hear(at("topics", 2, row))
    assert screen.session.focus == Focus("topics"), "a choice is not taken along"
    screen.told.clear()
    screen.session.hear(at("topics", 2, Focus("topics", turn=1)))
    assert screen.told == [], "nothing else is looked at"
    screen.busy = True
    later = Focus("topics", "topic", f"{NEXT}#2", turn=2)
    screen.session.hear(at("topics", 2, later))
    assert screen.session.focus == Focus("topics")
    screen.busy = False
    screen.session.catch_up()
    assert screen.session.focus == later


def test_who_points_has_the_others_look_and_leads_nobody_to_another_item(begun: Room) -> None:
    thread = Thread(begun.root)
    begun.session.join(thread, lambda _news: None)
    thread.look()
    focus = Focus("agenda", "person", "somebody")
    begun.session.point(focus)
    assert thread.hurried
    thread.look()
    (live,) = read_live(begun.root, NEXT)
    assert (live.focus, live.step) == (replace(focus, turn=1), 0)
    begun.session.point(focus)
    thread.look()
    assert read_live(begun.root, NEXT)[0].focus.turn == 1, "it is looked at already"


def test_which_program_writes_is_known_once_it_is_told(begun: Room) -> None:
    presence = begun.session.presence
    assert not presence.is_written_here
    begun.session.hear(Writer(mine=True))
    assert presence.is_written_here
    begun.session.hear(Writer(lease=SOMEBODY, lost=True))
    assert not presence.is_written_here


def test_who_is_busy_is_led_nowhere_and_follows_afterwards(screen: Screen) -> None:
    screen.busy = True
    screen.session.hear(at("actions", 1))
    assert screen.session.shown == "agenda"
    screen.busy = False
    screen.session.writing = True
    screen.session.hear(at("topics", 2))
    assert screen.session.shown == "agenda"
    screen.session.writing = False
    screen.session.catch_up()
    assert screen.session.shown == "topics"
    screen.session.catch_up()
    assert screen.session.shown == "topics"


def test_the_agenda_is_stepped_and_has_two_ends(screen: Screen) -> None:
    session = screen.session
    assert session.go_by(1)
    assert session.shown == "previous-minutes"
    assert session.go_by(-1)
    assert not session.go_by(-1)
    session.go("agenda")
    session.go("væk")
    assert session.shown == "agenda"
    assert session.item == session.meeting.items[0]


def test_an_agenda_that_lost_the_item_on_screen_is_shown_where_the_meeting_is(
    begun: Room, screen: Screen
) -> None:
    screen.session.go("topics")
    left = tuple(item for item in begun.meeting.items if item.id != "topics")
    begun.elsewhere(items=left)
    assert screen.session.shown == "topics"
    screen.session.hear(Newer(begun.known()))
    assert screen.session.item is None, "the version is known here already"
    begun.session.go("actions")
    begun.save()
    begun.elsewhere(items=left[1:], title="Kortere")
    assert begun.session.shown == "actions"


def test_a_shared_screen_shows_what_the_secretary_saves_and_nothing_private(begun: Room) -> None:
    told = list[Event]()
    shared = OpenMeeting(Workspace(begun.root, shared=True), NEXT, told.append)
    begun.session.record(replace(note("HEMMELIGT"), private=True))
    begun.session.record(note("Åbent"))
    begun.save()
    shared.hear(Newer(begun.known()))
    assert [entry.text for entry in shared.meeting.entries] == ["Åbent"]
    assert told == [Changed()]
    shared.hear(Newer(begun.known()))
    assert told == [Changed()], "nothing new is told twice"
    assert not shared.takes_minutes


def test_a_meeting_without_an_agenda_has_no_item(begun: Room) -> None:
    begun.elsewhere(items=(), current="", since=None)
    screen = Screen(begun)
    assert screen.session.item is None
    assert not screen.session.go_by(1)


def test_the_others_are_told_where_we_are(begun: Room, screen: Screen) -> None:
    thread, heard = Thread(begun.root), list[News]()
    begun.session.join(thread, heard.append)
    thread.look()
    assert heard == [Writer(mine=True)]
    assert read_lease(begun.root, NEXT) is not None
    (live,) = read_live(begun.root, NEXT)
    assert (live.role, live.item, live.step) == ("secretary", "agenda", 0)
    begun.session.go("actions")
    begun.session.writing = True
    begun.session.tell_place(step=False)
    begun.session.toggle_blank()
    thread.look()
    (live,) = read_live(begun.root, NEXT)
    assert (live.item, live.step, live.writing, live.blank) == ("actions", 2, True, True)
    other = Thread(begun.root)
    screen.session.join(other, screen.session.hear)
    other.look()
    other.look()
    assert screen.session.shown == "actions"
    assert screen.session.presence.blank
    thread.look()
    begun.session.hear(next(news for news in heard if isinstance(news, Participants)))
    assert [one.role for one in begun.session.presence.screens] == ["screen"]
    for session, looker in ((begun.session, thread), (screen.session, other)):
        session.leave()
        session.leave()
        looker.look()
    assert read_live(begun.root, NEXT) == ()
    assert read_lease(begun.root, NEXT) is None


def test_a_version_written_meanwhile_is_heard_of_after_an_own_save(begun: Room) -> None:
    thread = Thread(begun.root)
    begun.session.join(thread, begun.session.hear)
    thread.look()
    recorded(begun)
    begun.told.clear()
    thread.look()
    assert begun.told == [], "it is our own"
    begun.elsewhere(title="Deres")
    begun.told.clear()
    begun.session.record(note())
    begun.save()
    thread.look()
    assert begun.told == [Changed(), Recorded(2)]


def test_taking_over_is_wished_for_at_once(begun: Room) -> None:
    thread = Thread(begun.root)
    begun.session.presence.take_over(None)
    begun.session.join(thread, begun.session.hear)
    begun.session.hear(Writer(lease=SOMEBODY, stale=True))
    begun.session.presence.take_over(SOMEBODY)
    assert thread.hurried


def test_a_session_that_has_not_joined_tells_nobody(screen: Screen) -> None:
    screen.session.leave()
    screen.session.presence.reread()
    screen.session.go("actions")
    assert screen.session.presence.participants == Participants()
    assert not screen.session.presence.is_free


def heard(
    root: Path,
    act: Callable[[PresenceThread], object],
    done: threading.Event,
    *,
    may_write: bool = True,
) -> None:
    """Let the real thread look until something is so."""
    thread = PresenceThread(root, lambda _paths: done.set(), stamps(root), may_write=may_write)
    thread.start()
    try:
        act(thread)
        assert done.wait(60), "nothing was heard"
    finally:
        thread.stop()


def test_files_that_others_write_are_told_of(begun: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tryg_tui.session.presence.FOLDER_SECONDS", 0.01)
    path = begun.root / "strategy.toml"
    new = path.read_bytes() + b"#\n"
    heard(begun.root, lambda _thread: path.write_bytes(new), threading.Event(), may_write=False)


def test_a_meeting_is_looked_at_from_when_it_is_joined_to_when_it_is_left(begun: Room) -> None:
    done = threading.Event()
    part = Participation(begun.root, NEXT, "secretary", write=True)

    def join(thread: PresenceThread) -> None:
        assert thread.fence(NEXT) is None
        thread.join(part, lambda _news: done.set())
        assert done.wait(60), "nothing was heard"
        assert thread.fence(NEXT) is not None
        assert thread.fence("2030-01-01") is None
        thread.leave(Participation(begun.root, NEXT, "screen", write=False))
        assert thread.fence(NEXT) is not None, "somebody else left"
        thread.hurry()

    heard(begun.root, join, done)
    assert read_lease(begun.root, NEXT) is None


def test_only_what_has_changed_is_told(begun: Room) -> None:
    thread = PresenceThread(
        begun.root, lambda _paths: pytest.fail("told"), stamps(begun.root), may_write=False
    )
    thread._look()


def test_a_thread_that_never_began_can_be_stopped(begun: Room) -> None:
    PresenceThread(begun.root, lambda _paths: None, {}, may_write=False).stop()
