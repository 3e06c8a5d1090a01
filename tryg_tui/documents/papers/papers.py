"""The documents that leave the room, each whole: agenda or minutes of a meeting, action list."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.ledger.privacy import public_part
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Block, Field, Heading, Paper, Table, Text
from tryg_tui.documents.papers.agenda import agenda
from tryg_tui.documents.papers.council_table import council_blocks
from tryg_tui.documents.papers.minutes import minutes
from tryg_tui.locale import _, language, long_date, pgettext, short_date
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import initiative_words, owners_words


def meeting_paper(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    ledger: Ledger | None = None,
    table: bool = False,
) -> Paper:
    """A meeting's agenda before it and its minutes after; with `public`, nothing private.

    With `table`, it is the table of agenda items and decisions that local councils keep.
    """
    meeting = loaded.value
    if table:
        blocks = council_blocks(folder, meeting, public=public)
    elif meeting.state == "planned":
        blocks = agenda(folder, meeting, today=today, public=public)
    else:
        blocks = minutes(folder, loaded, today=today, public=public, ledger=ledger)
    body = _body_title(folder, meeting.body)
    return paper(
        folder,
        blocks,
        today=today,
        subject=", ".join(part for part in (body, long_date(meeting.date)) if part),
        status=_status(meeting),
        case_number=meeting.case_number,
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


def paper(
    folder: Folder,
    blocks: Iterable[Block],
    *,
    today: dt.date,
    subject: str,
    status: str = "",
    case_number: str = "",
) -> Paper:
    """A document of the partnership, with what archives and readers need to know about it.

    Its title is its first heading.
    """
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


def _status(meeting: Meeting) -> str:
    """What every page of a meeting's document must say."""
    marks = []
    if meeting.state == "cancelled":
        marks.append(_("CANCELLED"))
    elif meeting.state in {"open", "draft"}:
        marks.append(_("DRAFT"))
    if meeting.example:
        marks.append(_("EXAMPLE"))
    return " · ".join(marks)


def _body_title(folder: Folder, id: str) -> str:
    """The title of a group; an unknown id is shown itself."""
    bodies = folder.strategy.value.bodies if folder.strategy else ()
    return next((body.title for body in bodies if body.id == id), id)


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
