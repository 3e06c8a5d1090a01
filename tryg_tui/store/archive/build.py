"""Bringing the index up to date with the files: only what has changed is read."""

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Amendment, Approval, FollowUp, Outreach
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.archive import scan as archive_scan
from tryg_tui.store.archive.file import Damaged, told_crc, writing
from tryg_tui.store.archive.lines import HEAD, PLACES, Head, kept_meeting, linked, packed, put_lines
from tryg_tui.store.archive.scan import Identity, scan
from tryg_tui.store.folder.load import MINUTES, digest_of, read_meeting

BATCH = 250
"""Files that are put into the index in one go."""

SLOTS = 1 << 10
"""Meetings a day can have in the index."""

PUT_FILE = "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

WHOLE = f"{HEAD}, data, mtime, ctime, size, inode, sure FROM file"
"""Asks for all that is known about a file."""

Progress = Callable[[int, int], None]
"""Told how many files of how many have been read."""


def changed(
    connection: sqlite3.Connection, there: dict[str, Identity]
) -> tuple[list[str], list[str]]:
    """The names of files that are new or look changed, and of those that are gone."""
    if _seen(connection) == _digest(there):
        return [], []
    rows = connection.execute("SELECT name, mtime, ctime, size, inode, sure FROM file").fetchall()
    known = {row[0]: row for row in rows}
    new = [name for name, identity in there.items() if known.get(name) != (name, *identity, 1)]
    return sorted(new), sorted(known.keys() - there.keys())


def _digest(there: dict[str, Identity]) -> str:
    """What stands for all that is known about the files there are."""
    return hashlib.sha256(msgspec.json.encode(there)).hexdigest()


