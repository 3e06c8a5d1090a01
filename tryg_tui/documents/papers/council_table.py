"""A meeting as the table that local councils keep, which can be read back in."""

from collections.abc import Iterator

from tryg_tui.core.imports.minutes import OWNER, SUBJECT
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, FollowUp, Note, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.model import Block, Field, Heading, Table, Text
from tryg_tui.documents.papers.meeting_head import marks
from tryg_tui.locale import _, long_date, pgettext
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import entry_text
from tryg_tui.words.names import dissent_words, owners_words

Cells = tuple[str, str, str, str, str]
"""Agenda item, owner, subject, decision, due date."""


def table_head() -> Cells:
    """The names of the columns."""
    return (
        pgettext("local table", "Agenda item"),
        pgettext("local table", "Owner"),
        pgettext("local table", "Subject"),
        pgettext("local table", "Decision"),
        pgettext("local table", "Deadline"),
    )


def table_rows(folder: Folder, meeting: Meeting, *, public: bool = False) -> Iterator[Cells]:
    """The rows of a meeting: an item on its first row, what follows below it."""
    for item in meeting.items:
        if public and item.private:
            continue
        entries = [
            entry
            for entry in meeting.entries_of(item.id)
            if not (public and is_private(folder, meeting, entry))
        ]
        yield from _item_rows(folder, meeting, item, entries)


def _item_rows(
    folder: Folder, meeting: Meeting, item: AgendaItem, entries: list[AnyEntry]
) -> Iterator[Cells]:
    """The rows of an item; a note begins no item, as its words stand in the subject."""
    title = item.title
    if not entries or isinstance(entries[0], Note):
        yield title, str(item.extra.get(OWNER, "")), item.text, "", ""
        title = ""
    for entry in entries:
        subject = item.text if title else str(entry.extra.get(SUBJECT, ""))
        yield _row(folder, meeting, entry, title, subject)
        title = ""


def _row(folder: Folder, meeting: Meeting, entry: AnyEntry, title: str, subject: str) -> Cells:
    """The row of an entry."""
    owner, due = str(entry.extra.get(OWNER, "")), ""
    if isinstance(entry, Note):
        return title, owner, entry.text, "", ""
    if isinstance(entry, Action | FollowUp | Outreach):
        if entry.owners or entry.owner_text:
            owner = owners_words(folder, entry.owners, entry.owner_text)
        due = due_words(entry.due, entry.due_text) if entry.due or entry.due_text else ""
    plain = isinstance(entry, Decision | Action)
    text = entry.text if plain else entry_text(folder, meeting, entry)
    if isinstance(entry, Decision) and entry.dissent:
        text = f"{text}\n{dissent_words(folder, entry.dissent)}"
    return title, owner, subject, text, due


def local_table(folder: Folder, meeting: Meeting, *, public: bool = False) -> Iterator[Block]:
    """The blocks of a meeting as a table."""
    yield Heading(_("Minutes: {meeting}").format(meeting=meeting.title), 1)
    yield from marks(meeting)
    yield Field(_("Date"), long_date(meeting.date))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    rows = tuple(table_rows(folder, meeting, public=public))
    yield Table(table_head(), rows, caption=_("What was treated and decided"))
