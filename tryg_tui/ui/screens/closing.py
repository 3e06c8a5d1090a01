"""Closing a meeting in three steps: what looks unfinished, what comes back, the next date."""

import datetime as dt
from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.input.due import date_typed, parse_due
from tryg_tui.core.meetings.planning import proposed_date
from tryg_tui.core.review.unfinished import ClosingCheck, closing_checks
from tryg_tui.documents.render.formats import FORMATS
from tryg_tui.locale import _, ngettext, weekday_date
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs.export import usual_place
from tryg_tui.ui.meeting.agenda import MeetingAgenda
from tryg_tui.ui.meeting.sentences import refusal_said
from tryg_tui.ui.pages.next_meeting import carry_rows
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.text import cut, parts, plain
from tryg_tui.ui.widgets.inputs import Choice, LineInput
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words import closing as closing_words
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.names import initiative_words, meeting_words, partner_words, person_words

STEPS = 3

TEXT = 60
"""Most cells of a text that is only named."""


class ClosingScreen(TrygScreen):
    """The guided end of a meeting; nothing in it stops the chair."""

    SCOPE = "closing"
    BINDINGS = [Binding("pageup", "step_back", show=False, priority=True)]
    AUTO_FOCUS = "#rows"

    def __init__(self, session: MeetingSession) -> None:
        """Close a meeting that is open here."""
        super().__init__()
        self._session = session
        self._step = 1
        self._checks: tuple[ClosingCheck, ...] = ()

    def body(self) -> ComposeResult:
        """A headline, the rows of the step, the date."""
        with Vertical(id="closing"):
            yield Static(id="headline")
            yield Rows("rows")
            with Vertical(id="date-box"):
                yield Static(id="date-label")
                proposed = date_typed(proposed_date(self.desk.folder, self._session.meeting))
                yield LineInput(proposed, id="date")
                yield Static(id="date-echo")
                yield Static(id="write-label")
                yield Choice(self._formats(), "", id="write")

    @property
    def top_words(self) -> str:
        """Which meeting it is."""
        return meeting_words(self._session.meeting)

    @property
    def is_example(self) -> bool:
        """Whether the meeting is made up."""
        return self._session.meeting.example

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw()

    def facts(self) -> Iterator[Fact]:
        """Whether this step has checks, whether another one follows, and what the arrows do."""
        yield from super().facts()
        if self._step == 1 and (self._checks or self._left):
            yield "checks"
        if self._step < STEPS:
            yield "next-step"
        if not isinstance(self.focused, Choice):
            yield "free-arrows"

    def redraw(self) -> None:
        """Draw the step."""
        meeting = self._session.meeting
        self.show_top()
        ledger = self.desk.ledger(meeting.id)
        self._checks = closing_checks(self.desk.folder, ledger, meeting)
        rows = self.query_one("#rows", Rows)
        box = self.query_one("#date-box", Vertical)
        box.display = self._step == STEPS
        rows.display = self._step < STEPS
        if self._step == 1:
            left = (Row(RowRef("draft", str(n)), _left(d)) for n, d in enumerate(self._left))
            found = enumerate(self._checks)
            rows.show([*left, *(Row(RowRef("check", str(n)), self._words(c)) for n, c in found)])
        elif self._step == 2:
            rows.show(carry_rows(MeetingAgenda(self._session).context()))
        else:
            self._date()
        self.query_one("#headline", Static).update(self._headline())
        self.show_keys()

    def _headline(self) -> Content:
        """The step and what it is for."""
        count = len(self._checks) + len(self._left)
        found = ngettext("{n} thing is worth a look", "{n} things are worth a look", count)
        said = {
            1: found.format(n=count) if count else _("Nothing looks unfinished"),
            2: _("What comes back at the next meeting, and what does not"),
            3: _("The next meeting, and the draft minutes"),
        }[self._step]
        on = {
            1: _("Enter goes to the item, or fills in what is lacking; PgDn goes on as it is."),
            2: _("PgDn goes on."),
            3: _("Ctrl+S closes the meeting and writes the draft. Tab goes on."),
        }[self._step]
        number = _("Closing the meeting, step {n} of {of}").format(n=self._step, of=STEPS)
        return parts((f"{number}\n", "$muted"), (f"{said}\n", "bold $primary"), (on, "$muted"))

    @property
    def _left(self) -> list[Draft]:
        """What was written at the meeting and is not in its minutes."""
        return list(self.desk.drafts.of(self._session.id).values())

    def _words(self, check: ClosingCheck) -> Content:
        """A check in words."""
        meeting = self._session.meeting
        item = meeting.item(check.item)
        folder = self.desk.folder
        sentence = closing_words.closing_check(check.code, check.count).format(
            item=item.title if item else "",
            n=check.n,
            count=check.count,
            late=check.late,
            partner=partner_words(folder, check.partner),
            people="; ".join(person_words(folder, one) for one in check.people),
            initiatives=", ".join(initiative_words(folder, one) for one in check.initiatives),
        )
        return parts(("! ", "bold $risk"), sentence)

    def _date(self) -> None:
        """The next meeting: already planned, or to be prepared."""
        planned = self.desk.following(self._session.meeting)
        label = self.query_one("#date-label", Static)
        field = self.query_one("#date", Input)
        field.display = planned is None
        if planned is not None:
            date = weekday_date(planned.date)
            label.update(plain(_("The next meeting is planned already: {date}.").format(date=date)))
        else:
            label.update(plain(_("Date of the next meeting (empty prepares none):")))
        self._echo()
        place = _("Write the draft out as well? It goes to {folder}.").format(folder=usual_place())
        self.query_one("#write-label", Static).update(plain(place))
        self.query_one("#write", Choice).translate(self._formats())

    def _formats(self) -> list[tuple[str, str]]:
        """How the draft may be written out as the meeting is closed, or later."""
        return [("", _("later, with E")), ("docx", "Word"), ("pdf", "PDF"), ("docx,pdf", _("both"))]

    def _echo(self) -> None:
        """The date that is understood."""
        text = self.query_one("#date", Input).value
        date = self._typed()
        said = weekday_date(date) if date else _("Not understood as a date yet.") if text else ""
        shown = "" if self.desk.following(self._session.meeting) else said
        self.query_one("#date-echo", Static).update(plain(shown, "bold"))

    def _typed(self) -> dt.date | None:
        """The date in the field, or None."""
        due = parse_due(self.query_one("#date", Input).value, self._session.meeting.date, None)
        return due.date if due else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the date is understood."""
        event.stop()
        self._echo()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field closes the meeting too."""
        event.stop()
        self.action_finish()

    def open_row(self, row: RowRef) -> None:
        """Go to what a check is about, or what was left unrecorded, where the meeting goes on."""
        if row.kind == "draft":
            self.dismiss(self._left[int(row.id)])
            return
        check = self._highlighted()
        if check is not None:
            self.dismiss(check)

    def _highlighted(self) -> ClosingCheck | None:
        """The check highlighted in the first step, or None."""
        row = self.query_one("#rows", Rows).highlighted_ref
        return self._checks[int(row.id)] if self._step == 1 and row.kind == "check" else None

    def action_next_step(self) -> None:
        """Go on."""
        self._show_step(min(STEPS, self._step + 1))

    def action_step_back(self) -> None:
        """Go back one step from a field, where the arrows move in it."""
        self.action_previous_step()

    def action_previous_step(self) -> None:
        """Go back one step, or to the meeting."""
        if self._step == 1:
            self.dismiss()
        else:
            self._show_step(self._step - 1)

    def _show_step(self, step: int) -> None:
        """Show a step, with the keys where they belong."""
        self._step = step
        self.query_one("#rows", Rows).show(())
        self.redraw()
        field = self.query_one("#date", Input)
        target = field if step == STEPS and field.display else self.query_one("#rows", Rows)
        target.focus()

    def action_not_reached(self) -> None:
        """Mark the highlighted item as not reached."""
        check = self._highlighted()
        if check is not None and check.code in {"item-untouched", "no-decision"}:
            with refusal_said(self._session, self.say):
                self._session.mark_not_reached(check.item, True)
            self.redraw()

    def action_finish(self) -> None:
        """Close the meeting, prepare the next one, and show the draft."""
        if self._step < STEPS:
            self._show_step(STEPS)
            return
        text = self.query_one("#date", Input).value
        date = self._typed()
        planned = self.desk.following(self._session.meeting)
        if planned is None and text.strip() and date is None:
            self.query_one("#date-echo", Static).update(
                plain(_("That is not a date. Write for example 9.10.2018."), "bold $critical")
            )
            return
        self._finish(date if planned is None else None)

    def _finish(self, next_day: dt.date | None) -> None:
        """Write the draft and the next meeting; where that is refused, the window stays."""
        with refusal_said(self._session, self.say):
            following = self._session.close(next_day)
            draft = self._session.meeting
            said = _("The draft minutes are written: {file}").format(
                file=f"minutes/{draft.id}.toml"
            )
            if following is not None:
                date = weekday_date(following.date)
                said += " · " + _("The next meeting is prepared: {date}").format(date=date)
            chosen = self.query_one("#write", Choice).value.split(",")
            formats = tuple(format for format in FORMATS if format in chosen)
            app = self.app
            self.dismiss()
            app.call_later(app.switch_screen, MinutesScreen(draft.id, said, write=formats))


def _left(draft: Draft) -> Content:
    """What was written and not recorded."""
    text = " ".join(draft.values.get("text", "").split())
    said = _("Not recorded: {kind}").format(kind=entry_kind(draft.kind))
    return parts(("! ", "bold $risk"), f"{said} – {cut(text, TEXT)}")
