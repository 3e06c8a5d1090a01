"""The time of the item in large figures, and lines like it that change a little every second, of
which only the cells that have changed are drawn.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.renderables.digits import Digits as DigitsRenderable
from textual.widget import Widget
from textual.widgets import Digits, Static

from tryg_tui.core.meetings.timekeeping import allowed_seconds, overrun_seconds, used_seconds
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _
from tryg_tui.ui.text import plain, show_text, spread
from tryg_tui.words.dates import span_words

BOLD = Style(bold=True)
"""The strokes that are seen from afar."""


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

    _strokes: Sequence[str] = ()
    """The rows of signs that the figures are drawn with."""

    def show(self, figures: str) -> None:
        """Show figures, of which only the strokes that differ are drawn."""
        if figures != self.value:
            drawn = DigitsRenderable(figures).render(BOLD)
            text = "".join(one.text for one in drawn if isinstance(one, Segment))
            before, self._strokes = self._strokes, text.splitlines()
            self._changed = tuple(changed(before, self._strokes))
            self.update(value=figures)  # Digits draw what they are given as it is.

    def render(self) -> Content:
        """The strokes as a text, which is drawn in a part of the time."""
        return plain("\n".join(self._strokes))


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


class ItemClock(Vertical):
    """The time in large figures over a word for what it is."""

    def __init__(self) -> None:
        """Start empty."""
        self._figures = Figures(classes="time")
        self._said = Static(classes="said")
        super().__init__(self._figures, self._said)

    def show(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show the time of an item as it is now."""
        self.set_class(meeting.state == "open", "-running")
        time, said, over = item_time(meeting, item, now)
        self._figures.set_class(over, "-over")
        self._figures.show(time)
        words = plain(said, "bold $risk" if over else "bold")
        show_text(self._said, words, layout=False)


def item_time(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> tuple[str, str, bool]:
    """The time over what is allowed, else the time left of it, else the time used; and its word."""
    used, over = used_seconds(meeting, item, now), overrun_seconds(meeting, item, now)
    if not allowed_seconds(item):
        return span_words(used), _("used"), False
    if over:
        return span_words(over), _("over time"), True
    return span_words(max(0, allowed_seconds(item) - used)), _("left"), False
