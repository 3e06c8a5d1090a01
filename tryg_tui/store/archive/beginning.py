"""What the first screen shows of a large folder, kept for as long as none of its files changes.

They are known by their sizes and times; where one of them is another, the whole folder is read.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui import __version__
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.present import present
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.problems import Problem
from tryg_tui.store.archive import scan
from tryg_tui.store.archive.opening import FEW
from tryg_tui.store.files.watch import Stamp, stamp_at, stamps
from tryg_tui.store.folder.load import MINUTES, FolderReading, read_folder


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """A large folder as far as the first screen needs it; its registers are read themselves."""

    meetings: tuple[Loaded[Meeting], ...]
    problems: tuple[Problem, ...]
    """All that is wrong with the whole folder."""
    readonly: frozenset[str]
    unreadable: frozenset[str]
    total: int
    """How many meetings there are."""


def recall(
    root: Path, there: Mapping[str, Stamp] | None = None
) -> tuple[FolderReading, int] | None:
    """The folder as far as the first screen needs it, with how many meetings there are, or None.

    `there` is what was seen of its files just now, where that has been done.
    """
    there = stamps(root) if there is None else there
    if not _is_large(there):
        return None
    from tryg_tui.store.archive import file as archive_file

    with suppress(archive_file.NoIndex, archive_file.Damaged, OSError, msgspec.DecodeError):
        key = _key(there)
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
    root: Path,
    there: Mapping[str, Stamp],
    reading: FolderReading,
    problems: tuple[Problem, ...],
    ledger: Callable[[], Ledger],
) -> None:
    """Keep what the first screen needs of a large folder, unless it is just changing.

    `there` is what was seen of its files before they were read.
    """
    if not _is_large(there) or not all(_can_be_kept(problem.args) for problem in problems):
        return
    from tryg_tui.store.archive import file as archive_file

    found = Beginning(
        meetings=present(reading.folder, ledger()).meetings,
        problems=problems,
        readonly=reading.readonly,
        unreadable=reading.unreadable,
        total=len(reading.folder.meetings),
    )
    with suppress(archive_file.NoIndex, archive_file.Damaged, OSError):
        key = _key(there)
        if key:
            path = archive_file.index_path(root)
            archive_file.remember(path, key, msgspec.json.encode(found))


def _is_large(there: Mapping[str, Stamp]) -> bool:
    """Whether there are so many minutes that they are indexed."""
    if len(there) <= FEW:
        return False
    return sum(path.startswith(f"{MINUTES}/") for path in there) > FEW


def _can_be_kept(value: Any) -> bool:
    """Whether a value is the same when it has been kept as JSON."""
    if isinstance(value, dict):
        return all(map(_can_be_kept, value.values()))
    if isinstance(value, list):
        return all(map(_can_be_kept, value))
    return value is None or isinstance(value, str | int | float)


def _key(there: Mapping[str, Stamp]) -> str:
    """By what a folder is known to be unchanged; empty while a file in it is very young."""
    young = stamp_at(time.time_ns() - scan.FRESH)
    if any(stamp > young for stamp in there.values()):
        return ""
    return hashlib.sha256(msgspec.json.encode((__version__, there))).hexdigest()
