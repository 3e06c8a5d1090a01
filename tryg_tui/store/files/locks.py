"""Locks that the system frees when their holder dies."""

import errno
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tryg_tui.store.files import disk

POLL_SECONDS = 0.01
"""How long to wait before a lock that somebody holds is asked for again."""

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})
"""What a system answers for a lock that somebody holds."""

_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a file system answers that has no such locks."""


class Lock(Protocol):
    """A lock that is held."""

    def release(self) -> None:
        """Give it back."""


def lock(path: Path, seconds: float = 0.0, mode: int = 0o600) -> Lock | None:
    """Hold the lock at a path until it is released, or None when somebody else goes on to.

    The file of the lock is made with `mode` where there is none. Raises OSError where files
    cannot be locked.
    """
    if sys.platform != "win32":
        end = time.monotonic() + seconds
        try:
            while (found := _Flock.tried(path, mode)) is None and time.monotonic() < end:
                time.sleep(POLL_SECONDS)
            return found
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
    return _by_library(path, seconds, mode)


class _Flock:
    """A lock of the system, which costs a tenth of loading and asking the library."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def tried(cls, path: Path, mode: int) -> "_Flock | None":
        """The lock, or None when somebody holds it at the moment."""
        import fcntl

        handle = disk.open_lock(path, mode)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it before may have removed the file: then it is the lock of nothing.
            held = os.fstat(handle).st_nlink > 0
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                return None
            raise
        if not held:
            os.close(handle)
            return None
        return cls(handle)

    def release(self) -> None:
        """Give it back; the number of a handle that is closed may be another's by now."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            with suppress(OSError):
                os.close(handle)

    def __del__(self) -> None:
        """Give it back when it is forgotten."""
        self.release()


def _by_library(path: Path, seconds: float, mode: int) -> Lock | None:
    """The lock as the library for every system takes it."""
    # Loading it takes longer than reading a folder, and most runs lock nothing.
    from filelock import FileLock, Timeout

    if not path.parent.is_dir():
        # The library would make a folder that is gone, and what is saved would go into that one.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    # Whoever takes it gives it back, from whatever thread.
    held = FileLock(path, timeout=seconds, mode=mode, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        return None
    except NotImplementedError as error:
        raise OSError(str(error)) from error
    return held


def prepare() -> None:
    """Load beside what goes on what the first save and the first note would have to wait for."""

    def load() -> None:
        import platformdirs

        _ = platformdirs.user_state_path
        if sys.platform == "win32":
            import filelock

            _ = filelock.FileLock
        else:
            import fcntl

            _ = fcntl.flock

    threading.Thread(target=load, name="prepare", daemon=True).start()
