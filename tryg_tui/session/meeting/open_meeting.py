"""A meeting that is open here to be looked at: its place, who writes, who is where."""

from collections.abc import Callable

from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.session.meeting.events import Changed, Event, Focused, Stepped, Typing, WriterChanged
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.presence.lease import Lease
from tryg_tui.store.presence.live import Focus, Live, Role, Typed
from tryg_tui.store.presence.participation import News, Participants, Participation, Writer


class MeetingPresence:
    """Who is at a meeting, as far as is known here, and what the others are told of us."""

    def __init__(self) -> None:
        """Know of nobody yet; until the meeting is joined, nobody is met or told anything."""
        self.writer: Writer | None = None
        """Who writes; None until that is known."""
        self.participants = Participants()
        """Who else is there."""
        self.blank = False
        """Whether the shared screens are to be blank."""
        self.behind: Live | None = None
        """Where somebody else has gone while somebody was busy here."""
        self._joined: tuple[PresenceThread, Participation] | None = None
        self._steps = 0
        """How many steps through the agenda were made, here or elsewhere, as far as is known."""
        self._turns = 0
        """How many moves inside items were made, likewise."""

    @property
    def screens(self) -> tuple[Live, ...]:
        """The shared screens that show the meeting."""
        return tuple(one for one in self.participants.others if one.role == "screen")

    @property
    def is_written_elsewhere(self) -> bool:
        """Whether it is known that this program is not the one that writes."""
        return self.writer is not None and not self.writer.mine

    @property
    def is_free(self) -> bool:
        """Whether nobody writes, or somebody who shows no sign of life."""
        writer = self.writer
        return self.is_written_elsewhere and bool(writer and (not writer.lease or writer.stale))

    def join(
        self, thread: PresenceThread, part: Participation, hear: Callable[[News], object]
    ) -> None:
        """Take part, and hear what the thread finds from now on."""
        self._joined = (thread, part)
        thread.join(part, hear)

    def leave(self) -> None:
        """Take part no more."""
        if self._joined is not None:
            thread, part = self._joined
            thread.leave(part)
            self._joined = None

    @property
    def is_written_here(self) -> bool:
        """Whether it is known that this program is the one that writes."""
        return self.writer is not None and self.writer.mine

    @property
    def next_turn(self) -> int:
        """The number of a move that comes after all that are known."""
        return self._turns + 1

    def tell(self, item: Id, focus: Focus, *, step: bool, **told: object) -> None:
        """Tell the others where we are; with `step`, that somebody went there here."""
        if self._joined is not None:
            thread, part = self._joined
            self._steps += step
            self._turns = max(self._turns, focus.turn)
            part.tell(item=item, focus=focus, step=self._steps, blank=self.blank, **told)
            thread.hurry()

    def looked_at(self, item: Id) -> Focus | None:
        """What somebody else looks at in an item; None where that is nothing new."""
        found = (one.focus for one in self.participants.others if one.focus.item == item)
        last = max(found, key=lambda focus: focus.turn, default=None)
        if last is None or last.turn <= self._turns:
            return None
        self._turns = last.turn
        return last

    def reread(self) -> None:
        """Ask for the version that is in the file now."""
        if self._joined is not None:
            self._joined[1].reread()

    def take_over(self, seen: Lease | None) -> None:
        """Wish to write, in the place of whoever was seen to do so and shows no sign of life."""
        if self._joined is not None:
            thread, part = self._joined
            part.take_over(seen)
            thread.hurry()

    def followed(self, place: Live | None, *, busy: bool) -> Live | None:
        """Where to go because somebody else went there; None where that is nothing new, or is kept
        for later as somebody is busy here.
        """
        if place is None or place.step <= self._steps:
            return None
        if busy:
            self.behind = place
            return None
        self.behind, self._steps, self.blank = None, place.step, place.blank
        return place


