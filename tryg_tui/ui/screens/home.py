"""The front page: the next meeting, what is overdue, where the initiatives stand, past meetings."""

import asyncio
from collections.abc import Callable, Iterable, Iterator

from textual import work
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.meetings.lifecycle import pause
from tryg_tui.core.meetings.planning import around, of_body
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Body
from tryg_tui.core.registers.register import current
from tryg_tui.locale import _
from tryg_tui.store.presence import lease
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs import incoming, modal, new_meeting, notes, since
from tryg_tui.ui.keyboard import EFFECT
from tryg_tui.ui.navigation import (
    AtMeeting,
    Dashboards,
    LookingBack,
    MinutesOf,
    NewRound,
    Registers,
    StatusReport,
    program,
)
from tryg_tui.ui.pages.actions import action_detail
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.initiatives import opened as initiative_opened
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review import home
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, plain, show_text
from tryg_tui.ui.widgets.bars import headline
from tryg_tui.ui.widgets.columns import Columns
from tryg_tui.words import problems as problem_words
from tryg_tui.words.names import place_words

HERE = AgendaItem(id="", title="", kind="information", view="other")
"""Stands for an item of an agenda, where there is none."""

HIGH = 50
"""From this height of the window on, in lines, there is room for tall columns."""

ALL = "*"
"""The answer that all groups are meant; no id has such a sign."""


