"""Siden sidst: what has happened since the last meeting, on one screen."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tryg_tui.locale import _
from tryg_tui.ui.present import plain
from tryg_tui.ui.screens.modal import TextScreen
from tryg_tui.ui.views.page import Context
from tryg_tui.ui.views.since import memory, one_screen


class SinceScreen(TextScreen):
    """As much of the half-year memory as the window holds at once."""

    def __init__(self, ctx: Context) -> None:
        """Show what came of the meeting before."""
        super().__init__(_("Since last time"), memory(ctx))
        self._ctx = ctx

    def compose(self) -> ComposeResult:
        """The title, the memory, how to leave."""
        with Vertical(classes="window whole"):
            yield Static(plain(self._title, "bold $primary"), classes="window-title")
            with VerticalScroll():
                yield Static(id="text")
            yield Static(plain(_("Esc closes. ↑ ↓ PgUp PgDn scroll."), "$muted"))

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Tell as much as the window holds."""
        room = self.query_one(VerticalScroll).scrollable_content_region
        if room.width and room.height:
            text = one_screen(self._ctx, room.width, room.height)
            self.query_one("#text", Static).update(text)
