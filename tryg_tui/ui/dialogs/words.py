"""What all windows have in common in which words of one's own are written."""

from collections.abc import Callable, Iterable

from textual.timer import Timer
from textual.widget import Widget

from tryg_tui.session.drafts import KEEP_SECONDS
from tryg_tui.ui.dialogs.modal import Window
from tryg_tui.ui.widgets.inputs import TextBox


class Writing(Window[str]):
    """A text to be written, which is kept a moment after each key."""

    def __init__(self, title: str, keys: str, text: str, keep: Callable[[str], None]) -> None:
        """Write under a title, beginning with a text; `keep` is given what stands there."""
        super().__init__(title, keys)
        self._kept = text
        self._keep = keep
        self._keeping: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The text."""
        return (TextBox(self._kept, id="words", compact=True, highlight_cursor_line=False),)

    def on_mount(self) -> None:
        """Write on."""
        self.query_one("#words").focus()

    def on_text_area_changed(self) -> None:
        """Keep what is written, a moment later."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_words)

    @property
    def written(self) -> str:
        """What stands in the box."""
        return self.query_one("#words", TextBox).text

    def keep_words(self) -> None:
        """Keep what is written, unless it is what was kept last or what it began with."""
        self._keeping = None
        if self.written != self._kept:
            self._kept = self.written
            self._keep(self.written)
