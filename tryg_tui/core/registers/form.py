"""A record while it is filled in: its fields as typed, and what they make of it.

`opened` or `begun` gives a form; what stands in its fields is changed with `with_value` and
`with_rows`; `filled` makes the record of it, or tells what is wrong with which field. A field in
which nothing was changed stays just as it is in the record. The rows of its lists are put in,
changed, moved and taken out as those of a file are.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.fields import date_typed
from tryg_tui.core.input.names import matches, written
from tryg_tui.core.input.numbers import number_typed, parse_number, parse_time
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Lead
from tryg_tui.core.model.link import Link, link_typed, links_read
from tryg_tui.core.registers.changes import Citing, added, changed, cited, moved, own_role, removed
from tryg_tui.core.registers.fields import Fault, FaultCode, Field, Target, fields
from tryg_tui.core.registers.register import Around, named

YES = "yes"
"""What stands in a field for yes; nothing stands there for no."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A record while it is filled in."""

    kind: type[Record]
    base: Record | None = None
    """The record as it was before; None for a new one."""
    values: dict[str, str] = {}
    """By field, what stands in it; a choice by its value, yes as YES and no as nothing."""
    rows: dict[str, tuple[Record, ...]] = {}
    """By field, its rows."""

    def with_value(self, name: str, text: str) -> "Form":
        """The form with something else in a field."""
        return replace(self, values={**self.values, name: text})

    def with_rows(self, name: str, rows: tuple[Record, ...]) -> "Form":
        """The form with other rows in a field."""
        return replace(self, rows={**self.rows, name: rows})


def opened(record: Record, around: Around) -> Form:
    """The form of a record that is to be changed."""
    kind = type(record)
    known = [one for one in fields(kind) if one.input != "rows"]
    return Form(
        kind=kind,
        base=record,
        values={one.name: typed(one, record, around) for one in known},
        rows={one.name: getattr(record, one.name) for one in fields(kind) if one.input == "rows"},
    )


def begun(kind: type[Record], /, **values: str) -> Form:
    """The form of a new record, with some fields filled in and the others as they mostly are."""
    held = {
        one.name: str(one.default)
        for one in fields(kind)
        if one.input in ("choice", "whole", "line") and one.default
    }
    return Form(kind=kind, values=held | values)


def filled(form: Form, around: Around) -> Record | tuple[Fault, ...]:
    """The record that a form makes; or what is wrong, a fault for each such field.

    A new record with an id has none yet: it gets one when it is put among others.
    """
    held: dict[str, Any] = {}
    faults: list[Fault] = []
    for field in fields(form.kind):
        if field.input == "rows":
            held[field.name] = form.rows.get(field.name, ())
        elif field.input == "id":
            held[field.name] = getattr(form.base, field.name, "")
        elif form.base is None or form.values.get(field.name, "") != typed(
            field, form.base, around
        ):
            read = _read(field, form.values.get(field.name, ""), around)
            if isinstance(read, Fault):
                faults.append(read)
            else:
                held |= read
    if form.kind is Lead and held.get("title", "-") in (None, ""):
        held["title"] = role = own_role(held, form.base, around.folder)
        faults += [] if role else [Fault("title", "empty")]
    if faults:
        return tuple(faults)
    return form.kind(**held) if form.base is None else replace(form.base, **held)


def typed(field: Field, record: Record, around: Around) -> str:
    """A field of a record as somebody would type it."""
    value = getattr(record, field.name)
    if field.input == "date":
        return (getattr(record, field.words) if field.words else "") or date_typed(value)
    if value is None:
        return ""
    if field.input == "names" and isinstance(value, str):
        value = (value,)
    return _TYPED[field.input](value, field, around)


def _name(id: str, field: Field, around: Around) -> str:
    """An id as the name it is read from."""
    if not (id and field.target):
        return id
    name = written(id, named(around, field.target))
    return id if field.input == "names" and OWNER_JOINT in name else name


_TYPED: dict[str, Callable[[Any, Field, Around], str]] = {
    "line": lambda value, _field, _around: " ".join(value.split()),
    "text": lambda value, _field, _around: value.strip("\n"),
    "list": lambda value, _field, _around: "\n".join(" ".join(one.split()) for one in value),
    "choice": lambda value, _field, _around: value,
    "yes-no": lambda value, _field, _around: YES if value else "",
    "name": _name,
    "names": lambda value, field, around: f"{OWNER_JOINT} ".join(
        _name(one, field, around) for one in value
    ),
    "time": lambda value, _field, _around: f"{value:%H.%M}",
    "number": lambda value, _field, _around: number_typed(value),
    "whole": lambda value, _field, _around: str(value),
    "wholes": lambda value, _field, _around: ", ".join(map(str, value)),
    "id": lambda value, _field, _around: value,
    "links": lambda value, _field, _around: "\n".join(map(link_typed, value)),
}
"""How a value is put into its field, by the kind of input."""


def _read(field: Field, typed: str, around: Around) -> dict[str, Any] | Fault:
    """What stands in a field, as the record is to hold it; or what is wrong."""
    text = typed.strip()
    if not text:
        if field.required and field.input != "yes-no":
            return Fault(field.name, "empty")
        empty = {field.words: ""} if field.words else {}
        return {field.name: False if field.input == "yes-no" else field.default, **empty}
    if field.input == "date":
        return _date(field, text, around)
    value = _READ[field.input](text, field, around)
    return value if isinstance(value, Fault) else {field.name: value}


