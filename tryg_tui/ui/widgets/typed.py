"""The field people type a line into, which takes nothing harmful in with a paste."""

from textual.events import Paste
from textual.widgets import Input

from tryg_tui.core.input.visible import cleaned


class LineInput(Input):
    """A field of one line."""

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the field's own handler puts it in."""
        event.text = cleaned(event.text)
