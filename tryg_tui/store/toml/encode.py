"""Structs to TOML, always the same bytes for the same struct."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec
import tomli_w

from tryg_tui.core.model.base import Document, Fact, Record
from tryg_tui.core.model.entries import Entry, kind_of
from tryg_tui.core.model.meeting import Meeting, last_number

T = TypeVar("T")

END = "end"
"""The key of the table that ends a minutes file."""

ALWAYS = frozenset({"schema", "state", "outcome", "Strategy.language", "Strategy.months_between"})
"""Fields that are written even when they have their default, unless that is nothing; in whatever
struct, or in one."""

_LINE_END = re.compile("\r+\n")
_HALF = re.compile("[\ud800-\udfff]")
_MARKER = re.compile("^<(?=<{6} )", re.MULTILINE)


class Written(NamedTuple):
    """How a field of a struct becomes a key of a table."""

    attribute: str
    key: str
    always: bool
    default: Any


class Moment(dt.datetime):
    """A moment that is written with a T between date and time."""

    def __str__(self) -> str:
        """The moment as TOML has it."""
        return self.isoformat()


def encode(document: Document) -> bytes:
    """The file of a document; texts are written as `tidied` makes them."""
    document = tidied(document)
    names = [each for each in _written(type(document)) if _is_tables(document, each)]
    parts = [encode_head(document)]
    parts += [
        encode_member(each.key, member)
        for each in names
        for member in getattr(document, each.attribute)
    ]
    if isinstance(document, Meeting):
        parts.append(encode_end(document))
    return b"\n".join(parts)


def encode_head(document: Document) -> bytes:
    """The first part of a tidy document's file: all but its lists of tables and its end."""
    table = table_of(document)
    lists = {each.key for each in _written(type(document)) if _is_tables(document, each)}
    if isinstance(document, Meeting):
        lists.add(END)
    return _part({key: value for key, value in table.items() if key not in lists})


def encode_member(key: str, record: Record) -> bytes:
    """One tidy record of a list of tables, under a header of its own."""
    return guarded(_headed(key, table_of(record))).encode()


def encode_end(meeting: Meeting) -> bytes:
    """The last part of a tidy meeting's file."""
    return _part({END: _end(meeting) | meeting.extra.get(END, {})})


def _part(table: dict[str, Any]) -> bytes:
    """A part of a file."""
    return guarded(dumped(table)).encode()


def guarded(text: str) -> str:
    """A part of a file in which no line of a text can be taken for the start of a git conflict."""
    return _MARKER.sub(r"\\u003C", text)


def tidied(value: T) -> T:
    """The value with its texts as a file keeps them: plain line ends, no halves of characters.

    The number of the last entry is never lower than that of any entry there is.
    """
    tidy: Any = value
    if isinstance(value, str):
        tidy = _tidied_text(value)
    elif isinstance(value, list | tuple):
        tidy = type(value)(map(tidied, value))
    elif isinstance(value, dict):
        tidy = {tidied(key): tidied(member) for key, member in value.items()}
    elif isinstance(value, Meeting):
        tidy = _tidied_struct(msgspec.structs.replace(value, last=last_number(value)))
    elif isinstance(value, msgspec.Struct):
        tidy = _tidied_struct(value)
    return tidy  # type: ignore[no-any-return]


def _tidied_struct(value: msgspec.Struct) -> msgspec.Struct:
    """A struct with tidy texts."""
    names = value.__struct_fields__
    return type(value)(**{name: tidied(getattr(value, name)) for name in names})


def _tidied_text(text: str) -> str:
    """A text as a file keeps it."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _end(meeting: Meeting) -> dict[str, int]:
    """The table that tells a whole file from a cut one.

    A count comes last: were it cut in the middle of the number, the number would be wrong.
    """
    return {"last": meeting.last, "items": len(meeting.items), "entries": len(meeting.entries)}


@cache
def _written(kind: type[msgspec.Struct]) -> tuple[Written, ...]:
    """The fields of a struct in the order they are written: its own first, then the source."""
    source = set(Fact.__struct_fields__) if issubclass(kind, Fact) else set()
    infos = [info for info in msgspec.structs.fields(kind) if info.name != "extra"]
    if kind is Meeting:
        infos = [info for info in infos if info.name != "last"]
    return tuple(
        Written(
            info.name,
            info.encode_name,
            info.required or bool({info.name, f"{kind.__name__}.{info.name}"} & ALWAYS),
            info.default,
        )
        for info in sorted(infos, key=lambda info: info.name in source)
    )


def _is_tables(document: Document, written: Written) -> bool:
    """Whether a field holds structs."""
    value = getattr(document, written.attribute)
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], msgspec.Struct)


def table_of(record: Record) -> dict[str, Any]:
    """The table of a record, with the keys it does not know at the end."""
    table: dict[str, Any] = {}
    for attribute, key, always, default in _written(type(record)):
        value = getattr(record, attribute)
        if value is not None and (always or value != default):
            table[key] = _plain(value)
        if attribute == "at" and isinstance(record, Entry):
            table["kind"] = kind_of(record)
    return {**table, **{key: value for key, value in record.extra.items() if key not in table}}


def _plain(value: Any) -> Any:
    """A value as the TOML writer takes it."""
    if isinstance(value, Record):
        return table_of(value)
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if isinstance(value, dt.datetime):
        return Moment.combine(value.date(), value.timetz())
    return value


def _headed(key: str, table: dict[str, Any]) -> str:
    """One table of an array of tables, under its own header however short it is."""
    head = f"[[{key}]]\n"
    if not any(_holds_tables(value) for value in table.values()):
        return head + dumped(table)
    # The writer only gives headers to tables that are too long for one line; the key that makes
    # this one long enough is taken out again.
    long = {"-" * (max(map(len, table)) + 1): "-" * 100}
    return head + dumped({key: [long | table]}).removeprefix(head + dumped(long))


def _holds_tables(value: Any) -> bool:
    """Whether a value is, or is a list of, tables."""
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(member, Mapping) for member in value)
    )


def dumped(table: dict[str, Any]) -> str:
    """A table as TOML."""
    return tomli_w.dumps(table, multiline_strings=True)
