"""The open actions of all meetings, as a document and as a table in others."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.privacy import public_part
from tryg_tui.core.model.folder import Folder
from tryg_tui.documents.model import Block, Field, Heading, Paper, Table, Text
from tryg_tui.locale import _, language, long_date, pgettext, short_date
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import initiative_words, owners_words


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
        author=folder.strategy.value.title if folder.strategy else "",
        subject=subject,
        date=today,
        status=status,
        case_number=case_number,
        pages=_("page {page} of {pages}"),
        blocks=parts,
    )


def actions_paper(
    folder: Folder, *, today: dt.date, public: bool = False, ledger: Ledger | None = None
) -> Paper:
    """The open actions of all meetings; with `public`, nothing private is in them."""
    if public:
        folder, ledger = public_part(folder), None
    ledger = ledger or fold(folder)
    blocks = _action_list(folder, ledger.open_actions(today), today)
    example = any(loaded.value.example for loaded in folder.meetings)
    return paper(
        folder,
        blocks,
        today=today,
        subject=_("Open action points"),
        status=_("EXAMPLE") if example else "",
    )


def _action_list(
    folder: Folder, actions: tuple[ActionState, ...], today: dt.date
) -> Iterator[Block]:
    """The open actions as a table, those overdue first and so marked."""
    yield Heading(_("Open action points"), 1)
    yield Field(_("As of"), long_date(today))
    if not actions:
        yield Text(_("none"))
        return
    head = (
        pgettext("column", "No."),
        pgettext("column", "Owner"),
        _("Task"),
        pgettext("column", "Due"),
        _("Initiative"),
    )
    rows = tuple(_action(folder, action, today) for action in actions)
    yield Table(head=head, rows=rows, caption=_("What is agreed and not yet done"))


def _action(folder: Folder, action: ActionState, today: dt.date) -> tuple[str, ...]:
    """An open action as a row."""
    due = due_words(action.due, action.due_text)
    if action.overdue(today) and action.due:
        due = _("{due} – overdue since {date}").format(due=due, date=short_date(action.due))
    initiative = action.entry.initiative
    return (
        action.citation,
        owners_words(folder, action.owners, action.owner_text),
        action.text,
        due,
        initiative_words(folder, initiative) if initiative else "",
    )
