"""A meeting on the screen everybody looks at: one thing at a time, large, and what was decided."""

import datetime as dt
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from tryg_tui.core.meetings.planning import OVER
from tryg_tui.core.meetings.timekeeping import (
    allowed_seconds,
    overrun_seconds,
    treated,
    used_seconds,
)
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.plot.letters import HIGH
from tryg_tui.locale import _
from tryg_tui.ui.meeting.chart_panel import ChartPanel
from tryg_tui.ui.meeting.view import MeetingView, Scene
from tryg_tui.ui.pages.context import Rendered
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import parts, plain, show_text, spread
from tryg_tui.ui.widgets.bars import Banner
from tryg_tui.ui.widgets.item_clock import Line
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.ui.widgets.rows import TALL, Rows
from tryg_tui.words.names import item_words

FRAME, AIR = 4, 3
"""The lines of the first line, the progress and the keys, and on a tall screen those left free."""

ABOUT = 4
"""The lines that a chart does not know of."""

LEAST_ROWS = 3
"""The lines that are left to the list below what is in hand."""

BAR = 14
"""The cells of the bar of the time used."""

SECONDS = 60

EDGE = 4
"""The cells beside a text."""


def progress(meeting: Meeting, item: AgendaItem, now: dt.datetime, width: int) -> Content:
    """Which item it is, how many are behind, and the time left of it."""
    number = meeting.number_of(item.id)
    here = number.partition(".")[0]  # A part is numbered and counted within its item.
    whole = [(n, one) for n, one in meeting.numbered if "." not in n]
    dots = "".join("▸" if n == here else "●" if treated(meeting, one) else "○" for n, one in whole)
    count = f"{here or 0}/{len(whole)}"
    title = parts((f"{number} {item_words(item)}", "bold $primary"))
    of_all = parts((dots, "$primary"), (f" {count}", "bold"))
    time = time_left(meeting, item, now)
    if title.cell_length + of_all.cell_length + time.cell_length + 6 > width:
        of_all = parts((count, "bold"))
    return spread(title, parts(of_all, "   ", time), width)


def time_left(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> Content:
    """The minutes left of an item or used of it, or over, and a bar of what is used; nothing where
    the meeting is over.
    """
    if meeting.state in OVER:
        return plain("")
    used, allowed = used_seconds(meeting, item, now), allowed_seconds(item)
    over = overrun_seconds(meeting, item, now)
    if not allowed:
        return plain(_("{n} min used").format(n=used // SECONDS)) if used else plain("")
    left = -(-(allowed - used) // SECONDS)
    said = _("{n} min over").format(n=-(-over // SECONDS)) if over else _("{n} min left")
    style = "bold $risk" if over else "bold"
    spent = bar(min(used, allowed), allowed, BAR, style)
    return parts(("! " if over else "", style), (said.format(n=left), style), "  ", *spent)


def _high(text: Static, width: int) -> int:
    """The lines a text takes at a width."""
    said = text.content
    return len(said.wrap(width)) if isinstance(said, Content) and said.plain else 0


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
        yield self._headline
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
    def around(self) -> tuple[int, int]:
        """The lines that stay above and below what lies over what is in hand."""
        below = self._writing if self._writing.display else self._decided
        return self._progress.region.bottom, self.screen.size.height - below.region.y

    @property
    def free_lines(self) -> int:
        """The lines there are for what is in hand, its headline, and the rows together."""
        high = self.screen.size.height
        beside = [self.banner, self._writing, self._decided]
        taken = sum(_high(one, self.room) for one in beside if one.display)
        return high - FRAME - AIR * (high >= TALL) - taken

    @property
    def lines_for_object(self) -> int:
        """Those of them for what is in hand: what the rows do not need, nor the least of them."""
        left = self.free_lines - _high(self._headline, self.room) - self._chart.lines_taken
        least = LEAST_ROWS if left < TALL else left // 3
        return left - min(self.rows.lines_needed, least)

    def show(self, scene: Scene) -> None:
        """Show all of it anew."""
        self._scene = scene
        page = scene.page
        self.show_picture(page)
        nothing = (Row(NOTHING, plain(page.empty, "$muted")),) if page.empty else ()
        self.rows.show(page.rows or nothing)
        self.banner.tell(scene.banner, failed=scene.failed)
        self.show_detail()

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to show."""
        show_text(self._headline, plain(words))
        self._headline.display = True

    def show_picture(self, page: Rendered) -> None:
        """Show the headline of a page, and its chart where there is room for it."""
        show_text(self._headline, page.headline)
        self._headline.display = bool(page.headline.plain)
        self._chart.show(page, [], ABOUT, over_editor=False)

    def show_detail(self) -> None:
        """Show what is in hand, as large as there is room."""
        if self._scene is not None:
            # What is drawn of an item is its chart, where there is hardly room for both.
            self._object.display = self.lines_for_object >= HIGH
            if self._object.display:
                show_text(self._object, self._scene.detail(self.row, self.room, True))

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