def _date(field: Field, text: str, around: Around) -> dict[str, Any] | Fault:
    """A day, or where the record has a place for its words a period."""
    due = parse_due(text, around.today, around.next_meeting, past=field.past)
    if due is None:
        return Fault(field.name, "bad-date", text)
    if field.words:
        return {field.name: due.date, field.words: due.text}
    is_day = due.date is not None and (due.exact or due.date == around.next_meeting)
    return {field.name: due.date} if is_day else Fault(field.name, "bad-day", text)


def _one(text: str, field: Field, around: Around) -> str | Fault:
    """The id of the one record that a text names."""
    found = matches(text, named(around, field.target)) if field.target else ()
    if len(found) == 1:
        return found[0][0]
    titles = tuple(title for _id, title in found)
    ids = tuple(id for id, _title in found)
    distinct = len(set(titles)) == len(titles)
    code: FaultCode = "ambiguous" if found else "unknown"
    return Fault(field.name, code, text, titles if distinct else ids)


def _each(text: str, field: Field, around: Around) -> tuple[str, ...] | Fault:
    """The ids of the records that a text names."""
    parts = filter(None, map(str.strip, text.split(OWNER_JOINT)))
    found = [_one(part, field, around) for part in parts]
    fault = next((one for one in found if isinstance(one, Fault)), None)
    return fault or tuple(dict.fromkeys(one for one in found if isinstance(one, str)))


def _figure(text: str, field: Field, _around: Around) -> int | float | Fault:
    """A figure."""
    value = parse_number(text)
    return Fault(field.name, "bad-number", text) if value is None else value


def _whole(text: str, field: Field, _around: Around) -> int | Fault:
    """A whole number, not below nought."""
    plain = "".join(text.split())
    if plain.isascii() and plain.isdigit() and len(plain) < 10:
        return int(plain)
    return Fault(field.name, "bad-number", text)


def _wholes(text: str, field: Field, around: Around) -> tuple[int, ...] | Fault:
    """Whole numbers with commas or blanks between them."""
    found = [_whole(part, field, around) for part in text.replace(",", " ").split()]
    fault = next((one for one in found if isinstance(one, Fault)), None)
    return fault or tuple(one for one in found if isinstance(one, int))


def _links(text: str, field: Field, _around: Around) -> tuple[Link, ...] | Fault:
    """Links, one on each line."""
    found = links_read(text.splitlines())
    return Fault(field.name, "bad-link", found) if isinstance(found, str) else found


def _choice(text: str, field: Field, _around: Around) -> str | Fault:
    """One of the values there are."""
    return text if text in field.values else Fault(field.name, "unknown", text, field.values)


_READ: dict[str, Callable[[str, Field, Around], Any]] = {
    "line": lambda text, _field, _around: " ".join(text.split()),
    "text": lambda text, _field, _around: text,
    "list": lambda text, _field, _around: tuple(
        filter(None, (" ".join(line.split()) for line in text.splitlines()))
    ),
    "choice": _choice,
    "yes-no": lambda _text, _field, _around: True,
    "name": _one,
    "names": _each,
    "number": _figure,
    "time": lambda text, field, _around: parse_time(text) or Fault(field.name, "bad-time", text),
    "whole": _whole,
    "wholes": _wholes,
    "links": _links,
}
"""How what was typed is read, by the kind of input."""


_TARGETS: dict[str, Target] = {
    "indicators": "indicators",
    "areas": "areas",
    "sources": "sources",
}
"""By list of a record: what others name its rows as."""


def holder(form: Form) -> Record:
    """The record as it stands in a form, as far as its lists are concerned."""
    if form.base is not None:
        return replace(form.base, **form.rows)
    bare: dict[str, Any] = {one.name: "" for one in fields(form.kind) if one.required}
    return form.kind(**bare | form.rows)


def inside(form: Form, around: Around) -> Around:
    """What the rows of a form stand among: the file as it stands in it, where it is one."""
    whole, unit = holder(form), form.values.get("unit", around.unit)
    document = whole if isinstance(whole, Document) else around.document
    return replace(around, document=document, unit=unit)


def with_row(
    form: Form, name: str, before: Record | None, row: Record, after: Record | None = None
) -> tuple[Form, Record]:
    """The form with a row changed, or a new one at the end or after another; and that row in it."""
    if before is not None:
        return _with(form, name, changed(holder(form), name, before, row)), row
    new = _with(form, name, added(holder(form), name, row, after))
    held = new.rows[name]
    return new, held[-1 if after is None else held.index(after) + 1]


def moved_row(form: Form, name: str, row: Record, step: int) -> Form:
    """The form with a row some places further down, or up."""
    return _with(form, name, moved(holder(form), name, row, step))


def without_row(form: Form, name: str, row: Record, around: Around) -> Form | tuple[Citing, ...]:
    """The form without a row; or what names it, so that it has to stay."""
    target, here = _TARGETS.get(name), inside(form, around).document
    found: tuple[Citing, ...] = ()
    if target and here:
        files = around.folder.documents()
        path = next((one.path for one in files if one.value == form.base), "")
        folder = around.folder.with_file(Loaded(path=path, sha256="", value=here))
        found = cited(folder, target, getattr(row, "id"), here)  # noqa: B009 # any record
    return found or _with(form, name, removed(holder(form), name, row))


def _with(form: Form, name: str, changed: Record) -> Form:
    """The form with the rows of a list as they stand in a record."""
    return form.with_rows(name, getattr(changed, name))
