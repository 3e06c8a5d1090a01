"""The yearly status report: its paragraphs to choose, order and word, and whom it was shown to."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec.structs import replace
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.documents.annual.parts import SECTIONS
from tryg_tui.locale import _, clock
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs.export import export_report
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.review.annual_report import ANNEXES, UNNUMBERED, Yearly, headline, rows
from tryg_tui.ui.review.annual_report_detail import detail
from tryg_tui.ui.screens.annual_editing import Author, Questions
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import parts, show_text
from tryg_tui.ui.widgets.bars import KeyLine, trouble
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.vocabulary import section_title


class ReportScreen(TrygScreen):
    """The report's rows, and beside them what the highlighted one is about."""

    SCOPE = "report"
    AUTO_FOCUS = "#rows"

    def __init__(self, year: int) -> None:
        """Show the report of a year."""
        super().__init__()
        self._year = year
        self._view: Yearly | None = None
        self._before = NOTHING
        """The row highlighted before going to those the report is presented to."""

    @cached_property
    def author(self) -> Author:
        """Changes the report."""
        return Author(self.workspace, self.saver.annual_report(self._year), self.redraw)

    @cached_property
    def questions(self) -> Questions:
        """The windows in which the author writes."""
        return Questions(self.app, self.author, self.query_one(Rows).highlight)

    def body(self) -> Iterable[Widget]:
        """A headline over the rows with their details."""
        beside = VerticalScroll(Static(id="detail"), id="report-detail")
        return Static(id="headline"), Horizontal(Rows("rows"), beside, id="report")

    @property
    def top_words(self) -> str:
        """Which report it is."""
        return _("Status report {year}").format(year=self._year)

    async def on_mount(self) -> None:
        """Find out whether the file is a person's own."""
        await self.author.file.look()

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.redraw_soon()

    def on_saver_changed(self) -> None:
        """Show the state of saving, and the report where that has changed it."""
        if self._view is None or self._view.report != self.author.report:
            self.redraw()
        else:
            self._head(self._view)

    def facts(self) -> Iterator[Fact]:
        """Whether there is anything to undo or to make once more."""
        yield from super().facts()
        if self.author.file.history.past:
            yield "past"
        if self.author.file.history.future:
            yield "future"

    def situation(self) -> Situation:
        """Nothing is changed where the file is a person's own, or may not be written."""
        now = super().situation()
        return replace(now, writable=now.writable and not self.author.file.protected)

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self.query(KeyLine):
            return  # What is saved as the screen is left has nowhere to be told.
        self.show_top()
        self._view = self.author.shown()
        self._head(self._view)
        listed = self.query_one(Rows)
        listed.show([*rows(self._view, listed.room)])
        self._detail()
        self.show_keys()

    def _head(self, view: Yearly) -> None:
        """Show how far the report has come, and whether it is saved."""
        file = self.author.file
        said, style = "", "$muted"
        if file.protected:
            pattern = _("{file} holds comments written by hand; change it in a text editor.")
            said, style = pattern.format(file=file.kind.path), "bold $risk"
        elif failed := trouble(file.saving):
            said, style = f"! {failed}", "bold $critical"
        elif file.unsaved:
            said = _("Saving …")
        elif file.saving.at:
            said = _("Saved at {time}").format(time=clock(file.saving.at))
        head = parts(headline(view), (f" · {said}" if said else "", style))
        show_text(self.query_one("#headline", Static), head)

    def on_option_list_option_highlighted(self) -> None:
        """Show what the row is about."""
        self._detail()

    def _detail(self) -> None:
        """Show what the highlighted row is about."""
        if self._view is not None:
            show_text(self.query_one("#detail", Static), detail(self._view, self.row))
            self.query_one("#report-detail", VerticalScroll).scroll_home(animate=False)

    def open_row(self, row: RowRef) -> None:
        """Edit what was chosen."""
        if any(command.id == "edit" for command in self.commands()):
            self.action_edit()

    def action_section(self, number: int) -> None:
        """Go to a section."""
        listed = self.query_one(Rows)
        listed.highlight(RowRef("section", SECTIONS[(number or 10) - 1 + UNNUMBERED]))
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
        first = min(
            (loaded.value.date.year for loaded in self.workspace.folder.meetings), default=0
        )
        known = {loaded.value.year for loaded in self.workspace.folder.reports}
        years = {*known, *range(first or self._year, self.workspace.today.year + 1), self._year}
        answers = [(str(year), str(year)) for year in sorted(years, reverse=True)]

        async def chosen(answer: str | None) -> None:
            file = self.author.file
            await file.settled()
            if answer and int(answer) != self._year and not file.unsaved:
                self.app.switch_screen(ReportScreen(int(answer)))

        self.app.push_screen(ChooseScreen(_("The report of which year?"), answers), chosen)

    def action_export(self) -> None:
        """Offer to write the report."""
        export_report(self, self._year)

    async def action_back(self) -> None:
        """Go back, once everything is saved; else ask."""
        file = self.author.file
        await file.settled()
        if not file.unsaved:
            self.dismiss()
        elif not file.disputed:
            answers = [("stay", _("Stay")), ("leave", _("Leave without what is not saved"))]
            self.app.push_screen(ChooseScreen(trouble(file.saving), answers), self._leave)

    def _leave(self, answer: str | None) -> None:
        """Leave without what is not saved, if that is the answer."""
        if answer == "leave":
            self.author.file.withdraw()
            self.dismiss()

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""
        return self.query_one(Rows).highlighted_ref

    def action_turn(self) -> None:
        """Leave what is highlighted out, or take it in; of the head, turn a choice over."""
        if self.row.of("head") in {"state", *ANNEXES}:
            self.action_edit()
        else:
            self.author.turn(self.row)

    def action_shorten(self) -> None:
        """Leave the details out, or take all of them in."""
        self.say(self.author.shorten())

    def action_move_up(self) -> None:
        """Move what is highlighted up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move what is highlighted down."""
        self._move(1)

    def _move(self, step: int) -> None:
        """Move what is highlighted, and keep it highlighted."""
        row = self.row
        if self.author.move(row, step):
            self.query_one(Rows).highlight(row)

    def action_composed(self) -> None:
        """Take own words back; an own paragraph goes away."""
        self.author.compose(self.row)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.author.file.undo, _("Undone: {what}."))

    def action_redo(self) -> None:
        """Make the change taken back once more."""
        self._step(self.author.file.redo, _("Made again: {what}."))

    def _step(self, act: Callable[[], None], said: str) -> None:
        """Take a change back or make it once more, and say what it was about."""
        before = self.author.file.value
        act()
        if what := _changed(before, self.author.file.value):
            self.say(said.format(what=what))
        self.redraw()

    def action_edit(self) -> None:
        """Word a paragraph, or fill in a line."""
        self.questions.edit(self.row)

    def action_add(self) -> None:
        """Write a new paragraph after what is highlighted."""
        self.questions.add(self.row)


def _changed(before: YearlyReport, after: YearlyReport) -> str:
    """What of a report is another thing than before, in a few words; "" where nothing is."""
    known = {one.part: one for one in before.paragraphs}
    now = {one.part: one for one in after.paragraphs}
    other = [part for part in {**known, **now} if known.get(part) != now.get(part)]
    found = dict.fromkeys((now | known)[part].section or part.partition("/")[0] for part in other)
    said = [
        _("a paragraph of “{section}”").format(section=section_title(section))
        for section in SECTIONS
        if section in found
    ]
    said += [_("the order")] if before.order != after.order else []
    said += [_("whom it was shown to")] if before.presented != after.presented else []
    return ", ".join(said or ([_("the report as a whole")] if before != after else []))
