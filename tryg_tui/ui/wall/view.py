"""A meeting on the screen everybody looks at: one thing at a time, large, and what was decided."""

import datetime as dt
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.ui.meeting.chart_panel import ChartPanel
from tryg_tui.ui.meeting.view import MeetingView, Scene
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import plain, show_text
from tryg_tui.ui.wall.drawing import progress
from tryg_tui.ui.widgets.bars import Banner
from tryg_tui.ui.widgets.chart import LargeFigures
from tryg_tui.ui.widgets.item_clock import Line
from tryg_tui.ui.widgets.rows import TALL, Rows

FRAME = 10
"""The lines of the first line, the progress, the decision and the keys, with the air between."""

ABOUT = 4
"""Those of them that a chart does not know of."""

HIGH = 40
"""From this height on, in lines, there is room for large letters over a chart."""

LEAST_ROWS = 4
"""The lines that are left to the list below what is in hand."""

EDGE = 4
"""The cells beside a text."""


class WallView(Vertical):
    """The whole of the wall but for its first and its last line."""

    def __init__(self) -> None:
        """Show a meeting large."""
        super().__init__(id="wall")
        self.rows = Rows("rows")
        """What the page is about, a line each."""
        self._progress = Line(id="progress")
        self.banner = Banner()
        self._object = Static(id="in-hand")
        self._figures = LargeFigures()
        self._headline = Static(id="headline")
        self._chart = ChartPanel()
        self._writing = Static(id="writing")
        self._decided = Static(id="decided")
        self._scene: Scene | None = None

    def compose(self) -> ComposeResult:
        """The progress over what is in hand, with the decision at the bottom."""
        yield self._progress
        yield self.banner
        yield self._object
        yield Horizontal(self._figures, self._headline, id="head")
        yield self._chart
        yield self.rows
        yield self._writing
        yield self._decided

    @property
    def row(self) -> RowRef:
        """What is in hand."""
        return self.rows.highlighted_ref

    @property
    def room(self) -> int:
        """The width for a text, in cells."""
        return max(20, self.screen.size.width - EDGE)

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for large figures."""
        return self.screen.size.height >= TALL - 4

    @property
    def lines_for_object(self) -> int:
        """The lines there are for what is in hand."""
        high = self.screen.size.height - FRAME
        if self._chart.has_chart:
            return 3
        return max(6, high - (LEAST_ROWS if high < TALL else high // 3))

    def show(self, scene: Scene) -> None:
        """Show all of it anew."""
        self._scene = scene
        page = scene.page
        self.show_picture(page)
        nothing = (Row(NOTHING, plain(page.empty, "$muted")),) if page.empty else ()
        self.rows.show(page.rows or nothing)
        self.show_detail()
        self.banner.tell(scene.banner, failed=scene.failed)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to show."""
        self._headline.update(plain(words))

    def show_picture(self, page: Rendered) -> None:
        """Show headline and figures of a page, and its chart where there is room for it."""
        show_text(self._headline, page.headline)
        self._figures.show(page.large)
        self._chart.show(page, [], ABOUT, over_editor=False)

    def show_detail(self) -> None:
        """Show what is in hand, as large as there is room."""
        if self._scene is not None:
            drawn = self._scene.detail(self.row, self.room, True)
            show_text(self._object, drawn)
            # What is drawn of an item is its chart, where there is hardly room for both.
            low = self.screen.size.height < HIGH and self._scene.page.plot is not None
            self._object.display = bool(drawn.plain) and not low

    def show_writing(self, written: Content) -> None:
        """Show what is being written, or nothing."""
        show_text(self._writing, written)
        self._writing.display = bool(written.plain)

    def show_decided(self, decided: Content) -> None:
        """Show what was decided last."""
        show_text(self._decided, decided)

    def show_time(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show how far the meeting is, and the time of the item."""
        self._progress.put(progress(meeting, item, now, self.room))

    def show_titles(self, items: Sequence[AgendaItem], shown: AgendaItem) -> None:
        """There is no wall without a meeting."""

    def begin_page(self) -> None:
        """Begin another page at its first row, with the keys."""
        self.rows.forget()
        self.rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what is to be opened."""
        event.stop()
        if row := self.rows.ref(event.option_index):
            self.post_message(MeetingView.RowChosen(row, line=False))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that something else is in hand."""
        event.stop()
        if self._scene is not None:
            self.post_message(MeetingView.RowHighlighted(line=False))
