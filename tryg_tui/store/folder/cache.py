"""The minutes of a folder as they were read last, so that they need not be taken apart again.

Nothing in it is worth keeping, and nothing in it is believed in doubt: then the files are read.
"""

import hashlib
import os
import stat
import time
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
from msgspec.structs import fields

from tryg_tui import __version__
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files import disk
from tryg_tui.store.files.commit import NotSaved, make_folder

FEW = 25
"""So many minutes are read about as fast as this cache."""

FRESH = 3_000_000_000
"""Nanoseconds in which a file may change again and look as it did."""

Stamp = tuple[int, int, int, int]
"""Times of change in nanoseconds, size and number of a file: what is another when it is written."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """Minutes in which nothing was wrong, and the file they were read from."""

    stamp: Stamp
    minutes: Loaded[Meeting]


class Cache:
    """The minutes of one folder that are known, and those that will be."""

    def __init__(self, root: Path) -> None:
        """Begin with what was kept last."""
        self._path = cache_path(root)
        self._known = _read(self._path)
        self._kept: dict[str, Kept] = {}
        self._new = 0
        self._now = time.time_ns()

    def recall(self, path: str, status: os.stat_result) -> Loaded[Meeting] | None:
        """The minutes in a file, where they are what its status says."""
        known = self._known.get(path)
        if known is None or known.stamp != self._sure(status):
            return None
        self._kept[path] = known
        return known.minutes

    def note(self, minutes: Loaded[Meeting], status: os.stat_result) -> None:
        """Keep minutes without a fault; `status` is that of their file before it was read."""
        stamp = self._sure(status)
        if stamp is not None and minutes.path.isascii() and is_clean(minutes.value):
            self._kept[minutes.path] = Kept(stamp, minutes)
            self._new += 1

    def keep(self) -> None:
        """Keep what is known now, where that is much more than before; failing does no harm."""
        if self._new <= FEW:
            return
        content = msgspec.json.encode(self._kept)
        with suppress(OSError, NotSaved):
            make_folder(self._path.parent, private=True)
            # The minutes may hold what is private: nobody else is to read what is made of them.
            disk.put(self._path, checksum(content) + b"\n" + content, mode=0o600)

    def _sure(self, status: os.stat_result) -> Stamp | None:
        """By what a file is known; None where it may change, or be another, without showing it."""
        plain = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        return stamp if plain and max(stamp[:2]) < self._now - FRESH else None


def cache_path(root: Path) -> Path:
    """Where the minutes of a folder are kept: in the cache of the user."""
    from platformdirs import user_cache_path

    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:20]
    return user_cache_path("tryg-tui", appauthor=False) / "minutes" / f"{name}.json"


def _read(path: Path) -> dict[str, Kept]:
    """What was kept by this version of the program; nothing where it is not whole."""
    try:
        told, _, content = path.read_bytes().partition(b"\n") if path.is_file() else (b"", b"", b"")
        is_whole = told == checksum(content)
        return msgspec.json.decode(content, type=dict[str, Kept]) if is_whole else {}
    except (OSError, ValueError, RecursionError):
        return {}


def checksum(content: bytes) -> bytes:
    """By what damage is told, and another version of the program, which holds other things."""
    return b"%08x" % zlib.crc32(content, zlib.crc32(__version__.encode()))


def is_clean(record: Record) -> bool:
    """Whether a table, with those in it, holds only what this program knows."""
    if record.extra:
        return False
    return all(is_clean(one) for name in _holding(type(record)) for one in getattr(record, name))


@cache
def _holding(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a table that hold a list of tables."""
    return tuple(field.name for field in fields(kind) if _are_tables(field.type))


def _are_tables(hint: object) -> bool:
    """Whether what a field holds are tables."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return True
    return any(map(_are_tables, get_args(hint)))
