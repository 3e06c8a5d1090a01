"""Closing a meeting in three steps: what looks unfinished, what was decided and what comes back,
the next date.
"""

import datetime as dt
from collections.abc import Iterator
from functools import partial, reduce

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.meetings.lifecycle import mark_not_reached
from tryg_tui.core.model.entries import Action, FollowUpState, Outreach
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.review.unfinished import ClosingCheck, closing_checks, lacking
from tryg_tui.locale import _, ngettext, weekday_date
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.meeting.agenda import MeetingAgenda
from tryg_tui.ui.meeting.closing import CarryMap, NextDate, move
from tryg_tui.ui.meeting.sentences import refusal_said
from tryg_tui.ui.pages.next_meeting import came_to_rows, held_words
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.text import cut, parts, show_text
from tryg_tui.ui.widgets.inputs import Choice
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
    FOR_ALL = "closing"
    """As what the others show what the meeting came to."""
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
            yield CarryMap(id="map")
            yield NextDate(self._session)

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
        if self._step == 2 or (self._step == 1 and (self._checks or self._left)):
            yield "checks"
        if self._step == 1 and any(check.code == "item-untouched" for check in self._checks):
            yield "untouched"
        if self._step == 2:
            yield "carried"
        if self._step < STEPS:
            yield "next-step"
        if not isinstance(self.focused, Choice):
            yield "free-arrows"

    def redraw(self) -> None:
        """Draw the step."""
        meeting = self._session.meeting
        self.show_top()
        ledger = self.workspace.ledger(meeting.id)
        self._checks = closing_checks(self.workspace.folder, ledger, meeting)
        rows = self.query_one("#rows", Rows)
        box = self.query_one(NextDate)
        box.display = self._step == STEPS
        carry = self.query_one(CarryMap)
        carry.display = self._step == 2
        rows.display = self._step < STEPS
        rows.set_class(self._step == 2, "-half")
        if self._step == 1:
            left = (Row(RowRef("draft", str(n)), _left(d)) for n, d in enumerate(self._left))
            found = enumerate(self._checks)
            rows.show([*left, *(Row(RowRef("check", str(n)), self._words(c)) for n, c in found)])
        elif self._step == 2:
            ctx = MeetingAgenda(self._session).context()
            rows.show(came_to_rows(ctx, rows.room))
            carry.show(ctx)
        else:
            box.redraw()
        show_text(self.query_one("#headline", Static), self._headline())
        self.show_keys()

    def _headline(self) -> Content:
        """The step and what it is for."""
        count = len(self._checks) + len(self._left)
        found = ngettext("{n} thing is worth a look", "{n} things are worth a look", count)
        said = {
            1: found.format(n=count) if count else _("Nothing looks unfinished"),
            2: self._today_words(),
            3: _("The next meeting, and the draft minutes"),
        }[self._step]
        on = {
            1: _("Enter goes to the item, or fills in what is lacking; PgDn goes on as it is."),
            2: _("Enter fills in a ?, Tab goes to what comes back; PgDn goes on."),
            3: _("Ctrl+S closes the meeting and writes the draft. Tab goes on."),
        }[self._step]
        number = _("Closing the meeting, step {n} of {of}").format(n=self._step, of=STEPS)
        lacks = closing_words.head_lacks(self._session.meeting) if self._step == 1 else ""
        told = (f"{number}\n", "$muted"), (f"{said}\n", "bold $primary"), (on, "$muted")
        return parts(*told, (f"\n{lacks}" if lacks else "", "$risk"))

    def _today_words(self) -> str:
        """What the second step is about, and how the meeting kept its time."""
        held = held_words(MeetingAgenda(self._session).context())
        said = _("This was decided today")
        return f"{said}   {held}" if held else said

    @property
    def _left(self) -> list[Draft]:
        """What was written at the meeting and is not in its minutes."""
        return list(self.workspace.drafts.of(self._session.id).values())

    def _words(self, check: ClosingCheck) -> Content:
        """A check in words."""
        meeting = self._session.meeting
        item = meeting.item(check.item)
        folder = self.workspace.folder
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

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field closes the meeting too."""
        event.stop()
        self.action_finish()

    def open_row(self, row: RowRef) -> None:
        """Go to what a check is about, or what was left unrecorded, where the meeting goes on."""
        if row.kind == "draft":
            self.dismiss(self._left[int(row.id)])
            return
        if self._step == 1:
            self.dismiss(self._checks[int(row.id)])
        elif row.kind == "carry":
            self._move(self.query_one(CarryMap).other_state)
        else:
            self._open_line(row)

    def _open_line(self, row: RowRef) -> None:
        """Go to a line of the minutes, first to what it lacks."""
        place = split_citation(row.id)
        entry = self._session.meeting.entry(place[1]) if place else None
        if entry is None:
            return
        code = lacking(entry) if isinstance(entry, Action | Outreach) else None
        if code is not None:
            self.dismiss(ClosingCheck(code=code, item=entry.item, n=entry.n))
        else:
            self.dismiss(entry_drafts.edit(self._session, entry))

    def action_follow_done(self) -> None:
        """Say that what is highlighted is done."""
        self._move("done")

    def action_follow_open(self) -> None:
        """Say that what is highlighted is still open, so that it comes back."""
        self._move("open")

    def action_follow_dropped(self) -> None:
        """Say that what is highlighted is dropped."""
        self._move("dropped")

    def _move(self, state: FollowUpState) -> None:
        """Move what is highlighted to where it belongs then."""
        carry = self.query_one(CarryMap)
        if row := carry.row:
            with refusal_said(self._session, self.say):
                if why := move(self._session, row, state):
                    self.say(why)
            self.redraw()
            carry.highlight(row)

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
        carried = self.query_one(CarryMap).row.id if self._step == 2 else ""
        if check is not None and check.code in {"item-untouched", "no-decision"}:
            carried = check.item
        item = self._session.meeting.item(carried)
        if item is not None:
            with refusal_said(self._session, self.say):
                self._session.mark_not_reached(item.id, check is not None or not item.not_reached)
            self.redraw()

    def action_rest_not_reached(self) -> None:
        """Mark as not reached all items that nobody has taken up."""
        rest = [check.item for check in self._checks if check.code == "item-untouched"]
        with refusal_said(self._session, self.say):
            marked = partial(mark_not_reached, not_reached=True)
            self._session.apply(lambda meeting: reduce(marked, rest, meeting))
        self.redraw()

    def action_finish(self) -> None:
        """Close the meeting, prepare the next one, and show the draft."""
        if self._step < STEPS:
            self._show_step(STEPS)
            return
        box = self.query_one(NextDate)
        if not box.is_wrong():
            self._finish(box.date)

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
            formats = self.query_one(NextDate).formats
            app = self.app
            self.dismiss()
            app.call_later(app.switch_screen, MinutesScreen(draft.id, said, write=formats))


def _left(draft: Draft) -> Content:
    """What was written and not recorded."""
    text = " ".join(draft.values.get("text", "").split())
    said = _("Not recorded: {kind}").format(kind=entry_kind(draft.kind))
    return parts(("! ", "bold $risk"), f"{said} – {cut(text, TEXT)}")
