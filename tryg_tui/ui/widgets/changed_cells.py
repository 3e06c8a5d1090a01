"""Widgets that change a little every second, and then draw only the cells that have changed."""

from collections.abc import Iterator, Sequence
from typing import Any, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.renderables.digits import Digits as DigitsRenderable
from textual.widget import Widget
from textual.widgets import Digits, Static


class DrawsChanges(Widget):
    """A widget that is told which of its cells the next change is about.

    It stands after the widget it is added to, as the look of a widget is that of its first base.
    """

    _changed: Sequence[Region] = ()

    def refresh(self, *regions: Region, layout: bool = False, **how: Any) -> Self:
        """Draw anew what has changed, or all where that is not known."""
        regions = regions or (() if layout else tuple(self._changed))
        self._changed = ()
        return super().refresh(*regions, layout=layout, **how)


class Line(Static, DrawsChanges):
    """A text of one line that stays as long as it is."""

    def put(self, text: Content) -> None:
        """Show a text, of which only what differs is drawn."""
        shown = self.content
        if isinstance(shown, Content):
            if shown.is_same(text):
                return
            # Where words have moved, so have their colours.
            if shown.spans == text.spans:
                self._changed = tuple(changed([shown.plain], [text.plain]))
        self.update(text, layout=False)


class Figures(Digits, DrawsChanges):
    """Large figures."""

    def show(self, figures: str) -> None:
        """Show figures, of which only the strokes that differ are drawn."""
        if figures != self.value:
            self._changed = tuple(changed(self._rows(self.value), self._rows(figures)))
            self.update(value=figures)  # Digits draw what they are given as it is.

    def _rows(self, value: str) -> list[str]:
        """The strokes of some figures, row by row."""
        drawn = DigitsRenderable(value, self.rich_style).render(Style.null())
        return "".join(one.text for one in drawn if isinstance(one, Segment)).splitlines()


def changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Region]:
    """The cells that differ between two drawings of the same size, whose signs all take one cell;
    nothing where that is not so, or where nothing differs.

    >>> [(r.x, r.y, r.width) for r in changed(["00:09", "min."], ["00:10", "min."])]
    [(3, 0, 2)]
    """
    if [len(row) for row in before] != [len(row) for row in after]:
        return
    if any(cell_len(row) != len(row) for row in (*before, *after)):
        return
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        differ = [x for x, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        if differ:
            yield Region(differ[0], y, differ[-1] - differ[0] + 1, 1)
