"""A list of things that can each be chosen; what is chosen has a mark, not only a colour."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tryg_tui.ui.text import plain


class Ticks(OptionList):
    """Choices that are on or off; space and Enter turn the highlighted one over."""

    BINDINGS = [Binding("space", "select", show=False)]

    def __init__(self, choices: Iterable[tuple[str, str, bool]], *, id: str) -> None:
        """Offer choices as value, words, and whether it is on to begin with."""
        given = list(choices)
        self._words = {value: words for value, words, _on in given}
        self.chosen = {value for value, _words, on in given if on}
        """The values that are on."""
        super().__init__(*(Option(self._prompt(value), id=value) for value in self._words), id=id)

    def _prompt(self, value: str) -> Content:
        """A choice as it is shown."""
        mark = "[x]" if value in self.chosen else "[ ]"
        return plain(f"{mark} {self._words[value]}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn a choice over."""
        event.stop()
        value = event.option_id or ""
        self.chosen ^= {value}
        self.replace_option_prompt(value, self._prompt(value))
