"""Which files of the folder may have changed, told by looking at them often and briefly."""

import os
import stat
import struct
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.processes import opened
from tryg_tui.store.folder.load import FolderReading, read_folder, read_meeting

DEPTH = 2
"""Folders inside one another that hold files of ours: `reports/2018`."""

Stamp = bytes
"""Times, size and number of a file: what is another when it was written.

They are packed, as of many files they are held for as long as the program runs.
"""

_PACKED = struct.Struct(">QQQQ")
_MOST = (1 << 64) - 1


class Watcher:
    """Compares the files of a folder with what they were when it last looked.

    It is only a hint: whether a file says something new, its SHA-256 tells. What was seen before
    the folder was read misses nothing.
    """

    def __init__(self, root: Path, seen: Mapping[str, Stamp] | None = None) -> None:
        """Begin with what was seen of the folder, or look at it for the first time."""
        self._root = root
        there = stamps(root) if seen is None else seen
        self._seen = {path: stamp for path, stamp in there.items() if not hidden(path)}

    def changed(self, only: Collection[str] | None = None) -> frozenset[str]:
        """The paths, below the folder, that are new, gone or other than at the last look.

        With `only` nothing else is looked at.
        """
        if only is None:
            now = stamps(self._root, marks=False)
            known = self._seen
        else:
            now = stamps_of(self._root, only)
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


class Seen(NamedTuple):
    """A folder as it was read, and how its files stood just before."""

    reading: FolderReading
    """What its files hold."""
    stamps: dict[str, Stamp]
    """From when on changes of them are news."""


def see(root: Path) -> Seen:
    """Read a folder; raises FolderMissing."""
    before = stamps(root)
    return Seen(read_folder(root), before)


def stamps(root: Path, *, marks: bool = True) -> dict[str, Stamp]:
    """The files below a folder, by their paths, without those of other programs and our own hidden
    ones; with the marks, though, by which an editor says that it has a file open.
    """
    found: dict[str, Stamp] = {}
    _look_below(str(root), "", DEPTH, found, marks=marks)
    return found


def stamps_of(root: Path, paths: Collection[str]) -> dict[str, Stamp]:
    """Some files below a folder, by their paths; without those that are not there."""
    return {path: _stamp(status) for path in paths if (status := _status(f"{root}/{path}"))}


def hidden(path: str) -> bool:
    """Whether a file, by its path below the folder, is a hidden one."""
    return "/." in path or path.startswith(".")


def _look_below(
    folder: str, path: str, depth: int, found: dict[str, Stamp], *, marks: bool
) -> None:
    """Look at the files of a folder, and of those in it."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            name = entry.name
            # Of our own locks there may be as many as minutes.
            is_hidden = name.startswith(".")
            if is_hidden and (not marks or name.endswith(".lock") or opened(name) is None):
                continue
            # What a listing says of a file is older than the file on some systems.
            status = _status(entry.path)
            if status is None:
                continue
            if not stat.S_ISDIR(status.st_mode):
                found[path + name] = _stamp(status)
            elif depth and not is_hidden:
                _look_below(entry.path, f"{path}{name}/", depth - 1, found, marks=marks)


def _status(path: str | Path) -> os.stat_result | None:
    """What the system says of a file, or None where there is none."""
    try:
        return os.stat(path)  # noqa: PTH116  a path as text is looked at in half the time
    except OSError:
        return None


def _stamp(status: os.stat_result) -> Stamp:
    """What tells one state of a file from another."""
    return _PACKED.pack(
        status.st_mtime_ns & _MOST,
        status.st_ctime_ns & _MOST,
        status.st_size,
        status.st_ino & _MOST,
    )
