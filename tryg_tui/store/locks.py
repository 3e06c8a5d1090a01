"""Locks that the system frees when their holder dies."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


def try_lock(path: Path) -> "BaseFileLock | None":
    """Hold the lock at a path until it is released, or None when somebody else does.

    Raises OSError where files cannot be locked.
    """
    # Loading it takes longer than reading a folder, and most runs lock nothing.
    from filelock import FileLock, Timeout

    # Whoever takes it gives it back, from whatever thread.
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except NotImplementedError as error:
        raise OSError(str(error)) from error
    return lock


def prepare() -> None:
    """Load beside what goes on what the first save and the first note would have to wait for."""

    def load() -> None:
        import filelock
        import platformdirs

        _ = filelock.FileLock, platformdirs.user_state_path

    threading.Thread(target=load, name="prepare", daemon=True).start()
