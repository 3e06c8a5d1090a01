"""Figures that the whole room can read, each with what it is under it."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.renderables.digits import Digits as DigitsRenderable
from textual.widgets import Digits, Static

from tryg_tui.ui.pages.context import Large
from tryg_tui.ui.text import lines, plain, show_text

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
        said += [plain(large.age, "bold $risk")] if large.age else []
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
