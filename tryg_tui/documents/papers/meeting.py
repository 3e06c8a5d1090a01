"""The document of a meeting: its agenda before it, its minutes or its table after."""

import datetime as dt

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.model import Paper
from tryg_tui.documents.papers.actions import paper
from tryg_tui.documents.papers.agenda import agenda
from tryg_tui.documents.papers.council_table import council_blocks
from tryg_tui.documents.papers.minutes import minutes
from tryg_tui.locale import _, long_date


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
