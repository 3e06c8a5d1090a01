"""The shared screen with nothing on it but a title and the clock."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Digits, Static

from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.text import plain


class BlankScreen(ModalScreen[bool]):
    """Title and clock; any of the keys that blank brings the meeting back."""

    BINDINGS = [Binding("full_stop,b,escape,enter,space", "dismiss", show=False, priority=True)]

    def __init__(self, desk: Workspace | None) -> None:
        """Show the title of a folder."""
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """The title and the clock."""
        with Vertical(id="blank"):
            yield Static(plain(self._desk.title if self._desk else "", "bold"))
            yield Digits(self._time())

    def on_mount(self) -> None:
        """Keep the clock going."""
        self.set_interval(1.0, lambda: self.query_one(Digits).update(self._time()))

    def _time(self) -> str:
        """The time of day."""
        return f"{self._desk.now():%H:%M}" if self._desk else ""
