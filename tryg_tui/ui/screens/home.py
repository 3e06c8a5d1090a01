"""The front page: the next meeting, what is overdue, where the initiatives stand, past meetings."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.input.fields import date_typed
from tryg_tui.core.meetings.lifecycle import pause
from tryg_tui.core.meetings.planning import next_date
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, ngettext, weekday_date
from tryg_tui.store.presence.lease import others_hold
from tryg_tui.ui.commands.command import Fact, bindings
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.modal import WINDOW, AskScreen, TextScreen
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.navigation import AtMeeting, Dashboards, LookingBack, MinutesOf, StatusReport
from tryg_tui.ui.pages.actions import action_detail
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.initiatives import opened as initiative_opened
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.home import (
    FEW,
    HIGH,
    MANY,
    all_actions,
    all_initiatives,
    front_rows,
)
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.ui.widgets.bars import KeyLine, TopBar, trouble
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.names import place_words
from tryg_tui.words.problems import line as problem_line


class HomeScreen(TrygScreen):
    """The first screen."""

    SCOPE = "home"
    BINDINGS = bindings(COMMANDS, "home")
    AUTO_FOCUS = "#rows"

    _due = False
    """Whether everything is about to be drawn anew."""

    def compose(self) -> ComposeResult:
        """A first line, a headline, the rows, the keys; nothing while it lies under a screen that
        the program began with.
        """
        if not self.is_active:
            return
        yield TopBar()
        yield Static(id="headline")
        yield Rows("rows")
        yield KeyLine()

    @property
    def _composed(self) -> bool:
        """Whether there is anything to be drawn on."""
        return bool(self.query(Rows))

    def on_mount(self) -> None:
        """Keep the clock going."""
        self.set_interval(20.0, self._tick)

    def keep_words(self) -> None:
        """Stop the clock of a meeting that was left running, unless somebody else runs it now."""
        id = self.desk.left_running
        if not id:
            return
        meeting = self.desk.meeting(id)
        if meeting.state == "open" and not others_hold(self.desk.root, id):
            self.saver.save(pause(meeting, self.desk.now()))

    async def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        if self.is_active and not self._composed:
            await self.recompose()
        self._redraw_soon()

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._redraw_soon()

    def _redraw_soon(self) -> None:
        """Draw everything anew with the next frame, once for all that asks for it."""
        if not self._due:
            self._due = True
            self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw()

    def facts(self) -> Iterator[Fact]:
        """Whether there are problems, and a meeting that is next."""
        yield from super().facts()
        if self.desk.problems:
            yield "problems"
        if self.desk.next() is not None:
            yield "upcoming"

    def context(self) -> Context | None:
        """What the rows are drawn from: the situation today."""
        held = [one for one in self.desk.meetings if one.state in {"draft", "final"}]
        upcoming = self.desk.next()
        meeting = upcoming or (self.desk.meetings[-1] if self.desk.meetings else None)
        if meeting is None or not meeting.items:
            return None
        last = held[-1] if held else None
        return Context(
            folder=self.desk.folder,
            ledger=self.desk.ledger(),
            held=meeting,
            item=meeting.items[0],
            previous=self.desk.previous(upcoming) if upcoming else last,
            now=self.desk.now(),
            day=self.desk.today,
        )

    def redraw(self) -> None:
        """Draw everything anew."""
        self._due = False
        if not self._composed:
            return
        strategy = self.desk.folder.strategy
        self._tick()
        self.query_one("#headline", Static).update(self._headline())
        rows = self.query_one(Rows)
        upcoming, ledger = self.desk.next(), self.desk.ledger()
        few = FEW if self.size.height < HIGH else MANY
        meetings = self.desk.meetings
        rows.show(front_rows(self.context(), ledger, meetings, upcoming, rows.room, few))
        self.show_keys()
        if strategy is None:
            self.query_one("#headline", Static).update(
                plain(_("This folder holds no strategy.toml; run “tryg-tui check”."), "$critical")
            )

    def _tick(self) -> None:
        """Show title and clock."""
        if not self._composed:
            return
        example = any(meeting.example for meeting in self.desk.meetings)
        self.show_top("", example=example)

    def _headline(self) -> Content:
        """The day, and what is wrong with files or saving."""
        today = weekday_date(self.desk.today)
        rows = [parts((today[:1].upper() + today[1:], "bold"))]
        errors = len(self.desk.problems)
        if errors:
            text = ngettext(
                "{n} problem in the folder's files: press ! to read it.",
                "{n} problems in the folder's files: press ! to read them.",
                errors,
            )
            rows.append(plain(text.format(n=errors), "bold $critical"))
        if trouble(self.saver):
            rows.append(plain(trouble(self.saver), "bold $critical"))
        return lines(rows)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        row = self.query_one(Rows).ref(event.option_index)
        if row.kind == "meeting":
            found = self.desk.folder.meeting(row.id)
            if found is not None:
                self.open_meeting(found.value, reading=found.value.state not in {"planned", "open"})
        elif row == RowRef("more", "meetings"):
            self.action_archive()
        else:
            self._open(row)

    def _open(self, row: RowRef) -> None:
        """Open what is neither a meeting nor the list of them."""
        ctx = self.context()
        if row.kind == "since" and ctx is not None:
            self.app.push_screen(SinceScreen(ctx))
        elif row == RowRef("more", "actions") and ctx is not None:
            self.app.push_screen(TextScreen(_("Open actions"), all_actions(ctx)))
        elif row == RowRef("more", "initiatives") and ctx is not None:
            text = all_initiatives(ctx, WINDOW)
            self.app.push_screen(TextScreen(_("The initiatives"), text))
        elif row.kind == "prepare":
            self.action_prepare()
        elif row.kind == "report":
            self.action_report()
        elif row.kind == "action" and ctx is not None:
            action = next(a for a in ctx.ledger.actions if a.citation == row.id)
            self.app.push_screen(
                TextScreen(
                    _("Action {place}").format(place=place_words(row.id)),
                    action_detail(ctx, action, WINDOW),
                )
            )
        elif row.kind == "initiative" and ctx is not None:
            self.app.push_screen(TextScreen(*initiative_opened(ctx, row, WINDOW)))

    def open_meeting(self, meeting: Meeting, *, reading: bool, line: int = 0) -> None:
        """Show a meeting to run it, or its minutes to read them, from a line on."""
        self.visit(MinutesOf(meeting.id, line=line) if reading else AtMeeting(meeting.id))

    def action_run_next(self) -> None:
        """Go to the meeting that is next."""
        upcoming = self.desk.next()
        if upcoming is not None:
            self.open_meeting(upcoming, reading=False)

    def action_overview(self) -> None:
        """Show the dashboards as they stand today."""
        self.visit(Dashboards())

    def action_archive(self) -> None:
        """Look back on all years."""
        self.visit(LookingBack())

    def action_report(self, year: int | None = None) -> None:
        """Show the yearly status report of a year, or of the last one that is over."""
        self.visit(StatusReport(year))

    def action_reload(self) -> None:
        """Read the folder again."""
        self.desk.reload()
        self.saver.heard(())
        self.redraw()

    def action_show_problems(self) -> None:
        """Show what is wrong with files."""
        text = lines(plain(f"{problem_line(problem)}\n") for problem in self.desk.problems)
        self.app.push_screen(TextScreen(_("Problems in the folder's files"), text))

    def action_prepare(self) -> None:
        """Ask for the date of a new meeting."""
        last = self.desk.meetings[-1] if self.desk.meetings else None
        strategy = self.desk.folder.strategy
        if strategy is None:
            return
        months = strategy.value.months_between
        date = next_date(last.date, months) if last else self.desk.today
        self.app.push_screen(
            AskScreen(
                _("When is the meeting?"),
                date_typed(date),
                _("Write the date, for example 9.10.2018."),
            ),
            self._prepare,
        )

    def _prepare(self, answer: str | None) -> None:
        """Prepare a meeting on the date answered."""
        due = parse_due(answer or "", self.desk.today, None)
        if not answer:
            return
        if due is None or due.date is None:
            self.notify(
                _("That is not a date; nothing was prepared."), severity="warning", markup=False
            )
            return
        held = [m for m in self.desk.meetings if m.date < due.date and m.state != "cancelled"]
        meeting = self.desk.prepare(due.date, held[-1] if held else None)
        if meeting is None:
            return
        self.saver.save(meeting)
        self.redraw()
        self.query_one(Rows).highlight(RowRef("meeting", meeting.id))
