"""The window of the yearly status report in which a paragraph gets words of the author's own."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.locale import _
from tryg_tui.session.drafts import KEEP_SECONDS
from tryg_tui.ui.dialogs.modal import Window
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.inputs import TextBox


class WordsScreen(Window[str]):
    """A text to be written; escape leaves, and what is written is kept."""

    BINDINGS = [Binding("ctrl+s,f2", "save", show=False, priority=True)]
    SHAPE = "whole"

    def __init__(self, title: str, text: str, composed: str, keep: Callable[[str], None]) -> None:
        """Write under a title, beginning with a text; `keep` is given what stands there."""
        said = _("Ctrl+S keeps these words. Esc leaves; what is written is kept as begun.")
        more = _("A line is a paragraph; lines that begin with “- ” are a list.")
        super().__init__(title, f"{said} {more}")
        self._text = text
        self._composed = composed
        self._keep = keep
        self._keeping: Timer | None = None
        self._accepted: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        """What the program composes, and the text."""
        if self._composed:
            yield Static(plain(_("As the program composes it:"), "$muted"))
            composed = Static(plain(self._composed, "$muted"))
            yield VerticalScroll(composed, id="composed", can_focus=False)
        yield TextBox(self._text, id="words", compact=True, highlight_cursor_line=False)
        yield Static(id="told")

    def on_mount(self) -> None:
        """Write on."""
        self.query_one("#words").focus()

    def on_text_area_changed(self) -> None:
        """Keep what is written, a moment later; who writes on has answered no question."""
        self._accepted = frozenset()
        self.query_one("#told", Static).update("")
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_words)

    @property
    def _written(self) -> str:
        """What stands in the box."""
        return self.query_one("#words", TextArea).text

    def keep_words(self) -> None:
        """Keep what is written, unless it is what it began with."""
        self._keeping = None
        if self._written != self._text:
            self._keep(self._written)

    def action_save(self) -> None:
        """Hand the words over, unless a number of a person has to be asked about."""
        found = frozenset(cpr_numbers(self._written))
        if found - self._accepted:
            self._accepted = found
            said = _(
                "! {numbers} looks like a civil registration number (CPR), which does not belong "
                "in a report. Take it out, or press Ctrl+S again to keep it all the same."
            )
            told = plain(said.format(numbers=", ".join(sorted(found))), "bold $critical")
            self.query_one("#told", Static).update(told)
            return
        self.dismiss(self._written)

    def action_leave(self) -> None:
        """Leave; what is written is kept as begun."""
        self.keep_words()
        super().action_leave()
