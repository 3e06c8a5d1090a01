"""The list of open actions, and what one meeting decided and agreed, first in its minutes."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.meetings.planning import agreed
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.backlog import loads
from tryg_tui.documents.model import Block, Field, Heading, Paper, Table, Text
from tryg_tui.documents.papers.tables import load_table
from tryg_tui.locale import _, clock, language, long_date, pgettext, short_date, weekday_date
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import initiative_words, owner_words, owners_words


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
