"""The box people type several lines into, which takes nothing harmful in with a paste."""

from textual.events import Paste
from textual.widgets import TextArea

from tryg_tui.core.input.visible import cleaned


class TextBox(TextArea):
    """A text of several lines."""

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the box's own handler puts it in."""
        event.text = cleaned(event.text, lines=True)
