"""A journal on the disk: locked while its owner runs, and read by whoever comes after."""

import errno
import json
import os
import secrets
import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import tryg_tui
from tryg_tui.store.files import disk
from tryg_tui.store.files.locks import Lock, lock
from tryg_tui.store.files.processes import boot_id, host_name

SEQUENCE, KEY, VALUE = "seq", "key", "value"
"""The keys of a line: its number from 0, what it is about, and what stands there; null is gone."""


class Replayed(NamedTuple):
    """What a journal says."""

    header: dict[str, str]
    """Who wrote it."""
    values: dict[str, str]
    """The last value of each key that was not forgotten."""
    damaged: bool
    """Whether something stood after the valid beginning."""


def header_line(header: dict[str, str]) -> bytes:
    """The first line."""
    return _line({SEQUENCE: 0, **header})


def value_line(sequence: int, key: str, value: str | None) -> bytes:
    """A line after the first."""
    return _line({SEQUENCE: sequence, KEY: key, VALUE: value})


def replay(data: bytes) -> Replayed:
    """What the bytes of a journal say."""
    header: dict[str, str] = {}
    values: dict[str, str] = {}
    start = sequence = 0
    while (end := data.find(b"\n", start)) >= 0:
        record = _record(data[start:end], sequence)
        if record is None:
            break
        if sequence == 0:
            header = {name: str(value) for name, value in record.items()}
        elif isinstance(value := record.get(VALUE), str):
            values[str(record.get(KEY))] = value
        else:
            values.pop(str(record.get(KEY)), None)
        start, sequence = end + 1, sequence + 1
    return Replayed(header, values, damaged=start < len(data))


def _line(record: dict[str, str | int | None]) -> bytes:
    """A record as a line."""
    # Only ASCII, so that a line end never stands in it, nor half a character breaks it.
    body = json.dumps(record, separators=(",", ":")).encode("ascii")
    return b"%08x %d %b\n" % (zlib.crc32(body), len(body), body)


def _record(line: bytes, sequence: int) -> dict[str, object] | None:
    """The record in a line, or None when it is not whole or not the one whose turn it is."""
    body = line.partition(b" ")[2].partition(b" ")[2]
    if line != b"%08x %d %b" % (zlib.crc32(body), len(body), body):
        return None
    try:
        record = json.loads(body)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.pop(SEQUENCE, None) != sequence:
        return None
    return record


SUFFIX = ".jnl"
"""How the name of a journal ends."""

LARGE = 256 * 1024
"""Bytes from which on a journal is written anew when most of it is forgotten."""

MOSTLY_DEAD = 4
"""How many times what is still valid a journal may be."""

MADE = 5
"""How many folders may have been made for a journal, one in the other."""


def lock_path(path: Path) -> Path:
    """The file beside a journal that its owner holds a lock on."""
    return path.with_suffix(".lock")


class JournalFile:
    """A journal that is being written."""

    def __init__(self, place: Path, root: Path, values: dict[str, str]) -> None:
        """Begin a file with some values; OSError when that cannot be done."""
        disk.private_folder(place.parent)
        disk.private_folder(place)
        boot = boot_id().partition("-")[0] or "boot"
        self.path = place / f"{boot}-{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}"
        self._header = {
            "folder": os.path.realpath(root),
            "host": host_name(),
            "boot": boot_id(),
            "pid": str(os.getpid()),
            "version": tryg_tui.__version__,
        }
        # Before the file is there, so that nobody takes it for one whose owner is gone.
        self._lock = self._locked()
        self._named = False
        """Whether its name is on the disk for good."""
        try:
            self._handle = disk.create(self.path)
        except BaseException:
            self._unlock(remove=True)
            raise
        try:
            self._sequence, self._size = self._fill(self._handle, values)
        except BaseException:
            self.close(remove=True)
            raise

    def add(self, key: str, value: str | None) -> None:
        """Write what stands under a key."""
        line = value_line(self._sequence + 1, key, value)
        disk.write_all(self._handle, line)
        self._sequence += 1
        self._size += len(line)

    def handle(self) -> int:
        """A handle of its own to flush by, which stays good when the file is closed meanwhile."""
        return os.dup(self._handle)

    def flush(self) -> None:
        """Bring to the disk what was written."""
        disk.flush(self._handle)

    def flush_name(self) -> None:
        """Bring to the disk that there is such a file, where that is not done yet."""
        if not self._named:
            self._named = True
            for folder in self.path.parents[:MADE]:
                disk.flush_folder(folder)

    def empty(self) -> None:
        """Forget everything, on the disk as well."""
        disk.cut(self._handle, 0)
        self._sequence, self._size = self._fill(self._handle, {})

    def is_mostly_dead(self, values: dict[str, str]) -> bool:
        """Whether a file with these values alone would be much smaller."""
        alive = sum(map(len, values.values()))
        return self._size > LARGE and self._size > MOSTLY_DEAD * alive

    def rewritten(self, values: dict[str, str]) -> "Rewritten":
        """A file with these values alone, on the disk but not in the place of this one yet."""
        temporary = disk.temporary_for(self.path)
        handle = disk.create(temporary)
        try:
            sequence, size = self._fill(handle, values)
            disk.flush(handle)
        except BaseException:
            os.close(handle)
            disk.discard(temporary)
            raise
        return Rewritten(temporary, handle, sequence, size, values)

    def put(self, new: "Rewritten", values: dict[str, str]) -> None:
        """Put a rewritten file in the place of this one, with what was noted meanwhile."""
        old, self._handle = self._handle, new.handle
        self._sequence, self._size = new.sequence, new.size
        try:
            for key in new.values.keys() | values.keys():
                if new.values.get(key) != values.get(key):
                    self.add(key, values.get(key))
            disk.replace(new.temporary, self.path)
            self._named = False
        except BaseException:
            disk.discard(new.temporary)
            raise
        finally:
            os.close(old)

    def close(self, *, remove: bool) -> None:
        """Close and unlock it, and remove it when nothing in it is wanted."""
        with suppress(OSError):
            os.close(self._handle)
        if remove:
            disk.discard(self.path)
        self._unlock(remove=remove)

    def _fill(self, handle: int, values: dict[str, str]) -> tuple[int, int]:
        """Write header and values into an empty file; the last number and the bytes."""
        lines = [header_line(self._header)]
        lines += [
            value_line(number, key, value) for number, (key, value) in enumerate(values.items(), 1)
        ]
        data = b"".join(lines)
        disk.write_all(handle, data)
        return len(values), len(data)

    def _locked(self) -> Lock:
        """The lock that says that we still run."""
        held = lock(lock_path(self.path))
        if held is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(self.path))
        return held

    def _unlock(self, *, remove: bool) -> None:
        """Give the lock back."""
        release(self._lock, self.path, remove=remove)


class Rewritten(NamedTuple):
    """A journal without what was forgotten, beside the one it is to replace."""

    temporary: Path
    handle: int
    sequence: int
    size: int
    values: dict[str, str]


def release(held: Lock, path: Path, *, remove: bool) -> None:
    """Give back the lock of a journal, and remove its file together with the journal."""
    if remove:
        # While it is still held: whoever opens it meanwhile finds no journal beside it.
        disk.discard(lock_path(path))
    with suppress(OSError):
        held.release()
