"""The chart of the meeting screen: when it is shown, and what is chosen to be in it."""

from msgspec.structs import replace
from textual.widgets import Static

from tryg_tui.core.plot import Plot
from tryg_tui.core.strategy import View
from tryg_tui.ui.commands import Command
from tryg_tui.ui.present import lines, plain
from tryg_tui.ui.screens.hosting import Hosting
from tryg_tui.ui.views.all import VIEWS
from tryg_tui.ui.views.index_choices import (
    next_areas,
    next_measure,
    pick_area,
    show_later,
    why_not,
)
from tryg_tui.ui.views.page import Chosen, Page
from tryg_tui.ui.widgets.chart import Chart
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.rows import TALL, Rows
from tryg_tui.ui.widgets.texts import show_text

CHARTING = frozenset(
    {"next_measure", "next_areas", "pick_area", "chart_earlier", "chart_later", "show_later"}
)
"""The commands that choose what is in the chart; they change no file."""

STEPPING = frozenset({"chart_earlier", "chart_later"})
"""Those of them that need a chart."""

CHART_OF_ROW: frozenset[View] = frozenset({"measurement", "safety-index"})
"""The views whose chart, or the words under it, are about the row highlighted."""

LOWEST = 20
"""From this height on, in lines, there is a chart."""

LEAST_CHART = 5
"""A chart in fewer lines cannot be read."""

LEAST_ROWS = 3
"""The lines of the list that stay beside a chart."""

HEIGHTS = ((52, 19), (44, 15), (38, 13), (TALL, 11), (28, 9), (LOWEST, 8))
"""The chart's lines from each height of the screen on."""

SMALL_HEIGHTS = ((44, 11), (38, 9), (28, 7))
"""The lines of a low chart from each height of the screen on."""

BESIDE_EDITOR = 40
"""From this height on, in lines, the chart stays while somebody writes, and is lower."""

LOW = 9
"""The lines of the chart over the editor."""

FRAME = 3
"""The first line, that of the item and that of the keys."""

MINUTES = 1
"""Most lines of the minutes beside a chart on a low screen."""

SMALL_LOWEST = 6
"""The lines of a low chart on a lower screen, where there is a line to see in it."""


class Charting(Hosting):
    """The part of the meeting screen that shows the chart of a view."""

    plot: Plot | None = None
    """The chart of the view on screen, where it has one."""
    more: bool = False
    """Whether there are figures from after the day of the meeting."""

    @property
    def has_minutes(self) -> bool:
        """Whether the item has minutes to show under its view."""
        return True

    def banner_words(self) -> str:
        """What has to be said over the view."""
        return ""

    def can_chart(self, command: Command) -> bool:
        """Whether there is anything to choose for a command."""
        if command.id == "show_later":
            return self.more
        if command.id not in STEPPING:
            return True
        return self.plot is not None and len(self.plot.slots) > 1

    def show_chart(self, page: Page) -> None:
        """Show the view's chart with the line under it, where there is room for it."""
        self.plot, self.more = page.plot, page.more
        chart, under = self.query_one(Chart), self.query_one("#under", Static)
        height = min(self._chart_height(page), self._lines_left(page))
        height = height if height >= LEAST_CHART else 0
        room = True
        if self.query_one(EntryEditor).is_open:
            room, height = self.size.height >= BESIDE_EDITOR, min(height, LOW)
        chart.display = page.plot is not None and bool(height) and room
        under.display = chart.display and bool(page.under)
        self.set_class(chart.display, "-charted")
        if page.plot is not None and chart.display:
            chart.show(page.plot, height)
            show_text(under, lines(page.under))

    def _chart_height(self, page: Page) -> int:
        """The lines there are for the chart, 0 for none."""
        high = self.size.height
        if not page.small:
            return next((lines for least, lines in HEIGHTS if high >= least), 0)
        known = [
            point
            for series in (page.plot.series[:1] if page.plot else ())
            for point in series.points
            if point
        ]
        low = SMALL_LOWEST if high >= LOWEST and len(known) > 1 else 0
        return next((lines for least, lines in SMALL_HEIGHTS if high >= least), low)

    def _lines_left(self, page: Page) -> int:
        """The lines left on a low screen by all that is said beside the chart."""
        width = self.query_one("#item-title", Static).content_size.width
        if self.size.height >= TALL or not width:
            return self.size.height
        said = [page.headline, *page.under, plain(self.banner_words())]
        taken = sum(len(text.wrap(width)) for text in said if text.plain)
        recorded = min(MINUTES, len(self.meeting.entries_of(self.shown))) + 1
        return self.size.height - FRAME - taken - LEAST_ROWS - recorded * self.has_minutes

    def chart_row(self) -> None:
        """Show the chart of the row that is highlighted now, where each row has its own."""
        if self.item.view not in CHART_OF_ROW:
            return
        page = VIEWS[self.item.view].page(self.context(), self.query_one("#rows", Rows).room)
        self.show_chart(page)
        self.show_keys()

    def action_next_measure(self) -> None:
        """Show the other measure of the safety survey."""
        self._choose_or_say("next_measure", next_measure(self.context()))

    def action_next_areas(self) -> None:
        """Show other areas in the chart."""
        self._choose_or_say("next_areas", next_areas(self.context()))

    def action_pick_area(self) -> None:
        """Put the highlighted area into the chart, or take it out."""
        self._choose_or_say("pick_area", pick_area(self.context(), self.row))

    def action_show_later(self) -> None:
        """Show what came out after the day of the meeting, or hide it again."""
        self._choose(show_later(self.context()))

    def action_chart_earlier(self) -> None:
        """Look at the year before."""
        self._look(-1)

    def action_chart_later(self) -> None:
        """Look at the year after."""
        self._look(1)

    def _look(self, step: int) -> None:
        """Look at the year so many years on, as far as the chart goes."""
        if self.plot is None or self.plot.cursor is None:
            return
        place = self.plot.cursor + step
        if 0 <= place < len(self.plot.slots):
            slot = self.plot.slots[place].id
            self._choose(replace(self.chosen, slot=slot))

    def _choose_or_say(self, command: str, chosen: Chosen) -> None:
        """Show what is chosen now, or say why the choice would change nothing."""
        said = why_not(self.context(), command, self.row)
        if said:
            self.notify(said, markup=False)
        else:
            self._choose(chosen)

    def _choose(self, chosen: Chosen) -> None:
        """Show what is chosen now."""
        self.chosen = chosen
        self.redraw()
