"""What was decided and what is to be done, entry by entry, and who took part, for calendars and
other programs.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, DecisionState, Ledger
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.meetings.planning import following
from tryg_tui.core.model.attendance import Attendance, Stay
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Record, Table
from tryg_tui.locale import _, pgettext
from tryg_tui.words.attendance import part_words, participant_words
from tryg_tui.words.decisions import decision_facts, decision_names
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.fields import Fact
from tryg_tui.words.names import initiative_words, owner_words, subject
from tryg_tui.words.vocabulary import followup_state, item_kind, presence


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions and actions of a meeting, or of all, with what else programs are told."""

    folder: Folder
    meeting: Meeting | None
    today: dt.date
    public: bool
    """Whether what is private is left out."""
    table: Table
    """A row and a record for each decision and action, in the order they were recorded."""
    actions: tuple[ActionState, ...]
    """The actions in it as they stand now."""
    meetings: tuple[Meeting, ...] = ()
    """The meetings that calendars are told of."""
    owner: Id = ""
    """Whose actions are in it; empty for those of all."""
    todos: bool = False
    """Whether calendars are told of deadlines as tasks, not as days."""
    kept: bool = False
    """Whether it is the calendar of all meetings, which is kept up to date in the folder."""
    agenda: tuple[tuple[str, ...], ...] = ()
    """A row for each item of a meeting that has not been held."""
    roll: Table
    """Likewise for each who took part in the meeting, or was to, as last corrected."""


def register(
    folder: Folder,
    meeting: Meeting | None,
    *,
    today: dt.date,
    public: bool = False,
    owner: Id = "",
    todos: bool = False,
    kept: bool = False,
) -> Register:
    """The register of a meeting, or of all actions that are open, or those of one owner."""
    shown = open_part(folder) if public else folder
    ledger = fold(shown)
    states: Sequence[DecisionState | ActionState] = (*ledger.decisions, *ledger.actions)
    if meeting is None:
        every = ledger.open_actions(today)
        states = [one for one in every if not owner or owner in one.owners]
    else:
        states = [one for one in states if one.source.meeting == meeting.id]
    states = sorted(states, key=lambda one: one.source.place)
    table = _table(shown, states)
    roll = Table(table.head, ())
    agenda: tuple[tuple[str, ...], ...] = ()
    told = tuple(loaded.value for loaded in folder.meetings) if kept else ()
    if meeting is not None:
        roll = _roll(shown, ledger, meeting, table.head, public=public)
        told = tuple(filter(None, (meeting, following(folder, meeting))))
        if meeting.not_held:
            agenda = tuple(_agenda(folder, meeting, table.head, public=public))
    return Register(
        folder=folder,
        meeting=meeting,
        today=today,
        public=public,
        table=table,
        roll=roll,
        actions=tuple(one for one in states if isinstance(one, ActionState)),
        meetings=told,
        owner=owner,
        todos=todos,
        kept=kept,
        agenda=agenda,
    )


def _agenda(
    folder: Folder, meeting: Meeting, head: tuple[str, ...], *, public: bool
) -> Iterator[tuple[str, ...]]:
    """The items of a meeting as rows of the table of entries."""
    for number, item in meeting.numbered:
        if public and item.private:
            continue
        cells = {
            _("Kind"): _("Agenda item"),
            pgettext("column", "No."): number,
            _("Date"): meeting.date.isoformat(),
            _("Item"): item.title,
            _("Text"): item.text,
            _("State"): item_kind(item.kind),
            _("Private"): _("yes") if item.private else "",
            _("Links"): _link_cell(link_records(item.links)),
            _("Reported by, or theme"): ": ".join(filter(None, subject(folder, item))),
        }
        yield tuple(cells.get(column, "") for column in head)


def _roll(
    folder: Folder, ledger: Ledger, meeting: Meeting, head: tuple[str, ...], *, public: bool
) -> Table:
    """Who took part in a meeting, as rows of the table of entries and as records."""
    now, rows, records = ledger.attended(meeting), [], []
    by = ledger.corrections.get(meeting.id, ())
    for noted in now.attendance:
        note = _openly(meeting, noted) if public else noted
        name = participant_words(folder, note)
        mine = [
            one for one in by if any(each.person == note.person for each in one.entry.attendance)
        ]
        told = f"{name}: {part_words(folder, now, note)}"
        if mine:
            told = _("{text} (corrected)").format(text=told)
        cells = {
            _("Kind"): _("Attendance"),
            _("Date"): meeting.date.isoformat(),
            _("Text"): told,
            _("State"): presence(note.status),
        }
        rows.append(tuple(cells.get(column, "") for column in head))
        records.append(
            {
                "person": note.person,
                "name": name,
                "status": note.status,
                "times": [_times(stay) for stay in note.stays if any(stay)],
                "out_of": note.out_of,
                "reason": note.reason,
                "stands_in_for": note.stands_in_for,
                "corrected_in": [one.source.citation for one in mine],
            }
        )
    return Table((), tuple(rows), records=tuple(records))


