"""Earlier minutes out of the table that local councils keep: every row becomes part of a meeting.

A row with a decision and a deadline is something to be done; one with a decision alone is decided;
one with neither tells what an item was about. What stands in other columns is noted. Words that
have no place of their own are kept under keys of their own, so that the table can be made again.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.attendance import read_attendance, read_head
from tryg_tui.core.imports.layout import NO_WORD, NUMBER, PLACE, Layout, others, over
from tryg_tui.core.imports.own_papers import own_entry
from tryg_tui.core.imports.tables import Columns, Row, cell
from tryg_tui.core.input.due import parse_due, several_days
from tryg_tui.core.input.due_words import is_next_meeting
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.model.base import Citation, Id, free_slug
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    FollowUp,
    FollowUpState,
    Note,
)
from tryg_tui.core.model.meeting import IMPORTED, AgendaItem, Meeting
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy

FaultKind = Literal["cells", "no-item", "no-decision", "deadline", "personal"]
"""Why a row cannot be used: it is named, and nothing is guessed."""

OWNER = "x_ansvar"
"""The key that keeps who a row names where nothing is to be done."""

SUBJECT = "x_emne"
"""The key that keeps the subject of a row that goes on with the item above it."""

STATUS = "x_status"
"""The key that keeps the status of a row where nothing is to be done."""


class MinutesFault(msgspec.Struct, frozen=True):
    """A row that cannot be used."""

    row: Row
    kind: FaultKind
    text: str
    """What stands there."""


_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_ONLY_NUMBER = re.compile(rf"{PLACE}[.):]?", re.IGNORECASE)
_NO_DUE = frozenset({"", "-", "–", "—", "/", "."})  # Says nothing, in any cell.


class MinutesImport(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of minutes comes to."""

    meeting: Meeting
    faults: tuple[MinutesFault, ...] = ()
    worded: tuple[tuple[Row, str], ...] = ()
    """The rows whose deadline is kept as words without a date, with these words."""
    at_next: tuple[tuple[Row, str], ...] = ()
    """The rows that are due at the meeting after this one, with their words."""
    outside: tuple[Row, ...] = ()
    """What stands outside the table and is not read in."""
    unsaid: int = 0
    """How many actions are open only because no status says otherwise."""
    other_day: dt.date | None = None
    """The day that the file names instead of the one said."""


def read_minutes(
    layout: Layout,
    strategy: Strategy | None,
    *,
    id: Id,
    date: dt.date,
    title: str,
    source: str,
    done: bool = False,
    initiatives: Mapping[str, Id] = MappingProxyType({}),
) -> MinutesImport:
    """A meeting held on a day, made of the rows of a table; `source` names the file, and is its
    title where neither it nor the file has one. Where no
    status is told, actions are open, or all `done`; `initiatives` are known by their titles.
    """
    statuses = {one.title: one.id for one in strategy.statuses} if strategy else {}
    columns = layout.columns
    at = dt.datetime.combine(date, dt.time(12), dt.UTC)
    items: list[AgendaItem] = []
    entries: list[AnyEntry] = []
    faults: list[MinutesFault] = []
    worded: list[tuple[Row, str]] = []
    at_next: list[tuple[Row, str]] = []
    unsaid = 0
    for row in (row for row in layout.table.rows if not _NO_DUE.issuperset(row.cells)):
        fault = _fault(row, columns, date, len(layout.table.head.cells), begun=bool(items))
        begins = bool(cell(row, columns, "item"))
        if begins:
            items.append(_item(row, columns, items, strategy))
        if fault is not None:
            faults.append(fault)
            continue
        due = _due(row, columns)
        if is_next_meeting(due):
            at_next.append((row, due))
        elif due and not _dated(due, date):
            worded.append((row, due.replace("\n", ", ")))
        if cell(row, columns, "kind") and not begins:
            common = {"n": len(entries) + 1, "item": items[-1].id, "at": at}
            entries.append(own_entry(row, columns, common, date, initiatives, statuses))
            unsaid += isinstance(entries[-1], Action)
            continue
        entry = _entry(row, columns, items[-1], len(entries) + 1, at, date, begins)
        if entry is not None:
            entries.append(entry)
        elif begins and (kept := _kept(row, columns)):
            items[-1] = replace(items[-1], extra=kept)
        if isinstance(entry, Action):
            status = cell(row, columns, "status") or (due if over(due) else "")
            unsaid += not status and not done
            entries += _status(entry, status, f"{id}#{entry.n}", done)
        if text := others(layout.table.head, row, columns):
            entries.append(Note(n=len(entries) + 1, item=items[-1].id, at=at, text=text))
    people = strategy.people if strategy else ()
    head, left = read_head(layout.table.outside, people, titled=bool(title))
    attendance, outside = read_attendance(left, people)
    about = msgspec.structs.asdict(head) | {"date": date}
    about["title"] = title or head.title or source.rpartition(".")[0] or source
    meeting = Meeting(
        **about,
        id=id,
        body=strategy.body if strategy else "",
        state="final",
        attendance=attendance,
        items=tuple(_kinds(items, entries)),
        entries=tuple(entries),
        last=len(entries),
        extra={IMPORTED: source},
    )
    return MinutesImport(
        meeting=meeting,
        other_day=layout.day if layout.day != date else None,
        faults=tuple(faults),
        worded=tuple(worded),
        at_next=tuple(at_next),
        outside=outside,
        unsaid=unsaid,
    )


