"""Who writes a meeting that several programs may have open, and who of them is where."""

from collections.abc import Callable

from tryg_tui.core.model.base import Id
from tryg_tui.session.presence import PresenceThread
from tryg_tui.store.presence.lease import Lease
from tryg_tui.store.presence.live import Live
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

    def tell(self, item: Id, *, writing: bool, step: bool) -> None:
        """Tell the others where we are; with `step`, that somebody went there here."""
        if self._joined is not None:
            self._steps += step
            self._joined[1].tell(item=item, step=self._steps, writing=writing, blank=self.blank)

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
