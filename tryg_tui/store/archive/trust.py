"""Whether an index may be trusted: it was looked through lately, and only we changed it since.

Words that are missing from an index do not show in its answers. So it is looked through once a
day, and whenever its file is not as this program left it.
"""

import json
import os
import time
from contextlib import suppress
from pathlib import Path

from tryg_tui.store.files import disk

DAY = 86_400.0
"""Seconds after which an index is looked through again."""

Identity = tuple[int, int, int]
"""By what the file of an index is known: time of change in nanoseconds, size, inode."""


def seen(path: Path) -> float | None:
    """When an index that is as we left it was looked through; None where it is not, or not lately.

    An index that is not there yet has nothing in it to be looked through.
    """
    now = time.time()
    identity = _identity(path)
    if identity is None:
        return now
    try:
        when, *known = json.loads(_beside(path).read_bytes())
        lately = 0 <= now - when <= DAY
    except (OSError, ValueError, TypeError):
        return None
    return float(when) if lately and tuple(known) == identity else None


def trust(path: Path, when: float) -> None:
    """Note that an index was looked through, and how its file is now."""
    identity = _identity(path)
    # Where that cannot be noted, it is looked through once more next time.
    with suppress(OSError):
        if identity is not None:
            disk.put(_beside(path), json.dumps([when, *identity]).encode())


def forget(path: Path) -> None:
    """An index is gone, and so is what was noted about it."""
    disk.discard(_beside(path))


def _beside(path: Path) -> Path:
    """The file in which it is noted."""
    return path.with_name(f"{path.name}-seen")


def _identity(path: Path) -> Identity | None:
    """By what the file of an index is known, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
