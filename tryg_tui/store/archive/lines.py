"""The lines of the index: those that speak of each other are folded together, as all would be."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import force_setattr, replace

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.base import Citation, Id, Record
from tryg_tui.core.model.entries import AnyEntry, ReadingEntry
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.decisions import agreed_after
from tryg_tui.core.search.lines import Line, LineReader, item_lines
from tryg_tui.store.archive.file import Damaged, told_crc
from tryg_tui.store.archive.words import facts_of, words_of
from tryg_tui.store.folder.load import MINUTES

PLACES = 1 << 20
"""Lines a file can have in the index."""


HEAD = "SELECT name, sha256, base, meeting, title, date, state, shadow, crc, head"
"""Asks for what a file is about."""

KEPT = f"{HEAD}, data FROM file WHERE meeting IS NOT NULL AND NOT shadow"
"""Asks for the minutes that can be read."""


class Head(NamedTuple):
    """What the index knows about a file of minutes."""

    name: str
    sha256: str
    base: int
    """Where its lines begin."""
    meeting: Id
    title: str
    date: str
    state: str
    shadow: int
    """1 where a file that is named for the same meeting stands for it, and this is a copy."""
    crc: int
    """The checksum of the minutes as kept."""

    def sum(self) -> int:
        """The checksum of all this."""
        return zlib.crc32(repr(tuple(self)).encode())


class Beside(NamedTuple):
    """What the index knows about a line beside what the line says."""

    listed: bool
    """Whether its item was on the agenda."""
    spoken: bool = False
    """Whether its initiative was spoken of by it, not only corrected or made known."""
    carried: int = 0
    """How many times an action was left open."""
    beside: Citation = ""
    """The decision that an action was agreed after, where it cites none."""
    day: str = ""
    """When a promise is due, or the day of a reading."""


def packed(meeting: Meeting) -> bytes:
    """Minutes as the index keeps them."""
    return zlib.compress(msgspec.json.encode(meeting), 1)


def linked(connection: sqlite3.Connection, seeds: set[Citation]) -> set[Citation]:
    """The entries, and all that speak of them or that they speak of, however far."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS seed (citation TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM seed")
    connection.executemany("INSERT INTO seed VALUES (?)", [(seed,) for seed in seeds])
    rows = connection.execute(
        "WITH RECURSIVE found (citation) AS (SELECT citation FROM seed "
        "UNION SELECT link.of FROM link JOIN found ON link.citation = found.citation "
        "UNION SELECT link.citation FROM link JOIN found ON link.of = found.citation) "
        "SELECT citation FROM found"
    )
    return {citation for (citation,) in rows}


def put_lines(
    connection: sqlite3.Connection, citations: set[Citation], fresh: Iterable[str]
) -> None:
    """Write the lines of entries anew, and those of the texts on the agendas of some files."""
    files = sorted({*fresh, *_files_of(connection, citations)})
    bases: list[tuple[str, int, Loaded[Meeting]]] = []
    whole: dict[str, Meeting] = {}
    for name, loaded, base in stored(connection, files):
        whole[name] = loaded.value
        kept = tuple(e for e in loaded.value.entries if loaded.value.cite(e) in citations)
        bases.append((name, base, replace(loaded, value=replace(loaded.value, entries=kept))))
    bases.sort(key=lambda each: (each[2].value.date, each[2].value.id))
    part = Folder(meetings=tuple(loaded for _, _, loaded in bases))
    ledger = fold(part)
    reader = LineReader(part, ledger)
    spoken = {source.citation for sources in ledger.discussed.values() for source in sources}
    carried = {action.citation: action.carried for action in ledger.actions}
    anew = set(fresh)
    for name, base, loaded in bases:
        if name in anew:
            for place, line in enumerate(item_lines(loaded.value)):
                _write(connection, base + place, name, line, Beside(listed=True))
        meeting = whole[name]
        places, beside = _places(meeting.entries), agreed_after(meeting)
        listed = {item.id for item in meeting.items}
        for line, entry in zip(reader.entries(loaded.value), loaded.value.entries, strict=False):
            known = Beside(
                listed=entry.item in listed,
                spoken=line.citation in spoken,
                carried=carried.get(line.citation, 0),
                beside=beside.get(line.citation, ""),
                day=_day(line, entry),
            )
            _write(connection, base + places[id(entry)], name, line, known)