def _due(row: Row, columns: Columns) -> str:
    """The deadline of a row; a dash is none."""
    due = cell(row, columns, "due")
    return "" if due in _NO_DUE else due


def _kept(row: Row, columns: Columns) -> dict[str, str]:
    """Who a row names and its status, where nothing is to be done."""
    told = {OWNER: cell(row, columns, "owner"), STATUS: cell(row, columns, "status")}
    return {key: text for key, text in told.items() if text}


def _status(action: Action, status: str, cited: Citation, done: bool) -> Iterator[FollowUp]:
    """What became of an action, as its row says; without a word it may be said to be done."""
    if not status and not done:
        return
    state: FollowUpState = over(status) or "open" if status else "done"
    plain = state != "open" and NO_WORD.sub("", fold(status)) == fold(status)
    yield FollowUp(
        n=action.n + 1,
        item=action.item,
        at=action.at,
        of=cited,
        state=state,
        text="" if plain else status,
    )


def _fault(
    row: Row, columns: Columns, date: dt.date, width: int, *, begun: bool
) -> MinutesFault | None:
    """Why a row cannot be used, or None."""
    if len(row.cells) != width:
        return MinutesFault(row, "cells", str(len(row.cells)))
    item = cell(row, columns, "item")
    due, decision = _due(row, columns), cell(row, columns, "decision")
    if not item and not begun:
        return MinutesFault(row, "no-item", " ".join(filter(None, row.cells)))
    if due and not decision:
        return MinutesFault(row, "no-decision", due)
    if due and parse_due(due, date, None) is None and not _is_words(due):
        return MinutesFault(row, "deadline", due)
    personal = cpr_numbers(" ".join(row.cells))
    return MinutesFault(row, "personal", personal[0]) if personal else None


def _dated(due: str, date: dt.date) -> bool:
    """Whether a deadline has a day to sort it by."""
    found = parse_due(due, date, None)
    return found is not None and found.date is not None


def _is_words(due: str) -> bool:
    """Whether a deadline is told in words, perhaps with years, or as several days."""
    return several_days(due) or not any(letter.isdigit() for letter in _YEAR.sub("", due))


def _item(
    row: Row, columns: Columns, items: list[AgendaItem], strategy: Strategy | None
) -> AgendaItem:
    """The agenda item that a row begins, shown as the standing item of the same name is."""
    title = cell(row, columns, "item")
    text, notes = (cell(row, columns, name) for name in ("subject", "notes"))
    # Also a number that is told twice is no title.
    if text and _ONLY_NUMBER.fullmatch(_plain_title(title)):
        title, text = text, ""
    text = "\n".join(filter(None, (text, notes)))
    title = _plain_title(title)
    standing = _standing(title, strategy)
    kind: Any = cell(row, columns, "kind") or "information"
    agenda = strategy.agenda if strategy else ()
    taken = {item.id for item in items}
    if standing is None:
        # An id tells what an item is: none but a standing item has that of one.
        id = free_slug(title, taken | {one.id for one in agenda})
    else:
        id = standing.id if standing.id not in taken else free_slug(standing.id, taken)
    return AgendaItem(
        id=id,
        title=title,
        short=standing.short if standing else "",
        kind=kind,
        view=standing.view if standing else "other",
        text=text,
    )


def _plain_title(title: str) -> str:
    """A title on one line, without the numbers it begins with, as its place tells them."""
    title = " ".join(title.split())
    while found := NUMBER.match(title):
        title = title[found.end() :]
    return title


def _standing(title: str, strategy: Strategy | None) -> AgendaTemplateItem | None:
    """The standing item of the agenda with a title, or None."""
    name = fold(title)
    agenda = strategy.agenda if strategy else ()
    return next((item for item in agenda if fold(item.title) == name), None)


def _entry(
    row: Row,
    columns: Columns,
    item: AgendaItem,
    n: int,
    at: dt.datetime,
    date: dt.date,
    begins: bool,
) -> AnyEntry | None:
    """What a row records under its item, or None for one that only names the item."""
    decision, due = cell(row, columns, "decision"), _due(row, columns)
    owner = cell(row, columns, "owner")
    told = (cell(row, columns, name) for name in ("subject", "notes"))
    subject = "\n".join(filter(None, told))
    about = {} if begins or not subject else {SUBJECT: subject}
    common: dict[str, Any] = {"n": n, "item": item.id, "at": at}
    if due:
        found = parse_due(due, date, None)
        day, words = (found.date, found.text) if found else (None, "")
        common |= {"due": day, "due_text": words or due.replace("\n", ", "), "owner_text": owner}
        return Action(**common, text=decision, extra=about)
    kept = _kept(row, columns)
    if decision:
        return Decision(**common, text=decision, extra=about | kept)
    if begins:
        return None
    return Note(**common, text=subject, extra=kept)


def _kinds(items: list[AgendaItem], entries: list[AnyEntry]) -> Iterator[AgendaItem]:
    """The items, those under which something was decided as such."""
    decided = {entry.item for entry in entries if isinstance(entry, Decision)}
    for item in items:
        told = item.kind == "information" and item.id in decided
        yield replace(item, kind="decision") if told else item
