"""One program's part in a meeting that several may have open: who writes, where the others are.

Everything is found out and told through small files beside the minutes. A participation belongs to
one thread, which calls `round` again and again; the screens leave their wishes in it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.watch import Watcher, read_whole, stamps_of
from tryg_tui.store.folder.minutes import minutes_path
from tryg_tui.store.presence import lease as leases
from tryg_tui.store.presence.lease import Lease, LeaseLost, Watch
from tryg_tui.store.presence.live import (
    BEAT_SECONDS,
    Focus,
    Live,
    Presence,
    Role,
    Typed,
    hide_live,
    live_stamp,
    position,
    read_live,
    show_live,
)
from tryg_tui.store.presence.live import myself as alive

LOOK_SECONDS = 1.0
"""How often to look who writes the minutes."""


class Writer(msgspec.Struct, frozen=True):
    """Who writes the minutes."""

    lease: Lease | None = None
    """Of whoever writes; None where nobody does, or where there is no telling."""
    mine: bool = False
    """Whether that is this program; also true where there is no telling."""
    stale: bool = False
    """Whether whoever writes has shown no sign of life for a while."""
    lost: bool = False
    """Whether somebody has taken over from this program."""


class Participants(msgspec.Struct, frozen=True):
    """The other programs that have the meeting open."""

    others: tuple[Live, ...] = ()
    place: Live | None = None
    """Where the one among them that stepped last is."""

    @property
    def company(self) -> tuple[Live, ...]:
        """Who is there, wherever that is."""
        return tuple(
            replace(one, item="", step=0, focus=Focus(), typed=Typed()) for one in self.others
        )


class Newer(msgspec.Struct, frozen=True):
    """A whole version of the meeting that was not there before."""

    loaded: Loaded[Meeting]


News = Writer | Participants | Newer
"""What a round may bring."""


class Participation:
    """The part of this program in one meeting."""

    def __init__(self, root: Path, meeting: Id, role: Role, *, write: bool) -> None:
        """Take part in a meeting; with `write`, to take its minutes unless somebody does."""
        self.meeting = meeting
        """The id of the meeting."""
        self._root = root
        self._write = write
        self._me = leases.myself()
        self._lease: Lease | None = None
        self._beaten = self._looked = self._shown = float("-inf")
        self._found: Lease | None = None
        """The lease of somebody else, as it was when it was looked at last."""
        self._wish: tuple[Lease | None] | None = None
        self._watch = Watch()
        self._writer: Writer | None = None
        self._live = alive(role)
        self._told: Live | None = None
        self._beats = 0
        self._presence = Presence()
        self._stamp = 0
        self._unsettled = False
        """Whether more may have been told since within the same tick of the clock of files."""
        self._met = float("-inf")
        self._participants = Participants()
        self._path = minutes_path(meeting)
        self._watcher = Watcher(root, stamps_of(root, [self._path]))
        self._unread = False
        """Whether there is a version that was not whole when it was looked at."""

    def tell(self, **told: Any) -> None:
        """Say where this program is, by the fields of what is told; the others hear of it after the
        next round.
        """
        self._live = replace(self._live, **told)

    def take_over(self, seen: Lease | None) -> None:
        """Wish to write, in the place of whoever was seen to do so and shows no sign of life."""
        self._wish = (seen,)

    def reread(self) -> None:
        """Wish to hear of the version that is there now."""
        self._unread = True

    @property
    def fence(self) -> Callable[[], bool] | None:
        """What tells, just before a save, whether this program still is the one that writes."""
        if self._writer is not None and self._writer.lost:
            return lambda: False
        return leases.fence(self._root, self.meeting, self._lease) if self._lease else None

    @property
    def is_alone(self) -> bool:
        """Whether no other program has the meeting open."""
        return not self._participants.others

    def round(self, now: float) -> Iterator[News]:
        """Look and tell once; `now` is the machine's own steady clock, in seconds."""
        writer = self._find_writer(now)
        if writer != self._writer:
            self._writer = writer
            yield writer
        participants = self._meet(now)
        if participants != self._participants:
            self._participants = participants
            yield participants
        newer = self._newer()
        if newer is not None:
            yield newer

    def leave(self) -> None:
        """Let others write, and no longer be seen."""
        if self._lease is not None:
            leases.release(self._root, self.meeting, self._lease)
            self._lease = None
        hide_live(self._root, self.meeting, self._live)

    def _find_writer(self, now: float) -> Writer:
        """Find out who writes; take that on where nobody does, or as was wished."""
        if self._lease is not None:
            return self._keep(now)
        if self._writer is None and self._write:
            self._lease = leases.take(self._root, self.meeting, self._me)
        elif self._wish is not None:
            (seen,), self._wish = self._wish, None
            self._lease = self._seize(seen)
            self._unread = self._lease is not None
        if self._lease is not None:
            self._beaten = now
            return Writer(mine=True)
        return self._look(now)

    def _seize(self, seen: Lease | None) -> Lease | None:
        """Take the minutes, or None where somebody was quicker or came back to life."""
        if seen is None:
            return leases.take(self._root, self.meeting, self._me)
        found = self._found
        if found is None or not seen.is_of(found):
            return None
        return leases.take_over(self._root, self.meeting, found, self._me)

    def _keep(self, now: float) -> Writer:
        """Show that we still write, or find out that somebody else does."""
        assert self._lease is not None
        if now - self._beaten >= leases.BEAT_SECONDS:
            self._beaten = now
            try:
                self._lease = leases.beat(self._root, self.meeting, self._lease)
            except LeaseLost as lost:
                self._lease = None
                return Writer(lost.holder, lost=True)
        return Writer(mine=True)

    def _look(self, now: float) -> Writer:
        """Look who else writes."""
        if now - self._looked < LOOK_SECONDS and self._writer is not None:
            return self._writer
        self._looked = now
        self._found = found = leases.read_lease(self._root, self.meeting)
        self._watch.see(found, now)
        if found is None and self._writer is None and self._write:
            # The folder does not let us tell: everybody may try, and the files decide then.
            return Writer(mine=True)
        if self._writer is not None and self._writer.mine:
            return self._writer
        stale = found is not None and (self._watch.stale(now) or found.is_gone)
        # How often one was renewed tells nothing new.
        lease = replace(found, beat=0) if found is not None else None
        return Writer(lease, stale=stale, lost=bool(self._writer and self._writer.lost))

    def _meet(self, now: float) -> Participants:
        """Show ourselves, and see who else is there and where."""
        live = replace(self._live, role=self._role)
        if live != self._told or now - self._shown >= BEAT_SECONDS:
            self._told, self._shown = live, now
            shown = show_live(self._root, self.meeting, replace(live, beat=self._beats))
            self._beats = shown.beat
        stamp = live_stamp(self._root)
        unsettled, self._unsettled = self._unsettled, stamp != self._stamp
        if not (unsettled or self._unsettled) and now - self._met < LOOK_SECONDS:
            return self._participants
        self._stamp, self._met = stamp, now
        self._presence.see(read_live(self._root, self.meeting, live.nonce), now)
        # How often one was written tells nothing new.
        others = tuple(replace(one, beat=0) for one in self._presence.here(now))
        return Participants(others, position(others))

    @property
    def _role(self) -> Role:
        """What this program is there for now."""
        if self._live.role == "screen":
            return "screen"
        return "secretary" if self._writer is not None and self._writer.mine else "follower"

    def _newer(self) -> Newer | None:
        """The version that is there now, when it is another one and whole."""
        changed = self._watcher.changed(only=[self._path])
        if not (changed or self._unread):
            return None
        loaded = read_whole(self._root, self._path)
        self._unread = loaded is None
        return Newer(loaded) if loaded is not None else None
