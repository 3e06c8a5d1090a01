"""Looking after what other programs do with the folder, beside the screen and never on its loop."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from textual.message import Message

from tryg_tui.core.model.base import Id
from tryg_tui.store.files.locks import prepare
from tryg_tui.store.files.watch import Stamp, Watcher
from tryg_tui.store.presence.seat import News, Seat
from tryg_tui.store.presence.tidying import tidy

ROUND_SECONDS = 0.1
"""How often to look at the meeting that is open."""

FOLDER_SECONDS = 1.0
"""How often to look at the other files of the folder."""

END_SECONDS = 1.0
"""How long the program waits at its end for a disk that does not answer."""


class Sharing:
    """A thread that looks, and posts what it finds to those who asked."""

    class Found(Message):
        """Something about the meeting has changed."""

        def __init__(self, news: News) -> None:
            """Carry what it is."""
            super().__init__()
            self.news = news

    class FilesChanged(Message):
        """Files of the folder are other ones than before."""

        def __init__(self, paths: frozenset[str]) -> None:
            """Carry their paths below the folder."""
            super().__init__()
            self.paths = paths

    def __init__(
        self,
        root: Path,
        post: Callable[[Message], object],
        there: Mapping[str, Stamp],
        *,
        may_write: bool,
    ) -> None:
        """Look after a folder, and post what changes in it from what was there before it was read;
        clear away what programs that are over left, where we may write.
        """
        self._tidy = may_write
        self._root = root
        self._watcher = Watcher(root, there)
        self._post = post
        self._seat: Seat | None = None
        self._post_news: Callable[[Message], object] = post
        self._leaving: list[Seat] = []
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="sharing", daemon=True)

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

    def join(self, seat: Seat, post: Callable[[Message], object]) -> None:
        """Take a seat at a meeting, and post what is new there."""
        self.leave()
        self._post_news = post
        self._seat = seat
        self._wake.set()

    def leave(self, seat: Seat | None = None) -> None:
        """Give up a seat, or the one there is."""
        if self._seat is not None and seat in (None, self._seat):
            self._leaving.append(self._seat)
            self._seat = None
            self._wake.set()

    def hurry(self) -> None:
        """Look and tell at once."""
        self._wake.set()

    def fence(self, meeting: Id) -> Callable[[], bool] | None:
        """What tells whether we still may write a meeting; None where nobody sits there."""
        seat = self._seat
        return seat.fence if seat is not None and seat.meeting == meeting else None

    def _run(self) -> None:
        """Look until the end."""
        # The first save must not wait for what it needs.
        prepare()
        if self._tidy:
            tidy(self._root)
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
            self._wake.wait(ROUND_SECONDS)
            self._wake.clear()
        self._let_go()

    def _round(self, now: float) -> None:
        """Look at the meeting once."""
        self._let_go()
        seat, post = self._seat, self._post_news
        if seat is not None:
            for news in seat.round(now):
                post(self.Found(news))

    def _look(self) -> None:
        """Look at the folder once."""
        changed = self._watcher.changed()
        if changed:
            self._post(self.FilesChanged(changed))

    def _let_go(self) -> None:
        """Leave the seats that were given up."""
        while self._leaving:
            with suppress(OSError):
                self._leaving.pop().leave()
