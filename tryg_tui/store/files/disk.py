"""The one place that changes anything on the disk; `commit` says in which order, and why."""

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tryg_tui.store.files import windows
from tryg_tui.store.files.processes import is_alive

DAY = 86_400
"""Seconds after which no save can still be under way."""

_ORPHAN = re.compile(r"\..+\.(\d+)\.[0-9a-f]{8}\.tmp\Z", re.DOTALL)

PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28)
"""Seconds between attempts to replace a file that another program holds open."""

PRIVATE = 0o700
"""The permissions of a folder that nobody else may look into."""

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EBADF})
"""What a file system answers that cannot flush a folder, or may not be asked to."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What a file system answers on which a file has only one name."""


def temporary_for(real: Path) -> Path:
    """A name beside a file for its next version, which tells whose it is."""
    return real.with_name(f".{real.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def create(path: Path, mode: int = 0o600, how: int = os.O_EXCL) -> int:
    """A handle to a new file, which is only added to; FileExistsError when there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | how
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return os.open(path, flags, mode)


def add(path: Path, data: bytes, largest: int) -> None:
    """Add bytes to the end of a file, which is put aside first when it has become too large."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        if path.stat().st_size > largest:
            os.replace(path, path.with_stem(f"{path.stem}-1"))  # noqa: PTH105
    # A pipe in its place must not hold up whoever writes.
    with os.fdopen(create(path, how=getattr(os, "O_NONBLOCK", 0)), "ab") as file:
        file.write(data)


def open_lock(path: Path, mode: int) -> int:
    """A handle to a file that is only locked; where there is none it is made with these rights."""
    flags = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        handle = os.open(path, flags | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        with suppress(PermissionError):
            return os.open(path, flags)
        # Whoever may only read it can lock it all the same.
        return os.open(path, flags & ~os.O_RDWR)
    # The user's own mask must not keep out who may write the file that is locked.
    with suppress(OSError):
        os.fchmod(handle, mode)
    return handle


def write_all(handle: int, data: bytes) -> None:
    """Write all of some bytes, however few the system takes at a time."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def flush(handle: int) -> None:
    """Flush the contents of a file to the disk."""
    getattr(os, "fdatasync", os.fsync)(handle)


def cut(handle: int, size: int) -> None:
    """Cut a file off after some bytes."""
    os.ftruncate(handle, size)


def put(
    real: Path,
    data: bytes,
    *,
    mode: int | None = None,
    new: int = 0o600,
    durable: bool = False,
    last_check: Callable[[], None] | None = None,
) -> None:
    """Put bytes in the place of a file, which is at every instant the whole old or new one.

    `mode` are the permissions the file has; without one it gets `new`, less what the user's own
    mask takes away. `durable` flushes the bytes first, for what must survive a power cut.
    `last_check` raises what speaks against replacing, when all that takes time is done.
    """
    temporary = _beside(real, data, mode, new, durable=durable)
    try:
        if last_check is not None:
            last_check()
        try:
            replace(temporary, real)
        except OSError:
            if not _happened(temporary, real, data):
                raise
    except BaseException:
        discard(temporary)
        raise


def _beside(real: Path, data: bytes, mode: int | None, new: int, *, durable: bool) -> Path:
    """A file with some bytes beside another, flushed where it must be."""
    try:
        return _new_beside(real, data, mode, new, durable=durable)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    # What a failed flush was to write may have been dropped, and the next flush say that all is
    # well: only a new file, written from memory, can be trusted.
    return _new_beside(real, data, mode, new, durable=durable)


def _new_beside(real: Path, data: bytes, mode: int | None, new: int, *, durable: bool) -> Path:
    """A new file with some bytes beside another; nothing is left of it after an error."""
    temporary = temporary_for(real)
    handle = create(temporary, new if mode is None else 0o600)
    try:
        try:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            write_all(handle, data)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def _happened(temporary: Path, real: Path, data: bytes) -> bool:
    """Whether a replacement was made though the answer says that it failed.

    Over a network the answer can get lost and the file be asked for again, which is gone by then.
    """
    try:
        return not temporary.exists() and real.read_bytes() == data
    except OSError:
        return False


def publish(path: Path, data: bytes, mode: int = 0o644) -> bool:
    """Make a file that is whole from its first instant; False when there is one already."""
    temporary = temporary_for(path)
    handle = create(temporary, mode)
    try:
        try:
            write_all(handle, data)
        finally:
            os.close(handle)
        return claim(temporary, path)
    finally:
        discard(temporary)


def claim(temporary: Path, path: Path) -> bool:
    """Give a file a second name unless that one is taken; False when it is."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        # Over a network the answer to a link that was made can get lost, and the link be asked
        # for again: two names tell that it is ours.
        return temporary.stat().st_nlink == 2
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _copied(temporary, path)
    return True


def _copied(temporary: Path, path: Path) -> bool:
    """Make a new file with what is in another, where files cannot have two names."""
    try:
        handle = create(path, stat.S_IMODE(temporary.stat().st_mode))
    except FileExistsError:
        return False
    try:
        write_all(handle, temporary.read_bytes())
    finally:
        os.close(handle)
    return True


def move(path: Path, aside: Path) -> bool:
    """Give a file another name; False when it is not there, as of two who try only one can."""
    try:
        windows.patiently(lambda: path.rename(aside), PAUSES, windows.may_pass)
    except FileNotFoundError:
        return False
    return True


def replace(temporary: Path, real: Path) -> None:
    """Put a file in the place of another, waiting a little for programs that hold it open."""

    def put_there() -> None:
        try:
            os.replace(temporary, real)  # noqa: PTH105  replaces on every system
        except OSError as error:
            if not windows.replace_open(temporary, real, error):
                raise

    windows.patiently(put_there, PAUSES, windows.may_pass)


def remove(path: Path) -> None:
    """Remove a file."""
    path.unlink()


def discard(path: Path) -> None:
    """Remove a file, if that can be done."""
    with suppress(OSError):
        remove(path)


def remove_orphans(folder: Path) -> None:
    """Remove what saves that were cut off, by a crash or a power cut, left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        if os.path.islink(folder):  # noqa: PTH114  where that cannot be told, it is none
            return  # What lies elsewhere is not ours.
        for entry in entries:
            found = _ORPHAN.match(entry.name)
            if found is None:
                continue
            with suppress(OSError):
                old = time.time() - entry.stat(follow_symlinks=False).st_mtime > DAY
                if old or not is_alive(int(found[1])):
                    discard(Path(entry.path))


def flush_folder(folder: Path) -> None:
    """Flush a folder, so that the name of a file in it survives a power cut."""
    if windows.HERE:
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


def usual_mode(folder: Path) -> int:
    """The permissions of a new file: nobody reads it who may not look into its folder."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    # Who may only read a folder may only read its files; who shares it by group shares them.
    return 0o600 | (mode & 0o044) | (mode & 0o020 if mode & stat.S_ISGID else 0)


def private_folder(path: Path) -> None:
    """Make a folder that only this user may look into; PermissionError for one of others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.mkdir(mode=PRIVATE)
    status = path.lstat()
    # In a folder for everybody, somebody else may have made it first, or put a link there.
    foreign = hasattr(os, "getuid") and status.st_uid != os.getuid()
    if foreign or not stat.S_ISDIR(status.st_mode):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if stat.S_IMODE(status.st_mode) & 0o077:
        path.chmod(PRIVATE)
