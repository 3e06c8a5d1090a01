"""The minutes of a meeting as a document, laid out as Danish authorities know them."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import attended
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.ledger.small_numbers import masked_meeting
from tryg_tui.core.meetings.attendance import left_out
from tryg_tui.core.meetings.timekeeping import minutes_over
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.documents.papers.actions import came_to, next_meeting
from tryg_tui.documents.papers.entries import (
    correction_blocks,
    corrections_shown,
    entry_blocks,
    link_blocks,
)
from tryg_tui.documents.papers.meeting_head import marks, occasion, taking_part
from tryg_tui.documents.papers.round import round_body, round_head
from tryg_tui.locale import _, clock, long_date
from tryg_tui.words.attendance import left_out_sentence
from tryg_tui.words.closing import in_time
from tryg_tui.words.corrections import each_roll_correction
from tryg_tui.words.names import meeting_words, place_words, subject
from tryg_tui.words.vocabulary import approval_outcome, item_kind, meeting_state

LINE = 24
"""The characters of a line that is to be written on."""

MINUTE = 60
"""Seconds; an item that took less has none to tell."""


def minutes(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    ledger: Ledger | None = None,
    as_written: bool = False,
) -> Iterator[Block]:
    """The blocks of a meeting's minutes; with `public`, nothing private is in them. Who took part
    is told as last corrected, or `as_written`.
    """
    meeting = loaded.value
    if public:
        (folder, meeting), ledger = masked_meeting(folder, meeting), None
    ledger = ledger or fold(folder)
    by = corrections_shown(folder, meeting, meeting.id, ledger, public=public)
    noted = folder.meeting(meeting.id)
    corrected = frozenset(note.person for one in by for note in one.entry.attendance)
    if as_written or noted is None:
        corrected = frozenset()
    elif by:
        meeting = replace(meeting, attendance=attended(noted.value, by).attendance)
    title = "{meeting}" if meeting.written else _("Minutes: {meeting}")
    yield Heading(title.format(meeting=meeting_words(meeting)), 1)
    yield from marks(meeting)
    if meeting.written:
        yield from round_head(folder, meeting)
    else:
        yield from occasion(folder, meeting)
        if meeting.opened:
            yield Field(_("Held"), _held(meeting))
        yield from taking_part(folder, meeting, corrected)
    if by and noted:
        yield from correction_blocks(folder, each_roll_correction(folder, noted.value, by))
    yield Field(_("State"), meeting_state(meeting.state))
    yield from _approval(loaded, ledger)
    yield Field(_("Printed"), long_date(today))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    elif any(is_private(folder, meeting, entry) for entry in meeting.entries):
        yield Text(_("Internal version: it holds private items or entries"), "notice")
    yield from _citing(folder, meeting, public)
    if meeting.written:
        yield from round_body(folder, meeting, ledger, public=public)
        return
    yield from came_to(folder, meeting, ledger, public=public)
    for number, item in meeting.numbered:
        if not (public and item.private):
            yield from _item(folder, meeting, number, item, ledger, public)
    yield from _homeless(folder, meeting, ledger, public)
    yield from _not_reached(meeting, public)
    yield from _signing(meeting, ledger)


def _held(meeting: Meeting) -> str:
    """From when to when the meeting was held."""
    start = clock(meeting.opened) if meeting.opened else ""
    if meeting.closed is None:
        return _("from {time}").format(time=start)
    span = _("{start}–{end}").format(start=start, end=clock(meeting.closed))
    kept = in_time(minutes_over(meeting, meeting.closed))
    return f"{span}, {kept}" if kept else span


def _approval(loaded: Loaded[Meeting], ledger: Ledger) -> Iterator[Block]:
    """Whether the minutes are approved, and whether they are still what was approved."""
    found = ledger.approvals.get(loaded.value.id)
    if found is None:
        if loaded.value.state == "final" and not loaded.value.written:
            yield Field(_("Approval"), _("not yet approved"))
        return
    pattern = (
        _("{outcome} on {date} ({entry})")
        if loaded.is_version(found.entry.sha256)
        else _("{outcome} on {date} ({entry}), but the minutes are not those that were approved")
    )
    yield Field(
        _("Approval"),
        pattern.format(
            outcome=approval_outcome(found.entry.outcome),
            date=long_date(found.source.date),
            entry=_("no. {n}").format(n=found.entry.n),
        ),
    )


def _signing(meeting: Meeting, ledger: Ledger) -> Iterator[Block]:
    """A line to approve minutes on, until a meeting has approved them."""
    if meeting.state in ("draft", "final") and meeting.id not in ledger.approvals:
        line = "_" * LINE
        yield Heading(_("Approval"), 2)
        yield Text(_("Approved on {line} by {line}").format(line=line))


def _item(
    folder: Folder, meeting: Meeting, number: str, item: AgendaItem, ledger: Ledger, public: bool
) -> Iterator[Block]:
    """An item of the agenda with what was recorded under it."""
    yield Heading(item_title(number, item), 2)
    spent = round(item.seconds / MINUTE)
    used = _("used {n} min.").format(n=spent) if item.seconds >= MINUTE else ""
    yield from item_facts(folder, item, used)
    for note in left_out(meeting, item.id):
        yield Text(left_out_sentence(folder, note))
    if item.not_reached:
        yield Text(_("Not reached"))
    entries = meeting.entries_of(item.id)
    planned = next_meeting(folder, meeting) if item.view == "next-meeting" else ""
    if planned:
        yield Field(_("Next meeting"), planned)
    if not (entries or item.not_reached or planned or meeting.parts_of(item.id)):
        yield Text(_("Nothing recorded under this item"))
    for entry in entries:
        yield from entry_blocks(folder, meeting, entry, ledger, public=public)


def item_title(number: str, item: AgendaItem) -> str:
    """The heading of an item: "5. Status på indsatserne"."""
    pattern = _("{n}. {title} (private)") if item.private else "{n}. {title}"
    return pattern.format(n=number, title=item.title)


def item_facts(folder: Folder, item: AgendaItem, time: str) -> Iterator[Block]:
    """What an item is for, its times, who reports or which theme it is about, where it comes from,
    its text and its links.
    """
    plan = _("planned {n} min.").format(n=item.minutes) if item.minutes else ""
    given = _("given {n} min. more").format(n=item.given) if item.given else ""
    late = _("put on the agenda at the meeting") if item.late else ""
    parts = (item_kind(item.kind), late, plan, given, time)
    yield Text(", ".join(part for part in parts if part), "quiet")
    about, whose = subject(folder, item)
    if whose:
        yield Field(about, whose)
    if item.carried_from:
        yield Field(_("Carried over from"), place_words(folder, item.carried_from))
    if item.topic:
        yield Field(_("Parked"), place_words(folder, item.topic))
    if item.text:
        yield Text(item.text)
    yield from link_blocks(item.links)


def _homeless(folder: Folder, meeting: Meeting, ledger: Ledger, public: bool) -> Iterator[Block]:
    """The entries whose item is not on the agenda, so that nothing recorded is left out."""
    items = {item.id for item in meeting.items}
    entries = [entry for entry in meeting.entries if entry.item not in items]
    blocks = [
        block
        for entry in entries
        for block in entry_blocks(folder, meeting, entry, ledger, public=public)
    ]
    if blocks:
        yield Heading(_("Entries without an item"), 2)
        yield from blocks


def _not_reached(meeting: Meeting, public: bool) -> Iterator[Block]:
    """The items the meeting did not get to, together."""
    left = [
        item_title(number, item)
        for number, item in meeting.numbered
        if item.not_reached and not (public and item.private)
    ]
    if left:
        yield Heading(_("Not reached"), 2)
        yield Text("\n".join(left))


def _citing(folder: Folder, meeting: Meeting, public: bool) -> Iterator[Block]:
    """How an entry is cited, with one that is shown as the example."""
    for entry in meeting.entries:
        if not (public and is_private(folder, meeting, entry)):
            pattern = _("An entry is cited by its number, the first one here as {citation}.")
            yield Text(pattern.format(citation=meeting.cite(entry)), "quiet")
            return


def corrected_meeting(
    folder: Folder, loaded: Loaded[Meeting], ledger: Ledger
) -> tuple[Loaded[Meeting], Ledger]:
    """A meeting whose entries read as last corrected, marked so, and a ledger to show it with; who
    took part is told as last corrected, with how that was noted.
    """
    meeting = ledger.attended(loaded.value)
    entries = []
    own = {meeting.cite(entry) for entry in meeting.entries}
    for entry in meeting.entries:
        citation = meeting.cite(entry)
        found = ledger.corrections.get(citation)
        if found:
            where = "; ".join(place_words(folder, one.source.citation) for one in found)
            mark = _("[corrected in {entries}; v shows the original wording]")
            now = ledger.entry_of(citation, entry)
            text = f"{now.text}\n{mark.format(entries=where)}".lstrip("\n")
            entries.append(replace(now, text=text))
        else:
            entries.append(entry)
    shown = replace(loaded, value=replace(meeting, entries=tuple(entries)))
    others = {
        citation: found for citation, found in ledger.corrections.items() if citation not in own
    }
    return shown, replace(ledger, corrections=others)


def corrected(meeting: Meeting, ledger: Ledger) -> bool:
    """Whether any entry of a meeting, or who took part, was corrected later."""
    cited = (meeting.id, *map(meeting.cite, meeting.entries))
    return any(citation in ledger.corrections for citation in cited)
