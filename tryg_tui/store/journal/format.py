"""The lines of a recovery journal: each tells its own length and checksum, and none is trusted.

What counts is the longest valid beginning: a line that is cut, changed or out of turn ends it.
"""

import json
import zlib
from typing import NamedTuple

SEQUENCE, KEY, VALUE = "seq", "key", "value"
"""The keys of a line: its number from 0, what it is about, and what stands there; null is gone."""


class Replayed(NamedTuple):
    """What a journal says."""

    header: dict[str, str]
    """Who wrote it."""
    values: dict[str, str]
    """The last value of each key that was not forgotten."""
    damaged: bool
    """Whether something stood after the valid beginning."""


def header_line(header: dict[str, str]) -> bytes:
    """The first line."""
    return _line({SEQUENCE: 0, **header})


def value_line(sequence: int, key: str, value: str | None) -> bytes:
    """A line after the first."""
    return _line({SEQUENCE: sequence, KEY: key, VALUE: value})


def replay(data: bytes) -> Replayed:
    """What the bytes of a journal say."""
    header: dict[str, str] = {}
    values: dict[str, str] = {}
    start = sequence = 0
    while (end := data.find(b"\n", start)) >= 0:
        record = _record(data[start:end], sequence)
        if record is None:
            break
        if sequence == 0:
            header = {name: str(value) for name, value in record.items()}
        elif isinstance(value := record.get(VALUE), str):
            values[str(record.get(KEY))] = value
        else:
            values.pop(str(record.get(KEY)), None)
        start, sequence = end + 1, sequence + 1
    return Replayed(header, values, damaged=start < len(data))


def _line(record: dict[str, str | int | None]) -> bytes:
    """A record as a line."""
    # Only ASCII, so that a line end never stands in it, nor half a character breaks it.
    body = json.dumps(record, separators=(",", ":")).encode("ascii")
    return b"%08x %d %b\n" % (zlib.crc32(body), len(body), body)


def _record(line: bytes, sequence: int) -> dict[str, object] | None:
    """The record in a line, or None when it is not whole or not the one whose turn it is."""
    body = line.partition(b" ")[2].partition(b" ")[2]
    if line != b"%08x %d %b" % (zlib.crc32(body), len(body), body):
        return None
    try:
        record = json.loads(body)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.pop(SEQUENCE, None) != sequence:
        return None
    return record
