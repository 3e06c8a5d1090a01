"""Between the tables of a file and the structs of `core`, in both directions."""

import re
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.model.base import SCHEMA, Document, Problem, Problems, Record
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import End, Meeting, last_number
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.toml.decode import converted, decode_table
from tryg_tui.store.toml.encode import END, encode, tidied
from tryg_tui.store.toml.parse import LIMIT, parse
from tryg_tui.store.toml.scalars import BAD

__all__ = ["decode", "encode", "read", "tidied"]

BY_ROWS: tuple[type[Document], ...] = (Strategy, Initiative, Measure, CommunicationYear)
"""The files that are used without the rows in which something is wrong."""

_ROW = re.compile(r"(\w+)\[(\d+)\]\.")
"""How the key of a value in a row begins."""

D = TypeVar("D", bound=Document)
R = TypeVar("R", bound=Record)


def read(data: bytes, kind: type[D], problems: Problems, largest: int = LIMIT) -> D | None:
    """The document in the bytes of a file, or None when anything in it is wrong."""
    table = parse(data, problems, largest)
    return None if table is None else decode(table, kind, problems)


def read_to_show(data: bytes, kind: type[D], problems: Problems) -> D | None:
    """The document in the bytes of a file, of a register without the rows that are wrong.

    One slip costs a row and not the file. Minutes are whole or nothing, and so is what is filled
    in as a whole.
    """
    table = parse(data, problems)
    value = None if table is None else decode(table, kind, problems)
    if table is None or value is not None or kind not in BY_ROWS:
        return value
    rows = [_ROW.match(one.key) for one in problems.found if one.severity == "error"]
    wrong = {(row[1], int(row[2])) for row in rows if row}
    if None in rows:
        return None
    problems.add("rows-left-out", severity="warning", count=len(wrong))
    return decode(_without(table, wrong), kind, Problems(problems.file))


def _without(table: dict[str, Any], rows: set[tuple[str, int]]) -> dict[str, Any]:
    """A file without some rows of its lists, each named by the list and its number from 1."""
    return {
        name: [one for number, one in enumerate(value, 1) if (name, number) not in rows]
        if type(value) is list
        else value
        for name, value in table.items()
    }


def decode(table: dict[str, Any], kind: type[D], problems: Problems) -> D | None:
    """The document in a file, or None when anything in it is wrong; every problem is noted."""
    schema = table.get("schema")
    if type(schema) is int and schema > SCHEMA:
        problems.add("newer-schema", "schema", "warning", found=schema, known=SCHEMA)
    if kind is not Meeting:
        value = _decoded(table, kind, "", problems)
        return None if value is BAD else value
    rest = {name: each for name, each in table.items() if name != END}
    meeting = _decoded(rest, Meeting, "", problems)
    end = _decode_end(table, problems)
    if meeting is BAD or end is None or not _counted(end, meeting, problems):
        return None
    extra = {**meeting.extra, END: end.extra} if end.extra else meeting.extra
    whole: Any = replace(meeting, last=end.last or last_number(meeting), extra=extra)
    return whole  # type: ignore[no-any-return]


def _decoded(table: Any, kind: type[R], at: str, problems: Problems) -> R | Any:
    """A struct from a table, or BAD and problems."""
    value = converted(table, kind)
    return decode_table(table, kind, at, problems) if value is None else value


def _decode_end(table: dict[str, Any], problems: Problems) -> End | None:
    """The end of a minutes file, or None when there is none."""
    if END not in table:
        problems.add("end-missing", END)
        return None
    end = _decoded(table[END], End, END, problems)
    return None if end is BAD else end


def _counted(end: End, meeting: Meeting, problems: Problems) -> bool:
    """Whether the end of a minutes file fits what precedes it."""
    counts = (
        ("items", end.items, len(meeting.items)),
        ("entries", end.entries, len(meeting.entries)),
    )
    off = [
        Problem(
            file=problems.file,
            key=f"{END}.{key}",
            code="end-counts",
            args={"key": key, "said": said, "found": found},
        )
        for key, said, found in counts
        if said != found
    ]
    problems.found.extend(off)
    # A number lower than one in use would be given again; without one the highest in use counts.
    low = bool(end.last) and end.last < last_number(meeting)
    if low:
        problems.add("last-too-low", f"{END}.last", last=end.last, highest=last_number(meeting))
    return not off and not low
