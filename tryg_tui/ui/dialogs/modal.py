"""Small windows over a screen: a text to read, a question, a word to type."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.locale import _
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.typed import LineInput

WINDOW = 68
"""The width of a window's text that fits 80 columns, in cells."""


class TextScreen(ModalScreen[None]):
    """A text that can be scrolled."""

    BINDINGS = [
        Binding("escape,enter,q,question_mark,f1", "dismiss", show=False, priority=True),
        Binding("pagedown,space", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, text: Content) -> None:
        """Show a text under a title."""
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The title, the text, how to leave."""
        with Vertical(classes="window tall"):
            yield Static(plain(self._title, "bold $primary"), classes="window-title")
            with VerticalScroll():
                yield Static(self._text, id="text")
            yield Static(plain(_("Esc closes. ↑ ↓ PgUp PgDn scroll."), "$muted"))

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        box = self.query_one(VerticalScroll)
        if direction > 0:
            box.scroll_page_down(animate=False)
        else:
            box.scroll_page_up(animate=False)


class AskScreen(ModalScreen[str | None]):
    """A question answered with a word or two; an empty string means none.

    Where it may be answered with nothing as well, None means that it was left.
    """

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(
        self, question: str, answer: str = "", hint: str = "", *, empty: bool = False
    ) -> None:
        """Ask with an answer proposed; with `empty`, nothing is an answer too."""
        super().__init__()
        self._empty = empty
        self._question = question
        self._answer = answer
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question, the answer, how to go on."""
        with Vertical(classes="window"):
            yield Static(plain(self._question, "bold $primary"), classes="window-title")
            yield LineInput(self._answer, select_on_focus=False)
            yield Static(plain(self._hint, "$muted"))
            yield Static(plain(_("Enter goes on. Esc leaves."), "$muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the answer over."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None if self._empty else "")


class ChooseScreen(ModalScreen[str]):
    """A question with a few answers; an empty string means none."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(
        self, question: str, answers: list[tuple[str, str]], about: Content | None = None
    ) -> None:
        """Ask with answers as pairs of value and words, and show what it is about."""
        super().__init__()
        self._about = about
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical(classes="window" if self._about is None else "window tall"):
            yield Static(plain(self._question, "bold $primary"), classes="window-title")
            if self._about is not None:
                with VerticalScroll(can_focus=False):
                    yield Static(self._about)
            answers = (Option(plain(words), id=value) for value, words in self._answers)
            yield OptionList(*answers)
            yield Static(plain(_("Enter chooses. Esc leaves."), "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the answer over."""
        self.dismiss(event.option_id or "")

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss("")
