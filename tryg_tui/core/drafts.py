"""From what somebody typed to an entry: every field is read, every fault is told at once."""

import datetime as dt
from typing import Any, Literal

import msgspec

from tryg_tui.core.base import Citation, Id
from tryg_tui.core.due import Due, parse_due
from tryg_tui.core.entries import ENTRY_TYPES, AnyEntry, kind_of
from tryg_tui.core.folder import Folder
from tryg_tui.core.names import Named, matches

Field = Literal[
    "text", "initiative", "indicator", "outcome", "approval", "state", "status", "change",
    "owners", "due", "value", "qualifier", "when", "channel", "done", "of", "why", "private",
]  # fmt: skip
"""A field of the editor."""

FIELDS: dict[str, tuple[Field, ...]] = {
    "decision": ("text", "outcome", "initiative", "private"),
    "action": ("text", "owners", "due", "initiative", "private"),
    "followup": ("text", "state", "owners", "due", "private"),
    "note": ("text", "initiative", "private"),
    "status": ("text", "initiative", "status", "private"),
    "lifecycle": ("text", "initiative", "change", "of", "private"),
    "reading": ("text", "indicator", "value", "qualifier", "when", "private"),
    "outreach": ("text", "channel", "owners", "due", "done", "of", "initiative", "private"),
    "topic": ("text", "initiative", "private"),
    "approval": ("text", "approval"),
    "amendment": ("text", "why", "private"),
}
"""The fields of each kind of entry, in the order they are shown."""

WORDED = frozenset({"decision", "action", "note", "outreach", "topic", "amendment"})
"""The kinds that say nothing without a text."""

FaultCode = Literal["empty", "unknown", "ambiguous", "bad-date", "bad-number", "bad-citation"]
"""What may be wrong with a field."""

INDICATOR_JOINT = ":"
"""What stands between initiative and indicator where both are named together."""


class Fault(msgspec.Struct, frozen=True):
    """Why a field cannot be taken as it is."""

    field: Field
    code: FaultCode
    options: tuple[str, ...] = ()
    """What may have been meant."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry while it is being written."""

    kind: str
    item: Id
    values: dict[Field, str] = {}
    """What stands in each field, as typed; choices hold the value of the file."""
    of: Citation = ""
    """The entry, or meeting, it is about, where that is given by where it was begun."""
    sha256: str = ""
    """Of the minutes approved, for an approval."""
    n: int | None = None
    """The number of the entry being edited; None for a new one."""


class Reader:
    """Reads the fields of a draft and collects what is wrong with them."""

    def __init__(self, draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None):
        """Read against what the folder knows, on a day, with the next meeting where it is known."""
        self.draft = draft
        self.folder = folder
        self.today = today
        self.next_meeting = next_meeting
        self.faults: list[Fault] = []

    def typed(self, field: Field) -> str:
        """What stands in a field, without white space around it."""
        return self.draft.values.get(field, "").strip()

    def fault(self, field: Field, code: FaultCode, options: tuple[str, ...] = ()) -> None:
        """Note what is wrong."""
        self.faults.append(Fault(field, code, options))

    def name(self, field: Field, named: list[Named]) -> Id:
        """The id of the one thing a field names, or nothing."""
        text = self.typed(field)
        found = matches(text, named)
        if len(found) == 1:
            return found[0][0]
        if text:
            code: FaultCode = "ambiguous" if found else "unknown"
            self.fault(field, code, tuple(title for _id, title in found))
        return ""

    def owners(self) -> tuple[tuple[Id, ...], str]:
        """The participants named, and in words those who are not participants."""
        ids: list[Id] = []
        words: list[str] = []
        for part in filter(None, (piece.strip() for piece in self.typed("owners").split(";"))):
            found = matches(part, people(self.folder))
            if len(found) == 1:
                ids.append(found[0][0])
            elif found:
                self.fault("owners", "ambiguous", tuple(title for _id, title in found))
            else:
                words.append(part)
        return tuple(dict.fromkeys(ids)), "; ".join(words)

    def due(self, field: Field) -> Due:
        """A due date as people write it."""
        found = parse_due(self.typed(field), self.today, self.next_meeting)
        if found is None:
            self.fault(field, "bad-date")
            return Due(date=None, text="", exact=False)
        return found

    def number(self) -> int | float:
        """A figure, written with a decimal comma or point."""
        found = parse_number(self.typed("value"))
        if found is None:
            self.fault("value", "bad-number")
            return 0
        return found

    def chosen(self, field: Field) -> str:
        """A choice somebody has to make."""
        if not self.typed(field):
            self.fault(field, "empty")
        return self.typed(field)

    def citation(self) -> Citation:
        """An entry cited by its number in this meeting, or in full."""
        text = self.typed("of")
        if not text:
            return self.draft.of
        decisions = [
            (loaded.value.cite(entry), loaded.value.cite(entry))
            for loaded in self.folder.meetings
            for entry in loaded.value.entries
            if kind_of(entry) == "decision"
        ]
        exact = [
            id for id, _title in decisions if id == text or id.endswith(f"#{text.lstrip('#')}")
        ]
        if len(exact) != 1:
            self.fault("of", "bad-citation", tuple(exact))
            return ""
        return exact[0]


