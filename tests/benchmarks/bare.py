"""The smallest Textual apps there are, which the program is measured against."""

import sys

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Header, Static, TextArea

READY = "ready 0"
"""What the first screen of the app with a text says."""


class BareApp(App[None]):
    """A header, a text that a key changes, and a footer."""

    BINDINGS = [Binding("pagedown", "step", "Next")]

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield Static(READY, markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Count from nothing."""
        self.steps = 0

    def action_step(self) -> None:
        """Change the text."""
        self.steps += 1
        self.query_one(Static).update(f"ready {self.steps}")


class BareEditor(App[None]):
    """A header, a text to be edited, and a footer."""

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield TextArea(READY, compact=True, highlight_cursor_line=False)
        yield Footer()


if __name__ == "__main__":
    (BareEditor() if sys.argv[1:] == ["editor"] else BareApp()).run()
