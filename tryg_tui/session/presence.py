"""Looking after what other programs do with the folder, beside the screen and never on its loop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tryg_tui.core.model.base import Id
from tryg_tui.store.files.locks import prepare
from tryg_tui.store.files.watch import Stamp, Watcher
from tryg_tui.store.presence import live

if TYPE_CHECKING:
    from tryg_tui.store.presence.participation import News, Participation

ROUND_SECONDS = 0.04
"""How often to look at the meeting that is open in another program too."""

ALONE_SECONDS = 1.0
"""How often to look where there is no other program that could have done anything."""

FOLDER_SECONDS = 1.0
"""How often to look at the other files of the folder."""

END_SECONDS = 1.0
"""How long the program waits at its end for a disk that does not answer."""


class PresenceThread:
    """A thread that looks, and tells what it finds to those who asked."""

    def __init__(
        self,
        root: Path,
        changed: Callable[[frozenset[str]], object],
        there: Mapping[str, Stamp],
        *,
        may_write: bool,
    ) -> None:
        """Look after a folder, and tell the paths in it that are other ones than what was there
        before it was read; clear away what programs that are over left, where we may write.

        What is told comes from this thread: whoever hears it takes it to where it belongs.
        """
        self._tidy = may_write
        self._root = root
        self._watcher = Watcher(root, there)
        self._changed = changed
        self._joined: tuple[Participation, Callable[[News], object]] | None = None
        self._leaving: list[Participation] = []
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="presence", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Leave the meeting and look no more."""
        self.leave()
        self._ended = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(END_SECONDS)

    def join(self, part: Participation, hear: Callable[[News], object]) -> None:
        """Take part in a meeting, and tell what is new there."""
        self.leave()
        self._joined = (part, hear)
        self._wake.set()

    def leave(self, part: Participation | None = None) -> None:
        """Take part no more, in a meeting or in the one there is."""
        if self._joined is not None and part in (None, self._joined[0]):
            self._leaving.append(self._joined[0])
            self._joined = None
            self._wake.set()

    def hurry(self) -> None:
        """Look and tell at once."""
        self._wake.set()

    def fence(self, meeting: Id) -> Callable[[], bool] | None:
        """What tells whether we still may write a meeting; None where we take no part in it."""
        joined = self._joined
        return joined[0].fence if joined is not None and joined[0].meeting == meeting else None

    def _run(self) -> None:
        """Look until the end."""
        # The first save must not wait for what it needs.
        prepare()
        if self._tidy:
            live.tidy(self._root)
        looked = time.monotonic()
        while not self._ended:
            now = time.monotonic()
            # A disk that fails is told of by whoever saves; here it is looked at again later.
            with suppress(OSError):
                self._round(now)
            if now - looked >= FOLDER_SECONDS:
                looked = now
                with suppress(OSError):
                    self._look()
            self._wake.wait(self._pause)
            self._wake.clear()
        self._let_go()

    def _round(self, now: float) -> None:
        """Look at the meeting once."""
        self._let_go()
        joined = self._joined
        if joined is not None:
            part, hear = joined
            for news in part.round(now):
                hear(news)

    @property
    def _pause(self) -> float:
        """Seconds until the next look."""
        joined = self._joined
        return ALONE_SECONDS if joined is None or joined[0].is_alone else ROUND_SECONDS

    def _look(self) -> None:
        """Look at the folder once."""
        changed = self._watcher.changed()
        if changed:
            self._changed(changed)

    def _let_go(self) -> None:
        """Leave the meetings that we take part in no more."""
        while self._leaving:
            with suppress(OSError):
                self._leaving.pop().leave()
