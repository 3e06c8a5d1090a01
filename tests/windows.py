"""A machine with Windows, played on any other: what its kernel answers, and who may do what with a
file that is open.
"""

import ctypes
import errno
import os
import stat
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tryg_tui.store.files import windows

OPEN = Path("/proc/self/fd")
"""Where Linux lists the files that are open here."""

NUMBERS = {
    2: errno.ENOENT,
    5: errno.EACCES,
    6: errno.EBADF,
    32: errno.EACCES,
    33: errno.EACCES,
    87: errno.EINVAL,
    183: errno.EEXIST,
}
"""The errors of Windows, and what Python makes of each."""

SHARES = 4
"""Asked for when others may replace or remove a file meanwhile."""

CLOSED, CTRL_C = 2, 0
"""What a console tells its programs."""


def refused(number: int) -> OSError:
    """An error as Python raises it there."""
    error = OSError(NUMBERS[number], "played")
    error.winerror = number  # type: ignore[attr-defined]
    return error


class Windows:
    """The kernel of a machine whose programs are this one and those that a test makes up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Play it until the test is over."""
        self.shared: set[int] = set()
        """The handles that others may replace a file in spite of."""
        self.forbidden: set[Path] = set()
        """The files that may not be written, as their owner says."""
        self.replaces_open = True
        """Whether its disk can replace what is open."""
        self.processes: dict[int, tuple[int, int]] = {os.getpid(): (259, 1)}
        """How each process ended, and when it was started."""
        self.handlers: list[Callable[[int], int]] = []
        """What is called when the window is closed."""
        self._real = SimpleNamespace(replace=os.replace, rename=os.rename, unlink=os.unlink)
        monkeypatch.setattr(windows, "HERE", True)
        api = SimpleNamespace(
            CreateFile=self.create_file,
            CloseHandle=self.close,
            OpenProcess=self.open_process,
            GetExitCodeProcess=lambda handle: self.processes[handle][0],
        )
        monkeypatch.setitem(sys.modules, "_winapi", api)
        crt = SimpleNamespace(open_osfhandle=lambda handle, _flags: handle)
        monkeypatch.setitem(sys.modules, "msvcrt", crt)
        monkeypatch.setitem(vars(ctypes), "WinDLL", lambda _name: self)
        monkeypatch.setitem(vars(ctypes), "WINFUNCTYPE", ctypes.CFUNCTYPE)
        monkeypatch.setattr(os, "replace", self.replace)
        monkeypatch.setattr(os, "rename", self.rename)
        monkeypatch.setattr(os, "unlink", self.unlink)

    def holders(self, path: Any) -> Iterator[bool]:
        """For each time a file is open, whether others may replace it."""
        try:
            wanted = Path(path).stat()
        except OSError:
            return
        for entry in [int(one.name) for one in OPEN.iterdir()]:
            try:
                is_it = os.path.samestat(os.fstat(entry), wanted)
            except OSError:
                continue
            if is_it:
                yield entry in self.shared

    def replace(self, source: Any, target: Any) -> None:
        """Replaces only what nobody has open at all."""
        if not all(self.holders(source)):
            raise refused(32)
        if any(True for _one in self.holders(target)) or Path(target) in self.forbidden:
            raise refused(5)
        self._real.replace(source, target)

    def rename(self, source: Any, target: Any) -> None:
        """Renames what is open only in such a way, and never over another file."""
        if not all(self.holders(source)):
            raise refused(32)
        if Path(target).exists():
            raise refused(183)
        self._real.rename(source, target)

    def unlink(self, path: Any, **rest: Any) -> None:
        """Removes what is open only in such a way."""
        if not all(self.holders(path)):
            raise refused(32)
        self._real.unlink(path, **rest)

    def create_file(self, path: str, access: int, share: int, *_rest: Any) -> int:
        """Opens a file that is there."""
        writes = access & 0x4000_0000
        if writes and Path(path) in self.forbidden:
            raise refused(5)
        try:
            handle = os.open(path, os.O_RDWR if writes else os.O_RDONLY)
        except FileNotFoundError:
            raise refused(2) from None
        except PermissionError:
            raise refused(5) from None
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            os.close(handle)
            raise refused(5)
        if share & SHARES:
            self.shared.add(handle)
        return handle

    def close(self, handle: int) -> None:
        """Closes a file, or lets go of a process."""
        if handle in self.processes:
            return
        self.shared.discard(handle)
        os.close(handle)

    def open_process(self, _access: int, _inherit: bool, process: int) -> int:
        """A process that is or was there."""
        if process not in self.processes:
            raise refused(87)
        return process

    def GetProcessTimes(self, process: Any, *times: Any) -> int:  # noqa: N802  as Windows calls it
        """When a process was started."""
        times[0]._obj.value = self.processes[process.value][1]
        return 1

    def SetFileInformationByHandle(  # noqa: N802
        self, handle: Any, kind: int, told: bytes, size: int
    ) -> int:
        """Replaces what is open only in such a way."""
        flags, folder, length = struct.unpack_from("@IPI", told)
        start = struct.calcsize("@IPI")
        target = told[start : start + length].decode("utf-16-le")
        assert (kind, flags, folder, size) == (22, 3, 0, len(told))
        may = self.replaces_open and Path(target) not in self.forbidden
        if not (may and all(self.holders(target))):
            return 0
        self._real.replace((OPEN / str(handle.value)).readlink(), target)
        return 1

    def SetConsoleCtrlHandler(self, handler: Callable[[int], int], _add: int) -> int:  # noqa: N802
        """Takes note of what to call."""
        self.handlers.append(handler)
        return 1
