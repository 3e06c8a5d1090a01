"""A program in a real pseudo-terminal, whose output is timed as it comes and read afterwards.

Reading the screen out of the output costs more than the program needs to make it, so the output
is only noted, with the time, while a measurement runs.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pexpect
import pyte

COLUMNS, LINES = 120, 36
"""The size of the terminal, in cells."""

QUIET = 0.15
"""Seconds without output after which a screen is taken to be finished."""

LONGEST = 60.0
"""Seconds after which a screen that does not come is given up."""

Area = Callable[[Sequence[str]], str]
"""The part of a screen that is looked at, from its lines."""


class Spent(NamedTuple):
    """What something took."""

    wall: float
    """Seconds that went by."""
    cpu: float
    """Seconds of a processor that the program had."""


class Program:
    """A program that runs in a terminal of its own; ended with the `with` it is used in."""

    def __init__(self, command: Sequence[str], folder: Path, home: Path) -> None:
        """Start a command in a folder, with settings and state of its own below `home`."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.started = time.perf_counter()
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(folder),
            env=environment,
            dimensions=(LINES, COLUMNS),
        )

    def __enter__(self) -> "Program":
        """Use the program."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, whatever it is doing."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()
        self._child.close()

    def cpu(self) -> float:
        """Seconds of a processor that all threads of the program have had so far."""
        # The system's number for the clock of another process; Python has no name for it.
        return time.clock_gettime((~int(self._child.pid or 0) << 3) | 2)

    def _output(self, wait: float) -> bytes:
        """What the program writes next, or nothing when it is quiet for so many seconds."""
        ready, _, _ = select.select([self._child.child_fd], [], [], wait)
        try:
            return os.read(self._child.child_fd, 1 << 16) if ready else b""
        except OSError:
            return b""

    def _settle(self) -> list[tuple[Spent, bytes]]:
        """All output until the program is quiet, each piece with the clocks when it came."""
        noted = []
        until = time.perf_counter() + LONGEST
        while time.perf_counter() < until and (output := self._output(QUIET)):
            noted.append((Spent(time.perf_counter(), self.cpu()), output))
        return noted

    def shows(self, text: str) -> Spent:
        """Wait until the program has written a text; what that took since it was started."""
        wanted, written = text.encode(), b""
        until = time.perf_counter() + LONGEST
        while time.perf_counter() < until:
            output = self._output(LONGEST)
            spent = Spent(time.perf_counter() - self.started, self.cpu())
            self._stream.feed(output)
            written = written[-len(wanted) :] + output
            if wanted in written:
                return spent
            if not output:
                break
        raise TimeoutError(f"{text!r} never came; the screen is:\n" + "\n".join(self.lines()))

    def lines(self) -> list[str]:
        """The screen as it is when the program has become quiet."""
        for _, output in self._settle():
            self._stream.feed(output)
        return list(self._screen.display)

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self._child.child_fd, keys.encode())

    def changed(self, keys: str, area: Area) -> Spent:
        """Send keys; what it takes until an area of the screen is as it then stays."""
        before = area(self.lines())
        pressed = Spent(time.perf_counter(), self.cpu())
        self.press(keys)
        seen = [(pressed, before)]
        # A slow program may be quiet for a while before it begins to draw.
        while seen[-1][1] == before and time.perf_counter() < pressed.wall + LONGEST:
            for came, output in self._settle():
                self._stream.feed(output)
                seen.append((came, area(self._screen.display)))
        last = seen[-1][1]
        if last == before:
            raise TimeoutError(f"{keys!r} changed nothing on the screen:\n{last}")
        first = len(seen)
        while seen[first - 1][1] == last:
            first -= 1
        came = seen[first][0]
        return Spent(came.wall - pressed.wall, came.cpu - pressed.cpu)

    def idle(self, seconds: float) -> tuple[float, int]:
        """Leave the program alone: the part of a processor it has had, and the bytes it wrote."""
        self.lines()
        used, began, written = self.cpu(), time.perf_counter(), 0
        while (left := began + seconds - time.perf_counter()) > 0:
            written += len(self._output(left))
        return (self.cpu() - used) / seconds, written

    def peak_memory(self) -> int:
        """The most memory the program has held so far, in bytes; 0 where that cannot be told."""
        try:
            status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        peak = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "0 0")
        return int(peak.split()[1]) * 1024
