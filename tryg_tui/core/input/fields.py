"""From what somebody typed to an entry, every fault told at once; and back, to edit it."""

import datetime as dt
import re
from itertools import product
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import asdict, replace

from tryg_tui.core.check.figures import untenable
from tryg_tui.core.input.draft import (
    BEGUN_FROM,
    FIELDS,
    OWNER_JOINT,
    WORDED,
    Draft,
    Field,
    decisions_cited,
)
from tryg_tui.core.input.due import date_typed, parse_due
from tryg_tui.core.input.names import INDICATOR_JOINT, Named, owner_matches
from tryg_tui.core.model.entries import (
    APPROVALS,
    ENTRY_TYPES,
    UNTIMED,
    AnyEntry,
    ReadingEntry,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import link_typed
from tryg_tui.core.registers import fields as records
from tryg_tui.core.registers.fields import Fault, FaultCode
from tryg_tui.core.registers.form import Form
from tryg_tui.core.registers.register import Around, named_by, offered
from tryg_tui.core.registers.values import read_field, typed, typed_name

LINK_JOINT = f"{OWNER_JOINT} "
"""What stands between several links in a field of one line."""

HELD_AS: dict[Field, str] = {"when": "date", "approval": "outcome"}
"""The fields that the file calls otherwise."""

NEEDED: dict[str, Field] = {
    **dict.fromkeys(WORDED, "text"),
    "status": "initiative",
    "lifecycle": "initiative",
    "reading": "value",
}
"""What has to be filled in of a kind, besides what its struct cannot do without."""


def described(kind: str, field: Field, folder: Folder) -> records.Field:
    """A field of a kind of entry, described as the fields of all records are."""
    if field == "known":
        return records.Field(name=field, input="yes-no")
    there = records.field_of(ENTRY_TYPES[kind], HELD_AS.get(field, field))
    if field == "indicator":
        return replace(there, target="measured")
    if field == "approval":
        return replace(there, values=APPROVALS)
    if field == "links":
        return replace(there, input="line")
    if field == "status":
        ids = tuple(one.id for one in folder.partnership.statuses)
        return replace(there, input="choice", values=ids)
    return replace(there, required=there.required or NEEDED.get(kind) == field)


def form_of(draft: Draft, folder: Folder) -> Form:
    """A draft as the form of a record."""
    values = {
        described(draft.kind, field, folder).name: text for field, text in draft.values.items()
    }
    return Form(kind=ENTRY_TYPES[draft.kind], values=values)


_MEANT: dict[str, Field] = {".value": "value", ".of": "denominator", ".date": "when"}
"""By where it stands in a reading: the field it is typed in."""

MARKS: dict[str, tuple[Field, Field]] = {
    "action": ("owners", "due"),
    "decision": ("figure", "look_again"),
}
"""By kind: what may be told at the end of its line behind @, and behind >."""

_MARK = re.compile(r"(?P<text>.*\S)\s+(?P<mark>[@>])(?P<said>[^@>\s][^@>\n]*)", re.DOTALL)
"""A text with a mark at its end, and what stands behind that."""


class Unclear(Struct, frozen=True):
    """A mark in the line of an action or a decision that stays text."""

    mark: str
    """With what stands behind it, "@ank"."""
    names: tuple[str, ...] = ()
    """Who or what may be meant, as they are typed; nothing at a date."""


class OneLine(Struct, frozen=True):
    """What the line of an action or a decision says."""

    text: str = ""
    """What is to be done, and all that is not understood."""
    told: dict[Field, str] = {}
    """Who, or at which figure, and when, as they are typed in their own fields."""
    unclear: tuple[Unclear, ...] = ()
    """The marks that are not understood, in their order."""

    @property
    def several(self) -> tuple[Unclear, ...]:
        """Those that name several."""
        return tuple(one for one in self.unclear if one.names)

    @property
    def unknown(self) -> tuple[Unclear, ...]:
        """Those that name nothing and no day."""
        return tuple(one for one in self.unclear if not one.names)


def one_line(kind: str, text: str, around: Around) -> OneLine:
    """What an action says whose line tells who and when too, "Bestil lamper @ank >1/6", and a
    decision that tells the figure it should move and when to look again: "Mere lys @tryg >1/6".
    """
    who, when = MARKS[kind]
    named_there = described(kind, who, around.folder)
    several = named_there.input == "names"
    owners: list[str] = []
    found: dict[Field, str] = {}
    unclear: list[Unclear] = []
    kept = ""
    while match := _MARK.fullmatch(text.rstrip()):
        said = match["said"].strip(" .,;")
        named = _all_named(said, named_there, around) if match["mark"] == "@" else ()
        due = parse_due(said, around.today, around.next_meeting) if match["mark"] == ">" else None
        if len(named) == 1 and (several or not owners):
            owners.insert(0, named[0])
            found[who] = f"{OWNER_JOINT} ".join(owners)
        elif due is not None and when not in found:
            found[when] = due.text or date_typed(due.date)
        else:
            unclear.insert(0, Unclear(match["mark"] + said, named))
            kept = text[match.end("text") :] + kept
        text = match["text"]
    return OneLine(text + kept, found, tuple(unclear))


def _all_named(said: str, field: records.Field, around: Around) -> tuple[str, ...]:
    """All that a text may mean whose names are typed as in the field; of several at most one may be
    unclear.
    """
    pieces = said.split(OWNER_JOINT) if field.input == "names" else [said]
    each = [_named(piece.strip(), field, around) for piece in pieces]
    every = product(*each) if sum(len(one) != 1 for one in each) <= 1 else ()
    return tuple(f"{OWNER_JOINT} ".join(some) for some in every)


def _named(said: str, field: records.Field, around: Around) -> tuple[str, ...]:
    """All that a text may mean, as it is typed: of those who left only where no other."""
    here: tuple[Named, ...] = ()
    if field.target == "owners":
        here = owner_matches(said, offered(around, "people"), offered(around, "partners"))
    known = here or (named_by(around, field.target, said) if field.target else ())
    return tuple(typed_name(id, field, around) for id, _title in known)


def told_in_line(draft: Draft, around: Around) -> OneLine:
    """What the line of an action or decision says that was written; only its text is said by that
    of any other draft, and of one whose text was left alone.
    """
    text = draft.values.get("text", "")
    if draft.kind not in MARKS or "text" in _untouched(draft, around.folder):
        return OneLine(text)
    return one_line(draft.kind, text, around)


def read(
    draft: Draft, folder: Folder, today: dt.date, next_meeting: dt.date | None
) -> tuple[AnyEntry | None, tuple[Fault, ...]]:
    """The entry a draft makes, or None with all that is wrong with it.

    An edited entry keeps all that the editor does not show or that was not touched there: words
    read again on another day, or with a name gone from the registers, would mean something else.
    """
    around = Around(folder=folder, today=today, next_meeting=next_meeting)
    line = told_in_line(draft, around)
    untouched = _untouched(draft, folder) - line.told.keys()
    draft = replace(draft, values={**draft.values, **line.told, "text": line.text})
    held: dict[str, Any] = asdict(draft.before) if draft.before else {"at": UNTIMED}
    held |= {"n": draft.n or 0, "item": draft.item}
    faults: list[Fault] = []
    for field in FIELDS[draft.kind]:
        found = {} if field in untouched else _read(draft, field, around)
        if isinstance(found, Fault):
            # It is looked for by what the editor calls it.
            faults.append(replace(found, field=field))
        else:
            held |= found
    # One that was recorded without a reason may still be changed otherwise.
    had_one = draft.before is None or bool(draft.before.text) or "state" not in untouched
    measured = str(held.get("figure", "")).partition(INDICATOR_JOINT)[0]
    if "figure" in line.told and folder.initiative(measured):
        held["initiative"] = measured  # What is highlighted is only proposed.
    if draft.kind == "reading" and not faults:
        known = draft.before
        was = untenable(known, folder, today) if isinstance(known, ReadingEntry) else []
        for one in untenable(ReadingEntry(**held), folder, today):
            if one in was:
                continue  # What was recorded so may still be changed otherwise.
            about: Field = _MEANT[one.key]
            faults.append(Fault(about, cast("FaultCode", one.code), draft.values.get(about, "")))
    is_dropped = draft.kind == "followup" and held.get("state") == "dropped"
    if is_dropped and not held["text"] and had_one:
        faults.append(Fault("text", "no-reason"))
    if faults:
        return None, tuple(faults)
    if draft.kind in BEGUN_FROM:
        held["of"] = draft.of
    if draft.kind == "approval":
        held["sha256"] = draft.sha256
    entry: Any = ENTRY_TYPES[draft.kind](**held)
    return entry, ()


def _read(draft: Draft, field: Field, around: Around) -> dict[str, Any] | Fault:
    """What a field says of the entry, by the keys of the file."""
    text = draft.values.get(field, "")
    if field == "known":
        return {}  # The outreach that is written next says so, and cites the decision.
    if field == "of":
        return _cited(text.strip(), draft, around.folder)
    about = described(draft.kind, field, around.folder)
    if field == "links":
        # In a field of one line they stand behind each other.
        about, text = replace(about, input="links"), "\n".join(f"{text} ".split(LINK_JOINT))
    if field == "value" and draft.values.get("missing"):
        about = replace(about, required=False)
    found = read_field(about, text, around)
    if field == "indicator" and isinstance(found, dict):
        initiative, _joint, indicator = found["indicator"].partition(INDICATOR_JOINT)
        return {"initiative": initiative, "indicator": indicator}
    return found


def _cited(text: str, draft: Draft, folder: Folder) -> dict[str, Any] | Fault:
    """The decision cited, or nothing."""
    found = decisions_cited(text, draft, folder) if text else ("",)
    if len(found) == 1:
        return {"of": found[0]}
    return Fault("of", "ambiguous" if found else "bad-citation", text, found)


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
    return {field: value_of(entry, field, folder) for field in FIELDS[kind_of(entry)]}


def value_of(entry: AnyEntry, field: Field, folder: Folder) -> str:
    """What stands in a field of the editor for an entry."""
    if field == "known":
        return ""
    about = described(kind_of(entry), field, folder)
    if isinstance(entry, ReadingEntry) and field == "indicator":
        entry = replace(entry, indicator=f"{entry.initiative}{INDICATOR_JOINT}{entry.indicator}")
    if field == "links":
        return LINK_JOINT.join(map(link_typed, entry.links))
    held = getattr(entry, about.name)
    around = Around(folder=folder, today=UNTIMED.date())  # No name depends on the day.
    # Words stand there just as somebody wrote them.
    return held if about.input in ("line", "text") else typed(about, entry, around)
