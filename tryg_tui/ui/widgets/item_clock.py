"""The time of the item in large figures: what is left of it, or how far it is over."""

import datetime as dt

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tryg_tui.core.meetings.timekeeping import allowed_seconds, overrun_seconds, used_seconds
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _
from tryg_tui.ui.text import plain, show_text, spread
from tryg_tui.ui.widgets.changed_cells import Figures, Line
from tryg_tui.words.dates import span_words

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

    def compose(self) -> ComposeResult:
        """The figures and the word."""
        yield Figures(classes="time")
        yield Static(classes="said")

    def show(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show the time of an item as it is now."""
        self.set_class(meeting.state == "open", "-running")
        time, said, over = item_time(meeting, item, now)
        figures = self.query_one(Figures)
        figures.set_class(over, "-over")
        figures.show(time)
        words = plain(said, "bold $risk" if over else "bold")
        show_text(self.query_one(".said", Static), words, layout=False)


def item_time(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> tuple[str, str, bool]:
    """The time over what is allowed, else the time left of it, else the time used; and its word."""
    used, over = used_seconds(meeting, item, now), overrun_seconds(meeting, item, now)
    if not allowed_seconds(item):
        return span_words(used), _("used"), False
    if over:
        return span_words(over), _("over time"), True
    return span_words(max(0, allowed_seconds(item) - used)), _("left"), False
