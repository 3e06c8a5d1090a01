"""The windows of the yearly status report: own words for a paragraph, and whom it was shown to."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from tryg_tui.core.input.fields import date_typed
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.model.annual_report import Presentation
from tryg_tui.documents.annual.parts import date_words
from tryg_tui.locale import N_, _
from tryg_tui.session.keeper import KEEP_SECONDS
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.typed import LineInput, TextBox

FIELDS: dict[str, str] = {
    "when": N_("When"),
    "outcome": N_("What came of it"),
    "of": N_("In the minutes"),
}
"""What is noted of a step."""

Reader = Callable[[dict[str, str]], Presentation | str | None]
"""What the fields say: a presentation, None for nothing, or a sentence with what is wrong."""


class WordsScreen(ModalScreen[str | None]):
    """A text to be written; escape leaves, and what is written is kept."""

    BINDINGS = [
        Binding("ctrl+s,f2", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str, composed: str, keep: Callable[[str], None]) -> None:
        """Write under a title, beginning with a text; `keep` is given what stands there."""
        super().__init__()
        self._title = title
        self._text = text
        self._composed = composed
        self._keep = keep
        self._keeping: Timer | None = None
        self._accepted: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The title, what the program composes, the text, the keys."""
        with Vertical(classes="window whole"):
            yield Static(plain(self._title, "bold $primary"), classes="window-title")
            if self._composed:
                yield Static(plain(_("As the program composes it:"), "$muted"))
                with VerticalScroll(id="composed", can_focus=False):
                    yield Static(plain(self._composed, "$muted"))
            yield TextBox(self._text, id="words", compact=True, highlight_cursor_line=False)
            yield Static(id="told")
            said = _("Ctrl+S keeps these words. Esc leaves; what is written is kept as begun.")
            more = _("A line is a paragraph; lines that begin with “- ” are a list.")
            yield Static(plain(f"{said} {more}", "$muted"))

    def on_mount(self) -> None:
        """Write on at the end."""
        words = self.query_one("#words", TextArea)
        words.move_cursor(words.document.end)
        words.focus()

    def on_text_area_changed(self) -> None:
        """Keep what is written, a moment later; who writes on has answered no question."""
        self._accepted = frozenset()
        self.query_one("#told", Static).update("")
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep)

    @property
    def _written(self) -> str:
        """What stands in the box."""
        return self.query_one("#words", TextArea).text

    def keep(self) -> None:
        """Keep what is written, unless it is what it began with."""
        self._keeping = None
        if self._written != self._text:
            self._keep(self._written)

    def keep_words(self) -> None:
        """Keep what is written when the program ends."""
        self.keep()

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
        self.keep()
        self.dismiss(None)


class ShownScreen(ModalScreen[tuple[Presentation | None] | None]):
    """When somebody was shown the report, and what came of it; None changes nothing."""

    BINDINGS = [
        Binding("ctrl+s,f2", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, title: str, known: Presentation | None, read: Reader) -> None:
        """Ask under a title, beginning with what is known."""
        super().__init__()
        self._title = title
        self._known = known
        self._read = read

    def compose(self) -> ComposeResult:
        """The title, the fields, what is wrong with them, the keys."""
        known = self._known
        values = {
            "when": (known.date_text or _typed(known)) if known else "",
            "outcome": known.outcome if known else "",
            "of": known.of if known else "",
        }
        with Vertical(classes="window"):
            yield Static(plain(self._title, "bold $primary"), classes="window-title")
            for name, words in FIELDS.items():
                with Horizontal(classes="form-field"):
                    yield Label(plain(_(words)))
                    yield LineInput(values[name], id=name, compact=True, select_on_focus=False)
            yield Static(id="told")
            yield Static(plain(_("All empty: not shown yet. Tab goes on."), "$muted"))
            yield Static(plain(_("Ctrl+S saves. Esc leaves."), "$muted"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the fields are understood."""
        event.stop()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save when a field is confirmed."""
        event.stop()
        self.action_save()

    def _said(self) -> Presentation | str | None:
        """What the fields say."""
        return self._read({name: self.query_one(f"#{name}", Input).value for name in FIELDS})

    def _tell(self) -> None:
        """Show how the date is understood, or what is wrong."""
        said = self._said()
        told = ("", "")
        if isinstance(said, str):
            told = (f"! {said}", "bold $critical")
        elif said is not None and said.date and not said.date_text:
            told = (_("= {date}").format(date=date_words(said.date, "")), "$muted")
        self.query_one("#told", Static).update(plain(*told))

    def action_save(self) -> None:
        """Hand over what the fields say, or show what is wrong."""
        said = self._said()
        if isinstance(said, str):
            self._tell()
        else:
            self.dismiss((said,))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _typed(known: Presentation) -> str:
    """A date as somebody would type it."""
    return date_typed(known.date)
