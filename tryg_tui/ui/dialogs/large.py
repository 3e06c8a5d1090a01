"""Something drawn over the whole screen, as large as there is room, for a whole room to read."""

from collections.abc import Callable, Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import far_down, scroll_far
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.text import parts, plain, show_text

FRAME = 4
"""The cells beside what is drawn."""

LINES = 3
"""The lines above what is drawn and below it, that of the keys among them."""

Draw = Callable[[int, int], Content]
"""What draws it at a width and a height, as things stand now."""


class LargeScreen(ModalScreen[bool]):
    """A drawing that is accepted or left."""

    BINDINGS = [
        Binding("escape,q", "answer(False)", show=False, priority=True),
        Binding("enter", "answer(True)", show=False, priority=True),
        Binding("pagedown,space", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        draw: Draw,
        keys: str = "",
        *,
        for_all: str = "",
        row: RowRef = NOTHING,
        around: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        """Show what is drawn; `for_all` is the name by which the others show it too, `row` what it
        is about, and `around` the lines above and below that the screen under it goes on to show.
        """
        super().__init__()
        self._around = around
        if around is not None:
            self.styles.background = "transparent"
        self._draw = draw
        self._keys = keys
        self.FOR_ALL = for_all
        """As what the others show it too; nothing where they do not."""
        self.row = row
        """What it is about."""

    def compose(self) -> Iterable[Widget]:
        """The drawing, over the keys."""
        yield VerticalScroll(Static(id="large"), can_focus=False)
        yield Static(plain(self._keys, "$muted"), id="large-keys")

    def on_mount(self) -> None:
        """Draw it; what was said in passing does not hide its keys."""
        self.app.clear_notifications()
        self.redraw()
        box = self.query_one(VerticalScroll)
        for changes in ("scroll_y", "virtual_size"):
            self.watch(box, changes, self._tell_part)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.redraw()

    def redraw(self) -> None:
        """Draw it as things stand now; before it is there, there is nothing to draw on."""
        width, height = self.app.size
        if self._around is not None:
            above, below = self._around()
            for first in self.query(VerticalScroll):
                first.styles.margin = (above, 0, 0, 0)
            for last in self.query("#large-keys"):
                last.styles.margin = (0, 0, below, 0)
            height -= above + below
        for box in self.query("#large").results(Static):
            show_text(box, self._draw(max(20, width - FRAME), max(8, height - LINES)))

    @property
    def far(self) -> int:
        """How far it is scrolled down, in percent."""
        return far_down(self)

    def go_far(self, far: int) -> None:
        """Show what is so far down."""
        self.call_after_refresh(scroll_far, self, far)

    def _tell_part(self) -> None:
        """Tell beside the keys which part of it is seen, where that is not all."""
        box = self.query_one(VerticalScroll)
        every = -(-box.virtual_size.height // max(1, box.size.height))
        part = 1 + round((every - 1) * self.far / 100)
        said = _("page {page} of {pages}").format(page=part, pages=every) if every > 1 else ""
        keys = parts((f"{said}   " if said else "", "bold"), (self._keys, "$muted"))
        show_text(self.query_one("#large-keys", Static), keys)

    def action_answer(self, accepted: bool) -> None:
        """Accept it, or leave it."""
        self.dismiss(accepted)

    def action_page(self, direction: int) -> None:
        """Scroll a page, where it is longer than the screen."""
        self.query_one(VerticalScroll).scroll_relative(
            y=direction * max(1, self.size.height - LINES), animate=False
        )
