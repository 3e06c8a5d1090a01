"""Saving a file: a version is on disk whole and for good, or not at all.

In this order: lock, compare with what was read before, verify, write beside the file, flush to
the disk, replace, flush the folder, unlock. Nobody's version is overwritten unseen.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeVar

from tryg_tui.core.model.base import Document, Problems, is_device
from tryg_tui.store.files import disk, log, windows
from tryg_tui.store.files.locks import lock
from tryg_tui.store.toml.codec import encode, read, tidied
from tryg_tui.store.toml.parse import LIMIT, contents

D = TypeVar("D", bound=Document)

Reason = Literal[
    "changed",
    "read-only",
    "no-space",
    "no-permission",
    "folder-gone",
    "locked",
    "not-a-lock",
    "io",
    "exists",
    "unreadable",
    "comments",
    "fenced",
    "unconfirmed",
    "outside",
    "too-large",
    "held-open",
    "device",
]
"""Why a file was not saved; "unreadable" is for one that may not be written over as it is,
"not-a-lock" for one beside which a folder or a link has the place of its lock,
"comments" for one into which somebody has written comments that would be lost, "fenced" for one
that somebody else has taken over, "unconfirmed" for one that is written, though the disk has not
said that it will be there after a power cut, "outside" for one that a link leads elsewhere,
"too-large" for one that could not be read again, "held-open" for one that is open elsewhere, and
"device" for a name that Windows does not take for a file."""

LOCK_SECONDS = 5.0
"""How long to wait for another program that is saving the same file."""

PRIVATE = 0o600
"""The permissions of a file that only its owner reads."""

_REASONS: dict[int, Reason] = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EFBIG: "no-space",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


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
        log.note("not-saved", reason, errno, log.file_told(path))


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


_unconfirmed: dict[Path, str] = {}
"""The SHA-256 of versions of ours that are in place, though their save ended in an error."""


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file, in hexadecimal; None where there is none that can be read."""
    with suppress(OSError):
        return digest(contents(path))
    return None


def commit(
    path: Path,
    data: bytes,
    base: str | None,
    verify: Callable[[bytes], bool],
    fence: Callable[[], bool] | None = None,
    *,
    shown: bool = False,
) -> str:
    """Save a file and return the SHA-256 of it.

    `base` is the SHA-256 of the version this one follows on, None for a new file; `verify` tells
    whether the bytes say what they are meant to, and `fence` at the last instant whether we may
    still write. With `shown`, a file that was kept from others may be read by whoever may read
    the folder. Raises NotSaved, and ValueError when `verify` says no.
    """
    if len(data) > LIMIT:
        raise NotSaved("too-large", path)
    sha256 = digest(data)
    with explained(path):
        # A link to the file stays one; links above it lead the same way for everybody.
        real = Path(os.path.realpath(path)) if path.is_symlink() else path
        if not real.parent.is_dir():
            raise NotSaved("folder-gone", path, errno.ENOENT)
        with _locked(real, path):
            status = _status(real)
            _require(real, status, base, sha256, path)
            if not verify(data):
                message = f"what would be written to {path} does not say what it should"
                raise ValueError(message)

            def last_check() -> None:
                # Editors know nothing of our lock, and writing may have taken its time. Times
                # alone may change on a network: what stands in the file decides.
                now = _status(real)
                if _stamp(now) != _stamp(status):
                    _require(real, now, base, sha256, path)
                if fence is not None and not fence():
                    raise NotSaved("fenced", path)

            mode, new = _rights(real.parent, _mode(status), shown=shown)
            disk.put(real, data, mode=mode, new=new, durable=True, last_check=last_check)
            return _confirmed(real, sha256, path)


def take_away(path: Path, base: str) -> None:
    """Remove a file that is still the version with this SHA-256, where it is there at all; raises
    NotSaved.
    """
    with explained(path), _locked(path, path):
        status = _status(path)
        if status is not None:
            _require(path, status, base, base, path)
            disk.remove(path)
        disk.flush_folder(path.parent)


def commit_document(path: Path, document: D, base: str | None) -> tuple[D, str]:
    """Save a document that is one file; what that says now, and its SHA-256. Raises NotSaved."""
    kept = tidied(document)
    return kept, commit(
        path, encode(kept), base, lambda data: read(data, type(kept), Problems("")) == kept
    )


def _confirmed(real: Path, sha256: str, path: Path) -> str:
    """The SHA-256 of a version in place, once its name is on the disk as well."""
    try:
        disk.flush_folder(real.parent)
    except OSError as error:
        # The next version follows on this one, whatever its caller was told.
        _unconfirmed[real] = sha256
        raise NotSaved("unconfirmed", path, error.errno) from error
    _unconfirmed.pop(real, None)
    log.note("saved", log.file_told(path))
    return sha256


