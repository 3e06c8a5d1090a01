"""Which files of the folder may have changed, told by looking at them often and briefly."""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from tryg_tui.core.folder import Loaded
from tryg_tui.core.meeting import Meeting
from tryg_tui.store.loading import read_meeting

DEPTH = 2
"""Folders inside one another that hold files of ours: `reports/2018`."""

Stamp = tuple[int, int, int, int]
"""Number, size and times of a file: what is another when it was written."""


class Watcher:
    """Compares the files of a folder with what they were when it last looked.

    It is only a hint: whether a file says something new, its SHA-256 tells. Made before the folder
    is read, it misses nothing.
    """

    def __init__(self, root: Path) -> None:
        """Look at the folder for the first time."""
        self._root = root
        self._seen = dict(_stamps(str(root)))

    def changed(self, only: Collection[str] | None = None) -> frozenset[str]:
        """The paths, below the folder, that are new, gone or other than at the last look.

        With `only` nothing else is looked at.
        """
        if only is None:
            now = dict(_stamps(str(self._root)))
            known = self._seen
        else:
            now = {path: _stamp(status) for path in only if (status := _status(self._root / path))}
            known = {path: self._seen[path] for path in only if path in self._seen}
        # What is in both as it is in one of them has not changed.
        differing = {path for path, _stamp in known.items() ^ now.items()}
        if differing:
            rest = self._seen if only is not None else {}
            self._seen = {path: rest[path] for path in rest if path not in differing} | now
        return frozenset(differing)


def read_whole(root: Path, path: str) -> Loaded[Meeting] | None:
    """The meeting in a file, by its path below the folder, when it is whole.

    None while it is being replaced, copied or put together: what was last read goes on to count,
    and it is worth asking again.
    """
    before = _status(root / path)
    loaded, _problems = read_meeting(root, path)
    after = _status(root / path)
    # What was read while it was written may begin with one version and end with another.
    unchanged = before is not None and after is not None and _stamp(before) == _stamp(after)
    return loaded if unchanged else None


def _stamps(folder: str, path: str = "", depth: int = DEPTH) -> Iterator[tuple[str, Stamp]]:
    """The files below a folder, without hidden ones: those are of other programs or our own."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # What a listing says of a file is older than the file on some systems.
            status = _status(entry.path)
            if status is None:
                continue
            if not stat.S_ISDIR(status.st_mode):
                yield f"{path}{entry.name}", _stamp(status)
            elif depth:
                yield from _stamps(entry.path, f"{path}{entry.name}/", depth - 1)


def _status(path: str | Path) -> os.stat_result | None:
    """What the system says of a file, or None where there is none."""
    try:
        return os.stat(path)  # noqa: PTH116  a path as text is looked at in half the time
    except OSError:
        return None


def _stamp(status: os.stat_result) -> Stamp:
    """What tells one state of a file from another."""
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
