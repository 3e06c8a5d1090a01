"""From what somebody typed to an entry, every fault told at once; and back, to edit it."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, get_args

from msgspec.structs import asdict, replace

from tryg_tui.core.input.draft import BEGUN_FROM, FIELDS, OWNER_JOINT, WORDED, Draft, Fault, Field
from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.names import (
    INDICATOR_JOINT,
    indicators,
    initiatives,
    owner_matches,
    owners,
    written,
)
from tryg_tui.core.input.numbers import number_typed
from tryg_tui.core.input.reader import Reader
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    UNTIMED,
    AnyEntry,
    ApprovalOutcome,
    FollowUpState,
    Outcome,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change, Qualifier
from tryg_tui.core.model.link import link_typed


def _initiative(reader: Reader) -> dict[str, Any]:
    """The initiative, which status and life cycle cannot do without."""
    if reader.draft.kind in {"status", "lifecycle"}:
        reader.needed("initiative")
    return {"initiative": reader.name("initiative", initiatives(reader.folder))}


def _indicator(reader: Reader) -> dict[str, Any]:
    """The indicator and its initiative."""
    reader.needed("indicator")
    found = reader.name("indicator", indicators(reader.folder))
    initiative, _joint, indicator = found.partition(INDICATOR_JOINT)
    return {"initiative": initiative, "indicator": indicator}


def _owners(reader: Reader) -> dict[str, Any]:
    """Who is to do it."""
    ids, words = reader.owners()
    return {"owners": ids, "owner_text": words}


def _outcome(reader: Reader) -> dict[str, Any]:
    """What became of the proposal; nothing chosen is nothing said."""
    if not reader.typed("outcome"):
        return {"outcome": None}
    return {"outcome": reader.choice("outcome", get_args(Outcome))}


def _status(reader: Reader) -> dict[str, Any]:
    """One of the group's own statuses."""
    known = [one.id for one in reader.folder.partnership.statuses]
    return {"status": reader.choice("status", known)}


def _due(reader: Reader) -> dict[str, Any]:
    """When it is due."""
    due = reader.due("due")
    return {"due": due.date, "due_text": due.text}


def _when(reader: Reader) -> dict[str, Any]:
    """The day or period a reading is for, which has been."""
    when = reader.due("when", past=True)
    return {"date": when.date, "period": when.text}


READ: dict[Field, Callable[[Reader], dict[str, Any]]] = {
    "initiative": _initiative,
    "indicator": _indicator,
    "outcome": _outcome,
    "approval": lambda reader: {
        "outcome": reader.choice("approval", get_args(ApprovalOutcome), "approved")
    },
    "state": lambda reader: {"state": reader.choice("state", get_args(FollowUpState), "open")},
    "status": _status,
    "change": lambda reader: {"change": reader.choice("change", get_args(Change))},
    "owners": _owners,
    "due": _due,
    "value": lambda reader: {"value": reader.number()},
    "qualifier": lambda reader: {
        "qualifier": reader.choice("qualifier", get_args(Qualifier), "exact")
    },
    "when": _when,
    "done": lambda reader: {"done": reader.day("done")},
    "of": lambda reader: {"of": reader.citation()},
    "links": lambda reader: {"links": reader.links()},
    # The outreach that is written next says so, and cites the decision.
    "known": lambda _reader: {},
    "private": lambda reader: {"private": reader.typed("private") == "yes"},
}
"""What each field says of the entry, by the keys of the file; one without a row is its text."""


def date_typed(date: dt.date | None) -> str:
    """A date as somebody would type it, "1.6.2018"."""
    return f"{date.day}.{date.month}.{date.year:04}" if date else ""


def _owner(id: Id, folder: Folder) -> str:
    """The name of a participant or partner, unless it would be taken for several."""
    name = dict(owners(folder)).get(id, id)
    told_apart = [found for found, _title in owner_matches(name, folder)] == [id]
    return name if told_apart and OWNER_JOINT not in name else id


