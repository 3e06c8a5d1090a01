"""A chart in the colours of the theme, drawn anew at every size, and large figures beside it."""

import os
from collections.abc import Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.renderables.digits import Digits as DigitsRenderable
from textual.widgets import Digits, Static

from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.plot.canvas import SIGNS, Glyphs, Role
from tryg_tui.core.plot.model import Plot
from tryg_tui.locale import _, number
from tryg_tui.ui.pages.context import Large
from tryg_tui.ui.text import lines, parts, plain, show_text

BESIDE = 3
"""The cells between a large figure and what stands beside it."""

MOST = 3
"""Large figures side by side, more of which nobody takes in at once."""


class LargeFigure(Vertical):
    """A large figure; it takes no room where there is none to show."""

    def compose(self) -> ComposeResult:
        """The figure with its words."""
        yield Digits(classes="large-value")
        yield Static(classes="large-said")

    def show(self, large: Large | None) -> None:
        """Show a figure, or nothing."""
        self.display = large is not None
        if large is None:
            return
        self.styles.width = cells((large,))
        self.set_class(bool(large.age), "-old")
        if self.query_one(Digits).value != large.value:
            self.query_one(Digits).update(large.value)
        area, year = large.said
        # The year of an old figure is as plain to see as its digits.
        said = [
            plain(area, "bold"),
            plain(year, "bold $background on $risk" if large.age else "bold"),
        ]
        if third := large.age or large.between:
            said.append(plain(third, "bold $risk" if large.age else ""))
        show_text(self.query_one(".large-said", Static), lines(said))


class LargeFigures(Horizontal):
    """Large figures side by side."""

    def compose(self) -> ComposeResult:
        """As many as there may be."""
        for _number in range(MOST):
            yield LargeFigure()

    def show(self, figures: Sequence[Large]) -> None:
        """Show some figures, or nothing."""
        self.display = bool(figures)
        self.styles.width = cells(figures)
        for widget, large in zip_longest(self.query(LargeFigure), figures[:MOST]):
            widget.show(large)


def cells(figures: Sequence[Large]) -> int:
    """The width of large figures side by side, each with the space beside it."""
    return sum(
        max(DigitsRenderable.get_width(one.value), *map(len, (*one.said, one.age))) + BESIDE
        for one in figures
    )


VARIABLE = "TRYG_TUI_GLYPHS"
"""The environment variable that says which signs the terminal can show."""

STYLES: dict[Role, str] = {
    "": "",
    "axis": "$muted",
    "later": "$muted",
    "cursor": "$rule",
    "cursor-label": "bold $bar-text on $bar",
}
"""The style of what is no series."""


class Chart(Static):
    """A chart as wide as there is room."""

    def __init__(self) -> None:
        """Start without a chart."""
        super().__init__(id="chart")
        self._plot: Plot | None = None

    def show(self, plot: Plot, height: int) -> None:
        """Show a chart in so many lines."""
        self._plot = plot
        self.styles.height = height
        self._draw(plot, height)

    def on_resize(self) -> None:
        """Use the width there is now."""
        if self._plot is not None:
            self._draw(self._plot, self.content_size.height)

    def _draw(self, plot: Plot, height: int) -> None:
        """Draw the chart."""
        width = self.content_size.width
        if width and height:
            show_text(self, chart_content(plot, width, height, glyphs()), layout=False)


def glyphs() -> Glyphs:
    """The signs the terminal can show, braille unless it is said otherwise."""
    asked = os.environ.get(VARIABLE, "").strip().lower()
    return next((known for known in SIGNS if known == asked), "braille")


def chart_content(plot: Plot, width: int, height: int, glyphs: Glyphs) -> Content:
    """A chart as a text with styles."""
    begins = _("axis from {value}")
    rows = draw(plot, width, height, glyphs, number, lambda tick: begins.format(value=tick))
    return Content("\n").join(
        parts(*((run.text, style_of(run.role)) for run in row)) for row in rows
    )


def style_of(role: Role) -> str:
    """The style of cells."""
    if isinstance(role, int):
        return f"bold $chart-{role + 1}"
    return STYLES[role]
