"""What Windows does in its own way: files that others have open, processes, and closed windows.

Nothing here is called elsewhere. Python opens a file there so that nobody can replace or remove it
meanwhile, and has no way to ask for a process or to hear that the window is closed.
"""

import errno
import os
import struct
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

HERE = sys.platform == "win32"
"""Whether this is Windows."""

DENIED = 5
"""What it answers for a file that is open elsewhere as well as for one that is forbidden."""

_IN_USE = frozenset({32, 33})
"""What it answers when another program has a file or a part of it for itself."""

_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
"""What Linux says then of a file on a share of Windows."""

PAUSES = (0.01, 0.02, 0.04, 0.08)
"""Seconds between attempts to read a file that another program has for itself."""

CLOSED = frozenset({2, 5, 6})
"""The window is closed, the user logs off, the machine is shut down."""

_READ, _WRITE, _MOVE = 0x8000_0000, 0x4000_0000, 0x0011_0000
_OPEN_EXISTING = 3
_ALL_MAY = 7
"""Others may read, write, and replace or remove a file while it is open."""

_RENAME = 22
_REPLACE_THOUGH_OPEN = 3
"""Replace what is there, and leave to those who have it open what they have."""

_ASK = 0x1000
_NO_PROCESS = 87
_STILL_RUNS = 259

_handlers: list[Any] = []
"""What Windows calls is kept, as it does not keep it."""


def _api() -> Any:
    """Functions of the kernel as the standard library has them, which raise OSError."""
    return import_module("_winapi")


def _kernel() -> Any:
    """Functions of the kernel that the standard library has not; no other module's types hold."""
    return vars(import_module("ctypes"))["WinDLL"]("kernel32")


def is_in_use(error: OSError) -> bool:
    """Whether an error says that another program has the file for itself."""
    return getattr(error, "winerror", None) in _IN_USE or error.errno in _BUSY


def may_pass(error: OSError) -> bool:
    """Whether an error may be over as soon as another program closes the file."""
    return getattr(error, "winerror", None) == DENIED or is_in_use(error)


def patiently(
    act: Callable[[], T], pauses: Iterable[float], passes: Callable[[OSError], bool]
) -> T:
    """Do something to a file, again after each pause, in seconds, while its error is one that
    passes.
    """
    for pause in pauses:
        try:
            return act()
        except OSError as error:
            if not passes(error):
                raise
        time.sleep(pause)
    return act()


def is_held_open(path: Path, error: OSError) -> bool:
    """Whether a file could not be changed for no other reason than that it is open elsewhere."""
    if getattr(error, "winerror", None) != DENIED or not HERE:
        return is_in_use(error)
    try:
        _api().CloseHandle(_opened(str(path), _WRITE))
    except OSError as answer:
        return is_in_use(answer)
    return True


def open_shared(path: str) -> int:
    """Open a file to read, so that others may replace or remove it meanwhile; wait a little for
    whoever has it for himself.
    """
    return patiently(lambda: _to_read(path), PAUSES, is_in_use)


def _to_read(path: str) -> int:
    """Open a file to read."""
    opened = _opened(path, _READ)
    try:
        return int(import_module("msvcrt").open_osfhandle(opened, os.O_RDONLY))
    except BaseException:
        _api().CloseHandle(opened)
        raise


def _opened(path: str, access: int) -> int:
    """A handle of Windows to a file that is there."""
    try:
        return int(_api().CreateFile(path, access, _ALL_MAY, 0, _OPEN_EXISTING, 0, 0))
    except OSError as error:
        error.filename = path
        raise


def replace_open(temporary: Path, real: Path, error: OSError) -> bool:
    """Put a file in the place of another after an error, where that one is open in such a way that
    it may be replaced; False where neither system nor disk can do that.
    """
    if getattr(error, "winerror", None) != DENIED or not HERE:
        return False
    name = os.path.abspath(real).encode("utf-16-le", "surrogatepass")  # noqa: PTH100
    told = struct.pack("@IPI", _REPLACE_THOUGH_OPEN, 0, len(name)) + name + b"\0\0"
    try:
        opened = _opened(str(temporary), _MOVE)
    except OSError:
        return False
    try:
        answer = _kernel().SetFileInformationByHandle(_pointer(opened), _RENAME, told, len(told))
    finally:
        _api().CloseHandle(opened)
    return bool(answer)


def _pointer(handle: int) -> Any:
    """A handle, as wide as the kernel takes it."""
    return import_module("ctypes").c_void_p(handle)


def is_running(process: int) -> bool:
    """Whether a process runs; asking as on other systems would end it."""
    api = _api()
    try:
        opened = api.OpenProcess(_ASK, False, process)
    except OSError as error:
        # One that may not be asked is there.
        return getattr(error, "winerror", None) != _NO_PROCESS
    try:
        return bool(api.GetExitCodeProcess(opened) == _STILL_RUNS)
    finally:
        api.CloseHandle(opened)


def started(process: int) -> str:
    """When a process was started, as Windows counts; empty where it does not tell."""
    ctypes = import_module("ctypes")
    try:
        opened = _api().OpenProcess(_ASK, False, process)
    except OSError:
        return ""
    times = [ctypes.c_ulonglong() for _ in range(4)]
    try:
        told = _kernel().GetProcessTimes(_pointer(opened), *map(ctypes.byref, times))
    finally:
        _api().CloseHandle(opened)
    return str(times[0].value) if told else ""


def heed_closing(act: Callable[[], object], seconds: float) -> None:
    """Do something when the window is closed or the user logged off, and give it so long: when it
    is answered Windows ends the program.
    """

    def heed(event: int) -> int:
        if event not in CLOSED:
            return 0
        # What has ended already cannot be told to.
        with suppress(RuntimeError):
            act()
        time.sleep(seconds)
        return 1

    ctypes = import_module("ctypes")
    handler = vars(ctypes)["WINFUNCTYPE"](ctypes.c_int, ctypes.c_uint)(heed)
    _handlers.append(handler)
    _kernel().SetConsoleCtrlHandler(handler, 1)
