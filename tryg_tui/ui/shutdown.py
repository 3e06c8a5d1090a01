"""The ways out of the program: asked for, demanded by a signal, or after a fault of its own."""

import asyncio
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from typing import Protocol, runtime_checkable

from rich.text import Text
from textual.app import App, ScreenStackError

from tryg_tui.locale import _
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files import log, windows
from tryg_tui.ui.keyboard import Keyboard
from tryg_tui.ui.saving import unsaved_screen

END_SECONDS = 8.0
"""How long the program may take to end when it is told to."""

CLOSE_SECONDS = 4.0
"""How long Windows is kept from ending it, which it does after five when the window is closed."""

LAST_KEYS = 2.0
"""How long the keys pressed before that may take to have their effect, in seconds."""

HANGUP = 1
"""The number of the signal that says that the terminal is gone, where there are signals."""

STDIN = 0
"""Where the keys come from."""

READER = "textual-input"
"""The name of the thread in which the driver reads keys."""


def _end_with_terminal() -> None:
    """Wait without a cost until the terminal is gone, and end then as a closed window does.

    What cannot be drawn any more may hold the program up before it heeds a signal.
    """
    gone = select.poll()
    gone.register(STDIN, 0)
    if not any(event & select.POLLHUP for _file, event in gone.poll()):
        return  # This system cannot tell.
    os.kill(os.getpid(), signal.SIGHUP)
    time.sleep(END_SECONDS)
    os._exit(128 + signal.SIGHUP)


def stand_still(app: App[int]) -> None:
    """Let a program that is made to stand still go on afterwards as it was.

    The driver would begin to read keys anew beside the reader it has, and the two would take them
    in any order; and it would take the terminal as it is now for what it was at the start.
    """
    import termios

    resume, modes = signal.getsignal(signal.SIGCONT), termios.tcgetattr(STDIN)

    def go_on() -> None:
        if any(thread.name == READER for thread in threading.enumerate()):
            termios.tcsetattr(STDIN, termios.TCSANOW, modes)
            app.refresh(layout=True)
        elif callable(resume):
            resume(signal.SIGCONT, None)  # The terminal had been given back.

    asyncio.get_running_loop().add_signal_handler(signal.SIGCONT, go_on)


@runtime_checkable
class HoldsWords(Protocol):
    """A screen that has words of its own when the program ends."""

    def keep_words(self) -> None:
        """Keep what is being written, and stop the clocks."""


class Ending(App[int]):
    """An app that ends when everything recorded is on disk, or cannot be brought there."""

    workspace: Workspace | None = None
    """The folder worked in."""
    saver: Saver | None = None
    """What saves the meetings."""

    keyboard: Keyboard
    """What hands on the keys in order."""

    def heed_signals(self) -> None:
        """Save and restore the terminal when the program is told to end or its window is closed."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, int(number))
        if windows.HERE:
            end = partial(loop.call_soon_threadsafe, self._end, HANGUP)
            windows.heed_closing(end, CLOSE_SECONDS)
        if hasattr(signal, "SIGCONT") and os.isatty(STDIN):
            stand_still(self)
        # Where the terminal is not the one that controls the program, no signal tells it is gone.
        if hasattr(select, "poll") and os.isatty(STDIN):
            threading.Thread(target=_end_with_terminal, daemon=True).start()

    def _end(self, number: int) -> None:
        """End as a signal demands, when everything recorded is on disk."""
        log.note("told-to-end", number)
        # A terminal that is gone may hold the program up for ever: what is not saved by then is in
        # the journal, and nobody may be kept from writing by a program that nobody sees.
        last = threading.Timer(END_SECONDS, os._exit, (128 + number,))
        last.daemon = True
        last.start()
        self._put_away()
        self.run_worker(self._end_saved(128 + number), exit_on_error=False)

    async def _end_saved(self, code: int) -> None:
        """Leave when all is on disk, or cannot be brought there."""
        with suppress(TimeoutError, ScreenStackError):
            await asyncio.wait_for(self.keyboard.idle(), LAST_KEYS)
        self._put_away()
        if self.saver is not None:
            await self.saver.settled()
        self.exit(code)

    def _put_away(self) -> None:
        """Stop the clocks of the meetings on screen, and keep what is being written."""
        for screen in self.screen_stack:
            if isinstance(screen, HoldsWords):
                screen.keep_words()

    def _fatal_error(self) -> None:
        """End with a plain sentence after a fault of the program.

        A trace would show the texts of the minutes; TRYG_TUI_DEBUG=1 asks for it all the same.
        """
        if (fault := sys.exc_info()[1]) is not None:
            log.note_fault(fault)
        if os.environ.get("TRYG_TUI_DEBUG"):
            super()._fatal_error()
            return
        kind = type(sys.exc_info()[1]).__name__
        sentence = _("tryg-tui had to stop because of a fault of its own ({kind}).")
        saved = _("What it called saved is on disk; start it again to go on.")
        self._exit_renderables.append(Text(f"{sentence.format(kind=kind)} {saved}"))
        self._close_messages_no_wait()

    async def action_quit(self, typed: int = 0) -> None:
        """Leave when everything is on disk."""
        self._put_away()
        if self.saver is not None:
            await self.saver.settled()
            if self.saver.unsaved:
                self.push_screen(unsaved_screen(self.saver), self._leave_or_stay)
                return
        self.exit(0)

    def _leave_or_stay(self, answer: str | None) -> None:
        """Act on the answer about what could not be saved."""
        if answer == "leave":
            self.exit(3)
        elif answer == "retry" and self.saver is not None:
            self.saver.retry()
