"""Calls of the file system that fail on demand, for the code that runs in this process."""

import builtins
import errno
import fcntl
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

ERRORS = (
    errno.ENOSPC,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.EDQUOT,
    errno.EINTR,
    errno.EBUSY,
    errno.ESTALE,
)
"""What the system may answer."""

SHORT = 0
"""In the place of an error: only half of what is to be written is taken."""

CALLS: tuple[tuple[Any, str], ...] = (
    *((os, name) for name in (
        "open", "read", "write", "pwrite", "close", "fsync", "fdatasync", "ftruncate", "fchmod",
        "replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "chmod", "utime",
        "stat", "lstat", "fstat", "scandir", "listdir", "access",
    )),
    (io, "open"),
    (builtins, "open"),
    (fcntl, "flock"),
)  # fmt: skip
"""Where the store calls the file system."""


@dataclass
class Fault:
    """What goes wrong: which call, how, and whether all later ones like it do too."""

    at: int = -1
    """The number of the call, from 0; -1 for none."""
    number: int = errno.EIO
    for_ever: bool = False
    calls: list[str] = field(default_factory=list)
    """The calls made so far, by name."""
    hit: str = ""
    """The call that has failed."""

    @property
    def name(self) -> str:
        """What goes wrong, in words."""
        how = errno.errorcode.get(self.number, "a short write")
        return f"{self.hit} (call {self.at}): {how} {'for ever' if self.for_ever else 'once'}"

    def hits(self, name: str) -> bool:
        """Count a call, and say whether it fails."""
        place = len(self.calls)
        self.calls.append(name)
        if place == self.at:
            self.hit = name
        return name == self.hit and (place == self.at or self.for_ever)


class System:
    """The file system with at most one fault at a time, which only some threads meet."""

    def __init__(self, beside: bool) -> None:
        """All is well; faults are for this thread, or for those beside it."""
        self._fault: Fault | None = None
        self._thread, self._beside = threading.get_ident(), beside

    @contextmanager
    def failing(self, fault: Fault) -> Iterator[None]:
        """Let a fault be in the system."""
        self._fault = fault
        try:
            yield
        finally:
            self._fault = None

    def call(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A call as it is with the fault."""

        def call(*args: Any, **named: Any) -> Any:
            fault = self._fault
            if fault is None or (threading.get_ident() == self._thread) == self._beside:
                return real(*args, **named)
            # Giving a lock back cannot fail: closing the file would do it as well.
            giving_back = name == "flock" and args[1] == fcntl.LOCK_UN
            if giving_back or not fault.hits(name):
                return real(*args, **named)
            if fault.number == SHORT:
                handle, data = args
                return real(handle, data[: (len(data) + 1) // 2])
            if name == "close":
                real(*args, **named)
            raise OSError(fault.number, os.strerror(fault.number))

        return call


@contextmanager
def installed(*, beside: bool = False) -> Iterator[System]:
    """The file system of this process, ready to fail for this thread, or for those beside it."""
    system = System(beside)
    with ExitStack() as stack:
        for place, name in CALLS:
            called = system.call(name, getattr(place, name))
            stack.enter_context(mock.patch.object(place, name, called))
        yield system
