"""One meeting that is open here and written: how it stands, and the only way to change it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tryg_tui.core.meetings import lifecycle, recording, rounds
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.lifecycle import NotAllowed, as_revised
from tryg_tui.core.meetings.planning import retitled, with_agreed
from tryg_tui.core.meetings.recording import History
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.review.closing import closed
from tryg_tui.session.file_kind import Disputed, SavingChanged
from tryg_tui.session.file_kind import Event as FileEvent
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.meeting.events import (
    Changed,
    Event,
    Note,
    Recorded,
    Refused,
    Told,
    WhyNot,
    WriterChanged,
)
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.presence.live import Role

Change = Callable[[Meeting], Meeting]
"""What makes another meeting of one; NotAllowed where its state stands in the way."""


class MeetingSession(OpenMeeting):
    """The minutes of one meeting, taken here unless somebody else takes them."""

    role: Role = "secretary"

    def __init__(
        self,
        workspace: Workspace,
        saver: Saver,
        id: Id,
        tell: Callable[[Event], object] = lambda _event: None,
        *,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """Open a meeting to be written; what is changed is brought to disk by `saver`."""
        super().__init__(workspace, id, tell, is_busy=is_busy)
        self.saver = saver
        """What brings meetings to disk."""
        self.file: FileSession[Meeting] = saver.minutes(id)
        """The minutes as a file that is worked in, with what can be taken back and done again."""
        self.file.listeners.append(self._file_told)
        self.planned: tuple[object, ...] = ()
        """What had been changed when the meeting was begun here."""

    @property
    def takes_minutes(self) -> bool:
        """Whether the minutes are to be taken here, unless somebody else does."""
        return self.workspace.may_write(self.meeting) and self.meeting.state != "final"

    @property
    def writable(self) -> bool:
        """Whether the meeting's file may be changed here: nobody else writes it."""
        return self.workspace.may_write(self.meeting) and not self.presence.is_written_elsewhere

    @property
    def why_not_write(self) -> WhyNot | None:
        """Why nothing can be recorded; None where it can."""
        if not self.workspace.may_write(self.meeting):
            return "read-only"
        if self.presence.is_written_elsewhere:
            return "not-writer"
        state = self.meeting.state
        return None if state == "open" else state

    @property
    def may_take_over(self) -> bool:
        """Whether the minutes are free to be taken."""
        return self.presence.is_free and self.workspace.may_write(self.meeting) and not self.is_over

    def apply(self, change: Change, *, undoable: bool = True) -> Meeting:
        """Change the meeting and save it; raises Refused where that may not be now.

        With `undoable`, it can be taken back where it changes words or marks of the minutes.
        """
        after = self._checked(change)
        if undoable:
            self.file.change(after)
        else:
            self.file.take(after)
        self._changed()
        return after

    def _changed(self) -> None:
        """Go on at an item that is there, and tell that the meeting is another one."""
        self._find_place()
        self.tell(Changed())

    def _checked(self, change: Change) -> Meeting:
        """What a change makes of the meeting; raises Refused."""
        with self._refusing():
            return as_revised(self.meeting, change(self.meeting), self.workspace.now())

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Raise Refused where the meeting may not be changed."""
        if not self.writable:
            raise Refused(self.why_not_write or "read-only")
        try:
            yield
        except NotAllowed as stopped:
            raise Refused(stopped.why) from None

    def require(self, found: object, missing: WhyNot, entry: AnyEntry | None = None) -> None:
        """Raise Refused unless such an entry may be recorded, and what it is about is there."""
        why = self.why_not_write
        why = None if why in recording.states_for(entry) else why
        if why or found is None:
            raise Refused(why or missing)

    def record(self, entry: AnyEntry) -> int:
        """Add an entry at the end of the minutes; its number."""
        return self.record_all((entry,))

    def record_all(self, entries: Iterable[AnyEntry]) -> int:
        """Add entries at the end of the minutes, as one change; the last number."""
        some = tuple(entries)
        n = self.apply(lambda m: recording.record_all(m, some, self.workspace.now())).last
        self.tell(Recorded(n))
        return n

    def replace(self, n: int, before: AnyEntry | None, entry: AnyEntry) -> None:
        """Put other content in the place of an entry.

        Where somebody else has changed or removed it since it was looked at as `before`, which of
        the two is to stand is told to be in dispute.
        """
        there = self.meeting.entry(n)
        self.require(there or before, "entry-gone", entry)
        ours = self.apply(lambda m: recording.edit(m, n, entry, before)).entry(n)
        if before is not None and there not in (before, ours):
            self.file.versions.guard()
            conflict = Conflict("entry", str(n), "", ours, there)
            self.file.tell(Disputed(self.file.kind.path, (conflict,)))
        self.tell(Recorded(n))

    def remove(self, n: int) -> None:
        """Take an entry out."""
        there = self.meeting.entry(n)
        self.require(there, "entry-gone", there)
        self.apply(lambda m: recording.remove(m, n))

    @property
    def may_unbegin(self) -> bool:
        """Whether the meeting may be planned again: nothing has been changed since it was begun."""
        is_last = self.file.history == History(self.planned)
        return lifecycle.may_be_unbegun(self.meeting) and is_last

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back: a change, that it has begun, or is called off."""
        stepped = self.may_unbegin or self.meeting.state == "cancelled"
        return self.writable and (stepped or bool(self.file.history.past))

    def undo(self) -> None:
        """Take the last change of the minutes back, or as long as nothing is recorded the start."""
        if self.may_unbegin:
            self.apply(lifecycle.unbegin, undoable=False)
        elif self.meeting.state == "cancelled":
            self.restore()
        else:
            self._step(self.file.undo)

    def redo(self) -> None:
        """Make the change taken back once more."""
        self._step(self.file.redo)

    def _step(self, step: Callable[[], object]) -> None:
        """Go a step back or forth."""
        with self._refusing():
            step()
        self._changed()

    def start(self, item: Id = "") -> None:
        """Start the meeting at its first item, or at another one."""
        opened = self._checked(lambda m: lifecycle.open_meeting(m, self.workspace.now(), item))
        self.shown = opened.current
        self.planned = self.file.history.past
        self.apply(lambda _meeting: opened, undoable=False)

    def close(self, next_day: dt.date | None = None) -> Meeting | None:
        """End the meeting, whose minutes become a draft; prepare and return one for `next_day`."""
        folder, now = self.workspace.folder, self.workspace.now()
        planned = self.workspace.following(self.meeting)
        draft = self._checked(lambda m: with_agreed(closed(folder, m, now), planned, next_day))
        following = self.workspace.prepare(next_day, draft) if next_day is not None else None
        if following is not None:  # First: no meeting is over without the one agreed at it.
            self.saver.save(following)
        self.apply(lambda _meeting: draft, undoable=False)
        self.file.history = History()
        return following

    def finalise(self) -> None:
        """Make the draft final: from now on its file never changes."""
        self.apply(lifecycle.finalise, undoable=False)

    def reopen(self) -> None:
        """Take the draft up again, where the meeting ended."""
        now = self.workspace.now()
        self.apply(
            lambda m: rounds.reopen(m) if m.written else lifecycle.reopen(m, now), undoable=False
        )

    def arrange(self, before: Meeting, wanted: Meeting) -> None:
        """Plan the meeting's head and agenda otherwise, as somebody who saw it as `before` does."""
        titled = retitled(self.workspace.folder, before, wanted)
        self.apply(lambda m: recording.arrange(m, before, titled))

    def add_item(self, item: AgendaItem) -> None:
        """Put an item on the agenda behind the one on screen."""
        self.apply(lambda m: recording.add_item(m, item, self.shown))

    def split_item(self, id: Id, titles: Iterable[str]) -> tuple[Id, ...]:
        """Split an item into parts with these titles, or into more of them; the new ones."""
        known = {item.id for item in self.meeting.items}
        items = self.apply(lambda m: recording.split(m, id, titles)).items
        return tuple(item.id for item in items if item.id not in known)

    def cancel(self, reason: str) -> None:
        """Call a planned meeting off, or give up a round in writing that goes on."""
        off = rounds.withdraw if self.meeting.written else lifecycle.cancel
        self.apply(lambda m: off(m, reason), undoable=False)

    def restore(self) -> None:
        """Plan the meeting after all that was called off, or go on with the round given up."""
        self.apply(rounds.restore if self.meeting.written else lifecycle.restore, undoable=False)

    def pause(self) -> None:
        """Stop the item's clock, because the program ends."""
        if self.meeting.state == "open" and self.writable:
            self.apply(lambda m: lifecycle.pause(m, self.workspace.now()), undoable=False)

    def leave_running(self) -> None:
        """Go away from the meeting while it goes on."""
        if self.meeting.state == "open" and self.writable:
            self.workspace.left_running = self.id

    def give_time(self) -> None:
        """Give the item on screen five more minutes."""
        self.apply(lambda m: lifecycle.give_time(m, self.shown))

    def mark_not_reached(self, item: Id, not_reached: bool) -> None:
        """Say that the meeting did not get to an item, or take it back."""
        self.require(self.meeting.item(item), "item-gone")
        self.apply(lambda m: lifecycle.mark_not_reached(m, item, not_reached))

    def leave(self) -> None:
        """Take part no more."""
        super().leave()
        if self._file_told in self.file.listeners:
            self.file.listeners.remove(self._file_told)

    def _file_told(self, event: FileEvent) -> None:
        """Go on with what has become of the file; when it is saved, look at it once more, as others
        may have written it while we did.
        """
        if not isinstance(event, SavingChanged):
            self._changed()
        elif not self.saver.unsaved:
            self.presence.reread()

    def _writer_changed(self, event: WriterChanged) -> None:
        """Go on with the clock where this program begins to write."""
        begins = event.writer.mine and not (event.before and event.before.mine)
        if begins and self.writable:
            resumed = lifecycle.resume(self.meeting, self.workspace.now())
            if resumed != self.meeting:
                self.file.take(resumed)
        super()._writer_changed(event)

    def _receive(self, loaded: Loaded[Meeting]) -> None:
        """Show a version that somebody else has written, unless ours is still on its way."""
        self.file.hear(loaded, ours=self.writable)

    def _take_up(self, item: Id, *, stepped: bool) -> None:
        """Let the clock go on at the item, where the meeting is written here."""
        if self.meeting.state == "open" and self.writable:
            to = lifecycle.go_to(self.meeting, item, self.workspace.now(), stepped=stepped)
            self.file.take(to)

    def say(self, note: Note, **values: str) -> None:
        """Have something said to whoever sits here."""
        self.tell(Told(note, values))
