"""The line of an item: its title, and at the right end what is to be known of it."""

from textual.content import Content

from tryg_tui.ui.text import spread
from tryg_tui.ui.widgets.changed_cells import Line

USUAL = 60
"""The width taken before it is known, in cells."""


class ItemTitle(Line):
    """A title with words at the right end, as wide as there is room."""

    _title = _right = _brief = Content("")

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="item-title")

    def show(self, title: Content, right: Content, brief: Content) -> None:
        """Show a title with words at the right, or with fewer where there is no room for all."""
        self._title, self._right, self._brief = title, right, brief
        self._draw()

    def on_resize(self) -> None:
        """Use the width there is now."""
        self._draw()

    def _draw(self) -> None:
        """Draw the line."""
        width = self.content_size.width or USUAL
        fits = self._title.cell_length + self._right.cell_length < width
        self.put(spread(self._title, self._right if fits else self._brief, width))
