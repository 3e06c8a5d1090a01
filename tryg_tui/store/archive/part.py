"""A part of a folder, out of the index: some entries, and all that changes how they read now."""

import sqlite3
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.archive.file import NoIndex
from tryg_tui.store.archive.lines import KEPT, forget_words, kept_meeting, linked


def given(connection: sqlite3.Connection, values: Iterable[str]) -> None:
    """Put values where a query can ask for them, as the table `given`."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS given (value TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM given")
    connection.executemany("INSERT INTO given VALUES (?)", [(one,) for one in set(values)])


def column(connection: sqlite3.Connection, query: str, *values: object) -> list[str]:
    """The first column of what a query finds."""
    return [row[0] for row in connection.execute(query, values)]


def closure(connection: sqlite3.Connection, citations: Collection[Citation]) -> set[Citation]:
    """Entries with all that speak of them, and what was agreed with or came of decisions."""
    given(connection, citations)
    beside = column(
        connection,
        "SELECT citation FROM line WHERE beside != '' AND beside IN (SELECT value FROM given)",
    )
    changed = column(
        connection,
        "SELECT citation FROM line WHERE of != '' AND of IN (SELECT value FROM given) "
        "AND kind IN ('lifecycle', 'action')",
    )
    return linked(connection, {*citations, *beside, *changed})


def part(
    connection: sqlite3.Connection,
    registers: Folder,
    citations: Collection[Citation],
    whole: Collection[Id] = (),
    item: Id = "",
    also: Collection[Id] = (),
) -> Folder:
    """The registers of a folder, and of its minutes some entries and some meetings.

    The approvals of all of these meetings are with them. Of meetings that are not whole only what
    is private and one item are kept of the agenda; those in `also` are there without an entry, too.
    Raises NoIndex where it cannot be told which of two files a meeting is in.
    """
    wanted = {citation.rpartition("#")[0] for citation in citations}
    given(connection, wanted | {*whole, *also})
    approvals = column(
        connection,
        "SELECT citation FROM line WHERE of != '' AND of IN (SELECT value FROM given) "
        "AND kind = 'approval'",
    )
    kept = {*citations, *approvals}
    ids = wanted | {*whole, *also} | {citation.rpartition("#")[0] for citation in approvals}
    meetings = []
    for id in ids:
        rows = connection.execute(f"{KEPT} AND meeting = ?", (id,)).fetchall()
        if len(rows) > 1:
            message = f"{id} is in two files"
            raise NoIndex(message)
        for row in rows:
            _head, loaded = kept_meeting(row)
            meetings.append(loaded if id in whole else _cut(loaded, kept, item))
    forget_words()
    meetings.sort(key=lambda loaded: (loaded.value.date, loaded.value.id))
    return replace(registers, meetings=tuple(meetings))


def _cut(loaded: Loaded[Meeting], kept: Collection[Citation], item: Id) -> Loaded[Meeting]:
    """A meeting with some of its entries, and as much of its agenda as they need."""
    meeting = loaded.value
    cut = replace(
        meeting,
        entries=tuple(entry for entry in meeting.entries if meeting.cite(entry) in kept),
        items=tuple(one for one in meeting.items if one.private or one.id == item),
        attendance=(),
    )
    return replace(loaded, value=cut)
