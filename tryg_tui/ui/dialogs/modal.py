"""Windows over a screen: what all have, a text to read, a question, a blank."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.input.names import narrows
from tryg_tui.core.plot.canvas import block_digits
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.locale import _
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.text import plain, show_text

EDGE = 4
"""The columns kept free beside large letters."""


class BlankScreen(ModalScreen[bool]):
    """Title and clock; any of the keys that blank brings the meeting back, and q ends as ever."""

    BINDINGS = [
        Binding("full_stop,b,escape,enter,space", "dismiss", show=False, priority=True),
        Binding("q", "app.quit", show=False, priority=True),
    ]

    def __init__(self, workspace: Workspace | None) -> None:
        """Show the title of a folder."""
        super().__init__()
        self._workspace = workspace

    def compose(self) -> ComposeResult:
        """The title and the clock."""
        with Vertical(id="blank"):
            yield Static(id="blank-title")
            yield Static(id="blank-time")

    def on_mount(self) -> None:
        """Keep the clock going."""
        self._show()
        self.set_interval(1.0, self._show)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._show()

    def _show(self) -> None:
        """Show both as large as there is room."""
        if self._workspace is None:
            return
        width, height = self.app.size
        title, now = self._workspace.title, self._workspace.now()
        drawn = large_letters(title, width - EDGE, height // 2) or (title,)
        drawn = tuple(row.ljust(max(map(len, drawn))) for row in drawn)
        time = block_digits(f"{now:%H:%M}", width - EDGE, height // 3)
        for id, rows, style in (("title", drawn, "bold"), ("time", time, "$primary")):
            show_text(self.query_one(f"#blank-{id}", Static), plain("\n".join(rows), style))


T = TypeVar("T")

WINDOW = 68
"""The width of a window's text that fits 80 columns, in cells."""


class Window(ModalScreen[T]):
    """A title, what the window is for, and its keys; None is the answer of who leaves it."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    SHAPE: ClassVar[str] = ""
    """How large it is: `tall`, `whole`, or as large as what stands in it."""

    def __init__(self, title: str, keys: str = "") -> None:
        """Open under a title; the keys are told at the bottom."""
        super().__init__()
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Everything in its frame."""
        with Vertical(classes=f"window {self.SHAPE}".strip()):
            yield Static(plain(self._title, "bold $primary"), classes="window-title")
            yield from self.body()
            yield Static(plain(self._keys, "$muted"), id="window-keys")

    def body(self) -> Iterable[Widget]:
        """What stands in it."""
        return ()

    def tell_keys(self, keys: str) -> None:
        """Tell other keys than before."""
        show_text(self.query_one("#window-keys", Static), plain(keys, "$muted"))

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class TextScreen(Window[None]):
    """A text that can be scrolled."""

    BINDINGS = [
        Binding("enter,q,question_mark,f1", "leave", show=False, priority=True),
        Binding("pagedown,space", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]
    SHAPE = "tall"

    def __init__(self, title: str, text: Content) -> None:
        """Show a text under a title."""
        super().__init__(title, _("Esc closes. ↑ ↓ PgUp PgDn scroll."))
        self._text = text

    def body(self) -> Iterable[Widget]:
        """The text."""
        return (VerticalScroll(Static(self._text, id="text")),)

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        box = self.query_one(VerticalScroll)
        if direction > 0:
            box.scroll_page_down(animate=False)
        else:
            box.scroll_page_up(animate=False)

    @property
    def far(self) -> int:
        """How far it is scrolled down, in percent."""
        return far_down(self)


FEW = 8
"""So many answers are seen at a glance; of more it is told that what is typed narrows them."""


class Answers(OptionList):
    """Answers to choose from, which take what is typed like a text, as that narrows them."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a sign that narrows them."""
        return character is not None and character.isprintable()


class ChooseScreen(Window[str]):
    """A question with some answers."""

    def __init__(
        self, question: str, answers: list[tuple[str, str]], about: Widget | None = None
    ) -> None:
        """Ask with answers as pairs of value and words, and show what it is about."""
        keys = _("Enter chooses. Esc leaves.")
        if len(answers) > FEW:
            keys = f"{_('Write to narrow the list.')} {keys}"
        super().__init__(question, keys)
        self._about = about
        self._answers = answers
        self._typed = ""

    def body(self) -> ComposeResult:
        """What it is about, and the answers."""
        if self._about is not None:
            yield self._about
        yield Static(id="typed")
        options = (Option(plain(words), id=value) for value, words in self._answers)
        yield Answers(*options)

    def on_mount(self) -> None:
        """Make room for what it is about, and let the answers have the keys."""
        self.query_one(".window").set_class(self._about is not None, "tall")
        self.query_one(OptionList).focus()
        self.query_one("#typed").display = False

    def on_key(self, event: Key) -> None:
        """Narrow the list by a sign, or take the last one back; say which keys there are, where one
        does nothing.
        """
        if event.is_printable or event.key == "backspace":
            event.stop()
            narrowed = f"{self._typed}{event.character}"
            self._narrow(narrowed if event.is_printable else self._typed[:-1])
        elif event.key not in self.active_bindings:
            self.notify(self._keys, markup=False)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as if it were typed."""
        event.stop()
        self._narrow(self._typed + " ".join(event.text.split()))

    def _narrow(self, typed_so_far: str) -> None:
        """Show only what holds the words typed, however their letters are written; what is too
        long for a line is cut.
        """
        self._typed = typed_so_far[:WINDOW]
        typed, shown = self.query_one("#typed", Static), self.query_one(OptionList)
        typed.display = bool(self._typed)
        typed.update(plain(f"› {self._typed}", "bold"))
        shown.clear_options()
        shown.add_options(
            Option(plain(said), id=value)
            for value, said in self._answers
            if narrows(self._typed, said)
        )
        shown.highlighted = 0 if shown.option_count else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the answer over."""
        self.dismiss(event.option_id)


def far_down(window: Widget) -> int:
    """How far the text of a window is scrolled down, in percent."""
    boxes = (box for box in window.query(VerticalScroll) if box.max_scroll_y)
    return next((round(100 * box.scroll_y / box.max_scroll_y) for box in boxes), 0)


def scroll_far(window: Widget, far: int) -> None:
    """Scroll the text of a window so far down, in percent."""
    for box in window.query(VerticalScroll):
        box.scroll_to(y=far * box.max_scroll_y / 100, animate=False, immediate=True)


def scrolled(text: Content) -> VerticalScroll:
    """A text that a question is about, which may be too long for the window."""
    return VerticalScroll(Static(text), can_focus=False)
