"""A chart in the colours of the theme, drawn anew at every size."""

import os

from textual.content import Content
from textual.widgets import Static

from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.plot.canvas import SIGNS, Glyphs, Role
from tryg_tui.core.plot.model import Plot
from tryg_tui.locale import _, number
from tryg_tui.ui.text import parts, show_text

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
