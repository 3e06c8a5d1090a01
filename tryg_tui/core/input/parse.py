"""From what somebody typed to an entry, every fault told at once; and back, to edit it."""

import datetime as dt
from typing import Any

from msgspec.structs import asdict

from tryg_tui.core.input.draft import BEGUN_FROM, FIELDS, WORDED, Draft, Fault, Field
from tryg_tui.core.input.fields import READ, TYPED
from tryg_tui.core.input.reader import Reader
from tryg_tui.core.model.entries import ENTRY_TYPES, UNTIMED, AnyEntry, kind_of
from tryg_tui.core.model.folder import Folder


def read(
    draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None
) -> tuple[AnyEntry | None, tuple[Fault, ...]]:
    """The entry a draft makes, or None with all that is wrong with it.

    An edited entry keeps all that the editor does not show or that was not touched there: words
    read again on another day, or with a name gone from the registers, would mean something else.
    """
    reader = Reader(draft, folder, today, next_meeting)
    fields: dict[str, Any] = asdict(draft.before) if draft.before else {"at": UNTIMED}
    fields |= {"n": draft.n or 0, "item": draft.item}
    if draft.kind in WORDED:
        reader.needed("text")
    untouched = _untouched(draft, folder)
    for field in FIELDS[draft.kind]:
        if field not in untouched:
            fields |= READ[field](reader) if field in READ else {field: reader.typed(field)}
    if draft.kind in BEGUN_FROM:
        fields["of"] = draft.of
    if draft.kind == "approval":
        fields["sha256"] = draft.sha256
    if reader.faults:
        return None, tuple(reader.faults)
    entry: Any = ENTRY_TYPES[draft.kind](**fields)
    return entry, ()


def _untouched(draft: Draft, folder: Folder) -> frozenset[Field]:
    """The fields that still say what the entry edited says there; an empty one says nothing."""
    shown = values_of(draft.before, folder) if draft.before else {}
    return frozenset(
        field for field, value in shown.items() if value and draft.values.get(field) == value
    )


def draft_of(entry: AnyEntry, folder: Folder) -> Draft:
    """The draft that makes an entry again, to edit it."""
    kind, held = kind_of(entry), asdict(entry)
    return Draft(
        kind=kind,
        item=entry.item,
        values=values_of(entry, folder),
        of=held["of"] if kind in BEGUN_FROM else "",
        sha256=held.get("sha256", ""),
        n=entry.n,
        before=entry,
    )


def values_of(entry: AnyEntry, folder: Folder) -> dict[Field, str]:
    """What stands in each field of the editor for an entry."""
    held = asdict(entry)
    return {
        field: TYPED[field](held, folder) if field in TYPED else held[field]
        for field in FIELDS[kind_of(entry)]
    }
