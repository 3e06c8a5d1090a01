"""The index of a folder's minutes: asked quickly, checked against the files each time."""

import datetime as dt
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.search.lines import Line
from tryg_tui.core.search.match import SHOWN, Answer, Hit, answer, hit, narrow
from tryg_tui.core.search.query import Query
from tryg_tui.store.archive import trust
from tryg_tui.store.archive.build import Progress, approval_sum, changed, update
from tryg_tui.store.archive.file import (
    Damaged,
    NoIndex,
    discard,
    index_path,
    opened,
    sound,
)
from tryg_tui.store.archive.lines import HEAD, KEPT, checked_head, forget_words, kept_meeting
from tryg_tui.store.archive.scan import scan
from tryg_tui.store.archive.words import expression
from tryg_tui.store.folder.load import MINUTES

T = TypeVar("T")

_LOOKING = threading.Lock()

TRIES = 3
"""How often files may change while they are looked at."""


class Archive:
    """The index of one folder; every answer is that of the files as they are when it is given."""

    def __init__(self, root: Path, path: Path | None = None) -> None:
        """Use the index of a folder, in the user's cache unless a path is given."""
        self.root = root
        self.path = path or index_path(root)

    def refresh(
        self, progress: Progress | None = None, stop: Callable[[], bool] | None = None
    ) -> bool:
        """Bring the index up to date; whether it is, or was stopped before.

        Raises NoIndex where that cannot be done.
        """
        return self._mending(lambda connection: update(connection, self.root, progress, stop))

    def look_through(self) -> bool:
        """Look for damage that answers would not show; whether there was any, now mended."""
        try:
            with opened(self.path) as connection:
                sound(connection)
        except Damaged:
            self._discard()
            return True
        trust.trust(self.path, time.time())
        return False

    def ensure(self) -> bool:
        """Look for such damage where that was not done lately; whether there was any.

        Raises NoIndex.
        """
        # Of several threads that want to know, one looks.
        with _LOOKING:
            return trust.seen(self.path) is None and self.look_through()

    def ask(self, query: Query, folder: Folder, today: dt.date, *, private: bool = True) -> Answer:
        """What a query finds; the registers of `folder` tell what its names stand for.

        Raises NoIndex where the minutes have to be read instead.
        """
        if query.empty:
            return Answer(query=query)

        def found(connection: sqlite3.Connection) -> Answer:
            narrowed = narrow(query, folder, _titles(connection) if query.meetings else ())
            if frozenset() in (narrowed.initiatives, narrowed.meetings):
                return Answer(query=query, unknown=narrowed.unknown, unread=_unread(connection))
            hits: list[Hit] = []
            for line in _lines(connection, expression(query, narrowed)):
                if line.private and not private:
                    continue
                one = hit(query, narrowed, line if private else line.public, today)
                if one is not None:
                    hits.append(one)
                    # One more than is shown tells that there are more.
                    if len(hits) > SHOWN:
                        break
            found = answer(query, hits)
            return replace(
                found,
                unread=_unread(connection),
                unknown=narrowed.unknown,
                altered=_altered(connection, {group.meeting for group in found.groups}),
            )

        return self.up_to_date(found)

    def titles(self, ids: Collection[Id]) -> dict[Id, str]:
        """What some meetings are called; raises NoIndex."""

        def found(connection: sqlite3.Connection) -> dict[Id, str]:
            asked = f"{HEAD} FROM file WHERE meeting = ? AND NOT shadow"
            heads = (checked_head(row) for id in ids for row in connection.execute(asked, (id,)))
            return {head.meeting: head.title for head in heads}

        return self.up_to_date(found)

    def lines(self) -> list[Line]:
        """Every line, newest first; raises NoIndex."""
        return self.up_to_date(lambda connection: list(_lines(connection, "")))

    def meetings(self) -> tuple[Loaded[Meeting], ...]:
        """All minutes that can be read, in order of date; to look at, not to change.

        Raises NoIndex.
        """

        def all_of_them(connection: sqlite3.Connection) -> tuple[Loaded[Meeting], ...]:
            rows = connection.execute(f"{KEPT} ORDER BY date, meeting, name")
            found = tuple(kept_meeting(row)[1] for row in rows)
            forget_words()
            return found

        return self.up_to_date(all_of_them)

    def to_be_read(self) -> tuple[str, ...]:
        """The paths of minutes to read themselves: those that may change, or with faults.

        Raises NoIndex.
        """

        def named(connection: sqlite3.Connection) -> tuple[str, ...]:
            rows = connection.execute(
                "SELECT name FROM file WHERE noted OR shadow OR meeting IS NULL "
                "OR state NOT IN ('final', 'cancelled') "
                "OR name IN (SELECT meeting || '.toml' FROM file WHERE shadow) ORDER BY name"
            )
            return tuple(f"{MINUTES}/{name}" for (name,) in rows)

        return self.up_to_date(named)

    def unreadable(self) -> tuple[str, ...]:
        """The paths of minutes that cannot be read; raises NoIndex."""
        return self.up_to_date(_unread)

    def up_to_date(self, use: Callable[[sqlite3.Connection], T]) -> T:
        """Use the index as it stands for the files there are now; raises NoIndex."""

        def checked(connection: sqlite3.Connection) -> T:
            for _ in range(TRIES):
                there = scan(self.root)
                connection.execute("BEGIN")
                try:
                    if changed(connection, there) == ([], []):
                        return use(connection)
                finally:
                    connection.execute("COMMIT")
                update(connection, self.root)
                if not _unsure(connection):
                    continue
                # What was changed just now stays unsure for a while, but has just been read.
                return use(connection)
            message = "the files keep changing"
            raise NoIndex(message)

        return self._mending(checked)

    def _mending(self, use: Callable[[sqlite3.Connection], T]) -> T:
        """Use the index; one that turns out to be damaged is made anew, once."""
        try:
            with opened(self.path) as connection:
                return use(connection)
        except Damaged:
            self._discard()
        try:
            with opened(self.path) as connection:
                return use(connection)
        except Damaged as error:
            raise NoIndex(str(error)) from error

    def _discard(self) -> None:
        """Throw the index away; raises NoIndex where that is not allowed."""
        try:
            discard(self.path)
        except OSError as error:
            raise NoIndex(str(error)) from error


