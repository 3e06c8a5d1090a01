"""What every record read from a file has in common: from what to what its numbers and days are,
beyond which they are slips of the pen, and the problems found with it.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Any, Literal

import msgspec

Span = tuple[int, int] | tuple[dt.date, dt.date]
"""The least and the greatest that something can be."""

FIRST_YEAR, LAST_YEAR = 1900, 2199

DAYS = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
"""What days and moments may be; with more, a year less or more than one would be no date."""

LARGEST = 10**15 - 1
"""The greatest figure, which a file and a screen still show to the last digit."""

WHOLES: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        ("year", "first_year", "last_year", "prioritised", "before"), (FIRST_YEAR, LAST_YEAR)
    ),
    "minutes": (0, 1440),
    "confidential_below": (0, 1000),
    "given": (-1440, 1440),
    **dict.fromkeys(("sample", "denominator"), (1, 10**9)),
    "lines": (1, 10**6),
}
"""By attribute, in whatever record: what its whole numbers may be."""

WHOLE = (-(10**9), 10**9)
"""What any other whole number may be."""


def span_of(name: str, kind: object) -> Span | None:
    """From what to what the values of an attribute of a type are; None where all are good."""
    if kind in (dt.date, dt.datetime):
        return DAYS
    if kind is float:
        return -LARGEST, LARGEST
    return WHOLES.get(name, WHOLE) if kind is int else None


def is_within(value: object, span: Span | None) -> bool:
    """Whether a number, a day or the day of a moment is in a span."""
    if span is None:
        return True
    found = value.date() if isinstance(value, dt.datetime) else value
    return span[0] <= found <= span[1]  # type: ignore[operator]  # Its type is that of the span.


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


LENGTH = 48
"""Characters of an id that comes from a title."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\Z")
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices."""


def is_id(text: str) -> bool:
    """Whether a text can be an id, and with that a file name on every system."""
    return _ID.match(text) is not None and text not in DEVICES


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file for a device, whatever its ending is.

    >>> is_device("Aux.tar.gz"), is_device("auxiliary.txt")
    (True, False)
    """
    return name.partition(".")[0].rstrip(" ").lower() in DEVICES


def slug(title: str) -> Id:
    """An id from a title, "tovholder-nordjyllands-politi"; "x" where no letter is left.

    >>> slug("På Skalborg Ø")
    'paa-skalborg-oe'
    """
    folded = unicodedata.normalize("NFC", title).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    name = words[:LENGTH].strip("-") or "x"
    return name if is_id(name) else f"{name}-1"


def free_slug(title: str, taken: Collection[Id]) -> Id:
    """An id from a title, with a number added where others have it."""
    first = slug(title)
    number, name = 1, first
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    return name


def slugs(titles: Iterable[str]) -> list[Id]:
    """An id for each title, with a number added where two would have the same."""
    found: list[Id] = []
    for title in titles:
        found.append(free_slug(title, found))
    return found
