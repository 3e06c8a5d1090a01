"""The agenda of a meeting as a document, for those who are to take part."""

import datetime as dt
from collections.abc import Iterator

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.documents.papers.agenda_matter import item_matter
from tryg_tui.documents.papers.entries import entry_blocks
from tryg_tui.documents.papers.meeting_head import invited, marks, occasion
from tryg_tui.documents.papers.minutes import item_facts, item_title
from tryg_tui.locale import _, clock, long_date


def agenda(
    folder: Folder, meeting: Meeting, *, today: dt.date, public: bool = False
) -> Iterator[Block]:
    """The blocks of a meeting's agenda; with `public`, nothing private is in it."""
    yield Heading(_("Agenda: {meeting}").format(meeting=meeting.title), 1)
    yield from marks(meeting)
    yield from occasion(folder, meeting)
    yield from invited(folder, meeting)
    yield Field(_("Printed"), long_date(today))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    begins = begin_times(meeting)
    for number, item in enumerate(meeting.items, start=1):
        if public and item.private:
            continue
        yield Heading(item_title(number, item), 2)
        begin = begins[number - 1]
        yield from item_facts(item, _("at {time}").format(time=clock(begin)) if begin else "")
        yield from item_matter(folder, meeting, item)
        for entry in meeting.entries_of(item.id):
            yield from entry_blocks(folder, meeting, entry, Ledger(), public=public)


def begin_times(meeting: Meeting) -> tuple[dt.time | None, ...]:
    """When each item should begin by the planned times; None where an earlier one has no plan."""
    begins: list[dt.time | None] = []
    now = dt.datetime.combine(meeting.date, meeting.start) if meeting.start else None
    for item in meeting.items:
        begins.append(now.time() if now else None)
        now = now + dt.timedelta(minutes=item.minutes) if now and item.minutes else None
    return tuple(begins)