class OpenMeeting:
    """One meeting, followed as it goes on; nothing in here changes it."""

    role: Role = "screen"
    """What this program is to the others."""

    def __init__(
        self,
        workspace: Workspace,
        id: Id,
        tell: Callable[[Event], object] = lambda _event: None,
        *,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """Look at a meeting where it is, or at its first item, and tell what becomes of it.

        `is_busy` says whether somebody here would lose their place by being led elsewhere.
        """
        self.workspace = workspace
        self.presence = MeetingPresence()
        """Who is there."""
        self.writing = False
        """Whether an editor is open here."""
        self.shows_writing = False
        """Whether the room is to see what is being written here."""
        self.typed = Typed()
        """What is written in it, as far as the room is to see it."""
        self.id = id
        """The id of the meeting."""
        self.tell = tell
        """Takes what becomes of the meeting."""
        self._is_busy = is_busy
        self.shown: Id = ""
        """The item on screen."""
        self.focus = Focus()
        """What is looked at inside it, as everybody is to see it."""
        self._find_place()

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands now, whoever changed it."""
        return self.workspace.meeting(self.id)

    @property
    def item(self) -> AgendaItem | None:
        """The item on screen; None where the meeting has no agenda."""
        return self.meeting.item(self.shown)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to write at this meeting."""
        return self.meeting.state not in {"planned", "open"}

    @property
    def is_busy(self) -> bool:
        """Whether somebody here would lose their place by being led elsewhere."""
        return self.writing or self._is_busy()

    def join(self, thread: PresenceThread, hear: Callable[[News], object]) -> None:
        """Take part with the others; what the thread finds reaches `hear`, from where it is to be
        brought back to the session.
        """
        part = Participation(self.workspace.root, self.id, self.role, write=self.takes_minutes)
        self.presence.join(thread, part, hear)
        self.tell_place(step=False)

    @property
    def takes_minutes(self) -> bool:
        """Whether the minutes are to be taken here, unless somebody else does."""
        return False

    def leave(self) -> None:
        """Take part no more."""
        self.presence.leave()

    def tell_place(self, *, step: bool = True) -> None:
        """Tell the others where this program is; with `step`, that somebody went there here."""
        typed = self.typed if self.writing else Typed()
        self.presence.tell(self.shown, self.focus, step=step, writing=self.writing, typed=typed)

    @property
    def typed_there(self) -> Typed:
        """What is written where the minutes are taken, as far as the room is to see it."""
        others = self.presence.participants.others
        return next((one.typed for one in others if one.role == "secretary"), Typed())

    def point(self, focus: Focus) -> None:
        """Look at something inside the item on screen, and have the others follow."""
        if replace(focus, turn=self.focus.turn) != self.focus:
            self.focus = replace(focus, turn=self.presence.next_turn)
            self.tell_place(step=False)

    def hear(self, news: News) -> None:
        """Act on what the others do."""
        if isinstance(news, Writer):
            before, self.presence.writer = self.presence.writer, news
            self._writer_changed(WriterChanged(before, news))
        elif isinstance(news, Participants):
            company, typed = self.presence.participants.company, self.typed_there
            self.presence.participants = news
            if typed != self.typed_there:
                self.tell(Typing())
            if company != news.company:
                self.tell(Changed())
            self.follow(news.place)
        else:
            self._receive(news.loaded)

    def _writer_changed(self, event: WriterChanged) -> None:
        """Tell that somebody else writes than before."""
        self.tell(event)

    def _receive(self, loaded: Loaded[Meeting]) -> None:
        """Show a version that somebody else has written."""
        known = self.workspace.folder.meeting(self.id)
        if known is None or known.sha256 != loaded.sha256:
            shown = self.workspace.shown(loaded)
            self.workspace.put(shown.value, shown.sha256)
            self._find_place()
            self.tell(Changed())

    def _find_place(self) -> None:
        """Look at an item that is there."""
        meeting = self.meeting
        if meeting.item(self.shown) is None:
            ids = [item.id for item in meeting.items]
            self.shown = meeting.current if meeting.current in ids else next(iter(ids), "")

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item, and have the others follow; `stepped` if by the key for the next one."""
        if self._go_along(item, stepped=stepped):
            self.tell_place()

    def go_by(self, step: int) -> bool:
        """Go to the item so many places further on; False where there is none."""
        ids = [item.id for item in self.meeting.items]
        place = ids.index(self.shown) + step if self.shown in ids else -1
        if not 0 <= place < len(ids):
            return False
        self.go(ids[place], stepped=step > 0)
        return True

    def _go_along(self, item: Id, *, stepped: bool = False) -> bool:
        """Show an item; whether that is another one."""
        if self.meeting.item(item) is None or item == self.shown:
            return False
        self.shown, self.focus = item, Focus(item)
        self._take_up(item, stepped=stepped)
        self.tell(Stepped(item))
        return True

    def _take_up(self, item: Id, *, stepped: bool) -> None:
        """Let the meeting itself go on to an item, where that is done here."""

    def follow(self, place: Live | None) -> None:
        """Go where somebody else has gone, unless somebody is busy here."""
        there = self.presence.followed(place, busy=self.is_busy)
        if there is not None:
            self._go_along(there.item)
            self.tell_place(step=False)
            self.tell(Changed())
        self._look_along()

    def _look_along(self) -> None:
        """Look at what somebody else looks at in the item, unless somebody is busy here."""
        focus = None if self.is_busy else self.presence.looked_at(self.shown)
        if focus is not None:
            self.focus = focus
            self.tell_place(step=False)
            self.tell(Focused(focus))

    def catch_up(self) -> None:
        """Go where somebody else went while somebody was busy here."""
        self.follow(self.presence.behind)
        self.tell_place(step=False)

    def toggle_blank(self) -> None:
        """Blank the shared screens, or bring them back."""
        self.presence.blank = not self.presence.blank
        self.tell_place()
        self.tell(Changed())
