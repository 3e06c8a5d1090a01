"""The window of the yearly status report in which a paragraph gets words of the author's own."""

from collections.abc import Callable, Iterator

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.locale import _
from tryg_tui.ui.dialogs.words import Writing
from tryg_tui.ui.text import plain


class WordsScreen(Writing):
    """A text to be written; escape leaves, and what is written is kept."""

    BINDINGS = [Binding("ctrl+s,f2", "save", show=False, priority=True)]
    SHAPE = "whole"

    def __init__(self, title: str, text: str, composed: str, keep: Callable[[str], None]) -> None:
        """Write under a title, beginning with a text; `keep` is given what stands there."""
        said = _("Ctrl+S keeps these words. Esc leaves; what is written is kept as begun.")
        more = _("A line is a paragraph; lines that begin with “- ” are a list.")
        super().__init__(title, f"{said} {more}", text, keep)
        self._composed = composed
        self._accepted: frozenset[str] = frozenset()

    def body(self) -> Iterator[Widget]:
        """What the program composes, and the text."""
        if self._composed:
            yield Static(plain(_("As the program composes it:"), "$muted"))
            composed = Static(plain(self._composed, "$muted"))
            yield VerticalScroll(composed, id="composed", can_focus=False)
        yield from super().body()
        yield Static(id="told")

    def on_text_area_changed(self) -> None:
        """Who writes on has answered no question."""
        self._accepted = frozenset()
        self.query_one("#told", Static).update("")

    def action_save(self) -> None:
        """Hand the words over, unless a number of a person has to be asked about."""
        found = frozenset(cpr_numbers(self.written))
        if found - self._accepted:
            self._accepted = found
            said = _(
                "! {numbers} looks like a civil registration number (CPR), which does not belong "
                "in a report. Take it out, or press Ctrl+S again to keep it all the same."
            )
            told = plain(said.format(numbers=", ".join(sorted(found))), "bold $critical")
            self.query_one("#told", Static).update(told)
            return
        self.dismiss(self.written)

    def action_leave(self) -> None:
        """Leave; what is written is kept as begun."""
        self.keep_words()
        super().action_leave()
