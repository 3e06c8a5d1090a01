"""Reading a folder of any size: few minutes are read as they are, many by way of the index."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.core.fold import fold
from tryg_tui.core.lines import lines_of
from tryg_tui.core.matching import Answer, search
from tryg_tui.core.query import Query
from tryg_tui.store.loading import MINUTES, FolderReading, count_minutes, read_folder, read_meeting

Progress = Callable[[int, int], None]
"""Told how many files of how many have been read."""

FEW = 60
"""So many minutes are read faster than it matters; an index is kept where there are more."""


def read_whole(root: Path) -> FolderReading:
    """Everything in a folder, to look at: many minutes come out of the index.

    Raises FolderMissing when there is no such folder.
    """
    if count_minutes(root) <= FEW:
        return read_folder(root)
    from tryg_tui.store.archive import Archive
    from tryg_tui.store.archive_file import NoIndex

    reading = read_folder(root, minutes=False)
    try:
        archive = Archive(root)
        meetings = archive.meetings()
        lost = archive.unreadable()
    except NoIndex:
        return read_folder(root)
    found = (problem for path in lost for problem in read_meeting(root, path)[1])
    return replace(
        reading,
        folder=replace(reading.folder, meetings=meetings),
        problems=(*reading.problems, *found),
        unreadable=reading.unreadable | frozenset(lost),
    )


def find(
    root: Path,
    query: Query,
    today: dt.date,
    *,
    private: bool = True,
    progress: Progress | None = None,
) -> Answer:
    """What a query finds in a folder's minutes; a folder that shows a past day has its own today.

    Raises FolderMissing when there is no such folder.
    """
    if count_minutes(root) > FEW:
        from tryg_tui.store.archive import Archive
        from tryg_tui.store.archive_file import NoIndex

        registers = read_folder(root, minutes=False).folder
        # Without an index the minutes themselves answer, which only takes longer.
        with suppress(NoIndex):
            archive = Archive(root)
            archive.refresh(progress)
            return archive.ask(query, registers, registers.today(today), private=private)
    reading = read_folder(root)
    folder = reading.folder
    lines = lines_of(folder, fold(folder))
    found = search(query, folder, lines, folder.today(today), private=private)
    lost = (path for path in reading.unreadable if path.startswith(f"{MINUTES}/"))
    return replace(found, unread=tuple(sorted(lost)))
