"""A meeting on the screen: its agenda at the side, the page of an item, and its minutes below."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _
from tryg_tui.ui.meeting.chart_panel import ChartPanel
from tryg_tui.ui.meeting.sentences import title_parts
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import is_shown, lines, one_line, plain, shortened, show_lines, show_text
from tryg_tui.ui.widgets.bars import Banner
from tryg_tui.ui.widgets.chart import LargeFigures
from tryg_tui.ui.widgets.item_clock import ItemClock, ItemTitle
from tryg_tui.ui.widgets.rail import NoteBeside, Rail, agenda_lines, end_line, plain_lines
from tryg_tui.ui.widgets.rows import TALL, Rows
from tryg_tui.words.names import item_words, link_marks


class Scene(msgspec.Struct, frozen=True):
    """What is shown at one moment."""

    item: AgendaItem
    page: Rendered
    detail: Callable[[RowRef, int, bool], Content]
    """The details of a row at a width, beside the list or else below it."""
    minutes: Sequence[Row] | None
    """The minutes of the item; None where there are none to be had."""
    banner: str = ""
    """What has to be said first."""
    failed: bool = False
    """Whether that is something gone wrong."""


class Board(Protocol):
    """What shows a meeting."""

    @property
    def rows(self) -> Rows:
        """The rows of the page."""

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""

    @property
    def room(self) -> int:
        """The width for a headline, in cells."""

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for large figures."""

    def show(self, scene: Scene) -> None:
        """Show all of it anew."""

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to show."""

    def show_picture(self, page: Rendered) -> None:
        """Show headline, figures and chart of a page."""

    def show_detail(self) -> None:
        """Show what there is to the highlighted row."""

    def show_time(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show how far the meeting is."""

    def show_titles(self, items: Sequence[AgendaItem], shown: AgendaItem) -> None:
        """Show an agenda that nobody treats."""

    def begin_page(self) -> None:
        """Begin another page at its first row, with the keys."""


WIDEST = 118
"""Most cells of a line of text: content is no wider than 120 columns."""

SIDE = 66
"""The greatest width of the details beside the list, in cells."""

SIDE_FRAME = 4
"""What line, margins and scrollbar take of their part of the screen."""

TEXT_LINES = 4
"""The lines that what was written for an item beforehand may take; half of them where it is low."""

ROOMY = 50
"""From this height on, in lines, there is room for details below a chart and its rows."""

MINUTES = 1
"""Most lines of the minutes beside a chart on a low screen."""


