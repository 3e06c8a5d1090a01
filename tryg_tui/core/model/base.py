"""What every record read from a file has in common."""

from typing import Any

import msgspec

Id = str
"""A stable name: lower-case letters a–z, digits and hyphens; it never changes, titles may."""

Citation = str
"""How an entry is cited: the meeting's id, a hash sign and its number, "2018-04-10#7"."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a file; keys that this version does not know are carried along and saved again."""

    extra: dict[str, Any] = {}
    """The keys of the table that are not fields here, untouched."""


class Document(Record, frozen=True, kw_only=True):
    """A whole file."""

    schema: int = 1
    """The version of the file's format; a larger one than SCHEMA is read but never written."""


SCHEMA = 1
"""The format version that this program writes."""


class Fact(Record, frozen=True, kw_only=True):
    """Something taken from a published text, which therefore says where it stands."""

    lines: tuple[int, ...] = ()
    """Lines of the partnership's own status report."""
    source: str = ""
    """Another source, in words or as the id of one of the file's sources."""
    example: bool = False
    """True when it is only an example and was never decided, measured or published by anybody."""
