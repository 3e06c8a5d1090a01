"""What stands above an agenda or minutes – when, where, who took part – and above an item of them:
what it is for and is about, who was out and whether it was reached, or that it is closed.
"""

from collections.abc import Iterator

from tryg_tui.core.meetings.attendance import left_out
from tryg_tui.core.meetings.timekeeping import planned_end
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import IMPORTED, AgendaItem, Meeting
from tryg_tui.core.registers.register import current
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.documents.papers.actions import next_meeting
from tryg_tui.documents.papers.entries import link_blocks
from tryg_tui.locale import _, clock, long_date, weekday_date
from tryg_tui.words.attendance import (
    in_place_words,
    left_out_sentence,
    participant_words,
    times_words,
)
from tryg_tui.words.names import owners_words, person_words, place_words, subject
from tryg_tui.words.vocabulary import item_kind, not_stated

MINUTE = 60
"""Seconds; an item that took less has none to tell."""


def occasion(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Which group meets when and where, who chairs and who takes the minutes."""
    if meeting.body:
        yield Field(_("Group"), body_title(folder, meeting.body))
    yield Field(_("Time"), _time(meeting))
    yield Field(_("Place"), meeting.place or not_stated())
    yield Field(_("Chair of the meeting"), owners_words(folder, meeting.chairs))
    yield Field(_("Minute-taker"), person_words(folder, meeting.secretary) or not_stated())
    if meeting.case_number:
        yield Field(_("Case number"), meeting.case_number)


def body_title(folder: Folder, id: Id) -> str:
    """The title of a group; an unknown id is shown itself."""
    return next((body.title for body in folder.partnership.bodies if body.id == id), id)


def marks(meeting: Meeting) -> Iterator[Block]:
    """What a reader must know before anything else: a draft, cancelled, only an example."""
    if meeting.state == "cancelled":
        why = f": {meeting.cancelled_because}" if meeting.cancelled_because else ""
        yield Text(f"{_('CANCELLED')}{why}", "notice")
    elif meeting.asking:
        yield Text(_("NOT SETTLED – the answers are awaited"), "notice")
    elif meeting.state in {"open", "draft"}:
        yield Text(_("DRAFT"), "notice")
    if meeting.moved_from:
        yield Text(_("Moved from {date}").format(date=long_date(meeting.moved_from)), "notice")
    if source := meeting.extra.get(IMPORTED):
        yield Text(_("Imported from {file}").format(file=source), "notice")
    if meeting.example:
        yield Text(_("EXAMPLE – not a real meeting"), "notice")


def taking_part(
    folder: Folder, meeting: Meeting, corrected: frozenset[Id] = frozenset()
) -> Iterator[Block]:
    """Who was present for each partner, and who was not; that some parts were corrected is said."""

    def those(status: Presence) -> list[Named]:
        return _with(folder, meeting, status, corrected)

    present = those("present")
    none = not_stated() if meeting.imported else _("none")
    of_partner, others = _("Present, {partner}"), _("Present, others")
    nobody = "" if meeting.imported and present else none
    yield from _by_partner(folder, present, of_partner, others, nobody)
    yield from _some(_("Apologies from"), those("apologies"), none)
    yield from _some(_("Absent"), those("absent"))
    yield from _some(_("Guests"), those("guest"))


def invited(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Who belongs to the group, for each partner, and what is known beforehand of who comes."""
    people = current(folder.partnership.people, meeting.date)
    members = [
        (one.id, person_words(folder, one.id)) for one in people if meeting.body in one.bodies
    ]
    of_partner, others = _("Participants, {partner}"), _("Participants, others")
    yield from _by_partner(folder, members, of_partner, others)
    yield from _some(_("Apologies from"), _with(folder, meeting, "apologies"))
    yield from _some(_("Guests"), _with(folder, meeting, "guest"))


Named = tuple[Id, str]
"""A participant, and what is said of them."""


def _by_partner(
    folder: Folder, people: list[Named], of_partner: str, others: str, nobody: str = ""
) -> Iterator[Block]:
    """People for each partner, also one without any where that is said, and those of no partner."""
    partners = {person.id: person.partner for person in folder.partnership.people}
    for partner in folder.partnership.partners:
        ours = [one for one in people if partners.get(one[0]) == partner.id]
        yield from _some(of_partner.format(partner=partner.title), ours, nobody)
    known = {partner.id for partner in folder.partnership.partners}
    yield from _some(others, [one for one in people if partners.get(one[0]) not in known])


def _some(name: str, people: list[Named], nobody: str = "") -> Iterator[Block]:
    """People in a row under a name, where there are any or that there are none is said."""
    if text := "; ".join(words for _id, words in people) or nobody:
        yield Field(name, text)


def _time(meeting: Meeting) -> str:
    """The day, and from when to when as far as it is known."""
    day, end = weekday_date(meeting.date), planned_end(meeting)
    if meeting.start is None:
        return day
    if end is None or end == meeting.start:
        return _("{date}, {start}").format(date=day, start=clock(meeting.start))
    return _("{date}, {start}–{end}").format(date=day, start=clock(meeting.start), end=clock(end))


def _with(
    folder: Folder, meeting: Meeting, status: Presence, corrected: frozenset[Id] = frozenset()
) -> list[Named]:
    """Those who took part in one way, each with the times of coming late or leaving early."""
    there = (one for one in meeting.attendance if one.status == status)
    return [(one.person, _participant(folder, meeting, one, corrected)) for one in there]


def _participant(
    folder: Folder, meeting: Meeting, one: Attendance, corrected: frozenset[Id]
) -> str:
    """A participant, with the times of coming late or leaving early, in whose place, and whether
    that was corrected.
    """
    mark = _("corrected") if one.person in corrected else ""
    parts = (times_words(one), in_place_words(folder, meeting, one), mark)
    told = ", ".join(filter(None, parts))
    name = participant_words(folder, one)
    return f"{name} ({told})" if told else name


def item_title(number: str, item: AgendaItem) -> str:
    """The heading of an item: "5. Status på indsatserne"."""
    pattern = _("{n}. {title} (private)") if item.private else "{n}. {title}"
    return pattern.format(n=number, title=item.title)


def closed_title(number: str) -> str:
    """The heading of a closed item, of which only its place on the agenda is known."""
    return f"{number}. {_('Closed item')}"


def closed_item(number: str, item: AgendaItem, anchor: str = "") -> Iterator[Block]:
    """What a paper for everybody says of a closed item: that it is there, and why no more."""
    yield Heading(closed_title(number), 2, anchor)
    why = item.closed_because or _("Confidential, and therefore not in the public version.")
    yield Text(why, "quiet")


def plan_words(item: AgendaItem) -> str:
    """How long an item was planned for and what it was given on top; nothing where nobody says."""
    plan = _("planned {n} min.").format(n=item.minutes) if item.minutes else ""
    given = _("given {n} min. more").format(n=item.given) if item.given else ""
    return ", ".join(filter(None, (plan, given)))


def used_words(item: AgendaItem) -> str:
    """The times of an item that was treated: how long it was planned for, and what it took."""
    used = _("used {n} min.").format(n=round(item.seconds / MINUTE))
    return ", ".join(filter(None, (plan_words(item), used if item.seconds >= MINUTE else "")))


def item_facts(folder: Folder, item: AgendaItem, times: str) -> Iterator[Block]:
    """What an item is for, its times, who reports or which theme it is about, where it comes from,
    its case, why it is closed, its text and its links.
    """
    late = _("put on the agenda at the meeting") if item.late else ""
    yield Text(", ".join(filter(None, (item_kind(item.kind), late, times))), "quiet")
    about, whose = subject(folder, item)
    if whose:
        yield Field(about, whose)
    if item.carried_from:
        yield Field(_("Carried over from"), place_words(folder, item.carried_from))
    if item.topic:
        yield Field(_("Parked"), place_words(folder, item.topic))
    if item.case_number:
        yield Field(_("Case number"), item.case_number)
    if item.private and item.closed_because:
        yield Field(_("Closed"), item.closed_because)
    if item.text:
        yield Text(item.text)
    yield from link_blocks(item.links)


def item_head(
    folder: Folder,
    meeting: Meeting,
    number: str,
    item: AgendaItem,
    *,
    times: bool = True,
    anchor: str = "",
) -> Iterator[Block]:
    """What stands in minutes above the entries of an item, or in their place where there are none;
    links lead to it by its anchor.
    """
    yield Heading(item_title(number, item), 2, anchor)
    yield from item_facts(folder, item, used_words(item) if times else "")
    for note in left_out(meeting, item.id):
        yield Text(left_out_sentence(folder, note))
    if item.not_reached:
        yield Text(_("Not reached"))
    planned = next_meeting(folder, meeting) if item.view == "next-meeting" else ""
    if planned:
        yield Field(_("Next meeting"), planned)
    if not (
        meeting.entries_of(item.id) or item.not_reached or planned or meeting.parts_of(item.id)
    ):
        yield Text(_("Nothing recorded under this item"))


def homeless(meeting: Meeting) -> tuple[AnyEntry, ...]:
    """The entries whose item is not on the agenda, so that nothing recorded is left out."""
    items = {item.id for item in meeting.items}
    return tuple(entry for entry in meeting.entries if entry.item not in items)