class MeetingView(Horizontal):
    """The whole of a screen but for its first and its last line."""

    class ItemChosen(Message):
        """An item of the agenda is to be gone to."""

        def __init__(self, item: Id) -> None:
            """Carry its id."""
            super().__init__()
            self.item = item

    class RowChosen(Message):
        """A row of the page, or with `line` a line of the minutes, is to be opened."""

        def __init__(self, row: RowRef, *, line: bool) -> None:
            """Carry what it is about."""
            super().__init__()
            self.row = row
            self.line = line

    class RowHighlighted(Message):
        """Another row of the page, or with `line` a line of the minutes, is highlighted."""

        def __init__(self, *, line: bool) -> None:
            """Carry which of the two lists it is in."""
            super().__init__()
            self.line = line

    def __init__(self, *below: Widget) -> None:
        """Show a meeting, with something more below it."""
        super().__init__(id="main")
        self._below = below
        self.rail = Rail(id="rail", markup=False)
        """The agenda."""
        self.rows = Rows("rows")
        """The rows of the page."""
        self.minutes = Rows("minutes", last=True)
        """The minutes of the item."""
        self._clock = ItemClock(self._show_seconds)
        self._end = Static(id="end")
        self._note = NoteBeside(id="own-note")
        self._title = ItemTitle()
        self.banner = Banner()
        self._figures = LargeFigures()
        self._headline = Static(id="headline")
        self._chart = ChartPanel()
        self._detail = Static(id="detail")
        self._detail_box = VerticalScroll(self._detail, id="detail-box", can_focus=False)
        self._minutes_title = Static(id="minutes-title")
        self.is_covered = False
        """Whether an editor takes the place of minutes and details."""
        self._scene: Scene | None = None

    def compose(self) -> ComposeResult:
        """The rail beside the item with its page and minutes."""
        yield Vertical(self.rail, self._note, self._clock, self._end, id="side")
        yield Vertical(
            self._title,
            self.banner,
            Horizontal(self._figures, self._headline, id="head"),
            self._chart,
            Container(self.rows, self._detail_box, id="body"),
            self._minutes_title,
            self.minutes,
            *self._below,
            id="work",
        )

    @property
    def row(self) -> RowRef:
        """What the highlighted row of the page is about."""
        return self.rows.highlighted_ref

    @property
    def line(self) -> RowRef:
        """What the highlighted line of the minutes is about."""
        return self.minutes.highlighted_ref

    @property
    def room(self) -> int:
        """The width for a headline, in cells."""
        return min(WIDEST, self._title.content_size.width)

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for large figures."""
        return not self.screen.has_class("-narrow") and self.screen.size.height >= TALL

    def show(self, scene: Scene) -> None:
        """Show all of it anew."""
        self._scene, page = scene, scene.page
        self.show_picture(page)
        nothing = (Row(NOTHING, plain(page.empty, "$muted")),) if page.empty else ()
        self.rows.show(shown := page.rows or nothing)
        self.rows.display = bool(shown)
        self.minutes.set_class(page.table, "-table")
        self._detail_box.set_class(page.table, "-table")
        self.query_one("#body").set_class(not page.across, "-beside")
        self.query_one("#head").set_class(self.is_covered, "-covered")
        self._show_minutes(scene.minutes)
        self.show_detail()
        self.banner.tell(scene.banner, failed=scene.failed)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to show."""
        self._headline.update(plain(words))

    def show_picture(self, page: Rendered) -> None:
        """Show headline and figures of a page, and its chart where there is room for it."""
        scene, panel = self._scene, self._chart
        assert scene is not None
        show_text(self._headline, self._headline_of(page, scene.item))
        self._figures.show(page.large)
        taken = 0 if scene.minutes is None else min(MINUTES, len(scene.minutes)) + 1
        panel.show(page, [plain(scene.banner)], taken, over_editor=self.is_covered)
        self.minutes.set_class(panel.has_chart, "-charted")

    def show_detail(self) -> None:
        """Show the details of the highlighted row, where there is room."""
        scene, box = self._scene, self._detail_box
        wide = self.screen.has_class("-wide") and not (scene and scene.page.across)
        least = ROOMY if self._chart.has_chart else TALL
        roomy = wide or self.screen.size.height >= least
        if scene is None or not (roomy and self.row) or self.is_covered:
            box.display = False
            return
        width = self.rows.room
        if wide:
            width = min(SIDE, self.query_one("#body").size.width // 3 - SIDE_FRAME)
        detail = scene.detail(self.row, width, wide)
        box.display = bool(detail.plain)
        if not is_shown(self._detail, detail):
            self._detail.update(detail)
            box.scroll_home(animate=False)

    def show_time(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show how far the meeting is, and the time of the item."""
        self.rail.show(agenda_lines(meeting, item.id, now), item.id)
        self._note.show(meeting, item.id, self.rail.content_size.width - 1)
        show_lines(self._end, end_line(meeting, now))
        self._clock.show(meeting, item, now)

    def _show_seconds(self, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:
        """Show the time of the item in its line."""
        self._title.show(*title_parts(meeting, item, now))

    def show_titles(self, items: Sequence[AgendaItem], shown: AgendaItem) -> None:
        """Show an agenda that nobody treats: its titles without any time."""
        self.rail.show(plain_lines(items, shown.id), shown.id)
        title = plain(f"{items.index(shown) + 1} {item_words(shown)}", "bold $primary")
        self._title.show(title, plain(""), plain(""))

    def begin_page(self) -> None:
        """Begin another page at its first row, with the keys."""
        self.rows.forget()
        # At once, not when the list gets round to it: an editor may be opened next.
        self.screen.set_focus(self.rows)

    def _headline_of(self, page: Rendered, item: AgendaItem) -> Content:
        """The headline, and under it what was written for the item beforehand.

        All of a long text is with the item on the agenda; so is any text beside a chart that a low
        window has just room for.
        """
        low = self.screen.size.height < TALL
        told = page.whole or (low and page.plot is not None)
        links = " · ".join(link_marks(item.links))
        if told or not (item.text or links):
            return page.headline
        text = plain(one_line(f"{item.text} {links}"), "$muted")
        most = TEXT_LINES // 2 if low else TEXT_LINES
        return lines([page.headline, shortened(text, self.rows.room, most)])

    def _show_minutes(self, rows: Sequence[Row] | None) -> None:
        """Show the minutes of the item."""
        self.minutes.show(rows or ())
        self.minutes.display = bool(rows) and not self.is_covered
        title = _("Minutes of this item") if rows else _("Minutes of this item: nothing yet")
        show_text(self._minutes_title, plain(title, "bold $primary"))
        self._minutes_title.display = rows is not None and not self.is_covered

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what is to be opened: an item, a row, a line of the minutes."""
        event.stop()
        if isinstance(chosen := event.option_list, Rail):
            self.post_message(self.ItemChosen(chosen.item_at(event.option_index)))
        elif isinstance(chosen, Rows) and (row := chosen.ref(event.option_index)):
            self.post_message(self.RowChosen(row, line=chosen.id == "minutes"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that another row or line is highlighted."""
        event.stop()
        if isinstance(event.option_list, Rows) and self._scene is not None:
            self.post_message(self.RowHighlighted(line=event.option_list.id == "minutes"))
