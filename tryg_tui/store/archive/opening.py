"""Reading a folder of any size: few minutes are read as they are, many by way of the index."""

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tryg_tui.core.ledger.fold import fold
from tryg_tui.store.folder.load import MINUTES, FolderReading, count_minutes, read_folder

if TYPE_CHECKING:
    from tryg_tui.core.model.base import Id
    from tryg_tui.core.model.folder import Folder
    from tryg_tui.core.search.match import Answer
    from tryg_tui.core.search.query import Query
    from tryg_tui.store.archive.past import Past

Progress = Callable[[int, int], None]
"""Told how many files of how many have been read."""

FEW = 60
"""So many minutes are read faster than it matters; an index is kept where there are more."""


def open_folder(root: Path) -> FolderReading:
    """Everything in a folder; of many minutes, those that are closed come out of the index.

    Raises FolderMissing when there is no such folder.
    """
    if count_minutes(root) <= FEW:
        return read_folder(root)
    from tryg_tui.store.archive.archive import Archive
    from tryg_tui.store.archive.file import NoIndex

    try:
        archive = Archive(root)
        kept, apart = archive.meetings(), frozenset(archive.to_be_read())
    except NoIndex:
        return read_folder(root)
    reading = read_folder(root, only=apart)
    closed = (loaded for loaded in kept if loaded.path not in apart)
    meetings = sorted(
        (*reading.folder.meetings, *closed), key=lambda each: (each.value.date, each.value.id)
    )
    return replace(reading, folder=replace(reading.folder, meetings=tuple(meetings)))


def prepare(root: Path, progress: Progress) -> None:
    """Index what of many minutes is not indexed yet; it may be stopped and goes on next time."""
    if _takes_long(root):
        index(root, progress)


def newest(root: Path, *also: str) -> FolderReading | None:
    """A folder whose minutes take long to read, with the newest of them; None for any other.

    The files of meetings whose ids are given are read as well, where there are any.
    """
    return newest_of_many(root, *also) if _takes_long(root) else None


def newest_of_many(root: Path, *also: str) -> FolderReading | None:
    """A large folder with its newest minutes and those of some meetings, read as they are."""
    if count_minutes(root) <= FEW:
        return None
    from tryg_tui.store.archive.scan import scan

    names = {*sorted(scan(root))[-FEW:], *(f"{id}.toml" for id in also)}
    return read_folder(root, only=frozenset(f"{MINUTES}/{name}" for name in names))


def index(root: Path, progress: Progress, stop: Callable[[], bool] | None = None) -> bool:
    """Index a folder's minutes; whether that was not stopped before they all were.

    Where no index can be kept, there is nothing to do.
    """
    from tryg_tui.store.archive.archive import Archive
    from tryg_tui.store.archive.file import NoIndex

    with suppress(NoIndex):
        return Archive(root).refresh(progress, stop)
    return True


def is_indexed(root: Path) -> bool:
    """Whether a folder's minutes are so many that there is an index of them, and it is there."""
    return count_minutes(root) > FEW and not _takes_long(root)


def _takes_long(root: Path) -> bool:
    """Whether there are many minutes, more than a few of them not indexed yet."""
    count, known = count_minutes(root), 0
    if count > FEW:
        from tryg_tui.store.archive.file import Damaged, NoIndex, count_files, index_path

        with suppress(NoIndex, Damaged):
            known = count_files(index_path(root))
    return count - known > FEW


def ensure(root: Path) -> bool:
    """Look for damage of a large folder's index before somebody has to wait for it; whether there
    was any, so that what was told by it may be wrong.
    """
    if count_minutes(root) > FEW:
        from tryg_tui.store.archive.archive import Archive
        from tryg_tui.store.archive.file import NoIndex

        with suppress(NoIndex):
            return Archive(root).ensure()
    return False


def titles(root: Path, meetings: Collection["Id"]) -> dict["Id", str]:
    """What some meetings of a large folder are called, as far as an index tells."""
    from tryg_tui.store.archive.archive import Archive
    from tryg_tui.store.archive.file import NoIndex

    with suppress(NoIndex):
        return Archive(root).titles(meetings)
    return {}


def past(root: Path, present: "Folder", today: dt.date, most: int) -> "Past":
    """All years of a large folder, asked of its index; the registers are those of `present`."""
    from tryg_tui.store.archive.archive import Archive
    from tryg_tui.store.archive.past import Past

    return Past(Archive(root), present, today, most)


def find(
    root: Path,
    query: "Query",
    today: dt.date,
    *,
    private: bool = True,
    progress: Progress | None = None,
) -> "Answer":
    """What a query finds in a folder's minutes; a folder that shows a past day has its own today.

    Raises FolderMissing when there is no such folder.
    """
    if count_minutes(root) > FEW:
        from tryg_tui.store.archive.archive import Archive
        from tryg_tui.store.archive.file import NoIndex

        registers = read_folder(root, only=())
        day = registers.folder.today(today)
        # Without an index the minutes themselves answer, which only takes longer.
        with suppress(NoIndex):
            archive = Archive(root)
            archive.ensure()
            if _takes_long(root):
                archive.refresh(progress)
            found = archive.ask(query, registers.folder, day, private=private)
            return replace(found, unread=tuple(sorted({*found.unread, *registers.unreadable})))
    from tryg_tui.core.search.lines import lines_of
    from tryg_tui.core.search.match import marked_altered, search

    reading = read_folder(root)
    folder = reading.folder
    ledger = fold(folder)
    lines = lines_of(folder, ledger)
    found = search(query, folder, lines, folder.today(today), private=private)
    found = marked_altered(found, ledger.altered)
    return replace(found, unread=tuple(sorted(reading.unreadable)))
