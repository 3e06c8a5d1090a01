"""The time of the item in figures that the whole room can read."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tryg_tui.core.plot.canvas import block_digits
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.chart import glyphs
from tryg_tui.ui.widgets.item_clock import item_time
from tryg_tui.ui.widgets.rail import end_line
from tryg_tui.words.names import item_words

AROUND = 10
"""The lines kept for the item, the word under the figures and the end of the meeting."""

EDGE = 4
"""The columns kept free."""


class ClockScreen(ModalScreen[None]):
    """What is left of the item's time, or how far it is over."""

    BINDINGS = [Binding("escape,enter,space,T,q", "dismiss", show=False, priority=True)]
    FOR_ALL = "clock"
    """As what the others show it too."""

    def __init__(self, session: OpenMeeting) -> None:
        """Show the time of a meeting that is open here."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The item, the time, the word for it, the end."""
        with Vertical(id="clock"):
            yield Static(id="clock-item")
            yield Static(id="clock-time")
            yield Static(id="clock-said")
            yield Static(id="clock-end")

    def on_mount(self) -> None:
        """Keep the clock going."""
        self._show()
        self.set_interval(1.0, self._show)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._show()

    def _show(self) -> None:
        """Show the time there is now."""
        meeting, item, now = (
            self._session.meeting,
            self._session.item,
            self._session.workspace.now(),
        )
        if item is None:
            return
        time, said, over = item_time(meeting, item, now)
        style = "bold $risk" if over else "bold"
        width, height = self.app.size
        pixel = "#" if glyphs() == "ascii" else "█"
        drawn = block_digits(time, width - EDGE, height - AROUND, pixel)
        self.query_one("#clock-item", Static).update(plain(item_words(item), "bold $primary"))
        figures = lines(plain(row, "$risk" if over else "") for row in drawn)
        self.query_one("#clock-time", Static).update(figures)
        said = f"! {said}" if over else said
        self.query_one("#clock-said", Static).update(plain(f"{time}  {said}", style))
        self.query_one("#clock-end", Static).update(end_line(meeting, now))