def _seen(connection: sqlite3.Connection) -> str | None:
    """The digest of the files the index was last found to hold, unchanged since."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'seen'").fetchone()
    return row[0] if row else None


def _note_seen(connection: sqlite3.Connection, there: dict[str, Identity]) -> None:
    """Note that the index holds these files just as they are, so that this is told at a glance."""
    with writing(connection):
        # Somebody else may have changed it meanwhile.
        if changed(connection, there) == ([], []):
            row = ("seen", _digest(there))
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)


def update(
    connection: sqlite3.Connection,
    root: Path,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> bool:
    """Bring the index up to date; whether it is, or was stopped before."""
    there = scan(root)
    new, gone = changed(connection, there)
    for start in range(0, max(len(new), len(gone), 1), BATCH):
        batch, left = new[start : start + BATCH], gone[start : start + BATCH]
        if not batch and not left:
            break
        if stop is not None and stop():
            return False
        _take(connection, root, [(name, there[name]) for name in batch], left)
        if progress is not None:
            progress(min(start + BATCH, len(new)), len(new))
    _note_seen(connection, there)
    return True


class _Read(NamedTuple):
    """A file as it was just read."""

    name: str
    identity: Identity
    sure: bool
    loaded: Loaded[Meeting] | None
    sha256: str
    """Empty where it cannot be read."""
    noted: bool = True
    """Whether there was anything to say of it."""


def _take(
    connection: sqlite3.Connection,
    root: Path,
    batch: list[tuple[str, Identity]],
    gone: list[str],
) -> None:
    """Put some files into the index, and take some out."""
    # The files are read before anybody has to wait for the index.
    read = [_read(root, name, identity, _hash(connection, name)) for name, identity in batch]
    with writing(connection):
        connection.execute("DELETE FROM meta WHERE key = 'seen'")
        fresh = [one for one in read if not _same(connection, one)]
        seeds: set[Citation] = set()
        for name in (*(one.name for one in fresh), *gone):
            seeds |= _forget(connection, name)
        for one in fresh:
            seeds |= _put(connection, one)
        turned, standing = _turn_copies(connection)
        anew = {*standing, *(one.name for one in fresh)}
        put_lines(connection, linked(connection, seeds | turned), anew)


def _read(root: Path, name: str, identity: Identity, known: str) -> _Read:
    """Read a file, unless it is one that is known; what is very young may change once more."""
    now, path = time.time_ns(), f"{MINUTES}/{name}"
    sure = identity[0] + archive_scan.FRESH < now
    if known and digest_of(root, path) == known:
        return _Read(name, identity, sure, None, known)
    loaded, problems = read_meeting(root, path)
    sha256 = loaded.sha256 if loaded else ""
    return _Read(name, identity, sure, loaded, sha256, bool(problems))


def _hash(connection: sqlite3.Connection, name: str) -> str:
    """The hash of a file as the index holds it; empty where it does not."""
    row = connection.execute("SELECT sha256 FROM file WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""


def _same(connection: sqlite3.Connection, one: _Read) -> bool:
    """Whether the index holds a file as it is; what it is known by is then brought up to date."""
    if not one.sha256 or _hash(connection, one.name) != one.sha256:
        return False
    connection.execute(
        "UPDATE file SET mtime = ?, ctime = ?, size = ?, inode = ?, sure = ? WHERE name = ?",
        (*one.identity, one.sure, one.name),
    )
    return True


def _forget(connection: sqlite3.Connection, name: str) -> set[Citation]:
    """Take a file out of the index; which entries it had or spoke of."""
    spoken = {of for (of,) in connection.execute("SELECT of FROM link WHERE name = ?", (name,))}
    rows = connection.execute("SELECT id, citation FROM line WHERE name = ?", (name,)).fetchall()
    connection.executemany("DELETE FROM word WHERE rowid = ?", [(id,) for id, _ in rows])
    for table in ("line", "link", "approval", "agenda", "file"):
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
    return spoken | {citation for _, citation in rows}


def _put(connection: sqlite3.Connection, one: _Read, *, shadow: bool = False) -> set[Citation]:
    """Put a file into the index without its lines; which entries it has or speaks of."""
    if one.loaded is None:
        # It stays unsure, as what keeps it from being read may not show in what it is known by.
        nothing = ("", 0, None, None, None, None, False, 0, 0, False, True, None)
        connection.execute(PUT_FILE, (one.name, *one.identity, False, *nothing))
        return set()
    meeting = one.loaded.value
    data = packed(meeting)
    head = Head(
        one.name,
        one.sha256,
        _free_base(connection, meeting),
        meeting.id,
        meeting.title,
        meeting.date.isoformat(),
        meeting.state,
        int(shadow),
        zlib.crc32(data),
    )
    odd = one.name != f"{meeting.id}.toml"
    told = (*head[1:], head.sum(), odd, one.noted, data)
    connection.execute(PUT_FILE, (one.name, *one.identity, one.sure, *told))
    links = [
        (one.name, meeting.cite(entry), entry.of)
        for entry in meeting.entries
        if isinstance(entry, Amendment | FollowUp | Outreach) and entry.of and not shadow
    ]
    connection.executemany("INSERT INTO link VALUES (?, ?, ?)", links)
    if meeting.state in HELD and not shadow:
        approvals = [(e.of, e.sha256) for e in meeting.entries if isinstance(e, Approval)]
        rows = [(one.name, *each, approval_sum(*each)) for each in approvals]
        connection.executemany("INSERT INTO approval VALUES (?, ?, ?, ?)", rows)
        _put_agenda(connection, one.name, meeting)
    return {meeting.cite(entry) for entry in meeting.entries} | {of for _, _, of in links}


def _put_agenda(connection: sqlite3.Connection, name: str, meeting: Meeting) -> None:
    """Put the items of a meeting held into the index; of two with an id the first one counts."""
    seen: set[Id] = set()
    for place, item in enumerate(meeting.items):
        where = (item.id, item.title, meeting.date.isoformat(), meeting.id, place)
        row = (*where, item.seconds, int(item.id in seen), name)
        values = (*row, told_crc(row))
        connection.execute("INSERT INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        seen.add(item.id)


def approval_sum(of: Id, sha256: str) -> int:
    """The checksum of an approval as kept."""
    return zlib.crc32(f"{of} {sha256}".encode())


def _turn_copies(connection: sqlite3.Connection) -> tuple[set[Citation], list[str]]:
    """Let a file of another name stand for a meeting only where the one named for it does not.

    Which entries that concerns, and which files now stand for their meetings.
    """
    seeds: set[Citation] = set()
    standing = []
    for row in connection.execute(f"{WHOLE} WHERE odd").fetchall():
        head, loaded = kept_meeting(row[:-5])
        own = connection.execute(
            "SELECT 1 FROM file WHERE name = ? AND meeting IS NOT NULL", (f"{head.meeting}.toml",)
        )
        shadow = own.fetchone() is not None
        if shadow != bool(head.shadow):
            seeds |= _forget(connection, head.name)
            one = _Read(head.name, row[-5:-1], bool(row[-1]), loaded, head.sha256)
            seeds |= _put(connection, one, shadow=shadow)
            standing += [] if shadow else [head.name]
    return seeds, standing


def _free_base(connection: sqlite3.Connection, meeting: Meeting) -> int:
    """Where the lines of a meeting begin, so that those of a later day have greater numbers."""
    day = meeting.date.isoformat()
    taken = {base for (base,) in connection.execute("SELECT base FROM file WHERE date = ?", (day,))}
    first = meeting.date.toordinal() * SLOTS * PLACES
    for slot in range(SLOTS):
        if first + slot * PLACES not in taken:
            return first + slot * PLACES
    message = "too many meetings on one day"
    raise Damaged(message)
