"""The yearly status report: its paragraphs to choose, order and word, and whom it was shown to."""

from collections.abc import Iterator

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.documents.annual.order import SECTIONS
from tryg_tui.locale import _, clock
from tryg_tui.session.annual_report import Dispute, YearlyKeeper
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.commands.command import Fact, bindings
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.review.annual_report import Yearly, headline, rows
from tryg_tui.ui.review.annual_report_detail import detail
from tryg_tui.ui.screens.annual_editing import Editing
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.shutdown import Leaving
from tryg_tui.ui.text import heading, lines, parts, plain
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.ui.widgets.top_bar import TopBar

AGAIN_SECONDS = 5.0
"""After which saving is tried once more."""


class ReportScreen(Editing, Leaving):
    """The report's rows, and beside them what the highlighted one is about."""

    SCOPE = "report"
    BINDINGS = bindings(COMMANDS, "report")
    AUTO_FOCUS = "#rows"

    def __init__(self, year: int) -> None:
        """Show the report of a year."""
        super().__init__()
        self._year = year
        self._view: Yearly | None = None
        self._before = NOTHING
        """The row highlighted before going to those the report is presented to."""
        self._asking = False
        """Whether it is being asked which of two people's words are right."""

    def compose(self) -> ComposeResult:
        """A first line, a headline, the rows with their details, the keys."""
        yield TopBar()
        yield Static(id="headline")
        with Horizontal(id="report"):
            yield Rows("rows")
            with VerticalScroll(id="report-detail"):
                yield Static(id="detail")
        yield KeyLine()

    def on_mount(self) -> None:
        """Hold the report, and try again to save what could not be."""
        self.keeper = YearlyKeeper(self.desk, self._year, self.redraw)
        self.set_interval(AGAIN_SECONDS, self._again)
        self.call_after_refresh(self.redraw)

    async def save_words(self) -> None:
        """Bring the report to disk when the program ends."""
        await self.keeper.save()

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving the minutes."""
        self._top()

    def facts(self) -> Iterator[Fact]:
        """Whether there is anything to undo or to make once more."""
        yield from super().facts()
        if self.keeper.can_undo:
            yield "past"
        if self.keeper.can_redo:
            yield "future"

    def situation(self) -> Situation:
        """Nothing is changed where the file is a person's own, or may not be written."""
        now = super().situation()
        return replace(now, writable=now.writable and not self.keeper.by_hand)

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self.query(KeyLine):
            return  # What is saved as the screen is left has nowhere to be told.
        self.keeper.follow()
        self._top()
        self._view = self.shown()
        self.query_one("#headline", Static).update(lines(self._head_lines(self._view)))
        listed = self.query_one(Rows)
        listed.show([*rows(self._view, listed.room)])
        self._detail()
        self.show_keys()
        self._settle()

    def _top(self) -> None:
        """Show the first line."""
        example = any(meeting.example for meeting in self.desk.meetings)
        title = _("Status report {year}").format(year=self._year)
        self.show_top(title, example=example)

    def _head_lines(self, view: Yearly) -> Iterator[Content]:
        """How far the report has come, and whether it is saved."""
        keeper = self.keeper
        said, style = "", "$muted"
        if keeper.by_hand:
            pattern = _("{file} holds comments written by hand; change it in a text editor.")
            said, style = pattern.format(file=keeper.path), "bold $risk"
        elif keeper.trouble:
            said, style = f"! {keeper.trouble}", "bold $critical"
        elif keeper.unsaved:
            said = _("Saving …")
        elif keeper.saved:
            said = _("Saved at {time}").format(time=clock(keeper.saved))
        yield parts(headline(view), (f" · {said}" if said else "", style))

    def on_option_list_option_highlighted(self) -> None:
        """Show what the row is about."""
        self._detail()

    def _detail(self) -> None:
        """Show what the highlighted row is about."""
        if self._view is not None:
            self.query_one("#detail", Static).update(detail(self._view, self.row))
            self.query_one("#report-detail", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Edit what was chosen."""
        event.stop()
        if any(command.id == "edit" for command in self.commands()):
            self.action_edit()

    def action_section(self, number: int) -> None:
        """Go to a section."""
        listed = self.query_one(Rows)
        listed.highlight(RowRef("section", SECTIONS[(number or 10) - 1]))
        listed.scroll_to_highlight(top=True)

    def action_presented(self) -> None:
        """Go to those the report is presented to, and back."""
        listed = self.query_one(Rows)
        if self.row.kind == "step":
            listed.highlight(self._before)
        elif self._view is not None and self._view.steps:
            self._before = self.row
            listed.highlight(RowRef("step", str(self._view.steps[0].number)))

    def action_other_year(self) -> None:
        """Ask for another year."""
        first = min((loaded.value.date.year for loaded in self.desk.folder.meetings), default=0)
        known = {loaded.value.year for loaded in self.desk.folder.reports}
        years = {*known, *range(first or self._year, self.desk.today.year + 1), self._year}
        answers = [(str(year), str(year)) for year in sorted(years, reverse=True)]

        async def chosen(answer: str | None) -> None:
            await self.keeper.save()
            if answer and int(answer) != self._year and not self.keeper.unsaved:
                self.app.switch_screen(ReportScreen(int(answer)))

        self.app.push_screen(ChooseScreen(_("The report of which year?"), answers), chosen)

    def action_export(self) -> None:
        """Offer to write the report."""
        from tryg_tui.ui.dialogs.export import export_report

        export_report(self, self._year)

    async def action_back(self) -> None:
        """Go back, once everything is saved; else ask."""
        await self.keeper.save()
        if not self.keeper.unsaved:
            self.dismiss()
            return
        if self.keeper.dispute is not None:
            return

        def chosen(answer: str | None) -> None:
            if answer == "leave":
                self.dismiss()

        answers = [("stay", _("Stay")), ("leave", _("Leave without what is not saved"))]
        self.app.push_screen(ChooseScreen(self.keeper.trouble, answers), chosen)

    def _again(self) -> None:
        """Try again to save what could not be, and keep the clock going."""
        if self.keeper.unsaved and self.keeper.dispute is None:
            self.save()
        elif self.is_current:
            self._top()

    def _settle(self) -> None:
        """Ask which words are right, where two people have changed the same."""
        dispute = self.keeper.dispute
        if dispute is None or self._asking or not self.is_current:
            return
        self._asking = True
        answers = [("ours", _("Keep what was written here")), ("theirs", _("Take what is there"))]
        question = _("Somebody else has changed the same in {file}.").format(file=self.keeper.path)

        def chosen(answer: str | None) -> None:
            self._asking = False
            ours = answer != "theirs"
            self.run_worker(self.keeper.settle(ours=ours), exit_on_error=False)

        self.app.push_screen(ChooseScreen(question, answers, dispute_words(dispute)), chosen)


def dispute_words(dispute: Dispute) -> Content:
    """What two people have changed differently, side by side below one another."""
    rows: list[Content] = []
    for name in dispute.merged.clashes:
        rows.append(heading(name))
        for who, report in (
            (_("Here:"), dispute.ours),
            (_("There:"), dispute.theirs.value),
        ):
            rows.append(plain(who, "$muted"))
            choice = report.choice(name)
            step = next((one for one in report.presented if f"step {one.step}" == name), None)
            if choice is not None:
                rows.append(plain(choice.text or (_("left out") if choice.left_out else "–")))
            elif step is not None:
                told = (str(step.date or step.date_text), step.outcome, step.of)
                rows.append(plain(" · ".join(filter(None, told))))
            else:
                rows.append(plain(str(getattr(report, name, "–"))))
    return lines(rows)


def open_report(screen: TrygScreen, year: int) -> None:
    """Show the report of a year over a screen."""
    screen.app.push_screen(ReportScreen(year), lambda _done: screen.redraw())
