"""What people type into: a line or a text, which take nothing harmful in with a paste."""

from textual.binding import Binding
from textual.events import Paste
from textual.widgets import Input, TextArea

from tryg_tui.core.input.visible import cleaned


class LineInput(Input):
    """A field of one line."""

    BINDINGS = [
        # Textual deletes the word to the right on these keys.
        Binding("ctrl+backspace", "delete_left_word", show=False),
        Binding("alt+backspace", "delete_left_word", show=False),
    ]

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the field's own handler puts it in."""
        event.text = cleaned(event.text)


class TextBox(TextArea):
    """A text of several lines."""

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the box's own handler puts it in."""
        event.text = cleaned(event.text, lines=True)
