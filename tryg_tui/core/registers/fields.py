"""The fields of a record, described by its struct: one description for labels, input and checks.

`fields(Person)` gives a `Field` for everything that somebody may fill in, in the order of the
file. What each is called in the language spoken now is in `words.registers`.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec

from tryg_tui.core.meetings.recording import HEAD
from tryg_tui.core.model.attendance import Attendance, PartCorrection
from tryg_tui.core.model.base import WHOLE, WHOLES, Document, Fact, Record
from tryg_tui.core.model.entries import ENTRY_TYPES, Amendment
from tryg_tui.core.model.initiative import Initiative, Lead
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Meeting

Input = Literal[
    "line", "text", "list", "choice", "yes-no", "name", "names", "date", "time", "number", "whole",
    "wholes", "id", "links", "rows", "times", "path",
]  # fmt: skip
"""How a field is filled in: one line; several lines; a list with a member on each line; one of
some values; yes or no; the name of a record of another register, or several with ";" between
them; a date or a time of day as people write it; a figure; a whole number, or several; the id,
which comes from the title when the record is new and never changes; links, one on each line; a
list of records with fields of their own; from when until when somebody was there, each time; a
file or folder."""

Target = Literal[
    "people", "owners", "partners", "bodies", "themes", "statuses", "initiatives", "indicators",
    "measured", "figures", "activities", "areas", "sources", "subjects", "promises", "items",
    "minutes",
]  # fmt: skip
"""What a name can be of: an owner is a participant or a partner, what is measured is any indicator
with its initiative, a figure is that or an area with its measure, and a subject is a group that
reports, or a theme.
"""

REFERS: dict[str, Target] = {
    "person": "people",
    "owners": "owners",
    "asked": "people",
    "chair": "people",
    "secretary": "people",
    "partner": "partners",
    "body": "bodies",
    "bodies": "bodies",
    "seated": "people",
    "theme": "themes",
    "status": "statuses",
    "initiative": "initiatives",
    "initiatives": "initiatives",
    "indicator": "indicators",
    "figure": "figures",
    "activity": "activities",
    "area": "areas",
    "areas": "areas",
    "within": "areas",
    "sources": "sources",
    "of": "subjects",
    "part_of": "items",
    "promise": "promises",
    "stands_in_for": "people",
    "out_of": "items",
    "minutes": "minutes",
}
"""By attribute, in whatever record: what the ids in it are of."""

_TEXTS = frozenset(
    {
        "text", "goal", "goal_text", "description", "definition", "purpose", "closed_text",
        "members", "note", "owner", "summary",
    }
)  # fmt: skip
"""The attributes that hold more than a line."""

_ORIGIN = frozenset(Fact.__struct_fields__) - {"extra"}
"""The attributes that say where something is taken from."""

_PAST: dict[str, bool | None] = {
    **dict.fromkeys(("date", "published", "done", "lapsed", "on"), True),
    **dict.fromkeys(("first_day", "last_day", "received", "fielded_from", "fielded_to"), True),
    "since": None,
}
"""The dates that have been: without a year the last such day is meant, and where it may be both
coming and past the nearest.
"""

GONE = frozenset({"done", "lapsed"})
"""The dates of what has happened, which cannot be to come."""

_WORDS = {"date": ("period", "date_text")}
"""By attribute of a date: what may hold its words, besides the attribute with `_text` added."""

_BESIDE = {
    **dict.fromkeys(("qualifier", "precision", "denominator"), "value"),
    "sample_qualifier": "sample",
}
"""By attribute: the one it is best shown next to, as it says how exactly that is known, or of how
many it is.
"""

_OWNER_TEXT = "owner_text"
"""What holds the words for owners that have no record."""

_NOT_TYPED: dict[type[Record], frozenset[str]] = {
    AgendaItem: frozenset(
        {
            *("given", "started", "ended", "seconds", "not_reached", "done"),
            *("carried_from", "topic", "late"),
        }
    ),
    **dict.fromkeys((Attendance, PartCorrection), frozenset({"person", "arrived", "left"})),
    Meeting: frozenset(Meeting.__struct_fields__) - {*HEAD, "items"} | {"moved_from", "deadline"},
    **{
        kind: frozenset({"n", "item", "at", "sha256", "read_back"}) for kind in ENTRY_TYPES.values()
    },
    Amendment: frozenset({"n", "item", "at", "of", "without", "attendance", "read_back"}),
}
"""By kind of record: what comes about at a meeting, or is filled in with another field."""

_MOSTLY: dict[type[Record], dict[str, Any]] = {
    AgendaItem: {"kind": "discussion", "view": "other"},
    Initiative: {"reports": True},
}
"""By kind of record: what a field of a new one mostly holds, where a file that says nothing of it
means something else or nothing.
"""

_COMING = frozenset({Meeting})
"""The records whose dates are to come, whatever their names say."""

_SCALARS: dict[Any, Input] = {
    str: "line",
    int: "whole",
    bool: "yes-no",
    dt.date: "date",
    dt.time: "time",
    float: "number",
}


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a record."""

    name: str
    """The attribute of the struct."""
    input: Input
    required: bool = False
    """Whether it has to be filled in."""
    values: tuple[str, ...] = ()
    """What may be chosen."""
    target: Target | None = None
    """What a name, or several, are of."""
    rows: type[Record] | None = None
    """What the rows are, whose fields are `fields(rows)`."""
    words: str = ""
    """The attribute for the words of a period instead of a day, or of owners without a record."""
    past: bool | None = False
    """Whether it is a date that has been; None where it may be either."""
    beside: str = ""
    """The field it belongs to and is best shown next to, as the precision of a figure is."""
    origin: bool = False
    """Whether it only says where the record is taken from."""
    default: Any = None
    """What it holds where nothing is filled in."""
    span: tuple[int, int] | None = None
    """What it may hold, where that is a number."""


