"""Looking at the minutes there are without reading any: by this a change is noticed."""

import os
import re
import stat
from pathlib import Path

from tryg_tui.store.files.foreign import copy_of, is_foreign, opened
from tryg_tui.store.folder.load import MINUTES

FRESH = 3_000_000_000
"""Nanoseconds in which a file may change again without looking changed; it is read once more."""

Identity = tuple[int, int, int, int]
"""By what a file is known to be unchanged: times of change in nanoseconds, size, inode."""

NOTHING: Identity = (0, 0, 0, 0)
"""The identity of what is no file, or cannot be looked at."""

_OURS = re.compile(r"[a-z0-9-]+\.toml")
"""How nearly all minutes are named; others are looked at more closely."""


def scan(root: Path) -> dict[str, Identity]:
    """The minutes there are now, by their names."""
    found = {}
    try:
        with os.scandir(root / MINUTES) as entries:
            for entry in entries:
                name = entry.name
                if _OURS.fullmatch(name) or _is_minutes(name):
                    try:
                        told = entry.stat()
                    except OSError:
                        found[name] = NOTHING
                        continue
                    known = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
                    found[name] = known if stat.S_ISREG(told.st_mode) else NOTHING
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return found


def _is_minutes(name: str) -> bool:
    """Whether a file is one of ours, and no copy that another program made."""
    return (
        name.endswith(".toml")
        and not is_foreign(name)
        and copy_of(name) is None
        and opened(name) is None
    )