def _owners_typed(held: dict[str, Any], folder: Folder) -> str:
    """The owners as they would be typed."""
    names = [*(_owner(id, folder) for id in held["owners"]), held["owner_text"]]
    return f"{OWNER_JOINT} ".join(filter(None, names))


def _initiative_typed(held: dict[str, Any], folder: Folder) -> str:
    """The initiative's title."""
    return written(held["initiative"], initiatives(folder))


def _indicator_typed(held: dict[str, Any], folder: Folder) -> str:
    """The indicator with its initiative, as it would be typed."""
    return written(f"{held['initiative']}{INDICATOR_JOINT}{held['indicator']}", indicators(folder))


TYPED: dict[Field, Callable[[dict[str, Any], Folder], str]] = {
    "initiative": _initiative_typed,
    "indicator": _indicator_typed,
    "owners": _owners_typed,
    "outcome": lambda held, _folder: held["outcome"] or "",
    "approval": lambda held, _folder: str(held["outcome"]),
    "due": lambda held, _folder: held["due_text"] or date_typed(held["due"]),
    "when": lambda held, _folder: held["period"] or date_typed(held["date"]),
    "done": lambda held, _folder: date_typed(held["done"]),
    "value": lambda held, _folder: number_typed(held["value"]),
    "known": lambda _held, _folder: "",
    "links": lambda held, _folder: f"{OWNER_JOINT} ".join(map(link_typed, held["links"])),
    "private": lambda held, _folder: "yes" if held["private"] else "",
}
"""How each field that is not text in the file is put back into the editor."""


_MARK = re.compile(r"(?P<text>.*\S)\s+(?P<mark>[@>])(?P<said>[^@>\s][^@>\n]*)", re.DOTALL)
"""A text with a mark at its end, and what stands behind that."""


def one_line(
    text: str, folder: Folder, today: dt.date, next_meeting: dt.date | None
) -> tuple[str, dict[Field, str]]:
    """The text of an action whose line says who and when too, "Bestil lamper @ank >1/6", and those
    as they are typed in their own fields; a mark that is not understood is only text.
    """
    owners: list[str] = []
    found: dict[Field, str] = {}
    while match := _MARK.fullmatch(text.rstrip()):
        said = match["said"].strip(" .,;")
        if match["mark"] == "@":
            meant = owner_matches(said, folder, today)
            if len(meant) != 1:
                break
            owners.insert(0, _owner(meant[0][0], folder))
            found["owners"] = f"{OWNER_JOINT} ".join(owners)
        else:
            due = parse_due(said, today, next_meeting)
            if due is None or "due" in found:
                break
            found["due"] = due.text or date_typed(due.date)
        text = match["text"]
    return text, found


def read(
    draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None
) -> tuple[AnyEntry | None, tuple[Fault, ...]]:
    """The entry a draft makes, or None with all that is wrong with it.

    An edited entry keeps all that the editor does not show or that was not touched there: words
    read again on another day, or with a name gone from the registers, would mean something else.
    """
    untouched = _untouched(draft, folder)
    if draft.kind == "action" and "text" not in untouched:
        text, told = one_line(draft.values.get("text", ""), folder, today, next_meeting)
        draft = replace(draft, values={**draft.values, **told, "text": text})
        untouched -= told.keys()
    reader = Reader(draft, folder, today, next_meeting)
    fields: dict[str, Any] = asdict(draft.before) if draft.before else {"at": UNTIMED}
    fields |= {"n": draft.n or 0, "item": draft.item}
    if draft.kind in WORDED:
        reader.needed("text")
    for field in FIELDS[draft.kind]:
        if field not in untouched:
            fields |= READ[field](reader) if field in READ else {field: reader.typed(field)}
    if draft.kind in BEGUN_FROM:
        fields["of"] = draft.of
    if fields.get("state") == "dropped" and not fields["text"]:
        reader.fault("text", "no-reason")
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