def _places(entries: tuple[AnyEntry, ...]) -> dict[int, int]:
    """Where each entry stands among the lines of its file, the texts of items before it."""
    return {id(entry): PLACES // 2 + number for number, entry in enumerate(entries)}


def _files_of(connection: sqlite3.Connection, citations: set[Citation]) -> Iterator[str]:
    """The files that hold entries."""
    for citation in citations:
        id = citation.rpartition("#")[0]
        for (name,) in connection.execute("SELECT name FROM file WHERE meeting = ?", (id,)):
            yield name


def stored(
    connection: sqlite3.Connection, names: Iterable[str]
) -> Iterator[tuple[str, Loaded[Meeting], int]]:
    """The minutes as the index keeps them, without copies, with where their lines begin."""
    for name in names:
        row = connection.execute(f"{KEPT} AND name = ?", (name,)).fetchone()
        if row is not None:
            head, loaded = kept_meeting(row)
            yield name, loaded, head.base


def checked_head(row: tuple[Any, ...]) -> Head:
    """A row about a file; raises Damaged where it is not what was put there."""
    *values, total = row
    head = Head(*values)
    if head.sum() != total:
        raise Damaged(head.name)
    return head


def kept_meeting(row: tuple[Any, ...]) -> tuple[Head, Loaded[Meeting]]:
    """Minutes out of the index; raises Damaged where they are not what was put there."""
    head, data = checked_head(row[:-1]), row[-1]
    if zlib.crc32(data) != head.crc:
        raise Damaged(head.name)
    try:
        meeting = msgspec.json.decode(zlib.decompress(data), type=Meeting)
    except msgspec.DecodeError as error:
        raise Damaged(head.name) from error
    _share(meeting)
    return head, Loaded(path=f"{MINUTES}/{head.name}", sha256=head.sha256, value=meeting)


REPEATED = ("id", "title", "short", "person", "item", "initiative", "status", "of")
"""The fields whose words are the same in very many records."""

_words: dict[str, str] = {}
"""Every such word once."""

_NOTHING: dict[str, Any] = {}
"""What all records hold that have no keys unknown to us; nobody writes into it."""


@cache
def _repeated(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record whose words are held once for all."""
    return tuple(name for name in REPEATED if name in kind.__struct_fields__)


def _share(meeting: Meeting) -> None:
    """Let the records of a meeting just decoded hold together what they have in common.

    In ten thousand minutes that is a third of what they take in memory.
    """
    for records in (meeting.items, meeting.attendance, meeting.entries):
        for record in records:
            for name in _repeated(type(record)):
                word = getattr(record, name)
                force_setattr(record, name, _words.setdefault(word, word))
            if not record.extra:
                force_setattr(record, "extra", _NOTHING)


def _day(line: Line, entry: AnyEntry) -> str:
    """When what a line promises is due, or the day of what it has measured."""
    day = line.due
    if isinstance(entry, ReadingEntry):
        day = entry.date or line.date
    return day.isoformat() if day else ""


def forget_words() -> None:
    """Hold no longer what the minutes just decoded have in common with others."""
    _words.clear()


def _write(connection: sqlite3.Connection, id: int, name: str, line: Line, known: Beside) -> None:
    """Write a line, over the one that stood in its place."""
    data = msgspec.json.encode(line)
    owners = "".join(f"|{owner}|" for owner in line.owners)
    where = (id, name, line.meeting, line.date.isoformat(), line.citation, line.kind)
    about = (line.item, int(known.listed), line.initiative, int(known.spoken), line.of)
    said = (line.outcome or line.indicator, line.state, known.day, owners)
    row = (*where, *about, *said, known.carried, known.beside)
    values = (*row, told_crc(row), data, zlib.crc32(data))
    connection.execute(f"INSERT OR REPLACE INTO line VALUES ({'?, ' * 19}?)", values)
    connection.execute("DELETE FROM word WHERE rowid = ?", (id,))
    connection.execute(
        "INSERT INTO word (rowid, words, facts) VALUES (?, ?, ?)",
        (id, words_of(line), facts_of(line)),
    )
