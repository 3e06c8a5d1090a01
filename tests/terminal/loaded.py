"""The program loaded once, and started from there in a terminal of its own as often as tests ask
for it: loading it anew took more than half of the time of a start.
"""

import atexit
import fcntl
import gc
import json
import os
import pty
import signal
import socket
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[2]
"""Where the package under test is found."""

LOADED = (
    "tryg_tui.__main__",
    "tryg_tui.cli.main",
    "tryg_tui.cli.screens",
    "tryg_tui.ui.app",
    "tryg_tui.ui.screens.home",
    "tryg_tui.ui.screens.meeting",
)
"""What is needed at the front page and in a meeting."""

LENGTH = 1 << 16
"""The most bytes of a request or an answer."""


def serve(control: socket.socket) -> None:
    """Start programs, and tell how they ended, until nobody asks any more."""
    while asked := control.recv(LENGTH):
        request = json.loads(asked)
        if "pid" in request:
            pid, status = os.waitpid(request["pid"], os.WNOHANG)
            ended = os.waitstatus_to_exitcode(status) if pid else None
            control.send(json.dumps(ended).encode())
            continue
        pid, terminal = pty.fork()
        if not pid:
            control.close()
            become(**request)
        socket.send_fds(control, [json.dumps(pid).encode()], [terminal])
        os.close(terminal)


def become(
    arguments: list[str], under: list[str], size: list[int], env: dict[str, str], cwd: str
) -> NoReturn:
    """Be the program, in the terminal that this process has been given."""
    resize(0, *size)
    os.chdir(cwd)
    if under:
        given = [*under, sys.executable, "-m", "tryg_tui", *arguments]
        os.execvpe(given[0], given, env)  # noqa: S606  there is no shell to start it
    os.environ.clear()
    os.environ.update(env)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(number, mode, closefd=False)  # noqa: SIM115  open as long as the program
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["tryg-tui", *arguments]
    import_module("tryg_tui.__main__").main()
    raise AssertionError("the program goes on behind its end")


def resize(terminal: int, columns: int, lines: int) -> None:
    """Give a terminal a size."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


@cache
def loaded() -> socket.socket:
    """Where programs are asked for; what has loaded them ends with this process."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    program = subprocess.Popen(
        [sys.executable, "-m", __name__, str(its.fileno())],
        env={**kept, **env, "LANG": "C.UTF-8"},
        pass_fds=[its.fileno()],
        stdin=subprocess.DEVNULL,
    )
    its.close()

    def end() -> None:
        ours.close()
        program.wait()

    atexit.register(end)
    return ours


def ask(**request: Any) -> tuple[Any, list[int]]:
    """The answer to a request, and the terminal that comes with it."""
    loaded().send(json.dumps(request).encode())
    answer, terminals, _, _ = socket.recv_fds(loaded(), LENGTH, 1)
    return json.loads(answer), terminals


class Running:
    """A program in a terminal."""

    def __init__(
        self,
        arguments: Sequence[str],
        size: tuple[int, int],
        env: Mapping[str, str],
        cwd: Path,
        under: Sequence[str] = (),
    ) -> None:
        """Start it; `under` another program it is loaded anew."""
        asked = {"arguments": arguments, "under": under, "size": size, "env": env}
        self.pid: int
        self.terminal: int
        self.pid, (self.terminal,) = ask(**asked, cwd=str(cwd))
        os.set_inheritable(self.terminal, False)
        self._code: int | None = None

    @property
    def code(self) -> int | None:
        """Its exit code, or less than nothing where a signal ended it; None while it goes on."""
        if self._code is None:
            self._code, _ = ask(pid=self.pid)
        return self._code

    def kill(self) -> None:
        """End it at once."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)


if __name__ == "__main__":
    for name in LOADED:
        import_module(name)
    gc.collect()
    gc.freeze()
    serve(socket.socket(fileno=int(sys.argv[1])))