def _rights(folder: Path, mode: int | None, *, shown: bool) -> tuple[int | None, int]:
    """The permissions to keep, None for those of a new file, which come second."""
    if mode is not None and not (shown and mode == PRIVATE):
        return mode, mode
    usual = disk.usual_mode(folder)
    # A folder shared by group keeps its files shared, whatever the user's own mask takes away.
    return (usual if usual & 0o020 else None), usual


def hand_out(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file that leaves the folder, with no lock beside it, as only its reader works on it;
    one that is there is replaced only with `force`. Raises NotSaved.
    """
    make_folder(path.parent)
    with explained(path):
        real = Path(os.path.realpath(path))
        if is_device(path.name) or (os.path.lexists(path) and not (force and real.is_file())):
            raise NotSaved("device" if is_device(path.name) else "exists", path)
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
        if mode is not None and not mode & 0o222:
            raise NotSaved("read-only", path)
        disk.put(real, data, mode=mode, new=0o644, durable=True)
        disk.flush_folder(real.parent)


def make_folder(path: Path, *, private: bool = False) -> None:
    """Make a folder, and those above it; raises NotSaved. A private one is only for this user,
    unless it is made in one that a group shares.
    """
    with explained(path):
        if path.is_dir():
            return
        make_folder(path.parent)
        shared = path.parent.stat().st_mode & stat.S_ISGID
        path.mkdir(mode=disk.PRIVATE if private and not shared else 0o777, exist_ok=True)
        try:
            disk.flush_folder(path.parent)
        except OSError:
            # Were it there at the next attempt, nothing would flush its name any more.
            with suppress(OSError):
                path.rmdir()
            raise


def inside(root: Path, path: str) -> Path:
    """Where a file of a folder is; raises NotSaved where a link leads it out of that folder."""
    at = root
    with explained(root / path):
        for part in Path(path).parts:
            at /= part
            if at.is_symlink() and not at.resolve().is_relative_to(root.resolve()):
                raise NotSaved("outside", at)
    return at


def require_folder(path: Path) -> None:
    """Raise NotSaved unless there is a folder, which is not made: a share may be away."""
    with explained(path):
        if not path.is_dir():
            raise NotSaved("folder-gone", path, errno.ENOENT)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's errors into the reason a file was not saved."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "io")
        if error.errno in (errno.ENOENT, errno.ENOTDIR) and not path.parent.is_dir():
            reason = "folder-gone"
        elif windows.is_held_open(path, error):
            reason = "held-open"
        raise NotSaved(reason, path, error.errno) from error


@contextmanager
def _locked(real: Path, path: Path) -> Iterator[None]:
    """Hold the lock of a file.

    The lock is a file of its own: the data file is another one after each save. It stays behind,
    for removing it would let two hold the lock at once; the system frees it when we die.
    """
    place = real.with_name(f".{real.name}.lock")
    if place.is_symlink() or place.is_dir():
        raise NotSaved("not-a-lock", path)
    # Whoever may write the file must be able to lock it.
    mode = _mode(_status(real))
    held = lock(place, LOCK_SECONDS, 0o644 if mode is None else mode & 0o666 | 0o600)
    if held is None:
        raise NotSaved("locked", path)
    try:
        yield
    finally:
        held.release()


def _status(real: Path) -> os.stat_result | None:
    """What the system says of a file, or None when there is none."""
    with suppress(FileNotFoundError):
        return real.stat()
    return None


def _mode(status: os.stat_result | None) -> int | None:
    """The permissions of a file, or None when there is none."""
    return None if status is None else stat.S_IMODE(status.st_mode)


def _stamp(it: os.stat_result | None) -> tuple[int, ...]:
    """What changes when a file does, as far as can be told without reading it."""
    return () if it is None else (it.st_ino, it.st_size, it.st_mtime_ns, it.st_ctime_ns)


def _require(
    real: Path, status: os.stat_result | None, base: str | None, new: str, path: Path
) -> None:
    """Raise NotSaved unless the new version follows on what is on disk."""
    if status is None and base is None:
        return
    # The new version, or the one before it, is there when an earlier attempt failed at its end.
    if status is None or digest(contents(real)) not in (base, new, _unconfirmed.get(real)):
        raise NotSaved("exists" if base is None else "changed", path)
    # Replacing a file asks for no right to write it, so the wish to keep it is looked at here.
    if not status.st_mode & 0o222:
        raise NotSaved("read-only", path)
