"""The agenda of a meeting as a document, for those who are to take part."""

import datetime as dt
from collections.abc import Iterator

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.measures.revisits import revisits
from tryg_tui.core.meetings.planning import preceding
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.review.decisions import put_off
from tryg_tui.documents.model import Block, Field, Heading, Listing, Text
from tryg_tui.documents.papers.actions import action_head, open_table
from tryg_tui.documents.papers.entries import entry_blocks
from tryg_tui.documents.papers.meeting_head import (
    closed_item,
    invited,
    item_facts,
    item_title,
    marks,
    occasion,
    plan_words,
)
from tryg_tui.locale import _, clock, long_date
from tryg_tui.words.dates import due_words
from tryg_tui.words.decisions import result_words
from tryg_tui.words.names import meeting_words, owners_words
from tryg_tui.words.review import aged_place


def agenda(
    folder: Folder, meeting: Meeting, *, today: dt.date, public: bool = False
) -> Iterator[Block]:
    """The blocks of a meeting's agenda; with `public`, nothing private is in it."""
    yield Heading(_("Agenda: {meeting}").format(meeting=meeting_words(meeting)), 1)
    yield from marks(meeting)
    yield from occasion(folder, meeting)
    yield from invited(folder, meeting)
    yield Field(_("Printed"), long_date(today))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    for (number, item), begin in zip(meeting.numbered, begin_times(meeting), strict=True):
        if public and item.private:
            yield from closed_item(number)
            continue
        yield Heading(item_title(number, item), 2)
        at = _("at {time}").format(time=clock(begin)) if begin else ""
        yield from item_facts(folder, item, ", ".join(filter(None, (plan_words(item), at))))
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


def item_matter(folder: Folder, meeting: Meeting, item: AgendaItem) -> Iterator[Block]:
    """The minutes to approve, the actions to follow up, what was parked or put off.

    Nothing private is in it: an agenda is sent out.
    """
    shown = open_part(folder)
    match item.view:
        case "previous-minutes":
            yield from _minutes(shown, meeting)
        case "actions":
            yield from _actions(shown, meeting)
        case "topics" | "other":
            yield from _parked(shown, meeting, item)
    yield from _again(shown, meeting, item)


def _minutes(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """The minutes that are to be approved."""
    before = preceding(folder, meeting)
    if before is not None and before.id not in fold(folder, meeting.id).approvals:
        yield Field(_("Minutes of"), f"{meeting_words(before)}, {long_date(before.date)}")


def _actions(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """The actions that are open."""
    ledger = of_group(folder, fold(folder, meeting.id), folder.body_of(meeting))
    if found := ledger.open_actions(meeting.date):
        rows = tuple(
            (
                one.citation,
                owners_words(folder, one.owners, one.owner_text),
                one.text,
                due_words(one.due, one.due_text),
            )
            for one in found
        )
        yield open_table(action_head(), rows)


def _again(folder: Folder, meeting: Meeting, item: AgendaItem) -> Iterator[Block]:
    """The decisions that are to be looked at again, each with its figure before and now."""
    ledger = of_group(folder, fold(folder, meeting.id), folder.body_of(meeting))
    first = next((one.id for one in meeting.items if one.view == item.view), "")
    found = [one for one in revisits(folder, ledger, meeting.date) if one.is_due]
    mine = [one for one in found if one.view == item.view and item.id == first]
    if mine:
        yield Text(_("To be looked at again:"), "quiet")
        said = (
            (one.decision.text, aged_place(folder, one.decision, meeting.date), one) for one in mine
        )
        yield Listing(
            tuple(
                " ".join(f"{text} ({place}) {result_words(folder, one)}".split())
                for text, place, one in said
            )
        )


def _parked(folder: Folder, meeting: Meeting, item: AgendaItem) -> Iterator[Block]:
    """What was parked for a later meeting, and what the meeting before put off."""
    first = next((one.id for one in meeting.items if one.view in ("topics", "other")), "")
    if item.id != first:
        return
    ledger = of_group(folder, fold(folder, meeting.id), folder.body_of(meeting))
    waiting = put_off(folder, ledger, preceding(folder, meeting))
    items = {one.topic for one in meeting.items}
    parked = [one for one in ledger.topics if one.state == "open" and one.citation not in items]
    for said, some in ((_("Put off at the last meeting:"), waiting), (_("Parked:"), parked)):
        if some:
            told = (f"{one.text} ({aged_place(folder, one, meeting.date)})" for one in some)
            yield Text(said, "quiet")
            yield Listing(tuple(" ".join(text.split()) for text in told))
