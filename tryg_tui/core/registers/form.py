"""A record while it is filled in: its fields as typed, and what they make of it.

`opened` or `begun` gives a form; what stands in its fields is changed with `with_value` and
`with_rows`; `filled` makes the record of it, or tells what is wrong with which field. A field in
which nothing was changed stays just as it is in the record. The rows of its lists are put in,
changed, moved and taken out as those of a file are.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Lead
from tryg_tui.core.registers.changes import Citing, added, as_lead, changed, cited, moved, removed
from tryg_tui.core.registers.fields import Fault, Target, fields
from tryg_tui.core.registers.register import Around
from tryg_tui.core.registers.values import YES, read_field, typed

_ALIKE = frozenset({"partner", "bodies", "body", "theme", "area", "year", "indicator", "sources"})
"""The fields in which records that are put in one after another mostly say the same."""


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
        one.name: YES if one.input == "yes-no" else str(one.default)
        for one in fields(kind)
        if one.input in ("choice", "whole", "line", "yes-no") and one.default
    }
    return Form(kind=kind, values=held | values)


def begun_like(kind: type[Record], before: Record | None, around: Around) -> Form:
    """The form of a new record, begun with what it mostly has in common with the one before."""
    form = begun(kind)
    if type(before) is not kind:
        return form
    alike = (one for one in fields(kind) if one.name in _ALIKE)
    return replace(
        form, values=form.values | {one.name: typed(one, before, around) for one in alike}
    )


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
            read = read_field(field, form.values.get(field.name, ""), around)
            if isinstance(read, Fault):
                faults.append(read)
            else:
                held |= read
    if form.kind is Lead:
        held |= as_lead(held, form.base, around.folder)
        faults += [] if held.get("title", "-") else [Fault("title", "empty")]
    if faults:
        return tuple(faults)
    return form.kind(**held) if form.base is None else replace(form.base, **held)


_TARGETS: dict[str, Target] = {"indicators": "indicators", "areas": "areas", "sources": "sources"}
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
