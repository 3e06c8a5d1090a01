"""The parts of the window that closes a meeting: the map of what comes back, the next date."""

import datetime as dt
from typing import get_args

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tryg_tui.core.input.due import date_typed, parse_due
from tryg_tui.core.ledger.privacy import cited_entry
from tryg_tui.core.measures.revisits import revisit
from tryg_tui.core.meetings.planning import proposed_date
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    FollowUpState,
    Outreach,
    Topic,
)
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.model.strategy import View
from tryg_tui.core.review.closing import Column
from tryg_tui.documents.render.formats import FORMATS, Format
from tryg_tui.locale import _, weekday_date
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.folder.settings import papers_place
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.next_meeting import carry_columns
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.text import heading, lines, plain, show_text
from tryg_tui.ui.widgets.inputs import Choice, LineInput
from tryg_tui.ui.widgets.marks import pieces
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words import closing as closing_words


class NextDate(Vertical):
    """A field for the date, unless the next meeting is planned already, and a choice of formats."""

    def __init__(self, session: MeetingSession) -> None:
        """Ask for the meeting after one that is open here."""
        super().__init__(id="date-box")
        self._session = session

    def compose(self) -> ComposeResult:
        """The field with how it is understood, and the choice."""
        yield Static(id="date-label")
        folder = self._session.workspace.folder
        yield LineInput(date_typed(proposed_date(folder, self._session.meeting)), id="date")
        yield Static(id="date-echo")
        yield Static(id="write-label")
        yield Choice(_formats(), "", id="write")

    @property
    def _planned(self) -> dt.date | None:
        """The day of the next meeting, where that is planned already."""
        planned = self._session.workspace.following(self._session.meeting)
        return planned.date if planned else None

    def redraw(self) -> None:
        """The next meeting: already planned, or to be prepared."""
        label = self.query_one("#date-label", Static)
        field = self.query_one("#date", Input)
        planned = self._planned
        field.display = planned is None
        if planned is not None:
            date = weekday_date(planned)
            label.update(plain(_("The next meeting is planned already: {date}.").format(date=date)))
        else:
            label.update(plain(_("Date of the next meeting (empty prepares none):")))
        self._echo()
        where = papers_place(self._session.workspace.root)
        place = _("Write the draft out as well? It goes to {folder}.").format(folder=where)
        self.query_one("#write-label", Static).update(plain(place))
        self.query_one("#write", Choice).translate(_formats())

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats in which the draft is to be written out at once."""
        chosen = self.query_one("#write", Choice).value.split(",")
        return tuple(format for format in FORMATS if format in chosen)

    @property
    def date(self) -> dt.date | None:
        """The date in the field where one is to be prepared for, or None."""
        due = parse_due(self.query_one("#date", Input).value, self._session.meeting.date, None)
        return due.date if due and self._planned is None else None

    def is_wrong(self) -> bool:
        """Whether something is typed that is no date, which is then said."""
        typed = self.query_one("#date", Input).value.strip()
        wrong = self._planned is None and bool(typed) and self.date is None
        if wrong:
            said = _("That is not a date. Write for example 9.10.2018.")
            self.query_one("#date-echo", Static).update(plain(said, "bold $critical"))
        return wrong

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the date is understood."""
        event.stop()
        self._echo()

    def _echo(self) -> None:
        """The date that is understood."""
        text, date = self.query_one("#date", Input).value, self.date
        said = weekday_date(date) if date else _("Not understood as a date yet.") if text else ""
        shown = "" if self._planned else said
        self.query_one("#date-echo", Static).update(plain(shown, "bold"))


def _formats() -> list[tuple[str, str]]:
    """How the draft may be written out as the meeting is closed, or later."""
    return [("", _("later, with E")), ("docx", "Word"), ("pdf", "PDF"), ("docx,pdf", _("both"))]


HOMES: dict[type[AnyEntry], View] = {
    Action: "actions",
    Outreach: "communication",
    Topic: "topics",
}
"""By kind of entry, the view of the item at which it is said what became of it."""


class CarryMap(Horizontal):
    """The three columns, from one of which to another what is highlighted may be moved."""

    def compose(self) -> ComposeResult:
        """A heading with a bar over each list."""
        for column in get_args(Column):
            with Vertical(classes="column"):
                yield Static(id=f"head-{column}")
                yield Rows(column)

    def show(self, ctx: Context) -> None:
        """Show what a meeting leaves."""
        width = self.query_one("#again", Rows).room
        for column, rows in carry_columns(ctx, width).items():
            count = sum(bool(row.ref) for row in rows)
            head = self.query_one(f"#head-{column}", Static)
            title = f"{closing_words.carry_column(column)} ({count})"
            bar = pieces(count, head.content_size.width or width)
            show_text(head, lines([heading(title), plain(bar, "$primary")]))
            self.query_one(f"#{column}", Rows).show(rows)

    @property
    def _column(self) -> Rows | None:
        """The column that has the keys, or None."""
        return next((rows for rows in self.query(Rows) if rows.has_focus), None)

    @property
    def row(self) -> RowRef:
        """What is highlighted in the column that has the keys, or nothing."""
        return self._column.highlighted_ref if self._column else NOTHING

    @property
    def other_state(self) -> FollowUpState:
        """What Enter makes of it: finished where it comes back, else open again."""
        return "done" if self._column and self._column.id == "again" else "open"

    def highlight(self, row: RowRef) -> None:
        """Have the keys where something stands now."""
        for rows in self.query(Rows):
            rows.highlight(row)
            if rows.highlighted_ref == row:
                rows.focus()


def _home(session: MeetingSession, citation: Citation) -> View | None:
    """The view of the item at which it is said what became of an entry; None where nothing is."""
    found = cited_entry(session.workspace.folder, session.meeting, citation)
    if found is None or not isinstance(found[1], Decision):
        return HOMES.get(type(found[1])) if found else None
    workspace = session.workspace
    again = revisit(workspace.folder, workspace.ledger(session.id), citation, workspace.today)
    put_off = found[1].outcome == "postponed" and found[0].id == session.id
    return again.view if again and not put_off else None


def move(session: MeetingSession, row: RowRef, state: FollowUpState) -> str:
    """Say at once what becomes of what is highlighted; why that cannot be said, or nothing."""
    meeting, place = session.meeting, split_citation(row.id)
    if place is None:
        return _("An item is marked as not reached, or no more, with j.")
    home = _home(session, row.id)
    if home is None:
        return _("This waits for a decision: it comes back until one is made.")
    if place[0] == meeting.id:
        return _("This is of today: it is changed or removed in the minutes.")
    items = (item.id for item in meeting.items if item.view == home)
    entry_drafts.settle(session, row.id, state, next(items, ""))
    return ""