def people(folder: Folder) -> list[Named]:
    """The participants, by name and role."""
    known = folder.strategy.value.people if folder.strategy else ()
    return [(p.id, f"{p.name}, {p.title}" if p.name else p.title) for p in known]


def initiatives(folder: Folder) -> list[Named]:
    """The initiatives by title."""
    return [(loaded.value.id, loaded.value.title) for loaded in folder.initiatives]


def indicators(folder: Folder) -> list[Named]:
    """The indicators, each with its initiative: "initiative: indicator"."""
    return [
        (
            f"{loaded.value.id}{INDICATOR_JOINT}{one.id}",
            f"{loaded.value.title}{INDICATOR_JOINT} {one.title}",
        )
        for loaded in folder.initiatives
        for one in loaded.value.indicators
    ]


def parse_number(text: str) -> int | float | None:
    """A figure as people write it, "85,7", "85.7", "1.250" or "1 250", or None."""
    digits = text.replace("\u00a0", "").replace(" ", "").removesuffix("%")
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif digits.count(".") and all(len(part) == 3 for part in digits.split(".")[1:]):
        digits = digits.replace(".", "")
    plain = digits.lstrip("+-")
    if not plain or not plain.isascii() or not plain.replace(".", "", 1).isdigit():
        return None
    return float(digits) if "." in digits else int(digits)


def read(
    draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None
) -> tuple[AnyEntry | None, tuple[Fault, ...]]:
    """The entry a draft makes, or None with all that is wrong with it."""
    reader = Reader(draft, folder, today, next_meeting)
    fields: dict[str, Any] = {
        "n": draft.n or 0,
        "item": draft.item,
        "at": dt.datetime.min.replace(tzinfo=dt.UTC),
        "text": reader.typed("text"),
    }
    if draft.kind in WORDED and not reader.typed("text"):
        reader.fault("text", "empty")
    for field in FIELDS[draft.kind]:
        fields |= _READ[field](reader) if field in _READ else {}
    if draft.kind in {"followup", "approval", "amendment"}:
        fields["of"] = draft.of
    if draft.kind == "approval":
        fields["sha256"] = draft.sha256
    if reader.faults:
        return None, tuple(reader.faults)
    entry: Any = ENTRY_TYPES[draft.kind](**fields)
    return entry, ()


def _initiative(reader: Reader) -> dict[str, Any]:
    """The initiative, which status and life cycle cannot do without."""
    id = reader.name("initiative", initiatives(reader.folder))
    if reader.draft.kind in {"status", "lifecycle"} and not reader.typed("initiative"):
        reader.fault("initiative", "empty")
    return {"initiative": id}


def _indicator(reader: Reader) -> dict[str, Any]:
    """The indicator and its initiative."""
    if not reader.typed("indicator"):
        reader.fault("indicator", "empty")
    initiative, _mark, indicator = reader.name("indicator", indicators(reader.folder)).partition(
        INDICATOR_JOINT
    )
    return {"initiative": initiative, "indicator": indicator}


