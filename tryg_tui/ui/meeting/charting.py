"""The chart of the meeting screen: when it is shown, and what is chosen to be in it."""

from collections.abc import Iterator

from msgspec.structs import replace
from textual.widgets import Static

from tryg_tui.core.model.strategy import View
from tryg_tui.core.plot.model import Plot
from tryg_tui.locale import N_, _
from tryg_tui.ui.commands.command import Command, Fact
from tryg_tui.ui.meeting.hosting import Hosting
from tryg_tui.ui.pages.context import Chosen, Rendered
from tryg_tui.ui.pages.index.choices import (
    compared_row,
    in_chart,
    next_areas,
    next_measure,
    pick_area,
    picked_words,
    show_later,
    why_not,
)
from tryg_tui.ui.pages.registry import PAGES
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.chart import Chart
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.rows import TALL, Rows
from tryg_tui.ui.widgets.texts import show_text

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
    _wanted: RowRef = NOTHING
    """The row among those compared that somebody looks at."""
    _instead: RowRef = NOTHING
    """The row highlighted in its place while there is none of that area."""

    @property
    def has_minutes(self) -> bool:
        """Whether the item has minutes to show under its view."""
        return True

    def banner_words(self) -> str:
        """What has to be said over the view."""
        return ""

    def facts(self) -> Iterator[Fact]:
        """Whether the chart has other years to look at, and whether there are later figures."""
        yield from super().facts()
        if self.more:
            yield "later-figures"
        if self.plot is not None and len(self.plot.slots) > 1:
            yield "years"

    def idle_words(self, command: Command) -> str:
        """Why a command would not change what the chart shows."""
        step = {"chart_earlier": -1, "chart_later": 1}.get(command.id, 0)
        if not step or self.plot is None or self.plot.cursor is None:
            return super().idle_words(command)
        there = 0 <= self.plot.cursor + step < len(self.plot.slots)
        return "" if there else self.end_words(step)

    def commands(self) -> list[Command]:
        """The commands there are now; the one for the highlighted area says what it would do."""
        found = super().commands()
        if self.view != "safety-index":
            return found
        label = N_("Take out") if in_chart(self.context(), self.row) else N_("Put in")
        return [replace(c, label=label) if c.id == "pick_area" else c for c in found]

    def show_chart(self, page: Rendered) -> None:
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

    def _chart_height(self, page: Rendered) -> int:
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

    def _lines_left(self, page: Rendered) -> int:
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
        page = PAGES[self.item.view].render(self.context(), self.query_one("#rows", Rows).room)
        self.show_chart(page)

    def action_next_measure(self) -> None:
        """Show the other measure of the safety survey."""
        self._choose_or_say("next_measure", next_measure(self.context()), anew=True)

    def action_next_areas(self) -> None:
        """Show other areas in the chart."""
        self._choose_or_say("next_areas", next_areas(self.context()), anew=True)

    def action_pick_area(self) -> None:
        """Put the highlighted area into the chart, or take it out, and say so."""
        ctx, row = self.context(), self.row
        chosen = pick_area(ctx, row)
        if self._choose_or_say("pick_area", chosen):
            self.notify(picked_words(ctx, chosen, row), markup=False)

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
        """Look at the year so many years on, or say that the chart goes no further."""
        if self.plot is None or self.plot.cursor is None:
            return
        place = self.plot.cursor + step
        if 0 <= place < len(self.plot.slots):
            slot = self.plot.slots[place].id
            self._choose(replace(self.chosen, slot=slot), anew=True)
        else:
            self.notify(self.end_words(step), markup=False)

    def end_words(self, step: int) -> str:
        """That the chart begins or ends with what is looked at."""
        assert self.plot is not None
        slots = self.plot.slots
        said = _("The chart begins with {slot}.") if step < 0 else _("The chart ends with {slot}.")
        words = said.format(slot=slots[0 if step < 0 else -1].label)
        if step > 0 and self.more and not self.chosen.later:
            words = f"{words} {_('l shows what came out later.')}"
        return words

    def _choose_or_say(self, command: str, chosen: Chosen, *, anew: bool = False) -> bool:
        """Show what is chosen now, or say why the choice would change nothing; which of the two."""
        said = why_not(self.context(), command, self.row)
        if said:
            self.notify(said, markup=False)
        else:
            self._choose(chosen, anew=anew)
        return not said

    def _choose(self, chosen: Chosen, *, anew: bool = False) -> None:
        """Show what is chosen now; with `anew`, the list begins again with what is compared, where
        it compares something.
        """
        if self.row != self._instead:
            self._wanted = compared_row(self.row)
        self.chosen = chosen
        self.redraw()
        rows = self.query_one("#rows", Rows)
        if anew and self.view == "safety-index":
            rows.begin(self._wanted)
            here = rows.highlighted_ref
            self._instead = NOTHING if here == self._wanted else here
        rows.call_after_refresh(rows.scroll_to_highlight)