class HomeScreen(TrygScreen):
    """The first screen."""

    SCOPE = "home"
    AUTO_FOCUS = "#rows"

    def compose(self) -> ComposeResult:
        """Nothing while it lies under a screen that the program began with."""
        if self.is_active:
            yield from super().compose()

    def body(self) -> Iterable[Widget]:
        """A headline over the tiles, which stand in two columns where there is room."""
        return Static(id="headline"), Columns()

    @property
    def _composed(self) -> bool:
        """Whether there is anything to be drawn on."""
        return bool(self.query(Columns))

    @property
    def _columns(self) -> Columns:
        """The tiles."""
        return self.query_one(Columns)

    def keep_words(self) -> None:
        """Stop the clock of a meeting that was left running, unless somebody else runs it now."""
        id = self.workspace.left_running
        meeting = self.workspace.meeting(id) if id else None
        if meeting and meeting.state == "open" and not lease.others_hold(self.workspace.root, id):
            self.saver.save(pause(meeting, self.workspace.now()))

    async def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        if self.is_active and not self._composed:
            await self.recompose()
        self.redraw_soon()

    @work(group=EFFECT, exit_on_error=False)
    async def _check(self) -> None:
        """Find out what is wrong with the files, now that the page is there, and say it."""
        await asyncio.sleep(0.05)  # The page is drawn first.
        known = self.workspace.problems
        await asyncio.to_thread(self.workspace.check)
        if self.workspace.problems != known:
            self.redraw()

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw()

    def facts(self) -> Iterator[Fact]:
        """Whether there are problems, and a meeting that is next."""
        yield from super().facts()
        if self.workspace.problems:
            yield "problems"
        if self._upcoming is not None:
            yield "upcoming"
        if len(self.workspace.bodies) > 1:
            yield "groups"
        if self._composed and self._columns.are_two:
            yield "columns"
        if self.saver.read_in:
            yield "past"

    @property
    def _upcoming(self) -> Meeting | None:
        """The meeting that is next, of the group chosen or of all."""
        return self.workspace.next(self.workspace.body)

    def context(self) -> Context:
        """What the rows are drawn from: the situation today, at a meeting or where there is none
        yet.
        """
        body = self.workspace.body
        folder, ledger = self.workspace.as_known("", self.workspace.today)
        last, upcoming = around(folder, body)
        return Context(
            folder=folder,
            ledger=ledger,
            group=body,
            held=upcoming or next(reversed(of_body(folder, body)), None),
            item=HERE,
            previous=last,
            now=self.workspace.now(),
            day=self.workspace.today,
            roomy=self.size.height >= HIGH,
        )

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self._composed:
            return
        self.show_top()
        show_text(self.query_one("#headline", Static), headline(self.workspace, self.saver.saving))
        ctx, body = self.context(), self.workspace.body
        left, right = self._columns.rooms
        self._columns.show(home.left_tiles(ctx, body, left), home.right_tiles(ctx, body, right))
        self.show_keys()
        if self.workspace.unchecked is not None:
            self.call_after_refresh(self._check)

    def action_other_side(self) -> None:
        """Go to the other column."""
        self._columns.turn()

    def open_row(self, row: RowRef) -> None:
        """Open what a row is about: a meeting or its minutes, another screen, a window."""
        match row:
            case RowRef("meeting", id) if self.workspace.holds(id):
                ahead = self.workspace.meeting(id).state in {"planned", "open"}
                self.visit(AtMeeting(id) if ahead else MinutesOf(id))
            case RowRef("more", "meetings"):
                self.action_archive()
            case RowRef("prepare", body):
                self._ask_new(body)
            case RowRef("report"):
                self.action_report()
            case RowRef("figure"):
                self.action_overview()
            case _:
                self._open_window(self.context(), row)

    def _open_window(self, ctx: Context, row: RowRef) -> None:
        """Open the window that tells more of a row."""
        match row:
            case RowRef("since"):
                self.app.push_screen(since.SinceScreen(ctx))
            case RowRef("more", "actions"):
                self.app.push_screen(modal.TextScreen(_("Open actions"), home.all_actions(ctx)))
            case RowRef("more"):
                text = home.all_initiatives(ctx, modal.WINDOW)
                self.app.push_screen(modal.TextScreen(_("The initiatives"), text))
            case RowRef("action", id):
                title = _("Action {place}").format(place=place_words(ctx.folder, id))
                self.app.push_screen(modal.TextScreen(title, action_detail(ctx, row, modal.WINDOW)))
            case RowRef("initiative"):
                self.app.push_screen(modal.TextScreen(*initiative_opened(ctx, row, modal.WINDOW)))

    def action_run_next(self) -> None:
        """Go to the meeting that is next."""
        if upcoming := self._upcoming:
            self.visit(AtMeeting(upcoming.id))

    def action_registers(self) -> None:
        """Open the registers."""
        self.visit(Registers())

    def action_overview(self) -> None:
        """Show the dashboards as they stand today."""
        self.visit(Dashboards())

    def action_archive(self) -> None:
        """Look back on all years."""
        self.visit(LookingBack())

    def action_report(self) -> None:
        """Show the yearly status report of the last year that is over."""
        self.visit(StatusReport())

    @work(group=EFFECT, exit_on_error=False)
    async def action_own_notes(self) -> None:
        """Show one's own notes for the items of all meetings."""
        await asyncio.to_thread(self.workspace.notes.load)
        self.app.push_screen(notes.NotesScreen(self.workspace))

    def action_reload(self) -> None:
        """Read the folder again."""
        self.workspace.reload()
        self.saver.heard(())
        self.redraw()

    def action_show_problems(self) -> None:
        """Show what is wrong with files."""
        text = lines(plain(f"{problem_words.line(one)}\n") for one in self.workspace.problems)
        self.app.push_screen(modal.TextScreen(_("Problems in the folder's files"), text))

    def action_group(self) -> None:
        """Ask which group's meetings are to be shown, now and next time."""
        self._ask_group(self.workspace.bodies, self._look_at, (ALL, _("All groups")))

    def _ask_group(
        self, bodies: Iterable[Body], then: Callable[[Id], None], *first: tuple[str, str]
    ) -> None:
        """Ask which group is meant, after an answer of another kind where there is one."""
        answers = [*first, *((one.id, one.title) for one in bodies)]
        question = modal.ChooseScreen(_("Which group?"), answers)
        self.app.push_screen(question, lambda body: then(body) if body else None)

    def _look_at(self, body: Id) -> None:
        """Show the meetings of a group, or of all."""
        self.workspace.chosen = "" if body == ALL else body
        program(self.app).remember(body=self.workspace.chosen)
        self.redraw()

    def action_prepare(self) -> None:
        """Ask for the date of a new meeting."""
        self._of_group(self._ask_new)

    def action_ask_in_writing(self) -> None:
        """Ask a group something in writing."""
        self._of_group(lambda body: self.visit(NewRound(body)))

    def _of_group(self, then: Callable[[Id], None]) -> None:
        """Go on with the group chosen, or ask which of several: those that have met come first."""
        folder, chosen = self.workspace.folder, self.workspace.body
        if folder.strategy is None:
            return
        there = current(folder.partnership.bodies, self.workspace.today)
        bodies = sorted(there, key=lambda body: body not in folder.groups)
        if chosen or len(bodies) < 2:
            then(chosen or folder.partnership.body)
        else:
            self._ask_group(bodies, then)

    def _ask_new(self, body: Id) -> None:
        """Ask for the date of a new meeting of a group."""
        new_meeting.ask_new(self, body, self._keep)

    def _keep(self, meeting: Meeting) -> None:
        """Save a meeting that is prepared, and show it."""
        self.saver.save(meeting)
        self.redraw()
        self._columns.begin(RowRef("meeting", meeting.id))

    def action_copy(self) -> None:
        """Ask for the day of a meeting with the agenda of the highlighted one."""
        new_meeting.ask_copy(self, self._columns.at.highlighted_ref.of("meeting"), self._keep)

    def action_cancel(self) -> None:
        """Ask why the highlighted meeting is called off; one that was is planned after all."""
        new_meeting.ask_call_off_of(self, self._columns.at.highlighted_ref.of("meeting"))

    def action_read_in(self) -> None:
        """Bring in a file."""
        incoming.ask_incoming(self)

    def action_undo(self) -> None:
        """Take away again the minutes that were read in last."""
        incoming.take_minutes_back(self)
