"""Whose turn it is to write the minutes of a meeting, kept up to date by looking now and then."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from tryg_tui.core.base import Id
from tryg_tui.store import lease as leases
from tryg_tui.store.lease import BEAT_SECONDS, Lease, LeaseLost, Watch, lease_path

Reason = Literal["", "held", "stale", "lost", "unwritable"]
"""Why it is not ours: somebody writes, or has not moved for long, took it from us, or nobody can
be told because the folder cannot be written."""


class Turn:
    """Whether this program writes at a meeting; every method touches files, none raises."""

    def __init__(self, root: Path, meeting_id: Id, name: str = "") -> None:
        """Begin without knowing; `name` is who sits here, as others are shown it."""
        self.lease: Lease | None = None
        """Ours, while it is our turn."""
        self.holder: Lease | None = None
        """Who writes instead, where that can be told."""
        self.reason: Reason = ""
        self._root, self._meeting = root, meeting_id
        self._me = leases.myself(name)
        self._watch = Watch()
        self._renewed = 0.0

    @property
    def may_write(self) -> bool:
        """Whether to go on writing: it is our turn, or there is no way to tell anybody."""
        return self.lease is not None or self.reason == "unwritable"

    def fence(self) -> Callable[[], bool] | None:
        """What a save asks at the last instant; None where nobody could be told anyway."""
        if self.lease is None:
            return None
        return leases.fence(self._root, self._meeting, self.lease)

    def look(self, monotonic: float) -> Reason:
        """Renew our lease, take a free one, or see how the holder of another is doing."""
        if self.lease is not None:
            self._renew(monotonic)
        elif self.reason != "lost":
            self._ask(monotonic)
        else:
            self._see(monotonic)
        return self.reason

    def ask_again(self, monotonic: float) -> bool:
        """Take it back after it was lost, if it is free; whether it is ours now."""
        self._ask(monotonic)
        return self.lease is not None

    def take_over(self, monotonic: float) -> bool:
        """Take it from who holds it, as seen at the last look; whether it is ours now."""
        taken = leases.take_over(self._root, self._meeting, self.holder, self._me)
        if taken is None:
            self._see(monotonic)
        else:
            self._hold(taken, monotonic)
        return taken is not None

    def give_back(self) -> None:
        """Leave it to others."""
        if self.lease is not None:
            leases.release(self._root, self._meeting, self.lease)
            self.lease = None

    def _renew(self, monotonic: float) -> None:
        """Show that we are still here, when it is time to."""
        if self.lease is None or monotonic - self._renewed < BEAT_SECONDS:
            return
        try:
            self._hold(leases.beat(self._root, self._meeting, self.lease), monotonic)
        except LeaseLost as lost:
            self.lease, self.holder, self.reason = None, lost.holder, "lost"
            self._watch = Watch()

    def _ask(self, monotonic: float) -> None:
        """Take it if it is free."""
        taken = leases.take(self._root, self._meeting, self._me)
        if taken is None:
            self._see(monotonic)
        else:
            self._hold(taken, monotonic)

    def _hold(self, lease: Lease, monotonic: float) -> None:
        """Note that it is ours."""
        self.lease, self.holder, self.reason, self._renewed = lease, None, "", monotonic

    def _see(self, monotonic: float) -> None:
        """Note how who holds it is doing."""
        self.holder = leases.read_lease(self._root, self._meeting)
        self._watch.see(self.holder, monotonic)
        if self.holder is None and not os.path.lexists(lease_path(self._root, self._meeting)):
            self.reason = "lost" if self.reason == "lost" else "unwritable"
        elif self.reason != "lost" or self._watch.stale(monotonic):
            self.reason = "stale" if self._watch.stale(monotonic) else "held"
