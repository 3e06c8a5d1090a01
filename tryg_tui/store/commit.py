"""The one place that writes files: a version is on disk whole and for good, or not at all.

In this order: lock, compare with what was read before, verify, write beside the file, flush to
the disk, replace, flush the folder, unlock. Nobody's version is overwritten unseen.
"""

import errno
import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

Reason = Literal[
    "changed",
    "read-only",
    "no-space",
    "no-permission",
    "folder-gone",
    "locked",
    "io",
    "exists",
    "unreadable",
    "comments",
]
"""Why a file was not saved; "unreadable" is for one that may not be written over as it is, and
"comments" for one into which somebody has written comments that would be lost."""

LOCK_SECONDS = 5.0
"""How long to wait for another program that is saving the same file."""

PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28)
"""Seconds between attempts to replace a file that another program holds open on Windows."""

DAY = 86_400
"""Seconds after which no save can still be under way."""

_HELD_OPEN = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; all pass when the other closes."""

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EBADF})
"""What a file system answers that cannot flush a folder, or may not be asked to."""

_REASONS: dict[int, Reason] = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EFBIG: "no-space",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}

_ORPHAN = re.compile(r"\..+\.(\d+)\.[0-9a-f]{8}\.tmp\Z", re.DOTALL)


class NotSaved(Exception):
    """A file was not saved for certain; what is there is a whole version, the old or the new."""

    def __init__(self, reason: Reason, path: Path, errno: int | None = None) -> None:
        super().__init__(f"{path}: {reason}")
        self.reason = reason
        """Why."""
        self.path = path
        """The file."""
        self.errno = errno
        """The number of the system's error, where there was one."""


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def commit(path: Path, data: bytes, base: str | None, verify: Callable[[bytes], bool]) -> str:
    """Save a file and return the SHA-256 of it.

    `base` is the SHA-256 of the version this one follows on, None for a new file; `verify` tells
    whether the bytes say what they are meant to. Raises NotSaved, and ValueError when `verify`
    says no.
    """
    with _explained(path):
        real = Path(os.path.realpath(path))
        if not real.parent.is_dir():
            raise NotSaved("folder-gone", path, errno.ENOENT)
        mode = _mode(real)
        with _locked(real, mode, path):
            obstacle = _obstacle(real, base, digest(data))
            if obstacle is not None:
                raise NotSaved(obstacle, path)
            if not verify(data):
                message = f"what would be written to {path} does not say what it should"
                raise ValueError(message)
            _put(real, data, mode)
    return digest(data)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none; raises NotSaved."""
    if path.is_dir():
        return
    with _explained(path):
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        _sync_folder(path.parent)


def remove_orphans(folder: Path) -> None:
    """Remove what saves that were cut off, by a crash or a power cut, left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _ORPHAN.match(entry.name)
            if found is None:
                continue
            with suppress(OSError):
                old = time.time() - entry.stat(follow_symlinks=False).st_mtime > DAY
                if old or not _alive(int(found[1])):
                    Path(entry.path).unlink()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn the system's errors into the reason a file was not saved."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "io")
        if error.errno in (errno.ENOENT, errno.ENOTDIR) and not path.parent.is_dir():
            reason = "folder-gone"
        raise NotSaved(reason, path, error.errno) from error


@contextmanager
def _locked(real: Path, mode: int | None, path: Path) -> Iterator[None]:
    """Hold the lock of a file.

    The lock is a file of its own: the data file is another one after each save. It stays behind,
    for removing it would let two hold the lock at once; the system frees it when we die.
    """
    # Loading it takes longer than reading a folder, and most runs save nothing.
    from filelock import FileLock, Timeout

    # Whoever may write the file must be able to lock it.
    rights = 0o644 if mode is None else mode & 0o666 | 0o600
    lock = FileLock(real.with_name(f".{real.name}.lock"), timeout=LOCK_SECONDS, mode=rights)
    try:
        lock.acquire()
    except Timeout:
        raise NotSaved("locked", path) from None
    try:
        yield
    finally:
        # The replacement is done by now; a lock that cannot be given back is freed with us.
        with suppress(OSError):
            lock.release()


def _mode(real: Path) -> int | None:
    """The permissions of a file, or None when there is none."""
    try:
        return stat.S_IMODE(real.stat().st_mode)
    except FileNotFoundError:
        return None


def _obstacle(real: Path, base: str | None, new: str) -> Reason | None:
    """Why what is on disk may not be replaced, or None when the new version follows on it."""
    mode = _mode(real)
    if mode is None:
        return None if base is None else "changed"
    if base is None:
        return "exists"
    # The new version itself is there when an earlier attempt failed at its very last step.
    if digest(real.read_bytes()) not in (base, new):
        return "changed"
    # Replacing a file asks for no right to write it, so the wish to keep it is looked at here.
    return None if mode & 0o222 else "read-only"


def _put(real: Path, data: bytes, mode: int | None) -> None:
    """Write bytes beside a file, flush them and put them in its place."""
    temporary = real.with_name(f".{real.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(temporary, flags, 0o644 if mode is None else 0o600)
    try:
        try:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            _write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        _replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(real.parent)


def _write(handle: int, data: bytes) -> None:
    """Write all of some bytes, however few the system takes at a time."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _replace(temporary: Path, real: Path) -> None:
    """Put a file in the place of another, waiting a little for programs that hold it open."""
    for pause in PAUSES:
        try:
            os.replace(temporary, real)  # noqa: PTH105  replaces on every system
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_OPEN:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(temporary, real)  # noqa: PTH105


def _sync_folder(folder: Path) -> None:
    """Flush a folder, so that the name of a file in it survives a power cut."""
    if os.name == "nt":
        return  # A folder cannot be opened there; the replacement is flushed with the file.
    handle = -1
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        if handle >= 0:
            os.close(handle)


def _alive(process: int) -> bool:
    """Whether a process runs on this machine, as far as can be told."""
    if os.name == "nt":
        return True  # Asking would end it there; age decides alone.
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
