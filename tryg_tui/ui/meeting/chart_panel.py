"""The chart of a page with the lines under it, as high as the window has room for."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.text import lines, show_text
from tryg_tui.ui.widgets.chart import Chart
from tryg_tui.ui.widgets.rows import TALL

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

SMALL_LOWEST = 6
"""The lines of a low chart on a lower screen, where there is a line to see in it."""


class ChartPanel(Vertical):
    """The chart and what is said under it."""

    DEFAULT_CSS = "ChartPanel { height: auto; }"

    def __init__(self) -> None:
        """A panel that can be told what to show before it stands on the screen."""
        super().__init__()
        self._chart, self._under = Chart(), Static(id="under")
        self._high = 0
        """The lines of the chart."""

    def compose(self) -> ComposeResult:
        """The chart over the words."""
        yield self._chart
        yield self._under

    @property
    def lines_taken(self) -> int:
        """The lines it takes; 0 where no chart is shown."""
        if not self._chart.display:
            return 0
        under = self._under.content
        said = under.wrap(max(1, self.content_size.width)) if isinstance(under, Content) else ()
        return self._high + len(said) * self._under.display

    @property
    def has_chart(self) -> bool:
        """Whether a chart is shown."""
        return self._chart.display

    def show(self, page: Rendered, said: list[Content], minutes: int, *, over_editor: bool) -> None:
        """Show the chart of a page, if there is room for it beside all that is said over it and so
        many lines of minutes; over an open editor there is less.
        """
        chart, under = self._chart, self._under
        height = min(self._chart_height(page), self._lines_left(page, said, minutes))
        height = height if height >= LEAST_CHART else 0
        if over_editor:
            height = min(height, LOW) if self.screen.size.height >= BESIDE_EDITOR else 0
        chart.display = page.plot is not None and bool(height)
        under.display = chart.display and bool(page.under)
        if page.plot is not None and chart.display:
            self._high = height
            chart.show(page.plot, height)
            show_text(under, lines(page.under))

    def _chart_height(self, page: Rendered) -> int:
        """The lines there are for the chart, 0 for none."""
        high = self.screen.size.height
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

    def _lines_left(self, page: Rendered, said: list[Content], minutes: int) -> int:
        """The lines left on a low screen by all that is said beside the chart."""
        high = self.screen.size.height
        width = self.content_size.width
        if high >= TALL or not width:
            return high
        beside = [page.headline, *page.under, *said]
        taken = sum(len(text.wrap(width)) for text in beside if text.plain)
        return high - FRAME - taken - LEAST_ROWS - minutes