def _owners(reader: Reader) -> dict[str, Any]:
    """Who is to do it."""
    ids, words = reader.owners()
    return {"owners": ids, "owner_text": words}


def _due(reader: Reader) -> dict[str, Any]:
    """When it is due."""
    due = reader.due("due")
    return {"due": due.date, "due_text": due.text}


def _when(reader: Reader) -> dict[str, Any]:
    """The day or period a reading is for."""
    when = reader.due("when")
    return {"date": when.date, "period": when.text}


def _outcome(reader: Reader) -> dict[str, Any]:
    """What became of the proposal; nothing chosen is nothing said."""
    return {"outcome": reader.typed("outcome") or None}


_READ: dict[Field, Any] = {
    "initiative": _initiative,
    "indicator": _indicator,
    "outcome": _outcome,
    "approval": lambda reader: {"outcome": reader.typed("approval") or "approved"},
    "state": lambda reader: {"state": reader.typed("state") or "open"},
    "status": lambda reader: {"status": reader.chosen("status")},
    "change": lambda reader: {"change": reader.chosen("change")},
    "owners": _owners,
    "due": _due,
    "value": lambda reader: {"value": reader.number()},
    "qualifier": lambda reader: {"qualifier": reader.typed("qualifier") or "exact"},
    "when": _when,
    "channel": lambda reader: {"channel": reader.typed("channel")},
    "done": lambda reader: {"done": reader.due("done").date},
    "of": lambda reader: {"of": reader.citation()},
    "why": lambda reader: {"why": reader.typed("why")},
    "private": lambda reader: {"private": reader.typed("private") == "yes"},
}
"""How each field but the text is read."""


def draft_of(entry: AnyEntry, folder: Folder) -> Draft:
    """The draft that makes an entry again, to edit it."""
    builtins: dict[str, Any] = msgspec.structs.asdict(entry)
    kind = kind_of(entry)
    values: dict[Field, str] = {"text": entry.text}
    for field in FIELDS[kind]:
        values[field] = _WRITE[field](builtins, folder) if field in _WRITE else builtins[field]
    return Draft(
        kind=kind,
        item=entry.item,
        values=values,
        of=builtins.get("of", ""),
        sha256=builtins.get("sha256", ""),
        n=entry.n,
    )


def date_typed(date: dt.date | None) -> str:
    """A date as somebody would type it, "1.6.2018"."""
    return f"{date.day}.{date.month}.{date.year}" if date else ""


def _titles(ids: tuple[Id, ...], named: list[Named]) -> list[str]:
    """The names of some ids; an unknown id stands for itself."""
    known = dict(named)
    return [known.get(id, id) for id in ids]


def _written_owners(fields: dict[str, Any], folder: Folder) -> str:
    """The owners as they would be typed."""
    named = _titles(fields["owners"], people(folder))
    return "; ".join(filter(None, [*named, fields["owner_text"]]))


def _written_initiative(fields: dict[str, Any], folder: Folder) -> str:
    """The initiative's title."""
    return _titles((fields["initiative"],), initiatives(folder))[0]


def _written_indicator(fields: dict[str, Any], folder: Folder) -> str:
    """The indicator with its initiative, as it would be typed."""
    id = f"{fields['initiative']}{INDICATOR_JOINT}{fields['indicator']}"
    return _titles((id,), indicators(folder))[0]


_WRITE: dict[Field, Any] = {
    "initiative": _written_initiative,
    "indicator": _written_indicator,
    "owners": _written_owners,
    "outcome": lambda fields, _folder: fields["outcome"] or "",
    "approval": lambda fields, _folder: fields["outcome"],
    "due": lambda fields, _folder: fields["due_text"] or date_typed(fields["due"]),
    "when": lambda fields, _folder: fields["period"] or date_typed(fields["date"]),
    "done": lambda fields, _folder: date_typed(fields["done"]),
    "value": lambda fields, _folder: str(fields["value"]).replace(".", ","),
    "private": lambda fields, _folder: "yes" if fields["private"] else "",
}
"""How each field that is not text in the file is put back into the editor."""
