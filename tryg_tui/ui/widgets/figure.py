"""A figure that the whole room can read, with what it is under it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.renderables.digits import Digits as DigitsRenderable
from textual.widgets import Digits, Static

from tryg_tui.ui.present import plain
from tryg_tui.ui.views.page import Large
from tryg_tui.ui.widgets.texts import show_text

BESIDE = 3
"""The cells between a large figure and the words beside it."""


class LargeFigure(Vertical):
    """A large figure; it takes no room where there is none to show."""

    def compose(self) -> ComposeResult:
        """The figure with its words."""
        yield Digits(id="large-value")
        yield Static(id="large-said")

    def show(self, large: Large | None) -> None:
        """Show a figure, or nothing."""
        self.display = large is not None
        if large is None:
            return
        self.styles.width = cells(large) + BESIDE
        if self.query_one(Digits).value != large.value:
            self.query_one(Digits).update(large.value)
        show_text(self.query_one("#large-said", Static), plain(large.said, "$muted"))


def cells(large: Large) -> int:
    """The width of a large figure."""
    return max(DigitsRenderable.get_width(large.value), len(large.said))
