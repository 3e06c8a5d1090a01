"""One program's seat at a meeting that several may have open: who writes, where the others are.

Everything is found out and told through small files beside the minutes. A seat belongs to one
thread, which calls `round` again and again; the screens leave their wishes in it.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tryg_tui.core.base import Id
from tryg_tui.core.folder import Loaded
from tryg_tui.core.meeting import Meeting
from tryg_tui.store.lease import (
    BEAT_SECONDS,
    Lease,
    LeaseLost,
    Watch,
    beat,
    holds,
    read_lease,
    release,
    take,
    take_over,
)
from tryg_tui.store.live import Live, Presence, position, read_live, remove_live, write_live
from tryg_tui.store.minutes import minutes_path
from tryg_tui.store.watching import Watcher, read_whole

LOOK_SECONDS = 1.0
"""How often to look who writes the minutes."""


class Standing(msgspec.Struct, frozen=True):
    """Who writes the minutes."""

    lease: Lease | None = None
    """Of whoever writes; None where nobody does, or where there is no telling."""
    mine: bool = False
    """Whether that is this program; also true where there is no telling."""
    stale: bool = False
    """Whether whoever writes has shown no sign of life for a while."""
    lost: bool = False
    """Whether somebody has taken over from this program."""


class Company(msgspec.Struct, frozen=True):
    """The other programs that have the meeting open."""

    others: tuple[Live, ...] = ()
    place: Live | None = None
    """Where the one among them that stepped last is."""


class Newer(msgspec.Struct, frozen=True):
    """A whole version of the meeting that was not there before."""

    loaded: Loaded[Meeting]


News = Standing | Company | Newer
"""What a round may bring."""


class Seat:
    """This program's part in one meeting."""

    def __init__(self, root: Path, meeting: Id, me: Live, *, write: bool) -> None:
        """Sit down at a meeting; with `write`, to take its minutes unless somebody does."""
        self.meeting = meeting
        """The id of the meeting."""
        self._root = root
        self._write = write
        self._lease: Lease | None = None
        self._lost = False
        self._standing: Standing | None = None
        self._watch = Watch()
        self._looked = self._beaten = self._shown = float("-inf")
        self._wish: tuple[Lease | None] | None = None
        self._live = me
        self._beat = 0
        self._told: Live | None = None
        self._company = Company()
        self._presence = Presence()
        self._path = minutes_path(meeting)
        self._watcher = Watcher(root)
        self._watcher.changed(only=[self._path])
        self._torn = False

    def tell(self, *, item: Id, step: int, writing: bool, blank: bool) -> None:
        """Say where this program is; the others hear of it after the next round."""
        self._live = replace(self._live, item=item, step=step, writing=writing, blank=blank)

    def take_over(self, seen: Lease | None) -> None:
        """Wish to write, in the place of somebody who shows no sign of life where there is one."""
        self._wish = (seen,)

    def reread(self) -> None:
        """Wish to hear of the version that is there now."""
        self._torn = True

    def may_write(self) -> bool:
        """Whether this program still is the one that writes, as the files say at this moment."""
        lease = self._lease
        return not self._lost and (lease is None or holds(self._root, self.meeting, lease))

    def round(self, now: float) -> Iterator[News]:
        """Look and tell once; `now` is the machine's own steady clock, in seconds."""
        standing = self._stand(now)
        if standing != self._standing:
            self._standing = standing
            yield standing
        company = self._meet(now)
        if company != self._company:
            self._company = company
            yield company
        newer = self._newer()
        if newer is not None:
            yield newer

    def leave(self) -> None:
        """Let others write, and no longer be seen."""
        if self._lease is not None:
            release(self._root, self.meeting, self._lease)
            self._lease = None
        remove_live(self._root, self.meeting, self._live)

    def _stand(self, now: float) -> Standing:
        """Find out who writes; take that on where nobody does, or as was wished."""
        if self._lease is not None:
            self._keep(now)
        elif self._standing is None and self._write:
            # Where the folder does not let us tell, everybody may try; the files decide then.
            try:
                self._lease = take(self._root, self.meeting, self._live)
            except OSError:
                return Standing(mine=True)
            self._beaten = now
        elif self._wish is not None:
            self._seize(*self._wish)
            self._wish, self._beaten = None, now
        if self._lease is not None:
            return Standing(mine=True)
        return self._look(now)

    def _seize(self, seen: Lease | None) -> None:
        """Write from now on, unless somebody else was faster."""
        root, meeting = self._root, self.meeting
        if seen is None:
            self._lease = take(root, meeting, self._live)
        else:
            self._lease = take_over(root, meeting, seen, self._live)
        if self._lease is not None:
            self._lost, self._torn = False, True

    def _keep(self, now: float) -> None:
        """Show that we still write, or find out that somebody else does."""
        if now - self._beaten < BEAT_SECONDS or self._lease is None:
            return
        self._beaten = now
        try:
            self._lease = beat(self._root, self.meeting, self._lease)
        except LeaseLost:
            self._lease, self._lost = None, True
            self._looked = float("-inf")

    def _look(self, now: float) -> Standing:
        """Look who else writes."""
        if now - self._looked < LOOK_SECONDS and self._standing is not None:
            return self._standing
        self._looked = now
        lease = read_lease(self._root, self.meeting)
        self._watch.see(lease, now)
        return Standing(lease, stale=self._watch.stale(now), lost=self._lost)

    def _meet(self, now: float) -> Company:
        """Show ourselves, and see who else is there and where."""
        standing = self._standing
        role = self._live.role
        if role != "screen":
            role = "secretary" if standing is not None and standing.mine else "follower"
        live = replace(self._live, role=role)
        if live != self._told or now - self._shown >= BEAT_SECONDS:
            self._told, self._shown = live, now
            self._beat += 1
            # Who cannot write there can still look.
            with suppress(OSError):
                write_live(self._root, self.meeting, replace(live, beat=self._beat))
        lives = self._presence.present(read_live(self._root, self.meeting), now)
        others = tuple(replace(one, beat=0) for one in lives if one.nonce != live.nonce)
        return Company(others, position(others))

    def _newer(self) -> Newer | None:
        """The version that is there now, when it is another one and whole."""
        changed = self._watcher.changed(only=[self._path])
        if not (changed or self._torn):
            return None
        loaded = read_whole(self._root, self._path)
        self._torn = loaded is None
        return Newer(loaded) if loaded is not None else None
