"""What the first screen shows of a large folder, kept for as long as none of its files changes.

They are known by their sizes and times; where one of them is another, the whole folder is read.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui import __version__
from tryg_tui.core.folder import Loaded
from tryg_tui.core.ledger import Ledger
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.present import present
from tryg_tui.core.problems import Problem
from tryg_tui.store import archive_scan
from tryg_tui.store.foreign import copy_of, is_foreign, opened
from tryg_tui.store.loading import MINUTES, FolderReading, read_folder
from tryg_tui.store.opening import FEW


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """A large folder as far as the first screen needs it; its registers are read themselves."""

    meetings: tuple[Loaded[Meeting], ...]
    problems: tuple[Problem, ...]
    """All that is wrong with the whole folder."""
    readonly: frozenset[str]
    unreadable: frozenset[str]
    total: int
    """How many meetings there are."""


def recall(root: Path) -> tuple[FolderReading, int] | None:
    """The folder as far as the first screen needs it, with how many meetings there are, or None."""
    if not _is_large(root):
        return None
    from tryg_tui.store import archive_file

    with suppress(archive_file.NoIndex, archive_file.Damaged, OSError, msgspec.DecodeError):
        key = _key(root)
        data = archive_file.recall(archive_file.index_path(root), key) if key else None
        if data is not None:
            found = msgspec.json.decode(data, type=Beginning)
            registers = read_folder(root, only=())
            reading = replace(
                registers,
                folder=replace(registers.folder, meetings=found.meetings),
                problems=found.problems,
                readonly=found.readonly,
                unreadable=found.unreadable,
            )
            return reading, found.total
    return None


def remember(
    root: Path, reading: FolderReading, problems: tuple[Problem, ...], ledger: Callable[[], Ledger]
) -> None:
    """Keep what the first screen needs of a large folder, unless it is just changing."""
    if not _is_large(root) or not all(_can_be_kept(problem.args) for problem in problems):
        return
    from tryg_tui.store import archive_file

    found = Beginning(
        meetings=present(reading.folder, ledger()).meetings,
        problems=problems,
        readonly=reading.readonly,
        unreadable=reading.unreadable,
        total=len(reading.folder.meetings),
    )
    with suppress(archive_file.NoIndex, archive_file.Damaged, OSError):
        key = _key(root)
        if key:
            path = archive_file.index_path(root)
            archive_file.remember(path, key, msgspec.json.encode(found))


def _is_large(root: Path) -> bool:
    """Whether there are so many minutes that they are indexed."""
    with suppress(OSError):
        return len(os.listdir(root / MINUTES)) > FEW  # noqa: PTH208 - the quickest look
    return False


def _can_be_kept(value: Any) -> bool:
    """Whether a value is the same when it has been kept as JSON."""
    if isinstance(value, dict):
        return all(map(_can_be_kept, value.values()))
    if isinstance(value, list):
        return all(map(_can_be_kept, value))
    return value is None or isinstance(value, str | int | float)


def _key(root: Path) -> str:
    """By what the folder as it is now is known; empty while a file in it is very young."""
    there: dict[str, object] = {"": __version__}
    young = time.time_ns() - archive_scan.FRESH
    minutes = archive_scan.scan(root)
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        known = minutes if Path(folder) == root / MINUTES else {}
        for name in names:
            if name not in known and _tells(name):
                path = os.path.join(folder, name)  # noqa: PTH118 - thousands of times
                told = os.stat(path)  # noqa: PTH116
                there[path] = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
                if told.st_mtime_ns > young:
                    return ""
    if any(identity[0] > young for identity in minutes.values()):
        return ""
    return hashlib.sha256(msgspec.json.encode((there, minutes))).hexdigest()


def _tells(name: str) -> bool:
    """Whether a file is one of the folder's, or says something of one of them."""
    if copy_of(name) is not None or opened(name) is not None:
        return True
    return name.endswith(".toml") and not is_foreign(name)
