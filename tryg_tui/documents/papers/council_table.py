"""A meeting as the table that local councils keep, which can be read back in."""

from collections.abc import Iterator

from tryg_tui.core.imports.minutes import OWNER, STATUS, SUBJECT
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.next_due import dated
from tryg_tui.core.ledger.privacy import is_private, public_part
from tryg_tui.core.ledger.small_numbers import masked_meeting
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, FollowUp, Note, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.model import Block, Field, Heading, Table, Text
from tryg_tui.documents.papers.meeting_head import marks, taking_part
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.entries import entry_words
from tryg_tui.words.fields import promise_facts
from tryg_tui.words.names import meeting_words, owners_words
from tryg_tui.words.vocabulary import followup_state

Cells = tuple[str, str, str, str, str, str]
"""Agenda item, owner, subject, decision, due date, status."""


def council_table(folder: Folder, meeting: Meeting, *, public: bool = False) -> Table:
    """A meeting as a table."""
    head = (
        pgettext("local table", "Agenda item"),
        pgettext("local table", "Owner"),
        pgettext("local table", "Subject"),
        pgettext("local table", "Decision"),
        pgettext("local table", "Deadline"),
        _("Status"),
    )
    rows = tuple(_rows(folder, meeting, public))
    # Only minutes that were read in say in the same table what was done already.
    width = len(head) if any(row[-1] for row in rows) else len(head) - 1
    return Table(
        head[:width], tuple(row[:width] for row in rows), caption=_("What was treated and decided")
    )


def _rows(folder: Folder, meeting: Meeting, public: bool) -> Iterator[Cells]:
    """The rows of a meeting: an item on its first row, what follows below it."""
    if public:
        folder, meeting = masked_meeting(folder, meeting)
    ledger = fold(public_part(folder) if public else folder)
    told = _statuses(meeting)
    for item in meeting.items:
        if public and item.private:
            continue
        entries = [
            dated(folder, at, ledger.entry_of(at, entry), ledger.corrections)
            for entry in meeting.entries_of(item.id)
            if not (public and is_private(folder, meeting, entry))
            if not (isinstance(entry, FollowUp) and entry.of in told)
            for at in (meeting.cite(entry),)
        ]
        yield from _item_rows(folder, meeting, item, entries, told)


def _item_rows(
    folder: Folder,
    meeting: Meeting,
    item: AgendaItem,
    entries: list[AnyEntry],
    told: dict[Citation, str],
) -> Iterator[Cells]:
    """The rows of an item; what has words of its own where those of the item stand begins none."""
    title = item.title
    owner, status = str(item.extra.get(OWNER, "")), str(item.extra.get(STATUS, ""))
    own = not entries or isinstance(entries[0], Note) or SUBJECT in entries[0].extra
    if own or owner or status:
        yield title, owner, item.text, "", "", status
        title = ""
    for entry in entries:
        subject = item.text if title else str(entry.extra.get(SUBJECT, ""))
        status = told.get(meeting.cite(entry), "") or str(entry.extra.get(STATUS, ""))
        yield *_row(folder, meeting, entry, title, subject), status
        title = ""


def _statuses(meeting: Meeting) -> dict[Citation, str]:
    """What minutes that were read in say of their own actions."""
    own = {meeting.cite(entry) for entry in meeting.entries if meeting.imported}
    found = (entry for entry in meeting.entries if isinstance(entry, FollowUp) and entry.of in own)
    return {entry.of: entry.text or followup_state(entry.state) for entry in found}


def _row(
    folder: Folder, meeting: Meeting, entry: AnyEntry, title: str, subject: str
) -> tuple[str, str, str, str, str]:
    """The row of an entry, but for its status."""
    owner, due = str(entry.extra.get(OWNER, "")), ""
    if isinstance(entry, Note):
        return title, owner, entry.text, "", ""
    said = entry_words(folder, meeting, entry)
    if isinstance(entry, Action | FollowUp | Outreach):
        _who, when = promise_facts(folder, entry)
        due = when.words
        # Without a word on who leads, as what reads such tables takes every word for a name.
        if entry.owners or entry.owner_text:
            owner = owners_words(folder, entry.owners, entry.owner_text, lead=False)
    text = entry.text if isinstance(entry, Decision | Action) else said.line
    if isinstance(entry, Decision):
        more = (fact.words for fact in said.after if not fact.alone)
        text = "\n".join((text, *filter(None, more)))
    return title, owner, subject, text, due


def council_blocks(folder: Folder, meeting: Meeting, *, public: bool = False) -> Iterator[Block]:
    """The blocks of a meeting as a table."""
    yield Heading(_("Minutes: {meeting}").format(meeting=meeting_words(meeting)), 1)
    yield from marks(meeting)
    yield Field(_("Date"), long_date(meeting.date))
    yield from taking_part(folder, meeting)
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    yield council_table(folder, meeting, public=public)
