"""The program in a real pseudo-terminal: keys go in as bytes, the screen comes back as text."""

import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.terminal.loaded import ROOT, Running, resize
from tests.terminal.painted import Painted, Written

PATIENCE = 45.0
"""How long something may take to appear, in seconds, on a machine that is busy with much else."""

GLANCE = 0.05
"""How long one reading waits for output, in seconds."""

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "space": b" ",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f5": b"\x1b[15~",
}
"""What a terminal sends for keys that are no single character."""

RAIL = re.compile(r"^[^│]{0,28}│")
"""The agenda's part of a line, at the left."""

ARROW = re.compile("\x1b\\[[A-Z]")
"""What a terminal sends for an arrow."""

DRAWN = re.compile("[\u2500-\u259f]")
"""Frames, rules and scroll bars."""


def key_bytes(key: str) -> bytes:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+"):
        return bytes([ord(key[5:].upper()) & 0x1F])
    return KEYS[key] if key in KEYS else key.encode()


def squeezed(text: str) -> str:
    """A text with one space wherever it has white space, so that line breaks do not matter."""
    return " ".join(text.split())


def isolated(home: Path) -> dict[str, str]:
    """An environment of our own: settings, state and temporary files below one folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    temporary = home / "temporary"
    temporary.mkdir(parents=True, exist_ok=True)
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TMPDIR": str(temporary),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }


def command(
    home: Path, folder: Path, lang: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a command that needs no screen."""
    return subprocess.run(
        [sys.executable, "-m", "tryg_tui", "--folder", str(folder), "--lang", lang, *arguments],
        env=isolated(home),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def journalled(home: Path) -> str:
    """What the program has kept in case it ends, below a folder that `isolated` was given."""
    journals = (home / "state").rglob("*.jnl")
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in journals)


class Seen(Protocol):
    """What is on the screen of the program, in a terminal or without one."""

    def shows(self, text: str) -> bool:
        """Whether the screen shows a text, wherever its lines break."""

    def screen_text(self) -> str:
        """The screen, line by line."""


class Terminal:
    """One run of the program, with the screen it has drawn."""

    def __init__(
        self,
        arguments: Sequence[str],
        size: tuple[int, int],
        env: Mapping[str, str],
        cwd: Path,
        under: Sequence[str] = (),
    ) -> None:
        """Start the program in a terminal of `size` columns and lines, `under` another or not."""
        self.columns, self.lines = size
        self.raw = bytearray()
        """Everything the program has written."""
        self._screen = Painted(self.columns, self.lines)
        self._stream = Written(self._screen)
        self._program = Running(arguments, size, env, cwd, under)
        self._closed = False
        self.pressed = 0
        """How many keys were pressed."""

    def display(self) -> list[str]:
        """The lines of the screen."""
        return self._screen.display

    def screen_text(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self.display())

    def window(self) -> list[str]:
        """The lines inside the window that lies over the screen, if there is one."""
        lines = self.display()
        top = next((row for row, line in enumerate(lines) if "╭" in line and "╮" in line), None)
        if top is None:
            return []
        left, right = lines[top].index("╭"), lines[top].rindex("╮")
        end = next((row for row in range(top, len(lines)) if lines[row][left] == "╰"), len(lines))
        return [line[left + 1 : right] for line in lines[top + 1 : end]]

    def notice(self) -> str:
        """The notice that lies over the keys for a while, with the lines above it, on one line."""
        return squeezed("\n".join(self.display()[-3:]))

    def work_text(self) -> str:
        """The window over the screen, or the screen without the agenda, on one line."""
        if self.window():
            return squeezed(DRAWN.sub(" ", "\n".join(self.window())))
        beside = "\n".join(RAIL.sub("", line) for line in self.display())
        return squeezed(DRAWN.sub(" ", beside))

    def lines_not_on(self, *backgrounds: str) -> list[str]:
        """The lines below the first that near their right end are on none of these "#RRGGBB"."""
        column, plain = self.columns - 4, [each.lstrip("#").lower() for each in backgrounds]
        return [
            line
            for row, line in enumerate(self.display())
            if row and self._screen.buffer[row][column].bg not in plain
        ]

    def shows(self, text: str) -> bool:
        """Whether the screen shows a text, wherever its lines break."""
        return squeezed(text) in self.work_text()

    def wait_for(self, wanted: str | Callable[[], bool], timeout: float = PATIENCE) -> None:
        """Read until a text is shown, or something holds; fails with the screen as it is."""
        deadline = time.monotonic() + timeout
        while not (self.shows(wanted) if isinstance(wanted, str) else wanted()):
            alive = self._read()
            if not alive or time.monotonic() > deadline:
                why = "was not seen in time" if alive else "did not come before the program ended"
                raise AssertionError(f"{wanted!r} {why}:\n{self.screen_text()}")

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.pressed += 1
            self.send(key_bytes(key))

    def send(self, keys: bytes) -> None:
        """Send what a terminal sends for some keys in one go."""
        while keys:
            keys = keys[os.write(self._program.terminal, keys) :]

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let the program stand still, as on a machine that is busy with something else."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def type(self, text: str) -> None:
        """Type a text; a line break is the enter key."""
        self.pressed += len(ARROW.sub("→", text))
        self.send(text.replace("\n", "\r").encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.columns, self.lines = columns, lines
        self._screen.resize(lines, columns)
        resize(self._program.terminal, columns, lines)

    def quit(self, key: str = "q") -> int:
        """Press a key that quits, and return the exit code."""
        self.press(key)
        return self.ended()

    def ended(self, timeout: float = PATIENCE) -> int:
        """Read on until the program has ended, and return its exit code."""
        deadline = time.monotonic() + timeout
        while self._read():
            if time.monotonic() > deadline:
                raise AssertionError(f"the program goes on:\n{self.screen_text()}")
        code = self._code(deadline, "the program has let go of the terminal, and goes on")
        assert code >= 0, f"ended by signal {-code}"
        return code

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._program.pid

    def close(self) -> None:
        """Close the terminal under the program, and wait until it has ended."""
        self._let_go()
        self._code(time.monotonic() + PATIENCE, "the program outlives its terminal")

    def kill(self) -> None:
        """End the program at once, as a crash or a power cut would."""
        if not self._closed:
            self._program.kill()
            self._code(time.monotonic() + PATIENCE, "the program cannot be killed")
            self._let_go()

    def kill_in(self, seconds: float) -> threading.Timer:
        """End the program at once when some time has passed, whatever happens meanwhile."""
        timer = threading.Timer(seconds, os.kill, (self.pid, signal.SIGKILL))
        timer.start()
        return timer

    def _let_go(self) -> None:
        """Close our side of the terminal."""
        os.close(self._program.terminal)
        self._closed = True

    def _code(self, deadline: float, late: str) -> int:
        """Wait until the program has ended, and return its exit code."""
        while (code := self._program.code) is None:
            assert time.monotonic() < deadline, late
            time.sleep(GLANCE / 10)
        return code

    def _read(self) -> bool:
        """Take in what the program has written; False when it has ended."""
        terminal = self._program.terminal
        if not select.select([terminal], [], [], GLANCE)[0]:
            return True
        try:
            data = os.read(terminal, 65536)
        except OSError:  # It is not open on the other side any more.
            return False
        self.raw += data
        self._stream.feed(data)
        return True
