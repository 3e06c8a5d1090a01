"""The file of the search index: one SQLite database per folder, in the user's cache.

Nothing in it is worth keeping: it is made from the minutes and can be thrown away at any time.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tryg_tui.store.archive import trust

VERSION = "4"
"""What the index of this program holds, and how; one of another version is thrown away."""

PATIENCE = 5.0
"""Seconds to wait for another process that writes to the index."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    name TEXT PRIMARY KEY, mtime INTEGER, ctime INTEGER, size INTEGER, inode INTEGER,
    sure INTEGER, sha256 TEXT, base INTEGER, meeting TEXT, title TEXT, date TEXT, state TEXT,
    shadow INTEGER, crc INTEGER, head INTEGER, odd INTEGER, noted INTEGER, data BLOB
) WITHOUT ROWID;
CREATE INDEX file_by_meeting ON file (meeting);
CREATE INDEX file_oddly_named ON file (odd) WHERE odd;
CREATE INDEX file_by_date ON file (date, shadow, meeting);
CREATE TABLE line (
    id INTEGER PRIMARY KEY, name TEXT, meeting TEXT, date TEXT, citation TEXT, kind TEXT,
    item TEXT, listed INTEGER, initiative TEXT, spoken INTEGER, of TEXT, told TEXT, state TEXT,
    day TEXT, owners TEXT, carried INTEGER, beside TEXT, told_crc INTEGER, data BLOB, crc INTEGER
);
CREATE INDEX line_by_name ON line (name);
CREATE INDEX line_by_citation ON line (citation);
CREATE INDEX line_by_kind ON line (
    kind, date, meeting, id, item, listed, initiative, told, state, day, owners, carried, citation
);
CREATE INDEX line_by_initiative ON line (initiative, date, meeting, id, spoken, kind, citation)
    WHERE initiative != '';
CREATE INDEX line_by_of ON line (of, kind, citation) WHERE of != '';
CREATE INDEX line_by_beside ON line (beside, citation, owners) WHERE beside != '';
CREATE TABLE agenda (
    item TEXT, title TEXT, date TEXT, meeting TEXT, place INTEGER, seconds INTEGER, again INTEGER,
    name TEXT, told_crc INTEGER, PRIMARY KEY (item, title, date, meeting, place, name)
) WITHOUT ROWID;
CREATE INDEX agenda_by_name ON agenda (name);
CREATE INDEX agenda_by_date ON agenda (item, date, meeting, name) WHERE NOT again;
CREATE TABLE approval (name TEXT, of TEXT, sha256 TEXT, crc INTEGER);
CREATE INDEX approval_by_name ON approval (name);
CREATE INDEX approval_by_of ON approval (of);
CREATE TABLE memory (key TEXT, value BLOB);
CREATE TABLE link (name TEXT, citation TEXT, of TEXT);
CREATE INDEX link_by_name ON link (name);
CREATE INDEX link_by_citation ON link (citation);
CREATE INDEX link_by_of ON link (of);
CREATE VIRTUAL TABLE word USING fts5 (
    words, facts, tokenize = 'ascii', columnsize = 0, prefix = '2 3'
);
"""

NONSENSE = (UnicodeDecodeError, OverflowError, TypeError, zlib.error)
"""What is raised over a value in the index that is not what was put there."""

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""Errors after which the index is thrown away; others are those of the disk or of waiting."""


class NoIndex(Exception):
    """The index cannot be used now; what it would answer has to be read from the minutes."""


class Damaged(Exception):
    """The index does not hold what it should."""


