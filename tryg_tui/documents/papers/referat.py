"""Minutes as Danish authorities write them: first what was decided and an overview, then what came
of each item.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.privacy import public_part
from tryg_tui.core.model.entries import Approval, Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.model import Block, Field, Heading, Listing, Paragraph, Run, Text
from tryg_tui.documents.papers.actions import next_meeting
from tryg_tui.documents.papers.meeting_head import (
    closed_item,
    closed_title,
    homeless,
    item_head,
    item_title,
)
from tryg_tui.documents.papers.treatment import (
    Telling,
    agreed,
    decision_line,
    settled,
    treatment,
)
from tryg_tui.locale import _, ngettext


def referat(
    folder: Folder, meeting: Meeting, ledger: Ledger, *, public: bool, times: bool
) -> Iterator[Block]:
    """What stands below the head of the minutes; with `public`, nothing private, and with `times`
    the numbers of the lines and the times of the items.
    """
    if public:
        folder = public_part(folder)
        shown = next(one.value for one in folder.meetings if one.value.id == meeting.id)
        meeting, ledger = replace(meeting, entries=shown.entries), fold(folder)
    it = Telling(
        folder=folder,
        meeting=meeting,
        ledger=ledger,
        public=public,
        times=times,
        references=dict(_references(meeting)),
    )
    yield from _decided(it)
    yield from _overview(it)
    for number, item in meeting.numbered:
        yield from _item(it, number, item)
    if lost := homeless(meeting):
        yield Heading(_("Entries without an item"), 2)
        yield from treatment(it, lost, "discussion")


def _references(meeting: Meeting) -> Iterator[tuple[int, str]]:
    """What each decision is called, in the order of the agenda: by its item, and which one there,
    where there are several.
    """
    for number, item in meeting.numbered:
        found = settled(meeting.entries_of(item.id))
        for n, one in enumerate(found, 1):
            yield one.n, f"{number}.{n}" if len(found) > 1 else number
    yield from ((one.n, "") for one in settled(homeless(meeting)))


def _decided(it: Telling) -> Iterator[Block]:
    """What the meeting came to, and when the next one is, for those who read no further."""
    entries = {one.n: one for one in settled(it.meeting.entries)}
    lines = []
    # What was only approved is no decision of the meeting's own, and comes last.
    own_first = sorted(it.references.items(), key=lambda one: isinstance(entries[one[0]], Approval))
    for n, number in own_first:
        told = decision_line(it, entries[n])
        lines.append(f"{_('Item {n}').format(n=number)}: {told}" if number else told)
    yield Heading(_("This was decided"), 2)
    yield Listing(tuple(lines)) if lines else Text(_("Nothing was decided."))
    if coming := next_meeting(it.folder, it.meeting):
        yield Field(_("Next meeting"), coming)


def _anchor(number: str) -> str:
    """The name that links to an item lead to."""
    return f"item-{number.replace('.', '-')}"


def _overview(it: Telling) -> Iterator[Block]:
    """The items, each with how much came of it, as links to them."""
    if it.meeting.items:
        yield Heading(_("Overview"), 2)
    for number, item in it.meeting.numbered:
        hidden = it.public and item.private
        title = closed_title(number) if hidden else item_title(number, item)
        came = "" if hidden else _came_of(it, item)
        link = Run(title, link=f"#{_anchor(number)}")
        yield Paragraph((link, Run(f" – {came}")) if came else (link,))


def _came_of(it: Telling, item: AgendaItem) -> str:
    """How much was decided and agreed at an item, or that the meeting did not get to it."""
    entries = it.meeting.entries_of(item.id)
    decided = sum(isinstance(one, Decision) for one in entries)
    approved, tasks = len(settled(entries)) > decided, len(agreed(entries))
    told = (
        _("approved") if approved else "",
        ngettext("{n} decision", "{n} decisions", decided).format(n=decided) if decided else "",
        ngettext("{n} task", "{n} tasks", tasks).format(n=tasks) if tasks else "",
        _("not reached") if item.not_reached else "",
    )
    return ", ".join(filter(None, told))


def _item(it: Telling, number: str, item: AgendaItem) -> Iterator[Block]:
    """An item of the agenda with what came of it."""
    if it.public and item.private:
        yield from closed_item(number, item, _anchor(number))
        return
    head = item_head(it.folder, it.meeting, number, item, times=it.times, anchor=_anchor(number))
    yield from head
    yield from treatment(it, it.meeting.entries_of(item.id), item.kind)
