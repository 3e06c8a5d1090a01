"""Earlier minutes out of the table that local councils keep: every row becomes part of a meeting.

A row with a decision and a deadline is something to be done; one with a decision alone is decided;
one with neither tells what an item was about. Words that have no place of their own are kept under
keys of their own, so that the table can be made again.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell, named_columns
from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.due_words import is_next_meeting
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, Note
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy

FaultKind = Literal["cells", "no-item", "no-decision", "deadline", "personal"]
"""Why a row cannot be used: it is named, and nothing is guessed."""

COLUMNS = {
    "item": ("dagsordenpunkt", "dagsordenspunkt", "punkt", "agenda item", "item"),
    "owner": ("ansvar", "ansvarlig", "owner"),
    "subject": ("emne", "subject"),
    "decision": ("beslutning", "decision"),
    "due": ("deadline", "frist", "due"),
}
"""How the columns may be called."""

IMPORTED = "x_imported"
"""The key of a meeting that names the file it was read from."""

OWNER = "x_ansvar"
"""The key that keeps who a row names where nothing is to be done."""

SUBJECT = "x_emne"
"""The key that keeps the subject of a row that goes on with the item above it."""


class MinutesFault(msgspec.Struct, frozen=True):
    """A row that cannot be used."""

    line: int
    kind: FaultKind
    text: str
    """What stands there."""


_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


class MinutesImport(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of minutes comes to."""

    meeting: Meeting
    rows: int
    """How many rows are in the meeting."""
    faults: tuple[MinutesFault, ...] = ()
    worded: tuple[tuple[int, str], ...] = ()
    """The lines whose deadline is kept as words without a date, with these words."""


def minutes_columns(table: TextTable) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand, and the names nobody knows."""
    return named_columns(table.head, COLUMNS)


def read_minutes(
    table: TextTable,
    columns: Columns,
    strategy: Strategy | None,
    *,
    id: Id,
    date: dt.date,
    title: str,
    source: str,
) -> MinutesImport:
    """A meeting held on a day, made of the rows of a table; `source` names the file."""
    at = dt.datetime.combine(date, dt.time(12), dt.UTC)
    items: list[AgendaItem] = []
    entries: list[AnyEntry] = []
    faults: list[MinutesFault] = []
    worded: list[tuple[int, str]] = []
    read = 0
    for row in table.rows:
        fault = _fault(row, columns, date, len(table.head.cells), begun=bool(items))
        if fault is not None:
            faults.append(fault)
            continue
        read += 1
        due = cell(row, columns, "due")
        if due and not _dated(due, date):
            worded.append((row.line, due))
        begins = bool(cell(row, columns, "item"))
        if begins:
            items.append(_item(row, columns, items, strategy))
        entry = _entry(row, columns, items[-1].id, len(entries) + 1, at, date, begins)
        if entry is not None:
            entries.append(entry)
        elif begins and (owner := cell(row, columns, "owner")):
            items[-1] = replace(items[-1], extra={OWNER: owner})
    meeting = Meeting(
        id=id,
        title=title,
        body=strategy.body if strategy else "",
        state="final",
        date=date,
        items=tuple(_kinds(items, entries)),
        entries=tuple(entries),
        last=len(entries),
        extra={IMPORTED: source},
    )
    return MinutesImport(meeting=meeting, rows=read, faults=tuple(faults), worded=tuple(worded))


def _fault(
    row: Row, columns: Columns, date: dt.date, width: int, *, begun: bool
) -> MinutesFault | None:
    """Why a row cannot be used, or None."""
    if len(row.cells) != width:
        return MinutesFault(row.line, "cells", str(len(row.cells)))
    item = cell(row, columns, "item")
    due, decision = cell(row, columns, "due"), cell(row, columns, "decision")
    if not item and not begun:
        return MinutesFault(row.line, "no-item", " ".join(filter(None, row.cells)))
    if due and not decision:
        return MinutesFault(row.line, "no-decision", due)
    if due and parse_due(due, date, None) is None and not _is_words(due):
        return MinutesFault(row.line, "deadline", due)
    personal = cpr_numbers(" ".join(row.cells))
    return MinutesFault(row.line, "personal", personal[0]) if personal else None


def _dated(due: str, date: dt.date) -> bool:
    """Whether a deadline has a day to sort it by."""
    found = parse_due(due, date, None)
    return found is not None and (found.date is not None or is_next_meeting(due))


def _is_words(due: str) -> bool:
    """Whether a deadline is told in words, perhaps with years, so that no day was meant."""
    return not any(letter.isdigit() for letter in _YEAR.sub("", due))


def _item(
    row: Row, columns: Columns, items: list[AgendaItem], strategy: Strategy | None
) -> AgendaItem:
    """The agenda item that a row begins, shown as the standing item of the same name is."""
    title = cell(row, columns, "item")
    standing = _standing(title, strategy)
    taken = {item.id for item in items}
    usual = standing.id if standing else f"punkt-{len(items) + 1}"
    id = usual if usual not in taken else f"{usual}-{len(items) + 1}"
    return AgendaItem(
        id=id,
        title=title,
        short=standing.short if standing else "",
        kind="information",
        view=standing.view if standing else "other",
        text=cell(row, columns, "subject"),
    )


def _standing(title: str, strategy: Strategy | None) -> AgendaTemplateItem | None:
    """The standing item of the agenda with a title, or None."""
    name = fold(title).strip(" .0123456789")
    agenda = strategy.agenda if strategy else ()
    return next((item for item in agenda if fold(item.title) == name), None)


def _entry(
    row: Row, columns: Columns, item: Id, n: int, at: dt.datetime, date: dt.date, begins: bool
) -> AnyEntry | None:
    """What a row records under its item, or None for one that only names the item."""
    decision, due = cell(row, columns, "decision"), cell(row, columns, "due")
    owner, subject = cell(row, columns, "owner"), cell(row, columns, "subject")
    kept = {} if begins or not subject else {SUBJECT: subject}
    common: dict[str, Any] = {"n": n, "item": item, "at": at}
    if due:
        found = parse_due(due, date, None)
        day, words = (found.date, found.text) if found else (None, "")
        common |= {"due": day, "due_text": words or due, "owner_text": owner}
        return Action(**common, text=decision, extra=kept)
    if owner:
        kept[OWNER] = owner
    if decision:
        return Decision(**common, text=decision, extra=kept)
    if begins:
        return None
    return Note(**common, text=subject, extra={OWNER: owner} if owner else {})


def _kinds(items: list[AgendaItem], entries: list[AnyEntry]) -> Iterator[AgendaItem]:
    """The items, those under which something was decided as such."""
    decided = {entry.item for entry in entries if isinstance(entry, Decision)}
    for item in items:
        yield replace(item, kind="decision") if item.id in decided else item
