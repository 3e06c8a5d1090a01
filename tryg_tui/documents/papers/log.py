"""Minutes as a log: what it came to, then every line under its item with number, kind and facts."""

from collections.abc import Iterator

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.next_due import dated
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, Approval, Decision, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.documents.model import Block, Heading, Listing, Table, Text
from tryg_tui.documents.papers.actions import next_meeting
from tryg_tui.documents.papers.entries import entry_blocks, last_shown
from tryg_tui.documents.papers.meeting_head import (
    closed_item,
    homeless,
    item_head,
    item_title,
)
from tryg_tui.documents.papers.treatment import agreed, settled
from tryg_tui.locale import _, pgettext
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import entry_words
from tryg_tui.words.names import owners_words, place_words


def log(folder: Folder, meeting: Meeting, ledger: Ledger, *, public: bool) -> Iterator[Block]:
    """What stands below the head of the minutes; with `public`, nothing private."""
    yield from citing(folder, meeting, public)
    yield from came_to(folder, meeting, ledger, public=public)
    for number, item in meeting.numbered:
        if public and item.private:
            yield from closed_item(number, item)
        else:
            yield from _item(folder, meeting, number, item, ledger, public)
    yield from _homeless(folder, meeting, ledger, public)
    yield from _not_reached(meeting, public)


def came_to(folder: Folder, meeting: Meeting, ledger: Ledger, *, public: bool) -> Iterator[Block]:
    """What was decided and agreed, whether the meeting kept its time, and when the next one is:
    first of all, for those who read no further.
    """
    found: dict[bool, list[str]] = {True: [], False: []}
    for entry in settled(meeting.entries):
        private = is_private(folder, meeting, entry)
        if not (public and private):
            is_counted = isinstance(entry, Decision) and not private
            found[is_counted].append(_decided(folder, meeting, entry, ledger, public))
    yield Heading(_("Decided at the meeting"), 2)
    # Only decisions that all may know are counted; the others and what was approved stand below.
    for is_counted, said in found.items():
        if said:
            yield Listing(tuple(said), ordered=is_counted)
    if not any(found.values()):
        yield Text(_("none"))
    yield from _actions(folder, meeting, ledger, public)
    coming = next_meeting(folder, meeting)
    if coming:
        yield Heading(_("Next meeting"), 2)
        yield Text(coming)


def _decided(
    folder: Folder, meeting: Meeting, entry: Approval | Decision, ledger: Ledger, public: bool
) -> str:
    """A decision on one line, with the number it is cited by."""
    now = last_shown(folder, meeting, entry, ledger, public=public)
    said = entry_words(folder, meeting, now, place_words, ledger).line
    if is_private(folder, meeting, entry):
        said = _("(private) {text}").format(text=said)
    return f"{said} (#{entry.n})"


def _actions(folder: Folder, meeting: Meeting, ledger: Ledger, public: bool) -> Iterator[Block]:
    """The actions agreed at the meeting and what was promised to be made known, together, as
    municipal minutes list them.
    """
    yield Heading(_("Action points"), 2)
    rows = tuple(
        _action_row(folder, meeting, entry, ledger, public)
        for entry in agreed(meeting.entries)
        if not (public and is_private(folder, meeting, entry))
    )
    if not rows:
        yield Text(_("none"))
        return
    head = (_("Item"), pgettext("column", "Owner"), _("Task"), pgettext("column", "Due"))
    yield Table(head=head, rows=rows, caption=_("What was agreed to be done, by whom and when"))


def _action_row(
    folder: Folder, meeting: Meeting, action: Action | Outreach, ledger: Ledger, public: bool
) -> tuple[str, ...]:
    """An action or promise: its item and number, its owner, what is to be done as last corrected,
    and when.
    """
    private = is_private(folder, meeting, action)
    now = last_shown(folder, meeting, action, ledger, public=public)
    due = dated(folder, meeting.cite(action), now, ledger.corrections).due
    told = now.text
    if isinstance(now, Outreach):
        told = ": ".join(filter(None, (now.channel, now.text)))
    text = told if now is action else _("{text} (corrected)").format(text=told)
    name = _("#{n} (private)") if private else "#{n}"
    return (
        f"{_item_name(meeting, action.item)} {name.format(n=action.n)}".strip(),
        owners_words(folder, now.owners, now.owner_text),
        text,
        due_words(due, now.due_text),
    )


def _item_name(meeting: Meeting, id: Id) -> str:
    """The number and short title of an item; nothing for one that is not on the agenda."""
    item = meeting.item(id)
    return f"{meeting.number_of(id)}. {item.short or item.title}" if item else ""


def _item(
    folder: Folder, meeting: Meeting, number: str, item: AgendaItem, ledger: Ledger, public: bool
) -> Iterator[Block]:
    """An item of the agenda with what was recorded under it."""
    yield from item_head(folder, meeting, number, item)
    for entry in meeting.entries_of(item.id):
        yield from entry_blocks(folder, meeting, entry, ledger, public=public)


def _homeless(folder: Folder, meeting: Meeting, ledger: Ledger, public: bool) -> Iterator[Block]:
    """The entries that no item holds."""
    blocks = [
        block
        for entry in homeless(meeting)
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


def citing(folder: Folder, meeting: Meeting, public: bool) -> Iterator[Block]:
    """How an entry is cited, with one that is shown as the example."""
    for entry in meeting.entries:
        if not (public and is_private(folder, meeting, entry)):
            pattern = _("An entry is cited by its number, the first one here as {citation}.")
            yield Text(pattern.format(citation=meeting.cite(entry)), "quiet")
            return