FaultCode = Literal[
    "empty", "unknown", "ambiguous", "bad-date", "bad-day", "later", "bad-number", "bad-time",
    "bad-times", "out-of-range", "bad-citation", "bad-link", "no-reason", "date-order",
    "value-or-missing", "value-range", "denominator", "below-nought", "to-come",
]  # fmt: skip
"""What may be wrong with a field."""


class Fault(msgspec.Struct, frozen=True):
    """Why a field cannot be taken as it is."""

    field: str
    """Its name."""
    code: FaultCode
    typed: str = ""
    """The part of it that is meant."""
    options: tuple[str, ...] = ()
    """What may have been meant, by title, or by id where two titles are the same."""


@cache
def fields(kind: type[Record]) -> tuple[Field, ...]:
    """What can be filled in of a record, in order; where it was taken from comes last."""
    infos = {info.name: info for info in msgspec.structs.fields(kind)}
    worded = {name: _words_of(name, infos) for name, info in infos.items() if _is_date(info)}
    worded |= {"owners": _OWNER_TEXT} if _OWNER_TEXT in infos else {}
    left = {"extra", *worded.values(), *(["schema"] if issubclass(kind, Document) else [])}
    left |= _NOT_TYPED.get(kind, frozenset())
    found = [
        _field(kind, info, worded.get(name, "")) for name, info in infos.items() if name not in left
    ]
    return tuple(sorted(found, key=lambda field: field.origin))


def field_of(kind: type[Record], name: str) -> Field:
    """A field by its name; StopIteration where there is none."""
    return next(field for field in fields(kind) if field.name == name)


@cache
def naming(kind: type[Record]) -> str:
    """The attribute that tells a record from others of its list, or "" where none does."""
    names = ("id", "measure", "number", "key", "year")
    return next((name for name in names if hasattr(kind, name)), "")


def title_of(record: Record) -> str:
    """What people know a record by; its id is made from it, where it has one."""
    names = ("title", "text", "period", "indicator", "area", "year")
    found = (getattr(record, name, None) for name in names)
    return str(next(filter(None, found), ""))


def records_in(record: Record) -> Iterator[Record]:
    """A record and all those in it."""
    yield record
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple):
            for one in value:
                if isinstance(one, Record):
                    yield from records_in(one)


def _field(kind: type[Record], info: Any, words: str) -> Field:
    """The description of one field."""
    # Of what may be one or several, several are asked for.
    options = [one for one in _options(info.type) if one is not type(None)]
    hint = next((one for one in options if get_origin(one) is tuple), options[0])
    several = get_origin(hint) is tuple
    only = get_args(hint)[0] if several else hint
    name = info.name
    of = Field(
        name=name,
        input="line",
        required=info.required and (kind, name) != (Lead, "title"),
        words=words,
        past=kind not in _COMING and _PAST.get(name, False),
        beside=_BESIDE.get(name, ""),
        origin=name in _ORIGIN,
        default=_MOSTLY.get(kind, {}).get(name, None if info.required else info.default),
        span=WHOLES.get(name, WHOLE) if only is int else None,
    )
    change: dict[str, Any] = {}
    if only is Link:
        change = {"input": "links"}
    elif isinstance(only, type) and issubclass(only, Record):
        change = {"input": "rows", "rows": only}
    elif get_origin(only) is Literal:
        change = {"input": "choice", "values": get_args(only)}
    elif name == "times":
        change = {"input": "times"}
    elif name in ("id", "measure"):
        change = {"input": "id"}
    elif name in REFERS and only is str and (name != "of" or "view" in kind.__struct_fields__):
        # Of anything but an item, `of` is a line of the minutes.
        change = {"input": "names" if several else "name", "target": REFERS[name]}
    elif several:
        change = {"input": "wholes" if only is int else "list"}
    elif len(_numbers(info.type)) > 1:
        change = {"input": "number"}
    else:
        change = {"input": "text" if only is str and name in _TEXTS else _SCALARS[only]}
    return msgspec.structs.replace(of, **change)


def _options(hint: Any) -> tuple[Any, ...]:
    """The members of a union, or the type alone."""
    return get_args(hint) or (hint,) if get_origin(hint) not in (tuple, Literal) else (hint,)


def _numbers(hint: Any) -> set[Any]:
    """The types of figures among those a field may have."""
    return {int, float} & set(_options(hint))


def _is_date(info: Any) -> bool:
    """Whether a field holds a day."""
    return dt.date in _options(info.type)


def _words_of(name: str, infos: dict[str, Any]) -> str:
    """The attribute that holds the words of a date, or ""."""
    return next((one for one in (f"{name}_text", *_WORDS.get(name, ())) if one in infos), "")
