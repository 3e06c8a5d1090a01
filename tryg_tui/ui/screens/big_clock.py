"""The time of the item in figures that the whole room can read."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tryg_tui.ui.present import plain
from tryg_tui.ui.widgets.item_clock import ItemClock
from tryg_tui.ui.widgets.rail import end_line

if TYPE_CHECKING:
    from tryg_tui.ui.screens.hosting import Hosting


class ClockScreen(ModalScreen[None]):
    """What is left of the item's time, or how far it is over."""

    BINDINGS = [Binding("escape,enter,space,T,q", "dismiss", show=False, priority=True)]

    def __init__(self, host: "Hosting") -> None:
        """Show the time of another screen's meeting."""
        super().__init__()
        self._host = host

    def compose(self) -> ComposeResult:
        """The item, the time, the end."""
        with Vertical(id="clock"):
            yield Static(id="clock-item")
            yield ItemClock()
            yield Static(id="clock-end")

    def on_mount(self) -> None:
        """Keep the clock going."""
        self._show()
        self.set_interval(1.0, self._show)

    def _show(self) -> None:
        """Show the time there is now."""
        meeting, item, now = self._host.meeting, self._host.item, self._host.desk.now()
        self.query_one("#clock-item", Static).update(plain(item.title, "bold $primary"))
        self.query_one(ItemClock).show(meeting, item, now)
        self.query_one("#clock-end", Static).update(end_line(meeting, now))
