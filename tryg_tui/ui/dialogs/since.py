"""Siden sidst: what has happened since the last meeting, on one screen."""

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import TextScreen, scroll_far
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.review.since import memory, one_screen
from tryg_tui.ui.text import plain, show_text


class SinceScreen(TextScreen):
    """Three large numbers over as much of the half-year memory as the window holds at once; on
    request all of it.
    """

    SHAPE = "whole"
    FOR_ALL = "since"
    BINDINGS = [
        Binding("enter", "show_all", show=False, priority=True),
        Binding("down", "line(1)", show=False, priority=True),
        Binding("up", "line(-1)", show=False, priority=True),
    ]

    def __init__(self, ctx: Context) -> None:
        """Show what came of the meeting before."""
        super().__init__(_("Since last time"), plain(""))
        self._ctx = ctx
        self._all = False
        """Whether all of it is asked for."""
        self._whole = True
        """Whether all of it stands there."""
        self._room = Size()
        """What it was made for."""

    def on_mount(self) -> None:
        """Tell as much as there is room for; how much that is, is known only with all styles."""
        self.screen_layout_refresh_signal.subscribe(self, self._on_arranged)

    def _on_arranged(self, _screen: Screen[None]) -> None:
        """Tell more or less where there is other room than before."""
        if self._room != self.query_one(VerticalScroll).scrollable_content_region.size:
            self._fit()

    def _fit(self) -> None:
        """Tell as much as the window holds, or all of it."""
        self._room = room = self.query_one(VerticalScroll).scrollable_content_region.size
        if not (room.width and room.height):
            return
        fitting = one_screen(self._ctx, room.width, room.height)
        self._whole = fitting.whole
        scrolls = self._all and not self._whole
        shown: Content = memory(self._ctx, room.width, room.height) if scrolls else fitting.text
        show_text(self.query_one("#text", Static), shown)
        keys = _("Esc closes.")
        if not self._whole:
            keys = _("Enter or ↓ shows all of it. Esc closes.")
        if scrolls:
            keys = _("Esc closes. ↑ ↓ PgUp PgDn scroll.")
        self.tell_keys(keys)

    def action_show_all(self) -> None:
        """Tell all of it; where it stands there already, close."""
        if self._all or self._whole:
            self.dismiss()
            return
        self._all = True
        self._fit()

    @property
    def far(self) -> int:
        """How far all of it is scrolled down, in percent, from 1 on; 0 where it is not shown."""
        return max(1, super().far) if self._all else 0

    def go_far(self, far: int) -> None:
        """Show all of it, or no longer, so far down."""
        if self._all != bool(far):
            self._all = bool(far)
            self._fit()
        self.call_after_refresh(scroll_far, self, far)

    def action_page(self, direction: int) -> None:
        """Tell all of it, then scroll a page."""
        if self._all or self._whole:
            super().action_page(direction)
        else:
            self.action_show_all()

    def action_line(self, direction: int) -> None:
        """Tell all of it, then scroll a line."""
        if self._all or self._whole:
            self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)
        else:
            self.action_show_all()
