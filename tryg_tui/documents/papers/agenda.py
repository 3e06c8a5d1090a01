"""The agenda of a meeting as a document, for those who are to take part."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from tryg_tui.core.ledger.attention import Attention, Reason, attention, waits
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger, OutreachState
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.measures.revisits import revisits
from tryg_tui.core.meetings.planning import preceding
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.review.brief import readiness
from tryg_tui.core.review.decisions import put_off
from tryg_tui.documents.model import Block, Field, Heading, Listing, Paragraph, Run, Text
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
from tryg_tui.locale import _, clock, long_date, ngettext
from tryg_tui.words.dates import due_words
from tryg_tui.words.decisions import result_words
from tryg_tui.words.fields import promised_words
from tryg_tui.words.names import meeting_words, owners_words, status_words
from tryg_tui.words.review import aged_place
from tryg_tui.words.vocabulary import attention_reason


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting to come, and what is before it as everybody may know it: an agenda is sent out."""

    folder: Folder
    """Without anything private."""
    meeting: Meeting
    ledger: Ledger
    """What is known before the meeting, of its group."""
    today: dt.date

    @property
    def actions(self) -> tuple[ActionState, ...]:
        """The actions that are open."""
        return self.ledger.open_actions(self.meeting.date)

    @property
    def promises(self) -> list[OutreachState]:
        """What was promised to be made known and is not."""
        return [one for one in self.ledger.outreach if one.state == "open"]


def coming(folder: Folder, meeting: Meeting, today: dt.date) -> Coming:
    """What is before a meeting."""
    shown = open_part(folder)
    ledger = of_group(shown, fold(shown, meeting.id), shown.body_of(meeting))
    return Coming(folder=shown, meeting=meeting, ledger=ledger, today=min(today, meeting.date))


def agenda(
    folder: Folder,
    meeting: Meeting,
    *,
    today: dt.date,
    public: bool = False,
    annex: bool = False,
) -> Iterator[Block]:
    """The blocks of a meeting's agenda; with `public`, nothing private is in it, and with `annex`
    open actions and parked topics stand together at the end.
    """
    yield Heading(_("Agenda: {meeting}").format(meeting=meeting_words(meeting)), 1)
    yield from marks(meeting)
    yield from occasion(folder, meeting)
    yield from invited(folder, meeting)
    yield Field(_("Printed"), long_date(today))
    if public:
        yield Text(_("Public version: without private items and entries"), "quiet")
    it = coming(folder, meeting, today)
    moved: list[tuple[str, tuple[Block, ...]]] = []
    for (number, item), begin in zip(meeting.numbered, begin_times(meeting), strict=True):
        if public and item.private:
            yield from closed_item(number, item)
            continue
        yield Heading(item_title(number, item), 2)
        at = _("at {time}").format(time=clock(begin)) if begin else ""
        yield from item_facts(folder, item, ", ".join(filter(None, (plan_words(item), at))))
        yield from matter(it, item)
        listed = tuple(lists(it, item))
        if annex and listed:
            moved.append((item_title(number, item), listed))
            link = Run(_("See the annex."), link=f"#{_annex(len(moved))}")
            yield Paragraph((link,))
        else:
            yield from listed
        for entry in meeting.entries_of(item.id):
            yield from entry_blocks(folder, meeting, entry, Ledger(), public=public)
    for n, (title, blocks) in enumerate(moved, 1):
        yield Heading(_("Annex to {item}").format(item=title), 2, _annex(n))
        yield from blocks


def _annex(n: int) -> str:
    """The name that links to an annex lead to."""
    return f"annex-{n}"


def begin_times(meeting: Meeting) -> tuple[dt.time | None, ...]:
    """When each item should begin by the planned times; None where an earlier one has no plan."""
    begins: list[dt.time | None] = []
    now = dt.datetime.combine(meeting.date, meeting.start) if meeting.start else None
    for item in meeting.items:
        begins.append(now.time() if now else None)
        now = now + dt.timedelta(minutes=item.minutes) if now and item.minutes else None
    return tuple(begins)


def matter(it: Coming, item: AgendaItem) -> Iterator[Block]:
    """What the meeting is to do at an item, and what asks for attention there."""
    if todo := to_do(it, item):
        yield Paragraph((Run(todo, strong=True),))
    match item.view:
        case "initiatives":
            yield from _named(_("Asks for attention:"), _asking(it))
        case "measurement":
            ready = readiness(it.folder, it.ledger, None, None, it.today)
            if ready.year is not None:
                said = _("Reporting forms of {year}: {n} of {due} have come in.")
                yield Text(said.format(year=ready.year, n=ready.came, due=ready.asked))
        case "communication":
            told = (_promised(it, one) for one in it.promises)
            yield from _named(_("Promised outreach:"), told)
    yield from _named(_("To be looked at again:"), _again(it, item))


