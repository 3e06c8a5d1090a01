"""What has to be known to compare two meetings: how things stood, and what came since."""

import sqlite3

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.store.archive.part import closure, column

BY = "(date, meeting) <= (?, ?)"
"""That a line was recorded by a meeting."""

Moment = tuple[str, Id]
"""A meeting's place among all: its day and id."""


def compared(connection: sqlite3.Connection, one: Id, other: Id) -> set[Citation]:
    """The entries by which two meetings are compared; none where one of them is not there."""
    moments = []
    for id in (one, other):
        query = "SELECT date, meeting FROM file WHERE meeting = ? AND NOT shadow"
        moments += connection.execute(query, (id,)).fetchall()[:1]
    if len(moments) < 2:
        return set()
    before, now = sorted(moments)
    found: set[Citation] = set()
    # What was decided, agreed, followed up or changed between them, and all they say themselves.
    found.update(
        column(
            connection,
            "SELECT citation FROM line WHERE kind IN ('decision', 'action', 'followup', "
            f"'lifecycle') AND (date, meeting) > (?, ?) AND {BY}",
            *before,
            *now,
        )
    )
    for day, meeting in (before, now):
        found.update(
            column(
                connection,
                "SELECT citation FROM line WHERE name IN (SELECT name FROM file "
                "WHERE meeting = ? AND NOT shadow) AND kind != 'item'",
                meeting,
            )
        )
        found |= _latest(connection, (day, meeting))
    return closure(connection, found)


def _latest(connection: sqlite3.Connection, moment: Moment) -> set[Citation]:
    """The latest status of each initiative at a meeting, and the figures of each indicator: the
    first of all, by which they are in order, and the last by that day.
    """
    found: set[Citation] = set()
    statuses = f"FROM line WHERE kind = 'status' AND {BY}"
    for initiative in column(connection, f"SELECT DISTINCT initiative {statuses}", *moment):
        found |= _ends(connection, f"{statuses} AND initiative = ?", (*moment, initiative))
    readings = f"FROM line WHERE kind = 'reading' AND {BY}"
    pairs = connection.execute(f"SELECT DISTINCT initiative, told {readings}", moment).fetchall()
    for pair in pairs:
        about = f"{readings} AND initiative = ? AND told = ?"
        found |= _ends(connection, about, (*moment, *pair))
        last = f"SELECT citation {about} AND day <= ? ORDER BY day DESC, date DESC, meeting DESC, "
        found.update(column(connection, f"{last} id DESC LIMIT 1", *moment, *pair, moment[0]))
    return found


def _ends(connection: sqlite3.Connection, rows: str, values: tuple[object, ...]) -> set[Citation]:
    """The first and the last of some lines."""
    found: set[Citation] = set()
    for turn in ("", " DESC"):
        order = f"ORDER BY date{turn}, meeting{turn}, id{turn} LIMIT 1"
        found.update(column(connection, f"SELECT citation {rows} {order}", *values))
    return found