def _times(stay: Stay) -> list[str | None]:
    """When somebody came and left, as programs read it."""
    return [each.isoformat("minutes") if each else None for each in stay]


def _openly(meeting: Meeting, note: Attendance) -> Attendance:
    """What may be told to all of somebody's part: nothing of private items."""
    closed = {item.id for item in meeting.items if item.private}
    out_of = tuple(item for item in note.out_of if item not in closed)
    return replace(note, out_of=out_of, reason=note.reason if out_of else "")


def _table(folder: Folder, states: Iterable[DecisionState | ActionState]) -> Table:
    """What programs read, as a table; a decision's facts but the first stand in the last columns,
    where they were added.
    """
    rows = [_row(folder, one) for one in states]
    outcome, dissent, *others = decision_names()
    head = (
        _("Kind"),
        pgettext("column", "No."),
        _("Date"),
        _("Item"),
        _("Initiative"),
        _("Text"),
        outcome,
        pgettext("column", "Owner"),
        pgettext("column", "Due"),
        _("Due date"),
        _("State"),
        _("Private"),
        dissent,
        _("Links"),
        _("Reported by, or theme"),
        pgettext("column", "Read back"),
        *others,
    )
    return Table(
        head, tuple(cells for cells, _record in rows), records=tuple(record for _, record in rows)
    )


def _row(folder: Folder, one: DecisionState | ActionState) -> tuple[tuple[str, ...], Record]:
    """A decision or action as cells and as a record; what is not stated is empty."""
    entry, loaded = one.entry, folder.meeting(one.source.meeting)
    item = loaded.value.item(entry.item) if loaded else None
    decided = isinstance(entry, Decision)
    record: Record = {
        "citation": one.citation,
        "kind": "decision" if decided else "action",
        "date": one.source.date,
        "item": item.title if item else entry.item,
        "initiative": initiative_words(folder, entry.initiative) if entry.initiative else "",
        "text": one.text,
        "subject": ": ".join(filter(None, subject(folder, item))) if item else "",
        "links": link_records(entry.links),
        "read_back": entry.read_back,
        "private": loaded is not None and is_private(folder, loaded.value, entry),
        "corrected_in": [each.source.citation for each in one.corrections],
    }
    facts: tuple[Fact, ...] = ()
    if isinstance(one, DecisionState):
        facts = decision_facts(folder, one.entry)
        record |= {fact.key: fact.words for fact in facts} | {"outcome": one.entry.outcome}
    else:
        record |= _promise(folder, one)
    return _cells(record, facts), record


def link_records(links: tuple[Link, ...]) -> list[Record]:
    """Links as programs read them."""
    return [{"title": link.title, "address": link.address} for link in links]


def _link_cell(links: list[Record]) -> str:
    """Links in a cell."""
    return "; ".join(f"{one['title']} {one['address']}".strip() for one in links)


def _promise(folder: Folder, one: ActionState) -> Record:
    """Who is to do an action, by when, and how it stands."""
    owners = (*(owner_words(folder, owner) for owner in one.owners), one.owner_text)
    return {
        "owners": tuple(filter(None, owners)),
        "due": one.due,
        "due_text": one.due_text,
        "state": one.state,
    }


def _cells(record: Record, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """A record as it reads in a spreadsheet."""
    told = [fact.words for fact in facts] or [""] * len(decision_names())
    outcome, dissent, *others = told
    due, state = record.get("due"), record.get("state")
    return (
        entry_kind(record["kind"]),
        record["citation"],
        record["date"].isoformat(),
        record["item"],
        record["initiative"],
        record["text"],
        outcome,
        "; ".join(record.get("owners", ())),
        record.get("due_text", ""),
        due.isoformat() if due else "",
        followup_state(state) if state else "",
        _("yes") if record["private"] else "",
        dissent,
        _link_cell(record["links"]),
        record["subject"],
        read.isoformat() if (read := record["read_back"]) else "",
        *others,
    )