def _titles(connection: sqlite3.Connection) -> Iterator[tuple[Id, str]]:
    """The ids and titles of all meetings."""
    for row in connection.execute(f"{HEAD} FROM file WHERE meeting IS NOT NULL AND NOT shadow"):
        head = checked_head(row)
        yield head.meeting, head.title


def _unread(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The paths of minutes that cannot be read."""
    rows = connection.execute("SELECT name FROM file WHERE meeting IS NULL ORDER BY name")
    return tuple(f"{MINUTES}/{name}" for (name,) in rows)


def _altered(connection: sqlite3.Connection, meetings: set[Id]) -> frozenset[Id]:
    """Those of some meetings whose minutes were approved, but not as they are now."""
    found = set()
    for id in meetings:
        rows = connection.execute("SELECT of, sha256, crc FROM approval WHERE of = ?", (id,))
        approved = set()
        for of, sha256, crc in rows:
            if approval_sum(of, sha256) != crc:
                raise Damaged(of)
            approved.add(sha256)
        now = connection.execute("SELECT sha256 FROM file WHERE meeting = ? AND NOT shadow", (id,))
        if approved and not approved.intersection(sha256 for (sha256,) in now):
            found.add(id)
    return frozenset(found)


def _unsure(connection: sqlite3.Connection) -> bool:
    """Whether some files have to be read each time."""
    return bool(connection.execute("SELECT count(*) FROM file WHERE NOT sure").fetchone()[0])


def _lines(connection: sqlite3.Connection, asked: str) -> Iterator[Line]:
    """The lines an expression finds, or all, newest first."""
    if asked:
        rows = connection.execute(
            "SELECT line.data, line.crc FROM word LEFT JOIN line ON line.id = word.rowid "
            "WHERE word MATCH ? ORDER BY word.rowid DESC",
            (asked,),
        )
    else:
        rows = connection.execute("SELECT data, crc FROM line ORDER BY id DESC")
    for data, crc in rows:
        if data is None or zlib.crc32(data) != crc:
            message = "a line is not what was put there"
            raise Damaged(message)
        try:
            yield msgspec.json.decode(data, type=Line)
        except msgspec.DecodeError as error:
            raise Damaged(str(error)) from error