def to_do(it: Coming, item: AgendaItem) -> str:
    """What the meeting is to do at an item, as a sentence; nothing where it only listens."""
    found = ""
    match item.view:
        case "agenda":
            found = _("The agenda is to be approved.")
        case "previous-minutes":
            before = preceding(it.folder, it.meeting)
            if before is not None and before.id not in it.ledger.approvals:
                said = _("The minutes of “{meeting}”, {date}, are to be approved.")
                found = said.format(meeting=meeting_words(before), date=long_date(before.date))
        case "actions":
            found = _to_follow(it)
        case "initiatives":
            lives = (one.value.id for one in it.folder.initiatives)
            n = sum(waits(it.ledger, one, it.meeting.id, it.meeting.date) for one in lives)
            found = ngettext(
                "{n} initiative is to be given a status.",
                "{n} initiatives are to be given a status.",
                n,
            )
            found = found.format(n=n) if n else ""
        case "next-meeting":
            found = _("The next meeting is to be agreed on.")
    return found or (_("A decision is to be made.") if item.kind == "decision" else "")


def _to_follow(it: Coming) -> str:
    """How many open actions are to be followed up, and how many of them are overdue."""
    n, late = len(it.actions), sum(one.overdue(it.today) for one in it.actions)
    said = ngettext(
        "{n} open action is to be followed up{late}.",
        "{n} open actions are to be followed up{late}.",
        n,
    )
    overdue = f", {_('{n} of them overdue').format(n=late)}" if late else ""
    return said.format(n=n, late=overdue) if n else ""


def _asking(it: Coming) -> Iterator[str]:
    """The initiatives that ask for attention, the gravest first, each with why."""
    for one in attention(it.folder, it.ledger, it.today):
        if one.asks:
            why = ", ".join(_reason(it, one, reason) for reason in one.reasons)
            yield f"{one.initiative.title}: {why}"


def _reason(it: Coming, one: Attention, reason: Reason) -> str:
    """Why an initiative asks for attention: by the group's own word for its status, and by how many
    actions are overdue.
    """
    point = it.ledger.latest_status(one.initiative.id)
    if reason in ("off-track", "at-risk") and point:
        said = _("{status} since {date}")
        word = status_words(it.folder, point.status)
        return said.format(status=word, date=long_date(point.source.date))
    if reason == "overdue-action":
        n = len(one.overdue)
        return ngettext("{n} action overdue", "{n} actions overdue", n).format(n=n)
    return attention_reason(reason)


def _promised(it: Coming, one: OutreachState) -> str:
    """What is to be made known, how, by whom and when."""
    told = ", ".join(filter(None, (one.entry.channel, *promised_words(it.folder, one))))
    return f"{one.text} ({told})" if told else one.text


def _named(name: str, lines: Iterable[str]) -> Iterator[Block]:
    """Lines as a list below what they are called, where there are any."""
    if told := tuple(" ".join(line.split()) for line in lines):
        yield Text(name, "quiet")
        yield Listing(told)


def lists(it: Coming, item: AgendaItem) -> Iterator[Block]:
    """What an item has to go through: open actions, what was parked or put off."""
    match item.view:
        case "actions":
            yield from _open_actions(it)
        case "topics" | "other":
            yield from _parked(it, item)


def _open_actions(it: Coming) -> Iterator[Block]:
    """The actions that are open."""
    if it.actions:
        rows = tuple(
            (
                one.citation,
                owners_words(it.folder, one.owners, one.owner_text),
                one.text,
                due_words(one.due, one.due_text),
            )
            for one in it.actions
        )
        yield open_table(action_head(), rows)


def _again(it: Coming, item: AgendaItem) -> Iterator[str]:
    """The decisions that are to be looked at again, each with its figure before and now."""
    day = it.meeting.date
    first = next((one.id for one in it.meeting.items if one.view == item.view), "")
    for one in revisits(it.folder, it.ledger, day):
        if one.is_due and one.view == item.view and item.id == first:
            place = aged_place(it.folder, one.decision, day)
            yield f"{one.decision.text} ({place}) {result_words(it.folder, one)}"


def _parked(it: Coming, item: AgendaItem) -> Iterator[Block]:
    """What was parked for a later meeting, and what the meeting before put off."""
    meeting = it.meeting
    first = next((one.id for one in meeting.items if one.view in ("topics", "other")), "")
    if item.id != first:
        return
    waiting = put_off(it.folder, it.ledger, preceding(it.folder, meeting))
    items = {one.topic for one in meeting.items}
    parked = [one for one in it.ledger.topics if one.state == "open" and one.citation not in items]
    for said, some in ((_("Put off at the last meeting:"), waiting), (_("Parked:"), parked)):
        told = (f"{one.text} ({aged_place(it.folder, one, meeting.date)})" for one in some)
        yield from _named(said, told)
