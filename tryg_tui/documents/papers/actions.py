"""The list of open actions, and what one meeting decided and agreed, first in its minutes."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.next_due import dated
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.meetings.planning import agreed
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, Approval, Decision, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.backlog import loads
from tryg_tui.documents.model import Block, Field, Heading, Listing, Paper, Table, Text
from tryg_tui.documents.papers.entries import last_shown
from tryg_tui.documents.papers.tables import load_table
from tryg_tui.locale import _, clock, language, long_date, pgettext, short_date, weekday_date
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import entry_words
from tryg_tui.words.names import initiative_words, owner_words, owners_words, place_words


def came_to(folder: Folder, meeting: Meeting, ledger: Ledger, *, public: bool) -> Iterator[Block]:
    """What was decided and agreed, whether the meeting kept its time, and when the next one is:
    first of all, for those who read no further.
    """
    decided = tuple(
        _decided(folder, meeting, entry, ledger, public)
        for entry in meeting.entries
        if isinstance(entry, Approval | Decision)
        and not (public and is_private(folder, meeting, entry))
    )
    yield Heading(_("Decided at the meeting"), 2)
    yield Listing(decided, ordered=True) if decided else Text(_("none"))
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
        for entry in meeting.entries
        if (isinstance(entry, Action) or (isinstance(entry, Outreach) and entry.done is None))
        and not (public and is_private(folder, meeting, entry))
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


def next_meeting(folder: Folder, meeting: Meeting) -> str:
    """When the next meeting is, and where, as far as that is agreed; or nothing."""
    coming = agreed(folder, meeting)
    if coming is None:
        return ""
    date, start, place = coming
    when = weekday_date(date)
    time = _("{date}, {start}").format(date=when, start=clock(start)) if start else when
    return ", ".join(filter(None, (time, place)))


def paper(
    folder: Folder,
    blocks: Iterable[Block],
    *,
    today: dt.date,
    subject: str,
    status: str = "",
    case_number: str = "",
) -> Paper:
    """A document of parts; its title is its first heading."""
    parts = tuple(blocks)
    title = next((block.text for block in parts if isinstance(block, Heading)), subject)
    return Paper(
        title=title,
        language=language(),
        author=folder.partnership.title,
        subject=subject,
        date=today,
        status=status,
        case_number=case_number,
        pages=_("page {page} of {pages}"),
        blocks=parts,
    )


def actions_paper(folder: Folder, *, today: dt.date, public: bool = False, owner: Id = "") -> Paper:
    """The open actions of all meetings, or those of one owner; with `public`, nothing private is
    in them.
    """
    folder = open_part(folder) if public else folder
    example = any(loaded.value.example for loaded in folder.meetings)
    return paper(
        folder,
        _action_list(folder, fold(folder), today, owner),
        today=today,
        subject=_("Open action points"),
        status=_("EXAMPLE") if example else "",
    )


def _action_list(folder: Folder, ledger: Ledger, today: dt.date, owner: Id) -> Iterator[Block]:
    """The open actions as a table, those overdue first and so marked, then who has how many, where
    they are not those of one owner.
    """
    yield Heading(_("Open action points"), 1)
    if owner:
        yield Field(_("Owner"), owner_words(folder, owner))
    yield Field(_("As of"), long_date(today))
    every = ledger.open_actions(today)
    if actions := [one for one in every if not owner or owner in one.owners]:
        rows = tuple(_action(folder, action, today) for action in actions)
        yield open_table((*action_head(), _("Initiative")), rows)
        if not owner:
            yield Heading(_("Who has how many open actions"), 2)
            yield load_table(folder, loads(ledger, today), today)
    else:
        yield Text(_("none"))


def action_head() -> tuple[str, ...]:
    """The names of the columns of what is agreed."""
    owner, due = pgettext("column", "Owner"), pgettext("column", "Due")
    return pgettext("column", "No."), owner, _("Task"), due


def open_table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """Open actions as a table."""
    return Table(head=head, rows=rows, caption=_("What is agreed and not yet done"))


def _action(folder: Folder, action: ActionState, today: dt.date) -> tuple[str, ...]:
    """An open action as a row."""
    due = due_words(action.due, action.due_text)
    if action.overdue(today) and action.due:
        due = _("{due} – overdue since {date}").format(due=due, date=short_date(action.due))
    owner = owners_words(folder, action.owners, action.owner_text)
    about = initiative_words(folder, action.entry.initiative)
    return action.citation, owner, action.text, due, about
