"""Participants and initiatives out of a table: new, known already, or not to be understood."""

import re
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell, named_columns
from tryg_tui.core.input.names import fold, matches
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.initiative import Initiative, Lead
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.registers.answers import role_title
from tryg_tui.core.registers.fields import Fault
from tryg_tui.core.registers.form import begun, filled
from tryg_tui.core.registers.register import Around, held, named, register

Kind = Literal["people", "initiatives"]
"""A register that can be read in."""

COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "people": {
        "title": ("rolle", "role", "titel", "title", "funktion"),
        "name": ("navn", "name"),
        "partner": ("part", "partner", "myndighed", "authority"),
        "bodies": ("organ", "organer", "body", "bodies", "gruppe", "grupper", "group", "groups"),
        "since": ("fra", "from"),
        "until": ("til", "until", "to"),
    },
    "initiatives": {
        "title": ("titel", "title", "navn", "name", "indsats", "initiative"),
        "goal": ("maal", "goal"),
        "theme": ("tema", "theme"),
        "body": ("gruppe", "group", "organ", "body"),
        "leads": ("tovholder", "tovholdere", "lead", "leads"),
    },
}
"""How the columns may be called."""

RECORDS: dict[Kind, type[Record]] = {"people": Person, "initiatives": Initiative}
"""What the rows become."""


class RegisterFault(msgspec.Struct, frozen=True):
    """A row that cannot be understood, and each field that is why."""

    line: int
    faults: tuple[Fault, ...]


class RegisterImport(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of participants or initiatives comes to; each with the line it stands on."""

    new: tuple[tuple[int, Record], ...] = ()
    known: tuple[tuple[int, Record], ...] = ()
    faults: tuple[RegisterFault, ...] = ()


def register_columns(kind: Kind, table: TextTable) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand, and the names nobody knows."""
    return named_columns(table.head, COLUMNS[kind])


def read_register(kind: Kind, table: TextTable, columns: Columns, around: Around) -> RegisterImport:
    """The rows of a table compared with the records of a register."""
    known = {_key(one.record) for one in held(around.folder, register(kind))}
    new: list[tuple[int, Record]] = []
    same: list[tuple[int, Record]] = []
    faults: list[RegisterFault] = []
    for row in table.rows:
        made = _record(kind, row, columns, around)
        if isinstance(made, tuple):
            faults.append(RegisterFault(row.line, made))
            continue
        (same if _key(made) in known else new).append((row.line, made))
        known.add(_key(made))
    return RegisterImport(new=tuple(new), known=tuple(same), faults=tuple(faults))


def _key(record: Record) -> tuple[str, ...]:
    """What makes two records the same one: title and name, however they are written."""
    texts = (getattr(record, "title", ""), getattr(record, "name", ""))
    return tuple(" ".join(fold(text).replace(",", " ").split()) for text in texts)


def _record(kind: Kind, row: Row, columns: Columns, around: Around) -> Record | tuple[Fault, ...]:
    """The record of a row, or what of it cannot be understood."""
    texts = {name: " ".join(cell(row, columns, name).split()) for name in COLUMNS[kind]}
    if kind == "initiatives":
        leads = texts.pop("leads")
        made = filled(begun(Initiative, **texts), around)
        if isinstance(made, Initiative) and leads:
            return replace(made, leads=(_lead(leads, around),))
        return made
    if not texts["title"]:
        # Who is only named is shown by name.
        texts |= {"title": texts["name"], "name": ""}
    texts["bodies"] = _several(texts["bodies"], around)
    made = filled(begun(Person, **texts), around)
    if isinstance(made, Person):
        titles = dict(named(around, "partners"))
        return replace(made, title=role_title(made.title, titles.get(made.partner, "")))
    return made


def _several(text: str, around: Around) -> str:
    """Names with commas between as a form takes them, unless they are one name with commas."""
    return text if matches(text, named(around, "bodies")) else re.sub(r"\s*,\s*", "; ", text)


def _lead(text: str, around: Around) -> Lead:
    """Who leads an initiative: the participant that a text means, else in words."""
    found = matches(text, named(around, "people"))
    return Lead(title=text, person=found[0][0] if len(found) == 1 else "")
