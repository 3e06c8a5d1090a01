"""The time of the item in large figures, and lines like it that change a little every second, of
which only the cells that have changed are drawn.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.renderables.digits import Digits as DigitsRenderable
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Digits, Static

from tryg_tui.core.meetings.timekeeping import (
    MINUTE,
    allowed_seconds,
    overrun_seconds,
    used_seconds,
)
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import plain, show_text, spread
from tryg_tui.words.dates import span_words

SIGN = "x"
"""A sign that no code holds, to see what is written around it."""

SECOND = 1.0
"""How often the clock goes on."""

BOLD = Style(bold=True)
"""The strokes that are seen from afar."""


Codes = tuple[str, str]
"""What is written before signs so that they have a look, and after them."""


class DrawsChanges(Widget):
    """A widget that is told which of its cells the next change is about.

    It stands after the widget it is added to, as the look of a widget is that of its first base.
    """

    _change: tuple[Sequence[str], Sequence[str]] = ((), ())
    """The rows of signs before the next change and after it, where all keep their look."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Know of no look yet."""
        super().__init__(*given, **named)
        self._known: dict[Style, Codes] = {}

    def refresh(self, *regions: Region, layout: bool = False, **how: Any) -> Self:
        """Draw anew what has changed, or all where that is not known."""
        (before, after), self._change = self._change, ((), ())
        cells = () if regions or layout else tuple(changed(before, after))
        if cells and self.is_mounted and self._written(cells, after):
            return self
        return super().refresh(*regions, *cells, layout=layout, **how)

    def _written(self, cells: Sequence[Region], rows: Sequence[str]) -> bool:
        """Write new signs over those seen now, in their look; False where that cannot be done.

        To draw a frame for one sign each second was most of what the program did while nobody did
        anything. Whatever draws these lines later makes them anew.
        """
        app, lines, screen = self.app, self._styles_cache._cache, self.app.screen
        seen, driver = screen._compositor.visible_widgets.get(self), app._driver
        # Not on a screen below, nor while more changes that is to be seen together with it.
        if seen is None or app._batch_count or not app.is_running or app._closed:
            return False
        if driver is None or driver.is_headless:
            return False
        (place, clip), inset = seen, self.content_offset
        own, written = [cell.translate(inset) for cell in cells], dict[Codes, str]()
        for cell, own_cell in zip(cells, own, strict=True):
            look, there = look_of(lines.get(own_cell.y), own_cell), own_cell.translate(place.offset)
            if look is None or not clip.contains_region(there):
                return False
            x, y = there.offset
            if {screen.get_widget_at(at, y)[0] for at in (x, there.right - 1)} != {self}:
                return False
            signs = f"\x1b[{y + 1};{x + 1}H{rows[cell.y][cell.x : cell.right]}"
            codes = self._codes(look)
            written[codes] = written.get(codes, "") + signs
        self._layout_cache.clear()
        self._styles_cache.set_dirty(*own)
        self._dirty_regions |= {*own}
        x, y = app.cursor_position
        changes = "".join(begin + signs + end for (begin, end), signs in written.items())
        driver.write(f"{changes}\x1b[{y + 1};{x + 1}H")
        return True

    def _codes(self, look: Style) -> Codes:
        """What is written around signs of a look."""
        if look not in self._known:
            strip = Strip([Segment(SIGN, look)])
            for one in self.get_line_filters():
                strip = strip.apply_filter(one, self.background_colors[1])
            begin, _sign, end = strip.render(self.app.console).partition(SIGN)
            self._known[look] = begin, end
        return self._known[look]


def look_of(line: Strip | None, cells: Region) -> Style | None:
    """The look that cells of a line have in common; None where they have none."""
    end = 0
    for text, style, _control in line or ():
        begin, end = end, end + cell_len(text)
        if begin <= cells.x < end:
            return style if cells.right <= end else None
    return None


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
                self._change = ([shown.plain], [text.plain])
        self.update(text, layout=False)


@cache
def strokes(figure: str) -> Sequence[str]:
    """The rows of signs that a figure is drawn with."""
    drawn = DigitsRenderable(figure).render(BOLD)
    return "".join(one.text for one in drawn if isinstance(one, Segment)).splitlines()


class Figures(Digits, DrawsChanges):
    """Large figures."""

    _strokes: Sequence[str] = ()
    """The rows of signs that the figures are drawn with."""

    def show(self, figures: str) -> None:
        """Show figures, of which only the strokes that differ are drawn."""
        if figures != self.value:
            rows = zip(*map(strokes, figures), strict=True)
            before, self._strokes = self._strokes, ["".join(row) for row in rows]
            self._change = (before, self._strokes)
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
    """The time in large figures over a word for what it is, which goes on each second.

    What is reckoned of the whole meeting is told in minutes: to do so each second, too, was half of
    what the program did while nobody did anything.
    """

    class Minute(Message):
        """The item has used a minute more."""

    def __init__(self, beside: Callable[[Meeting, AgendaItem, dt.datetime], object]) -> None:
        """Start empty; `beside` shows the same time somewhere else."""
        self._figures = Figures(classes="time")
        self._said = Static(classes="said")
        self._beside = beside
        self._of: tuple[Meeting, AgendaItem] | None = None
        super().__init__(self._figures, self._said)

    def on_mount(self) -> None:
        """Keep the clock going."""
        self.set_interval(SECOND, self._go_on)

    def _go_on(self) -> None:
        """Show the time there is now of what was shown last."""
        workspace = program(self.app).workspace
        if workspace is not None and self._of is not None:
            now = workspace.now()
            self.show(*self._of, now)
            if used_seconds(*self._of, now) % MINUTE <= SECOND:
                self.post_message(self.Minute())

    def show(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show the time of an item as it is now."""
        self._of = (meeting, item)
        self._beside(meeting, item, now)
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