def index_path(root: Path) -> Path:
    """Where the index of a folder is kept."""
    from platformdirs import user_cache_path

    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:20]
    return user_cache_path("tryg-tui", appauthor=False) / "archive" / f"{name}.sqlite"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The index, made anew where there is none, or one that is damaged or of another version.

    Raises NoIndex where none can be used, and Damaged where that shows later.
    """
    looked_at = trust.seen(path)
    try:
        connection = _connected(path)
    except (sqlite3.Error, OSError, Damaged) as error:
        raise NoIndex(str(error)) from error
    with closing(connection):
        try:
            yield connection
        except sqlite3.Error as error:
            raise _told(error) from error
        except NONSENSE as error:
            raise Damaged(str(error)) from error
    # What this program did to an index that it trusted, it goes on trusting.
    if looked_at is not None and trust.seen(path) is None:
        trust.trust(path, looked_at)


def _told(error: sqlite3.Error) -> Exception:
    """What an error of the database means to whoever uses the index."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return Damaged(str(error)) if code in DAMAGED else NoIndex(str(error))


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to an index of this version."""
    # The minutes may hold what is private: nobody else is to read what is made of them.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in range(2):
        connection = None
        try:
            connection = _connect(path)
            if _fits(connection):
                return connection
        except sqlite3.Error as error:
            if isinstance(_told(error), NoIndex):
                _close(connection)
                raise
        except NONSENSE:
            pass
        _close(connection)
        discard(path)
    message = "the index cannot be made anew"
    raise Damaged(message)


def _close(connection: sqlite3.Connection | None) -> None:
    """Close a connection that is of no use."""
    if connection is not None:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    """A connection, to a new and empty index where there is none."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make a connection ready for use."""
    with suppress(OSError):
        path.chmod(0o600)
    connection.execute("PRAGMA journal_mode = WAL")
    # A power cut may lose the last lines of the index, which are then read again.
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process has just made them."""
    with writing(connection):
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            for statement in SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))


def _fits(connection: sqlite3.Connection) -> bool:
    """Whether an index is of this version."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return found is not None and found[0] == VERSION


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Change the index: all of it or nothing, and nobody else meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


TOLD = {
    "line": "id, name, meeting, date, citation, kind, item, listed, initiative, spoken, of, told, "
    "state, day, owners, carried, beside",
    "agenda": "item, title, date, meeting, place, seconds, again, name",
}
"""By table, the columns that are counted and chosen by; all of them have a checksum."""


def told_crc(told: tuple[object, ...]) -> int:
    """The checksum of what a row is counted and chosen by."""
    return zlib.crc32(repr(told).encode())


def sound(connection: sqlite3.Connection) -> None:
    """Look through the whole index; raises Damaged where it contradicts itself."""
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise Damaged(str(found))
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM line), (SELECT count(*) FROM word_content)"
    ).fetchone()
    if counts[0] != counts[1]:
        raise Damaged(str(counts))
    for table, columns in TOLD.items():
        for *told, total in connection.execute(f"SELECT {columns}, told_crc FROM {table}"):
            if told_crc(tuple(told)) != total:
                raise Damaged(table)
    try:
        connection.execute("INSERT INTO word (word, rank) VALUES ('integrity-check', 0)")
    except sqlite3.DatabaseError as error:
        if isinstance(_told(error), NoIndex):
            raise
        raise Damaged(str(error)) from error


def discard(path: Path) -> None:
    """Throw an index away."""
    trust.forget(path)
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(FileNotFoundError):
            os.unlink(path.with_name(name))  # noqa: PTH108


def count_files(path: Path) -> int:
    """How many files an index holds; raises NoIndex and Damaged."""
    with opened(path) as connection:
        row = connection.execute("SELECT count(*) FROM file INDEXED BY file_by_date").fetchone()
        return int(row[0])


def remember(path: Path, key: str, value: bytes) -> None:
    """Keep in an index something worked out from the files; raises NoIndex and Damaged."""
    with opened(path) as connection, writing(connection):
        connection.execute("DELETE FROM memory")
        told = f"{zlib.crc32(value)} {key}"
        connection.execute("INSERT INTO memory VALUES (?, ?)", (told, value))


def recall(path: Path, key: str) -> bytes | None:
    """What an index keeps under a key, or None; raises NoIndex and Damaged."""
    with opened(path) as connection:
        for told, value in connection.execute("SELECT key, value FROM memory"):
            if told == f"{zlib.crc32(value)} {key}":
                return bytes(value)
    return None
