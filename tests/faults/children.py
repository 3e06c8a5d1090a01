"""Programs that are killed: forked from this one, so that they begin in a few milliseconds."""

import os
import select
import signal
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress

Say = Callable[[str], None]
"""Acknowledges something, in a line."""

PATIENCE = 60.0
"""Seconds without a word after which a program is killed that should come to its end."""

FAILED = "failed: "
"""How a line begins that says that the program itself has failed."""


class Child:
    """A running program and what it has acknowledged."""

    def __init__(self, run: Callable[[Say], None]) -> None:
        """Start it."""
        self._read, write = os.pipe()
        with warnings.catch_warnings():
            # Only what this thread does goes on in the child, and it ends without cleaning up.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            _live(run, write)
        os.close(write)
        self._rest = b""

    def killed(self) -> list[str]:
        """Kill it at once, and return what it had acknowledged."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> list[str]:
        """Wait until it ends, and return what it had acknowledged."""
        said = self._rest
        while part := self._heard():
            said += part
        os.close(self._read)
        os.waitpid(self.pid, 0)
        lines = said.decode().split("\n")[:-1]
        wrong = [line for line in lines if line.startswith(FAILED)]
        assert not wrong, wrong[0].replace("\\n", "\n")
        return lines

    def speaks(self) -> None:
        """Wait until it has acknowledged something."""
        self._rest += self._heard()

    def _heard(self) -> bytes:
        """What it says next, or nothing where it has ended."""
        ready, _, _ = select.select([self._read], [], [], PATIENCE)
        if not ready:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            raise AssertionError("nothing is heard of a program")
        return os.read(self._read, 65536)


def _live(run: Callable[[Say], None], write: int) -> None:
    """What the child does."""

    def say(line: str) -> None:
        os.write(write, f"{line}\n".encode())

    try:
        run(say)
    except BaseException:
        say(FAILED + traceback.format_exc().replace("\n", "\\n"))
    finally:
        os._exit(0)
