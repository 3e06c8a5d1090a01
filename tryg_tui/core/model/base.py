"""What every record read from a file has in common, and the problems found with it."""

from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning"]
"""An error makes a file or reference unusable; a warning is worth a look."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One problem in the folder."""

    file: str
    """The file's path below the folder, with slashes."""
    key: str = ""
    """Where in the file: "entries[3].initiative"; empty when the file as a whole is meant."""
    code: str
    """Which problem; `words.problems` has a sentence for each."""
    args: dict[str, Any] = {}
    """What the sentence needs: the value found, what was expected, the nearest known name."""
    severity: Severity = "error"


class Problems:
    """Collects problems of one file, so that all are reported at once."""

    def __init__(self, file: str) -> None:
        """Start with none, for the file with this path below the folder."""
        self.file = file
        self.found: list[Problem] = []

    def add(self, code: str, key: str = "", severity: Severity = "error", **args: Any) -> None:
        """Note a problem."""
        self.found.append(Problem(file=self.file, key=key, code=code, args=args, severity=severity))


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
